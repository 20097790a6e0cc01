// What must hold whatever happens (sync.md 2.8), each asked without the rules that are to keep it.
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { standing } from '../../src/domain/programme/standing.ts'
import { countOver } from '../../src/domain/programme/targets.ts'
import { isKindName, type KindName, personalFields } from '../../src/domain/records/kinds.ts'
import type { ShownRecord } from '../../src/domain/records/shown-record.ts'
import { groupBy } from '../../src/domain/values/group-by.ts'
import { canonical } from '../../src/sync/canonical.ts'
import { bodyHash, bodyOf, linkHash } from '../../src/sync/chain.ts'
import { foldAll } from '../../src/sync/fold.ts'
import type { Entry, Mutation, SyncReply, SyncRequest } from '../../src/sync/messages.ts'
import type { LogRow } from '../../src/sync/office-log.ts'
import { shown } from '../../src/sync/shown.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import type { Simulation } from './simulation.ts'
import { simulatedSha256 } from './stand-ins.ts'

/** A promise that did not hold, with what is needed to draw it again. */
export class Broken extends Error {
  constructor(
    readonly promise: string,
    readonly what: string,
    readonly seed: number,
    readonly step: number,
  ) {
    super(`${promise} broken: ${what} · seed ${seed}, step ${step}`)
  }
}

/** Whether two values are byte for byte the same as JSON, in whatever order their members stand; cheaper than writing both. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  let members = 0
  for (const name in left) {
    if (left[name] === undefined) continue
    members += 1
    if (!same(left[name], right[name])) return false
  }
  for (const name in right) if (right[name] !== undefined) members -= 1
  return members === 0
}

/** What a device of a role is shown, said anew: nothing here asks the rules (I15). */
function maySee(
  { id, role, was = [] }: { id: string; role: string; was?: readonly string[] },
  { op, type, by }: Pick<Entry, 'op' | 'type' | 'by'>,
) {
  if (role === 'lead' || (role === 'adviser' && type !== 'attendance')) return true
  const isErasureOfOwn = op === 'erase' && [id, ...was].includes(by.device ?? '')
  return isErasureOfOwn || (role === 'adviser' && by.device === id)
}

/** I7: what was just saved is in the view, whatever is on its way. */
export function checkSaved(sim: Simulation, device: SimulatedDevice, saved: Mutation): void {
  const { rec, mid, set, type, repairs } = saved
  // A repair takes the place of what later edits have already gone past.
  if (!isKindName(type) || repairs !== undefined) return
  const view = device.kept.shown.get(rec)?.view
  for (const name of Object.keys(set)) {
    if (name === '_seen' || (view?.heads[name] ?? []).includes(mid)) continue
    // Refused or erased as soon as it is known: a creation of what was erased does not come back.
    const entries = device.kept.folded.get(rec)?.entries ?? []
    if (entries.some((entry) => entry.op === 'erase')) continue
    throw sim.broken('I7', `${mid} is not in its own view`)
  }
}

/** I7: what the office has taken is in what this device has read of the log, or laid over it. */
export function checkOwnRead(sim: Simulation, device: SimulatedDevice): void {
  if (sim.on.has('forgotten-restores')) return
  const { sent, folded } = device.kept
  for (const { mutation, status, seq } of sent.values()) {
    const { mid, rec, type } = mutation
    if (seq === undefined || status === 'quarantined' || status === 'erased' || type === 'attendance')
      continue
    const isRead = folded.get(rec)?.entries.some((entry) => entry.mid === mid)
    if (isRead || device.pendingFor(rec).some((one) => one.mutation.mid === mid)) continue
    throw sim.broken('I7', `${mid} was taken, and is in neither fold nor overlay of ${sim.nameOf(device)}`)
  }
}

/** I2, I5, I15: the first answer stands, entries are in order, and nobody reads what is not theirs. */
export function checkReply(
  sim: Simulation,
  { who }: SimulatedDevice,
  request: SyncRequest,
  reply: SyncReply,
  before: number,
): void {
  const { log, receipts } = sim.office.state
  const row = sim.office.devices.get(who.id)
  const seeing = { id: who.id, role: row?.role ?? who.role, was: row?.was ?? [] }
  let last = reply.reset ? 0 : request.cursor
  for (const entry of reply.entries) {
    if (entry.seq <= last) throw sim.broken('I5', `entry ${entry.seq} after ${last}`)
    last = entry.seq
    if (!maySee(seeing, entry)) throw sim.broken('I15', `${seeing.role} is shown entry ${entry.seq}`)
    if ('salt' in entry) throw sim.broken('I16', `entry ${entry.seq} tells its salt`)
  }
  if (reply.deviceState === 'wipe' && reply.entries.length > 0)
    throw sim.broken('I15', 'one that is shut out reads')
  for (const { mid, status, was, seq } of reply.results) {
    const receipt = receipts.get(mid)
    if (status === 'duplicate' && receipt && (receipt.status !== was || receipt.seq !== seq))
      throw sim.broken('I2', `${mid} was ${receipt.status}, and is answered ${was}`)
  }
  if (reply.results.length !== request.muts.length + request.carried.length && row?.state === 'active')
    throw sim.broken('I8', 'an answer is missing')
  for (const { by, mid, op } of log.slice(before)) {
    // What the office erases beside it is nobody's word.
    if (by.member === null && op === 'erase') continue
    const said = sim.office.devices.get(by.device ?? '')
    if (by.via === undefined ? by.device !== who.id : by.via !== who.id)
      throw sim.broken('I15', `${mid} is said to be of ${by.device}`)
    if (said && said.member !== by.member) throw sim.broken('I15', `${mid} is said to be by ${by.member}`)
  }
}

/** Everything, once nothing is left to do. */
export async function checkDrained(sim: Simulation): Promise<void> {
  const { log } = sim.office.state
  checkChain(sim)
  checkPlaces(sim)
  const byRec = groupBy(log, (row) => row.rec)
  for (const [rec, rows] of byRec) checkRecord(sim, rec, rows)
  for (const device of sim.devices) if (device.state === 'in') checkDevice(sim, device, byRec)
  if (sim.erasures > 0) checkErased(sim)
  checkCounts(sim)
}

/** I5: an unbroken prefix, each entry chained to the one before; of an erased body the hash stands. */
function checkChain(sim: Simulation): void {
  let h = ''
  const mids = new Set<string>()
  for (const [at, row] of sim.office.state.log.entries()) {
    if (row.seq !== at + 1) throw sim.broken('I5', `entry ${row.seq} stands at ${at + 1}`)
    if (mids.has(row.mid)) throw sim.broken('I2', `${row.mid} is in the log twice`)
    mids.add(row.mid)
    if (row.salt !== null && bodyHash(simulatedSha256, row.salt, bodyOf(row)) !== row.bodyHash)
      throw sim.broken('I5', `the body of entry ${row.seq} is another`)
    h = linkHash(simulatedSha256, h, row, row.bodyHash)
    if (h !== row.h) throw sim.broken('I5', `the chain breaks at ${row.seq}`)
  }
}

/** I1, I8, I12: everything that was told to be saved is in one place. */
function checkPlaces(sim: Simulation): void {
  const { log, quarantine, receipts } = sim.office.state
  const logged = new Set(log.map((row) => row.mid))
  // Erased by order: an office that was put back to an older day knows it by the erasure that names it.
  const erased = new Set<string>()
  for (const { op, base } of log)
    if (op === 'erase') for (const mid of Object.values(base).flat()) erased.add(mid)
  const aside = new Set<string>(sim.devices.flatMap(({ letGo }) => letGo))
  for (const { kept } of sim.devices)
    for (const { mutation, status, seq } of kept.sent.values())
      if (status === 'quarantined' && seq === undefined) aside.add(mutation.mid)
  for (const mid of sim.told.keys()) {
    if (sim.twice.has(mid)) {
      if (
        !logged.has(mid) &&
        !quarantine.has(mid) &&
        !receipts.has(mid) &&
        !sim.excused.has(mid) &&
        !aside.has(mid)
      )
        throw sim.broken('I1', `${mid} is nowhere`)
      continue
    }
    const refused = quarantine.has(mid)
    const places = Number(logged.has(mid)) + Number(refused) + Number(receipts.get(mid)?.status === 'erased')
    if (places === 1 || (places === 0 && (sim.excused.has(mid) || aside.has(mid) || erased.has(mid))))
      continue
    throw sim.broken('I1', `${mid} is in ${places} places`)
  }
  for (const rows of quarantine.values()) {
    for (const { mid, issues, raw, repaired } of rows) {
      if (issues.length === 0) throw sim.broken('I8', `${mid} is refused without a reason`)
      const said = sim.told.get(mid)
      if (!repaired) checkRefusal(sim, mid, issues, said)
      if (said && !sim.twice.has(mid) && (JSON.parse(raw) as Mutation).rec !== said.rec)
        throw sim.broken('I8', `what was refused as ${mid} is not kept as it was`)
    }
  }
}

/** I13: what a newer version said is not refused for good by an office that has become as new. */
function checkRefusal(
  sim: Simulation,
  mid: string,
  issues: readonly { because: string }[],
  said?: Mutation,
): void {
  if (!said || sim.twice.has(mid) || sim.on.has('revoked') || said.schema > sim.office.schema) return
  const isUnknown = issues.every(({ because }) => because.startsWith('unknown') || because === 'newer-schema')
  if (isUnknown && sim.good.has(mid)) throw sim.broken('I13', `${mid} is refused as ${issues[0]?.because}`)
}

/** I15: nobody's word stands in the log that may not be there; asked of what was sent, not of the rules. */
function checkMay(sim: Simulation, rec: string, rows: readonly LogRow[]): void {
  const written = rows.filter(({ op, type }) => type === 'attendance' && op !== 'erase')
  if (written.length > 1) throw sim.broken('I15', `the attendance ${rec} is written ${written.length} times`)
  if (sim.on.has('roles')) return
  for (const { mid, by, type, op, set } of rows) {
    const role = sim.office.devices.get(by.device ?? '')?.role
    if (by.member === null || role === undefined || role === 'lead') continue
    const state = (set.review as { state?: string } | undefined)?.state
    const isLeads =
      type === 'programme' || op === 'resolve' || op === 'erase' || (state !== undefined && state !== 'new')
    if (isLeads) throw sim.broken('I15', `${role} has ${op} ${type} ${mid} in the log`)
  }
}

/** I6, and what `_seen` and reviews amount to, asked of the log alone. */
function checkRecord(sim: Simulation, rec: string, rows: readonly LogRow[]): void {
  const stored = sim.office.state.records.get(rec)
  if (!stored) throw sim.broken('I3', `${rec} is in the log and has no record`)
  if (!same(stored.folded, foldAll(rows))) throw sim.broken('I4', `${rec} is folded otherwise at the office`)
  checkMay(sim, rec, rows)
  if (rows.some(({ type }) => type !== stored.type)) throw sim.broken('I8', `${rec} is of two kinds`)
  const heads = headsOf(rows)
  for (const [field, standing] of heads) {
    const found = (stored.folded.fields[field]?.heads ?? []).map((head) => head.mid).sort()
    const wanted = standing.map((row) => row.mid).sort()
    if (found.length !== wanted.length || found.some((mid, at) => mid !== wanted[at]))
      throw sim.broken('I6', `the heads of ${rec} ${field}`)
  }
  if (!isKindName(stored.type)) return
  const view = shown(stored.type as KindName, rec, stored.folded, { arrived: stored.first, unsent: false })
  const unseenBy = ({ mid, set }: LogRow): boolean =>
    Array.isArray(set._seen) &&
    [...heads.values()]
      .flat()
      .some((head) => head.mid !== mid && head.op !== 'erase' && !(set._seen as string[]).includes(head.mid))
  const gone = (heads.get('_deleted') ?? []).filter(({ set }) => set._deleted === true)
  if (view.deleted !== gone.length > 0)
    throw sim.broken('I6', `${rec} is shown as ${view.deleted ? '' : 'not '}deleted`)
  if (view.deletedButChanged !== gone.some(unseenBy))
    throw sim.broken('I6', `${rec} is ${view.deletedButChanged ? '' : 'not '}said to be deleted but changed`)
  const reviews = heads.get('review') ?? []
  const state = (view.record as { review?: { state: string } }).review?.state
  if (state === 'approved' && reviews.some(unseenBy))
    throw sim.broken('I6', `${rec} stays approved, though it was changed`)
}

/** An oracle of its own, that knows nothing of folding: a write stands when no other names it. */
function headsOf(rows: readonly LogRow[]): Map<string, LogRow[]> {
  const heads = new Map<string, LogRow[]>()
  const fields = new Set(rows.flatMap((row) => Object.keys(row.set)))
  fields.delete('_seen')
  for (const field of fields) {
    const named = new Set<string>()
    const erased = new Set<string>()
    let anyErased = false
    for (const row of rows) {
      for (const mid of row.base[field] ?? []) named.add(mid)
      if (row.op !== 'erase' || !Object.hasOwn(row.set, field)) continue
      anyErased = true
      for (const mid of row.base[field] ?? []) erased.add(mid)
    }
    const standing = rows.filter(
      (row) =>
        Object.hasOwn(row.set, field) &&
        !named.has(row.mid) &&
        !(row.repairs !== undefined && named.has(row.repairs)) &&
        !(anyErased && row.op !== 'erase' && (row.base[field] ?? []).every((mid) => erased.has(mid))),
    )
    heads.set(field, standing)
  }
  return heads
}

/** I4, I7: a drained device has what it may see of the log, folds it alike, and shows what it has. */
function checkDevice(sim: Simulation, device: SimulatedDevice, byRec: ReadonlyMap<string, LogRow[]>): void {
  const { kept, who } = device
  const name = sim.nameOf(device)
  const seeing = { ...who, was: sim.office.devices.get(who.id)?.was ?? [] }
  for (const [rec, all] of byRec) {
    const rows = all.filter((row) => maySee(seeing, row))
    const entries = kept.folded.get(rec)?.entries ?? []
    if (rows.length !== entries.length)
      throw sim.broken('I5', `${name} has ${entries.length} of ${rows.length} entries of ${rec}`)
    // The same entries are folded alike; only what is not the very same is looked at closer.
    let isSame = true
    for (const [at, entry] of entries.entries()) {
      const row = rows[at]
      if (entry.h !== row?.h) throw sim.broken('I5', `${name} has another entry ${entry.seq} than the office`)
      isSame &&= entry.set === row.set && entry.base === row.base
    }
    if (!isSame && !same(foldAll(entries), foldAll(rows)))
      throw sim.broken('I4', `${rec} is folded otherwise by ${name}`)
  }
  for (const rec of kept.folded.keys())
    if (!byRec.has(rec)) throw sim.broken('I4', `${name} has ${rec}, that the office has not`)
  let at = sim.setting.seed
  for (const rec of new Set([...kept.shown.keys(), ...kept.folded.keys()])) {
    // Each third, another for each seed: what is dear is drawn by lot.
    at += 1
    if (at % 3 !== 0) continue
    const [now, anew] = [kept.shown.get(rec), device.viewOf(rec)]
    const type = now?.view.record.kind ?? anew?.view.record.kind
    if (type === 'attendance' && sim.on.has('forgotten-restores')) continue
    // What it no longer keeps stands on a tablet's screen until it is touched.
    if (who.role === 'tablet' && sim.on.has('clocks')) continue
    if (!same(now ?? null, anew ?? null)) throw sim.broken('I7', `${name} shows ${rec} as it is not`)
  }
  for (const { mutation, status } of kept.sent.values()) {
    const { mid, rec } = mutation
    if (status === 'quarantined' || status === 'erased') continue
    const row = byRec.get(rec)?.find((one) => one.mid === mid)
    if (!row && !sim.excused.has(mid))
      throw sim.broken('I7', `${name} takes ${mid} for sent, and the office has it not`)
  }
}

/** I16: what was erased is in no table of any device, nor of the office. */
function checkErased(sim: Simulation): void {
  const { records, log, quarantine } = sim.office.state
  const gone = new Map<string, string[]>()
  // What saw nothing but what was erased, or nothing but what saw nothing else: as often as it takes.
  const stale = new Set<string>()
  for (let before = -1; before < stale.size; ) {
    before = stale.size
    for (const [mid, { rec, set, base }] of sim.told) {
      const record = records.get(rec)
      if (!record || !isKindName(record.type)) continue
      for (const field of personalFields(record.type)) {
        const erased = record.folded.fields[field]?.erased
        if (!erased || stale.has(`${mid} ${field}`) || !Object.hasOwn(set, field)) continue
        const isStale = (seen: string) => erased.includes(seen) || stale.has(`${seen} ${field}`)
        if (!isStale(mid) && !(base[field] ?? []).every(isStale)) continue
        stale.add(`${mid} ${field}`)
        const value = set[field]
        if (typeof value === 'string' && value.startsWith('Amina'))
          gone.set(rec, [...(gone.get(rec) ?? []), value])
      }
    }
  }
  for (const [rec, values] of gone) {
    const office = canonical([
      log.filter((row) => row.rec === rec),
      [...quarantine.values()].flat().flatMap(({ raw }) => (raw.includes(rec) ? [raw] : [])),
      records.get(rec),
    ])
    const found = values.find((value) => office.includes(value))
    if (found) throw sim.broken('I16', `the office still has a value of ${rec}`)
    for (const device of sim.devices) {
      if (device.state !== 'in') continue
      const { kept } = device
      const seeing = { ...device.who, was: sim.office.devices.get(device.who.id)?.was ?? [] }
      // Another's signature: its erasure is not this device's to read, and what it made of that record itself, which
      // the office never took, is a row by itself, that nobody erased.
      const isOthers = !log.some((row) => row.rec === rec && row.op === 'erase' && maySee(seeing, row))
      const own = canonical([
        kept.folded.get(rec),
        kept.shown.get(rec),
        [...kept.sent.values()].filter(
          (row) => row.mutation.rec === rec && !(isOthers && row.status === 'quarantined'),
        ),
        kept.outbox.filter((row) => row.mutation.rec === rec),
      ])
      if (values.some((value) => own.includes(value)))
        throw sim.broken('I16', `${sim.nameOf(device)} still has a value of ${rec}`)
    }
  }
}

const year = { from: '2026-01-01', to: '2026-12-31' } as never

/** I17: each device that sees what counts counts alike, and as the log refolded from empty does; a conflict never twice. */
function checkCounts(sim: Simulation): void {
  const sessions = [...sim.office.state.records.values()].filter(({ type }) => type === 'session')
  if (sessions.length === 0) return
  const byRec = groupBy(sim.office.state.log, (row) => row.rec)
  const counted = (records: readonly ShownRecord[]): unknown => {
    const stands = standing(radgivning2024, records)
    const places = stands.placed.map(({ shown: { record }, place }) => [record.id, place]).sort()
    const figures = radgivning2024.indicators.slice(0, 4).map((indicator) => {
      const { actual, unreviewed, open } = countOver(indicator, year, stands)
      return [indicator.id, actual, unreviewed, open]
    })
    return [places, figures]
  }
  const recounted = counted(
    sessions.map(({ rec, first }) =>
      shown('session', rec, foldAll(byRec.get(rec) ?? []), { arrived: first, unsent: false }),
    ),
  )
  for (const device of sim.devices) {
    if (device.state !== 'in' || device.who.role === 'tablet') continue
    const views = [...device.kept.shown.values()]
      .map(({ view }) => view)
      .filter(({ record }) => record.kind === 'session')
    if (!same(counted(views), recounted)) throw sim.broken('I17', `${sim.nameOf(device)} counts otherwise`)
  }
}
