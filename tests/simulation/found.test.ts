// What the simulation has found: each office again, so that what was mended stays so. What each broke is held beside it
// by a test that draws nothing by lot, for an office is another one when the simulation learns something new.
import { expect, test } from 'vitest'
import { failing } from './shrink.ts'

const found: readonly (readonly [seed: number, steps: number, what: string])[] = [
  [2_000_170, 400, '[I16] what is set aside after an erasure kept what it said (tests/device/lost-log)'],
  [1_465_049_096_006_127, 120, '[I16] the same, of another’s signature'],
  [9_000_200, 400, '[I1] let in under another name, a device forgot to ask again (tests/device/lost-log)'],
  [1_001_147, 400, '[I1] another log’s backups were taken for this one’s (tests/sync/durable)'],
  [2_001_120, 400, '[I1] the same, of a log put back behind everybody’s back'],
  [103_000_994, 400, '[I16] what stands on a row that never came was taken for a new word (tests/sync/fold)'],
  [203_000_936, 400, '[I16] the same, of a row that a restore had lost'],
  [207_001_243, 400, '[I1] a late answer of a log that was put back was believed (tests/sync/durable)'],
  [1_001_286, 400, '[I1] a stale write was in no place after a restore (tests/server/ahead)'],
]

test.each(found)('office %i, %i events: %s', async (seed, steps) => {
  expect(await failing({ seed, steps })).toBeNull()
})

test('[I7] what was made under a name that the device had before stays on its screen', async () => {
  expect(await failing({ seed: 3_125, steps: 1_500, only: ['restores', 'clones', 'roles'] })).toBeNull()
})
