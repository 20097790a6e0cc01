// How a target stands on a day (C8), and that what held stays (C10).
import { expect, test } from 'vitest'
import { aimOf, pace, printedPace, status } from '../../../src/domain/programme/pace.ts'
import { programmePeriod, quarterPeriod, yearPeriod } from '../../../src/domain/programme/period.ts'
import { quartersWithout } from '../../../src/domain/programme/quarters.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { standing } from '../../../src/domain/programme/standing.ts'
import { programmeFor, targets } from '../../../src/domain/programme/targets.ts'
import type { Indicator, Programme } from '../../../src/domain/records/programme.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import {
  aCompanyStart,
  anActivity,
  aProgramme,
  aProgrammeWith,
  aSession,
  shown,
} from '../../support/builders.ts'
import { anOfficeWith } from '../../support/office-log.ts'

const day = (text: string) => text as LocalDate
const indicatorOf = (programme: Programme, id: string): Indicator => {
  const found = programme.indicators.find((one) => one.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}
const standsAt = (
  id: string,
  actual: number,
  at: string,
  programme = radgivning2024,
  year = Number(at.slice(0, 4)),
) => status(aimOf(programme, indicatorOf(programme, id), yearPeriod(year), day(at)), actual, day(at))
const yearly = (atLeast: number) => ({ atLeast, per: 'year' as const })

test.each([
  ['2026-11-23', 134.4],
  ['2026-01-01', 0.4],
  ['2026-12-31', 150],
  ['2024-02-29', 24.6], // 60 of 366 days: a leap year
  ['2025-02-28', 24.2],
])('[C8] the pace of 150 sessions by the end of %s is %f', (at, expected) => {
  const year = yearPeriod(Number(at.slice(0, 4)))
  expect(printedPace(pace(yearly(150), year, day(at)))).toBe(expected)
})

test('[C8] before the year nothing is due, after it all of it', () => {
  expect(printedPace(pace(yearly(150), yearPeriod(2026), day('2025-12-31')))).toBe(0)
  expect(printedPace(pace(yearly(150), yearPeriod(2026), day('2027-02-01')))).toBe(150)
})

test('[C8] exactly ten per cent below the pace is near; one record fewer is behind', () => {
  // 365 a year: the pace by the end of day 100 is exactly 100.
  const programme = aProgrammeWith('advisory-sessions', { target: yearly(365) })
  const at = '2026-04-10'
  expect(standsAt('advisory-sessions', 365, at, programme)).toBe('met')
  expect(standsAt('advisory-sessions', 100, at, programme)).toBe('ahead')
  expect(standsAt('advisory-sessions', 99, at, programme)).toBe('near')
  expect(standsAt('advisory-sessions', 90, at, programme)).toBe('near')
  expect(standsAt('advisory-sessions', 89, at, programme)).toBe('behind')
})

test('[C8] the pace is judged exactly, though it is shown with one decimal', () => {
  // 134.38… is shown as 134.4; 134 is below both.
  expect(standsAt('advisory-sessions', 134, '2026-11-23')).toBe('near')
  expect(standsAt('advisory-sessions', 135, '2026-11-23')).toBe('ahead')
})

test.each([
  ['local-economy-analyses', 0, '2026-01-01', 'near'],
  ['local-economy-analyses', 0, '2026-06-30', 'near'],
  ['local-economy-analyses', 0, '2026-07-01', 'behind'],
  ['local-economy-analyses', 1, '2026-07-01', 'ahead'], // 182 of 365 days: a pace of 0.997…
  ['local-economy-analyses', 1, '2026-07-02', 'near'],
  ['local-economy-analyses', 1, '2026-03-01', 'ahead'],
  ['local-economy-analyses', 1, '2026-09-30', 'near'],
  ['local-economy-analyses', 1, '2026-10-01', 'behind'],
  ['local-economy-analyses', 2, '2026-10-01', 'met'],
  ['social-innovation-projects', 0, '2026-06-30', 'near'],
  ['social-innovation-projects', 0, '2026-07-01', 'behind'],
  ['mikrofonden-investors', 1, '2026-01-01', 'met'],
] as const)('[C8] a target of 1 or 2: %s with %i on %s is %s', (id, actual, at, expected) => {
  expect(standsAt(id, actual, at)).toBe(expected)
})

test('[C8] without a target a number is only followed', () => {
  const figure = anOfficeWith([anActivity({ type: 'youth-idea' })]).figure('youth-ideas', { in: 2026 })
  expect(figure).toMatchObject({ target: null, actual: 1, pace: null, status: 'followed' })
})

test('[C8] a pace set by month is even within the month', () => {
  const byMonth = [0, 0, 500, 500, 500, 500, 500, 500, 500, 500, 500, 1000]
  const target = { atLeast: 62, per: 'year' as const, byMonth }
  const at = (text: string) => printedPace(pace(target, yearPeriod(2026), day(text)))
  expect(at('2026-02-28')).toBe(0)
  expect(at('2026-03-10')).toBe(10)
  expect(at('2026-03-31')).toBe(31)
  expect(at('2026-11-30')).toBe(31)
  expect(at('2026-12-31')).toBe(62)
})

test('[C8] a target over the period counts from the programme’s first day', () => {
  const programme = aProgrammeWith('companies-started', { target: { atLeast: 1096, per: 'period' } })
  const office = anOfficeWith(
    [aCompanyStart({ date: '2024-05-01' }), aCompanyStart({ date: '2025-05-01' })],
    programme,
  )
  const figure = office.figure('companies-started', { in: 2025, asOf: '2025-12-31' })
  expect(figure).toMatchObject({ target: 1096, actual: 2, pace: 731, status: 'behind' })
})

test('[C8] over the whole programme a year’s target is the sum of the years’; a quarter has none', () => {
  const sessions = indicatorOf(radgivning2024, 'advisory-sessions')
  const whole = aimOf(radgivning2024, sessions, programmePeriod(radgivning2024), day('2025-12-31'))
  expect(whole?.atLeast).toBe(450)
  expect(whole && printedPace(whole.pace)).toBe(300)
  expect(aimOf(radgivning2024, sessions, quarterPeriod(2026, 1), day('2026-02-01'))).toBeNull()
})

const changed = aProgrammeWith('companies-started', {
  changes: [
    { from: '2026-05-10', counts: [{ kind: 'companyStart' }], measures: 'records', target: yearly(100) },
  ],
})

test('[C10] a changed target holds for its day’s year, and never for an earlier one', () => {
  const office = anOfficeWith([aCompanyStart()], changed)
  expect(office.figure('companies-started', { in: 2026 }).target).toBe(100)
  expect(office.figure('companies-started', { in: 2025 }).target).toBe(10)
  expect(office.figure('companies-started', { in: 2025, asOf: '2026-11-23' }).target).toBe(10)
})

test('[C10] as of an earlier day, what held then still does, and so does its status', () => {
  const office = anOfficeWith(
    [aCompanyStart({ date: '2026-01-10' }), aCompanyStart({ date: '2026-02-10' })],
    changed,
  )
  expect(office.figure('companies-started', { in: 2026, asOf: '2026-02-28' })).toMatchObject({
    target: 10,
    status: 'ahead',
  })
  expect(office.figure('companies-started', { in: 2026, asOf: '2026-05-10' })).toMatchObject({
    target: 100,
    status: 'behind',
  })
})

test('[C10] a changed rule never rewrites an earlier status', () => {
  const rules = radgivning2024.rules.map((rule) =>
    rule.id === 'near-margin' ? { ...rule, changes: [{ from: day('2026-05-10'), value: 50 }] } : rule,
  )
  const programme = aProgramme({ rules })
  const sessions = Array.from({ length: 20 }, () => aSession({ date: '2026-01-10' }))
  const office = anOfficeWith(sessions, programme)
  expect(office.figure('advisory-sessions', { in: 2026, asOf: '2026-03-31' }).status).toBe('behind')
  const more = anOfficeWith([...sessions, ...sessions.map(() => aSession({ date: '2026-02-10' }))], programme)
  expect(more.figure('advisory-sessions', { in: 2026, asOf: '2026-05-31' }).status).toBe('near')
})

test('a year that no programme covers is refused, and so is a programme nobody has', () => {
  const log = [shown(radgivning2024)]
  expect(programmeFor(log, 2026)).toMatchObject({ ok: true })
  expect(programmeFor(log, 2027)).toEqual({
    ok: false,
    problem: { because: 'no-programme-covers-the-year', year: 2027 },
  })
  expect(programmeFor(log, 2026, 'nope')).toEqual({
    ok: false,
    problem: { because: 'unknown-programme', key: 'nope' },
  })
  expect(targets({ programme: radgivning2024, records: log, year: 2023, today: day('2026-11-23') }).ok).toBe(
    false,
  )
})

test('a quarter without an update of Självklart.nu is told; information about it is not enough', () => {
  const log = anOfficeWith([
    anActivity({ type: 'platform-update', date: '2026-02-01' }),
    anActivity({ type: 'platform-information', date: '2026-05-01' }),
  ]).log
  expect(quartersWithout(standing(radgivning2024, log), 2026, day('2026-07-01'))).toEqual([2, 3])
})
