// The counting rules C1–C7 and C11–C17, as an office would tell them.
import { describe, expect, test } from 'vitest'
import { quarterPeriod } from '../../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { sharedBy } from '../../../src/domain/programme/share.ts'
import { standing } from '../../../src/domain/programme/standing.ts'
import {
  aBackground,
  aCompanyStart,
  aContact,
  aFinancing,
  aJoining,
  aLeaving,
  aLock,
  anActivity,
  anAttendanceList,
  anExpense,
  anId,
  aProgramme,
  aProgrammeWith,
  aSession,
  contested,
  deleted,
  inConflict,
  shown,
  unsent,
} from '../../support/builders.ts'
import { anOfficeWith } from '../../support/office-log.ts'

const number = '769600-1234'
const approved = { state: 'approved' } as const
const returned = { state: 'returned', comment: 'Fel dag?' } as const

test('[C1] a company registered in January counts in January’s year, though it started in December', () => {
  const lastAdvice = aSession({ date: '2024-12-10' })
  const company = aCompanyStart({ date: '2025-01-08', startedOn: '2024-12-20', sessionIds: [lastAdvice.id] })
  const office = anOfficeWith([lastAdvice, company])
  expect(office.actual('companies-started', { in: 2025 })).toBe(1)
  expect(office.actual('companies-started', { in: 2024 })).toBe(0)
  expect(office.actual('advisory-sessions', { in: 2024 })).toBe(1)
})

test('[C1] the first and the last day of a year are in it', () => {
  const office = anOfficeWith([
    aSession({ date: '2025-01-01' }),
    aSession({ date: '2025-12-31' }),
    aSession({ date: '2026-01-01' }),
  ])
  expect(office.actual('advisory-sessions', { in: 2025 })).toBe(2)
})

test('[C2] a group of thirty is one session, and so is a meeting with two advisers', () => {
  const advisers = [anId(), anId()]
  const session = aSession({ setting: 'group', participants: 30, adviserIds: advisers })
  const office = anOfficeWith([session])
  expect(office.actual('advisory-sessions', { in: 2026 })).toBe(1)
  expect(sharedBy(session, null)).toEqual(advisers)
})

test('[C2] a session that names no adviser is the share of whoever logged it', () => {
  const [maja, omar] = [anId(), anId()]
  const session = aSession({})
  expect(sharedBy(session, maja)).toEqual([maja])
  expect(sharedBy(session, null)).toEqual([])
  expect(sharedBy(aSession({ adviserIds: [omar] }), maja)).toEqual([omar])
})

test('[C2] a meeting logged twice counts twice until the lead has merged it; a follow-up is a new session', () => {
  const contactIds = [anId()]
  const meeting = aSession({ contactIds })
  const again = aSession({ contactIds })
  const followUp = aSession({ contactIds, date: '2026-06-04' })
  expect(anOfficeWith([meeting, again, followUp]).actual('advisory-sessions', { in: 2026 })).toBe(3)
  const merged = aSession({ id: again.id, contactIds, sameAs: meeting.id })
  expect(anOfficeWith([meeting, merged, followUp]).actual('advisory-sessions', { in: 2026 })).toBe(2)
})

test('[C3] one company counts towards every indicator it fits, and once in each', () => {
  const company = aCompanyStart({
    cooperative: true,
    youthOwned: true,
    companyLab: true,
    creativeIndustry: true,
  })
  const office = anOfficeWith([company])
  for (const id of [
    'companies-started',
    'cooperatives-started',
    'youth-companies',
    'creative-industry-support',
  ]) {
    expect(office.figure(id, { in: 2026 }).records).toEqual([company.id])
  }
})

test('[C3] of two starts with one number the first to reach the office stands, with its date and flags, in every year', () => {
  const later = aCompanyStart({ date: '2026-02-01', organisationNumber: number })
  const earlierDated = aCompanyStart({ date: '2025-02-01', organisationNumber: number, cooperative: true })
  const office = anOfficeWith([later, earlierDated])
  expect(office.figure('companies-started', { in: 2026 }).records).toEqual([later.id])
  expect(office.actual('companies-started', { in: 2025 })).toBe(0)
  expect(office.actual('cooperatives-started', { in: 2025 })).toBe(0)
  expect(office.year({ in: 2025 }).municipalities['1880'].companies).toBe(0)
})

test('[C3] an unsent company start comes after all that the office has', () => {
  const mine = aCompanyStart({ organisationNumber: number })
  const theirs = aCompanyStart({ organisationNumber: number })
  expect(anOfficeWith([unsent(mine), theirs]).figure('companies-started', { in: 2026 }).records).toEqual([
    theirs.id,
  ])
})

test('[C3] when the first standing one is returned, the next stands; so too when it is set aside, deleted or dated outside', () => {
  const second = aCompanyStart({ organisationNumber: number })
  const firsts = [
    aCompanyStart({ organisationNumber: number, review: returned }),
    aCompanyStart({ organisationNumber: number, counts: false, countsNot: 'Fel' }),
    deleted(aCompanyStart({ organisationNumber: number })),
    aCompanyStart({ organisationNumber: number, date: '2023-12-31' }),
  ]
  for (const first of firsts) {
    expect(anOfficeWith([first, second]).figure('companies-started', { in: 2026 }).records).toEqual([
      second.id,
    ])
  }
})

test.each([
  ['the first', true],
  ['the second', false],
])('[C3] two that %s declares different both stand', (_, byFirst) => {
  const ids = [anId(), anId()] as const
  const first = aCompanyStart({ id: ids[0], organisationNumber: number, notSameAs: byFirst ? [ids[1]] : [] })
  const second = aCompanyStart({ id: ids[1], organisationNumber: number, notSameAs: byFirst ? [] : [ids[0]] })
  expect(anOfficeWith([first, second]).actual('companies-started', { in: 2026 })).toBe(2)
})

test('[C3] a third is a double of the first standing one that it is not declared different from', () => {
  const first = aCompanyStart({ organisationNumber: number })
  const second = aCompanyStart({ organisationNumber: number, notSameAs: [first.id] })
  const third = aCompanyStart({ organisationNumber: number, notSameAs: [first.id] })
  const { placed } = standing(radgivning2024, anOfficeWith([first, second, third]).log)
  expect(placed.map(({ place, insteadOf }) => [place, insteadOf])).toEqual([
    ['in', undefined],
    ['in', undefined],
    ['double', second.id],
  ])
})

test('[C3] who stands is decided over all records, then the day asked for is applied', () => {
  const first = aCompanyStart({ organisationNumber: number, date: '2026-09-01' })
  const second = aCompanyStart({ organisationNumber: number, date: '2026-03-01' })
  const office = anOfficeWith([first, second])
  expect(office.actual('companies-started', { in: 2026, asOf: '2026-06-30' })).toBe(0)
  expect(office.actual('companies-started', { in: 2026 })).toBe(1)
})

test('[C3] companies without a number are each their own', () => {
  expect(anOfficeWith([aCompanyStart(), aCompanyStart()]).actual('companies-started', { in: 2026 })).toBe(2)
})

test('[C4] cooperatives are part of the companies started, never added to them', () => {
  const office = anOfficeWith([
    aCompanyStart({ cooperative: true }),
    aCompanyStart({ cooperative: true }),
    aCompanyStart(),
  ])
  expect(office.actual('companies-started', { in: 2026 })).toBe(3)
  expect(office.actual('cooperatives-started', { in: 2026 })).toBe(2)
  const cooperatives = radgivning2024.indicators.find(({ id }) => id === 'cooperatives-started')
  expect(cooperatives?.partOf).toBe('companies-started')
})

test.each([
  { youthOwned: true, companyLab: true, counts: 1 },
  { youthOwned: true, companyLab: false, counts: 0 },
  { youthOwned: false, companyLab: true, counts: 0 },
])(
  '[C5] owned by the young: $youthOwned, within Företagarlabbet: $companyLab – counts $counts',
  ({ counts, ...flags }) => {
    const session = aSession({ companyLab: true })
    const company = aCompanyStart({ ...flags, sessionIds: [session.id] })
    expect(anOfficeWith([session, company]).actual('youth-companies', { in: 2026 })).toBe(counts)
  },
)

describe('[C6] what does not count', () => {
  test('[C6] a new one counts, and the number says that it is not reviewed', () => {
    const office = anOfficeWith([aSession({ review: { state: 'new' } }), aSession()])
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({
      actual: 2,
      unreviewed: 1,
      open: 0,
    })
  })

  test('[C6] returned, deleted, incomplete and merged ones do not count, and are not listed beside the number', () => {
    const good = aSession()
    const office = anOfficeWith([
      good,
      aSession({ review: returned }),
      deleted(aSession()),
      aSession({ minutes: undefined }),
      aSession({ sameAs: good.id }),
      aSession({ sameAs: anId() }),
    ])
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({ records: [good.id], aside: [] })
  })

  test('[C6] one merged into a record that does not count does not count either', () => {
    const gone = aSession({ review: returned })
    expect(
      anOfficeWith([gone, aSession({ sameAs: gone.id })]).actual('advisory-sessions', { in: 2026 }),
    ).toBe(0)
  })

  test('[C6] a circle of merges stands for its smallest id, and what leads into it stands there too', () => {
    const [small, large] = [anId(), anId()]
    const circle = [aSession({ id: large, sameAs: small }), aSession({ id: small, sameAs: large })]
    const office = anOfficeWith([...circle, aSession({ sameAs: large })])
    expect(office.figure('advisory-sessions', { in: 2026 }).records).toEqual([small])
  })

  test('[C6] an erased name does not make a company start incomplete', () => {
    expect(anOfficeWith([aCompanyStart({ name: undefined })]).actual('companies-started', { in: 2026 })).toBe(
      1,
    )
  })

  test('[C6] what is set aside is listed beside the number it would have been in', () => {
    const short = aSession({ counts: false, countsNot: 'Ett kort samtal' })
    const otherYear = aSession({ counts: false, countsNot: 'Ett kort samtal', date: '2025-05-04' })
    const office = anOfficeWith([short, otherYear])
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({ actual: 0, aside: [short.id] })
    expect(office.figure('companies-started', { in: 2026 }).aside).toEqual([])
  })

  test('[C6] what lies outside the programme is listed beside the number of its year', () => {
    const early = aSession({ date: '2024-02-10' })
    const office = anOfficeWith([early], aProgramme({ from: '2024-03-01' }))
    expect(office.figure('advisory-sessions', { in: 2024 })).toMatchObject({ actual: 0, aside: [early.id] })
  })

  test('[C6] what does not count is in no other number either: municipalities, Agenda 2030, livelihoods, money', () => {
    const year = anOfficeWith([
      aSession({ review: returned }),
      aCompanyStart({ counts: false, countsNot: 'Fel', livelihoods: 4 }),
      anExpense({ review: returned }),
      deleted(anExpense()),
    ]).year({ in: 2026 })
    expect(year.municipalities['1880']).toEqual({ sessions: 0, companies: 0 })
    expect(year.agenda2030).toEqual({ sessions: 0, withInformation: 0 })
    expect(year.livelihoods).toEqual({ atStart: 0, now: 0 })
    expect(year.budget.map(({ actualOre }) => actualOre)).toEqual([0, 0, 0])
    expect(year.funding.oneToOneOre).toBe(0)
  })
})

test('[C7] a planned Samhällssamtal does not count; a done one does', () => {
  const office = anOfficeWith([anActivity({ status: 'planned' }), anActivity({ status: 'done' })])
  expect(office.actual('community-dialogues', { in: 2026 })).toBe(1)
})

test('[C9] a locked year shows what was reported beside what is so now', () => {
  const late = aSession({ date: '2025-12-20' })
  const lock = aLock({
    year: 2025,
    figures: [
      { indicator: 'companies-started', value: 3, records: [] },
      { indicator: 'advisory-sessions', value: 151, records: [] },
    ],
  })
  const office = anOfficeWith([late, lock])
  expect(office.year({ in: 2025 }).reported).toEqual({
    lockedAt: '2026-01-31',
    indicators: { 'advisory-sessions': 151, 'companies-started': 3 },
  })
  expect(Object.keys(office.year({ in: 2025 }).reported?.indicators ?? {})[0]).toBe('advisory-sessions')
  expect(office.actual('advisory-sessions', { in: 2025 })).toBe(1)
  expect(office.year({ in: 2026 })).not.toHaveProperty('reported')
})

describe('[C11] two answers to one question', () => {
  test('[C11] a session with two answers counts once, and the number says that it is open', () => {
    const office = anOfficeWith([inConflict(aSession(), 'minutes'), aSession()])
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({ actual: 2, open: 1 })
  })

  test('[C11] one deleted by one and changed by another is not counted, and open too', () => {
    const office = anOfficeWith([contested(aSession()), aSession()])
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({ actual: 1, open: 1 })
    expect(office.actual('advisory-sessions', { in: 2025 })).toBe(0)
    expect(office.figure('advisory-sessions', { in: 2025 }).open).toBe(0)
  })
})

describe('[C12] member municipalities', () => {
  const level = 'member-municipalities'

  test('[C12] a municipality that joined before the programme is a member in every year until it leaves', () => {
    const joined = aJoining({ date: '2019-01-01' })
    const office = anOfficeWith([joined, aLeaving({ date: '2025-07-01' })])
    expect(office.figure(level, { in: 2024 }).records).toEqual([joined.id])
    expect(office.actual(level, { in: 2025 })).toBe(0)
    expect(office.actual(level, { in: 2025, asOf: '2025-06-30' })).toBe(1)
    expect(office.figure(level, { in: 2024 }).aside).toEqual([])
  })

  test('[C12] membership left out is joined', () => {
    expect(anOfficeWith([aJoining({ membership: undefined })]).actual(level, { in: 2026 })).toBe(1)
  })

  test('[C12] left and joined again on one day: the one that reached the office last decides', () => {
    const [left, joined] = [aLeaving(), aJoining()]
    expect(
      anOfficeWith([aJoining({ date: '2025-01-01' }), left, joined]).figure(level, { in: 2026 }).records,
    ).toEqual([joined.id])
    expect(anOfficeWith([aJoining({ date: '2025-01-01' }), joined, left]).actual(level, { in: 2026 })).toBe(0)
  })

  test('[C12] a returned or planned leaving leaves the municipality a member', () => {
    const records = [
      aJoining({ date: '2025-01-01' }),
      aLeaving({ review: returned }),
      aLeaving({ status: 'planned' }),
    ]
    expect(anOfficeWith(records).actual(level, { in: 2026 })).toBe(1)
  })

  test('[C12] the latest that says joined is listed, and the level is unreviewed where it is new', () => {
    const again = aJoining({ date: '2026-03-01', review: { state: 'new' } })
    const office = anOfficeWith([aJoining({ date: '2025-01-01' }), again, aJoining({ municipality: '1880' })])
    const figure = office.figure(level, { in: 2026 })
    expect(figure).toMatchObject({ actual: 2, unreviewed: 1, target: null, pace: null, status: 'followed' })
    expect(figure.records[0]).toBe(again.id)
  })

  test('[C12] a membership dated after the programme’s last day is set beside the level', () => {
    const late = aJoining({ date: '2026-11-15' })
    const office = anOfficeWith([late], aProgramme({ to: '2026-10-31' }))
    expect(office.figure(level, { in: 2026 })).toMatchObject({ actual: 0, aside: [late.id] })
  })
})

describe('[C13] people', () => {
  const inPeople = aProgrammeWith('advisory-sessions', { measures: 'people' })

  test('[C13] people are the participants; without it the contacts, at least one', () => {
    const [one, two] = [anId(), anId()]
    const group = aSession({ setting: 'group', participants: 9, contactIds: [one] })
    const couple = aSession({ contactIds: [one, two] })
    const nobody = aSession()
    expect(anOfficeWith([group, couple, nobody], inPeople).actual('advisory-sessions', { in: 2026 })).toBe(12)
  })

  test('[C13] two contacts merged into one are one person', () => {
    const one = aContact()
    const double = aContact({ sameAs: one.id })
    const session = aSession({ contactIds: [one.id, double.id] })
    expect(anOfficeWith([one, double, session], inPeople).actual('advisory-sessions', { in: 2026 })).toBe(1)
  })

  test('[C13] what is not reviewed, and what is open, is told in people too', () => {
    const records = [
      aSession({ setting: 'group', participants: 9, review: { state: 'new' } }),
      inConflict(aSession({ setting: 'group', participants: 4, review: approved }), 'participants'),
    ]
    expect(anOfficeWith(records, inPeople).figure('advisory-sessions', { in: 2026 })).toMatchObject({
      actual: 13,
      unreviewed: 9,
      open: 4,
    })
  })

  test('[C13] different contacts are counted once in a period, merges followed', () => {
    const inContacts = aProgrammeWith('advisory-sessions', { measures: 'contacts', target: null })
    const one = aContact()
    const double = aContact({ sameAs: one.id })
    const records = [
      one,
      double,
      aSession({ contactIds: [one.id], review: { state: 'new' } }),
      aSession({ contactIds: [double.id] }),
      aSession({ contactIds: [anId()], review: { state: 'new' } }),
    ]
    const office = anOfficeWith(records, inContacts)
    expect(office.figure('advisory-sessions', { in: 2026 })).toMatchObject({ actual: 2, unreviewed: 1 })
    expect(office.over('advisory-sessions', quarterPeriod(2026, 1)).actual).toBe(0)
    expect(office.over('advisory-sessions', quarterPeriod(2026, 2)).actual).toBe(2)
  })
})

describe('[C14] livelihoods', () => {
  const followUp = (months: 12 | 24 | 36, date: string, running: boolean, livelihoods: number) => ({
    months,
    date,
    running,
    livelihoods,
  })

  test('[C14] now is the latest follow-up, none when the company no longer runs, else that at start', () => {
    const office = anOfficeWith([
      aCompanyStart({ date: '2024-03-01', livelihoods: 3 }),
      aCompanyStart({
        date: '2024-03-01',
        livelihoods: 3,
        followUps: [followUp(24, '2026-03-01', true, 7), followUp(12, '2025-03-01', true, 5)],
      }),
      aCompanyStart({
        date: '2024-03-01',
        livelihoods: 2,
        followUps: [followUp(12, '2025-03-01', false, 2)],
      }),
      aCompanyStart({ date: '2025-03-01', livelihoods: 50 }),
    ])
    expect(office.year({ in: 2024 }).livelihoods).toEqual({ atStart: 8, now: 10 })
    expect(office.year({ in: 2024, asOf: '2025-12-31' }).livelihoods).toEqual({ atStart: 8, now: 8 })
  })
})

describe('[C15] new customers and investors', () => {
  const customers = 'mikrofonden-customers'

  test('[C15] a customer is new once, on the earliest day, in whatever order the records came', () => {
    const contactId = anId()
    const later = aFinancing({ contactId, date: '2026-05-01' })
    const first = aFinancing({ contactId, date: '2025-05-01' })
    const office = anOfficeWith([later, first])
    expect(office.figure(customers, { in: 2025 }).records).toEqual([first.id])
    expect(office.actual(customers, { in: 2026 })).toBe(0)
  })

  test('[C15] one from before the programme makes the later ones not new', () => {
    const contactId = anId()
    const office = anOfficeWith([aFinancing({ contactId, date: '2019-05-01' }), aFinancing({ contactId })])
    expect(office.actual(customers, { in: 2026 })).toBe(0)
  })

  test('[C15] one that is returned, set aside or merged leaves it to the next; two on one day are one', () => {
    const contactId = anId()
    const standing = aFinancing({ contactId, date: '2026-05-01' })
    const office = anOfficeWith([
      aFinancing({ contactId, date: '2026-01-01', review: returned }),
      aFinancing({ contactId, date: '2026-02-01', counts: false, countsNot: 'Fel' }),
      aFinancing({ contactId, date: '2026-03-01', sameAs: standing.id }),
      standing,
      aFinancing({ contactId, date: '2026-05-01' }),
    ])
    expect(office.figure(customers, { in: 2026 }).records).toEqual([standing.id])
  })

  test('[C15] a customer who becomes an investor is new as each; without a contact each is its own', () => {
    const contactId = anId()
    const office = anOfficeWith([
      aFinancing({ contactId }),
      aFinancing({ contactId, role: 'investor' }),
      aFinancing(),
      aFinancing(),
    ])
    expect(office.actual(customers, { in: 2026 })).toBe(3)
    expect(office.actual('mikrofonden-investors', { in: 2026 })).toBe(1)
  })

  test('[C15] a contact merged into another is the same customer', () => {
    const one = aContact()
    const double = aContact({ sameAs: one.id })
    const office = anOfficeWith([
      one,
      double,
      aFinancing({ contactId: one.id }),
      aFinancing({ contactId: double.id }),
    ])
    expect(office.actual(customers, { in: 2026 })).toBe(1)
  })
})

describe('[C16] booked cost', () => {
  test('[C16] cost counts by line in the year it is booked', () => {
    const year = anOfficeWith([
      anExpense({ line: 'Externa tjänster', amount: 100_001, date: '2026-12-31' }),
      anExpense({ line: 'Externa tjänster', amount: 500, date: '2025-12-31' }),
    ]).year({ in: 2026 })
    expect(year.budget).toEqual([
      { line: 'Externa tjänster', budgetOre: 67_000_000, actualOre: 100_001 },
      { line: 'Resor och logi', budgetOre: 1_500_000, actualOre: 0 },
      { line: 'Investeringar', budgetOre: 1_500_000, actualOre: 0 },
    ])
  })

  test('[C16] a credit note is subtracted by its own date, line and review, and a sum may go below zero', () => {
    const trip = anExpense({ date: '2025-12-01', amount: 10_000 })
    const credit = anExpense({ date: '2026-01-15', amount: 10_000, creditOf: trip.id })
    const ofNothing = anExpense({
      date: '2026-01-15',
      amount: 5_000,
      creditOf: anId(),
      line: 'Investeringar',
    })
    const notReviewed = anExpense({ date: '2026-01-15', amount: 7, creditOf: anId(), review: returned })
    const office = anOfficeWith([trip, credit, ofNothing, notReviewed])
    expect(office.year({ in: 2026 }).budget.map(({ actualOre }) => actualOre)).toEqual([0, -10_000, -5_000])
    expect(office.year({ in: 2025 }).budget.map(({ actualOre }) => actualOre)).toEqual([0, 10_000, 0])
  })

  test('[C16] the 1:1-funds carry half of the period so far, rounded down to the öre', () => {
    const office = anOfficeWith([
      anExpense({ date: '2024-05-01', amount: 1_000 }),
      anExpense({ date: '2025-05-01', amount: 501 }),
      anExpense({ date: '2026-05-01', amount: 100 }),
    ])
    expect(office.year({ in: 2025 }).funding).toEqual({ oneToOneOre: 750, capOre: 105_000_000 })
    expect(office.year({ in: 2026, asOf: '2026-04-30' }).funding.oneToOneOre).toBe(750)
    expect(office.year({ in: 2026 }).funding.oneToOneOre).toBe(800)
  })

  test('[C16] the 1:1-funds stop at their cap', () => {
    const office = anOfficeWith([anExpense({ amount: 210_000_002 })])
    expect(office.year({ in: 2026 }).funding.oneToOneOre).toBe(105_000_000)
  })
})

describe('[C17] as of a day', () => {
  test('[C17] with a day asked for, what is dated on or before it counts; without one, what is dated ahead counts too', () => {
    const office = anOfficeWith([
      aSession({ date: '2026-05-04' }),
      aSession({ date: '2026-05-05' }),
      aSession({ date: '2026-12-24' }),
    ])
    expect(office.actual('advisory-sessions', { in: 2026, asOf: '2026-05-04' })).toBe(1)
    expect(office.actual('advisory-sessions', { in: 2026, today: '2026-05-04' })).toBe(3)
  })

  test('[C17] a wrong clock moves no number, only pace and status', () => {
    const changes = [
      {
        from: '2026-06-01',
        counts: [{ kind: 'session' }],
        measures: 'people' as const,
        target: { atLeast: 300, per: 'year' as const },
      },
    ]
    const office = anOfficeWith([aSession()], aProgrammeWith('advisory-sessions', { changes }))
    const right = office.year({ in: 2026, today: '2026-11-23' })
    const wrong = office.year({ in: 2026, today: '2016-01-01' })
    const still = (year: typeof right) => ({
      ...year,
      asOf: '',
      indicators: year.indicators.map((one) => ({ ...one, pace: 0, status: '' })),
    })
    expect(still(wrong)).toEqual(still(right))
  })

  test('[C17] the answer says its day: the one asked for, else the earlier of today and the year’s last', () => {
    const office = anOfficeWith([])
    expect(office.year({ in: 2026, asOf: '2026-02-03' }).asOf).toBe('2026-02-03')
    expect(office.year({ in: 2026, today: '2026-11-23' }).asOf).toBe('2026-11-23')
    expect(office.year({ in: 2025, today: '2026-11-23' }).asOf).toBe('2025-12-31')
  })
})

test('records are listed by date, then id, whatever order they came in', () => {
  const [a, b, c] = [anId(), anId(), anId()]
  const records = [
    aSession({ id: c, date: '2026-05-04' }),
    aSession({ id: a, date: '2026-05-04' }),
    aSession({ id: b, date: '2026-01-04' }),
  ]
  const office = anOfficeWith(records)
  expect(office.figure('advisory-sessions', { in: 2026 }).records).toEqual([b, a, c])
  expect(Object.keys(office.year({ in: 2026 }).municipalities)).toHaveLength(12)
})

test('efforts are counted by audience, and only information about entrepreneurship is one', () => {
  const office = anOfficeWith([
    anActivity({ type: 'entrepreneurship-information', audiences: ['youth', 'women'] }),
    anActivity({ type: 'entrepreneurship-information', audiences: ['all'] }),
    anActivity({ type: 'community-dialogue', audiences: ['youth'] }),
  ])
  expect(office.year({ in: 2026 }).perspectives.efforts).toEqual({
    youth: 1,
    'foreign-born': 0,
    women: 1,
    all: 1,
  })
})

test('background answers belong to the year of their list, and small cells are not shown', () => {
  const [list, old] = [anAttendanceList(), anAttendanceList({ date: '2025-05-04' })]
  const answers = {
    age: { 'under-31': 12, '31-64': 6, '65-plus': 3 },
    gender: { woman: 11, man: 10 },
    origin: {},
  }
  const office = anOfficeWith([
    shown(list),
    old,
    aBackground({ list: list.id, answers: 21, ...answers }),
    aBackground({ list: old.id, answers: 50, age: { '65-plus': 50 } }),
  ])
  expect(office.year({ in: 2026 }).perspectives.background.age).toEqual({
    'under-31': 12,
    '31-64': '<5',
    '65-plus': '<5',
  })
})
