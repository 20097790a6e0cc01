// The first simulation: two advisers and a lead, a lossy network, crashes; what must hold, holds.
import { expect, test } from 'vitest'
import { Simulation } from './simulation.ts'

const asked = process.env.SEED
const seeds = asked ? [Number(asked)] : Array.from({ length: 120 }, (_, i) => i + 1)

test(`[I1] [I2] [I4] [I6] [I7] [I9] nothing is lost or hidden over ${seeds.length} offices with a bad network`, async () => {
  let writes = 0
  for (const seed of seeds) {
    const simulation = new Simulation(seed)
    await simulation.run(150)
    writes += simulation.writes
  }
  // A simulation in which nothing happens proves nothing.
  expect(writes).toBeGreaterThan(seeds.length * 40)
}, 120_000)
