// A number as it grew, month by month, and the pace that it had to keep.
import type { Indicator, Programme } from '../records/programme.ts'
import { daysInMonth, type LocalDate, type Year, yearOf } from '../values/local-date.ts'
import { definitionIn } from './indicator.ts'
import { aimOf } from './pace.ts'
import { yearPeriod } from './period.ts'

/**
 * How a number grew over a year: its sum at the end of each month, twelve of them. In the month that it is now stands the
 * whole year's number, also with what is dated ahead, so that the line ends where the number stands (C17); what has not
 * begun says nothing. A level begins at what it had before the year.
 */
export function grown(
  amounts: readonly number[],
  year: Year,
  today: LocalDate,
  before = 0,
): readonly (number | null)[] {
  const whole = amounts.reduce((all, one) => all + one, before)
  const month = year < yearOf(today) ? 13 : year > yearOf(today) ? 0 : Number(today.slice(5, 7))
  let sum = before
  return Array.from({ length: 12 }, (_, at) => {
    sum += amounts[at] ?? 0
    return at + 1 < month ? sum : at + 1 === month ? whole : null
  })
}

/** What a year's target asks for at the end of each month (C8); null where the year has no target of its own. */
export function paceByMonth(
  programme: Programme,
  indicator: Indicator,
  year: Year,
): readonly number[] | null {
  if (definitionIn(indicator, year).target?.per !== 'year') return null
  const paces = Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    const last = `${year}-${month}-${daysInMonth(year, at + 1)}` as LocalDate
    const aim = aimOf(programme, indicator, yearPeriod(year), last)
    return aim && aim.pace.over / aim.pace.under
  })
  return paces.every((one) => one !== null) ? paces : null
}
