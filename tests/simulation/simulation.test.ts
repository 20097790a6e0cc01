// The simulation of the whole: people at work, and everything that goes wrong; what must hold, holds (T1).
import { expect, test } from 'vitest'
import { proof } from '../prove/t1-simulation.ts'
import { failing, shrunk } from './shrink.ts'
import { Simulation } from './simulation.ts'

const replay = process.env.REPLAY
// Each time zone's run has offices of its own, so that together they are the figure.
const seed = process.env.TZ === 'Pacific/Auckland' ? 2 : 1

test.runIf(replay === undefined)(
  '[I1] [I2] [I3] [I4] [I5] [I6] [I7] [I8] [I9] [I12] [I13] [I14] [I15] [I16] [I17] nothing is lost, hidden or read by others, whatever goes wrong',
  async () => {
    const { wrong, did } = await proof.run({ seed, share: 0.004, progress: () => {} })
    expect(wrong.join('\n')).toBe('')
    // A simulation in which nothing happens proves nothing.
    expect(Number(did.writes)).toBeGreaterThan(Number(did.events) / 10)
  },
  300_000,
)

test.runIf(replay !== undefined)(`a failure that was drawn before: ${replay}`, async () => {
  const setting = { seed: Number(replay), steps: 400 }
  const problem = await failing(new Simulation(setting))
  expect(problem && (await shrunk(setting, problem))).toBeNull()
})
