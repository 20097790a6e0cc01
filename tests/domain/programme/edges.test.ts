// The edges where a number could go wrong: each of them once, under its own name.
import { expect, test } from 'vitest'
import { yearPeriod } from '../../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { standing } from '../../../src/domain/programme/standing.ts'
import { countOver, targets } from '../../../src/domain/programme/targets.ts'
import type { AnyRecord } from '../../../src/domain/records/kinds.ts'
import type { Programme } from '../../../src/domain/records/programme.ts'
import type { ShownRecord } from '../../../src/domain/records/shown-record.ts'
import { dayInStockholm, type LocalDate } from '../../../src/domain/values/local-date.ts'
import {
  aCompanyStart,
  aJoining,
  aLeaving,
  anActivity,
  anExpense,
  anId,
  aProgrammeWith,
  aSession,
  deleted,
  inConflict,
  reached,
} from '../../support/builders.ts'

type Said = readonly (AnyRecord | ShownRecord)[]
const day = (text: string) => text as LocalDate

function figure(records: Said, id: string, year = 2026, programme: Programme = radgivning2024) {
  const answer = targets({ programme, records: reached(records), year, today: day('2026-11-23') })
  if (!answer.ok) throw new Error(answer.problem.because)
  const found = answer.targets.indicators.find((one) => one.id === id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}

test('[C1] half past midnight on New Year’s night in Stockholm is the new year, wherever the phone thinks it is', () => {
  const instant = Date.parse('2025-12-31T23:30:00Z')
  const date = dayInStockholm(instant)
  expect(date).toBe('2026-01-01')
  expect(dayInStockholm(Date.parse('2025-12-31T22:59:00Z'))).toBe('2025-12-31')
  expect(figure([aSession({ date })], 'advisory-sessions', 2026).actual).toBe(1)
  expect(figure([aSession({ date })], 'advisory-sessions', 2025).actual).toBe(0)
})

test('[C1] the leap day is a day of its year', () => {
  const leap = aSession({ date: '2024-02-29' })
  expect(figure([leap], 'advisory-sessions', 2024).actual).toBe(1)
  const answer = targets({
    programme: radgivning2024,
    records: reached([leap]),
    year: 2024,
    today: day('2026-11-23'),
    asOf: day('2024-02-29'),
  })
  // 150 × 60/366: the sixtieth day of a long year.
  expect(answer.ok && answer.targets.indicators[0]).toMatchObject({ actual: 1, pace: 24.6 })
})

test('[C6] returned it leaves the number, mended it is back as new, approved it is reviewed', () => {
  const id = anId()
  const as = (review: object) => aSession({ id, review: review as never })
  expect(figure([as({ state: 'returned', comment: 'Kommun?' })], 'advisory-sessions')).toMatchObject({
    actual: 0,
  })
  expect(figure([as({ state: 'new' })], 'advisory-sessions')).toMatchObject({ actual: 1, unreviewed: 1 })
  expect(figure([as({ state: 'approved' })], 'advisory-sessions')).toMatchObject({ actual: 1, unreviewed: 0 })
})

test('[C6] deleted it is in no number and in no list; brought back it is where it was', () => {
  const session = aSession()
  expect(figure([deleted(session)], 'advisory-sessions')).toMatchObject({ actual: 0, records: [], aside: [] })
  expect(figure([session], 'advisory-sessions').records).toEqual([session.id])
})

test('[C11] a company whose youth flag two have answered differently counts once, and is open in each number it is in', () => {
  const company = aCompanyStart({ youthOwned: true, companyLab: true })
  const shown = inConflict(company, 'youthOwned')
  expect(figure([shown], 'companies-started')).toMatchObject({ actual: 1, open: 1 })
  expect(figure([shown], 'youth-companies')).toMatchObject({ actual: 1, open: 1 })
})

test('[C2] two advisers at one meeting are one session, and each has it in the share', () => {
  const advisers = [anId(), anId()]
  expect(figure([aSession({ adviserIds: advisers })], 'advisory-sessions').actual).toBe(1)
})

test('[C7] a planned Samordningsträff becomes done, and is in the number of its own day', () => {
  const id = anId()
  const as = (status: 'planned' | 'done') =>
    anActivity({ id, type: 'coordination-meeting', date: '2026-03-03', status })
  expect(figure([as('planned')], 'coordination-meetings').actual).toBe(0)
  expect(figure([as('done')], 'coordination-meetings').actual).toBe(1)
})

test('[C12] a municipality that joins, leaves and joins again is a member at the end of the years that it was', () => {
  const history = [
    aJoining({ date: '2024-02-01' }),
    aLeaving({ date: '2025-03-01' }),
    aJoining({ date: '2026-04-01' }),
  ]
  expect([2024, 2025, 2026].map((year) => figure(history, 'member-municipalities', year).actual)).toEqual([
    1, 0, 1,
  ])
  const now = history.at(-1)
  expect(figure(history, 'member-municipalities', 2026).records).toEqual([now?.id])
})

test('[C3] the same number twice is one company, in whichever year the first stands', () => {
  const organisationNumber = '769600-1234'
  const records = [
    aCompanyStart({ organisationNumber, date: '2025-12-30' }),
    aCompanyStart({ organisationNumber, date: '2026-01-07' }),
  ]
  expect([2025, 2026].map((year) => figure(records, 'companies-started', year).actual)).toEqual([1, 0])
})

test('[C10] a programme edited in the middle of the year: earlier years keep what they were counted by', () => {
  const edited = aProgrammeWith('advisory-sessions', {
    changes: [
      {
        from: '2026-07-01',
        counts: [{ kind: 'session', where: { setting: 'group' } }],
        measures: 'people',
        target: { atLeast: 600, per: 'year' },
      },
    ],
  })
  const records = [2025, 2026].flatMap((year) => [
    aSession({ date: `${year}-05-04` }),
    aSession({ date: `${year}-05-05`, setting: 'group', participants: 12 }),
  ])
  expect(figure(records, 'advisory-sessions', 2025, edited)).toMatchObject({ actual: 2, target: 150 })
  expect(figure(records, 'advisory-sessions', 2026, edited)).toMatchObject({ actual: 12, target: 600 })
  const asOfMay = targets({
    programme: edited,
    records: reached(records),
    year: 2026,
    today: day('2026-11-23'),
    asOf: day('2026-05-31'),
  })
  expect(asOfMay.ok && asOfMay.targets.indicators[0]).toMatchObject({ actual: 2, target: 150 })
})

test('[C6] on the programme’s first and last day it counts; the day before and after it is kept, listed and counted nowhere', () => {
  const on = [aSession({ date: '2024-01-01' }), aSession({ date: '2026-12-31' })]
  const off = [aSession({ date: '2023-12-31' }), aSession({ date: '2027-01-01' })]
  const place = standing(radgivning2024, reached([...on, ...off]))
  expect(place.placed.map(({ place: where }) => where)).toEqual(['in', 'in', 'before', 'after'])
  const [indicator] = radgivning2024.indicators
  if (!indicator) throw new Error('no indicator')
  expect([2024, 2026].map((year) => countOver(indicator, yearPeriod(year), place).actual)).toEqual([1, 1])
  const short = { ...radgivning2024, from: day('2024-03-01'), to: day('2026-10-31') }
  const early = aSession({ date: '2024-02-29' })
  expect(figure([early], 'advisory-sessions', 2024, short)).toMatchObject({ actual: 0, aside: [early.id] })
})

test('[C6] money outside the programme is booked nowhere', () => {
  const records = [anExpense({ date: '2023-12-31' }), anExpense({ date: '2024-01-01', amount: 700 })]
  const answer = targets({
    programme: radgivning2024,
    records: reached(records),
    year: 2024,
    today: day('2024-06-01'),
  })
  expect(answer.ok && answer.targets.budget.find(({ line }) => line === 'Resor och logi')?.actualOre).toBe(
    700,
  )
  expect(answer.ok && answer.targets.funding.oneToOneOre).toBe(350)
})
