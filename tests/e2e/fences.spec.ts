// A short part of the proofs in the browser, with every run of the tests; the whole figures are npm run prove's.
import { expect, test } from '@playwright/test'
import { savedWithoutRoom } from '../prove/t10-quota.ts'
import { tabsTogether } from '../prove/t11-tabs.ts'
import { openedAndLeftAlone } from '../prove/t22-boot.ts'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const asked = (share: number) => ({ seed, share, progress: () => undefined })
const dist = 'dist'

test('[I9] opened with unsent rows and left alone, they are sent (T22)', async () => {
  // A busy machine is slow, not wrong: the five seconds are the whole proof's.
  const { wrong } = await openedAndLeftAlone(asked(0.03), { within: 60_000, dist })
  expect(wrong).toEqual([])
})

test('[I3] without room each save is whole, or refused with its draft and a way out (T10)', async () => {
  const { wrong } = await savedWithoutRoom(asked(0.04), { dist })
  expect(wrong).toEqual([])
})

test('[I7] tabs of one device save at once, are killed, and meet an older and a newer store (T11)', async () => {
  const only = [
    'tabs at once',
    'leader killed',
    'newer comes while open',
    'old shell, new store',
    'new shell, old store',
  ]
  const { wrong } = await tabsTogether(asked(0.01), { dist, only })
  expect(wrong).toEqual([])
})
