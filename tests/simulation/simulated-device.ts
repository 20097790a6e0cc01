// A device as the simulation has it: the production rules over a store of maps, that can crash between any two steps.
import { isKindName } from '../../src/domain/records/kinds.ts'
import type { Entry, Mutation, Result, SyncReply, SyncRequest } from '../../src/sync/messages.ts'
import { type Change, mutationOf } from '../../src/sync/mutation.ts'
import type { Device } from '../../src/sync/office-log.ts'
import {
  isPending,
  nowhere,
  type Pending,
  type Place,
  planFor,
  prefixOf,
  requestOf,
  viewOf,
  withEntries,
} from '../../src/sync/on-device.ts'
import type { Shown } from '../../src/sync/shown.ts'

type Sent = { mutation: Mutation; status: Result['status']; seq?: number }

export class SimulatedDevice {
  outbox: Mutation[] = []
  sent = new Map<string, Sent>()
  folded = new Map<string, { type: string; entries: Entry[] }>()
  place: Place = nowhere
  lseq = 0
  /** Everything the person was told is saved. */
  told: string[] = []

  constructor(readonly who: Device) {}

  save(change: Change): void {
    this.lseq += 1
    this.outbox.push(mutationOf(change, this.lseq, '2026-05-04T13:07:22+02:00'))
    this.told.push(change.mid)
  }

  request(limit: number, bytes: number): SyncRequest {
    return requestOf(this.place, prefixOf(this.outbox, bytes), {
      unsent: this.outbox.length,
      limit,
      appVersion: 'sim',
    })
  }

  /** What a reply does, in one step: a crash before it means that it never came. */
  apply(request: SyncRequest, reply: SyncReply): void {
    const plan = planFor(request, reply, this.place)
    for (const { mid, status, was, seq } of plan.answered) {
      const mutation = this.outbox.find((one) => one.mid === mid)
      if (!mutation) continue
      this.outbox = this.outbox.filter((one) => one.mid !== mid)
      this.sent.set(mid, { mutation, status: was ?? status, ...(seq === undefined ? {} : { seq }) })
    }
    if (plan.reset) {
      const again = [...this.sent.values()]
        .filter(({ status }) => status !== 'erased')
        .map(({ mutation }) => mutation)
      this.outbox = [...again, ...this.outbox].sort((a, b) => a.lseq - b.lseq)
      this.sent.clear()
      this.folded.clear()
    }
    for (const entry of plan.entries) {
      const known = this.folded.get(entry.rec)
      this.folded.set(entry.rec, { type: entry.type, entries: withEntries(known?.entries ?? [], [entry]) })
    }
    this.place = plan.place
  }

  pendingFor(rec: string): Pending[] {
    const waiting: Pending[] = this.outbox.filter((one) => one.rec === rec).map((mutation) => ({ mutation }))
    for (const sent of this.sent.values()) {
      if (sent.mutation.rec === rec && sent.seq !== undefined && isPending(sent, this.place.cursor)) {
        waiting.push({ mutation: sent.mutation, seq: sent.seq })
      }
    }
    return waiting.sort((a, b) => a.mutation.lseq - b.mutation.lseq)
  }

  view(rec: string): Shown | null {
    const known = this.folded.get(rec)
    const pending = this.pendingFor(rec)
    const type = known?.type ?? pending[0]?.mutation.type ?? ''
    return isKindName(type) ? viewOf(type, rec, known?.entries ?? [], pending) : null
  }

  /** Every record this device knows of. */
  recs(): string[] {
    return [...new Set([...this.folded.keys(), ...this.outbox.map((one) => one.rec)])].sort()
  }
}
