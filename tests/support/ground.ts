// What a real server stands on in a proof: a folder with its own store, or a database of a real PostgreSQL.
import { rmSync } from 'node:fs'
import { openSqlite } from '../../src/server/stores/sqlite.ts'
import type { Store } from '../../src/server/stores/store.ts'
import { aRealFolder } from './real-server.ts'
import { integrityOf, type LogLine, logIn } from './store-file.ts'

export type Ground = {
  data: string
  env: Record<string, string>
  open(): Promise<Store>
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
    log: async (after) => logIn(data, after),
    integrity: async () => integrityOf(data),
    clear: async () => rmSync(data, { recursive: true, force: true }),
  }
}
