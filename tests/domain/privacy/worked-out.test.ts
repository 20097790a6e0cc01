// Somebody who sees every number there is, and knows how many answered, cannot work out how few gave an answer.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addedBy, type Cell, cellsOf, smallCells } from '../../../src/domain/privacy/small-cells.ts'

const answers = ['a', 'b', 'c'] as const
type Answer = (typeof answers)[number]
type Totals = Record<Answer, number>

/** Every way in which so many people may have answered. */
function* answered(people: number): Generator<Totals> {
  for (let a = 0; a <= people; a++) for (let b = 0; a + b <= people; b++) yield { a, b, c: people - a - b }
}

const people = ({ a, b, c }: Totals): number => a + b + c
const sumOf = (lists: readonly Totals[]): Totals => ({
  a: lists.reduce((sum, { a }) => sum + a, 0),
  b: lists.reduce((sum, { b }) => sum + b, 0),
  c: lists.reduce((sum, { c }) => sum + c, 0),
})

/**
 * Cells of one to four people that are worked out for certain by somebody who sees what is shown, knows how many
 * answered at each meeting, and holds against it every way in which they may have answered.
 */
function workedOut(lists: [Totals, Totals], couldBe: (lists: readonly Totals[]) => boolean): string[] {
  const seen = lists.map(() => ({ a: new Set<number>(), b: new Set<number>(), c: new Set<number>() }))
  for (const one of answered(people(lists[0])))
    for (const other of answered(people(lists[1]))) {
      const world = [one, other]
      if (!couldBe(world)) continue
      for (const [i, cells] of world.entries())
        for (const answer of answers) seen[i]?.[answer].add(cells[answer])
    }
  return lists.flatMap((list, i) =>
    answers
      .filter((answer) => seen[i]?.[answer].size === 1 && list[answer] >= 1 && list[answer] <= 4)
      .map((answer) => `${answer} of list ${i + 1} is ${list[answer]}`),
  )
}

/** Ours: what each list added is seen, more than any page shows; what was not added waits, why is not known. */
function fromOurs(lists: [Totals, Totals]): string[] {
  const added = addedBy(answers, lists)
  return workedOut(lists, (world) =>
    answers.every((answer) => {
      let waiting = 0
      return world.every((cells, i) => {
        if (people(cells) >= 5) waiting += cells[answer]
        const came = added[i]?.[answer] ?? 0
        if (came === 0) return true
        const isAll = came === waiting
        waiting = 0
        return isAll
      })
    }),
  )
}

type Rule = (sum: Totals) => Record<Answer, Cell>

/** As it would be if each list, and their sum, were shown by a rule that looks at nothing but that. */
function fromEachSum(lists: [Totals, Totals], rule: Rule): string[] {
  const views = [[0], [1], [0, 1]].map((wanted) => ({
    wanted,
    cells: rule(sumOf(wanted.map((i) => lists[i] as Totals))),
  }))
  return workedOut(lists, (world) =>
    views.every(({ wanted, cells }) => {
      const sum = sumOf(wanted.map((i) => world[i] as Totals))
      return answers.every((answer) => typeof cells[answer] === 'string' || cells[answer] === sum[answer])
    }),
  )
}
const onlyTheSmall: Rule = (sum) =>
  Object.fromEntries(
    answers.map((answer) => [answer, sum[answer] < 5 ? '<5' : sum[answer]]),
  ) as unknown as Record<Answer, Cell>

const few = fc.record({ a: fc.nat(11), b: fc.nat(9), c: fc.nat(6) })
const twoLists = fc.tuple(few, few)

test('no cell of one to four can be worked out from cells, lists and days, even by who knows how many answered', () => {
  // Found by an earlier search, each a rule since: all of one answer, and a list that nobody answered.
  expect(
    fromOurs([
      { a: 1, b: 0, c: 0 },
      { a: 5, b: 0, c: 0 },
    ]),
  ).toEqual([])
  expect(
    fromOurs([
      { a: 12, b: 7, c: 4 },
      { a: 0, b: 0, c: 0 },
    ]),
  ).toEqual([])
  fc.assert(
    fc.property(twoLists, (lists) => {
      expect(fromOurs(lists), JSON.stringify(lists)).toEqual([])
    }),
    { numRuns: 800 },
  )
})

test('without the rule across lists, or without the second hidden cell, the same attempt succeeds', () => {
  const lot = fc.sample(twoLists, { numRuns: 200, seed: 5 })
  expect(lot.some((lists) => fromEachSum(lists, (sum) => smallCells(answers, sum)).length > 0)).toBe(true)
  expect(lot.some((lists) => fromEachSum(lists, onlyTheSmall).length > 0)).toBe(true)
  // One list alone: twelve, seven and four, of twenty-three.
  const alone: [Totals, Totals] = [
    { a: 12, b: 7, c: 4 },
    { a: 0, b: 0, c: 0 },
  ]
  expect(fromEachSum(alone, onlyTheSmall)).toEqual(['c of list 1 is 4'])
  expect(fromOurs(alone)).toEqual([])
})

const totals = fc.record({ a: fc.nat(14), b: fc.nat(14), c: fc.nat(14) })

test('between any two choices of lists a shown cell differs by nothing, or by at least five people', () => {
  fc.assert(
    fc.property(fc.array(totals, { maxLength: 8 }), fc.infiniteStream(fc.boolean()), (lists, lot) => {
      const added = addedBy(answers, lists)
      const within = added.filter(() => lot.next().value)
      const fewer = within.filter(() => lot.next().value)
      const [more, less] = [cellsOf(answers, within), cellsOf(answers, fewer)]
      for (const answer of answers) {
        const [high, low] = [more[answer], less[answer]]
        if (typeof high !== 'number' || typeof low !== 'number') continue
        expect(high - low === 0 || high - low >= 5, JSON.stringify(lists)).toBe(true)
      }
    }),
  )
})

test('nobody is invented', () => {
  fc.assert(
    fc.property(fc.array(totals, { maxLength: 8 }), (lists) => {
      const [added, told] = [addedBy(answers, lists), sumOf(lists)]
      for (const answer of answers) {
        const sum = added.reduce((so, one) => so + one[answer], 0)
        expect(sum).toBeLessThanOrEqual(told[answer])
      }
    }),
  )
})
