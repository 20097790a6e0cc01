// T1: the production rules under everything that goes wrong, for millions of events; what fails is made small and printed.
import { failing, shrunk } from '../simulation/shrink.ts'
import { Simulation } from '../simulation/simulation.ts'
import type { Proof } from './proof.ts'

const figure = 100_000_000
const steps = 400

export const proof: Proof = {
  id: 'T1',
  title: 'simulation of the production code',
  figure: '≥ 100,000,000 events once, 0 violations of I1–I18; hash and seal stubbed',
  run: async ({ seed: first, share, progress }) => {
    const wrong: string[] = []
    const did = { events: 0, offices: 0, writes: 0, restores: 0, erasures: 0 }
    const wanted = figure * share
    for (let i = 0; did.events < wanted; i++) {
      // A million offices for each seed, so that two seeds have none in common.
      const setting = { seed: first * 1_000_000 + i, steps }
      const simulation = new Simulation(setting)
      const problem = await failing(simulation)
      did.events += simulation.events
      did.offices += 1
      did.writes += simulation.writes
      did.restores += simulation.restores
      did.erasures += simulation.erasures
      if (problem) wrong.push(await shrunk(setting, problem))
      if (wrong.length >= 3) break
      progress(did.events, wanted, `office ${did.offices}`)
    }
    return { did, wrong }
  },
}
