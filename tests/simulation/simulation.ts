// A few people at work with a bad network: what they do, what goes wrong, and what must hold all the same (I1–I9).

import { Lot } from '../../src/demo/lot.ts'
import { groupBy } from '../../src/domain/values/group-by.ts'
import { canonical } from '../../src/sync/canonical.ts'
import { foldAll, type Write } from '../../src/sync/fold.ts'
import type { SyncReply } from '../../src/sync/messages.ts'
import {
  changeOf,
  creationOf,
  deletionOf,
  resolutionOf,
  reviewOf,
  type Values,
} from '../../src/sync/mutation.ts'
import { visibleTo } from '../../src/sync/page.ts'
import { foldText } from '../../src/sync/shown.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { SimulatedDevice } from './simulated-device.ts'

export type Broken = { promise: string; what: string; seed: number; step: number }

/** How a failure is drawn again. */
const replayed = ({ promise, what, seed, step }: Broken): string =>
  `${promise} broken: ${what} · seed ${seed}, step ${step} · replay: SEED=${seed} npx vitest run tests/simulation`

const members = ['anna', 'bo', 'lead'] as const

export class Simulation {
  readonly lot: Lot
  office = new MemoryOffice()
  readonly devices: SimulatedDevice[]
  step = 0
  writes = 0

  constructor(readonly seed: number) {
    this.lot = new Lot(seed)
    this.devices = members.map(
      (name) =>
        new SimulatedDevice({
          id: this.lot.id(),
          member: this.lot.id(),
          role: name === 'lead' ? 'lead' : 'adviser',
        }),
    )
  }

  /** Runs so many steps, then mends the network and drains; throws the first broken promise, with how to replay it. */
  async run(steps: number): Promise<void> {
    for (this.step = 0; this.step < steps; this.step++) {
      const device = this.lot.of(this.devices)
      if (this.lot.chance(0.55)) this.act(device)
      else await this.exchange(device, true)
    }
    await this.drain()
    this.check()
  }

  act(device: SimulatedDevice): void {
    const change = this.draw(device)
    if (!change) return
    device.save(change)
    this.writes += 1
    // I7: what was just saved is in the view, whatever is on its way.
    const view = device.view(change.rec)
    const holds = Object.keys(change.set).every(
      (field) => field === '_seen' || (view?.heads[field] ?? []).includes(change.mid),
    )
    if (!holds) this.broken('I7', `mutation ${change.mid} is not in its own view`)
  }

  draw(device: SimulatedDevice) {
    const { lot } = this
    const known = device.recs()
    if (known.length === 0 || lot.chance(0.25))
      return creationOf('session', lot.id(), this.session(), lot.id())
    const seen = device.view(lot.of(known))
    if (!seen) return null
    const conflict = Object.keys(seen.conflicts)[0]
    if (device.who.role === 'lead') {
      if (conflict && lot.chance(0.5))
        return resolutionOf(seen, conflict, seen.conflicts[conflict]?.[0]?.value, lot.id())
      if (lot.chance(0.3)) return reviewOf(seen, { state: 'approved' }, lot.id())
      if (lot.chance(0.1))
        return reviewOf(seen, { state: 'returned', comment: 'Hur många var ni?' }, lot.id())
      if (lot.chance(0.1)) return deletionOf(seen, lot.id(), !seen.deleted)
    }
    // An edit that its author's role may not make is refused, and must be found in the quarantine.
    if (lot.chance(0.03)) return deletionOf(seen, lot.id())
    return changeOf(seen, this.edit(), lot.id())
  }

  session(): Values {
    const { lot } = this
    return {
      date: `2026-0${1 + lot.below(9)}-1${lot.below(9)}`,
      minutes: 15 + lot.below(200),
      setting: 'individual',
      channel: lot.of(['on-site', 'digital', 'phone']),
      municipality: lot.of(['1864', '1880', '1860']),
      phase: lot.of(['idea', 'start', 'development']),
      agenda2030: lot.chance(0.9),
      companyLab: false,
      notes: `anteckning ${lot.below(1000)}`,
    }
  }

  edit(): Values {
    const { lot } = this
    const edits: Values[] = [
      { minutes: 15 + lot.below(20) },
      { notes: `ändrad ${lot.below(1000)}` },
      { topics: [lot.of(['cooperation', 'financing']), 'climate'] },
      { effect: lot.chance(0.5) ? `det blev ${lot.below(9)}` : null },
      { counts: false, countsNot: 'kort samtal' },
      { minutes: lot.chance(0.1) ? 0 : 60, channel: 'mixed' },
    ]
    return lot.of(edits)
  }

  /** One request and its reply over a network that loses, repeats and cuts. */
  async exchange(device: SimulatedDevice, faulty: boolean): Promise<void> {
    const { lot } = this
    const request = device.request(
      faulty ? 1 + lot.below(20) : 1000,
      faulty ? 200 + lot.below(4000) : 200_000,
    )
    if (faulty && lot.chance(0.15)) return // the request is lost
    let reply: SyncReply = await this.office.sync(device.who, request)
    if (faulty && lot.chance(0.1)) reply = await this.office.sync(device.who, request) // sent twice
    if (faulty && lot.chance(0.2)) return // the reply is lost, or the device dies before it is applied
    if (faulty && lot.chance(0.1)) this.act(device) // somebody saves while the request is in flight
    device.apply(request, reply)
    this.readsOwn(device)
    if (faulty && lot.chance(0.05)) device.apply(request, reply) // a late reply, or another tab's
  }

  // I7: what the office has taken but the device has not yet read back is in its view all the same.
  readsOwn(device: SimulatedDevice): void {
    for (const { mutation, status } of device.sent.values()) {
      if (status === 'quarantined' || status === 'erased') continue
      const { mid, rec } = mutation
      const read = device.folded.get(rec)?.entries.some((entry) => entry.mid === mid) ?? false
      if (!read && !device.pendingFor(rec).some((one) => one.mutation.mid === mid)) {
        this.broken('I7', `mutation ${mid} was taken, and is in neither fold nor overlay`)
      }
    }
  }

  async drain(): Promise<void> {
    for (let round = 0; round < 100; round++) {
      for (const device of this.devices) await this.exchange(device, false)
      const done = this.devices.every(
        (device) => device.outbox.length === 0 && device.place.cursor === this.office.state.log.length,
      )
      if (done) return
    }
    this.broken('I9', 'a queue does not drain')
  }

  check(): void {
    const { log, quarantine, receipts } = this.office.state
    const logged = new Set(log.map((row) => row.mid))
    if (logged.size !== log.length) this.broken('I2', 'a mid is in the log twice')
    const refused = new Set(quarantine.map((row) => row.mid))
    for (const device of this.devices) {
      for (const mid of device.told) {
        const places =
          Number(logged.has(mid)) + Number(refused.has(mid)) + Number(receipts.get(mid)?.status === 'erased')
        if (places !== 1) this.broken('I1', `mutation ${mid} is in ${places} places`)
      }
      this.checkFolds(device)
    }
    this.checkHeads()
  }

  // I4: a drained device's folds are the log folded from empty, byte for byte; and the office's own.
  checkFolds(device: SimulatedDevice): void {
    const { log, records } = this.office.state
    const byRec = groupBy(
      log.filter((row) => visibleTo(device.who, row)),
      (row) => row.rec,
    )
    for (const [rec, rows] of byRec) {
      const refolded = foldText(foldAll(rows))
      const own = foldText(foldAll(device.folded.get(rec)?.entries ?? []))
      if (own !== refolded) this.broken('I4', `record ${rec} differs on device ${device.who.id}`)
      if (foldText(records.get(rec)?.folded ?? { fields: {} }) !== refolded)
        this.broken('I4', `record ${rec} differs at the office`)
    }
  }

  // I6: an oracle of its own, that knows nothing of folding: a write stands when no other write names it.
  checkHeads(): void {
    const { log, records } = this.office.state
    for (const [rec, rows] of groupBy(log as readonly Write[] & typeof log, (row) => row.rec)) {
      const fields = new Set(rows.flatMap((row) => Object.keys(row.set)).filter((name) => name !== '_seen'))
      for (const field of fields) {
        const named = new Set(rows.flatMap((row) => row.base[field] ?? []))
        const expected = rows.filter((row) => field in row.set && !named.has(row.mid)).map((row) => row.mid)
        const heads = (records.get(rec)?.folded.fields[field]?.heads ?? []).map((head) => head.mid)
        if (canonical([...heads].sort()) !== canonical([...expected].sort())) {
          this.broken('I6', `heads of ${rec} ${field}`)
        }
      }
    }
  }

  broken(promise: string, what: string): never {
    throw new Error(replayed({ promise, what, seed: this.seed, step: this.step }))
  }
}
