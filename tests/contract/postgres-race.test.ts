// A short part of the proof T19: two instances, one office, a reader who skips nothing (tests/prove/t19-postgres-race.ts).
import { expect, test } from 'vitest'
import { proof } from '../prove/t19-postgres-race.ts'

test('[I5] two instances number one office at once, and a reader by cursor skips nothing; the naive way does', async () => {
  const found = await proof.run({ seed: 20_260_504, share: 0.003, progress: () => undefined })
  expect(found.wrong).toEqual([])
  expect(found.did).toMatchObject({ rounds: 300, skipped: 0 })
})
