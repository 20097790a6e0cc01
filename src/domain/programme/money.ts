// Booked cost by budget line, and what of it the 1:1-funds carry (C16).
import type { Programme } from '../records/programme.ts'
import { earlier, type LocalDate, type Year } from '../values/local-date.ts'
import { type Period, within, yearPeriod, yearsOf } from './period.ts'
import type { CountedRecord, ShownCounted, Standing } from './standing.ts'

export type BudgetRow = { line: string; budgetOre: number; actualOre: number }
export type OneToOne = { oneToOneOre: number; capOre: number }

/** An expense as it counts: a credit note is subtracted, whatever it points at. */
export const bookedOre = (record: CountedRecord): number =>
  record.kind !== 'expense' ? 0 : record.creditOf === undefined ? record.amount : -record.amount

/** The expenses that count in a period. */
export const expensesIn = ({ placed }: Standing, period: Period, asOf?: LocalDate): ShownCounted[] =>
  placed
    .filter(
      ({ place, shown: { record } }) =>
        place === 'in' &&
        record.kind === 'expense' &&
        within(record.date, { from: period.from, to: asOf ? earlier(asOf, period.to) : period.to }),
    )
    .map(({ shown }) => shown)

/** The budget of the years that a period touches, line by line in the programme's order. */
export function budgetOf(
  programme: Programme,
  period: Period,
  booked: (line: string) => number,
): BudgetRow[] {
  const years = yearsOf(period)
  return programme.budget.map(({ line, amounts }) => ({
    line,
    budgetOre: amounts.reduce((sum, { year, ore }) => (years.includes(year) ? sum + ore : sum), 0),
    actualOre: booked(line),
  }))
}

/** How a line stands: over its budget, with less than a tenth left, booked faster than the days go, or well. */
export type LineStanding = 'over' | 'nearly-used' | 'fast' | 'well'

/**
 * The warning that comes before a line overruns (rule). `gone` is the share of the period that is over, from 0 to 1; a
 * line that is more than a tenth before its days is fast.
 */
export function lineStanding({ budgetOre, actualOre }: BudgetRow, gone: number): LineStanding {
  if (actualOre > budgetOre) return 'over'
  if (actualOre * 10 > budgetOre * 9) return 'nearly-used'
  return actualOre * 10 > budgetOre * gone * 11 ? 'fast' : 'well'
}

/** Half of what is booked so far in the period, rounded down to the öre, up to the cap. */
export function oneToOneOf(programme: Programme, bookedSoFar: number): OneToOne {
  const capOre = programme.funding
    .filter(({ oneToOne }) => oneToOne)
    .reduce((sum, { capOre }) => sum + capOre, 0)
  return { oneToOneOre: Math.min(capOre, Math.floor(bookedSoFar / 2)), capOre }
}

const bookedIn = (standing: Standing, period: Period, asOf?: LocalDate): number =>
  expensesIn(standing, period, asOf).reduce((sum, { record }) => sum + bookedOre(record), 0)

/** Everything booked from the programme's first day to the year's last, or the day asked for. */
export const bookedUpTo = (standing: Standing, year: Year, asOf?: LocalDate): number =>
  bookedIn(standing, { from: standing.programme.from, to: yearPeriod(year).to }, asOf)
