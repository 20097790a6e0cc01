// The warning that comes before a budget line runs out.
import { expect, test } from 'vitest'
import { budgetOf, lineStanding } from '../../../src/domain/programme/money.ts'
import { programmePeriod, quarterPeriod, yearPeriod } from '../../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'

const travel = (actualOre: number) => ({ line: 'Resor och logi', budgetOre: 1_500_000, actualOre })

test('a line with less than a tenth left is nearly used, and one over its budget is over', () => {
  expect(lineStanding(travel(1_350_000), 1)).toBe('well')
  expect(lineStanding(travel(1_350_001), 1)).toBe('nearly-used')
  expect(lineStanding(travel(1_500_000), 1)).toBe('nearly-used')
  expect(lineStanding(travel(1_500_001), 1)).toBe('over')
})

test('a line that is booked more than a tenth faster than the days go is fast', () => {
  expect(lineStanding(travel(825_000), 0.5)).toBe('well')
  expect(lineStanding(travel(825_001), 0.5)).toBe('fast')
  expect(lineStanding(travel(0), 0)).toBe('well')
})

test('a line that has no budget is over with its first öre, and well before it', () => {
  expect(lineStanding({ line: 'Fika', budgetOre: 0, actualOre: 1 }, 0.1)).toBe('over')
  expect(lineStanding({ line: 'Fika', budgetOre: 0, actualOre: 0 }, 0.1)).toBe('well')
})

test('[C16] the budget of several years is their sum, and a quarter stands against its whole year', () => {
  const budgetOre = (period: Parameters<typeof budgetOf>[1]) =>
    budgetOf(radgivning2024, period, () => 0).map((row) => row.budgetOre)
  expect(budgetOre(yearPeriod(2025))).toEqual([66_500_000, 1_500_000, 2_000_000])
  expect(budgetOre(quarterPeriod(2025, 2))).toEqual([66_500_000, 1_500_000, 2_000_000])
  expect(budgetOre(programmePeriod(radgivning2024))).toEqual([201_000_000, 4_500_000, 4_500_000])
})
