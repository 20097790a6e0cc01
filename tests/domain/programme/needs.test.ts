// What the rest of the quarter asks for, in numbers that a person can plan by.
import { expect, test } from 'vitest'
import { forecast } from '../../../src/domain/programme/forecast.ts'
import { needs, plannedUntil } from '../../../src/domain/programme/needs.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import { aProgrammeWith } from '../../support/builders.ts'

const day = (text: string) => text as LocalDate
const needOf = (id: string, actual: number, today: string, programme = radgivning2024) =>
  needs(programme, (one) => (one === id ? actual : 10_000), day(today))[0]

test('22 advisory sessions left on 23 November are 4–5 a week for five weeks', () => {
  expect(needOf('advisory-sessions', 128, '2026-11-23')).toMatchObject({
    left: 22,
    until: '2026-12-31',
    weeks: 5,
    perWeek: { from: 4, to: 5 },
  })
})

test('in the middle of the year it is the pace at the quarter’s end that is asked for, not the whole year', () => {
  // 150 × 181/365 = 74.4: 75 sessions by 30 June.
  expect(needOf('advisory-sessions', 70, '2026-06-01')).toMatchObject({
    left: 5,
    until: '2026-06-30',
    weeks: 4,
  })
  expect(needOf('advisory-sessions', 75, '2026-06-01')).toBeUndefined()
})

test('less than one a week has no weekly number', () => {
  expect(needOf('companies-started', 8, '2026-11-23')).toMatchObject({ left: 2, weeks: 5, perWeek: null })
})

test('[C8] the first of a small target is asked for in the second quarter, the second in the third', () => {
  expect(needOf('community-dialogues', 0, '2026-02-01')).toBeUndefined()
  expect(needOf('community-dialogues', 0, '2026-05-01')).toMatchObject({ left: 1, until: '2026-06-30' })
  expect(needOf('community-dialogues', 1, '2026-05-01')).toBeUndefined()
  expect(needOf('community-dialogues', 1, '2026-08-01')).toMatchObject({ left: 1, until: '2026-09-30' })
  expect(needOf('community-dialogues', 0, '2026-12-20')).toMatchObject({ left: 2, until: '2026-12-31' })
})

test('a week is asked for as a whole also on the year’s last days', () => {
  expect(needOf('advisory-sessions', 148, '2026-12-30')).toMatchObject({
    weeks: 1,
    perWeek: { from: 2, to: 2 },
  })
})

test('what is only followed, and what is met, asks for nothing', () => {
  expect(needs(radgivning2024, () => 10_000, day('2026-11-23'))).toEqual([])
  const followed = aProgrammeWith('advisory-sessions', { target: null })
  expect(needs(followed, () => 0, day('2026-11-23')).map(({ indicator }) => indicator.id)).not.toContain(
    'advisory-sessions',
  )
})

test('after the programme’s last day nothing is planned', () => {
  expect(needs(radgivning2024, () => 0, day('2027-01-01'))).toEqual([])
  const short = { ...radgivning2024, to: day('2026-11-30') }
  expect(plannedUntil(short, day('2026-11-23'))).toBe('2026-11-30')
})

test('a forecast is the range that the same weeks of earlier years give, and none without them', () => {
  expect(forecast(128, [])).toBeNull()
  expect(
    forecast(128, [
      { year: 2024, amount: 14 },
      { year: 2025, amount: 24 },
    ]),
  ).toEqual({ from: 142, to: 152, years: [2024, 2025] })
})
