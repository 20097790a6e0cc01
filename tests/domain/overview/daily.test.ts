// The lead's daily list: what is on it, what takes it off, and when it is empty.
import { expect, test } from 'vitest'
import {
  asideKeys,
  asideUntil,
  type DailyLine,
  dailyList,
  type Gathered,
  type InDevice,
  notAside,
  stillAside,
  type Waiting,
} from '../../../src/domain/overview/daily.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import type { MunicipalityCode } from '../../../src/domain/values/municipality-code.ts'

const day = (text: string) => text as LocalDate
const now = Date.parse('2026-11-24T09:00:00Z')
const nothing: Gathered = {
  waiting: [],
  contactsWithoutSession: [],
  doubles: [],
  refused: [],
  late: [],
  devices: [],
  behind: [],
  withoutSession: [],
  now,
}
const aWaiting = (said: Partial<Waiting> = {}): Waiting => ({
  id: 'a',
  isNew: true,
  isOpen: false,
  counts: true,
  flags: [],
  ...said,
})
const aPhone = (said: Partial<InDevice> = {}): InDevice => ({
  id: 'p',
  name: 'Majas telefon',
  state: 'active',
  lastSeen: '2026-11-10T09:00:00Z',
  enrolledAt: '2026-01-01T09:00:00Z',
  unsent: 3,
  ...said,
})
const kindsOf = (lines: readonly DailyLine[]) => lines.map(({ kind }) => kind)
const listOf = (said: Partial<Gathered>) => dailyList({ ...nothing, ...said })

test('with nothing waiting the list is empty', () => {
  expect(listOf({})).toEqual([])
})

test('what is not known, or cannot be asked for without network, adds no line', () => {
  const unknown = {
    waiting: undefined,
    contactsWithoutSession: undefined,
    doubles: undefined,
    refused: undefined,
    late: undefined,
    devices: undefined,
  }
  expect(listOf(unknown)).toEqual([])
})

test('everything that needs the lead stands in the order that it presses', () => {
  const lines = listOf({
    waiting: [
      aWaiting({ id: 'open', isOpen: true, isNew: false }),
      aWaiting({ id: 'b', flags: ['start-without-number', 'short', 'without-agenda-2030'] }),
    ],
    contactsWithoutSession: ['c'],
    doubles: ['a b'],
    refused: ['m'],
    late: ['l'],
    devices: [aPhone()],
    behind: ['community-dialogues', 'youth-companies'],
    withoutSession: ['1860' as MunicipalityCode],
  })
  expect(kindsOf(lines)).toEqual([
    'conflicts',
    'refused',
    'late',
    'to-review',
    'doubles',
    'without-agenda-2030',
    'short',
    'start-without-number',
    'contact-without-session',
    'silent',
    'behind',
    'behind',
    'without-session',
  ])
})

test('[C11] a record with two values that was approved before waits as a conflict, not to be reviewed', () => {
  expect(listOf({ waiting: [aWaiting({ isOpen: true, isNew: false })] })).toEqual([
    { kind: 'conflicts', of: ['a'], canWait: false },
  ])
})

test.each(['without-agenda-2030', 'short', 'start-without-number'] as const)(
  'a record flagged %s is asked about until the lead has said her word on it',
  (flag) => {
    expect(kindsOf(listOf({ waiting: [aWaiting({ flags: [flag] })] }))).toEqual(['to-review', flag])
    // Approved, it is among what waits only while something in it is open; set aside, nobody asks.
    expect(kindsOf(listOf({ waiting: [aWaiting({ flags: [flag], isNew: false, isOpen: true })] }))).toEqual([
      'conflicts',
    ])
    expect(kindsOf(listOf({ waiting: [aWaiting({ flags: [flag], counts: false })] }))).toEqual(['to-review'])
  },
)

test('other remarks are seen in the review, and make no line of their own', () => {
  expect(kindsOf(listOf({ waiting: [aWaiting({ flags: ['dated-ahead', 'outside-programme'] })] }))).toEqual([
    'to-review',
  ])
})

test.each([
  ['fourteen days, to the hour', { lastSeen: '2026-11-10T09:00:00Z' }, 14],
  ['an hour less than fourteen days', { lastSeen: '2026-11-10T10:00:00Z' }, null],
  ['never heard of since it was let in', { lastSeen: null, enrolledAt: '2026-11-01T09:00:00Z' }, 23],
  ['let in yesterday', { lastSeen: null, enrolledAt: '2026-11-23T09:00:00Z' }, null],
  ['put out', { state: 'revoked-lost' }, null],
  ['waiting to be let in', { state: 'waiting' }, null],
  ['to connect again', { state: 'reenrol' }, 14],
])('a device: %s', (_, said, days) => {
  const lines = listOf({ devices: [aPhone(said)] })
  expect(lines.map(({ silence }) => silence)).toEqual(
    days === null ? [] : [{ name: 'Majas telefon', days, unsent: 3 }],
  )
})

test('only what there is nothing to decide about can be put aside', () => {
  const lines = listOf({
    waiting: [aWaiting({ isOpen: true, flags: ['short', 'without-agenda-2030', 'start-without-number'] })],
    contactsWithoutSession: ['c'],
    doubles: ['a b'],
    refused: ['m'],
    late: ['l'],
    devices: [aPhone()],
    behind: ['x'],
    withoutSession: ['1860' as MunicipalityCode],
  })
  expect(lines.filter(({ canWait }) => canWait).map(({ kind }) => kind)).toEqual([
    'contact-without-session',
    'silent',
    'behind',
    'without-session',
  ])
})

test('seen today it stands again tomorrow; seen for a week, on the eighth day', () => {
  const lines = listOf({ behind: ['x'] })
  const aside = (how: 'today' | 'week') =>
    Object.fromEntries(lines.flatMap(asideKeys).map((key) => [key, asideUntil(how, day('2026-11-24'))]))
  expect(notAside(lines, aside('today'), day('2026-11-24'))).toEqual([])
  expect(notAside(lines, aside('today'), day('2026-11-25'))).toEqual(lines)
  expect(notAside(lines, aside('week'), day('2026-11-30'))).toEqual([])
  expect(notAside(lines, aside('week'), day('2026-12-01'))).toEqual(lines)
})

test('a contact that comes after the others were put aside stands alone on its line', () => {
  const aside = Object.fromEntries(
    listOf({ contactsWithoutSession: ['a', 'b'] })
      .flatMap(asideKeys)
      .map((key) => [key, day('2026-11-30')]),
  )
  expect(notAside(listOf({ contactsWithoutSession: ['a', 'b', 'c'] }), aside, day('2026-11-24'))).toEqual([
    { kind: 'contact-without-session', of: ['c'], canWait: true },
  ])
})

test('nothing that must be decided can be hidden, whatever is remembered', () => {
  const lines = listOf({ late: ['l'], doubles: ['a b'] })
  const aside = Object.fromEntries(lines.flatMap(asideKeys).map((key) => [key, day('2099-01-01')]))
  expect(notAside(lines, aside, day('2026-11-24'))).toEqual(lines)
})

test('what is no longer put aside is forgotten', () => {
  expect(stillAside({ a: day('2026-11-23'), b: day('2026-11-24') }, day('2026-11-24'))).toEqual({
    b: '2026-11-24',
  })
})
