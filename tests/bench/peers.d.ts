// Names that are resolved only when the bench is installed and built; of the peers' types nothing is said here.
declare module 'events'
declare module 'express'
declare module 'express-pouchdb'
declare module 'pouchdb'
declare module 'pouchdb-adapter-memory'
declare module 'pouchdb-adapter'
declare module 'rxdb/plugins/core'
declare module 'rxdb/plugins/replication'
declare module 'rxdb/plugins/storage-dexie'

/** A variant's settings, written in when its page is built. */
declare const __SETTINGS__: { adapter: string; batch: number }

/** The client of one contestant; which one, the build decides. */
declare module 'contestant' {
  type Doc = import('./lib/records.mjs').Doc
  type Home = { db: string; base: string; code?: string }
  /** Opens a store, empty the first time; `code` is an invitation where the contestant asks for one. */
  export function open(home: Home): Promise<unknown>
  /** One record, with all that must be written beside it, durable when it is done. */
  export function save(home: unknown, doc: Doc): Promise<unknown>
  /** Records saved without network: they wait to be pushed. */
  export function saveOffline(home: unknown, docs: Doc[]): Promise<unknown>
  /** Records put into the store as if they had been pulled. */
  export function seed(home: unknown, docs: Doc[]): Promise<unknown>
  /** Reads all that is new, and says how many records that was. */
  export function pull(home: unknown): Promise<number>
  /** Sends all that waits, and says how many records that was. */
  export function push(home: unknown): Promise<number>
  /** The numbers of a year, from the store alone; the first is how many sessions. */
  export function targets(home: unknown, year: number): Promise<number>
  export function count(home: unknown): Promise<number>
  export function close(home: unknown): Promise<unknown>
}
