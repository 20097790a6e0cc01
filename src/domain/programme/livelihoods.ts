// How many people the year's companies support, at start and now (C14).
import type { CompanyStart } from '../records/company-start.ts'
import type { LocalDate } from '../values/local-date.ts'
import { compareDays } from './standing.ts'

/** The latest follow-up's answer, none when the company no longer runs; before any follow-up, that at start. */
export function livelihoodsNow(company: CompanyStart, asOf?: LocalDate): number {
  const latest = company.followUps
    .filter(({ date }) => asOf === undefined || date <= asOf)
    .sort((a, b) => compareDays(a.date, b.date) || a.months - b.months)
    .at(-1)
  if (!latest) return company.livelihoods
  return latest.running ? latest.livelihoods : 0
}
