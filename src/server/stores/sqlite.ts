// The embedded store: one file beside the server, written by one at a time and flushed before anyone is answered.
import {
  accessSync,
  appendFileSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import Database from 'libsql'
import { canonical } from '../../sync/canonical.ts'
import { type Held, holdJournal } from './journal.ts'
import type { Prepared, Run } from './key-receipts.ts'
import { steps, tables } from './schema.ts'
import { type Row, type Sql, SqlTx } from './sql-tx.ts'
import {
  type LedgerRow,
  type Mend,
  type OfficeStore,
  type Standing,
  type Store,
  type StoreTx,
  StoreUnusable,
} from './store.ts'

/** How long a writer waits for another process before it gives up. */
const patience = 20_000
/** How long SQLite itself waits at a time: short, for meanwhile this process does nothing else. */
const nap = 40

const networkDisks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
  20859: 'SMB',
}

export const storeFile = (folder: string): string => join(folder, 'radslag.db')

/** Opens the store in a folder, or makes it. Refuses, by name, what it cannot keep promises on (sync.md 2.7). */
export function openSqlite(folder: string, { make = true } = {}): Store {
  const path = storeFile(resolve(folder))
  const exists = existsSync(path)
  if (!exists && !make) throw new StoreUnusable('not-found', path)
  makeFolder(dirname(path))
  const disk = networkDisks[Number(statfsSync(dirname(path)).type)]
  if (disk) throw new StoreUnusable('network-disk', `${dirname(path)} (${disk})`)
  return new SqliteStore(path)
}

/** One folder at a time: told to make them all, Node never ends where none can be made, as in /proc. */
function makeFolder(folder: string): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  try {
    for (const at of missing) mkdirSync(at, { mode: 0o700 })
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (problem) {
    throw new StoreUnusable('cannot-open', `${folder} (${codeOf(problem)})`)
  }
}

/** A copy of a store, wherever it lies: to be looked at, not to be served. */
export const openCopy = (path: string): Store => new SqliteStore(path, { copy: true })

const codeOf = (problem: unknown): string =>
  (problem as { code?: string }).code || (problem instanceof Error ? problem.message : String(problem))

/** A file that may be a store, made ready to be read: opened, its steps taken, found whole. */
function openFile(path: string): Database.Database {
  let held: Held
  let db: Database.Database
  try {
    held = holdJournal(path)
  } catch (problem) {
    throw new StoreUnusable('cannot-open', `${path}-wal (${codeOf(problem)})`)
  }
  try {
    db = new Database(path)
  } catch (problem) {
    held.putBack()
    throw unusable(problem, path)
  }
  try {
    db.exec(`PRAGMA busy_timeout = ${patience}`)
    db.exec('PRAGMA journal_mode = WAL')
    // Looked at while nobody writes: a transaction on its way in is in the journal before it is in the store.
    db.exec('BEGIN IMMEDIATE')
    held.look()
    db.exec('ROLLBACK')
    const seen = db.prepare('PRAGMA wal_checkpoint(PASSIVE)').get([]) as { busy: number; log: number }
    // Busy: another process is at work in it, and has seen the whole.
    if (seen.busy === 0 && !held.isWhole(seen.log))
      throw new StoreUnusable('cannot-open', `${path}-wal (EIO)`)
    db.exec('PRAGMA synchronous = FULL')
    db.exec('PRAGMA foreign_keys = ON')
    db.exec('PRAGMA secure_delete = ON')
    db.exec('PRAGMA trusted_schema = OFF')
    const found = wrongIn(db)
    if (found.length > 0) throw new StoreUnusable('damaged', `${path}: ${found[0]}`)
    takeSteps(db, path)
    db.exec(`PRAGMA busy_timeout = ${nap}`)
    held.letGo()
    return db
  } catch (problem) {
    db.close()
    held.putBack()
    throw problem instanceof StoreUnusable ? problem : unusable(problem, path)
  }
}

function unusable(problem: unknown, path: string): StoreUnusable {
  const code = codeOf(problem)
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StoreUnusable('busy', path)
  if (code === 'SQLITE_NOTADB') return new StoreUnusable('not-a-store', path)
  if (code.startsWith('SQLITE_CORRUPT')) return new StoreUnusable('damaged', `${path}: ${code}`)
  return new StoreUnusable('cannot-open', `${path} (${code})`)
}

const wrongIn = (db: Database.Database): string[] => {
  const said = db.prepare('PRAGMA integrity_check').all([]) as { integrity_check: string }[]
  const wrong = said.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  const orphans = db.prepare('PRAGMA foreign_key_check').all([]) as { table: string }[]
  return [...wrong, ...orphans.map(({ table }) => `a row of ${table} without what it belongs to`)]
}

/** Takes the steps that this file has not taken; one from a later version is not ours to open. */
function takeSteps(db: Database.Database, path: string): void {
  db.exec('BEGIN IMMEDIATE')
  try {
    const others = db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .all([]) as { name: string }[]
    const ours = others.some(({ name }) => name === 'schema')
    if (!ours && others.length > 0) throw new StoreUnusable('not-a-store', path)
    db.exec(
      'CREATE TABLE IF NOT EXISTS schema (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL) STRICT',
    )
    const row = db.prepare('SELECT version FROM schema').get([]) as { version: number } | undefined
    const version = row?.version ?? 0
    if (version > steps.length) {
      throw new StoreUnusable('newer', `${path}: ${version} > ${steps.length}`)
    }
    const run: Run = (sql) => db.prepare(sql) as unknown as Prepared
    for (const step of steps.slice(version)) {
      if (typeof step === 'string') db.exec(step)
      else step(run)
    }
    if (version < steps.length) {
      db.prepare(
        'INSERT INTO schema VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version',
      ).run([steps.length])
    }
    db.exec('COMMIT')
  } catch (problem) {
    db.exec('ROLLBACK')
    throw problem
  }
}

class SqliteStore implements Store {
  readonly kind = 'sqlite' as const
  readonly #path: string
  readonly #db: Database.Database
  /** The journal still holds what was erased: somebody was reading there when it was to be emptied. */
  #owesTruncation = false
  #turn: Promise<unknown> = Promise.resolve()
  #statements = new Map<string, Database.Statement>()

  readonly #isCopy: boolean

  constructor(path: string, { copy = false } = {}) {
    this.#path = path
    this.#isCopy = copy
    const fresh = !existsSync(path)
    this.#db = openFile(path)
    if (fresh)
      for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) chmodSync(path + end, 0o600)
  }

  /** One at a time on the one connection: nobody sees another's half-done work. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #begin(how: 'IMMEDIATE' | 'DEFERRED'): Promise<void> {
    for (let waited = 0; ; waited += 2 * nap) {
      try {
        this.#db.exec(`BEGIN ${how}`)
        return
      } catch (problem) {
        if (!codeOf(problem).startsWith('SQLITE_BUSY')) throw problem
        if (waited > patience) throw new StoreUnusable('busy', this.#path)
        await new Promise((done) => setTimeout(done, nap))
      }
    }
  }

  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#begin('IMMEDIATE')
      const tx = new SqlTx(this.#sql)
      let result: T
      try {
        result = await work(tx)
        await tx.flush()
        // Before the commit: a row too many is an order that was given, one too few would bring back who was erased.
        this.#keepBeside(tx.ledgered)
        this.#db.exec('COMMIT')
      } catch (problem) {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
        throw problem
      }
      this.#owesTruncation ||= tx.erased
      if (this.#owesTruncation) this.#owesTruncation = !this.#truncated()
      return result
    })
  }

  /** What was erased is not left behind in the journal (I16); false while another process reads there. */
  #truncated(): boolean {
    const { busy } = this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get([]) as { busy: number }
    return busy === 0
  }

  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#begin('DEFERRED')
      try {
        return await work(new SqlTx(this.#sql))
      } finally {
        this.#db.exec('ROLLBACK')
      }
    })
  }

  transaction<T>(office: string, work: (tx: OfficeStore) => Promise<T>): Promise<T> {
    return this.write((tx) => work(tx.office(office)))
  }

  /** A statement is prepared once. Values always as one list: a lone null would be taken for named values. */
  #run: Run = (sql) => {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement as unknown as Prepared
  }

  readonly #sql: Sql = {
    far: false,
    all: (sql, values) => this.#run(sql).all(values),
    get: (sql, values) => this.#run(sql).get(values),
    run: (sql, values) => this.#run(sql).run(values).changes,
    insert: ({ table, columns, onConflict }, rows) => {
      const statement = this.#run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
         ${onConflict ? `ON CONFLICT ${onConflict}` : ''}`,
      )
      for (const row of rows) statement.run(row)
    },
  }

  standings(): Promise<Standing[]> {
    return this.#alone(async () =>
      this.#run('SELECT id, epoch, head_seq, devices_rev FROM offices ORDER BY place')
        .all([])
        .map((row) => ({
          office: row.id as string,
          epoch: row.epoch as string,
          head: row.head_seq as number,
          devices: row.devices_rev as number,
        })),
    )
  }

  dataVersion(): Promise<number> {
    return this.#alone(async () => this.#run('PRAGMA data_version').get([])?.data_version as number)
  }

  integrity(): Promise<string[]> {
    return this.#alone(async () => wrongIn(this.#db))
  }

  copyTo(path: string): Promise<void> {
    return this.#alone(async () => {
      this.#db.prepare('VACUUM INTO ?').run([path])
      chmodSync(path, 0o600)
    })
  }

  restoreFrom(path: string, mend: Mend): Promise<void> {
    return this.#alone(async () => {
      const copy = `${this.#path}.restoring`
      const clear = () => {
        for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
      }
      clear()
      try {
        // A copy of the copy: it may need steps, and what somebody keeps as a backup is not ours to change.
        openForReading(path, copy)
        this.#db.prepare('ATTACH ? AS kept').run([copy])
        try {
          await this.#begin('IMMEDIATE')
          await this.#replaceAll(mend)
        } catch (problem) {
          if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
          throw problem
        } finally {
          this.#db.exec('DETACH kept')
        }
      } finally {
        clear()
      }
      this.#owesTruncation = !this.#truncated()
    })
  }

  async #replaceAll(mend: Mend): Promise<void> {
    await mend.before(new SqlTx(this.#sql))
    for (const table of [...tables].reverse()) this.#db.exec(`DELETE FROM main.${table}`)
    for (const table of tables) this.#db.exec(`INSERT INTO main.${table} SELECT * FROM kept.${table}`)
    const tx = new SqlTx(this.#sql)
    await mend.after(tx)
    await tx.flush()
    // The whole of it again: rows that stand twice do no harm.
    this.#keepBeside(tx.ledgered)
    this.#db.exec('COMMIT')
  }

  get #beside(): string {
    return join(dirname(this.#path), 'ledger.jsonl')
  }

  #keepBeside(rows: readonly (LedgerRow & { office: string })[]): void {
    if (rows.length === 0) return
    appendFileSync(this.#beside, rows.map((row) => `${canonical(row)}\n`).join(''), {
      mode: 0o600,
      flush: true,
    })
  }

  async ledgerBeside(): Promise<(LedgerRow & { office: string })[]> {
    if (!existsSync(this.#beside)) return []
    return readFileSync(this.#beside, 'utf8')
      .split('\n')
      .flatMap((line) => {
        try {
          return [JSON.parse(line) as LedgerRow & { office: string }]
        } catch {
          return [] // the end of a line that the power took
        }
      })
  }

  async close(): Promise<void> {
    await this.#alone(async () => {
      this.#statements.clear()
      // The file is whole by itself from here on; libsql lets go of its journal only when statements are collected.
      try {
        this.#db.exec(this.#isCopy ? 'PRAGMA journal_mode = DELETE' : 'PRAGMA wal_checkpoint(TRUNCATE)')
      } catch {
        // Somebody else is at work: the journal stays, and is theirs.
      }
      this.#db.close()
    })
  }
}

/** A new copy of a store, to be filled by another one, table by table. */
export function newCopy(path: string) {
  if (existsSync(path)) throw new StoreUnusable('cannot-open', `${path} (EEXIST)`)
  const db = openFile(path)
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) chmodSync(path + end, 0o600)
  db.exec('BEGIN IMMEDIATE')
  return {
    columns: (table: string) => columnsOf(db, table),
    insert(table: string, columns: readonly string[], rows: readonly Row[]): void {
      const statement = db.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      for (const row of rows) statement.run(columns.map((name) => row[name] ?? null))
    },
    finish(): void {
      db.exec('COMMIT')
      db.exec('PRAGMA journal_mode = DELETE')
      db.close()
    },
    giveUp(): void {
      if (db.inTransaction) db.exec('ROLLBACK')
      db.close()
      for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
    },
  }
}

/** A copy of a store, to be read by another one, table by table; what somebody keeps is left as it is. */
export function readCopy(path: string) {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-restoring-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'radslag.db')
    openForReading(path, copy)
    const db = new Database(copy)
    return {
      columns: (table: string) => columnsOf(db, table),
      *rows(table: string, most = 1000): Generator<Row[]> {
        let some: Row[] = []
        for (const row of db.prepare(`SELECT * FROM ${table}`).iterate([])) {
          some.push(row as Row)
          if (some.length < most) continue
          yield some
          some = []
        }
        if (some.length > 0) yield some
      },
      close(): void {
        db.close()
        clear()
      },
    }
  } catch (problem) {
    clear()
    throw problem
  }
}

const columnsOf = (db: Database.Database, table: string): string[] =>
  (db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all([]) as { name: string }[]).map(
    ({ name }) => name,
  )

function openForReading(path: string, copy: string): void {
  if (!existsSync(path)) throw new StoreUnusable('not-found', path)
  let from: Database.Database | undefined
  try {
    from = new Database(path)
    from.prepare('VACUUM INTO ?').run([copy])
  } catch (problem) {
    throw unusable(problem, path)
  } finally {
    from?.close()
  }
  openFile(copy).close()
}
