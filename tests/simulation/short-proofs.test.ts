// A short part of the longer proofs, another part in each time zone; the whole of each is `npm run prove`.
import { expect, test } from 'vitest'
import type { Proof } from '../prove/proof.ts'
import { proof as model } from '../prove/t3-model.ts'
import { proof as laws } from '../prove/t4-merge-laws.ts'
import { proof as clocks } from '../prove/t16-clocks.ts'
import { proof as versions } from '../prove/t17-versions.ts'
import { proof as restores } from '../prove/t18-restores.ts'

const seed = process.env.TZ === 'Pacific/Auckland' ? 2 : 1
const wrongIn = async (proof: Proof, share: number): Promise<readonly string[]> =>
  (await proof.run({ seed, share, progress: () => {} })).wrong

test('[I1] [I4] [I6] [I7] devices and office do what a model of thirty lines says, whatever order messages take', async () => {
  expect(await wrongIn(model, 0.02)).toEqual([])
})

test('[I6] heads are the writes that no other has seen, in any order, repeated, in parts', async () => {
  expect(await wrongIn(laws, 0.01)).toEqual([])
})

test('[I11] a week with clocks ten years wrong ends byte for byte as with right ones', async () => {
  expect(await wrongIn(clocks, 0.003)).toEqual([])
})

test('[I13] devices and offices of every version meet, and nothing is lost or read wrongly', async () => {
  expect(await wrongIn(versions, 0.01)).toEqual([])
})

test('[I12] an office that is put back to an older day gets back what its devices hold', async () => {
  expect(await wrongIn(restores, 0.015)).toEqual([])
})
