// Where the keys lead in a table: never out of it, and the head is a line of its own.
import { describe, expect, test } from 'vitest'
import { type At, after } from '../../src/app/tables/grid-keys.ts'

const size = { lines: 100, cells: 5, page: 10 }
const plain = { ctrlKey: false, metaKey: false, altKey: false }
const press = (from: At, key: string, held: Partial<typeof plain> = {}) =>
  after(from, { key, ...plain, ...held }, size)

describe('from a cell in the middle', () => {
  test.each([
    ['ArrowUp', { line: 49, cell: 2 }],
    ['ArrowDown', { line: 51, cell: 2 }],
    ['ArrowLeft', { line: 50, cell: 1 }],
    ['ArrowRight', { line: 50, cell: 3 }],
    ['Home', { line: 50, cell: 0 }],
    ['End', { line: 50, cell: 4 }],
    ['PageUp', { line: 40, cell: 2 }],
    ['PageDown', { line: 60, cell: 2 }],
  ])('%s', (key, to) => expect(press({ line: 50, cell: 2 }, key)).toEqual(to))
  test('with Ctrl, or its like on a Mac, Home and End are those of the table', () => {
    expect(press({ line: 50, cell: 2 }, 'Home', { ctrlKey: true })).toEqual({ line: 0, cell: 0 })
    expect(press({ line: 50, cell: 2 }, 'End', { metaKey: true })).toEqual({ line: 99, cell: 4 })
  })
  test('what leads nowhere is left to others', () => {
    expect(press({ line: 50, cell: 2 }, 'a')).toBeNull()
    expect(press({ line: 50, cell: 2 }, 'ArrowDown', { altKey: true })).toBeNull()
  })
})

describe('at an edge', () => {
  test('the head is above the first line, and nothing is above the head', () => {
    expect(press({ line: 0, cell: 2 }, 'ArrowUp')).toEqual({ line: -1, cell: 2 })
    expect(press({ line: -1, cell: 2 }, 'ArrowUp')).toEqual({ line: -1, cell: 2 })
    expect(press({ line: -1, cell: 2 }, 'ArrowDown')).toEqual({ line: 0, cell: 2 })
  })
  test('a page up stops at the first line, and from there it goes to no line above the head', () => {
    expect(press({ line: 4, cell: 0 }, 'PageUp')).toEqual({ line: 0, cell: 0 })
    expect(press({ line: -1, cell: 0 }, 'PageUp')).toEqual({ line: -1, cell: 0 })
  })
  test('the last line and the last cell are the last', () => {
    expect(press({ line: 99, cell: 4 }, 'ArrowDown')).toEqual({ line: 99, cell: 4 })
    expect(press({ line: 95, cell: 4 }, 'PageDown')).toEqual({ line: 99, cell: 4 })
    expect(press({ line: 9, cell: 4 }, 'ArrowRight')).toEqual({ line: 9, cell: 4 })
  })
  test('in an empty table only the head is left', () => {
    const to = after({ line: -1, cell: 0 }, { key: 'ArrowDown', ...plain }, { lines: 0, cells: 5, page: 1 })
    expect(to).toEqual({ line: -1, cell: 0 })
  })
})
