// The PostgreSQL store: many offices and several instances on one database, each office written by one at a time (sync.md 2.7).
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { canonical } from '../../sync/canonical.ts'
import { wrongIn } from './postgres-check.ts'
import { channel, Ears } from './postgres-ears.ts'
import { connectionTo, isKnot, placeOf, unusable } from './postgres-link.ts'
import { ownSchema, storeLock, takeSteps } from './postgres-schema.ts'
import { type Numbers, Turn } from './postgres-turn.ts'
import { tables } from './schema.ts'
import { SqlTx } from './sql-tx.ts'
import { newCopy, readCopy } from './sqlite.ts'
import {
  type LedgerRow,
  type Mend,
  type OfficeStore,
  type Standing,
  type Store,
  type StoreTx,
  StoreUnusable,
} from './store.ts'

/** Connections that one instance keeps at most, and one more that listens. */
const mostConnections = 10
/** How long one statement may take, how long it may wait for another's lock, and how long a transaction may say nothing. */
const patience = { statement: 60_000, lock: 20_000, silence: 60_000 }
/** So many times a transaction is begun anew when PostgreSQL ends it to untie a knot. */
const mostTries = 6
/** The oldest server whose promises we have read. */
const oldestServer = 140_000
/** What is written here within so many milliseconds is told to the others at once. */
const tellingPause = 25

const byRow = new Set(['members', 'devices', 'invitations'])
const byId = new Set(['quarantine', 'ledger'])

/** Opens the store in a database, or makes it there. Refuses, by name, what it cannot keep promises on. */
export async function openPostgres(url: string): Promise<Store> {
  const store = new PostgresStore(url)
  try {
    await store.open()
    return store
  } catch (problem) {
    await store.close().catch(() => undefined)
    throw problem
  }
}

class PostgresStore implements Store {
  readonly kind = 'postgres' as const
  readonly #url: string
  readonly #place: string
  readonly #pool: pg.Pool
  /** Tells what this instance wrote from what others did. */
  readonly #self = randomBytes(8).toString('hex')
  readonly #queues = new Map<string, Promise<unknown>>()
  #numbers: Numbers = new Map()
  #durable = 'on'
  #doubts: 'superuser'[] = []
  #telling: NodeJS.Timeout | null = null
  #sweeping: Promise<void> | null = null
  #sweepWanted = false
  #ears: Ears | null = null
  #closed = false

  constructor(url: string) {
    this.#url = url
    this.#place = placeOf(url)
    this.#pool = new pg.Pool({
      ...connectionTo(url),
      max: mostConnections,
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      idle_in_transaction_session_timeout: patience.silence,
      // The server's own patience ends first; this is for a server that says nothing at all.
      query_timeout: patience.statement + 10_000,
    })
    // A connection that dies, at rest or at work, is the next question's trouble, not the process's end.
    this.#pool.on('error', () => undefined)
    this.#pool.on('connect', (client) => client.on('error', () => undefined))
  }

  get doubts(): readonly 'superuser'[] {
    return this.#doubts
  }

  async open(): Promise<void> {
    const client = await this.#connect()
    try {
      const { rows } = await client.query(`
        SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS said,
          current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
          current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commits,
          pg_is_in_recovery() AS standby,
          (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS above`)
      const [is] = rows
      if (is.version < oldestServer) throw new StoreUnusable('too-old', `${this.#place} (${is.said})`)
      if (is.encoding !== 'UTF8') throw new StoreUnusable('not-utf8', `${this.#place} (${is.encoding})`)
      if (is.standby) throw new StoreUnusable('standby', this.#place)
      if (is.fsync !== 'on') throw new StoreUnusable('not-durable', `${this.#place} (fsync=${is.fsync})`)
      if (is.pages !== 'on')
        throw new StoreUnusable('not-durable', `${this.#place} (full_page_writes=${is.pages})`)
      // Whatever the server's own habit is, ours is to answer when it is on disk; more than that may be wanted.
      if (is.commits === 'remote_apply') this.#durable = is.commits
      if (is.above) this.#doubts = ['superuser']
      await takeSteps(client, this.#place)
      const columns = await client.query<{ table_name: string; column_name: string }>(
        `SELECT table_name, column_name FROM information_schema.columns
         WHERE table_schema = $1 AND data_type = 'bigint'`,
        [ownSchema],
      )
      const numbers = new Map<string, Set<string>>()
      for (const { table_name: table, column_name: name } of columns.rows) {
        numbers.set(table, (numbers.get(table) ?? new Set()).add(name))
      }
      this.#numbers = numbers
      client.release()
    } catch (problem) {
      client.release(true)
      throw unusable(problem, this.#place)
    }
  }

  async #connect(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect()
    } catch (problem) {
      throw unusable(problem, this.#place)
    }
  }

  /** A connection without a limit on time, for what takes as long as it takes. */
  async #patient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ ...connectionTo(this.#url), lock_timeout: patience.lock })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return await work(client)
    } catch (problem) {
      throw unusable(problem, this.#place)
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  #begin(how: string): string {
    return `BEGIN ${how}; SET LOCAL search_path TO ${ownSchema}`
  }

  get #reading(): string {
    return this.#begin('ISOLATION LEVEL REPEATABLE READ READ ONLY')
  }

  get #writing(): string {
    return `${this.#begin('ISOLATION LEVEL READ COMMITTED')}; SET LOCAL synchronous_commit TO ${this.#durable}`
  }

  /** Who writes in more than one office does it alone among those: two of them could wait for each other for ever. */
  get #writingAll(): string {
    return `${this.#writing}; SELECT pg_advisory_xact_lock(${storeLock}, 1)`
  }

  /** One transaction, begun anew if PostgreSQL ends it because two of them got in each other's way. */
  async #turn<T>(begin: string, writes: boolean, work: (turn: Turn) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const client = await this.#connect()
      const turn = new Turn(client, begin, writes, this.#numbers)
      try {
        const result = await work(turn)
        await turn.end()
        client.release()
        return result
      } catch (problem) {
        const said = unusable(problem, this.#place)
        const isLost = said instanceof StoreUnusable && said.because !== 'busy'
        const undone = isLost ? false : await turn.undo().then(() => true, () => false) // biome-ignore format: one line
        client.release(!undone)
        if (!isKnot(problem) || tries >= mostTries) throw said
        await new Promise((done) => setTimeout(done, Math.random() * 10 * 2 ** tries))
      }
    }
  }

  async #write<T>(begin: string, work: (tx: SqlTx) => Promise<T>): Promise<T> {
    const { result, erased } = await this.#turn(begin, true, async (turn) => {
      const tx = new SqlTx(turn.sql, turn.inOffice)
      const result = await work(tx)
      await tx.flush()
      await this.#keepBeside(turn, tx.ledgered)
      return { result, erased: tx.erased }
    })
    this.#tellSoon()
    if (erased) this.#sweepSoon()
    return result
  }

  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    return this.#inQueue('', () => this.#write(this.#writingAll, work))
  }

  transaction<T>(office: string, work: (tx: OfficeStore) => Promise<T>): Promise<T> {
    return this.#inQueue(office, () => this.#write(this.#writing, (tx) => work(tx.office(office))))
  }

  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    return this.#turn(this.#reading, false, (turn) => work(new SqlTx(turn.sql, turn.inOffice)))
  }

  /** Those who wait for the same office wait here, without a connection each: the other offices need those. */
  #inQueue<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(name) ?? Promise.resolve()
    const turn = before.then(work, work)
    const ended = turn.then(
      () => undefined,
      () => undefined,
    )
    this.#queues.set(name, ended)
    void ended.then(() => {
      if (this.#queues.get(name) === ended) this.#queues.delete(name)
    })
    return turn
  }

  async standings(): Promise<Standing[]> {
    const rows = await this.#turn(this.#reading, false, async ({ sql }) =>
      sql.all('SELECT id, epoch, head_seq, devices_rev FROM offices ORDER BY place', []),
    )
    return rows.map((row) => ({
      office: row.id as string,
      epoch: row.epoch as string,
      head: row.head_seq as number,
      devices: row.devices_rev as number,
    }))
  }

  async dataVersion(): Promise<number> {
    const row = await this.#turn(this.#reading, false, async ({ sql }) =>
      sql.get('SELECT (coalesce(sum(turn), 0) + count(*))::bigint AS moved FROM offices', []),
    )
    return row?.moved as number
  }

  hear(wrote: () => void): () => void {
    this.#ears ??= new Ears(connectionTo(this.#url), this.#self)
    return this.#ears.add(wrote)
  }

  // After the commit, and several in one: NOTIFY inside it would make every office's commit wait for every other's.
  #tellSoon(): void {
    this.#telling ??= setTimeout(() => void this.#tellNow(), tellingPause)
  }

  async #tellNow(): Promise<void> {
    if (this.#telling) clearTimeout(this.#telling)
    this.#telling = null
    // A hint that is lost is made good by the slow look (events.ts): correctness never needs it.
    await this.#pool.query('SELECT pg_notify($1, $2)', [channel, this.#self]).catch(() => undefined)
  }

  /** What was erased lies in the file until its page is written anew (I16): so the tables that held it are, beside the work. */
  #sweepSoon(): void {
    this.#sweepWanted = true
    this.#sweeping ??= this.#sweep().finally(() => {
      this.#sweeping = null
    })
  }

  async #sweep(): Promise<void> {
    while (this.#sweepWanted) {
      await new Promise((done) => setTimeout(done, 50))
      this.#sweepWanted = false
      const vacuum = this.#patient(async (client) => {
        for (const table of ['log', 'records', 'quarantine', 'receipts'])
          await client.query(`VACUUM (FULL) ${ownSchema}.${table}`)
      })
      // Somebody holds a table: PostgreSQL's own housekeeping takes it later, or the next erasure does.
      await vacuum.catch(() => undefined)
    }
  }

  async #keepBeside(turn: Turn, rows: readonly (LedgerRow & { office: string })[]): Promise<void> {
    const values = rows.map((row) => [row.office, canonical(row)])
    await turn.sql.insert({ table: 'ledger_beside', columns: ['office', 'row'] }, values)
  }

  async ledgerBeside(): Promise<(LedgerRow & { office: string })[]> {
    const rows = await this.#turn(this.#reading, false, async ({ sql }) =>
      sql.all('SELECT row FROM ledger_beside ORDER BY id', []),
    )
    return rows.map(({ row }) => JSON.parse(row as string) as LedgerRow & { office: string })
  }

  integrity(): Promise<string[]> {
    return this.#patient((client) => wrongIn(client, this.#begin('READ ONLY')))
  }

  /** The same file as the embedded store's copy, of one moment, while others write. */
  async copyTo(path: string): Promise<void> {
    const copy = newCopy(path)
    try {
      await this.#patient(async (client) => {
        const turn = new Turn(client, this.#reading, false, this.#numbers)
        for (const table of tables) {
          const columns = copy.columns(table)
          const order = byRow.has(table) ? 'rowid' : byId.has(table) ? 'id' : '1, 2'
          await turn.sql.all(
            `DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`,
            [],
          )
          for (;;) {
            const rows = await turn.sql.all('FETCH 1000 FROM copied', [])
            copy.insert(table, columns, rows)
            if (rows.length < 1000) break
          }
          await turn.sql.all('CLOSE copied', [])
        }
        await turn.end()
      })
      copy.finish()
    } catch (problem) {
      copy.giveUp()
      throw problem
    }
  }

  async restoreFrom(path: string, mend: Mend): Promise<void> {
    const copy = readCopy(path)
    try {
      await this.#patient(async (client) => {
        // Writers wait until it is done; readers see what there was.
        const begin = `${this.#writingAll}; LOCK TABLE offices IN SHARE ROW EXCLUSIVE MODE`
        const turn = new Turn(client, begin, true, this.#numbers)
        const { sql } = turn
        const before = new SqlTx(sql, turn.inOffice)
        await mend.before(before)
        const [moved] = await sql.all('SELECT coalesce(sum(turn), 0)::bigint AS sum FROM offices', [])
        for (const table of [...tables].reverse()) await sql.run(`DELETE FROM ${table}`, [])
        for (const table of tables) {
          const columns = copy.columns(table)
          for (const rows of copy.rows(table)) {
            const values = rows.map((row) => columns.map((name) => row[name] ?? null))
            await sql.insert({ table, columns }, values)
          }
        }
        for (const table of byId) {
          await sql.all(
            `SELECT setval(pg_get_serial_sequence('${ownSchema}.${table}', 'id'),
               (SELECT coalesce(max(id), 0) + 1 FROM ${table}), false)`,
            [],
          )
        }
        await sql.run('UPDATE offices SET turn = ?', [((moved?.sum as number) ?? 0) + 1])
        // The offices' rows are others than those that `before` was shown: they are looked at anew, in the same transaction.
        const again = new Turn(client, 'SELECT 1', true, this.#numbers)
        const after = new SqlTx(again.sql, again.inOffice)
        await mend.after(after)
        await after.flush()
        // The whole of it again: rows that stand twice do no harm.
        await this.#keepBeside(again, after.ledgered)
        await turn.end()
      })
    } finally {
      copy.close()
    }
    this.#tellSoon()
    this.#sweepSoon()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#queues.values())
    if (this.#telling) await this.#tellNow()
    await this.#sweeping
    await this.#ears?.close()
    await this.#pool.end()
  }
}
