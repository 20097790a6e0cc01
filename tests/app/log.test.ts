// The forms of the plus: every field has its place, what is known is proposed, and a trip is reckoned from the office's data.
import { describe, expect, test } from 'vitest'
import { activityGroups, isAsked, isNeeded, layoutOf, settled } from '../../src/app/log/layouts.ts'
import { begunFrom, blankOf, follows, type Known, withContacts } from '../../src/app/log/proposal.ts'
import { travelLine, tripExpense, tripFor } from '../../src/app/log/trip.ts'
import { addressOf, kindAt, loggedKinds } from '../../src/app/records/logged-kinds.ts'
import { issuesOf, said } from '../../src/app/records/values.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { travelAtFirst } from '../../src/domain/programme/travel.ts'
import type { Contact } from '../../src/domain/records/contact.ts'
import { kindNamed } from '../../src/domain/records/kinds.ts'
import type { Office } from '../../src/domain/records/office.ts'
import { sv } from '../../src/domain/records/words/sv.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { choicesOf } from '../../src/domain/values/shape.ts'
import { aContact, anActivity, anExpense, aSession } from '../support/builders.ts'

const today = '2026-11-23' as LocalDate
const contact = aContact({
  name: 'Hjulet',
  type: 'company',
  municipality: '1864',
  organisationNumber: '769600-0038',
})
const known: Known = {
  contact: (id) => (id === contact.id ? (contact as Contact) : undefined),
  typeName: (type) => (sv.kinds.activity.fields.type.choices as Record<string, string>)[type],
}

describe('a layout', () => {
  test.each(loggedKinds)('of %s has every field that is typed, once', (kind) => {
    const { first, folds } = layoutOf(kind)
    const placed = [...first, ...folds.flatMap(({ lines }) => lines)].flat()
    const standing = ['review', 'counts', 'countsNot', 'sameAs', 'notSameAs', 'nextStepDone']
    const fields = Object.keys(kindNamed(kind).fields).filter((field) => !standing.includes(field))
    expect([...placed].sort()).toEqual(fields.sort())
  })
  test.each(loggedKinds)('of %s has every required field in its first part, or proposed', (kind) => {
    const first = layoutOf(kind).first.flat() as string[]
    const proposed = Object.keys(blankOf[kind](today))
    const required = Object.entries(kindNamed(kind).fields).filter(
      ([, { absence }]) => absence === 'required',
    )
    for (const [field] of required) expect([...first, ...proposed]).toContain(field)
  })
  test('groups every type of activity, each once', () => {
    const types = choicesOf(kindNamed('activity').fields.type?.schema as never)
    expect(Object.values(activityGroups).flat().sort()).toEqual([...types].sort())
    expect(types).toHaveLength(15)
  })
  test('stands at an address of its own, and the session at the plus itself', () => {
    for (const kind of loggedKinds) expect(kindAt(addressOf(kind).split('/')[2])).toBe(kind)
    expect(addressOf('session')).toBe('/logga')
  })
})

describe('only what the kind needs', () => {
  test('a stage is asked of a call or an application, a membership of a municipality', () => {
    expect(isAsked('activity', 'stage', { type: 'project-application' })).toBe(true)
    expect(isAsked('activity', 'stage', { type: 'community-dialogue' })).toBe(false)
    expect(isAsked('activity', 'audiences', { type: 'municipality-membership' })).toBe(false)
    expect(isNeeded('activity', 'municipality', { type: 'municipality-membership' })).toBe(true)
    expect(isNeeded('activity', 'municipality', { type: 'community-dialogue' })).toBe(false)
  })
  test('what is no longer asked for is not said', () => {
    const {
      kind: _,
      id: __,
      review: ___,
      counts: ____,
      ...values
    } = anActivity({ stage: 'applied', audiences: ['all'] })
    const meant = settled('activity', { ...values, type: 'municipality-membership', municipality: '1864' })
    expect(meant).toMatchObject({ audiences: [], stage: undefined })
    expect(issuesOf('activity', meant)).toEqual([])
    expect(
      settled('session', { setting: 'individual', participants: 9, agenda2030: false, sdgs: [8] }),
    ).toMatchObject({
      participants: undefined,
      sdgs: [],
    })
  })
  test('a sole trader’s number is not asked for', () => {
    expect(isAsked('companyStart', 'organisationNumber', { legalForm: 'sole-trader' })).toBe(false)
    expect(isAsked('companyStart', 'organisationNumber', { legalForm: 'partnership' })).toBe(true)
  })
})

describe('a company start', () => {
  test('opened from a session brings contact, municipality and session along', () => {
    const session = aSession({
      contactIds: [contact.id],
      municipality: '1885',
      topics: ['creative-industries'],
      companyLab: true,
    })
    expect(begunFrom('companyStart', session, today, known)).toEqual({
      contactIds: [contact.id],
      municipality: '1885',
      sessionIds: [session.id],
      companyLab: true,
      creativeIndustry: true,
      name: 'Hjulet',
      organisationNumber: '769600-0038',
      legalForm: 'economic-association',
      cooperative: true,
    })
  })
  test('does not take a person’s name for its company’s', () => {
    const person = { ...contact, type: 'person' } as Contact
    expect(withContacts('companyStart', [person.id], person)).not.toHaveProperty('name')
  })
  test.each([
    ['556036-0793', 'limited-company', false],
    ['769600-0038', 'economic-association', true],
    ['802002-8711', 'non-profit-association', false],
  ])(
    'is told its form by the first digit of %s, and whether that is likely cooperative',
    (organisationNumber, legalForm, cooperative) => {
      expect(follows('companyStart', 'organisationNumber', { organisationNumber }, known)).toEqual({
        legalForm,
        cooperative,
      })
    },
  )
  test.each([
    ['economic-association', true],
    ['housing-cooperative', true],
    ['limited-company', false],
    ['non-profit-association', false],
    ['sole-trader', false],
  ])('as %s is proposed cooperative: %s', (legalForm, cooperative) => {
    expect(follows('companyStart', 'legalForm', { legalForm }, known)).toEqual({ cooperative })
  })
  test('with a number half typed, or wrong, proposes nothing', () => {
    expect(follows('companyStart', 'organisationNumber', { organisationNumber: '7696' }, known)).toEqual({})
    expect(
      follows('companyStart', 'organisationNumber', { organisationNumber: '769600-0039' }, known),
    ).toEqual({})
  })
})

test('an activity is called after its type until somebody says better', () => {
  expect(follows('activity', 'type', { type: 'platform-update' }, known)).toEqual({
    title: 'Uppdatering av Självklart.nu',
  })
  expect(follows('activity', 'type', { type: 'municipality-membership' }, known)).toMatchObject({
    membership: 'joined',
  })
})

test('a customer of Mikrofonden has its contact’s name and municipality', () => {
  expect(follows('financing', 'contactId', { contactId: contact.id }, known)).toEqual({
    name: 'Hjulet',
    municipality: '1864',
  })
})

describe('a trip', () => {
  const office = { ...travelAtFirst } as unknown as Office
  const onSite = { channel: 'on-site', municipality: '1885', date: '2026-11-20' }
  test('is proposed for an on-site session away from the office, there and back, at the rate of its day', () => {
    const trip = tripFor(onSite, office, radgivning2024)
    expect(trip).toMatchObject({
      kilometres: 80,
      ore: 20_000,
      from: 'Örebro',
      to: 'Lindesberg',
      line: 'Resor och logi',
    })
    const text = 'Resa Örebro–Lindesberg t/r, 2 × 40 km'
    const expense = trip && tripExpense(trip, anExpense().id, onSite.date, text)
    expect(issuesOf('expense', expense ?? {})).toEqual([])
    expect(said(expense ?? {})).toMatchObject({ amount: 20_000, date: '2026-11-20', text })
  })
  test.each([
    ['at home', { municipality: '1880' }],
    ['by phone', { channel: 'phone' }],
    ['before there was a rate', { date: '2023-12-01' }],
    ['nowhere yet', { municipality: undefined }],
  ])('is not proposed for one held %s', (_, values) => {
    expect(tripFor({ ...onSite, ...values }, office, radgivning2024)).toBeNull()
  })
  test('is booked on the line that the budget has for it, or not at all', () => {
    expect(travelLine(radgivning2024)).toBe('Resor och logi')
    expect(travelLine({ budget: [] })).toBeUndefined()
    expect(tripFor(onSite, office, { ...radgivning2024, budget: [] })).toBeNull()
  })
})
