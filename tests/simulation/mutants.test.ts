// The simulation is not blind: rules that are broken on purpose are found (T2), a part of them in each time zone.
import { expect, test } from 'vitest'
import { proof } from '../prove/t2-mutants.ts'

const seed = process.env.TZ === 'Pacific/Auckland' ? 2 : 1

test('a rule of the sync that is broken on purpose is found within 200 offices', async () => {
  const { wrong, did } = await proof.run({ seed, share: 0.2, progress: () => {} })
  expect(wrong).toEqual([])
  expect(Number(did.caught)).toBeGreaterThan(5)
}, 300_000)
