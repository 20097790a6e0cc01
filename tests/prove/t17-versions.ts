// T17: every version meets every other: devices of the four latest, an office of any, upgrades in any order (I13).
// Seen to fail: when a newer version’s word is refused for good, within 13 runs of seed 5.
import { failing, shrunk } from '../simulation/shrink.ts'
import { Simulation } from '../simulation/simulation.ts'
import { versions } from '../simulation/versions.ts'
import type { Proof } from './proof.ts'

const figure = 50
const { first, last } = versions
const all = Array.from({ length: last - first + 1 }, (_, i) => first + i)

export const proof: Proof = {
  id: 'T17',
  title: 'versions n-3…n of devices × n-3…n of the office, upgraded in any order',
  figure: 'the full matrix × 50 seeds',
  run: async ({ seed, share, progress }) => {
    const seeds = Math.max(1, Math.round(figure * share))
    const pairs = all.flatMap((one) => all.flatMap((other) => all.map((office) => ({ one, other, office }))))
    const wrong: string[] = []
    const did = { cells: pairs.length, runs: 0, events: 0, writes: 0 }
    for (const [cell, { one, other, office }] of pairs.entries()) {
      for (let i = 0; i < seeds && wrong.length < 3; i++) {
        const setting = {
          seed: seed * 1_000_000 + cell * 1_000 + i,
          steps: 300,
          only: ['versions', ...(i % 2 === 0 ? (['restores', 'erasures'] as const) : [])] as const,
          from: { devices: [one, other], office },
        }
        const simulation = new Simulation(setting)
        const problem = await failing(simulation)
        did.runs += 1
        did.events += simulation.events
        did.writes += simulation.writes
        if (problem)
          wrong.push(`devices of ${one} and ${other}, office of ${office}: ${await shrunk(setting, problem)}`)
      }
      progress(cell, pairs.length, `devices of ${one} and ${other}, office of ${office}`)
    }
    return { did, wrong }
  },
}
