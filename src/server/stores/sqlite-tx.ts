import type { Issue } from '../../domain/records/kind.ts'
import type { Role } from '../../domain/roles.ts'
import { canonical } from '../../sync/canonical.ts'
import type { Folded } from '../../sync/fold.ts'
import type { Author, Op } from '../../sync/messages.ts'
import type { LogRow, Quarantined, Receipt, StoredRecord } from '../../sync/office-log.ts'
import { forgotten } from '../../sync/receipt-hash.ts'
import type {
  CalendarRow,
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

export type Prepared = {
  run(values: Value[]): { changes: number }
  get(values: Value[]): Row | undefined
  all(values: Value[]): Row[]
}
export type Run = (sql: string) => Prepared

export class SqliteTx implements StoreTx {
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

  async makeOffice({ id, name, epoch, madeAt }: Office, secret: string): Promise<void> {
    this.#run(
      `INSERT INTO offices (id, place, name, made_at, epoch, head_seq, head_h, durable_seq, devices_rev, secret)
       VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM offices), ?, ?, ?, 0, '', 0, 0, ?)`,
    ).run([id, name, madeAt, epoch, secret])
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

  async calendarByToken(tokenHash: string): Promise<{ office: string; member: MemberAccess } | null> {
    const row = this.#run(
      `SELECT members.* FROM calendars JOIN members
       ON members.office = calendars.office AND members.id = calendars.member WHERE token_hash = ?`,
    ).get([tokenHash])
    return row ? { office: row.office as string, member: memberOf(row) } : null
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
  #secret: string | null = null
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

  async secret(): Promise<string> {
    this.#secret ??= this.#row().secret as string
    return this.#secret
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
      this.#forget(mid)
    }
    this.#emptyQuarantined(rec, Object.keys(fields))
    this.erased = true
  }

  /** What was refused of a record says no more of a person than the record does. */
  #emptyQuarantined(rec: string, names: readonly string[]): void {
    const rows = this.#run('SELECT id, mid, raw FROM quarantine WHERE office = ? AND instr(raw, ?) > 0')
    for (const { id = null, mid = null, raw } of rows.all([this.#id, rec])) {
      const said = JSON.parse(raw as string) as { rec?: unknown; set?: Record<string, unknown> | null } | null
      if (said?.rec !== rec || said.set === null || typeof said.set !== 'object') continue
      const covered = names.filter((name) => Object.hasOwn(said.set ?? {}, name))
      if (covered.length === 0) continue
      const set = { ...said.set, ...Object.fromEntries(covered.map((name) => [name, null])) }
      this.#run('UPDATE quarantine SET raw = ? WHERE id = ?').run([canonical({ ...said, set }), id])
      this.#forget(mid)
    }
  }

  #forget(mid: Value): void {
    this.#run('UPDATE receipts SET body_hash = ? WHERE office = ? AND mid = ?').run([
      forgotten,
      this.#id,
      mid,
    ])
  }

  async quarantine({ mid, device, member, raw, issues, recvAt }: Quarantined): Promise<string> {
    const same = this.#run('SELECT mid FROM quarantine WHERE office = ? AND device IS ? AND raw = ?')
    const known = same.get([this.#id, device, raw])
    if (known) return known.mid as string
    this.#run(
      `INSERT INTO quarantine (office, mid, device, member, raw, issues, recv_at, repaired)
       VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
    ).run([this.#id, mid, device, member, raw, JSON.stringify(issues), recvAt])
    return mid
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

  async dropReceipt(mid: string): Promise<void> {
    this.#run('DELETE FROM receipts WHERE office = ? AND mid = ?').run([this.#id, mid])
  }

  async dropQuarantined(id: number): Promise<void> {
    this.#run('DELETE FROM quarantine WHERE office = ? AND id = ?').run([this.#id, id])
  }

  async keepIssues(id: number, issues: readonly Issue[]): Promise<void> {
    const said = JSON.stringify(issues)
    this.#run('UPDATE quarantine SET issues = ? WHERE office = ? AND id = ?').run([said, this.#id, id])
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

  async places(): Promise<{ device: string; lseq: number; mid: string }[]> {
    return this.#run('SELECT device, lseq, mid FROM places WHERE office = ? ORDER BY device, lseq')
      .all([this.#id])
      .map((row) => ({ device: row.device as string, lseq: row.lseq as number, mid: row.mid as string }))
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

  async calendars(): Promise<CalendarRow[]> {
    return this.#run('SELECT * FROM calendars WHERE office = ? ORDER BY member')
      .all([this.#id])
      .map((row) => ({
        member: row.member as string,
        tokenHash: row.token_hash as string,
        madeAt: row.made_at as string,
      }))
  }

  async keepCalendar({ member, tokenHash, madeAt }: CalendarRow): Promise<void> {
    this.#run(
      `INSERT INTO calendars VALUES (?, ?, ?, ?)
       ON CONFLICT (office, member) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at`,
    ).run([this.#id, member, tokenHash, madeAt])
  }

  async dropCalendar(member: string): Promise<void> {
    this.#run('DELETE FROM calendars WHERE office = ? AND member = ?').run([this.#id, member])
  }

  async keyPair(): Promise<string | null> {
    const row = this.#run('SELECT key_pair FROM offices WHERE id = ?').get([this.#id])
    return (row?.key_pair as string) ?? null
  }

  async keepKeyPair(pair: string): Promise<void> {
    this.#run('UPDATE offices SET key_pair = ? WHERE id = ?').run([pair, this.#id])
  }

  async escrows(): Promise<EscrowRow[]> {
    return this.#run('SELECT * FROM escrows WHERE office = ? ORDER BY device, kid')
      .all([this.#id])
      .map(escrowOf)
  }

  async escrow(device: string, kid: string): Promise<EscrowRow | null> {
    const row = this.#run('SELECT * FROM escrows WHERE office = ? AND device = ? AND kid = ?').get([
      this.#id,
      device,
      kid,
    ])
    return row ? escrowOf(row) : null
  }

  async keepEscrow({ device, kid, wrapped, keptAt }: EscrowRow): Promise<void> {
    this.#run('INSERT INTO escrows VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING').run([
      this.#id,
      device,
      kid,
      wrapped,
      keptAt,
    ])
  }

  async dropEscrows(device: string): Promise<void> {
    this.#run('DELETE FROM escrows WHERE office = ? AND device = ?').run([this.#id, device])
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
