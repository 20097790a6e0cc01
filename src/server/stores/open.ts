// Which store there is: PostgreSQL where an address of one is given, else the embedded one.
import type { Settings } from '../env.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

export async function openStore({ database, dataFolder }: Settings): Promise<Store> {
  if (database === null) return openSqlite(dataFolder)
  // Read only when it is wanted: a small office's server never needs it.
  const { openPostgres } = await import('./postgres.ts')
  return openPostgres(database)
}
