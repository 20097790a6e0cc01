// A number as it grew: the line ends where the number stands, and the pace is the same as everywhere (C8, C17).
import { expect, test } from 'vitest'
import { grown, paceByMonth } from '../../../src/domain/programme/months.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import type { Indicator } from '../../../src/domain/records/programme.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

const amounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const day = (text: string) => text as LocalDate
const indicatorOf = (id: string) => radgivning2024.indicators.find((one) => one.id === id) as Indicator

test('a year that is over says every month’s end', () => {
  expect(grown(amounts, 2025, day('2026-03-02'))).toEqual([1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 66, 78])
})
test('[C17] the line ends in the month that it is now with the year’s whole number, also what is dated ahead', () => {
  expect(grown([1, 2, 3, 0, 5, 0, 0, 0, 0, 0, 0, 0], 2026, day('2026-03-02'))).toEqual([
    1,
    3,
    11,
    ...Array(9).fill(null),
  ])
})
test('a year that has not begun says nothing', () => {
  expect(grown(amounts, 2027, day('2026-03-02'))).toEqual(Array(12).fill(null))
})
test('[C12] a level begins at what it had before the year', () => {
  expect(grown([0, 1, 0, -1], 2026, day('2026-03-31'), 4)).toEqual([4, 5, 4, ...Array(9).fill(null)])
})
test('[C8] the pace of a year’s target ends at the target, and is its share at each month’s end', () => {
  const pace = paceByMonth(radgivning2024, indicatorOf('advisory-sessions'), 2026)
  expect(pace?.[0]).toBeCloseTo((150 * 31) / 365)
  expect(pace?.[11]).toBe(150)
})
test('what is only followed has no pace', () => {
  expect(paceByMonth(radgivning2024, indicatorOf('youth-ideas'), 2026)).toBeNull()
})
