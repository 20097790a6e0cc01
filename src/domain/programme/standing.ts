// Which records count, and why the others do not (C3, C6, C7, C15).

import { missingFields } from '../records/kind.ts'
import { type AnyRecord, kindNamed, type RecordNamed } from '../records/kinds.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { LocalDate } from '../values/local-date.ts'
import { type Canonical, canonical } from './canonical.ts'

/** What is counted and reviewed. */
export type CountedRecord = RecordNamed<'session' | 'companyStart' | 'activity' | 'financing' | 'expense'>
export type ShownCounted = ShownRecord & { record: CountedRecord }

export type Place =
  | 'in'
  | 'double' //     another company start with its organisation number stands (C3)
  | 'not-new' //    this customer or investor was new before (C15)
  | 'set-aside' //  somebody has said that it should not count (C6)
  | 'before' //     dated before the programme's first day
  | 'after' //      dated after its last
  | 'planned' //    an activity not done yet (C7)
  | 'returned'
  | 'incomplete' // a required field is missing after a merge of edits
  | 'merged' //     another record stands for it
  | 'contested' //  deleted by one and changed by another: not counted, and open (C11)
  | 'deleted'

export type Placed = {
  shown: ShownCounted
  place: Place
  /** The record that stands instead, for a double and for one that is not new. */
  insteadOf?: string
}

/** Everything that can count in a programme, with its place: decided over all records, before any day is applied. */
export type Standing = { programme: Programme; same: Canonical; placed: readonly Placed[] }

const countedKinds = new Set(['session', 'companyStart', 'activity', 'financing', 'expense'])
export const isCounted = (shown: ShownRecord): shown is ShownCounted => countedKinds.has(shown.record.kind)

/** The records of one group give the same places alone as among all: that is what the device's tallies rest on. */
export function standing(
  programme: Programme,
  records: readonly ShownRecord[],
  same: Canonical = canonical(records),
): Standing {
  const placed = records
    .filter(isCounted)
    .map((shown): Placed => ({ shown, place: placeAlone(shown, programme, same) }))
  for (const group of grouped(placed, organisationNumberOf)) standByArrival(group, same)
  for (const group of grouped(placed, ({ record }) => newcomerKey(record, same))) standByDate(group)
  return { programme, same, placed }
}

/** A record's place by itself: nothing of other records but who is merged into whom. */
function placeAlone(shown: ShownCounted, programme: Programme, same: Canonical): Place {
  if (shown.deleted) {
    if (!shown.open.includes('_deleted')) return 'deleted'
    const restored = placeAlone({ ...shown, deleted: false }, programme, same)
    return restored === 'in' || restored === 'before' ? 'contested' : 'deleted'
  }
  const { record } = shown
  if (same.of(record.id) !== record.id) return 'merged'
  if (missingFields(kindNamed(record.kind), record).length > 0) return 'incomplete'
  if (record.review.state === 'returned') return 'returned'
  if (record.kind === 'activity' && record.status !== 'done') return 'planned'
  if (!record.counts) return 'set-aside'
  if (record.date < programme.from) return 'before'
  return record.date > programme.to ? 'after' : 'in'
}

const organisationNumberOf = ({ record }: ShownCounted): string | undefined =>
  record.kind === 'companyStart' ? record.organisationNumber : undefined

/** What makes two financings one newcomer: role and contact, merges followed; undefined for one that is its own (C15). */
export const newcomerKey = (record: AnyRecord, same: Canonical): string | undefined =>
  record.kind === 'financing' && record.role && record.contactId
    ? `${record.role}:${same.of(record.contactId)}`
    : undefined

function grouped(placed: readonly Placed[], keyOf: (shown: ShownCounted) => string | undefined): Placed[][] {
  const groups = new Map<string, Placed[]>()
  for (const one of placed) {
    const key = keyOf(one.shown)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

export const byArrival = (a: ShownRecord, b: ShownRecord): number =>
  a.arrived - b.arrived || (a.record.id < b.record.id ? -1 : 1)

// C3: each is a double of the first standing one that it is not declared different from, by either side.
function standByArrival(group: Placed[], same: Canonical): void {
  const pairs = new Set<string>()
  for (const { shown } of group) {
    const one = same.of(shown.record.id)
    for (const other of shown.record.notSameAs) pairs.add(`${one} ${same.of(other)}`)
  }
  const different = (a: string, b: string) => pairs.has(`${a} ${b}`) || pairs.has(`${b} ${a}`)
  const stand: string[] = []
  const candidates = group.filter(({ place }) => place === 'in').sort((a, b) => byArrival(a.shown, b.shown))
  for (const one of candidates) {
    const { id } = one.shown.record
    const first = stand.find((other) => !different(id, other))
    if (first === undefined) stand.push(id)
    else Object.assign(one, { place: 'double', insteadOf: first })
  }
}

// C15: the earliest stands, also one from before the programme; two on one day are one.
function standByDate(group: Placed[]): void {
  const [first, ...later] = group
    .filter(({ place }) => place === 'in' || place === 'before' || place === 'after')
    .sort((a, b) => compareDays(a.shown.record.date, b.shown.record.date) || byArrival(a.shown, b.shown))
  for (const one of later) Object.assign(one, { place: 'not-new', insteadOf: first?.shown.record.id })
}

export const compareDays = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0)

export const byDateThenId = (a: ShownCounted, b: ShownCounted): number =>
  compareDays(a.record.date, b.record.date) ||
  (a.record.id < b.record.id ? -1 : a.record.id > b.record.id ? 1 : 0)
