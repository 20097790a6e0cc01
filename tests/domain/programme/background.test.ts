// The anonymous answers of a year, over lists and days.
import { expect, test } from 'vitest'
import { canonical } from '../../../src/domain/programme/canonical.ts'
import { backgroundCells } from '../../../src/domain/programme/perspectives.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import type { ShownRecord } from '../../../src/domain/records/shown-record.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

const id = (n: number) => `0190e0d0-0000-7000-8000-${String(n).padStart(12, '0')}`
const year = { from: '2026-01-01' as LocalDate, to: '2026-12-31' as LocalDate }
const upTo = (to: string) => ({ from: year.from, to: to as LocalDate })

/** A list of a day and its answers about age; they reach the office in the order they stand. */
function lists(...all: [date: string, age: Record<string, number>][]): ShownRecord[] {
  return all.flatMap(([date, age], i) => {
    const answers = Object.values(age).reduce((a, b) => a + b, 0)
    const shown = { arrived: i + 1, deleted: false, open: [], unsent: false }
    const list = {
      kind: 'attendanceList',
      id: id(i + 1),
      title: 'Möte',
      date,
      languages: [],
      noticeVersion: '1',
    }
    const background = {
      kind: 'background',
      id: id(100 + i),
      list: id(i + 1),
      answers,
      age,
      gender: {},
      origin: {},
    }
    return [list, background].map((record) => ({ ...shown, record }) as unknown as ShownRecord)
  })
}
const ages = (records: ShownRecord[], period = year) =>
  backgroundCells(records, canonical(records), radgivning2024, period).age

test('answers of several meetings are summed', () => {
  const all = lists(
    ['2026-02-01', { 'under-31': 6, '31-64': 8 }],
    ['2026-03-01', { 'under-31': 7, '31-64': 9 }],
  )
  expect(ages(all)).toEqual({ 'under-31': 13, '31-64': '<5', '65-plus': '<5' })
})

test('the day after a meeting does not tell how few of its people were young', () => {
  const all = lists(
    ['2026-02-01', { 'under-31': 9, '31-64': 8, '65-plus': 6 }],
    ['2026-03-01', { 'under-31': 2, '31-64': 12, '65-plus': 7 }],
  )
  const [before, after] = [ages(all, upTo('2026-02-28')), ages(all, upTo('2026-03-31'))]
  expect(before['under-31']).toBe(9)
  expect(after['under-31']).toBe(9)
  // The two wait, and are added with the next ones.
  const more = [...all, ...lists(['2026-04-01', { 'under-31': 4, '31-64': 5, '65-plus': 5 }]).map(later)]
  expect(ages(more)['under-31']).toBe(15)
})

test('a list that reaches the office late does not tell its few either', () => {
  const first = lists(['2026-05-01', { 'under-31': 9, '31-64': 8, '65-plus': 6 }])
  const late = lists(['2026-01-15', { 'under-31': 1, '31-64': 8, '65-plus': 8 }]).map(later)
  expect(ages([...first, ...late])['under-31']).toBe(ages(first)['under-31'])
})

const later = (shown: ShownRecord): ShownRecord => {
  const record = { ...shown.record, id: shown.record.id.replace('8000', '8001') } as Record<string, unknown>
  if (typeof record.list === 'string') record.list = record.list.replace('8000', '8001')
  return { ...shown, arrived: shown.arrived + 50, record } as unknown as ShownRecord
}
