// What a real server stands on in a proof: a folder with its own store, or a database of a real PostgreSQL.
import { rmSync } from 'node:fs'
import { openPostgres } from '../../src/server/stores/postgres.ts'
import { openSqlite } from '../../src/server/stores/sqlite.ts'
import type { Store } from '../../src/server/stores/store.ts'
import type { Postgres } from './postgres.ts'
import { aRealFolder } from './real-server.ts'
import { integrityOf, type LogLine, letGo, logIn } from './store-file.ts'

export type Ground = {
  data: string
  env: Record<string, string>
  open(): Promise<Store>
  /** This process has nothing of it open any more: a server that starts now starts as alone as in an office. */
  letGo(): Promise<void>
  /** The log behind a place, read past the server. */
  log(after: number): Promise<LogLine[]>
  /** What the database's own check says; empty when all is well. */
  integrity(): Promise<string[]>
  clear(): Promise<void>
}

export function sqliteGround(): Ground {
  const data = aRealFolder()
  return {
    data,
    env: {},
    open: async () => openSqlite(data),
    letGo: () => letGo(data),
    log: async (after) => logIn(data, after),
    integrity: async () => integrityOf(data),
    clear: async () => rmSync(data, { recursive: true, force: true }),
  }
}

/** An office in a database of its own; the folder holds nothing but what lies beside a store. */
export async function postgresGround(postgres: Postgres): Promise<Ground> {
  const data = aRealFolder()
  const url = await postgres.database()
  return {
    data,
    env: { DATABASE_URL: url },
    open: () => openPostgres(url),
    letGo: async () => undefined,
    async log(after) {
      const rows = await postgres.ask(
        `SELECT seq, mid FROM radslag.log WHERE seq > ${after} ORDER BY seq`,
        url,
      )
      return rows.map(({ seq, mid }) => ({ seq: Number(seq), mid: String(mid) }))
    },
    // PostgreSQL has no check of its own that is at hand everywhere: `radslag verify` reads every row.
    integrity: async () => [],
    async clear() {
      await postgres.drop(url)
      rmSync(data, { recursive: true, force: true })
    },
  }
}
