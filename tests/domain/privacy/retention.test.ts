// How long things are kept: from which day each is counted, what of it goes, and that the office's word holds.
import { expect, test } from 'vitest'
import { dueBy, type Held, retentionAtFirst, retentionOf } from '../../../src/domain/privacy/retention.ts'
import { canonical } from '../../../src/domain/programme/canonical.ts'
import type { AnyRecord } from '../../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

const day = (text: string) => text as LocalDate
const held = (kind: string, id: string, values: object, since = '2024-01-10'): Held => ({
  record: { kind, id, ...values } as unknown as AnyRecord,
  since: day(since),
})
const due = (on: string, ...all: Held[]) =>
  dueBy(day(on), all, retentionAtFirst, canonical(all.map(({ record }) => ({ record }))))

const contact = held('contact', 'a', { name: 'Fatima', type: 'person', municipality: '1864', notes: '' })
const session = (date: string, values: object = {}) =>
  held('session', `s${date}`, { date, contactIds: ['a'], notes: 'tanke', place: 'biblioteket', ...values })

test('a contact goes two years after the last meeting with it, and not a day before', () => {
  const all = [contact, session('2024-02-01'), session('2024-06-30')]
  expect(due('2026-06-29', ...all).map(({ id }) => id)).toEqual(['s2024-02-01'])
  expect(due('2026-06-30', ...all)).toContainEqual({
    of: 'contacts',
    kind: 'contact',
    id: 'a',
    fields: ['name'],
    on: '2026-06-30',
  })
})

test('noted down after the last meeting, the time is counted from then', () => {
  const late = held('contact', 'a', { name: 'Fatima', type: 'person' }, '2025-01-10')
  expect(due('2027-01-09', late, session('2024-06-30', { notes: '' }))).toEqual([])
  expect(due('2027-01-10', late, session('2024-06-30', { notes: '' }))).toHaveLength(1)
})

test('a meeting with what it was merged into is a meeting with it', () => {
  const merged = held('contact', 'b', { name: 'Fatma', type: 'person', sameAs: 'a' })
  const recent = held('session', 's', { date: '2026-01-01', contactIds: ['b'] })
  expect(due('2026-12-31', contact, merged, recent)).toEqual([])
})

test('of a meeting what was noted goes, its place and its day stay; what is empty is not named again', () => {
  expect(due('2026-02-01', session('2024-02-01'))).toMatchObject([{ of: 'meeting-notes', fields: ['notes'] }])
  expect(due('2026-02-01', session('2024-02-01', { notes: '' }))).toEqual([])
})

test('a company keeps the name that anybody may know', () => {
  const company = held('contact', 'c', {
    name: 'Kanel ek. för.',
    type: 'company',
    phone: '019-1',
    email: 'a@b.se',
  })
  expect(due('2026-01-10', company)).toMatchObject([{ fields: ['email', 'phone'] }])
})

test('a signature goes by the day of its list, seven years on', () => {
  const list = held('attendanceList', 'l', { date: '2024-03-01', title: 'Frukost' })
  const row = held('attendance', 'r', { list: 'l', name: 'Fatima', signature: [[0, 0]] }, '2024-03-05')
  expect(due('2031-02-28', list, row)).toEqual([])
  expect(due('2031-03-01', list, row)).toMatchObject([{ of: 'signatures', id: 'r' }])
})

test('the office’s word holds before the proposal, and a name that nobody knows changes nothing', () => {
  expect(
    retentionOf({
      retention: [
        { of: 'contacts', months: 36 },
        { of: 'bilder', months: 1 },
      ],
    }),
  ).toEqual({
    ...retentionAtFirst,
    contacts: 36,
  })
})
