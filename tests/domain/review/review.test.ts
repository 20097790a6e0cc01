// What the lead should look at: flags, and what is likely one and the same.
import { describe, expect, test } from 'vitest'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { standing } from '../../../src/domain/programme/standing.ts'
import type { AnyRecord } from '../../../src/domain/records/kinds.ts'
import type { ShownRecord } from '../../../src/domain/records/shown-record.ts'
import { likelyDoubles } from '../../../src/domain/review/duplicates.ts'
import { flagsOf } from '../../../src/domain/review/flags.ts'
import { lateRecords } from '../../../src/domain/review/late.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import {
  aCompanyStart,
  aContact,
  aJoining,
  aLock,
  anActivity,
  anExpense,
  anId,
  aSession,
  deleted,
  inConflict,
  reached,
  shown,
} from '../../support/builders.ts'

const flags = (record: AnyRecord | ShownRecord) =>
  flagsOf('record' in record ? record : shown(record), radgivning2024, '2026-11-23' as LocalDate)

test('a session in order has no flag, and neither has what is deleted', () => {
  expect(flags(aSession())).toEqual([])
  expect(flags(deleted(aSession({ agenda2030: false })))).toEqual([])
})

test.each<[string, AnyRecord | ShownRecord, string[]]>([
  ['a session without Agenda 2030', aSession({ agenda2030: false }), ['without-agenda-2030']],
  ['a session of nine minutes', aSession({ minutes: 9 }), ['short']],
  ['a session of ten', aSession({ minutes: 10 }), []],
  ['a session dated ahead', aSession({ date: '2026-11-24' }), ['dated-ahead']],
  ['a planned activity ahead', anActivity({ date: '2026-12-24', status: 'planned' }), []],
  [
    'a start that names no session and no number',
    aCompanyStart(),
    ['start-without-session', 'start-without-number'],
  ],
  ['a sole trader', aCompanyStart({ legalForm: 'sole-trader', sessionIds: [anId()] }), []],
  [
    'a number of another form',
    aCompanyStart({ organisationNumber: '556000-0001', sessionIds: [anId()] }),
    ['number-not-of-the-form'],
  ],
  ['a group that lost its participants in a merge', aSession({ setting: 'group' }), ['broken-after-merge']],
  ['a session that lost its length', aSession({ minutes: undefined }), ['incomplete']],
  ['an expense on a line that is not in the budget', anExpense({ line: 'Fika' }), ['unknown-line']],
  ['a session before the programme', aSession({ date: '2023-12-31' }), ['outside-programme']],
  ['a membership from before the programme', aJoining({ date: '2019-01-01' }), []],
  ['two answers', inConflict(aSession(), 'minutes'), ['open']],
  ['a contact with two answers', inConflict(aContact(), 'name'), ['open']],
])('%s', (_, record, expected) => {
  expect(flags(record)).toEqual(expected)
})

describe('likely doubles', () => {
  const contactIds = [anId()]

  test('[C2] two sessions of one day, in one municipality, with a contact in common are likely one meeting', () => {
    const [one, other] = [aSession({ contactIds }), aSession({ contactIds: [...contactIds, anId()] })]
    expect(likelyDoubles(reached([one, other]))).toEqual([
      { because: 'same-meeting', pair: [one.id, other.id] },
    ])
  })

  test.each([
    ['another day', aSession({ contactIds, date: '2026-05-05' })],
    ['another municipality', aSession({ contactIds, municipality: '1864' })],
    ['no contact in common', aSession({ contactIds: [anId()] })],
  ])('[C2] %s: two meetings', (_, other) => {
    expect(likelyDoubles(reached([aSession({ contactIds }), other]))).toEqual([])
  })

  test('[C3] company starts with one number are likely one, until either is declared different', () => {
    const organisationNumber = '769600-1234'
    const one = aCompanyStart({ organisationNumber })
    const other = aCompanyStart({ organisationNumber })
    const different = aCompanyStart({ organisationNumber, notSameAs: [one.id, other.id] })
    expect(likelyDoubles(reached([one, other, different]))).toEqual([
      { because: 'same-number', pair: [one.id, other.id] },
    ])
  })

  test.each<[string, Parameters<typeof anActivity>[0], number]>([
    ['the same words in another order', { title: 'Landsbygden: service på' }, 1],
    ['another type', { type: 'cooperation' }, 0],
    ['another day', { date: '2026-05-05' }, 0],
    ['another municipality', { municipality: '1864' }, 0],
    ['another title', { title: 'Service i staden' }, 0],
  ])('two activities of one day and type, with %s', (_, said, found) => {
    expect(likelyDoubles(reached([anActivity(), anActivity(said)]))).toHaveLength(found)
  })

  test('what repeats itself more than twenty times is no double of itself', () => {
    const many = (sessions: number) => Array.from({ length: sessions }, () => aSession({ contactIds }))
    expect(likelyDoubles(reached(many(3)))).toHaveLength(3)
    expect(likelyDoubles(reached(many(21)))).toEqual([])
  })

  test('a meeting with nobody named is no double of another', () => {
    expect(likelyDoubles(reached([aSession(), aSession()]))).toEqual([])
  })

  test('a deleted or merged one is nobody’s double', () => {
    const one = aSession({ contactIds })
    const merged = aSession({ contactIds, sameAs: one.id })
    expect(likelyDoubles(reached([one, merged, deleted(aSession({ contactIds }))]))).toEqual([])
  })

  test('contacts that are merged into one are in common', () => {
    const contact = aContact()
    const double = aContact({ sameAs: contact.id })
    const sessions = [aSession({ contactIds: [contact.id] }), aSession({ contactIds: [double.id] })]
    expect(likelyDoubles(reached([contact, double, ...sessions]))).toHaveLength(1)
  })
})

test('[C9] a late record for a locked year waits in the list with its choice, and is never dropped', () => {
  const [reported, late, decided] = [1, 2, 3].map((n) => aSession({ date: `2025-12-0${n}` }))
  if (!reported || !late || !decided) throw new Error('three sessions')
  const lock = aLock({
    year: 2025,
    figures: [{ indicator: 'advisory-sessions', value: 1, records: [{ id: reported.id, hash: 'h' }] }],
    late: [{ id: decided.id, choice: 'in-next-report', why: 'Kom in i januari' }],
  })
  const found = lateRecords(lock, standing(radgivning2024, reached([decided, reported, late, aSession()])))
  expect(found.map(({ id, choice }) => [id, choice?.choice])).toEqual([
    [late.id, undefined],
    [decided.id, 'in-next-report'],
  ])
})
