// The server's own tests once more, with every office kept in PostgreSQL.
import { afterAll, describe } from 'vitest'
import { keepInPostgres } from '../server/support.ts'
import { startPostgres } from '../support/postgres.ts'

const postgres = await startPostgres()
afterAll(() => postgres.stop(), 60_000)
keepInPostgres(postgres)

const suites = import.meta.glob(
  '../server/{ahead,backup,backups,bundles,calendar,cli,enrol,malformed,page,receipts,rescue,sync,upgrade}.test.ts',
)
for (const [path, load] of Object.entries(suites)) describe(path, () => load() as Promise<void>)
