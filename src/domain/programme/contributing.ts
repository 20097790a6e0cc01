// The records behind a number; and the number, which is made from them.
import type { Definition, Indicator, Measure } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { earlier, type LocalDate, type Year, yearOf } from '../values/local-date.ts'
import type { Canonical } from './canonical.ts'
import { definitionIn, isCountedBy } from './indicator.ts'
import { type Period, within } from './period.ts'
import {
  byArrival,
  byDateThenId,
  compareDays,
  type Placed,
  type ShownCounted,
  type Standing,
} from './standing.ts'

/** A number with how much of it is still open to change, each in the number's own measure (C6, C11). */
export type Count = {
  actual: number
  unreviewed: number
  unsynced: number
  open: number
  records: ShownCounted[]
}

/**
 * The records behind an indicator's number in a period, by date, then id. Doubled, set aside, returned ones wait outside
 * (C3, C6, C7); with a day asked for, so do those dated after it (C17).
 */
export function contributing(
  indicator: Indicator,
  period: Period,
  standing: Standing,
  asOf?: LocalDate,
): ShownCounted[] {
  return measureIn(indicator, period, asOf) === 'level'
    ? levels(indicator, period, standing, asOf)
        .flatMap(({ listed }) => listed ?? [])
        .sort(byDateThenId)
    : flow(indicator, period, standing, ['in'], asOf)
}

/** What is set aside, or lies outside the programme, and would else have been asked whether it is in the number (C6). */
export function aside(
  indicator: Indicator,
  period: Period,
  standing: Standing,
  asOf?: LocalDate,
): ShownCounted[] {
  if (measureIn(indicator, period, asOf) !== 'level') {
    return flow(indicator, period, standing, ['set-aside', 'before', 'after'], asOf)
  }
  return memberships(indicator, period, standing, ['set-aside', 'after'], asOf)
    .map(({ shown }) => shown)
    .sort(byDateThenId)
}

/** The number itself. Opening it shows `records`, so the two cannot disagree. */
export function count(indicator: Indicator, period: Period, standing: Standing, asOf?: LocalDate): Count {
  const how = measureIn(indicator, period, asOf)
  if (how === 'level') return countLevel(levels(indicator, period, standing, asOf))
  const records = contributing(indicator, period, standing, asOf)
  const contested = flow(indicator, period, standing, ['contested'], asOf)
  return counted(how, records, contested, standing.same)
}

/** Records measured, with what of it rests on unreviewed, unsynced and open records alone. */
function counted(
  how: Measure,
  records: ShownCounted[],
  contested: readonly ShownCounted[],
  same: Canonical,
): Count {
  const actual = measured(how, records, same)
  const without = (these: (shown: ShownCounted) => boolean) =>
    measured(
      how,
      records.filter((shown) => !these(shown)),
      same,
    )
  return {
    actual,
    unreviewed: actual - without(isUnreviewed),
    unsynced: actual - without(({ unsent }) => unsent),
    open: measured(how, [...records, ...contested], same) - without(isOpen),
    records,
  }
}

export const isUnreviewed = ({ record }: ShownCounted): boolean => record.review.state === 'new'
export const isOpen = ({ open }: ShownRecord): boolean => open.length > 0

/** So many records, people or different contacts. */
function measured(how: Measure, records: readonly ShownCounted[], same: Canonical): number {
  if (how === 'people') return records.reduce((sum, shown) => sum + people(shown, same), 0)
  if (how === 'contacts') return new Set(records.flatMap((shown) => contactsOf(shown, same))).size
  return records.length
}

/** The contacts of a record, each once, merges followed. */
export function contactsOf({ record }: ShownCounted, same: Canonical): string[] {
  const named =
    'contactIds' in record
      ? record.contactIds
      : record.kind === 'financing' && record.contactId
        ? [record.contactId]
        : []
  return [...new Set(named.map((id) => same.of(id)))]
}

/** How many people: the participants; without them the contacts, at least one (C13). */
export function people(shown: ShownCounted, same: Canonical): number {
  const { record } = shown
  if ('participants' in record && record.participants !== undefined) return record.participants
  return Math.max(1, contactsOf(shown, same).length)
}

const measureIn = (indicator: Indicator, period: Period, asOf?: LocalDate): Measure =>
  definitionIn(indicator, yearOf(period.to), asOf).measures

function flow(
  indicator: Indicator,
  period: Period,
  { placed, programme }: Standing,
  places: readonly Placed['place'][],
  asOf?: LocalDate,
): ShownCounted[] {
  const until = asOf === undefined ? period.to : earlier(period.to, asOf)
  const definitionOf = definitions(indicator, asOf)
  return placed
    .filter(
      ({ place, shown: { record } }) =>
        places.includes(place) &&
        within(record.date, { from: period.from, to: until }) &&
        (place !== 'contested' || within(record.date, programme)) &&
        isCountedBy(definitionOf(yearOf(record.date)), record),
    )
    .map(({ shown }) => shown)
    .sort(byDateThenId)
}

// A record counts by what held for its own year (C10).
function definitions(indicator: Indicator, asOf?: LocalDate): (year: Year) => Definition {
  const known = new Map<Year, Definition>()
  return (year) => {
    const said = known.get(year) ?? definitionIn(indicator, year, asOf)
    known.set(year, said)
    return said
  }
}

/** One municipality's standing in a level: the joining that is listed, or none; open when its latest word is. */
export type Level = { municipality: string; listed: ShownCounted | null; open: boolean }

function memberships(
  indicator: Indicator,
  period: Period,
  { placed }: Standing,
  places: readonly Placed['place'][],
  asOf?: LocalDate,
): Placed[] {
  const until = asOf === undefined ? period.to : earlier(period.to, asOf)
  const definition = definitionIn(indicator, yearOf(period.to), asOf)
  return placed.filter(
    ({ place, shown: { record } }) =>
      places.includes(place) &&
      record.kind === 'activity' &&
      record.municipality !== undefined &&
      record.date <= until &&
      isCountedBy(definition, record),
  )
}

function levels(indicator: Indicator, period: Period, standing: Standing, asOf?: LocalDate): Level[] {
  const groups = new Map<string, Placed[]>()
  for (const one of memberships(indicator, period, standing, ['in', 'before', 'contested'], asOf)) {
    const municipality = municipalityOf(one)
    groups.set(municipality, [...(groups.get(municipality) ?? []), one])
  }
  return [...groups].map(([municipality, group]) => ({ municipality, ...levelOf(group) }))
}

const municipalityOf = ({ shown: { record } }: Placed): string =>
  record.kind === 'activity' ? (record.municipality ?? '') : ''

/** Of one municipality's memberships the latest decides; of two on one day the one that reached the office last (C12). */
export function levelOf(group: readonly Placed[]): Omit<Level, 'municipality'> {
  const inOrder = [...group].sort(byWord)
  const latest = inOrder.filter(({ place }) => place !== 'contested').at(-1)?.shown ?? null
  const joined = latest?.record.kind === 'activity' && (latest.record.membership ?? 'joined') === 'joined'
  const listed = joined ? latest : null
  return { listed, open: inOrder.at(-1)?.place === 'contested' || (listed !== null && isOpen(listed)) }
}

export const byWord = (a: Placed, b: Placed): number =>
  compareDays(a.shown.record.date, b.shown.record.date) || byArrival(a.shown, b.shown)

function countLevel(levels: readonly Level[]): Count {
  const records = levels.flatMap(({ listed }) => listed ?? []).sort(byDateThenId)
  return {
    actual: records.length,
    unreviewed: records.filter(isUnreviewed).length,
    unsynced: records.filter(({ unsent }) => unsent).length,
    open: levels.filter(({ open }) => open).length,
    records,
  }
}
