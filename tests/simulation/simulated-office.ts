// An office as the simulation has it: the production rules over maps, that can die in the middle of a request, be upgraded and be restored.
import type { KindName } from '../../src/domain/records/kinds.ts'
import type { Role } from '../../src/domain/roles.ts'
import type { Bundle } from '../../src/sync/bundle.ts'
import { canonical } from '../../src/sync/canonical.ts'
import { parseRequest, type SyncReply, type SyncRequest } from '../../src/sync/messages.ts'
import type {
  Device,
  Handed,
  LogRow,
  OfficeTx,
  OpenedBundle,
  Quarantined,
  Receipt,
  StoredRecord,
} from '../../src/sync/office-log.ts'
import { acceptMutation, replyTo, takeFromRevoked } from '../../src/sync/on-server.ts'
import { forgotten } from '../../src/sync/receipt-hash.ts'
import { takeAgain, waitedFor } from '../../src/sync/taken-again.ts'
import { simulatedSha256 } from './stand-ins.ts'
import { inVersion } from './versions.ts'

type Standing = 'active' | 'reenrol' | 'revoked-lost' | 'revoked-stolen'
type DeviceRow = Required<Device> & { state: Standing; emptied: boolean; token: number }
type QuarantineRow = Quarantined & { repaired: boolean }
type Erased = { rec: string; type: string; fields: string[]; covers: LogRow['base']; mid: string }

type State = {
  epoch: string
  durableSeq: number
  log: LogRow[]
  receipts: Map<string, Receipt>
  records: Map<string, StoredRecord>
  /** By their mid, then in the order they came. */
  quarantine: Map<string, QuarantineRow[]>
  /** What the same device sent before: the mid that it is kept under. */
  same: Map<string, string>
  places: Map<string, string>
}

const emptyState = (epoch: string): State => ({
  epoch,
  durableSeq: 0,
  log: [],
  receipts: new Map(),
  records: new Map(),
  quarantine: new Map(),
  same: new Map(),
  places: new Map(),
})

const copyOf = (state: State): State => ({
  ...state,
  log: [...state.log],
  receipts: new Map(state.receipts),
  records: new Map(state.records),
  quarantine: new Map([...state.quarantine].map(([mid, rows]) => [mid, [...rows]])),
  same: new Map(state.same),
  places: new Map(state.places),
})

export type Answer =
  | { status: 200; reply: SyncReply }
  | { status: 426; results: SyncReply['results'] }
  | { status: 400 | 401 | 413 | 500 }

/** The process died in the middle of a transaction. */
class Died extends Error {}

export class SimulatedOffice {
  state: State = emptyState('epoch-1')
  schema = 1
  oldestSchema = 1
  /** Bytes of a request that it takes. */
  wireBytes = Number.POSITIVE_INFINITY
  /** Mutations that even the reading of them trips over. */
  readonly unreadable = new Set<string>()
  readonly devices = new Map<string, DeviceRow>()
  /** Beside the store, so that it outlives it. */
  readonly ledger: Erased[] = []
  readonly bundles = new Map<string, { writer: string; rows: readonly unknown[]; good: boolean }>()
  now = Date.parse('2026-05-04T11:00:00Z')
  /** Operations of the store until the process dies; none while it lives. */
  diesAfter = Number.POSITIVE_INFINITY
  #undo: (() => void)[] = []
  #epochs = 1
  readonly handed: Handed

  constructor(readonly newId: () => string) {
    let salts = 0
    const office = this
    this.handed = {
      now: () => new Date(this.now).toISOString(),
      mid: () => newId(),
      salt: () => `salt${salts++}`,
      sha256: simulatedSha256,
      open: async (bundle) => this.#open(bundle),
      get schema() {
        return office.schema
      },
    }
  }

  /** Lets a device in, perhaps one that had another name before. */
  letIn(id: string, member: string, role: Role, before?: string): number {
    const known = this.devices.get(id)
    const token = (known?.token ?? 0) + 1
    const was = known?.was ?? (before ? [before, ...(this.devices.get(before)?.was ?? [])] : [])
    this.devices.set(id, { id, member, role, state: 'active', emptied: false, token, was })
    return token
  }

  #open(bundle: Bundle): OpenedBundle | null {
    const sealed = this.bundles.get(bundle.data)
    const row = sealed?.good ? this.devices.get(sealed.writer) : undefined
    if (!sealed || !row) return null
    const { id, member, role } = row
    return {
      writer: { id, member, role },
      isIn: row.state === 'active' || row.state === 'reenrol',
      rows: sealed.rows,
    }
  }

  /** One request, in one transaction, as the server's app has it: if anything throws, nothing of it has happened. */
  async sync(id: string, token: number | null, body: SyncRequest): Promise<Answer> {
    const row = this.devices.get(id)
    if (!row || token === null || row.token !== token) return { status: 401 }
    if (this.wireBytes < Number.POSITIVE_INFINITY && JSON.stringify(body).length > this.wireBytes)
      return { status: 413 }
    if (
      this.unreadable.size > 0 &&
      body.muts.some((one) => this.unreadable.has((one as { mid: string }).mid))
    )
      return { status: 400 }
    const parsed = parseRequest(body)
    if (!parsed.ok) return { status: parsed.tooMany ? 413 : 400 }
    const { request } = parsed
    inVersion(this.schema)
    this.#undo = []
    try {
      const who: Device = { id: row.id, member: row.member, role: row.role, was: row.was }
      if (row.state === 'revoked-lost' || row.state === 'revoked-stolen') {
        const takes = row.state === 'revoked-lost' && !row.emptied
        const asked = takes ? request : { ...request, muts: [], carried: [] }
        const reply = await takeFromRevoked(this.tx(), who, asked, this.handed)
        const last = !takes || request.unsent <= request.muts.length || request.muts.length === 0
        if (takes && last) this.#keepDevice({ ...row, emptied: true })
        return { status: 200, reply: { ...reply, deviceState: last ? 'wipe' : 'active' } }
      }
      const tooOld = request.schema < this.oldestSchema
      const asked = tooOld ? { ...request, limit: 0 } : request
      const { clones, ...reply } = await replyTo(this.tx(), who, asked, this.handed)
      for (const clone of clones) {
        const other = this.devices.get(clone)
        if (other?.state === 'active') this.#keepDevice({ ...other, state: 'reenrol' })
      }
      if (tooOld) return { status: 426, results: reply.results }
      const deviceState = row.state === 'reenrol' ? 'reenrol' : reply.deviceState
      return { status: 200, reply: { ...reply, deviceState } }
    } catch (error) {
      for (const back of this.#undo.reverse()) back()
      if (error instanceof Died) return { status: 500 }
      throw error
    } finally {
      this.#undo = []
      this.diesAfter = Number.POSITIVE_INFINITY
    }
  }

  #keepDevice(row: DeviceRow): void {
    const before = this.devices.get(row.id)
    this.devices.set(row.id, row)
    if (before) this.#undo.push(() => this.devices.set(before.id, before))
  }

  /** The office's own word on a record: an erasure, by order. */
  async erase(
    type: KindName,
    rec: string,
    fields: readonly string[],
    { mid = this.newId(), covers = {} }: { mid?: string; covers?: LogRow['base'] } = {},
  ): Promise<void> {
    inVersion(this.schema)
    this.diesAfter = Number.POSITIVE_INFINITY
    this.#undo = []
    const set = Object.fromEntries(fields.map((field) => [field, null]))
    const record = this.state.records.get(rec) ?? null
    await acceptMutation(
      this.tx(),
      { member: null, device: null },
      { mid, type, rec, op: 'erase', set, base: covers, at: this.handed.now() },
      { record, cursor: this.state.log.length, handed: this.handed, receivedHash: '' },
    )
  }

  copy(): State {
    return copyOf(this.state)
  }

  /** A backup was read back and found whole: what it holds needs no device to keep it. */
  verified(seq: number): void {
    this.state.durableSeq = Math.max(this.state.durableSeq, seq)
  }

  /** Puts back an older state: as the restore command does, or behind everybody's back. */
  async restore(backup: State, { told }: { told: boolean }): Promise<void> {
    this.state = copyOf(backup)
    // Put back by hand, the server is started on it.
    if (!told) return this.#takeWhatWaited()
    this.#epochs += 1
    this.state.epoch = `epoch-${this.#epochs}`
    for (const { type, rec, fields, covers, mid } of [...this.ledger]) {
      if (!this.state.receipts.has(mid)) await this.erase(type as KindName, rec, fields, { mid, covers })
    }
    await this.#takeWhatWaited()
  }

  /** A newer version is started: what waited for it is taken. */
  async upgrade(schema: number): Promise<void> {
    if (schema <= this.schema) return
    this.schema = schema
    await this.#takeWhatWaited()
  }

  /** As at every start of the server. */
  async #takeWhatWaited(): Promise<void> {
    const { schema } = this
    this.diesAfter = Number.POSITIVE_INFINITY
    inVersion(schema)
    this.#undo = []
    const tx = this.tx()
    for (const row of [...this.state.quarantine.values()].flat()) {
      if (row.repaired || !waitedFor(row, schema)) continue
      const receipt = this.state.receipts.get(row.mid)
      const device = row.device === null ? undefined : this.devices.get(row.device)
      const isIn = device?.state === 'active' || device?.state === 'reenrol'
      if (receipt?.status !== 'quarantined' || !device || !isIn) continue
      this.state.receipts.delete(row.mid)
      const issues = await takeAgain(
        tx,
        device,
        { raw: row.raw, receivedHash: receipt.bodyHash },
        this.handed,
      )
      if (issues === null) this.state.quarantine.delete(row.mid)
      else {
        this.state.receipts.set(row.mid, { ...receipt, issues })
        row.issues = issues
      }
    }
  }

  #put<V>(map: Map<string, V>, key: string, value: V): void {
    const had = map.has(key)
    const before = map.get(key) as V
    this.#undo.push(() => (had ? map.set(key, before) : map.delete(key)))
    map.set(key, value)
  }

  #keepLedger({ rec, type, set, base, mid }: LogRow): void {
    if (this.ledger.some((row) => row.mid === mid)) return
    this.#undo.push(() => this.ledger.pop())
    this.ledger.push({ rec, type, fields: Object.keys(set), covers: base, mid })
  }

  #op(): void {
    if (--this.diesAfter < 0) throw new Died()
  }

  /** One for all requests: each closes over the office, whose state may be put back. */
  readonly #tx = this.#made()

  tx(): OfficeTx {
    return this.#tx
  }

  #made(): OfficeTx {
    return {
      head: async () => {
        const { epoch, durableSeq, log } = this.state
        return { epoch, seq: log.length, h: log.at(-1)?.h ?? '', durableSeq }
      },
      secret: async () => 'a secret',
      receipt: async (mid) => this.state.receipts.get(mid) ?? null,
      keepReceipt: async (mid, receipt) => {
        this.#op()
        if (this.state.receipts.has(mid)) throw new Error(`a second receipt for ${mid}`)
        this.#put(this.state.receipts, mid, receipt)
      },
      record: async (rec) => this.state.records.get(rec) ?? null,
      keepRecord: async (record) => {
        this.#op()
        this.#put(this.state.records, record.rec, record)
      },
      append: async (row) => {
        this.#op()
        if (row.seq !== this.state.log.length + 1) throw new Error(`I5 a gap before ${row.seq}`)
        this.#undo.push(() => this.state.log.pop())
        this.state.log.push(row)
        if (row.op === 'erase') this.#keepLedger(row)
      },
      emptyBodies: async (rec, fields) => {
        this.#op()
        this.#emptyBodies(rec, fields)
      },
      quarantine: async (row) => {
        this.#op()
        const key = `${row.device}|${row.raw}`
        const known = this.state.same.get(key)
        if (known !== undefined) return known
        this.#put(this.state.same, key, row.mid)
        const before = this.state.quarantine.get(row.mid) ?? []
        this.#put(this.state.quarantine, row.mid, [...before, { ...row, repaired: false }])
        return row.mid
      },
      quarantined: async (mid) => this.state.quarantine.get(mid)?.[0] ?? null,
      markRepaired: async (mid) => {
        this.#op()
        const rows = this.state.quarantine.get(mid)
        if (rows) {
          const repaired = rows.map((row) => ({ ...row, repaired: true }))
          this.#put(this.state.quarantine, mid, repaired)
        }
      },
      usedPlace: async (device, lseq) => this.state.places.get(`${device} ${lseq}`) ?? null,
      keepPlace: async (device, lseq, mid) => {
        this.#op()
        this.#put(this.state.places, `${device} ${lseq}`, mid)
      },
      entriesAfter: async (seq, most) => this.state.log.slice(seq, seq + most),
      entriesBackFrom: async (seq, take) => {
        for (let at = Math.min(seq, this.state.log.length) - 1; at >= 0; at--) {
          const row = this.state.log[at]
          if (!row || !take(row)) return
        }
      },
    }
  }

  #emptyBodies(rec: string, fields: Readonly<Record<string, readonly string[]>>): void {
    const { state } = this
    for (const [at, row] of state.log.entries()) {
      if (row.rec !== rec || row.op === 'erase') continue
      const covered = Object.keys(row.set).filter((name) => fields[name]?.includes(row.mid))
      if (covered.length === 0) continue
      this.#undo.push(() => {
        state.log[at] = row
      })
      const set = { ...row.set, ...Object.fromEntries(covered.map((name) => [name, null])) }
      state.log[at] = { ...row, salt: null, set }
      this.#forget(row.mid)
    }
    for (const [mid, rows] of state.quarantine) {
      const emptied = rows.map((row) => ({ ...row, raw: rawWithout(row.raw, rec, Object.keys(fields)) }))
      if (emptied.every((row, i) => row.raw === rows[i]?.raw)) continue
      for (const [i, row] of rows.entries()) {
        this.#undo.push(() => state.same.set(`${row.device}|${row.raw}`, mid))
        state.same.delete(`${row.device}|${row.raw}`)
        this.#put(state.same, `${row.device}|${emptied[i]?.raw}`, mid)
      }
      this.#put(state.quarantine, mid, emptied)
      this.#forget(mid)
    }
  }

  #forget(mid: string): void {
    const receipt = this.state.receipts.get(mid)
    if (receipt) this.#put(this.state.receipts, mid, { ...receipt, bodyHash: forgotten })
  }
}

function rawWithout(raw: string, rec: string, names: readonly string[]): string {
  if (!raw.includes(rec)) return raw
  const said = JSON.parse(raw) as { rec?: unknown; set?: Record<string, unknown> | null } | null
  if (said?.rec !== rec || said.set === null || typeof said.set !== 'object') return raw
  const covered = names.filter((name) => Object.hasOwn(said.set ?? {}, name))
  if (covered.length === 0) return raw
  return canonical({
    ...said,
    set: { ...said.set, ...Object.fromEntries(covered.map((name) => [name, null])) },
  })
}
