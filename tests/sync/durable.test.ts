// When a device may let go of what it sent: what another log says of its backups is nothing to this one (found by T1).
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
