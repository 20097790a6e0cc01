// Small cells are not shown, and no other cell gives one away.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallCells } from '../../../src/domain/privacy/small-cells.ts'

const answers = ['a', 'b', 'c'] as const

test.each([
  [
    { a: 12, b: 3, c: 2 },
    { a: 12, b: '<5', c: '<5' },
  ],
  [
    { a: 12, b: 7, c: 4 },
    { a: 12, b: '<5', c: '<5' },
  ], // with the sum known, 4 could be worked out from 12 and 7
  [
    { a: 5, b: 5, c: 5 },
    { a: 5, b: 5, c: 5 },
  ],
  [{ a: 12 }, { a: 12, b: '<5', c: '<5' }],
  [{}, { a: '<5', b: '<5', c: '<5' }],
])('%o is shown as %o', (totals, shown) => {
  expect(smallCells(answers, totals)).toEqual(shown)
})

test('a cell under five is never shown, and one hidden cell never stands alone', () => {
  fc.assert(
    fc.property(fc.record({ a: fc.nat(12), b: fc.nat(12), c: fc.nat(12) }), (totals) => {
      const cells = smallCells(answers, totals)
      for (const answer of answers) {
        if (totals[answer] < 5) expect(cells[answer]).toBe('<5')
        else expect([totals[answer], '<5']).toContain(cells[answer])
      }
      expect(Object.values(cells).filter((cell) => cell === '<5')).not.toHaveLength(1)
    }),
  )
})

test('where the lead has set another limit, the cell says so', () => {
  expect(smallCells(answers, { a: 30, b: 9, c: 0 }, 10)).toEqual({ a: 30, b: '<10', c: '<10' })
})
