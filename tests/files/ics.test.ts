// Calendars as others write them, and the feed as others read it.
import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { printIcs, readIcs } from '../../src/files/ics.ts'

const days = { from: '2026-09-01' as LocalDate, to: '2026-11-23' as LocalDate }
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//SV', ...events, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:möte-1', ...lines, 'END:VEVENT'].join('\r\n')
const read = (text: string) => {
  const found = readIcs(text, days)
  if (!found.ok) throw new Error(found.because)
  return found.meetings
}

const stockholm = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n')

describe('a meeting is read at the office’s own day and time', () => {
  test('from a time in UTC, over midnight in Stockholm', () => {
    expect(
      read(calendar(event('DTSTART:20261031T233000Z', 'DTEND:20261101T003000Z', 'SUMMARY:Sent möte'))),
    ).toEqual([
      { key: 'möte-1', date: '2026-11-01', startTime: '00:30', minutes: 60, title: 'Sent möte', place: '' },
    ])
  })
  test('from a zone that the file itself defines, as Outlook writes it', () => {
    const text = calendar(
      stockholm,
      event(
        'DTSTART;TZID=W. Europe Standard Time:20261005T101500',
        'DTEND;TZID=W. Europe Standard Time:20261005T114500',
        'SUMMARY:Hjulet\\, stadgar',
        'LOCATION:Bygdegården',
      ),
    )
    expect(read(text)).toMatchObject([
      { date: '2026-10-05', startTime: '10:15', minutes: 90, title: 'Hjulet, stadgar', place: 'Bygdegården' },
    ])
  })
  test('from a time without a zone', () => {
    const [meeting] = read(calendar(event('DTSTART:20261005T101500', 'DURATION:PT45M', 'SUMMARY:Möte')))
    expect(meeting).toMatchObject({ date: '2026-10-05', startTime: '10:15', minutes: 45 })
  })
})

test('what comes again comes once each time, moved and cancelled times as they are', () => {
  const text = calendar(
    event(
      'DTSTART:20260907T080000Z',
      'DTEND:20260907T090000Z',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE:20260921T080000Z',
      'SUMMARY:Varje måndag',
    ),
    [
      'BEGIN:VEVENT',
      'UID:möte-1',
      'RECURRENCE-ID:20260914T080000Z',
      'DTSTART:20260915T120000Z',
      'DTEND:20260915T130000Z',
      'SUMMARY:Flyttat',
      'END:VEVENT',
    ].join('\r\n'),
  )
  expect(read(text).map(({ date, startTime, title }) => [date, startTime, title])).toEqual([
    ['2026-09-07', '10:00', 'Varje måndag'],
    ['2026-09-15', '14:00', 'Flyttat'],
    ['2026-09-28', '10:00', 'Varje måndag'],
  ])
})

test('whole days, cancelled meetings and other years are left out', () => {
  expect(read(calendar(event('DTSTART;VALUE=DATE:20261005', 'SUMMARY:Semester')))).toEqual([])
  expect(
    read(calendar(event('DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z', 'STATUS:CANCELLED'))),
  ).toEqual([])
  expect(read(calendar(event('DTSTART:20251005T080000Z', 'DTEND:20251005T090000Z')))).toEqual([])
  expect(read(calendar(event('DTSTART:20261124T080000Z', 'DTEND:20261124T090000Z')))).toEqual([])
})

test('an endless series ends with the days that are asked for', () => {
  const text = calendar(event('DTSTART:20100104T080000Z', 'DTEND:20100104T083000Z', 'RRULE:FREQ=DAILY'))
  // Sixteen years of days is more than is followed: none is invented, and nothing hangs.
  expect(read(text).length).toBeLessThanOrEqual(84)
  const recent = calendar(event('DTSTART:20260101T080000Z', 'DTEND:20260101T083000Z', 'RRULE:FREQ=DAILY'))
  expect(read(recent)).toHaveLength(84)
})

test('one event that nobody can read does not hide the others', () => {
  const text = calendar(
    event('DTSTART:2026-nonsense', 'SUMMARY:Trasigt'),
    event('DTSTART:20261005T080000Z', 'DTEND:20261005T090000Z', 'SUMMARY:Helt'),
  )
  expect(read(text).map(({ title }) => title)).toEqual(['Helt'])
})

test.each([
  ['an empty file', ''],
  ['a spreadsheet', 'Datum;Kommun\n2026-05-04;Örebro'],
  ['a visiting card', 'BEGIN:VCARD\nVERSION:3.0\nFN:Amina\nEND:VCARD'],
  ['a calendar that is cut off', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261005T080000Z'],
])('%s is not a calendar', (_, text) => {
  expect(readIcs(text, days)).toEqual({ ok: false, because: 'not-a-calendar' })
})

test('the feed can be read by the same reader, with commas, line breaks and long titles as they were', () => {
  const title = `Samhällssamtal: service, butik; ${'lång text '.repeat(20)}\nandra raden`
  const feed = printIcs(
    'Rådslag',
    [{ id: 'a', date: '2026-12-03' as LocalDate, title, url: 'https://r.example/moten/a' }],
    '2026-11-23T09:00:00Z',
  )
  expect(feed.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(
    Math.max(...feed.split('\r\n').map((line) => new TextEncoder().encode(line).length)),
  ).toBeLessThanOrEqual(75)
  expect(feed).toContain('DTSTART;VALUE=DATE:20261203')
  expect(feed.replace(/\r\n /g, '')).toContain('service\\, butik\\; lång')
})
