// Whether the database itself is sound: what PostgreSQL can say of its own indexes, rows and pages.
import type pg from 'pg'
import { codeOf } from './postgres-link.ts'
import { ownSchema } from './postgres-schema.ts'
import { tables } from './schema.ts'

/**
 * What PostgreSQL's own check finds, where the extension amcheck is installed and we may use it; else that every
 * index knows as many rows as its table. Always: indexes and constraints that hold, no row without what it belongs to,
 * no page whose checksum failed.
 */
export async function wrongIn(client: pg.Client, begin: string): Promise<string[]> {
  await client.query(`${begin}; SELECT set_config('radslag.all', 'on', true)`)
  const list = async (text: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query({ text, values, rowMode: 'array' })).rows.map((row) => String(row[0]))
  const wrong: string[] = []
  const add = (what: string, found: readonly string[]) => wrong.push(...found.map((one) => `${what} ${one}`))
  add(
    'index not valid:',
    await list(
      `SELECT indexrelid::regclass FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
       WHERE relnamespace = $1::regnamespace AND NOT (indisvalid AND indisready)`,
      [ownSchema],
    ),
  )
  add(
    'constraint not valid:',
    await list(
      'SELECT conname FROM pg_constraint WHERE connamespace = $1::regnamespace AND NOT convalidated',
      [ownSchema],
    ),
  )
  add(
    'pages with a wrong checksum:',
    await list(
      'SELECT checksum_failures FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0',
    ),
  )
  for (const table of tables.filter((name) => name !== 'settings' && name !== 'offices')) {
    const to = table === 'devices' ? 'members' : 'offices'
    const on = table === 'devices' ? 't.office = o.office AND t.member = o.id' : 't.office = o.id'
    const orphans = await list(
      `SELECT count(*) FROM ${table} t LEFT JOIN ${to} o ON ${on} WHERE o.id IS NULL HAVING count(*) > 0`,
    )
    if (orphans.length > 0) wrong.push(`a row of ${table} without what it belongs to`)
  }
  const indexes = await list(
    `SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
     WHERE relnamespace = $1::regnamespace AND relkind = 'r'`,
    [ownSchema],
  )
  const check = await checker(client)
  if (check) {
    for (const index of indexes) {
      await client.query('SAVEPOINT look')
      try {
        await client.query(`SELECT ${check}($1::regclass)`, [index])
        await client.query('RELEASE SAVEPOINT look')
      } catch (problem) {
        await client.query('ROLLBACK TO SAVEPOINT look')
        wrong.push(`index ${index}: ${codeOf(problem)} ${problem instanceof Error ? problem.message : ''}`)
      }
    }
  } else {
    for (const table of tables) {
      const count = async (scan: string) => {
        for (const way of ['seqscan', 'indexscan', 'indexonlyscan', 'bitmapscan'])
          await client.query(`SET LOCAL enable_${way} TO ${scan.includes(way) ? 'on' : 'off'}`)
        const [n] = await list(`SELECT count(*) FROM ${table}`)
        return n
      }
      const [rows, known] = [await count('seqscan'), await count('indexscan indexonlyscan')]
      if (rows !== known) wrong.push(`an index of ${table} knows ${known} rows of ${rows}`)
    }
  }
  await client.query('COMMIT')
  return wrong
}

/** The check's name where it may be called; in a database it may lie in any schema. */
async function checker(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query(
    `SELECT quote_ident(nspname) || '.bt_index_check' AS name FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace
     WHERE proname = 'bt_index_check' AND pronargs = 1 AND has_function_privilege(pg_proc.oid, 'execute')
       AND has_schema_privilege(n.oid, 'usage') LIMIT 1`,
  )
  return rows[0]?.name ?? null
}
