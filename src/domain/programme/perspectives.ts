// Whom the information about entrepreneurship reached: efforts by audience, and the anonymous totals of those who came.

import { addedBy, type Cell, cellsOf, smallestShown } from '../privacy/small-cells.ts'
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
import { groupBy } from '../values/group-by.ts'
import { type LocalDate, yearOf } from '../values/local-date.ts'
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

/**
 * The period's anonymous totals, each question summed apart; a total belongs to the day of its list. What a list adds to a
 * cell is decided once, among the lists of its year in the order in which they reached the office, so that no two days,
 * periods or lists can be subtracted from each other to find the few that a cell hides.
 */
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
  const dated = records.filter(is('background')).flatMap(({ record, arrived, deleted }) => {
    const date = dates.get(same.of(record.list))
    const isKept =
      !deleted &&
      same.of(record.id) === record.id &&
      missingFields(kindNamed('background'), record).length === 0
    return isKept && date !== undefined && within(date, programme) ? [{ record, arrived, date }] : []
  })
  const byYear = groupBy(
    dated.sort((a, b) => a.arrived - b.arrived || (a.record.id < b.record.id ? -1 : 1)),
    ({ date }) => yearOf(date),
  )
  const cells = <K extends string>(
    answers: readonly K[],
    pick: (of: Background) => Readonly<Partial<Record<K, number>>>,
  ) => {
    const added = [...byYear.values()].flatMap((lists) => {
      const each = addedBy(
        answers,
        lists.map(({ record }) => pick(record)),
        limit,
      )
      return each.filter((_, i) => within((lists[i] as { date: LocalDate }).date, period))
    })
    return cellsOf(answers, added, limit)
  }
  return {
    age: cells(backgroundAges, ({ age }) => age),
    gender: cells(backgroundGenders, ({ gender }) => gender),
    origin: cells(backgroundOrigins, ({ origin }) => origin),
  }
}

const is =
  <N extends KindName>(name: N) =>
  (shown: ShownRecord): shown is ShownRecord<N> =>
    shown.record.kind === name
