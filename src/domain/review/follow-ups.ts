// When a started company should be asked how it goes: at 12, 24 and 36 months (C14).
import type { CompanyStart } from '../records/company-start.ts'
import { addMonths, type LocalDate } from '../values/local-date.ts'

export const followUpMonths = [12, 24, 36] as const
export type FollowUpMonths = (typeof followUpMonths)[number]
export type DueFollowUp = { months: FollowUpMonths; due: LocalDate }

/**
 * The follow-up that a company waits for on a day, the latest that has come due; null while none has, when it has been
 * answered, or when the company has said that it no longer runs. One that was never made is not asked for once the next
 * is due: nobody remembers how many lived on it a year ago.
 */
export function followUpDue({ date, followUps }: CompanyStart, day: LocalDate): DueFollowUp | null {
  if (followUps.some(({ running }) => !running)) return null
  const latest = followUpMonths.findLast((months) => addMonths(date, months) <= day)
  if (latest === undefined || followUps.some(({ months }) => months >= latest)) return null
  return { months: latest, due: addMonths(date, latest) }
}
