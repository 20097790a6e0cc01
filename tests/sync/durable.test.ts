// What a late reply may say: of backups, and of what was sent, in a log that was put back meanwhile (found by T1).
import { expect, test } from 'vitest'
import { durableIn, inNoLog, planFor } from '../../src/sync/on-device.ts'

const asked = { epoch: 'a', cursor: 3, cursorHash: 'h3', muts: [] }
const reply = { results: [], entries: [], cursor: 3, more: false, epoch: 'a', durableSeq: 3 }
const durable = (now: { epoch: string | null; cursor: number; cursorHash: string | null }, epoch = 'a') => {
  const said = { ...reply, epoch }
  return durableIn(planFor(asked, said, now), said)
}

test('[I12] a backup counts when the reply is about the place where the device stands', () => {
  expect(durable({ epoch: 'a', cursor: 3, cursorHash: 'h3' })).toBe(3)
})

test('[I12] of another log, or of this one as it was before it was put back, it counts nothing', () => {
  expect(durable({ epoch: 'b', cursor: 3, cursorHash: 'x' }, 'a')).toBe(0)
  expect(durable({ epoch: 'a', cursor: 9, cursorHash: 'h9' })).toBe(0)
  expect(durable(inNoLog)).toBe(0)
})

test('[I12] a late answer is believed of what is still to be read, and asked for again of what is not', () => {
  const mid = '01900000-0000-7000-8000-000000000001'
  const late = { ...reply, results: [{ mid, status: 'applied' as const, seq: 5 }] }
  const answered = (cursor: number, epoch = 'a') =>
    planFor({ ...asked, muts: [{ mid }] }, late, { epoch, cursor, cursorHash: 'x' }).answered.length
  // Read past it, and it was not there: the log was put back behind everybody's back.
  expect(answered(9)).toBe(0)
  expect(answered(4)).toBe(1)
  expect(answered(4, 'b')).toBe(0)
})
