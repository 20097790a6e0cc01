// T18, simulated: an office is put back to an older day, told or behind everybody's back, and gets back what devices hold (I12).
// Seen to fail: when nothing goes back after a restore, within 11 offices of seed 5.
import { failing, shrunk } from '../simulation/shrink.ts'
import { type Fault, Simulation } from '../simulation/simulation.ts'
import type { Proof } from './proof.ts'

const figure = 1_000
const companies: readonly (readonly Fault[])[] = [
  ['restores'],
  ['forgotten-restores'],
  ['restores', 'forgotten-restores', 'erasures'],
  ['restores', 'roles', 'revoked', 'bundles'],
  ['restores', 'versions', 'quota', 'small-wire'],
  ['restores', 'clocks', 'clones', 'poison'],
]

export const proof: Proof = {
  id: 'T18a',
  title: 'restores of older backups, simulated',
  figure: '1,000 restores, 0 lost of what any device still holds',
  run: async ({ seed, share, progress }) => {
    const wanted = Math.round(figure * share)
    const wrong: string[] = []
    const did = { restores: 0, offices: 0, events: 0, writes: 0 }
    for (let i = 0; did.restores < wanted && wrong.length < 3; i++) {
      const only = companies[i % companies.length] ?? []
      const setting = { seed: seed * 1_000_000 + i, steps: 500, only }
      const simulation = new Simulation(setting)
      const problem = await failing(simulation)
      did.restores += simulation.restores
      did.offices += 1
      did.events += simulation.events
      did.writes += simulation.writes
      if (problem) wrong.push(await shrunk(setting, problem))
      progress(did.restores, wanted)
    }
    return { did, wrong }
  },
}
