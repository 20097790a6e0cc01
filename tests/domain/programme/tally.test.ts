// The tallies that a device keeps are the numbers that a full count gives (I17).
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { people } from '../../../src/domain/programme/contributing.ts'
import { programmePeriod, quarterPeriod, yearPeriod } from '../../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { sharedBy } from '../../../src/domain/programme/share.ts'
import { standing } from '../../../src/domain/programme/standing.ts'
import { readTallies } from '../../../src/domain/programme/tally.ts'
import { countOver, targets } from '../../../src/domain/programme/targets.ts'
import type { AnyRecord } from '../../../src/domain/records/kinds.ts'
import type { Programme } from '../../../src/domain/records/programme.ts'
import type { ShownRecord } from '../../../src/domain/records/shown-record.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import {
  aCompanyStart,
  aContact,
  aFinancing,
  anActivity,
  anExpense,
  anId,
  aSession,
  shown,
} from '../../support/builders.ts'
import { KeptTallies } from '../../support/kept-tallies.ts'

// The default grant, with something of each measure, and a target over the whole period.
const programme: Programme = {
  ...radgivning2024,
  indicators: radgivning2024.indicators.map((one) => {
    if (one.id === 'advisory-sessions') return { ...one, measures: 'contacts', target: null }
    if (one.id === 'cooperatives-started') return { ...one, measures: 'contacts' }
    if (one.id === 'community-dialogues') return { ...one, measures: 'people' }
    if (one.id === 'companies-started') return { ...one, target: { atLeast: 30, per: 'period' } }
    return one
  }),
}

const ids = Array.from({ length: 14 }, anId)
const contacts = ids.slice(0, 4)
const anyId = fc.constantFrom(...ids)
const date = fc
  .tuple(
    fc.constantFrom(2023, 2024, 2025, 2026, 2027),
    fc.constantFrom('01-01', '03-31', '06-15', '06-16', '12-31'),
  )
  .map(([year, rest]) => `${year}-${rest}`)
const municipality = fc.constantFrom('1864' as const, '1880' as const)
const contactIds = fc.uniqueArray(fc.constantFrom(...contacts), { maxLength: 3 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const common = {
  review: fc.constantFrom(
    { state: 'new' as const },
    { state: 'approved' as const },
    { state: 'approved' as const },
    { state: 'returned' as const, comment: 'Fel' },
  ),
  counts: fc.constantFrom(true, true, true, false),
  // Seldom: else nearly everything is merged away, and nothing is left to count.
  sameAs: fc.oneof({ arbitrary: fc.constant(undefined), weight: 7 }, { arbitrary: anyId, weight: 1 }),
  notSameAs: fc.uniqueArray(anyId, { maxLength: 2 }),
  date,
}
// What a kind a record is never changes: so the id decides it.
const content = (index: number): fc.Arbitrary<AnyRecord> => {
  const id = ids[index] ?? ''
  if (index < 4) return fc.record({ sameAs: common.sameAs }).map((said) => aContact({ id, ...said }))
  if (index < 7) {
    const fields = {
      ...common,
      contactIds,
      municipality,
      agenda2030: fc.boolean(),
      sdgs: fc.constantFrom([], [8], [8, 11]),
    }
    return fc
      .record({ ...fields, participants: maybe(fc.nat(9)), minutes: fc.constantFrom(60, 60, 60, undefined) })
      .map((said) =>
        aSession({ id, ...said, setting: said.participants === undefined ? 'individual' : 'group' } as never),
      )
  }
  if (index < 10) {
    return fc
      .record({
        ...common,
        contactIds,
        municipality,
        organisationNumber: fc.constantFrom('769600-1234', '556000-0001', undefined),
        cooperative: fc.boolean(),
        livelihoods: fc.nat(3),
        followUps: fc.constantFrom(
          [],
          [{ months: 12 as const, date: '2025-03-01', running: false, livelihoods: 2 }],
        ),
      })
      .map((said) => aCompanyStart({ id, ...said } as never))
  }
  if (index < 12) {
    return fc
      .record({
        ...common,
        type: fc.constantFrom(
          'municipality-membership' as const,
          'community-dialogue' as const,
          'entrepreneurship-information' as const,
        ),
        municipality,
        participants: maybe(fc.nat(5)),
        membership: maybe(fc.constantFrom('joined' as const, 'left' as const)),
        status: fc.constantFrom('done' as const, 'done' as const, 'planned' as const),
        audiences: fc.constantFrom([], ['youth' as const]),
      })
      .map((said) => anActivity({ id, ...said } as never))
  }
  if (index === 12)
    return fc
      .record({ ...common, contactId: maybe(fc.constantFrom(...contacts)) })
      .map((said) => aFinancing({ id, ...said }))
  return fc
    .record({
      ...common,
      creditOf: maybe(anyId),
      amount: fc.integer({ min: 1, max: 999 }),
      line: fc.constantFrom('Resor och logi', 'Fika'),
    })
    .map((said) => anExpense({ id, ...said } as never))
}
const change: fc.Arbitrary<ShownRecord> = fc.nat(ids.length - 1).chain((index) =>
  fc
    .record({
      record: content(index),
      arrived: fc.nat(6),
      deleted: fc.constantFrom(false, false, false, true),
      open: fc.constantFrom([], [], ['minutes'], ['_deleted']),
      unsent: fc.boolean(),
    })
    .map(({ record, ...how }) => shown(record, how)),
)

const today = '2026-05-20' as LocalDate

function expectTheSame(kept: KeptTallies): void {
  const anew = new KeptTallies(programme)
  anew.write(kept.records)
  expect(kept.tallies).toEqual(anew.tallies)
  for (const year of [2024, 2025, 2026]) {
    const answer = targets({ programme, records: kept.records, year, today })
    if (!answer.ok) throw new Error(answer.problem.because)
    const numbers = readTallies(kept.tallies, programme, yearPeriod(year), today)
    const counted = answer.targets
    expect(
      numbers.indicators.map(({ amount, unsynced: _, mine: ___, ...one }) => ({ ...one, actual: amount })),
    ).toEqual(counted.indicators.map(({ records: _, aside: __, ...one }) => one))
    expect(numbers.agenda2030).toEqual(counted.agenda2030)
    expect(numbers.livelihoods).toEqual(counted.livelihoods)
    expect(numbers.efforts).toEqual(counted.perspectives.efforts)
    expect(numbers.budget).toEqual(counted.budget)
    expect(numbers.funding).toEqual(counted.funding)
    const places = Object.entries(numbers.municipalities).map(([code, { sessions, companies }]) => [
      code,
      { sessions, companies },
    ])
    expect(Object.fromEntries(places)).toEqual(counted.municipalities)
  }
  const place = standing(programme, kept.records)
  for (const period of [quarterPeriod(2025, 2), quarterPeriod(2026, 1), programmePeriod(programme)]) {
    const numbers = readTallies(kept.tallies, programme, period, today)
    for (const [i, indicator] of programme.indicators.entries()) {
      const { records: _, actual, ...rest } = countOver(indicator, period, place)
      expect(numbers.indicators[i]).toMatchObject({ id: indicator.id, amount: actual, ...rest })
    }
  }
}

test('[I17] tallies kept through edits, reviews, deletions, merges and conflicts equal a full count', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
      (writes) => {
        const kept = new KeptTallies(programme)
        for (const write of writes) kept.write(write)
        expectTheSame(kept)
      },
    ),
    { numRuns: 400 },
  )
})

test('[I17] a member’s share is what a count of the records with that member on them gives', () => {
  const [maja, omar] = [anId(), anId()]
  const who = fc.constantFrom([], [maja], [omar], [maja, omar])
  const lot = fc.record({ change, advisers: who, createdBy: fc.constantFrom(maja, omar, null, undefined) })
  fc.assert(
    fc.property(fc.array(lot, { minLength: 1, maxLength: 14 }), (lots) => {
      const kept = new KeptTallies(programme)
      for (const { change: said, advisers, createdBy } of lots) {
        const record = said.record.kind === 'session' ? { ...said.record, adviserIds: advisers } : said.record
        kept.write([{ ...said, record, createdBy } as ShownRecord])
      }
      const place = standing(programme, kept.records)
      for (const period of [yearPeriod(2025), quarterPeriod(2026, 2), programmePeriod(programme)]) {
        const numbers = readTallies(kept.tallies, programme, period, today, maja)
        for (const [i, indicator] of programme.indicators.entries()) {
          const measures = indicator.measures === 'records' || indicator.measures === 'people'
          const mine = countOver(indicator, period, place).records.filter(({ record, createdBy }) =>
            sharedBy(record, createdBy).includes(maja),
          )
          const measured =
            indicator.measures === 'people'
              ? mine.reduce((sum, one) => sum + people(one, place.same), 0)
              : mine.length
          expect(numbers.indicators[i]?.mine).toBe(measures ? measured : null)
        }
      }
    }),
    { numRuns: 150 },
  )
})

test('[I17] when the first of two doubles is returned, the other’s contacts are in the number', () => {
  const organisationNumber = '769600-1234'
  const first = aCompanyStart({ organisationNumber, cooperative: true, contactIds: [contacts[0] ?? ''] })
  const second = aCompanyStart({ organisationNumber, cooperative: true, contactIds: contacts.slice(1, 3) })
  const kept = new KeptTallies(programme)
  kept.write([shown(first, { arrived: 1 }), shown(second, { arrived: 2 })])
  kept.write([
    shown(aCompanyStart({ ...first, review: { state: 'returned', comment: 'Fel' } }), { arrived: 1 }),
  ])
  const [, , cooperatives] = readTallies(kept.tallies, programme, yearPeriod(2026), today).indicators
  expect(cooperatives).toMatchObject({ id: 'cooperatives-started', amount: 2 })
  expectTheSame(kept)
})

test('[I17] when a company is merged, what was said to differ from it differs from the one that stands for it', () => {
  const organisationNumber = '769600-1234'
  const [old, stands] = [aCompanyStart(), aCompanyStart({ organisationNumber })]
  const other = aCompanyStart({ organisationNumber, notSameAs: [old.id] })
  const kept = new KeptTallies(programme)
  kept.write([shown(old, { arrived: 1 }), shown(stands, { arrived: 2 }), shown(other, { arrived: 3 })])
  kept.write([shown(aCompanyStart({ ...old, sameAs: stands.id }), { arrived: 1 })])
  expect(readTallies(kept.tallies, programme, yearPeriod(2026), today).livelihoods.atStart).toBe(2)
  expectTheSame(kept)
})

test('[I17] the order in which records came to the device moves no number', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(change, { selector: ({ record }) => record.id }),
      fc.infiniteStream(fc.nat()),
      (all, lots) => {
        const [one, other] = [new KeptTallies(programme), new KeptTallies(programme)]
        one.write(all)
        const shuffled = all
          .map((shown) => ({ shown, lot: lots.next().value ?? 0 }))
          .sort((a, b) => a.lot - b.lot)
        for (const { shown } of shuffled) other.write([shown])
        expect(other.tallies).toEqual(one.tallies)
      },
    ),
    { numRuns: 200 },
  )
})
