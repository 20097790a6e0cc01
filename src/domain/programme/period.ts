// The stretch of days that a number is asked for: a year, a quarter, a whole programme.
import type { Programme } from '../records/programme.ts'
import { firstDayOf, type LocalDate, lastDayOf, type Year, yearOf } from '../values/local-date.ts'

/** Both days are in it. */
export type Period = { from: LocalDate; to: LocalDate }
export type Quarter = 1 | 2 | 3 | 4

export const yearPeriod = (year: Year): Period => ({ from: firstDayOf(year), to: lastDayOf(year) })

const quarterEnds = ['03-31', '06-30', '09-30', '12-31'] as const
export const quarterPeriod = (year: Year, quarter: Quarter): Period => ({
  from: `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01` as LocalDate,
  to: `${year}-${quarterEnds[quarter - 1]}` as LocalDate,
})

export const programmePeriod = ({ from, to }: Programme): Period => ({ from, to })

export const within = (day: LocalDate, { from, to }: Period): boolean => day >= from && day <= to

/** Whether the programme has a day in the year. */
export const covers = (programme: Programme, year: Year): boolean =>
  yearOf(programme.from) <= year && yearOf(programme.to) >= year

/** The years that a period touches, in order. */
export function yearsOf({ from, to }: Period): Year[] {
  const first = yearOf(from)
  return Array.from({ length: yearOf(to) - first + 1 }, (_, i) => first + i)
}
