// T3: devices and office against a model of thirty lines, the commands and the order of every message chosen by fast-check.
import fc from 'fast-check'
import { changeOf, creationOf, deletionOf } from '../../src/sync/mutation.ts'
import { SimulatedDevice } from '../simulation/simulated-device.ts'
import { SimulatedOffice } from '../simulation/simulated-office.ts'
import { simulatedId } from '../simulation/stand-ins.ts'
import type { Proof } from './proof.ts'

const figure = 10_000

/** What a person would say of it: every write, and the writes that its author had seen in that field. */
class Model {
  readonly writes: { rec: string; field: string; mid: string; value: unknown; saw: readonly string[] }[] = []

  write(
    rec: string,
    mid: string,
    set: Readonly<Record<string, unknown>>,
    saw: Readonly<Record<string, readonly string[]>>,
  ) {
    for (const [field, value] of Object.entries(set))
      if (field !== '_seen') this.writes.push({ rec, field, mid, value, saw: saw[field] ?? [] })
  }

  /** What stands: nobody has written over it who saw it. */
  standing(rec: string, field: string): string[] {
    const here = this.writes.filter((one) => one.rec === rec && one.field === field)
    const seen = new Set(here.flatMap(({ saw }) => saw))
    return here.flatMap(({ mid }) => (seen.has(mid) ? [] : [mid])).sort()
  }

  fields(): [rec: string, field: string][] {
    return [...new Set(this.writes.map(({ rec, field }) => `${rec} ${field}`))].map(
      (both) => both.split(' ') as [string, string],
    )
  }
}

const tab = { version: 1 }

class Real {
  readonly devices: SimulatedDevice[] = []
  readonly office: SimulatedOffice
  readonly recs: string[] = []
  readonly exchanges: Promise<void>[] = []
  #ids = 0
  #turn: Promise<unknown> = Promise.resolve()
  wrong = ''

  constructor(readonly scheduler: fc.Scheduler) {
    this.office = new SimulatedOffice(() => this.id())
    for (const role of ['lead', 'adviser', 'adviser'] as const) {
      const device = new SimulatedDevice({ id: this.id(), member: this.id(), role })
      device.token = this.office.letIn(device.who.id, device.who.member, role)
      this.devices.push(device)
    }
  }

  id = (): string => simulatedId(this.#ids++)
  device = (at: number) => this.devices[at % this.devices.length] as SimulatedDevice

  /** A request and its reply, each delivered when the scheduler says so. */
  async exchange(device: SimulatedDevice, limit: number): Promise<void> {
    const request = device.request(limit, tab)
    await this.scheduler.schedule(Promise.resolve(), 'request')
    const answer = await this.#inTurn(() => this.office.sync(device.who.id, device.token, request))
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`)
    await this.scheduler.schedule(Promise.resolve(), 'reply')
    device.apply(request, answer.reply, tab)
  }

  /** The office's row is held by one request at a time. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => {})
    return done
  }

  async drain(): Promise<void> {
    for (let round = 0; round < 8; round++) {
      for (const device of this.devices) {
        const request = device.request(1_000, tab)
        const answer = await this.office.sync(device.who.id, device.token, request)
        if (answer.status === 200) device.apply(request, answer.reply, tab)
      }
    }
  }
}

type Command = fc.AsyncCommand<Model, Real>

const save = (at: number, rec: number, value: number, what: number): Command => ({
  check: () => true,
  toString: () => `save(${at}, ${rec}, ${value}, ${what})`,
  run: async (model, real) => {
    const device = real.device(at)
    const seen = device.kept.shown.get(real.recs[rec % real.recs.length] ?? '')?.view
    const fresh = real.id()
    const values = { name: `namn ${value}`, type: 'person', municipality: '1880' }
    const isNew = !seen || what === 0
    const change = isNew
      ? creationOf('contact', fresh, values, real.id())
      : what === 1
        ? deletionOf(seen, real.id(), !seen.deleted)
        : changeOf(seen, what === 2 ? { name: `namn ${value}` } : { notes: `${value}` }, real.id())
    const saved = change && device.save(change, tab)
    if (!saved) return
    if (isNew) real.recs.push(fresh)
    model.write(saved.rec, saved.mid, saved.set, saved.base)
    const heads = device.kept.shown.get(saved.rec)?.view.heads ?? {}
    for (const field of Object.keys(saved.set))
      if (field !== '_seen' && !heads[field]?.includes(saved.mid))
        throw new Error(`I7: ${saved.mid} is not in its own view`)
  },
})

const sync = (at: number, limit: number): Command => ({
  check: () => true,
  toString: () => `sync(${at}, ${limit})`,
  run: async (_, real) => {
    const exchange = real.exchange(real.device(at), limit).catch((error: unknown) => {
      real.wrong = String(error)
    })
    real.exchanges.push(exchange)
  },
})

const restart = (at: number): Command => ({
  check: () => true,
  toString: () => `restart(${at})`,
  run: async (_, real) => real.device(at).finish(tab),
})

const commands = fc.commands(
  [
    fc
      .tuple(fc.nat(2), fc.nat(9), fc.nat(3), fc.nat(5))
      .map(([at, rec, value, what]) => save(at, rec, value, what)),
    fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 9 })).map(([at, limit]) => sync(at, limit)),
    fc.nat(2).map(restart),
  ],
  { maxCommands: 100, size: 'max' },
)

async function holds(scheduler: fc.Scheduler, asked: Iterable<Command>): Promise<void> {
  const model = new Model()
  const real = new Real(scheduler)
  await fc.scheduledModelRun(scheduler, () => ({ model, real }), asked)
  await scheduler.waitFor(Promise.all(real.exchanges))
  if (real.wrong) throw new Error(real.wrong)
  await real.drain()
  for (const [rec, field] of model.fields()) {
    const standing = model.standing(rec, field).join()
    const stored = real.office.state.records.get(rec)?.folded.fields[field]?.heads ?? []
    if (
      stored
        .map(({ mid }) => mid)
        .sort()
        .join() !== standing
    )
      throw new Error(`I6: ${rec} ${field} at the office`)
    for (const { kept } of real.devices) {
      const shown = [...(kept.shown.get(rec)?.view.heads[field] ?? [])].sort().join()
      if (shown !== standing) throw new Error(`I4: ${rec} ${field} on a device`)
    }
  }
  const refused = [...real.office.state.quarantine.values()].length
  const told = new Set(model.writes.map(({ mid }) => mid)).size
  if (real.office.state.log.length + refused !== told)
    throw new Error(`I1: ${told} told, ${real.office.state.log.length} in the log`)
}

export const proof: Proof = {
  id: 'T3',
  title: 'fast-check commands and scheduler against a model of thirty lines',
  figure: '10,000 runs × ≤ 100 commands',
  run: async ({ seed, share, progress }) => {
    const numRuns = Math.max(1, Math.round(figure * share))
    let runs = 0
    let done = 0
    const property = fc.asyncProperty(fc.scheduler(), commands, async (scheduler, asked) => {
      runs += 1
      await holds(
        scheduler,
        (function* () {
          for (const command of asked) {
            done += 1
            yield command
          }
        })(),
      )
      progress(runs, numRuns)
    })
    const details = await fc.check(property, { seed, numRuns, endOnFailure: false })
    const report = await fc.asyncDefaultReportMessage(details)
    const wrong = details.failed ? [`${String(details.errorInstance)} · ${report}`] : []
    return { did: { runs, commands: done }, wrong }
  },
}
