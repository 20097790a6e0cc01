// What a store keeps, as SQL: written once, for every database that a store may be kept in.
import type { Issue } from '../../domain/records/kind.ts'
import type { Role } from '../../domain/roles.ts'
import { canonical } from '../../sync/canonical.ts'
import type { Folded } from '../../sync/fold.ts'
import type { Author, Op } from '../../sync/messages.ts'
import type { LogRow, Quarantined, Receipt, StoredRecord } from '../../sync/office-log.ts'
import { forgotten } from '../../sync/receipt-hash.ts'
import { SqlDoor } from './sql-door.ts'
import type {
  CalendarRow,
  Coming,
  Contact,
  DeviceRow,
  DeviceStanding,
  EscrowRow,
  InvitationRow,
  InvitationState,
  LedgerRow,
  MemberAccess,
  Office,
  OfficeStore,
  QuarantinedRow,
  StoreTx,
} from './store.ts'

export type Value = string | number | null
export type Row = Record<string, Value>
type Soon<T> = T | Promise<T>

/** How a database is spoken with: `?` stands for a value, in order. */
export interface Sql {
  /** Each question is a journey to another machine: what is known to be needed is better asked for at once. */
  readonly far: boolean
  all(sql: string, values: Value[]): Soon<Row[]>
  get(sql: string, values: Value[]): Soon<Row | undefined>
  /** How many rows it changed. */
  run(sql: string, values: Value[]): Soon<number>
  insert(into: Insert, rows: readonly Value[][]): Soon<void>
}
export type Insert = { table: string; columns: readonly string[]; onConflict?: string }

/** The same inside one office; `held` is its row as it was when it was locked, where a row can be. */
export type OfficeSql = Sql & { held?(): Promise<Row | undefined> }

const into = (table: string, columns: string, onConflict?: string): Insert => ({
  table,
  columns: columns.split(' '),
  ...(onConflict === undefined ? {} : { onConflict }),
})
const tables = {
  log: into(
    'log',
    'office seq mid rec type op body base repairs by_member by_device by_via at recv_at salt body_hash h',
  ),
  records: into(
    'records',
    'office rec type folded first last last_device created_by made',
    `(office, rec) DO UPDATE SET type = excluded.type, folded = excluded.folded, first = excluded.first,
       last = excluded.last, last_device = excluded.last_device, created_by = excluded.created_by, made = excluded.made`,
  ),
  receipts: into('receipts', 'office mid status seq issues body_hash'),
  places: into('places', 'office device lseq mid'),
}
/** So many rows wait at most to be written together; and so many are remembered. */
const mostWaiting = 500
const mostKnown = 2000

export class SqlTx implements StoreTx {
  readonly #sql: Sql
  readonly #inOffice: (id: string) => OfficeSql
  readonly #offices = new Map<string, SqlOffice>()

  constructor(sql: Sql, inOffice: (id: string) => OfficeSql = () => sql) {
    this.#sql = sql
    this.#inOffice = inOffice
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

  /** Writes what has waited to be written: the last thing before the commit. */
  async flush(): Promise<void> {
    for (const office of this.#offices.values()) await office.flush()
  }

  async offices(): Promise<Office[]> {
    return (await this.#sql.all('SELECT id, name, epoch, made_at FROM offices ORDER BY place', [])).map(
      officeOf,
    )
  }

  async makeOffice({ id, name, epoch, madeAt }: Office, secret: string): Promise<void> {
    await this.#sql.run(
      `INSERT INTO offices (id, place, name, made_at, epoch, head_seq, head_h, durable_seq, devices_rev, secret)
       VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM offices), ?, ?, ?, 0, '', 0, 0, ?)`,
      [id, name, madeAt, epoch, secret],
    )
  }

  office(id: string): SqlOffice {
    let office = this.#offices.get(id)
    if (!office) {
      office = new SqlOffice(this.#inOffice(id), id)
      this.#offices.set(id, office)
    }
    return office
  }

  async deviceByToken(
    tokenHash: string,
  ): Promise<{ office: string; device: DeviceRow; member: MemberAccess; lastErasure: number } | null> {
    const row = await this.#sql.get(
      `SELECT devices.*, offices.last_erasure FROM devices JOIN offices ON offices.id = devices.office
       WHERE token_hash = ?`,
      [tokenHash],
    )
    if (!row) return null
    const office = row.office as string
    const device = deviceOf(row)
    const member = await this.#sql.get('SELECT * FROM members WHERE office = ? AND id = ?', [
      office,
      device.member,
    ])
    const lastErasure = row.last_erasure as number
    return member ? { office, device, member: memberOf(member), lastErasure } : null
  }

  async calendarByToken(tokenHash: string): Promise<{ office: string; member: MemberAccess } | null> {
    const row = await this.#sql.get(
      `SELECT members.* FROM calendars JOIN members
       ON members.office = calendars.office AND members.id = calendars.member WHERE token_hash = ?`,
      [tokenHash],
    )
    return row ? { office: row.office as string, member: memberOf(row) } : null
  }

  async openInvitations(): Promise<{ office: string; invitation: InvitationRow }[]> {
    return (await this.#sql.all(`SELECT * FROM invitations WHERE state = 'open'`, [])).map((row) => ({
      office: row.office as string,
      invitation: invitationOf(row),
    }))
  }

  async setting(name: string): Promise<string | null> {
    const row = await this.#sql.get('SELECT value FROM settings WHERE name = ?', [name])
    return (row?.value as string) ?? null
  }

  async keepSetting(name: string, value: string): Promise<void> {
    await this.#sql.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, value],
    )
  }
}

type Head = { epoch: string; seq: number; h: string; durableSeq: number }

class SqlOffice implements OfficeStore {
  readonly #sql: OfficeSql
  readonly #id: string
  /** Read once and written once: every mutation of a request moves it. */
  #head: Head | null = null
  #moved = false
  #devicesMoved = 0
  #secret: string | null = null
  /** What waits to be written together: a push of two hundred is a few statements, not a thousand. */
  readonly #waiting = {
    log: [] as Value[][],
    records: new Map<string, Value[]>(),
    receipts: [] as Value[][],
    places: [] as Value[][],
  }
  /** What this transaction has read or written, by its key; null is known to be missing. */
  readonly #known = {
    receipts: new Map<string, Receipt | null>(),
    records: new Map<string, StoredRecord | null>(),
    places: new Map<string, string | null>(),
  }
  erased = false
  readonly ledgered: LedgerRow[] = []
  readonly door: SqlDoor

  constructor(sql: OfficeSql, id: string) {
    this.#sql = sql
    this.#id = id
    this.door = new SqlDoor(sql, id, () => this.#devicesChanged())
  }

  async flush(): Promise<void> {
    await this.#settle()
    if (this.#moved && this.#head) {
      const { epoch, seq, h, durableSeq } = this.#head
      await this.#sql.run(
        `UPDATE offices SET epoch = ?, head_seq = ?, head_h = ?, durable_seq = ?, devices_rev = devices_rev + ?
         WHERE id = ?`,
        [epoch, seq, h, durableSeq, this.#devicesMoved, this.#id],
      )
    } else if (this.#devicesMoved > 0) {
      await this.#sql.run('UPDATE offices SET devices_rev = devices_rev + ? WHERE id = ?', [
        this.#devicesMoved,
        this.#id,
      ])
    }
    this.#moved = false
    this.#devicesMoved = 0
  }

  /** Writes the rows that wait: before anything reads or changes them where they lie. */
  async #settle(): Promise<void> {
    const { log, records, receipts, places } = this.#waiting
    if (log.length > 0) await this.#sql.insert(tables.log, log.splice(0))
    if (records.size > 0) {
      const rows = [...records.values()]
      records.clear()
      await this.#sql.insert(tables.records, rows)
    }
    if (receipts.length > 0) await this.#sql.insert(tables.receipts, receipts.splice(0))
    if (places.length > 0) await this.#sql.insert(tables.places, places.splice(0))
    for (const known of Object.values(this.#known)) if (known.size > mostKnown) known.clear()
  }

  async #settleIfMany(): Promise<void> {
    const { log, records, receipts, places } = this.#waiting
    if (Math.max(log.length, records.size, receipts.length, places.length) >= mostWaiting) {
      await this.#settle()
    }
  }

  async #row(): Promise<Row> {
    const row = await this.#sql.get('SELECT * FROM offices WHERE id = ?', [this.#id])
    if (!row) throw new Error(`no office ${this.#id}`)
    return row
  }

  async office(): Promise<Office> {
    return officeOf(await this.#row())
  }

  async rename(name: string): Promise<void> {
    await this.#sql.run('UPDATE offices SET name = ? WHERE id = ?', [name, this.#id])
  }

  async head(): Promise<Head> {
    if (!this.#head) {
      const row = (await this.#sql.held?.()) ?? (await this.#row())
      this.#secret = row.secret as string
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

  async secret(): Promise<string> {
    this.#secret ??= ((await this.#sql.held?.()) ?? (await this.#row())).secret as string
    return this.#secret
  }

  async readAhead(device: string, coming: readonly Coming[]): Promise<void> {
    // Where the database is a call away inside this process, a question for each costs less than putting them together.
    if (!this.#sql.far || coming.length === 0 || coming.length > mostWaiting) return
    const { receipts, records, places } = this.#known
    const wanted = <T>(values: Iterable<T>, isKnown: (value: T) => boolean): T[] =>
      [...new Set(values)].filter((value) => !isKnown(value))
    const mids = wanted(
      coming.map(({ mid }) => mid),
      (mid) => receipts.has(mid),
    )
    const recs = wanted(
      coming.map(({ rec }) => rec),
      (rec) => records.has(rec),
    )
    const lseqs = wanted(
      coming.map(({ lseq }) => lseq),
      (lseq) => places.has(placeKey(device, lseq)),
    )
    const list = (values: readonly unknown[]) => values.map(() => '?').join(', ')
    if (mids.length > 0) {
      for (const mid of mids) receipts.set(mid, null)
      const sql = `SELECT * FROM receipts WHERE office = ? AND mid IN (${list(mids)})`
      for (const row of await this.#sql.all(sql, [this.#id, ...mids]))
        receipts.set(row.mid as string, receiptOf(row))
    }
    if (recs.length > 0) {
      for (const rec of recs) records.set(rec, null)
      const sql = `SELECT * FROM records WHERE office = ? AND rec IN (${list(recs)})`
      for (const row of await this.#sql.all(sql, [this.#id, ...recs]))
        records.set(row.rec as string, recordOf(row))
    }
    if (lseqs.length > 0) {
      for (const lseq of lseqs) places.set(placeKey(device, lseq), null)
      const sql = `SELECT lseq, mid FROM places WHERE office = ? AND device = ? AND lseq IN (${list(lseqs)})`
      for (const row of await this.#sql.all(sql, [this.#id, device, ...lseqs]))
        places.set(placeKey(device, row.lseq as number), row.mid as string)
    }
  }

  async receipt(mid: string): Promise<Receipt | null> {
    const known = this.#known.receipts.get(mid)
    if (known !== undefined) return known
    const row = await this.#sql.get('SELECT * FROM receipts WHERE office = ? AND mid = ?', [this.#id, mid])
    const receipt = row ? receiptOf(row) : null
    this.#known.receipts.set(mid, receipt)
    return receipt
  }

  async keepReceipt(mid: string, receipt: Receipt): Promise<void> {
    const { status, seq, issues, bodyHash } = receipt
    this.#known.receipts.set(mid, receipt)
    this.#waiting.receipts.push([
      this.#id,
      mid,
      status,
      seq ?? null,
      issues ? JSON.stringify(issues) : null,
      bodyHash,
    ])
    await this.#settleIfMany()
  }

  async receipts(): Promise<{ mid: string; status: string; seq: number | null }[]> {
    await this.#settle()
    return (await this.#sql.all('SELECT mid, status, seq FROM receipts WHERE office = ?', [this.#id])).map(
      (row) => ({
        mid: row.mid as string,
        status: row.status as string,
        seq: row.seq as number | null,
      }),
    )
  }

  async record(rec: string): Promise<StoredRecord | null> {
    const known = this.#known.records.get(rec)
    if (known !== undefined) return known
    const row = await this.#sql.get('SELECT * FROM records WHERE office = ? AND rec = ?', [this.#id, rec])
    const record = row ? recordOf(row) : null
    this.#known.records.set(rec, record)
    return record
  }

  async records(): Promise<StoredRecord[]> {
    await this.#settle()
    return (await this.#sql.all('SELECT * FROM records WHERE office = ? ORDER BY first', [this.#id])).map(
      recordOf,
    )
  }

  async keepRecord(record: StoredRecord): Promise<void> {
    this.#known.records.set(record.rec, record)
    this.#waiting.records.set(record.rec, [
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
    await this.#settleIfMany()
  }

  async append(row: LogRow): Promise<void> {
    this.#waiting.log.push([
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
        covers: row.base,
        mid,
        at: recvAt,
      })
      await this.#sql.run('UPDATE offices SET last_erasure = ? WHERE id = ?', [row.seq, this.#id])
    }
    this.#head = { ...(await this.head()), seq: row.seq, h: row.h }
    this.#moved = true
    await this.#settleIfMany()
  }

  async emptyBodies(rec: string, fields: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const covered = new Map<string, string[]>()
    for (const [field, mids] of Object.entries(fields)) {
      for (const mid of mids) covered.set(mid, [...(covered.get(mid) ?? []), field])
    }
    await this.#settle()
    for (const [mid, names] of covered) {
      const row = await this.#sql.get('SELECT body FROM log WHERE office = ? AND rec = ? AND mid = ?', [
        this.#id,
        rec,
        mid,
      ])
      if (!row) continue
      const body = JSON.parse(row.body as string) as Record<string, unknown>
      for (const name of names) if (Object.hasOwn(body, name)) body[name] = null
      await this.#sql.run('UPDATE log SET body = ?, salt = NULL WHERE office = ? AND mid = ?', [
        JSON.stringify(body),
        this.#id,
        mid,
      ])
      await this.#forget(mid)
    }
    await this.#emptyQuarantined(rec, Object.keys(fields))
    this.erased = true
  }

  /** What was refused of a record says no more of a person than the record does. */
  async #emptyQuarantined(rec: string, names: readonly string[]): Promise<void> {
    const rows = await this.#sql.all(
      `SELECT id, mid, raw FROM quarantine WHERE office = ? AND replace(raw, ?, '') <> raw`,
      [this.#id, rec],
    )
    for (const { id = null, mid = null, raw } of rows) {
      const said = JSON.parse(raw as string) as { rec?: unknown; set?: Record<string, unknown> | null } | null
      if (said?.rec !== rec || said.set === null || typeof said.set !== 'object') continue
      const covered = names.filter((name) => Object.hasOwn(said.set ?? {}, name))
      if (covered.length === 0) continue
      const set = { ...said.set, ...Object.fromEntries(covered.map((name) => [name, null])) }
      await this.#sql.run('UPDATE quarantine SET raw = ? WHERE id = ?', [canonical({ ...said, set }), id])
      await this.#forget(mid)
    }
  }

  async #forget(mid: Value): Promise<void> {
    this.#known.receipts.delete(mid as string)
    await this.#sql.run('UPDATE receipts SET body_hash = ? WHERE office = ? AND mid = ?', [
      forgotten,
      this.#id,
      mid,
    ])
  }

  async quarantine({ mid, device, member, raw, issues, recvAt }: Quarantined): Promise<string> {
    const from = device === null ? 'device IS NULL' : 'device = ?'
    const known = await this.#sql.get(`SELECT mid FROM quarantine WHERE office = ? AND ${from} AND raw = ?`, [
      this.#id,
      ...(device === null ? [] : [device]),
      raw,
    ])
    if (known) return known.mid as string
    await this.#sql.run(
      `INSERT INTO quarantine (office, mid, device, member, raw, issues, recv_at, repaired)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
      [this.#id, mid, device, member, raw, JSON.stringify(issues), recvAt],
    )
    return mid
  }

  async quarantined(
    mid: string,
  ): Promise<{ device: string | null; member: string | null; repaired: boolean } | null> {
    const row = await this.#sql.get(
      'SELECT * FROM quarantine WHERE office = ? AND mid = ? ORDER BY id LIMIT 1',
      [this.#id, mid],
    )
    if (!row) return null
    return {
      device: row.device as string | null,
      member: row.member as string | null,
      repaired: row.repaired === 1,
    }
  }

  async markRepaired(mid: string): Promise<void> {
    await this.#sql.run('UPDATE quarantine SET repaired = 1 WHERE office = ? AND mid = ?', [this.#id, mid])
  }

  async quarantineRows(): Promise<QuarantinedRow[]> {
    return (await this.#sql.all('SELECT * FROM quarantine WHERE office = ? ORDER BY id', [this.#id])).map(
      (row) => ({
        id: row.id as number,
        mid: row.mid as string,
        device: row.device as string | null,
        member: row.member as string | null,
        raw: row.raw as string,
        issues: JSON.parse(row.issues as string),
        recvAt: row.recv_at as string,
        repaired: row.repaired === 1,
      }),
    )
  }

  async dropReceipt(mid: string): Promise<void> {
    await this.#settle()
    this.#known.receipts.delete(mid)
    await this.#sql.run('DELETE FROM receipts WHERE office = ? AND mid = ?', [this.#id, mid])
  }

  async dropQuarantined(id: number): Promise<void> {
    await this.#sql.run('DELETE FROM quarantine WHERE office = ? AND id = ?', [this.#id, id])
  }

  async keepIssues(id: number, issues: readonly Issue[]): Promise<void> {
    const said = JSON.stringify(issues)
    await this.#sql.run('UPDATE quarantine SET issues = ? WHERE office = ? AND id = ?', [said, this.#id, id])
  }

  async usedPlace(device: string, lseq: number): Promise<string | null> {
    const known = this.#known.places.get(placeKey(device, lseq))
    if (known !== undefined) return known
    const row = await this.#sql.get('SELECT mid FROM places WHERE office = ? AND device = ? AND lseq = ?', [
      this.#id,
      device,
      lseq,
    ])
    const mid = (row?.mid as string) ?? null
    this.#known.places.set(placeKey(device, lseq), mid)
    return mid
  }

  async keepPlace(device: string, lseq: number, mid: string): Promise<void> {
    this.#known.places.set(placeKey(device, lseq), mid)
    this.#waiting.places.push([this.#id, device, lseq, mid])
    await this.#settleIfMany()
  }

  async places(): Promise<{ device: string; lseq: number; mid: string }[]> {
    await this.#settle()
    return (
      await this.#sql.all('SELECT device, lseq, mid FROM places WHERE office = ? ORDER BY device, lseq', [
        this.#id,
      ])
    ).map((row) => ({ device: row.device as string, lseq: row.lseq as number, mid: row.mid as string }))
  }

  async entriesAfter(seq: number, most: number): Promise<LogRow[]> {
    await this.#settle()
    return (
      await this.#sql.all('SELECT * FROM log WHERE office = ? AND seq > ? ORDER BY seq LIMIT ?', [
        this.#id,
        seq,
        most,
      ])
    ).map(logRowOf)
  }

  async entriesBackFrom(seq: number, take: (row: LogRow) => boolean): Promise<void> {
    await this.#settle()
    let few = 20
    const sql = 'SELECT * FROM log WHERE office = ? AND seq <= ? ORDER BY seq DESC LIMIT ?'
    for (let from = seq; ; ) {
      const rows = (await this.#sql.all(sql, [this.#id, from, few])).map(logRowOf)
      for (const row of rows) if (!take(row)) return
      const last = rows.at(-1)
      if (!last || rows.length < few) return
      from = last.seq - 1
      // Who sees few entries may have to look far back: then in longer strides.
      few = Math.min(few * 4, 1_000)
    }
  }

  async members(): Promise<MemberAccess[]> {
    return (await this.#sql.all('SELECT * FROM members WHERE office = ? ORDER BY rowid', [this.#id])).map(
      memberOf,
    )
  }

  async keepMember({ id, name, role, active }: MemberAccess): Promise<void> {
    await this.#sql.run(
      `INSERT INTO members (office, id, name, role, active) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, role = excluded.role, active = excluded.active`,
      [this.#id, id, name, role, active ? 1 : 0],
    )
    this.#devicesChanged()
  }

  async devices(): Promise<DeviceRow[]> {
    return (await this.#sql.all('SELECT * FROM devices WHERE office = ? ORDER BY rowid', [this.#id])).map(
      deviceOf,
    )
  }

  async device(id: string): Promise<DeviceRow | null> {
    const row = await this.#sql.get('SELECT * FROM devices WHERE office = ? AND id = ?', [this.#id, id])
    return row ? deviceOf(row) : null
  }

  async keepDevice(device: DeviceRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO devices (office, id, name, member, token_hash, state, words, enrolled_at, last_seen, last_sync,
         unsent, app_version, emptied, read_to, was)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET name = excluded.name, member = excluded.member,
         token_hash = excluded.token_hash, state = excluded.state, words = excluded.words,
         enrolled_at = excluded.enrolled_at, last_seen = excluded.last_seen, last_sync = excluded.last_sync,
         unsent = excluded.unsent, app_version = excluded.app_version, emptied = excluded.emptied,
         read_to = excluded.read_to, was = excluded.was`,
      [
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
        device.readTo,
        JSON.stringify(device.was),
      ],
    )
    this.#devicesChanged()
  }

  async noteContact(id: string, { at, unsent, appVersion, readTo }: Contact, listed: boolean): Promise<void> {
    await this.#sql.run(
      `UPDATE devices SET last_seen = ?, last_sync = ?, unsent = ?, app_version = ?, read_to = ?
       WHERE office = ? AND id = ?`,
      [at, at, unsent, appVersion, readTo, this.#id, id],
    )
    if (listed) this.#devicesChanged()
  }

  #devicesChanged(): void {
    this.#devicesMoved++
  }

  async invitations(): Promise<InvitationRow[]> {
    return (await this.#sql.all('SELECT * FROM invitations WHERE office = ? ORDER BY rowid', [this.#id])).map(
      invitationOf,
    )
  }

  async keepInvitation(one: InvitationRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO invitations (office, id, member, name, role, code_hash, made_at, expires_at, state, confirmed,
         wrong_tries)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (office, id) DO UPDATE SET state = excluded.state, wrong_tries = excluded.wrong_tries`,
      [
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
      ],
    )
    this.#devicesChanged()
  }

  async calendars(): Promise<CalendarRow[]> {
    return (await this.#sql.all('SELECT * FROM calendars WHERE office = ? ORDER BY member', [this.#id])).map(
      (row) => ({
        member: row.member as string,
        tokenHash: row.token_hash as string,
        madeAt: row.made_at as string,
      }),
    )
  }

  async keepCalendar({ member, tokenHash, madeAt }: CalendarRow): Promise<void> {
    await this.#sql.run(
      `INSERT INTO calendars (office, member, token_hash, made_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (office, member) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at`,
      [this.#id, member, tokenHash, madeAt],
    )
  }

  async dropCalendar(member: string): Promise<void> {
    await this.#sql.run('DELETE FROM calendars WHERE office = ? AND member = ?', [this.#id, member])
  }

  async keyPair(): Promise<string | null> {
    const row = await this.#sql.get('SELECT key_pair FROM offices WHERE id = ?', [this.#id])
    return (row?.key_pair as string) ?? null
  }

  async keepKeyPair(pair: string): Promise<void> {
    await this.#sql.run('UPDATE offices SET key_pair = ? WHERE id = ?', [pair, this.#id])
  }

  async escrows(): Promise<EscrowRow[]> {
    return (
      await this.#sql.all('SELECT * FROM escrows WHERE office = ? ORDER BY device, kid', [this.#id])
    ).map(escrowOf)
  }

  async escrow(device: string, kid: string): Promise<EscrowRow | null> {
    const row = await this.#sql.get('SELECT * FROM escrows WHERE office = ? AND device = ? AND kid = ?', [
      this.#id,
      device,
      kid,
    ])
    return row ? escrowOf(row) : null
  }

  async keepEscrow({ device, kid, wrapped, keptAt }: EscrowRow): Promise<void> {
    await this.#sql.run(
      'INSERT INTO escrows (office, device, kid, wrapped, kept_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      [this.#id, device, kid, wrapped, keptAt],
    )
  }

  async dropEscrows(device: string): Promise<void> {
    await this.#sql.run('DELETE FROM escrows WHERE office = ? AND device = ?', [this.#id, device])
  }

  async ledger(): Promise<LedgerRow[]> {
    return (await this.#sql.all('SELECT row FROM ledger WHERE office = ? ORDER BY id', [this.#id])).map(
      (row) => JSON.parse(row.row as string) as LedgerRow,
    )
  }

  async keepLedger(row: LedgerRow): Promise<void> {
    const text = canonical(row)
    const changes = await this.#sql.run(
      `INSERT INTO ledger (office, row)
       SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM ledger WHERE office = ? AND row = ?)`,
      [this.#id, text, this.#id, text],
    )
    if (changes > 0) this.ledgered.push(row)
  }
}

const placeKey = (device: string, lseq: number): string => `${lseq} ${device}`

const receiptOf = (row: Row): Receipt => ({
  status: row.status as Receipt['status'],
  ...(row.seq === null ? {} : { seq: row.seq as number }),
  ...(row.issues === null ? {} : { issues: JSON.parse(row.issues as string) }),
  bodyHash: row.body_hash as string,
})

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

export function logRowOf(row: Row): LogRow {
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

const escrowOf = (row: Row): EscrowRow => ({
  device: row.device as string,
  kid: row.kid as string,
  wrapped: row.wrapped as string,
  keptAt: row.kept_at as string,
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
  readTo: row.read_to as number,
  was: JSON.parse(row.was as string) as string[],
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
