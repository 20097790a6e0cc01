// The order of what the lead looks through: two values first, then what is flagged, then the oldest day.
import { expect, test } from 'vitest'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import type { ShownRecord } from '../../../src/domain/records/shown-record.ts'
import { reviewQueue, waitsOf } from '../../../src/domain/review/queue.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

const session = (
  id: string,
  date: string,
  more: object = {},
  standing: Partial<ShownRecord> = {},
): ShownRecord =>
  ({
    record: {
      kind: 'session',
      id,
      date,
      minutes: 60,
      setting: 'individual',
      channel: 'on-site',
      municipality: '1880',
      phase: 'idea',
      agenda2030: true,
      sdgs: [],
      topics: [],
      contactIds: [],
      adviserIds: [],
      companyLab: false,
      notes: '',
      review: { state: 'new' },
      counts: true,
      notSameAs: [],
      ...more,
    },
    arrived: 1,
    deleted: false,
    open: [],
    unsent: false,
    ...standing,
  }) as unknown as ShownRecord
const waits = (record: ShownRecord, isMended = false) =>
  waitsOf(record, radgivning2024, '2026-11-24' as LocalDate, isMended) ?? []
const queue = (...records: ShownRecord[]) =>
  reviewQueue(records.flatMap((one) => waits(one))).map(({ id, flags }) => [id, flags])

test('two values come before flags, flags before the rest, and the oldest day first', () => {
  expect(
    queue(
      session('new', '2026-05-05'),
      session('older', '2026-05-04'),
      session('short', '2026-06-01', { minutes: 5 }),
      session('open', '2026-07-01', { review: { state: 'approved' } }, { open: ['minutes'] }),
    ),
  ).toEqual([
    ['open', ['open']],
    ['short', ['short']],
    ['older', []],
    ['new', []],
  ])
})

test('what was returned and has been mended comes before everything else', () => {
  const open = session('open', '2026-05-01', {}, { open: ['minutes'] })
  const mended = session('mended', '2026-06-01')
  const all = reviewQueue([open, mended].flatMap((one) => waits(one, one === mended)))
  expect(all.map(({ id, isMended }) => [id, isMended])).toEqual([
    ['mended', true],
    ['open', false],
  ])
})

test('two values of a contact wait for the lead, and not for her review', () => {
  const contact = session('contact', '', { kind: 'contact' }, { open: ['name'] })
  expect(waits(contact)).toMatchObject({ isOpen: true, isNew: false, isReviewed: false })
  expect(queue(contact)).toEqual([])
})

test('what is approved, returned, deleted or merged waits for nobody', () => {
  expect(
    queue(
      session('approved', '2026-05-04', { review: { state: 'approved' } }),
      session('returned', '2026-05-04', { review: { state: 'returned', comment: 'x' } }),
      session('deleted', '2026-05-04', {}, { deleted: true }),
      session('merged', '2026-05-04', { sameAs: 'approved' }),
    ),
  ).toEqual([])
})

test('deleted by one and changed by another is for the lead to decide', () => {
  expect(queue(session('a', '2026-05-04', {}, { deleted: true, open: ['_deleted'] }))).toEqual([
    ['a', ['open']],
  ])
})
