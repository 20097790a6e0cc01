// Erasing a person: what is hers is found and proposed, what may be others' is asked about, and no number moves.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { heldAbout } from '../../../src/domain/privacy/erase.ts'
import type { Contact } from '../../../src/domain/records/contact.ts'
import { type AnyRecord, kindNamed } from '../../../src/domain/records/kinds.ts'

const id = (n: number) => `018cc251-f400-7000-8000-${String(n).padStart(12, '0')}`
const fatima = {
  kind: 'contact',
  id: id(1),
  name: 'Fatima Ali-Hassan',
  type: 'person',
  municipality: '1864',
  email: 'fatima@exempel.se',
  phone: '070-123 45 67',
  notes: '',
  notSameAs: [],
} as unknown as Contact
const record = (kind: string, n: number, values: object) =>
  ({ kind, id: id(n), ...values }) as unknown as AnyRecord
const session = (n: number, values: object) =>
  record('session', n, { contactIds: [], notes: '', topics: [], effect: undefined, ...values })

test('her own contact goes whole, empty fields unmentioned', () => {
  expect(heldAbout([fatima], [fatima])).toEqual([
    {
      kind: 'contact',
      id: id(1),
      fields: ['name', 'email', 'phone'],
      about: 'is-the-person',
      proposed: true,
      byHand: [],
    },
  ])
})

test('notes of a meeting with her alone are proposed; of one with others only when they name her', () => {
  const held = heldAbout(
    [fatima],
    [
      session(2, { contactIds: [id(1)], notes: 'Vill starta café' }),
      session(3, { contactIds: [id(1), id(9)], notes: 'Bo tar med budgeten' }),
      session(4, { contactIds: [id(1), id(9)], notes: 'Ring FATIMA  ali-hassan' }),
      session(5, { contactIds: [id(9)], notes: 'En annan Fatima' }),
    ],
  )
  expect(held.map((one) => [one.id, one.about, one.proposed])).toEqual([
    [id(2), 'only-person', true],
    [id(3), 'one-of-several', false],
    [id(4), 'one-of-several', true],
  ])
})

test.each([
  ['her number, however it is written', 'Nås på 0046 70 1234567'],
  ['her address', 'Skriv till Fatima@Exempel.se.'],
  ['her whole name', 'Träffade fatima ali hassan'],
])('%s in another’s text is found', (_, notes) => {
  expect(heldAbout([fatima], [session(2, { contactIds: [id(9)], notes })])).toMatchObject([
    { id: id(2), about: 'names-her', fields: ['notes'], proposed: true },
  ])
})

test('an open text that names her can go, a title that must stand is for somebody to write anew', () => {
  const held = heldAbout(
    [fatima],
    [
      session(2, { effect: 'Fatima Ali-Hassan driver nu ett café' }),
      record('activity', 3, { title: 'Frukost med Fatima Ali-Hassan', partners: ['Fatima Ali Hassan AB'] }),
    ],
  )
  expect(held).toMatchObject([
    { id: id(2), fields: ['effect'], byHand: [] },
    { id: id(3), fields: ['partners'], byHand: ['title'] },
  ])
})

test('a row that she signed is found by her name, and one of her namesake’s first name is not', () => {
  const row = (n: number, name: string) =>
    record('attendance', n, { list: id(8), name, signature: [[0, 0]], signedAt: '2026-05-04T10:00:00Z' })
  expect(heldAbout([fatima], [row(2, ' Fatima Ali Hassan'), row(3, 'Fatima')])).toMatchObject([
    { id: id(2), about: 'signed', fields: ['list', 'name', 'signature', 'signedAt'] },
  ])
})

test('whatever records there are, nothing that must stand or that counting reads is ever emptied', () => {
  const text = fc.constantFrom('', 'Fatima Ali-Hassan', 'annat', 'fatima@exempel.se')
  const some = fc.record({
    kind: fc.constantFrom('session', 'activity', 'companyStart', 'financing', 'expense', 'attendanceList'),
    values: fc.record({
      title: text,
      notes: text,
      name: text,
      text,
      effect: text,
      place: text,
      date: fc.constant('2026-01-01'),
    }),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 8 }), (all) => {
      const records = all.map(({ kind, values }, i) =>
        record(kind, i + 10, { ...values, contactIds: [id(1)] }),
      )
      for (const { kind, fields } of heldAbout([fatima], [fatima, ...records])) {
        for (const name of fields) {
          const { personal, absence } = kindNamed(kind).fields[name] ?? {}
          expect(personal === true || absence !== 'required').toBe(true)
          expect(['date', 'municipality', 'contactIds', 'participants', 'counts']).not.toContain(name)
        }
      }
    }),
  )
})
