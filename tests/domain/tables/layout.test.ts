// How a table was laid out, as it was kept: what is whole is as it was, what is broken or of another version does no harm.
import { describe, expect, test } from 'vitest'
import type { Shape } from '../../../src/domain/tables/column.ts'
import { type Layout, layoutFrom, moved, placed } from '../../../src/domain/tables/layout.ts'

const columns: readonly { id: string; shape: Shape }[] = [
  { id: 'date', shape: 'day' },
  { id: 'name', shape: 'text' },
  { id: 'minutes', shape: 'number' },
  { id: 'topics', shape: 'choices' },
]
const usual: Layout = {
  columns: ['date', 'name'],
  sizes: {},
  sort: [{ column: 'date', down: true }],
  filters: {},
  group: null,
}
const read = (kept: unknown) => layoutFrom(kept, columns, usual)

test('a whole layout comes back as it was', () => {
  const whole: Layout = {
    columns: ['minutes', 'date'],
    sizes: { date: 200 },
    sort: [
      { column: 'minutes', down: false },
      { column: 'name', down: true },
    ],
    filters: {
      name: { is: 'contains', text: 'amina' },
      topics: { is: 'among', values: ['law', ''], except: true },
      date: { is: 'days', period: 'this-year', from: undefined, to: undefined },
      minutes: { is: 'between', least: 5, most: undefined },
    },
    group: { column: 'date', by: 'quarter' },
  }
  expect(read(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
})

test.each([[null], ['text'], [7], [[]], [undefined]])('%j is none: the table is as at first', (kept) => {
  expect(read(kept)).toEqual(usual)
})

describe('of what is kept, what there no longer is falls away', () => {
  test('columns that are gone, and those said twice; without any left the usual ones stand', () => {
    expect(read({ columns: ['gone', 'name', 'name', 4] }).columns).toEqual(['name'])
    expect(read({ columns: ['gone'] }).columns).toEqual(usual.columns)
  })
  test('a sort, a width and a group of what is gone', () => {
    const layout = read({
      columns: ['name'],
      sort: [{ column: 'gone', down: true }, { column: 'name' }, 'x', null],
      sizes: { gone: 100, name: 90, date: -4, minutes: 1e9, topics: 'wide' },
      group: { column: 'gone' },
    })
    expect(layout).toEqual({
      columns: ['name'],
      sort: [{ column: 'name', down: false }],
      sizes: { name: 90 },
      filters: {},
      group: null,
    })
  })
  test('a filter that is none, or that no longer fits what its column holds: it would hide every row', () => {
    const filters = {
      gone: { is: 'contains', text: 'x' },
      name: { is: 'like', text: 'x' },
      minutes: { is: 'contains', text: '5' },
      date: { is: 'between', least: 3 },
      topics: { is: 'among', values: ['law', 7] },
    }
    expect(read({ filters }).filters).toEqual({ topics: { is: 'among', values: ['law'], except: false } })
  })
  test('a part of the day that nobody knows', () => {
    expect(read({ group: { column: 'date', by: 'fortnight' } }).group).toEqual({ column: 'date' })
  })
})

test('a column moves so many places, and no further than to the end', () => {
  const all = ['a', 'b', 'c']
  expect(moved(all, 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(moved(all, 'a', 9)).toEqual(['b', 'c', 'a'])
  expect(moved(all, 'a', -1)).toEqual(all)
  expect(moved(all, 'gone', 1)).toEqual(all)
  expect(placed(all, 'c', 0)).toEqual(['c', 'a', 'b'])
})
