// What is needed for the rest of the quarter: how much of each target, and what that means a week.
import type { Indicator, Programme } from '../records/programme.ts'
import { daysFrom, earlier, type LocalDate, yearOf } from '../values/local-date.ts'
import { aimOf, wholeAtLeast } from './pace.ts'
import { type Quarter, quarterPeriod, yearPeriod } from './period.ts'

/** What is left of a target until a day, and the pace it asks for. */
export type Need = {
  indicator: Indicator
  left: number
  until: LocalDate
  /** Whole weeks that are left, at least one. */
  weeks: number
  /** From so many to so many a week, where it is at least one a week; else null. */
  perWeek: { from: number; to: number } | null
}

export const quarterOf = (day: LocalDate): Quarter => Math.ceil(Number(day.slice(5, 7)) / 3) as Quarter

/** The last day that a plan made on a day looks to: its quarter's last, or the programme's. */
export const plannedUntil = (programme: Programme, today: LocalDate): LocalDate =>
  earlier(quarterPeriod(yearOf(today), quarterOf(today)).to, programme.to)

/**
 * What each target lacks to stand at its pace on the quarter's last day, in the programme's order; in the year's last
 * quarter that is the whole of what is left. Targets that will be there, and those without a number, are not listed.
 * A small target is due by the days that its plan gives (C8).
 */
export function needs(
  programme: Programme,
  actualOf: (indicator: string) => number,
  today: LocalDate,
): Need[] {
  const until = plannedUntil(programme, today)
  if (today > until) return []
  const weeks = Math.max(1, Math.floor(daysFrom(today, until) / 7))
  return programme.indicators.flatMap((indicator): Need[] => {
    const aim = aimOf(programme, indicator, yearPeriod(yearOf(today)), until)
    if (!aim) return []
    const due = aim.plan ? aim.plan.filter((day) => day <= until).length : wholeAtLeast(aim.pace)
    const left = due - actualOf(indicator.id)
    if (left <= 0) return []
    const each = left / weeks
    const perWeek = each < 1 ? null : { from: Math.floor(each), to: Math.ceil(each) }
    return [{ indicator, left, until, weeks, perWeek }]
  })
}
