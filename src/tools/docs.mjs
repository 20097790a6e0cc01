// Draws the pages of docs/ that come from the code: fields, rules, limits and the import graph.
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

// Node 20 cannot read TypeScript: the test that finds a stale page also writes it.
const { status } = spawnSync(
  join(root, 'node_modules/.bin/vitest'),
  ['run', '--project', 'stockholm', 'tests/docs'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DOCS_WRITE: '1' } },
)
process.exit(status ?? 1)
