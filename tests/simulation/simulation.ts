// A few people at work with everything that goes wrong: what they do, what happens to it, event by event, from one seed.
import { Lot } from '../../src/demo/lot.ts'
import { isKindName, type KindName, kindNamed, personalFields } from '../../src/domain/records/kinds.ts'
import type { Role } from '../../src/domain/roles.ts'
import type { Bundle } from '../../src/sync/bundle.ts'
import type { Mutation, SyncRequest } from '../../src/sync/messages.ts'
import {
  type Change,
  changeOf,
  creationOf,
  deletionOf,
  inverse,
  repairedBase,
  resolutionOf,
  reviewOf,
  type Values,
} from '../../src/sync/mutation.ts'
import { forgotten } from '../../src/sync/receipt-hash.ts'
import type { Shown } from '../../src/sync/shown.ts'
import { Broken, checkDrained, checkOwnRead, checkReply, checkSaved } from './invariants.ts'
import { NoRoom, OlderShell, type Reply, SimulatedDevice, type Writer } from './simulated-device.ts'
import { SimulatedOffice } from './simulated-office.ts'
import { simulatedId } from './stand-ins.ts'
import { inVersion, versions } from './versions.ts'

/** What may go wrong in an office beside the network; drawn anew for each seed, so that faults meet in all companies. */
export const faults = [
  'erasures',
  'restores',
  'forgotten-restores',
  'roles',
  'revoked',
  'versions',
  'quota',
  'clones',
  'bundles',
  'small-wire',
  'clocks',
  'poison',
] as const
export type Fault = (typeof faults)[number]

export type Setting = {
  seed: number
  steps: number
  /** Only these faults; drawn from the seed when left out. */
  only?: readonly Fault[]
  /** Events that are left out: how a failure is made smaller. */
  without?: ReadonlySet<number>
  /** Versions that devices and office begin with. */
  from?: { devices: readonly number[]; office: number }
  /** Milliseconds by which each clock is wrong (I11). */
  clocks?: { devices: readonly number[]; office: number }
}

type Flight = {
  device: SimulatedDevice
  tab: Writer
  request: SyncRequest
  from: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'muts'>
  slices: Reply[] | null
  deviceState: 'active' | 'reenrol' | 'wipe'
}

const most = 1e9

export class Simulation {
  readonly office: SimulatedOffice
  devices: SimulatedDevice[] = []
  readonly on: ReadonlySet<Fault>
  readonly trace: string[] = []
  tracing = false
  lot: Lot
  step = 0
  /** Events that happened; a step whose event was not possible is none. */
  events = 0
  writes = 0
  restores = 0
  erasures = 0
  /** The mids that nobody holds any more, by order or by a backup too old. */
  readonly excused = new Set<string>()
  /** What a restore took from the office, and some device still held: another restore may take its way back. */
  readonly #awaited = new Set<string>()
  /** Mids that were used for two things on purpose. */
  readonly twice = new Set<string>()
  /** Every mutation that anybody was told is saved. */
  readonly told = new Map<string, Mutation>()
  /** Of those, what was checked on its device as the app checks it. */
  readonly good = new Set<string>()
  readonly recs: string[] = []
  #flights: Flight[] = []
  #late: Flight[] = []
  #tabs = new Map<SimulatedDevice, Writer[]>()
  #backups: { state: ReturnType<SimulatedOffice['copy']>; seq: number }[] = []
  /** What each device did last, for it may be undone. */
  #done = new Map<SimulatedDevice, { change: Change; before: Shown }>()
  #ids = 0
  #isDraining = false
  #members: { member: string; role: Role }[] = []

  constructor(readonly setting: Setting) {
    this.lot = new Lot(setting.seed * 31 + 7)
    const { lot } = this
    this.#ids = lot.below(1_000_000)
    this.on = new Set(setting.only ?? faults.filter(() => lot.chance(0.4)))
    this.office = new SimulatedOffice(() => this.id())
    const roles: Role[] = ['lead', 'adviser', 'adviser', lot.chance(0.5) ? 'tablet' : 'lead']
    for (const role of roles) this.#members.push({ member: this.id(), role })
    for (const [i, { member, role }] of this.#members.entries()) {
      const device = this.#newDevice(member, role)
      device.clock += setting.clocks?.devices[i] ?? 0
      const version = setting.from?.devices[i % setting.from.devices.length]
      if (version !== undefined) this.#upgradeDevice(device, version)
      else if (this.on.has('versions')) this.#upgradeDevice(device, 1 + lot.below(versions.last))
    }
    this.office.now += setting.clocks?.office ?? 0
    this.office.schema = setting.from?.office ?? (this.on.has('versions') ? 1 + lot.below(versions.last) : 1)
    if (this.on.has('small-wire')) this.office.wireBytes = 2_500 + lot.below(4_000)
  }

  id(): string {
    return simulatedId(this.#ids++)
  }

  #newDevice(member: string, role: Role): SimulatedDevice {
    const device = new SimulatedDevice({ id: this.id(), member, role })
    device.token = this.office.letIn(device.who.id, member, role)
    this.devices.push(device)
    this.#tabs.set(device, [{ version: 1 }])
    return device
  }

  tabOf(device: SimulatedDevice): Writer {
    return this.lot.of(this.#tabs.get(device) ?? [])
  }

  /** Runs so many events, then mends everything and drains; throws the first broken promise. */
  async run(): Promise<this> {
    const { seed, steps, without } = this.setting
    for (this.step = 0; this.step < steps; this.step++) {
      if (without?.has(this.step)) continue
      this.lot = new Lot(Math.imul(seed, 0x9e3779b1) ^ Math.imul(this.step + 1, 0x85ebca6b))
      if (await this.#event()) this.events += 1
    }
    await this.drain()
    await checkDrained(this)
    return this
  }

  #say(what: () => string): void {
    if (this.tracing) this.trace.push(`${this.step}: ${what()}`)
  }

  nameOf(device: SimulatedDevice): string {
    return `${device.who.role}${this.devices.indexOf(device)}`
  }

  async #event(): Promise<boolean> {
    const { lot } = this
    const draw = lot.next()
    this.office.now += 60_000
    if (draw < 0.3) return this.act(lot.of(this.devices))
    if (draw < 0.5) return this.send(lot.of(this.devices)) || this.act(lot.of(this.devices))
    if (draw < 0.73) return (await this.#arrive()) || this.send(lot.of(this.devices))
    if (draw < 0.95) return (await this.#slice()) || (await this.#arrive()) || this.act(lot.of(this.devices))
    return this.#rare()
  }

  // What people do.

  act(device: SimulatedDevice): boolean {
    if (device.state === 'wiped') return false
    const tab = this.tabOf(device)
    inVersion(tab.version)
    device.clock += 30_000
    const drawn = this.#draw(device)
    if (!drawn) return false
    const { change, unchecked = false, settle = '', before } = drawn
    try {
      const saved = device.save(change, tab, { unchecked, settle })
      if (!saved) return false
      this.told.set(saved.mid, saved)
      // What was not saved cannot be undone.
      if (before) this.#done.set(device, { change, before })
      if (!unchecked) this.good.add(saved.mid)
      this.writes += 1
      this.#say(
        () =>
          `${this.nameOf(device)} saves ${change.op} ${change.type} ${change.rec} ${JSON.stringify(change.set)} as ${change.mid}`,
      )
      if (!unchecked) checkSaved(this, device, saved)
      return true
    } catch (error) {
      return this.#isRefusal(error)
    }
  }

  #isRefusal(error: unknown): true {
    if (error instanceof NoRoom || error instanceof OlderShell) return true
    throw error
  }

  #draw(
    device: SimulatedDevice,
  ): { change: Change; unchecked?: boolean; settle?: string; before?: Shown } | null {
    const { lot } = this
    if (this.on.has('poison') && lot.chance(0.08)) return this.#poison(device)
    if (lot.chance(0.06)) {
      const repair = this.#repair(device)
      if (repair) return repair
    }
    const done = this.#done.get(device)
    if (done && lot.chance(0.04)) {
      this.#done.delete(device)
      const now = device.kept.shown.get(done.change.rec)?.view
      if (now) return { change: inverse(done.change, done.before, now, this.id()) }
    }
    const row = this.#someRecord(device)
    if (!row || lot.chance(0.12)) return this.#creation(device)
    return this.#edit(device, row)
  }

  #someRecord(device: SimulatedDevice): Shown | null {
    for (let tries = 0; tries < 3 && this.recs.length > 0; tries++) {
      // Mostly the newest, so that people meet on the same records.
      const back = this.lot.below(Math.min(this.recs.length, this.lot.chance(0.7) ? 5 : 40))
      const found = device.kept.shown.get(this.recs[this.recs.length - 1 - back] ?? '')
      if (found && isKindName(found.view.record.kind)) return found.view
    }
    return null
  }

  #creation({ who, version }: SimulatedDevice): { change: Change } {
    const { lot } = this
    const rec = this.id()
    this.recs.push(rec)
    const make = (kind: KindName, values: Values) => ({ change: creationOf(kind, rec, values, this.id()) })
    const draw = lot.next()
    if (who.role === 'tablet' || draw < 0.15) {
      if (draw < 0.07)
        return make('attendanceList', { title: 'Kurs', date: '2026-03-01', noticeVersion: '1' })
      return make('attendance', this.#attendance())
    }
    if (isKindName('invention') && draw < 0.3) return make('invention' as KindName, { what: 'ny' })
    if (draw < 0.4) return make('session', this.#session())
    return make('contact', {
      name: this.#canary(),
      type: lot.of(['person', 'group', 'company']),
      municipality: lot.of(['1864', '1880', '1860']),
      ...(version >= 2 && Object.hasOwn(kindNamed('contact').fields, 'added2') ? { added2: 'mer' } : {}),
    })
  }

  #attendance(): Values {
    return {
      list: this.recs[0],
      name: this.#canary(),
      witnessedBy: 'Eva',
      signedAt: '2026-03-01T10:00:00Z',
      language: 'sv',
      noticeVersion: '1',
    }
  }

  #session(): Values {
    const { lot } = this
    return {
      date: lot.of(['2026-02-11', '2026-05-04', '2025-12-30']),
      minutes: 15 + lot.below(200),
      setting: 'individual',
      channel: lot.of(['on-site', 'digital', 'phone']),
      municipality: lot.of(['1864', '1880', '1860']),
      phase: lot.of(['idea', 'start', 'development']),
      agenda2030: true,
      companyLab: false,
      notes: this.#canary(),
    }
  }

  /** A text about a person that stands nowhere else: found again after its erasure, it was not erased. */
  #canary(): string {
    return `Amina ${this.id().slice(-8)}`
  }

  #edit(
    device: SimulatedDevice,
    seen: Shown,
  ): { change: Change; unchecked?: boolean; before?: Shown } | null {
    const { lot } = this
    const { role } = device.who
    const conflict = Object.keys(seen.conflicts)[0]
    const whole = (change: Change | null) => change && { change }
    if (role === 'lead') {
      if (conflict && lot.chance(0.4))
        return whole(resolutionOf(seen, conflict, seen.conflicts[conflict]?.[0]?.value, this.id()))
      if (seen.record.kind === 'session' && lot.chance(0.4)) {
        const returned = { state: 'returned' as const, comment: 'Hur många var ni?' }
        return whole(reviewOf(seen, lot.chance(0.7) ? { state: 'approved' } : returned, this.id()))
      }
    }
    if (lot.chance(0.12)) {
      const change = deletionOf(seen, this.id(), !seen.deleted)
      // What its author's role may not do is refused by the office too, and must be found in the quarantine.
      return { change, unchecked: lot.chance(0.3) }
    }
    const edits: Values[] =
      seen.record.kind === 'session'
        ? [
            { minutes: 15 + lot.below(9) },
            { notes: this.#canary() },
            { effect: lot.of(['bra', null]) },
            { topics: [lot.of(['cooperation', 'climate'])] },
          ]
        : seen.record.kind === 'contact'
          ? [
              { name: this.#canary() },
              { municipality: lot.of(['1864', '1880', '1860']) },
              { notes: this.#canary() },
              { phone: null },
              { added3: `tre ${lot.below(4)}` },
              { added4: `fyra ${lot.below(4)}` },
            ]
          : seen.record.kind === 'attendanceList'
            ? [{ signed: lot.below(9) }, { title: `Kurs ${lot.below(3)}` }]
            : seen.record.kind === ('invention' as KindName)
              ? [{ what: `ny ${lot.below(5)}` }]
              : []
    if (edits.length === 0) return null
    const change = changeOf(seen, lot.of(edits), this.id())
    return change && { change, before: seen }
  }

  /** What the office must refuse, or trips over: kept, shown, and in nobody's way. */
  #poison(device: SimulatedDevice): { change: Change; unchecked: true } {
    const { lot } = this
    const rec = lot.chance(0.5) && this.recs.length > 0 ? lot.of(this.recs) : this.id()
    const mid = this.id()
    const bad: Pick<Change, 'type' | 'set' | 'base'>[] = [
      { type: 'contact', set: { name: 7 }, base: {} },
      { type: 'contact', set: { unknown: 'x' }, base: { unknown: [] } },
      { type: 'contact', set: { name: this.#canary() }, base: {} },
      { type: 'contact', set: { municipality: '1880', notes: this.#canary() }, base: { municipality: [] } },
      { type: 'contact', set: { municipality: '1880' }, base: { municipality: [] } },
      { type: 'nothing', set: { a: 1 }, base: {} },
      {
        type: 'contact',
        set: { name: 'a', notes: { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } } },
        base: {},
      },
      { type: 'programme', set: { key: 'x' }, base: { key: [] } },
      { type: 'attendance', set: { name: this.#canary() }, base: { name: [] } },
      { type: 'attendance', set: this.#attendance(), base: {} },
    ]
    if (lot.chance(0.15)) this.office.unreadable.add(mid)
    this.#say(() => `${this.nameOf(device)} is poisoned with ${mid}`)
    return { change: { mid, rec, op: 'set', ...lot.of(bad) }, unchecked: true }
  }

  /** The author, or the lead, mends what was refused. */
  #repair(device: SimulatedDevice): { change: Change; settle?: string } | null {
    const { lot } = this
    let refused: Mutation | undefined
    let settle = ''
    for (const row of device.kept.sent.values()) {
      if (row.status !== 'quarantined' || row.settled === 1) continue
      refused = row.mutation
      settle = refused.mid
      if (lot.chance(0.5)) break
    }
    if (!refused && device.who.role === 'lead') {
      const rows = [...this.office.state.quarantine.values()].flat().filter(({ repaired }) => !repaired)
      const row = rows[lot.below(rows.length)]
      refused = row && (JSON.parse(row.raw) as Mutation)
    }
    if (!refused || !isKindName(refused.type) || typeof refused.set !== 'object') return null
    const { type, rec, op, base, mid } = refused
    const creates = op === 'set' && Object.keys(base ?? {}).length === 0
    const set = creates
      ? this.#creation(device).change.set
      : Object.fromEntries(
          Object.keys(refused.set).map((name) => [
            name,
            name === 'municipality' ? '1880' : name === 'name' ? this.#canary() : refused.set[name],
          ]),
        )
    if (creates && type !== 'contact') return null
    const seen = device.kept.shown.get(rec)?.view
    return {
      change: { mid: this.id(), type, rec, op, set, base: repairedBase(base ?? {}, seen), repairs: mid },
      settle,
    }
  }

  // What the network does.

  send(device: SimulatedDevice): boolean {
    if (device.state !== 'in' || this.#flights.filter((one) => one.device === device).length >= 2)
      return false
    const { lot } = this
    const tab = this.tabOf(device)
    const { outbox, place } = device.kept
    if (outbox.length === 0 && place.cursor === this.office.state.log.length && lot.chance(0.8)) return false
    const request = device.request(lot.chance(0.5) ? 1 + lot.below(12) : 1_000, tab)
    if (lot.chance(0.3)) request.muts.length = Math.min(request.muts.length, 1 + lot.below(3))
    this.#flights.push({ device, tab, request, from: request, slices: null, deviceState: 'active' })
    this.#say(() => `${this.nameOf(device)} sends ${request.muts.length} from ${request.cursor}`)
    return true
  }

  async #arrive(): Promise<boolean> {
    const { lot } = this
    const going = this.#flights.filter((one) => one.slices === null)
    if (going.length === 0) return false
    const flight = lot.of(going)
    const { device } = flight
    const fate = lot.next()
    if (fate < 0.06) {
      this.#drop(flight)
      this.#say(() => `the request of ${this.nameOf(device)} is lost`)
      return true
    }
    if (fate < 0.1) this.office.diesAfter = lot.below(12)
    await this.#deliver(flight)
    if (fate > 0.95 && flight.slices) {
      this.#drop(flight)
      this.#say(() => `the reply to ${this.nameOf(device)} is lost`)
    }
    // Sent twice: the second reply is the one that is read.
    if (fate > 0.92 && fate <= 0.95 && flight.slices) {
      flight.slices = null
      await this.#deliver(flight)
    }
    return true
  }

  #drop(flight: Flight): void {
    const at = this.#flights.indexOf(flight)
    if (at >= 0) this.#flights.splice(at, 1)
  }

  /** The office answers; what the answer is, the transport of src/device makes of it. */
  async #deliver(flight: Flight): Promise<void> {
    if (this.#isDraining) this.events += 1
    const { device, request, tab } = flight
    const { lot } = this
    const body = lot.chance(0.05) ? (JSON.parse(JSON.stringify(request)) as SyncRequest) : request
    const before = this.office.state.log.length
    const answer = await this.office.sync(device.who.id, device.token, body)
    this.#say(() => {
      const said = `the office answers ${this.nameOf(device)} ${answer.status}`
      if (answer.status !== 200) return said
      const { results, reset, entries, cursor } = answer.reply
      const answers = results.map(({ mid, status, was, seq }) => [mid, status, was, seq])
      const read = entries.map(({ seq }) => seq)
      return `${said} ${JSON.stringify(answers)}${reset ? ' reset' : ''} ${read} to ${cursor}`
    })
    if (answer.status === 200) {
      const { reply } = answer
      checkReply(this, device, body, reply, before)
      flight.deviceState = reply.deviceState
      flight.slices = []
      const { entries } = reply
      const size = lot.chance(0.6) ? most : 1 + lot.below(5)
      const head = { ...reply, results: [] }
      if (entries.length <= size) flight.slices.push(reply)
      else {
        for (let at = 0; at < entries.length; at += size) {
          const slice = entries.slice(at, at + size)
          const isLast = at + size >= entries.length
          const cursor = isLast ? reply.cursor : (slice.at(-1)?.seq ?? 0)
          flight.slices.push({
            ...(at === 0 ? reply : head),
            entries: slice,
            cursor,
            more: isLast ? reply.more : true,
          })
        }
      }
      return
    }
    this.#drop(flight)
    if (answer.status === 401) {
      device.state = 'out'
    } else if (answer.status === 426) {
      const { cursor } = request
      const epoch = request.epoch as string
      const serverTime = new Date(device.clock).toISOString()
      const reply = {
        results: answer.results,
        entries: [],
        cursor,
        more: true,
        epoch,
        durableSeq: 0,
        serverTime,
      }
      try {
        device.apply(request, reply, tab)
      } catch (error) {
        this.#isRefusal(error)
      }
    } else if (answer.status === 413 || answer.status === 400) {
      const [only] = request.muts as Mutation[]
      device.chunk = Math.max(1, Math.floor(device.chunk / 2))
      if (request.muts.length === 1 && only) {
        try {
          device.setAside(only.mid, tab)
        } catch (error) {
          this.#isRefusal(error)
        }
      }
    }
  }

  async #slice(): Promise<boolean> {
    const { lot } = this
    const coming = this.#flights.filter((one) => one.slices !== null)
    const late = this.#late.length > 0 && lot.chance(0.1) ? this.#late.splice(0, 1)[0] : undefined
    const flight = late ?? coming[lot.below(coming.length)]
    if (!flight?.slices) return false
    if (lot.chance(0.03)) {
      this.#drop(flight)
      return true
    }
    this.land(flight, lot.chance(0.04) ? lot.below(3) : 9)
    return true
  }

  /** One slice of a reply reaches its tab. */
  land(flight: Flight, diesAfter = 9): void {
    const { device, tab, slices } = flight
    const slice = slices?.[0]
    if (!slice || device.state === 'wiped') {
      this.#drop(flight)
      return
    }
    if (this.#isDraining) this.events += 1
    const { from } = flight
    if (this.lot.chance(0.04)) this.#late.push({ ...flight, slices: [slice] })
    try {
      const applied = device.apply(from, slice, tab, diesAfter)
      this.#say(
        () =>
          `${this.nameOf(device)} applies ${slice.results.length} answers, entries ${slice.entries.map((entry) => entry.seq)}: at ${applied.place.cursor}${applied.stands ? '' : ', moved meanwhile'}`,
      )
      if (this.lot.chance(0.03)) checkOwnRead(this, device)
      slices.shift()
      flight.from = { ...applied.place, muts: [] }
      if (!applied.stands) slices.length = 0
      if (slices.length === 0) this.#drop(flight)
      if (diesAfter < 3) this.#start(device)
      if (slices.length === 0) this.#told(device, flight)
    } catch (error) {
      this.#drop(flight)
      this.#isRefusal(error)
    }
  }

  #told(device: SimulatedDevice, { deviceState }: Flight): void {
    if (deviceState === 'wipe') {
      for (const { mutation } of [...device.kept.outbox, ...device.kept.sent.values()])
        this.#excuseUnlessKnown(mutation.mid)
      device.wipe()
    }
    if (deviceState === 'reenrol') device.state = 'out'
  }

  #excuseUnlessKnown(mid: string): void {
    const { receipts, quarantine } = this.office.state
    if (!receipts.has(mid) && !quarantine.has(mid)) this.excused.add(mid)
  }

  // What happens now and then.

  async #rare(): Promise<boolean> {
    const { lot, office, on } = this
    const device = lot.of(this.devices)
    const kind = lot.below(16)
    if (kind === 0) return this.#start(device)
    if (kind === 1) return this.#anotherTab(device)
    if (kind === 2) return this.#enrol(device)
    if (kind === 3 && on.has('erasures')) return this.#erase()
    if (kind === 4 && (on.has('restores') || on.has('forgotten-restores'))) return this.#backup()
    if (kind === 5 && on.has('restores') && lot.chance(0.6)) return this.#restore(true)
    if (kind === 6 && on.has('forgotten-restores') && lot.chance(0.6)) return this.#restore(false)
    if (kind === 7 && on.has('roles')) return this.#changeRole(device)
    if (kind === 8 && on.has('revoked') && lot.chance(0.3)) return this.#revoke(device)
    if (kind === 9 && on.has('versions')) {
      this.#say(() => 'an upgrade')
      if (lot.chance(0.5)) await office.upgrade(Math.min(versions.last, office.schema + 1))
      else this.#upgradeDevice(device, Math.min(versions.last, device.version + 1))
      return true
    }
    if (kind === 10 && on.has('quota')) {
      device.full = !device.full
      return true
    }
    if (kind === 11 && on.has('clones') && lot.chance(0.3)) return this.#clone(device)
    if (kind === 12 && on.has('bundles')) return this.#handOver(device)
    if (kind === 13 && on.has('clocks')) {
      device.clock += (lot.chance(0.5) ? 1 : -1) * lot.below(10 * 365) * 86_400_000
      return true
    }
    if (kind === 14 && on.has('clocks')) {
      office.now += lot.below(120) * 86_400_000
      for (const one of this.devices) one.clock += lot.below(120) * 86_400_000
      return true
    }
    if (kind === 15 && on.has('poison')) return this.#pushAnothersMid(device)
    return this.act(device)
  }

  /** The device dies, or its last tab is closed, and it is started again. */
  #start(device: SimulatedDevice): boolean {
    this.#flights = this.#flights.filter((one) => one.device !== device)
    const tab = { version: device.version }
    this.#tabs.set(device, [tab])
    this.#say(() => `${this.nameOf(device)} starts again`)
    if (device.state === 'wiped') return false
    try {
      device.finish(tab)
    } catch (error) {
      this.#isRefusal(error)
    }
    return true
  }

  #anotherTab(device: SimulatedDevice): boolean {
    const tabs = this.#tabs.get(device) ?? []
    if (tabs.length < 3) tabs.push({ version: device.version })
    else {
      const [closed] = tabs.splice(0, 1)
      this.#flights = this.#flights.filter((one) => one.tab !== closed)
    }
    return true
  }

  #upgradeDevice(device: SimulatedDevice, version: number): void {
    if (version <= device.version || device.state === 'wiped') return
    device.version = version
    // The tab that brings the version opens; an older one that is still open goes read-only.
    this.#tabs.get(device)?.push({ version })
    device.kept.floor = version
    if (device.full) return
    device.finish({ version })
  }

  #enrol(device: SimulatedDevice): boolean {
    if (device.state !== 'out') return false
    const row = this.office.devices.get(device.who.id)
    const { member } = device.who
    const role = this.#members.find((one) => one.member === member)?.role ?? 'adviser'
    const isHers =
      row !== undefined && row.token === device.token && (row.state === 'active' || row.state === 'reenrol')
    // Shut out, its old name is of no use: it comes back as another device of the same person.
    const id = isHers ? device.who.id : this.id()
    this.#say(() => `${this.nameOf(device)} is let in as ${id}, ${role}`)
    device.enrolled(
      { id, member, role },
      this.office.letIn(id, member, role, isHers ? undefined : device.who.id),
    )
    this.#flights = this.#flights.filter((one) => one.device !== device)
    return true
  }

  async #erase(): Promise<boolean> {
    const { log } = this.office.state
    const row = log[this.lot.below(log.length)]
    inVersion(this.office.schema)
    if (!row || row.op === 'erase' || !isKindName(row.type)) return false
    const fields = personalFields(row.type)
    if (fields.length === 0) return false
    this.erasures += 1
    this.#say(() => `the office erases ${row.rec}`)
    await this.office.erase(row.type, row.rec, fields)
    return true
  }

  #backup(): boolean {
    const seq = this.office.state.log.length
    this.#backups.push({ state: this.office.copy(), seq })
    if (this.lot.chance(0.5)) this.office.verified(seq)
    this.#say(() => `a backup at ${seq}${this.office.state.durableSeq >= seq ? ', verified' : ''}`)
    return true
  }

  async #restore(told: boolean): Promise<boolean> {
    const { office, lot } = this
    const verified = this.#backups.filter(({ seq }) => seq >= office.state.durableSeq)
    const backup = verified[lot.below(verified.length)]
    if (!backup) return false
    // Whoever copies a file back past an erasure must use the command, which erases anew.
    if (!told && office.ledger.some(({ mid }) => !backup.state.receipts.has(mid))) return false
    const { durableSeq } = office.state
    const lost = new Set([
      ...office.state.receipts.keys(),
      ...office.state.quarantine.keys(),
      ...this.#awaited,
    ])
    await office.restore(backup.state, { told })
    office.state.durableSeq = Math.max(office.state.durableSeq, Math.min(durableSeq, backup.seq))
    this.restores += 1
    this.#say(() => `restored to ${backup.seq}${told ? '' : ', and nobody is told'}`)
    this.#backups = this.#backups.filter(({ seq }) => seq <= backup.seq)
    this.#excuseUnheld(lost, told)
    return true
  }

  /** After a restore: what neither the office nor any device still holds is gone with the backup's age (I12). */
  #excuseUnheld(lost: ReadonlySet<string>, told: boolean): void {
    const held = new Set<string>()
    for (const device of this.devices) {
      // What a device is not shown it cannot miss: only the restore command helps it.
      const misses = ({ type }: Mutation) => told || (device.who.role !== 'tablet' && type !== 'attendance')
      for (const { mutation } of device.kept.outbox) if (misses(mutation)) held.add(mutation.mid)
      const row = this.office.devices.get(device.who.id)
      if (row?.state.startsWith('revoked')) continue
      for (const { mutation, status } of device.kept.sent.values())
        if (status !== 'erased' && misses(mutation) && (told || status !== 'quarantined'))
          held.add(mutation.mid)
    }
    const { receipts, quarantine } = this.office.state
    for (const mid of lost) {
      if (receipts.has(mid) || quarantine.has(mid)) this.#awaited.delete(mid)
      else if (held.has(mid)) this.#awaited.add(mid)
      else this.excused.add(mid)
    }
  }

  #changeRole(device: SimulatedDevice): boolean {
    const row = this.office.devices.get(device.who.id)
    if (row?.state !== 'active' || row.role === 'tablet' || device.state === 'wiped') return false
    const role: Role = row.role === 'lead' ? 'adviser' : 'lead'
    const member = this.#members.find((one) => one.member === row.member)
    if (member) member.role = role
    for (const one of this.office.devices.values()) {
      if (one.member !== row.member || one.state.startsWith('revoked')) continue
      this.office.devices.set(one.id, { ...one, role, state: 'reenrol' })
    }
    this.#say(() => `${this.nameOf(device)} becomes ${role}`)
    return true
  }

  #revoke(device: SimulatedDevice): boolean {
    const row = this.office.devices.get(device.who.id)
    if (!row || device.who.role === 'lead' || device.state !== 'in') return false
    const state = this.lot.chance(0.7) ? 'revoked-lost' : 'revoked-stolen'
    this.office.devices.set(row.id, { ...row, state })
    this.#newDevice(row.member, row.role)
    this.#say(() => `${this.nameOf(device)} is shut out: ${state}`)
    return true
  }

  /** A device's store is copied to another machine: two devices with one name. */
  #clone(device: SimulatedDevice): boolean {
    if (this.devices.length > 6 || device.state !== 'in' || device.who.role === 'tablet') return false
    const twin = new SimulatedDevice(device.who)
    const { kept } = device
    twin.kept = {
      ...kept,
      outbox: [...kept.outbox],
      sent: kept.sent.copy(),
      folded: new Map(kept.folded),
      beside: kept.beside && new Map(kept.beside),
      shown: new Map(kept.shown),
    }
    twin.token = device.token
    twin.version = device.version
    twin.clock = device.clock
    this.devices.push(twin)
    this.#tabs.set(twin, [{ version: twin.version }])
    this.#say(() => `${this.nameOf(device)} is copied`)
    return true
  }

  /** One device hands its unsent rows to another, which carries them to the office. */
  #handOver(from: SimulatedDevice): boolean {
    const { lot } = this
    const to = lot.of(this.devices)
    if (to === from || to.state === 'wiped' || from.kept.outbox.length === 0) return false
    const rows = from.kept.outbox.slice(0, 1 + lot.below(6)).map(({ mutation }) => mutation)
    const data = `sealed${this.id()}`
    const mid = this.id()
    this.office.bundles.set(data, { writer: from.who.id, rows, good: lot.chance(0.9) })
    const bundle: Bundle = {
      v: 1,
      mid,
      device: from.who.id,
      kid: '0123456789abcdef',
      rows: rows.length,
      packed: 'plain',
      iv: 'AAAAAAAAAAAAAAAA',
      data,
    }
    to.kept.carried.push(bundle)
    this.#say(() => `${this.nameOf(from)} hands ${rows.map(({ mid: one }) => one)} to ${this.nameOf(to)}`)
    return true
  }

  /** The same name for another thing: the first stands, the second is kept and shown to the lead. */
  async #pushAnothersMid(device: SimulatedDevice): Promise<boolean> {
    const known = [...this.told.values()]
    const other = known[this.lot.below(known.length)]
    if (!other || device.state !== 'in') return false
    const said = { ...other, set: { ...other.set, added: 'annat' } }
    const request = { ...device.request(0, this.tabOf(device)), muts: [said], carried: [] }
    const isFirst = !this.twice.has(other.mid)
    this.twice.add(other.mid)
    const before = this.office.state.receipts.get(other.mid)
    const answer = await this.office.sync(device.who.id, device.token, request)
    const was = answer.status === 200 ? answer.reply.results[0] : undefined
    const knew =
      isFirst && before !== undefined && before.bodyHash !== forgotten && request.schema === other.schema
    if (knew && was && was.status !== 'quarantined' && device.state === 'in')
      throw this.broken('I2', `another thing of the name ${other.mid} is ${was.status}`)
    return true
  }

  // The end.

  /** All that was wrong is mended, and everybody syncs until nothing is left to do. */
  async drain(): Promise<void> {
    this.office.wireBytes = Math.max(this.office.wireBytes, 20_000)
    this.#flights = []
    this.#late = []
    this.lot = new Lot(this.setting.seed)
    this.#isDraining = true
    await this.office.upgrade(this.on.has('versions') || this.setting.from ? versions.last : 1)
    for (const device of this.devices) {
      device.full = false
      this.#upgradeDevice(device, this.office.schema)
      this.#start(device)
    }
    for (let round = 0; round < 60; round++) {
      for (const device of this.devices) await this.#syncOnce(device)
      if (this.devices.every((device) => this.#isDone(device))) return
    }
    throw this.broken('I9', 'a queue does not drain')
  }

  #isDone({ state, kept }: SimulatedDevice): boolean {
    if (state === 'wiped') return true
    const { log, epoch } = this.office.state
    const read = kept.place.cursor === log.length && (kept.place.epoch === epoch || log.length === 0)
    return state === 'in' && kept.outbox.length === 0 && kept.carried.length === 0 && !kept.beside && read
  }

  async #syncOnce(device: SimulatedDevice): Promise<void> {
    if (device.state === 'wiped') return
    this.#enrol(device)
    device.chunk = 16_384
    for (let tries = 0; tries < 12; tries++) {
      const tab = { version: device.version }
      const request = device.request(1_000, tab)
      const flight: Flight = { device, tab, request, from: request, slices: null, deviceState: 'active' }
      await this.#deliver(flight)
      while (flight.slices && flight.slices.length > 0 && (device.state as string) !== 'wiped') {
        const left = flight.slices.length
        this.land(flight)
        if (flight.slices.length === left) break
      }
      if (device.state !== 'in') return
      if (device.kept.outbox.length === 0 && request.muts.length === 0) break
    }
    this.#late = []
  }

  broken(promise: string, what: string): Broken {
    return new Broken(promise, what, this.setting.seed, this.step)
  }
}
