// T16: no clock decides anything: the same week with clocks ten years wrong, in any direction, ends byte for byte alike (I11).
// Seen to fail: when the office refuses what is dated five minutes ahead, within 20 runs of seed 5.
import { Lot } from '../../src/demo/lot.ts'
import { canonical } from '../../src/sync/canonical.ts'
import { failing } from '../simulation/shrink.ts'
import { type Fault, Simulation } from '../simulation/simulation.ts'
import type { Proof } from './proof.ts'

const figure = 10_000
const decade = 10 * 365.25 * 86_400_000
/** Those of the faults that ask no clock; what is kept for so many days is proved by T1 and T18. */
const faults: readonly Fault[] = ['erasures', 'restores', 'roles', 'bundles', 'small-wire', 'poison', 'quota']

/** What must be alike: the log and its order, what was accepted, the folds, and what every device shows. */
function endOf({ office, devices }: Simulation): string {
  const { log, receipts, records } = office.state
  return canonical([
    log.map(({ seq, mid, rec, op, set, base, by }) => [seq, mid, rec, op, set, base, by]),
    [...receipts].map(([mid, { status, seq }]) => [mid, status, seq]),
    [...records].map(([rec, { folded, first, last }]) => [rec, folded, first, last]),
    devices.map(({ kept }) => [...kept.shown].map(([rec, { view }]) => [rec, view]).sort()),
  ])
}

export const proof: Proof = {
  id: 'T16',
  title: 'clocks ten years wrong, forwards and backwards',
  figure: '10,000 runs; equal folds, order, counts and acceptance',
  run: async ({ seed, share, progress }) => {
    const runs = Math.max(1, Math.round(figure * share))
    const wrong: string[] = []
    let events = 0
    for (let i = 0; i < runs && wrong.length < 3; i++) {
      const lot = new Lot(seed * 1_000_000 + i)
      const setting = {
        seed: seed * 1_000_000 + i,
        steps: 120,
        only: faults.filter(() => lot.chance(0.5)),
      }
      const drawn = () => (lot.next() * 2 - 1) * decade
      const right = new Simulation(setting)
      const skewed = new Simulation({
        ...setting,
        clocks: { devices: [drawn(), drawn(), drawn(), drawn()], office: drawn() },
      })
      for (const one of [right, skewed]) {
        const problem = await failing(one)
        if (problem) wrong.push(problem.message)
        events += one.events
      }
      if (wrong.length === 0 && endOf(right) !== endOf(skewed))
        wrong.push(`another clock, another end · seed ${setting.seed} (${setting.only.join(', ')})`)
      progress(i, runs)
    }
    return { did: { runs, events }, wrong }
  },
}
