// The embedded store: one file beside the server, written by one at a time and flushed before anyone is answered.
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'libsql'
import type { Role } from '../../domain/roles.ts'
import { canonical } from '../../sync/canonical.ts'
import type { Folded } from '../../sync/fold.ts'
import type { Author, Op } from '../../sync/messages.ts'
import type { LogRow, Quarantined, Receipt, StoredRecord } from '../../sync/office-log.ts'
import { steps, tables } from './schema.ts'
import {
  type Contact,
  type DeviceRow,
  type DeviceStanding,
  type InvitationRow,
  type InvitationState,
  type LedgerRow,
  type MemberAccess,
  type Mend,
  type Office,
  type OfficeStore,
  type QuarantinedRow,
  type Standing,
  type Store,
  type StoreTx,
  StoreUnusable,
} from './store.ts'

type Value = string | number | null
type Row = Record<string, Value>

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
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  } catch (problem) {
    throw new StoreUnusable('cannot-open', `${dirname(path)} (${codeOf(problem)})`)
  }
  const disk = networkDisks[Number(statfsSync(dirname(path)).type)]
  if (disk) throw new StoreUnusable('network-disk', `${dirname(path)} (${disk})`)
  return new SqliteStore(path)
}

/** A copy of a store, wherever it lies: to be looked at, not to be served. */
export const openCopy = (path: string): Store => new SqliteStore(path, { copy: true })

const codeOf = (problem: unknown): string =>
  (problem as { code?: string }).code || (problem instanceof Error ? problem.message : String(problem))

/** A file that may be a store, made ready to be read: opened, its steps taken, found whole. */
function openFile(path: string): Database.Database {
  let db: Database.Database
  try {
    db = new Database(path)
    db.exec(`PRAGMA busy_timeout = ${patience}`)
    db.exec('PRAGMA journal_mode = WAL')
    db.exec('PRAGMA synchronous = FULL')
    db.exec('PRAGMA foreign_keys = ON')
    db.exec('PRAGMA secure_delete = ON')
    db.exec('PRAGMA trusted_schema = OFF')
  } catch (problem) {
    throw unusable(problem, path)
  }
  try {
    const found = wrongIn(db)
    if (found.length > 0) throw new StoreUnusable('damaged', `${path}: ${found[0]}`)
    takeSteps(db, path)
    db.exec(`PRAGMA busy_timeout = ${nap}`)
    return db
  } catch (problem) {
    db.close()
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
    for (const step of steps.slice(version)) db.exec(step)
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
      const tx = new SqliteTx(this.#run)
      let result: T
      try {
        result = await work(tx)
        tx.flush()
        this.#db.exec('COMMIT')
      } catch (problem) {
        if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
        throw problem
      }
      this.#keepBeside(tx.ledgered)
      // What was erased is not left behind in the journal (I16).
      if (tx.erased) this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return result
    })
  }

  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T> {
    return this.#alone(async () => {
      await this.#begin('DEFERRED')
      try {
        return await work(new SqliteTx(this.#run))
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
      this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    })
  }

  async #replaceAll(mend: Mend): Promise<void> {
    await mend.before(new SqliteTx(this.#run))
    for (const table of [...tables].reverse()) this.#db.exec(`DELETE FROM main.${table}`)
    for (const table of tables) this.#db.exec(`INSERT INTO main.${table} SELECT * FROM kept.${table}`)
    const tx = new SqliteTx(this.#run)
    await mend.after(tx)
    tx.flush()
    this.#db.exec('COMMIT')
    // The whole of it again: rows that stand twice do no harm.
    this.#keepBeside(tx.ledgered)
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

type Prepared = {
  run(values: Value[]): { changes: number }
  get(values: Value[]): Row | undefined
  all(values: Value[]): Row[]
}
type Run = (sql: string) => Prepared

class SqliteTx implements StoreTx {
  readonly #run: Run
  readonly #offices = new Map<string, SqliteOffice>()

  constructor(run: Run) {
    this.#run = run
  }

  get erased(): boolean {
    return [...this.#offices.values()].some((office) => office.erased)
  }

  /** What was written to the ledger in this transaction. */
  get ledgered(): (LedgerRow & { office: string })[] {
    return [...this.#offices].flatMap(([office, inside]) =>
      inside.ledgered.map((row) => ({ ...row, office })),
    )
  }

  flush(): void {
    for (const office of this.#offices.values()) office.flush()
  }

  async offices(): Promise<Office[]> {
    return this.#run('SELECT id, name, epoch, made_at FROM offices ORDER BY place').all([]).map(officeOf)
  }

  async makeOffice({ id, name, epoch, madeAt }: Office): Promise<void> {
    this.#run(
      `INSERT INTO offices (id, place, name, made_at, epoch, head_seq, head_h, durable_seq, devices_rev)
       VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM offices), ?, ?, ?, 0, '', 0, 0)`,
    ).run([id, name, madeAt, epoch])
  }

  office(id: string): SqliteOffice {
    let office = this.#offices.get(id)
    if (!office) {
      office = new SqliteOffice(this.#run, id)
      this.#offices.set(id, office)
    }
    return office
  }

  async deviceByToken(
    tokenHash: string,
  ): Promise<{ office: string; device: DeviceRow; member: MemberAccess } | null> {
    const row = this.#run('SELECT * FROM devices WHERE token_hash = ?').get([tokenHash])
    if (!row) return null
    const office = row.office as string
    const device = deviceOf(row)
    const member = this.#run('SELECT * FROM members WHERE office = ? AND id = ?').get([office, device.member])
    return member ? { office, device, member: memberOf(member) } : null
  }

  async openInvitations(): Promise<{ office: string; invitation: InvitationRow }[]> {
    return this.#run(`SELECT * FROM invitations WHERE state = 'open'`)
      .all([])
      .map((row) => ({ office: row.office as string, invitation: invitationOf(row) }))
  }

  async setting(name: string): Promise<string | null> {
    return (this.#run('SELECT value FROM settings WHERE name = ?').get([name])?.value as string) ?? null
  }

  async keepSetting(name: string, value: string): Promise<void> {
    this.#run(
      'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ).run([name, value])
  }
}

type Head = { epoch: string; seq: number; h: string; durableSeq: number }

class SqliteOffice implements OfficeStore {
  readonly #run: Run
  readonly #id: string
  /** Read once and written once: every mutation of a request moves it. */
  #head: Head | null = null
  #moved = false
  erased = false
  readonly ledgered: LedgerRow[] = []

  constructor(run: Run, id: string) {
    this.#run = run
    this.#id = id
  }

  flush(): void {
    if (!this.#moved || !this.#head) return
    const { epoch, seq, h, durableSeq } = this.#head
    this.#run('UPDATE offices SET epoch = ?, head_seq = ?, head_h = ?, durable_seq = ? WHERE id = ?').run([
      epoch,
      seq,
      h,
      durableSeq,
      this.#id,
    ])
    this.#moved = false
  }

  #row(): Row {
    const row = this.#run('SELECT * FROM offices WHERE id = ?').get([this.#id])
    if (!row) throw new Error(`no office ${this.#id}`)
    return row
  }

  async office(): Promise<Office> {
    return officeOf(this.#row())
  }

  async rename(name: string): Promise<void> {
    this.#run('UPDATE offices SET name = ? WHERE id = ?').run([name, this.#id])
  }

  async head(): Promise<Head> {
    if (!this.#head) {
      const row = this.#row()
      this.#head = {
        epoch: row.epoch as string,
        seq: row.head_seq as number,
        h: row.head_h as string,
        durableSeq: row.durable_seq as number,
      }
    }
    return { ...this.#head }
  }

  async setEpoch(epoch: string): Promise<void> {
    this.#head = { ...(await this.head()), epoch }
    this.#moved = true
  }

  async setDurable(durableSeq: number): Promise<void> {
    this.#head = { ...(await this.head()), durableSeq }
    this.#moved = true
  }

  async receipt(mid: string): Promise<Receipt | null> {
    const row = this.#run('SELECT * FROM receipts WHERE office = ? AND mid = ?').get([this.#id, mid])
    if (!row) return null
    return {
      status: row.status as Receipt['status'],
      ...(row.seq === null ? {} : { seq: row.seq as number }),
      ...(row.issues === null ? {} : { issues: JSON.parse(row.issues as string) }),
      bodyHash: row.body_hash as string,
    }
  }

  async keepReceipt(mid: string, { status, seq, issues, bodyHash }: Receipt): Promise<void> {
    this.#run('INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?)').run([
      this.#id,
      mid,
      status,
      seq ?? null,
      issues ? JSON.stringify(issues) : null,
      bodyHash,
    ])
  }

  async receipts(): Promise<{ mid: string; status: string; seq: number | null }[]> {
    return this.#run('SELECT mid, status, seq FROM receipts WHERE office = ?')
      .all([this.#id])
      .map((row) => ({
        mid: row.mid as string,
        status: row.status as string,
        seq: row.seq as number | null,
      }))
  }

  async record(rec: string): Promise<StoredRecord | null> {
    const row = this.#run('SELECT * FROM records WHERE office = ? AND rec = ?').get([this.#id, rec])
    return row ? recordOf(row) : null
  }

  async records(): Promise<StoredRecord[]> {
    return this.#run('SELECT * FROM records WHERE office = ? ORDER BY first').all([this.#id]).map(recordOf)
  }

  async keepRecord(record: StoredRecord): Promise<void> {
    this.#run(
      `INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, rec) DO UPDATE SET type = excluded.type, folded = excluded.folded, first = excluded.first,
         last = excluded.last, last_device = excluded.last_device, created_by = excluded.created_by, made = excluded.made`,
    ).run([
      this.#id,
      record.rec,
      record.type,
      JSON.stringify(record.folded),
      record.first,
      record.last,
      record.lastDevice,
      JSON.stringify(record.createdBy),
      JSON.stringify(record.made),
    ])
  }

  async append(row: LogRow): Promise<void> {
    this.#run('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run([
      this.#id,
      row.seq,
      row.mid,
      row.rec,
      row.type,
      row.op,
      JSON.stringify(row.set),
      JSON.stringify(row.base),
      row.repairs ?? null,
      row.by.member,
      row.by.device,
      row.by.via ?? null,
      row.at,
      row.recvAt,
      row.salt,
      row.bodyHash,
      row.h,
    ])
    if (row.op === 'erase') {
      const { rec, type, mid, recvAt } = row
      await this.keepLedger({
        what: 'erased',
        rec,
        type,
        fields: Object.keys(row.set).sort(),
        mid,
        at: recvAt,
      })
    }
    this.#head = { ...(await this.head()), seq: row.seq, h: row.h }
    this.#moved = true
  }

  async emptyBodies(rec: string, fields: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const covered = new Map<string, string[]>()
    for (const [field, mids] of Object.entries(fields)) {
      for (const mid of mids) covered.set(mid, [...(covered.get(mid) ?? []), field])
    }
    for (const [mid, names] of covered) {
      const row = this.#run('SELECT body FROM log WHERE office = ? AND rec = ? AND mid = ?').get([
        this.#id,
        rec,
        mid,
      ])
      if (!row) continue
      const body = JSON.parse(row.body as string) as Record<string, unknown>
      for (const name of names) if (Object.hasOwn(body, name)) body[name] = null
      this.#run('UPDATE log SET body = ?, salt = NULL WHERE office = ? AND mid = ?').run([
        JSON.stringify(body),
        this.#id,
        mid,
      ])
    }
    this.erased = true
  }

  async quarantine({ mid, device, member, raw, issues, recvAt }: Quarantined): Promise<void> {
    // The same thing said again by the same device is kept once.
    this.#run(
      `INSERT INTO quarantine (office, mid, device, member, raw, issues, recv_at, repaired)
       SELECT ?, ?, ?, ?, ?, ?, ?, 0
       WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE office = ? AND device IS ? AND raw = ?)`,
    ).run([this.#id, mid, device, member, raw, JSON.stringify(issues), recvAt, this.#id, device, raw])
  }

  async quarantined(
    mid: string,
  ): Promise<{ device: string | null; member: string | null; repaired: boolean } | null> {
    const row = this.#run('SELECT * FROM quarantine WHERE office = ? AND mid = ? ORDER BY id LIMIT 1').get([
      this.#id,
      mid,
    ])
    if (!row) return null
    return {
      device: row.device as string | null,
      member: row.member as string | null,
      repaired: row.repaired === 1,
    }
  }

  async markRepaired(mid: string): Promise<void> {
    this.#run('UPDATE quarantine SET repaired = 1 WHERE office = ? AND mid = ?').run([this.#id, mid])
  }

  async quarantineRows(): Promise<QuarantinedRow[]> {
    return this.#run('SELECT * FROM quarantine WHERE office = ? ORDER BY id')
      .all([this.#id])
      .map((row) => ({
        id: row.id as number,
        mid: row.mid as string,
        device: row.device as string | null,
        member: row.member as string | null,
        raw: row.raw as string,
        issues: JSON.parse(row.issues as string),
        recvAt: row.recv_at as string,
        repaired: row.repaired === 1,
      }))
  }

  async usedPlace(device: string, lseq: number): Promise<string | null> {
    const row = this.#run('SELECT mid FROM places WHERE office = ? AND device = ? AND lseq = ?').get([
      this.#id,
      device,
      lseq,
    ])
    return (row?.mid as string) ?? null
  }

  async keepPlace(device: string, lseq: number, mid: string): Promise<void> {
    this.#run('INSERT INTO places VALUES (?, ?, ?, ?)').run([this.#id, device, lseq, mid])
  }

  async entriesAfter(seq: number, most: number): Promise<LogRow[]> {
    return this.#run('SELECT * FROM log WHERE office = ? AND seq > ? ORDER BY seq LIMIT ?')
      .all([this.#id, seq, most])
      .map(logRowOf)
  }

  async entriesBackFrom(seq: number, take: (row: LogRow) => boolean): Promise<void> {
    const few = 20
    for (let from = seq; ; ) {
      const rows = this.#run('SELECT * FROM log WHERE office = ? AND seq <= ? ORDER BY seq DESC LIMIT ?')
        .all([this.#id, from, few])
        .map(logRowOf)
      for (const row of rows) if (!take(row)) return
      const last = rows.at(-1)
      if (!last || rows.length < few) return
      from = last.seq - 1
    }
  }

  async members(): Promise<MemberAccess[]> {
    return this.#run('SELECT * FROM members WHERE office = ? ORDER BY rowid').all([this.#id]).map(memberOf)
  }

  async keepMember({ id, name, role, active }: MemberAccess): Promise<void> {
    this.#run(
      `INSERT INTO members VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active`,
    ).run([this.#id, id, name, role, active ? 1 : 0])
    this.#devicesChanged()
  }

  async devices(): Promise<DeviceRow[]> {
    return this.#run('SELECT * FROM devices WHERE office = ? ORDER BY rowid').all([this.#id]).map(deviceOf)
  }

  async device(id: string): Promise<DeviceRow | null> {
    const row = this.#run('SELECT * FROM devices WHERE office = ? AND id = ?').get([this.#id, id])
    return row ? deviceOf(row) : null
  }

  async keepDevice(device: DeviceRow): Promise<void> {
    this.#run(
      `INSERT INTO devices VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, member = excluded.member,
         token_hash = excluded.token_hash, state = excluded.state, words = excluded.words,
         enrolled_at = excluded.enrolled_at, last_seen = excluded.last_seen, last_sync = excluded.last_sync,
         unsent = excluded.unsent, app_version = excluded.app_version, emptied = excluded.emptied`,
    ).run([
      this.#id,
      device.id,
      device.name,
      device.member,
      device.tokenHash,
      device.state,
      device.words ? JSON.stringify(device.words) : null,
      device.enrolledAt,
      device.lastSeen,
      device.lastSync,
      device.unsent,
      device.appVersion,
      device.emptied ? 1 : 0,
    ])
    this.#devicesChanged()
  }

  async noteContact(id: string, { at, unsent, appVersion }: Contact, listed: boolean): Promise<void> {
    this.#run(
      'UPDATE devices SET last_seen = ?, last_sync = ?, unsent = ?, app_version = ? WHERE office = ? AND id = ?',
    ).run([at, at, unsent, appVersion, this.#id, id])
    if (listed) this.#devicesChanged()
  }

  #devicesChanged(): void {
    this.#run('UPDATE offices SET devices_rev = devices_rev + 1 WHERE id = ?').run([this.#id])
  }

  async invitations(): Promise<InvitationRow[]> {
    return this.#run('SELECT * FROM invitations WHERE office = ? ORDER BY rowid')
      .all([this.#id])
      .map(invitationOf)
  }

  async keepInvitation(one: InvitationRow): Promise<void> {
    this.#run(
      `INSERT INTO invitations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET state = excluded.state, wrong_tries = excluded.wrong_tries`,
    ).run([
      this.#id,
      one.id,
      one.member,
      one.name,
      one.role,
      one.codeHash,
      one.madeAt,
      one.expiresAt,
      one.state,
      one.confirmed ? 1 : 0,
      one.wrongTries,
    ])
    this.#devicesChanged()
  }

  async ledger(): Promise<LedgerRow[]> {
    return this.#run('SELECT row FROM ledger WHERE office = ? ORDER BY id')
      .all([this.#id])
      .map((row) => JSON.parse(row.row as string) as LedgerRow)
  }

  async keepLedger(row: LedgerRow): Promise<void> {
    const { changes } = this.#run(
      'INSERT INTO ledger (office, row) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ).run([this.#id, canonical(row)])
    if (changes > 0) this.ledgered.push(row)
  }
}

const officeOf = (row: Row): Office => ({
  id: row.id as string,
  name: row.name as string,
  epoch: row.epoch as string,
  madeAt: row.made_at as string,
})

const recordOf = (row: Row): StoredRecord => ({
  rec: row.rec as string,
  type: row.type as string,
  folded: JSON.parse(row.folded as string) as Folded,
  first: row.first as number,
  createdBy: JSON.parse(row.created_by as string) as Author,
  made: JSON.parse(row.made as string),
  last: row.last as number,
  lastDevice: row.last_device as string | null,
})

function logRowOf(row: Row): LogRow {
  const via = row.by_via as string | null
  return {
    seq: row.seq as number,
    mid: row.mid as string,
    rec: row.rec as string,
    type: row.type as string,
    op: row.op as Op,
    set: JSON.parse(row.body as string),
    base: JSON.parse(row.base as string),
    ...(row.repairs === null ? {} : { repairs: row.repairs as string }),
    by: {
      member: row.by_member as string | null,
      device: row.by_device as string | null,
      ...(via === null ? {} : { via }),
    },
    at: row.at as string,
    recvAt: row.recv_at as string,
    h: row.h as string,
    salt: row.salt as string | null,
    bodyHash: row.body_hash as string,
  }
}

const memberOf = (row: Row): MemberAccess => ({
  id: row.id as string,
  name: row.name as string,
  role: row.role as Role,
  active: row.active === 1,
})

const deviceOf = (row: Row): DeviceRow => ({
  id: row.id as string,
  name: row.name as string,
  member: row.member as string,
  tokenHash: row.token_hash as string,
  state: row.state as DeviceStanding,
  words: row.words === null ? null : JSON.parse(row.words as string),
  enrolledAt: row.enrolled_at as string,
  lastSeen: row.last_seen as string | null,
  lastSync: row.last_sync as string | null,
  unsent: row.unsent as number | null,
  appVersion: row.app_version as string | null,
  emptied: row.emptied === 1,
})

const invitationOf = (row: Row): InvitationRow => ({
  id: row.id as string,
  member: row.member as string | null,
  name: row.name as string,
  role: row.role as Role,
  codeHash: row.code_hash as string,
  madeAt: row.made_at as string,
  expiresAt: row.expires_at as string,
  state: row.state as InvitationState,
  confirmed: row.confirmed === 1,
  wrongTries: row.wrong_tries as number,
})
