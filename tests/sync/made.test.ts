// Who made a record, and when: the write that made it says so, whenever it arrives.
import { expect, test } from 'vitest'
import { authorOf, type Made, madeAfter } from '../../src/sync/shown.ts'

const write = (member: string | null, at: string, more: Record<string, unknown> = {}) => ({
  op: 'set' as const,
  set: {},
  base: {},
  by: { member },
  at,
  ...more,
})
const annas = write('anna', '2026-05-04T10:00:00Z')
const bos = write('bo', '2026-05-05T10:00:00Z', { set: { minutes: 90 }, base: { minutes: ['a'] } })
const after = (...writes: ReturnType<typeof write>[]) =>
  writes.reduce<Made | null>((made, one) => madeAfter(made, one), null)

test('an edit that comes ahead of its record’s making makes nobody its author for good', () => {
  expect(after(bos)).toEqual({ createdAt: bos.at, createdBy: 'bo', updatedAt: bos.at, awaited: true })
  expect(after(bos, annas)).toEqual({ createdAt: annas.at, createdBy: 'anna', updatedAt: bos.at })
  expect(after(bos, annas)).toEqual(after(annas, bos))
})

test('a second making changes nothing about who made it', () => {
  expect(after(annas, write('bo', bos.at))).toMatchObject({ createdBy: 'anna', createdAt: annas.at })
})

test('whom an import names as its maker is shown, and is not whose record it is', () => {
  const imported = write(null, annas.at, { set: { _createdBy: 'cia', _createdAt: '2020-01-01T00:00:00Z' } })
  const made = after(imported, bos) as Made
  expect([made.createdBy, authorOf(made)]).toEqual(['cia', null])
  expect(authorOf(after(annas) as Made)).toBe('anna')
})

test('an import may say later who made a record, and its author stays', () => {
  const later = write(null, bos.at, { set: { _createdBy: 'cia' }, base: { _createdBy: [] } })
  const made = after(annas, later) as Made
  expect([made.createdBy, made.createdAt, authorOf(made)]).toEqual(['cia', annas.at, 'anna'])
})
