// A table that is asked: what it finds, in what order, in which groups, and what they come to.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Column, Shape, Value } from '../../../src/domain/tables/column.ts'
import type { Filter } from '../../../src/domain/tables/filter.ts'
import { type Answer, asShown, type Question, Table } from '../../../src/domain/tables/table.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'

type Row = Readonly<Record<string, Value>>

const said: Readonly<Record<string, string>> = { '1880': 'Örebro', '1884': 'Nora', '1863': 'Hällefors' }
const column = (id: string, shape: Shape, sums = false): Column<Row> => ({
  id,
  shape,
  valueOf: (row) => row[id] ?? null,
  textOf: (value) => said[String(value)] ?? String(value),
  sums,
})
const columns = [
  column('name', 'text'),
  column('where', 'choice'),
  column('topics', 'choices'),
  column('date', 'day'),
  column('changed', 'day'),
  column('minutes', 'number', true),
  column('year', 'number'),
]

const usual: Question = {
  search: '',
  searchIn: columns.map(({ id }) => id),
  filters: {},
  sort: [],
  group: null,
  folded: new Set(),
  today: '2026-11-24' as LocalDate,
}
const ask = (rows: readonly Row[], question: Partial<Question> = {}): Answer =>
  new Table(rows, columns).ask({ ...usual, ...question })
const names = (rows: readonly Row[], question: Partial<Question> = {}) =>
  [...ask(rows, question).rows].map((at) => rows[at]?.name)
const narrowed = (rows: readonly Row[], id: string, filter: Filter) =>
  names(rows, { filters: { [id]: filter } })
const by = (id: string, down = false) => ({ column: id, down })
const named = (...all: (string | null)[]): Row[] => all.map((name) => ({ name }))

describe('sorted', () => {
  test('names stand as in a Swedish register: small and large alike, å ä ö last, 9 before 10, é as e', () => {
    const rows = named('Öster', 'Ahl', 'Åby', 'Zeb', 'ahl 10', 'Ahl 9', 'Ärla', 'Édith', 'Eva')
    expect(names(rows, { sort: [by('name')] })).toEqual([
      'Ahl',
      'Ahl 9',
      'ahl 10',
      'Édith',
      'Eva',
      'Zeb',
      'Åby',
      'Ärla',
      'Öster',
    ])
  })
  test('a choice is sorted by its word, not by its code', () => {
    const rows = ['1880', '1884', '1863'].map((where) => ({ name: said[where] as string, where }))
    expect(names(rows, { sort: [by('where')] })).toEqual(['Hällefors', 'Nora', 'Örebro'])
  })
  test('what is empty comes last, whichever way', () => {
    const rows = named('B', null, '', 'A')
    expect(names(rows, { sort: [by('name')] })).toEqual(['A', 'B', null, ''])
    expect(names(rows, { sort: [by('name', true)] })).toEqual(['B', 'A', null, ''])
  })
  test('by several columns the first has the last word; what is alike keeps its order, downwards too', () => {
    const rows: Row[] = [
      { name: 'a', where: '1880', minutes: 30 },
      { name: 'b', where: '1884', minutes: 30 },
      { name: 'c', where: '1880', minutes: 5 },
      { name: 'd', where: '1880', minutes: 30 },
    ]
    expect(names(rows, { sort: [by('where'), by('minutes', true)] })).toEqual(['b', 'a', 'd', 'c'])
    expect(names(rows, { sort: [by('minutes', true)] })).toEqual(['a', 'b', 'd', 'c'])
  })
  test('it is what a plain sort says, for any numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer(), { nil: null })), fc.boolean(), (all, down) => {
        const rows = all.map((minutes) => ({ minutes }))
        const table = new Table<Row>(rows, columns)
        const sorted = [...table.ask({ ...usual, sort: [by('minutes', down)] }).rows].map(
          (at) => all[at] ?? null,
        )
        const numbers = all.filter((one) => one !== null).sort((a, b) => (down ? b - a : a - b))
        expect(sorted).toEqual([...numbers, ...all.filter((one) => one === null)])
      }),
    )
  })
})

describe('narrowed', () => {
  const rows: Row[] = [
    {
      name: 'Örebro',
      where: '1880',
      topics: ['idea', 'law'],
      date: '2026-11-03',
      changed: '2026-11-24T09:15',
      minutes: 30,
    },
    {
      name: 'Nora',
      where: '1884',
      topics: ['law'],
      date: '2026-10-01',
      changed: '2026-10-31T23:59',
      minutes: 0,
    },
    { name: 'Nowhere', where: null, topics: [], date: '2025-12-31', changed: null, minutes: null },
  ]
  test('a word is found without its marks, wherever it stands, and every word must be there', () => {
    expect(narrowed(rows, 'name', { is: 'contains', text: ' OREB ' })).toEqual(['Örebro'])
    expect(narrowed(rows, 'name', { is: 'contains', text: 'no' })).toEqual(['Nora', 'Nowhere'])
    expect(narrowed(rows, 'name', { is: 'contains', text: 'no where' })).toEqual(['Nowhere'])
    expect(narrowed(rows, 'where', { is: 'contains', text: 'orebro' })).toEqual(['Örebro'])
  })
  test('some choices, or all but some; the empty one is a choice too', () => {
    expect(narrowed(rows, 'where', { is: 'among', values: ['1880', ''] })).toEqual(['Örebro', 'Nowhere'])
    expect(narrowed(rows, 'where', { is: 'among', values: ['1880'], except: true })).toEqual([
      'Nora',
      'Nowhere',
    ])
    expect(narrowed(rows, 'where', { is: 'among', values: [''], except: true })).toEqual(['Örebro', 'Nora'])
  })
  test('of several choices one is enough', () => {
    expect(narrowed(rows, 'topics', { is: 'among', values: ['law'] })).toEqual(['Örebro', 'Nora'])
    expect(narrowed(rows, 'topics', { is: 'among', values: ['idea'], except: true })).toEqual([
      'Nora',
      'Nowhere',
    ])
    expect(narrowed(rows, 'topics', { is: 'among', values: [''] })).toEqual(['Nowhere'])
  })
  test.each([
    ['this-month', ['Örebro']],
    ['this-quarter', ['Örebro', 'Nora']],
    ['this-year', ['Örebro', 'Nora']],
    ['last-year', ['Nowhere']],
  ] as const)('days: %s', (period, found) => {
    expect(narrowed(rows, 'date', { is: 'days', period })).toEqual(found)
  })
  test('the last month of a year ends with the year', () => {
    const december = {
      filters: { date: { is: 'days', period: 'this-month' } },
      today: '2025-12-05' as LocalDate,
    } as const
    expect(names(rows, december)).toEqual(['Nowhere'])
  })
  test('from and to are within; an instant is of its day', () => {
    expect(narrowed(rows, 'date', { is: 'days', from: '2026-10-01', to: '2026-11-03' })).toEqual([
      'Örebro',
      'Nora',
    ])
    expect(narrowed(rows, 'date', { is: 'days', to: '2025-12-31' })).toEqual(['Nowhere'])
    expect(narrowed(rows, 'changed', { is: 'days', from: '2026-10-31', to: '2026-10-31' })).toEqual(['Nora'])
  })
  test('a range has its ends, and nought is a number where nothing is none', () => {
    expect(narrowed(rows, 'minutes', { is: 'between', least: 0, most: 30 })).toEqual(['Örebro', 'Nora'])
    expect(narrowed(rows, 'minutes', { is: 'between', most: 0 })).toEqual(['Nora'])
  })
  test('a filter that asks for nothing, or of a column that is not there, takes nothing away', () => {
    expect(narrowed(rows, 'name', { is: 'contains', text: '  ' })).toHaveLength(3)
    expect(narrowed(rows, 'where', { is: 'among', values: [], except: true })).toHaveLength(3)
    expect(narrowed(rows, 'gone', { is: 'contains', text: 'x' })).toHaveLength(3)
  })
  test('filters of several columns all hold', () => {
    const filters = {
      where: { is: 'among', values: ['1880', '1884'] },
      minutes: { is: 'between', least: 1 },
    } as const
    expect(names(rows, { filters })).toEqual(['Örebro'])
  })
})

describe('searched', () => {
  const rows: Row[] = [
    { name: 'Amina', where: '1880', minutes: 30 },
    { name: 'Amina', where: '1884', minutes: 45 },
  ]
  test('each word stands in any column, and all of them in the row', () => {
    expect([...ask(rows, { search: 'amina orebro' }).rows]).toEqual([0])
    expect([...ask(rows, { search: 'amina 45' }).rows]).toEqual([1])
    expect([...ask(rows, { search: 'amina hällefors' }).rows]).toEqual([])
  })
  test('only what is shown is searched', () => {
    expect([...ask(rows, { search: 'orebro', searchIn: ['name'] }).rows]).toEqual([])
  })
  test('a pasted page of words is asked by its first thirty', () => {
    const search = Array.from({ length: 40 }, (_, i) => (i < 30 ? 'amina' : 'x')).join(' ')
    expect([...ask(rows, { search }).rows]).toEqual([0, 1])
  })
})

describe('grouped', () => {
  const rows: Row[] = [
    { name: 'a', where: '1880', topics: ['law', 'idea'], date: '2026-11-03', minutes: 30 },
    { name: 'b', where: '1884', topics: ['law'], date: '2026-09-30', minutes: 15 },
    { name: 'c', where: null, topics: [], date: null, minutes: null },
    { name: 'd', where: '1880', topics: ['idea'], date: '2025-01-01', minutes: 5 },
  ]
  const said = (answer: Answer) =>
    answer.groups?.map(({ key, rows: own, sums }) => [
      key,
      own.map((at) => rows[at]?.name).join(''),
      sums.minutes,
    ])

  test('by a choice: in the order of its words, what is empty last, each with its sum', () => {
    expect(said(ask(rows, { group: { column: 'where' } }))).toEqual([
      ['1884', 'b', 15],
      ['1880', 'ad', 35],
      ['', 'c', 0],
    ])
  })
  test.each([
    ['day', ['2025-01-01', '2026-09-30', '2026-11-03', '']],
    ['month', ['2025-01', '2026-09', '2026-11', '']],
    ['quarter', ['2025-Q1', '2026-Q3', '2026-Q4', '']],
    ['year', ['2025', '2026', '']],
  ] as const)('by the %s of a date', (part, keys) => {
    expect(ask(rows, { group: { column: 'date', by: part } }).groups?.map(({ key }) => key)).toEqual(keys)
  })
  test('downwards when its column is sorted downwards; what is empty is still last', () => {
    const answer = ask(rows, { group: { column: 'date', by: 'year' }, sort: [by('date', true)] })
    expect(said(answer)).toEqual([
      ['2026', 'ab', 45],
      ['2025', 'd', 5],
      ['', 'c', 0],
    ])
  })
  test('a row with several choices stands in each of their groups, and is counted once in the whole', () => {
    const answer = ask(rows, { group: { column: 'topics' } })
    expect(said(answer)).toEqual([
      ['idea', 'ad', 35],
      ['law', 'ab', 45],
      ['', 'c', 0],
    ])
    expect(answer.sums.minutes).toBe(50)
    expect(answer.rows).toHaveLength(4)
  })
  test('by a number: 9 before 10', () => {
    const years = [10, 9, 100].map((year) => ({ year }))
    expect(ask(years, { group: { column: 'year' } }).groups?.map(({ key }) => key)).toEqual([
      '9',
      '10',
      '100',
    ])
  })
  test('line by line: a heading, then its rows; a folded one is its heading alone', () => {
    const lines = (folded: string[]) => {
      const answer = ask(rows, { group: { column: 'where' }, folded: new Set(folded) })
      return [[...answer.lines], [...answer.groupOf]]
    }
    expect(lines([])).toEqual([
      [-1, 1, -2, 0, 3, -3, 2],
      [0, 0, 1, 1, 1, 2, 2],
    ])
    expect(lines(['1880'])).toEqual([
      [-1, 1, -2, -3, 2],
      [0, 0, 1, 2, 2],
    ])
  })
  test('taken out in the order that they stand in, and each once', () => {
    const order = (question: Partial<Question>) =>
      [...asShown(ask(rows, question))].map((at) => rows[at]?.name)
    expect(order({ group: { column: 'where' } })).toEqual(['b', 'a', 'd', 'c'])
    expect(order({ group: { column: 'topics' } })).toEqual(['a', 'd', 'b', 'c'])
    expect(order({ sort: [by('minutes')] })).toEqual(['d', 'b', 'a', 'c'])
  })
  test('by a column that is not there: as if nobody had asked', () => {
    const answer = ask(rows, { group: { column: 'gone' } })
    expect(answer.groups).toBeNull()
    expect([...answer.lines]).toEqual([0, 1, 2, 3])
  })
})

test('the sum is of what was found, in whole öre, and only of what can be summed', () => {
  const rows = [10, 20, 33].map((minutes, i) => ({ minutes, year: 2026, name: i === 2 ? 'x' : 'y' }))
  expect(ask(rows, { filters: { name: { is: 'contains', text: 'y' } } }).sums).toEqual({ minutes: 30 })
})

test('an empty table answers too', () => {
  const answer = ask([], { group: { column: 'where' }, sort: [by('name')], search: 'x' })
  expect([[...answer.rows], answer.groups, [...answer.lines]]).toEqual([[], [], []])
})

test('after a change it answers as if all had been read anew, and reads only what is new', () => {
  let reads = 0
  const counting = columns.map((one) => ({
    ...one,
    valueOf: (row: Row) => {
      reads++
      return one.valueOf(row)
    },
  }))
  const question: Question = {
    ...usual,
    search: 'a',
    sort: [by('name'), by('minutes', true)],
    group: { column: 'topics' },
    filters: { minutes: { is: 'between', least: 2 } },
  }
  const anyRow = fc.record({
    name: fc.constantFrom('a', 'ab', 'Åa', 'b', ''),
    minutes: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    topics: fc.subarray(['law', 'idea', 'a']),
  })
  const anyChange = fc.oneof(
    fc.record({ is: fc.constant('first' as const), rows: fc.array(anyRow, { maxLength: 3 }) }),
    fc.record({ is: fc.constant('last' as const), rows: fc.array(anyRow, { maxLength: 3 }) }),
    fc.record({ is: fc.constant('other' as const), at: fc.nat(), row: anyRow }),
    fc.record({ is: fc.constant('gone' as const), at: fc.nat() }),
  )
  fc.assert(
    fc.property(
      fc.array(anyRow, { maxLength: 12 }),
      fc.array(anyChange, { maxLength: 6 }),
      (first, changes) => {
        let rows: readonly Row[] = first
        let table = new Table<Row>(rows, counting)
        table.ask(question)
        for (const change of changes) {
          const at = 'at' in change ? change.at % Math.max(1, rows.length) : 0
          if (change.is === 'first') rows = [...change.rows, ...rows]
          else if (change.is === 'last') rows = [...rows, ...change.rows]
          else if (change.is === 'gone') rows = rows.filter((_, i) => i !== at)
          else rows = rows.map((row, i) => (i === at ? change.row : row))
          table = new Table<Row>(rows, counting, table)
          reads = 0
          const answer = table.ask(question)
          const most = 'rows' in change ? change.rows.length : 1
          expect(reads).toBeLessThanOrEqual(most * columns.length)
          expect(answer).toEqual(new Table<Row>(rows, columns).ask(question))
        }
      },
    ),
  )
})

test('other columns are read anew: a name may be another in them', () => {
  const rows = named('b', 'a')
  const before = new Table<Row>(rows, columns)
  before.ask({ ...usual, sort: [by('name')] })
  const turned = columns.map((one) => ({ ...one, valueOf: () => 'same' }))
  expect([...new Table<Row>(rows, turned, before).ask({ ...usual, sort: [by('name')] }).rows]).toEqual([0, 1])
})
