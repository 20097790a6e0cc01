// Which changes were made by two without having seen each other, in different fields: information, and nothing to decide.
import { expect, test } from 'vitest'
import { changedApart } from '../../src/sync/changed-apart.ts'
import type { Entry } from '../../src/sync/messages.ts'

let seq = 0
/** A change of some fields: by a device, made and received at a minute past ten. */
const change = (device: string, at: number, received: number, fields: string[], more: object = {}): Entry => {
  seq += 1
  const minute = (of: number) => `2026-11-24T10:${String(of).padStart(2, '0')}:00Z`
  return {
    ...{ seq, mid: `m${seq}`, rec: 'r', type: 'session', op: 'set' },
    set: Object.fromEntries(fields.map((field) => [field, 1])),
    base: Object.fromEntries(fields.map((field) => [field, ['m0']])),
    ...{ by: { member: device, device }, at: minute(at), recvAt: minute(received), h: '' },
    ...more,
  }
}
const found = (...entries: Entry[]) =>
  changedApart(entries)?.sides.map(({ entry, fields }) => [entry.by.device, ...fields])

test('one who wrote without network before the other’s change had reached the office', () => {
  expect(found(change('lisa', 1, 2, ['minutes']), change('maja', 0, 30, ['notes']))).toEqual([
    ['lisa', 'minutes'],
    ['maja', 'notes'],
  ])
})

test.each<[string, Entry[]]>([
  ['one after the other had arrived', [change('lisa', 1, 2, ['minutes']), change('maja', 5, 6, ['notes'])]],
  ['the same device', [change('maja', 1, 20, ['minutes']), change('maja', 2, 20, ['notes'])]],
  ['the same field, which is a conflict', [change('lisa', 1, 2, ['notes']), change('maja', 0, 9, ['notes'])]],
  ['a review', [change('maja', 1, 9, ['notes']), change('lisa', 2, 9, ['review'])]],
  ['the making of it', [change('maja', 1, 9, ['notes'], { base: {} }), change('lisa', 2, 9, ['minutes'])]],
  [
    'an import',
    [change('x', 1, 9, ['notes'], { by: { member: null, device: null } }), change('lisa', 2, 9, ['minutes'])],
  ],
])('not %s', (_, entries) => {
  expect(changedApart(entries)).toBeNull()
})

test('of several the latest', () => {
  const entries = [
    change('lisa', 1, 2, ['minutes']),
    change('maja', 0, 9, ['notes']),
    change('omar', 8, 30, ['topics']),
  ]
  expect(found(...entries)).toEqual([
    ['maja', 'notes'],
    ['omar', 'topics'],
  ])
})
