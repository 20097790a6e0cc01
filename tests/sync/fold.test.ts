// The merge laws, over writes drawn by lot: whatever the order, however often, the same heads stand.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyFold, fold, foldAll, type Write, wouldBringBack } from '../../src/sync/fold.ts'
import { changeOf, inverse, repairedBase } from '../../src/sync/mutation.ts'
import { foldText, shown } from '../../src/sync/shown.ts'

/** Writes to two fields of one record, each naming some of the earlier ones as seen. */
const histories = fc
  .array(
    fc.record({
      field: fc.constantFrom('minutes', 'notes'),
      value: fc.integer({ min: 1, max: 4 }),
      sees: fc.array(fc.nat(30), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn) =>
    drawn.map(({ field, value, sees }, i): Write => {
      const earlier = drawn.slice(0, i).flatMap((other, j) => (other.field === field ? [`m${j}`] : []))
      const base =
        earlier.length === 0 ? [] : [...new Set(sees.map((at) => earlier[at % earlier.length] ?? ''))]
      return { mid: `m${i}`, op: 'set', set: { [field]: value }, base: { [field]: base }, seq: i + 1 }
    }),
  )

const withShuffle = histories.chain((writes) =>
  fc.tuple(fc.constant(writes), fc.shuffledSubarray(writes, { minLength: writes.length })),
)

describe('[I6] heads are the writes that no other has seen', () => {
  test('in whatever order they arrive', () => {
    fc.assert(
      fc.property(withShuffle, ([writes, shuffled]) => {
        expect(foldText(foldAll(shuffled))).toBe(foldText(foldAll(writes)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('however often they are repeated', () => {
    fc.assert(
      fc.property(withShuffle, ([writes, again]) => {
        expect(foldText(foldAll([...writes, ...again]))).toBe(foldText(foldAll(writes)))
      }),
      { numRuns: 1_000 },
    )
  })

  test('whether folded one by one or a part at a time', () => {
    fc.assert(
      fc.property(histories, fc.nat(12), (writes, cut) => {
        let parts = foldAll(writes.slice(0, cut))
        for (const write of writes.slice(cut)) parts = fold(parts, write)
        expect(foldText(parts)).toBe(foldText(foldAll(writes)))
      }),
      { numRuns: 500 },
    )
  })

  test('as an oracle says that knows nothing of folding', () => {
    fc.assert(
      fc.property(withShuffle, ([writes, shuffled]) => {
        const folded = foldAll(shuffled)
        for (const field of ['minutes', 'notes']) {
          const seen = new Set(writes.flatMap((write) => write.base[field] ?? []))
          const standing = writes
            .filter((write) => field in write.set && !seen.has(write.mid))
            .map((write) => write.mid)
          expect((folded.fields[field]?.heads ?? []).map((head) => head.mid).sort()).toEqual(standing.sort())
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('an erasure', () => {
  const written: Write = {
    mid: 'a',
    op: 'set',
    set: { notes: 'Amina bor på Storgatan' },
    base: { notes: [] },
    seq: 1,
  }
  const erased: Write = { mid: 'e', op: 'erase', set: { notes: null }, base: { notes: ['a'] }, seq: 2 }
  const folded = foldAll([written, erased])

  test('empties the field, and what saw only what was erased does not bring it back', () => {
    const stale: Write = {
      mid: 'b',
      op: 'set',
      set: { notes: 'Storgatan 3' },
      base: { notes: ['a'] },
      seq: 3,
    }
    const blind: Write = { mid: 'c', op: 'set', set: { notes: 'Storgatan 4' }, base: { notes: [] }, seq: 4 }
    for (const late of [stale, blind]) {
      expect(fold(folded, late).fields.notes?.heads.map((head) => head.value)).toEqual([null])
    }
  })

  test('is written over by one who has seen it', () => {
    const knowing: Write = {
      mid: 'd',
      op: 'set',
      set: { notes: 'bytt kontaktväg' },
      base: { notes: ['e'] },
      seq: 3,
    }
    expect(fold(folded, knowing).fields.notes?.heads.map((head) => head.value)).toEqual(['bytt kontaktväg'])
  })

  test('holds also when it is folded before what it erases', () => {
    expect(foldText(foldAll([erased, written]))).toBe(foldText(folded))
  })
})

test('a repair answers to the name of what it repairs, so that later edits follow it', () => {
  const repair: Write = {
    mid: 'r',
    op: 'set',
    set: { minutes: 60 },
    base: { minutes: ['a'] },
    repairs: 'bad',
    seq: 2,
  }
  const later: Write = { mid: 'l', op: 'set', set: { minutes: 90 }, base: { minutes: ['bad'] }, seq: 3 }
  const first: Write = { mid: 'a', op: 'set', set: { minutes: 45 }, base: {}, seq: 1 }
  for (const order of [
    [first, repair, later],
    [first, later, repair],
  ]) {
    expect(order.reduce(fold, emptyFold).fields.minutes?.heads.map((head) => head.value)).toEqual([90])
  }
})

test('[I16] a repair that later edits have gone past is known by its own name: an erasure covers it', () => {
  const at = (mid: string, base: Record<string, string[]>, repairs?: string) => ({
    mid,
    op: 'set' as const,
    set: { name: mid },
    base,
    ...(repairs === undefined ? {} : { repairs }),
  })
  const edit = at('edit', { name: ['refused'] })
  const repair = at('repair', { name: [] }, 'refused')
  for (const writes of [
    [edit, repair],
    [repair, edit],
  ]) {
    const { heads, gone } = foldAll(writes).fields.name ?? { heads: [], gone: [] }
    expect(heads.map(({ mid }) => mid)).toEqual(['edit'])
    expect(gone).toEqual(['refused', 'repair'])
  }
})

test('[I16] on an erased field only what names something known that stands is a new word', () => {
  const erase = { mid: 'erasure', op: 'erase' as const, set: { name: null }, base: { name: ['old'] } }
  const said = { mid: 'later', op: 'set' as const, set: { name: 'later' }, base: { name: ['erasure'] } }
  const folded = foldAll([erase, said])
  expect(wouldBringBack(folded, 'name', [])).toBe(true)
  expect(wouldBringBack(folded, 'name', ['old'])).toBe(true)
  // What an office put back to an older day does not know may be from before or after: it says nothing.
  expect(wouldBringBack(folded, 'name', ['never-met'])).toBe(true)
  expect(wouldBringBack(folded, 'name', ['never-met', 'erasure'])).toBe(false)
  expect(wouldBringBack(folded, 'name', ['later'])).toBe(false)
  expect(wouldBringBack(folded, 'notes', [])).toBe(false)
})

test('[I16] whoever edits after an erasure names it; undoing names only those that were seen before', () => {
  const rec = '01900000-0000-7000-8000-000000000001'
  const made = { mid: 'made', op: 'set' as const, set: { name: 'Amina', type: 'person' }, base: {} }
  const erase = { mid: 'erasure', op: 'erase' as const, set: { name: null }, base: { name: ['made'] } }
  const said = { mid: 'later', op: 'set' as const, set: { name: 'Bo' }, base: { name: ['erasure'] } }
  const see = (...writes: Write[]) => shown('contact', rec, foldAll(writes), { arrived: 1, unsent: false })
  const [before, after] = [see(made), see(made, erase, said)]
  expect(changeOf(after, { name: 'Cia' }, 'edit')?.base).toEqual({ name: ['erasure', 'later'] })
  const change = changeOf(before, { name: 'Eva' }, 'edit')
  expect(change?.base).toEqual({ name: ['made'] })
  expect(change && inverse(change, before, after, 'undo').base).toEqual({ name: ['edit'] })
  expect(repairedBase({ name: ['made'] }, after)).toEqual({ name: ['erasure', 'made'] })
})
