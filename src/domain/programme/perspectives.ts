// Whom the information about entrepreneurship reached: efforts by audience, and the anonymous totals of those who came.

import { type Cell, smallCells, smallestShown } from '../privacy/small-cells.ts'
import { audiences } from '../records/activity.ts'
import {
  type Background,
  backgroundAges,
  backgroundGenders,
  backgroundOrigins,
} from '../records/attendance.ts'
import { missingFields } from '../records/kind.ts'
import { type KindName, kindNamed } from '../records/kinds.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { LocalDate } from '../values/local-date.ts'
import type { Canonical } from './canonical.ts'
import { ruleIn } from './indicator.ts'
import { type Period, within } from './period.ts'
import type { CountedRecord } from './standing.ts'

export type Audience = (typeof audiences)[number]
export type Efforts = Record<Audience, number>
type Cells<K extends readonly string[]> = Record<K[number], Cell>
export type BackgroundCells = {
  age: Cells<typeof backgroundAges>
  gender: Cells<typeof backgroundGenders>
  origin: Cells<typeof backgroundOrigins>
}

// The decision speaks of "information efforts about entrepreneurship": that is the activity of the same name, which no
// indicator counts. Information about the fund, the platform or KKN has numbers of its own. The lead may add types.
const effortTypes = ['entrepreneurship-information']

/** The audiences that a record counts for as an information effort; none for anything else. */
export function audiencesOf(
  record: CountedRecord,
  programme: Programme,
  year: number,
  asOf?: LocalDate,
): Audience[] {
  if (record.kind !== 'activity') return []
  const types = ruleIn(programme, 'information-efforts', effortTypes, year, asOf)
  return types.includes(record.type) ? record.audiences : []
}

/** A number for each audience, in the order of the form. */
export const byAudience = (count: (audience: Audience) => number): Efforts =>
  Object.fromEntries(audiences.map((audience) => [audience, count(audience)])) as Efforts

/** The period's anonymous totals, each question summed apart; a total belongs to the day of its list. */
export function backgroundCells(
  records: readonly ShownRecord[],
  same: Canonical,
  programme: Programme,
  period: Period,
  limit = smallestShown,
): BackgroundCells {
  const dates = new Map<string, LocalDate>()
  for (const { record, deleted } of records) {
    if (record.kind === 'attendanceList' && !deleted && record.date) dates.set(record.id, record.date)
  }
  const totals = records.filter(is('background')).filter(({ record, deleted }) => {
    if (
      deleted ||
      same.of(record.id) !== record.id ||
      missingFields(kindNamed('background'), record).length > 0
    )
      return false
    const date = dates.get(same.of(record.list))
    return date !== undefined && within(date, period) && within(date, programme)
  })
  const summed = (pick: (of: Background) => Readonly<Record<string, number | undefined>>) => {
    const sums: Record<string, number> = {}
    for (const { record } of totals) {
      for (const [answer, n] of Object.entries(pick(record))) sums[answer] = (sums[answer] ?? 0) + (n ?? 0)
    }
    return sums
  }
  return {
    age: smallCells(
      backgroundAges,
      summed(({ age }) => age),
      limit,
    ),
    gender: smallCells(
      backgroundGenders,
      summed(({ gender }) => gender),
      limit,
    ),
    origin: smallCells(
      backgroundOrigins,
      summed(({ origin }) => origin),
      limit,
    ),
  }
}

const is =
  <N extends KindName>(name: N) =>
  (shown: ShownRecord): shown is ShownRecord<N> =>
    shown.record.kind === name
