// What a changed programme would do to a year's numbers, beside what they are now: shown while the change is typed.
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { earlier, type LocalDate, lastDayOf, type Year } from '../values/local-date.ts'
import type { Canonical } from './canonical.ts'
import { aimOf, type Status, status } from './pace.ts'
import { covers, yearPeriod } from './period.ts'
import { type Standing, standing } from './standing.ts'
import { countOver } from './targets.ts'

/** One number, as the year's tile would say it. */
export type Figure = { actual: number; target: number | null; status: Status }
/** An indicator before and after; null where it is not there, or where its programme does not cover the year. */
export type Moved = {
  id: string
  name: Programme['indicators'][number]['name']
  before: Figure | null
  after: Figure | null
}

export type Asked = {
  before: Programme | null
  after: Programme
  records: readonly ShownRecord[]
  same?: Canonical
  year: Year
  today: LocalDate
}

/**
 * Each indicator in turn, so that whoever draws can take a breath between two: a hundred thousand records are counted
 * without the typing noticing.
 */
export function* preview({ before, after, records, same, year, today }: Asked): Generator<Moved> {
  const stood = before && standing(before, records, same)
  const stands = standing(after, records, same)
  const ids = [
    ...after.indicators.map(({ id }) => id),
    ...(before?.indicators ?? [])
      .map(({ id }) => id)
      .filter((id) => !after.indicators.some((one) => one.id === id)),
  ]
  for (const id of ids) {
    const name = [...after.indicators, ...(before?.indicators ?? [])].find((one) => one.id === id)?.name
    if (!name) continue
    yield {
      id,
      name,
      before: stood && figure(stood, id, year, today),
      after: figure(stands, id, year, today),
    }
  }
}

function figure(stands: Standing, id: string, year: Year, today: LocalDate): Figure | null {
  const { programme } = stands
  const indicator = programme.indicators.find((one) => one.id === id)
  if (!indicator || !covers(programme, year)) return null
  const period = yearPeriod(year)
  const day = earlier(today, lastDayOf(year))
  const { actual } = countOver(indicator, period, stands)
  const aim = aimOf(programme, indicator, period, day)
  return { actual, target: aim?.atLeast ?? null, status: status(aim, actual, day) }
}

/** Whether anything in a figure is otherwise after than before. */
export const moves = ({ before, after }: Moved): boolean =>
  before?.actual !== after?.actual || before?.target !== after?.target || before?.status !== after?.status
