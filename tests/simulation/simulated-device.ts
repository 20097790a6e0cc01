// A device as the simulation has it: the production rules over a store of maps, with tabs that come and go above it.
import { actsOf, forbidden } from '../../src/domain/roles.ts'
import type { Bundle } from '../../src/sync/bundle.ts'
import { checkSets } from '../../src/sync/check-sets.ts'
import type { Entry, Mutation, Result, SyncReply, SyncRequest } from '../../src/sync/messages.ts'
import { type Change, mutationOf } from '../../src/sync/mutation.ts'
import type { Device } from '../../src/sync/office-log.ts'
import {
  durableIn,
  goesBack,
  inNoLog,
  isOutlived,
  isPending,
  keptFor,
  lacksOwn,
  laidOverFrom,
  madeOf,
  nowhere,
  type Pending,
  type Place,
  planFor,
  prefixOf,
  readAnew,
  readsAnew,
  requestOf,
  viewOf,
  withEntries,
  withoutErased,
} from '../../src/sync/on-device.ts'
import { authorOf, type Made, type Shown } from '../../src/sync/shown.ts'
import { inVersion } from './versions.ts'

export type SentRow = {
  mutation: Mutation
  status: Result['status']
  seq?: number
  settled: 0 | 1
  at: number
  heard: number
}
/** The answered ones with their indexes, as the real table has them: by record, and what is numbered behind the place. */
export class SentTable extends Map<string, SentRow> {
  readonly byRec = new Map<string, Map<string, SentRow>>()
  readonly numbered = new Map<string, SentRow>()
  /** No row is older, by this device's clock. */
  oldest = Number.POSITIVE_INFINITY

  override set(mid: string, row: SentRow): this {
    const { rec } = row.mutation
    let mine = this.byRec.get(rec)
    if (!mine) {
      mine = new Map()
      this.byRec.set(rec, mine)
    }
    mine.set(mid, row)
    if (row.seq !== undefined) this.numbered.set(mid, row)
    this.oldest = Math.min(this.oldest, row.at)
    return super.set(mid, row)
  }

  override delete(mid: string): boolean {
    const row = this.get(mid)
    if (row) this.byRec.get(row.mutation.rec)?.delete(mid)
    this.numbered.delete(mid)
    return super.delete(mid)
  }

  of(rec: string): Iterable<SentRow> {
    return this.byRec.get(rec)?.values() ?? []
  }

  /** Those numbered behind a place; what lies before it is not asked for again until all is read anew. */
  behind(cursor: number): SentRow[] {
    const rows: SentRow[] = []
    for (const [mid, row] of this.numbered) {
      if ((row.seq ?? 0) > cursor) rows.push(row)
      else this.numbered.delete(mid)
    }
    return rows
  }

  readAnew(): void {
    for (const [mid, row] of this) if (row.seq !== undefined) this.numbered.set(mid, row)
  }

  copy(): SentTable {
    const copy = new SentTable()
    for (const [mid, row] of this) copy.set(mid, row)
    return copy
  }
}

type QueuedRow = { mutation: Mutation; settled: 0 | 1 }
type FoldedRow = { type: string; entries: Entry[] }
export type ShownRow = { view: Shown; made: Made | null }

/** All that a crash, a closed tab or a flat battery leaves. */
export type Kept = {
  outbox: QueuedRow[]
  sent: SentTable
  /** The office's log by record, in the incarnation that is shown and in the one that is read beside it. */
  folded: Map<string, FoldedRow>
  beside: Map<string, FoldedRow> | null
  shown: Map<string, ShownRow>
  /** The new incarnation is whole, and has still to be shown. */
  showing: boolean
  /** The version that `shown` was made by. */
  shownBy: number
  place: Place
  lseq: number
  carried: Bundle[]
  /** No older app writes to it. */
  floor: number
}

/** Which tab wrote, and with which version of the app. */
export type Writer = { version: number }

// Thrown often and read by nobody: without the trace that an Error takes along.
export class NoRoom {}
export class OlderShell {}

export type Reply = Pick<
  SyncReply,
  'results' | 'entries' | 'cursor' | 'more' | 'epoch' | 'reset' | 'durableSeq' | 'serverTime'
>
type Asked = Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'muts'>

export class SimulatedDevice {
  kept: Kept
  /** Of the app that is installed: the version of its newest tab. */
  version = 1
  token: number | null = null
  state: 'in' | 'out' | 'wiped' = 'in'
  /** Everything the person was told is saved. */
  told: Mutation[] = []
  /** What was here for longer than anything is kept. */
  letGo: string[] = []
  full = false
  clock = Date.parse('2026-05-04T11:00:00Z')
  chunk = 16_384

  constructor(public who: Device) {
    this.kept = {
      outbox: [],
      sent: new SentTable(),
      folded: new Map(),
      beside: null,
      shown: new Map(),
      showing: false,
      shownBy: 1,
      place: nowhere,
      lseq: 0,
      carried: [],
      floor: 1,
    }
  }

  /** What `write` of src/device does before anything is written. */
  #guard({ version }: Writer): void {
    if (version < this.kept.floor) throw new OlderShell()
    if (this.full) throw new NoRoom()
    inVersion(version)
  }

  /** Saves a change, whole or not at all; the checks that the office makes are made here first. */
  save(change: Change, writer: Writer, { unchecked = false, settle = '' } = {}): Mutation | null {
    this.#guard(writer)
    const drawn = {
      ...mutationOf(change, this.kept.lseq + 1, new Date(this.clock).toISOString()),
      schema: writer.version,
    }
    const checked = unchecked ? { ok: true as const, mutation: drawn } : this.#checked(drawn)
    if (!checked.ok) return null
    const { mutation } = checked
    this.kept.lseq += 1
    this.kept.outbox.push({ mutation, settled: 0 })
    const refused = this.kept.sent.get(settle)
    if (refused) this.kept.sent.set(settle, { ...refused, settled: 1 })
    this.told.push(mutation)
    this.show([mutation.rec])
    return mutation
  }

  #checked(mutation: Mutation): { ok: true; mutation: Mutation } | { ok: false } {
    const creates = Object.keys(mutation.base).length === 0 && mutation.op === 'set'
    const checked = checkSets(mutation, creates)
    if (!checked.ok) return checked
    const row = this.kept.shown.get(mutation.rec)
    const kind = mutation.type as 'session'
    const acts = actsOf(mutation.op, mutation.set, creates && !row, kind)
    const mine = !row?.made || authorOf(row.made) === this.who.member
    return forbidden(this.who.role, acts, { kind, mine }) ? { ok: false } : checked
  }

  request(limit: number, { version }: Writer): SyncRequest {
    const { outbox, place, carried } = this.kept
    const muts = prefixOf(
      outbox.slice(0, 200).map(({ mutation }) => mutation),
      this.chunk,
    )
    const request = requestOf(place, muts, { unsent: outbox.length, limit, appVersion: 'sim' })
    return { ...request, schema: version, carried: carried.slice(0, 2) }
  }

  /**
   * What a reply, or a slice of it, does, in one transaction; then what is done after it, between whose steps the
   * device may die. Whether the stream that it came in still fits, and whether there is more.
   */
  apply(
    asked: Asked,
    reply: Reply,
    writer: Writer,
    diesAfter = 9,
  ): { place: Place; more: boolean; stands: boolean } {
    this.#guard(writer)
    const { kept } = this
    const planned = planFor(asked, reply, kept.place)
    const plan = lacksOwn(kept.sent.values(), planned, kept.place, this.who.role)
      ? readAnew(planned)
      : planned
    const answered = new Map(plan.answered.map((result) => [result.mid, result]))
    const touched = new Set<string>()
    const heard = Date.parse(reply.serverTime)
    const fresh: SentRow[] = []
    kept.outbox = kept.outbox.filter(({ mutation, settled }) => {
      const result = answered.get(mutation.mid)
      if (!result) return true
      const status = result.was ?? result.status
      fresh.push({
        mutation: status === 'erased' ? { ...mutation, set: {} } : mutation,
        status,
        ...(result.seq === undefined ? {} : { seq: result.seq }),
        settled: status === 'quarantined' ? settled : 0,
        at: this.clock,
        heard,
      })
      return false
    })
    for (const row of fresh) {
      kept.sent.set(row.mutation.mid, row)
      touched.add(row.mutation.rec)
    }
    const carried = new Set(reply.results.map(({ mid }) => mid))
    kept.carried = kept.carried.filter(({ mid }) => !carried.has(mid))
    for (const entry of plan.entries) {
      const row = kept.sent.get(entry.mid)
      if (row?.status === 'quarantined')
        kept.sent.set(entry.mid, { ...row, seq: entry.seq, status: 'applied', settled: 1 })
    }
    const { cursor } = plan.place
    const when = { durableSeq: durableIn(plan, reply), cursor, now: this.clock, serverNow: heard }
    if (kept.sent.oldest < when.now - keptFor.least)
      for (const [mid, row] of kept.sent) {
        if (!isOutlived(row, when)) continue
        kept.sent.delete(mid)
        if (Math.min(when.now - row.at, heard - row.heard) > keptFor.most) this.letGo.push(mid)
      }
    if (plan.reset) {
      const again = [...kept.sent.values()].filter(goesBack)
      for (const { mutation, settled } of again) {
        kept.sent.delete(mutation.mid)
        kept.outbox.push({ mutation, settled })
        touched.add(mutation.rec)
      }
      kept.outbox.sort((a, b) => a.mutation.lseq - b.mutation.lseq)
      kept.beside = new Map()
    }
    const folding = kept.beside ?? kept.folded
    // What an erasure covers, or what was saved and answered after one.
    const erasedRecs = new Set<string>(fresh.map(({ mutation }) => mutation.rec))
    const byRec = new Map<string, Entry[]>()
    for (const entry of plan.entries) {
      const more = byRec.get(entry.rec)
      if (more) more.push(entry)
      else byRec.set(entry.rec, [entry])
      if (entry.op === 'erase') erasedRecs.add(entry.rec)
    }
    for (const [rec, more] of byRec) {
      const known = folding.get(rec)
      const type = known?.type ?? more[0]?.type ?? ''
      folding.set(rec, { type, entries: withEntries(known?.entries ?? [], more) })
      if (!kept.beside) touched.add(rec)
    }
    for (const rec of erasedRecs) this.#emptyOwn(rec, folding.get(rec)?.entries ?? [], touched)
    kept.place = plan.place
    this.show(touched)
    const { place, more, stands } = plan
    if (diesAfter === 0) return { place, more, stands }
    if (kept.beside && !more) {
      kept.folded = kept.beside
      kept.beside = null
      kept.showing = true
    }
    if (diesAfter > 1) this.finish(writer)
    return { place, more, stands }
  }

  #emptyOwn(rec: string, entries: readonly Entry[], touched: Set<string>): void {
    const { sent, outbox } = this.kept
    const isErased = [...sent.of(rec)].some(({ status }) => status === 'erased')
    if (!isErased && !entries.some(({ op }) => op === 'erase')) return
    const own = [...sent.of(rec), ...outbox.map(({ mutation }) => ({ mutation }))]
      .filter(({ mutation }) => mutation.rec === rec)
      .sort((a, b) => a.mutation.lseq - b.mutation.lseq)
    for (const mutation of withoutErased(own, entries)) {
      const row = sent.get(mutation.mid)
      if (row) sent.set(mutation.mid, { ...row, mutation })
      else {
        const at = outbox.findIndex((one) => one.mutation.mid === mutation.mid)
        const waiting = outbox[at]
        if (waiting) outbox[at] = { ...waiting, mutation }
      }
    }
    touched.add(rec)
  }

  /** Goes on with what was begun and marked, also after a start. */
  finish(writer: Writer): void {
    const { kept } = this
    if (!kept.showing && kept.shownBy === writer.version) return
    this.#guard(writer)
    this.show(new Set([...kept.shown.keys(), ...kept.folded.keys()]))
    kept.showing = false
    kept.shownBy = writer.version
  }

  /** Shows these records anew from what is folded and what of its own lies over it. */
  show(recs: Iterable<string>): void {
    for (const rec of recs) {
      const row = this.viewOf(rec)
      if (row) this.kept.shown.set(rec, row)
      else this.kept.shown.delete(rec)
    }
  }

  /** A record made anew from what is kept. */
  viewOf(rec: string): ShownRow | null {
    const { folded } = this.kept
    const known = folded.get(rec)
    const entries = known?.entries ?? []
    const over = this.pendingFor(rec)
    const view = viewOf(known?.type ?? over[0]?.mutation.type ?? '', rec, entries, over)
    if (!view) return null
    return { view, made: madeOf(entries, over, this.who.member) }
  }

  pendingFor(rec: string): Pending[] {
    const { outbox, sent, place, beside } = this.kept
    const waiting: Pending[] = []
    for (const { mutation } of outbox) if (mutation.rec === rec) waiting.push({ mutation })
    const over = { cursor: place.cursor, refolding: beside !== null, role: this.who.role }
    for (const row of sent.of(rec)) {
      if (row.seq !== undefined && isPending(row, laidOverFrom(row.mutation.type, over)))
        waiting.push({ mutation: row.mutation, seq: row.seq })
    }
    return waiting.length > 1 ? waiting.sort((a, b) => a.mutation.lseq - b.mutation.lseq) : waiting
  }

  /** A mutation that even alone is no good to the office: set aside and shown, so that the queue moves. */
  setAside(mid: string, writer: Writer): void {
    this.#guard(writer)
    const at = this.kept.outbox.findIndex(({ mutation }) => mutation.mid === mid)
    const [row] = at < 0 ? [] : this.kept.outbox.splice(at, 1)
    if (!row) return
    const { mutation } = row
    this.kept.sent.set(mid, {
      mutation,
      status: 'quarantined',
      settled: 0,
      at: this.clock,
      heard: this.clock,
    })
    const { rec } = mutation
    this.#emptyOwn(rec, (this.kept.beside ?? this.kept.folded).get(rec)?.entries ?? [], new Set())
    this.show([rec])
  }

  /** Let in again, by a code: perhaps under another name, or in another role. */
  enrolled(who: Device, token: number): void {
    const anew = readsAnew(
      { deviceId: this.who.id, role: this.who.role },
      { deviceId: who.id, role: who.role },
    )
    this.who = who
    this.token = token
    this.state = 'in'
    if (!anew) return
    this.kept.place = inNoLog
    this.kept.sent.readAnew()
    this.kept.beside = new Map()
  }

  wipe(): void {
    this.state = 'wiped'
    this.kept = {
      ...this.kept,
      outbox: [],
      sent: new SentTable(),
      folded: new Map(),
      beside: null,
      shown: new Map(),
    }
  }
}
