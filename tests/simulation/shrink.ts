// A failure made small: as many events as possible are left out, while the same promise still breaks.
import { BrokenPromise } from '../../src/sync/broken-promise.ts'
import { Broken } from './invariants.ts'
import { type Setting, Simulation } from './simulation.ts'

/** Runs an office, or one of a setting: what broke, or null; an error that is no broken promise is one too. */
export async function failing(asked: Simulation | Setting): Promise<Broken | null> {
  const simulation = asked instanceof Simulation ? asked : new Simulation(asked)
  try {
    await simulation.run()
    return null
  } catch (error) {
    if (error instanceof Broken) return error
    const { seed } = simulation.setting
    if (error instanceof BrokenPromise) return new Broken(error.promise, error.message, seed, simulation.step)
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return new Broken('thrown', what, seed, simulation.step)
  }
}

/** The failure with its smallest trace and how to draw it again; at most so many tries. */
export async function shrunk(setting: Setting, problem: Broken, tries = 400): Promise<string> {
  const last = Math.min(setting.steps, problem.step + 1)
  const small: Setting = { ...setting, steps: last }
  const without = new Set<number>(setting.without)
  let left = tries
  for (let size = Math.ceil(last / 2); size >= 1 && left > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < last && left > 0; from += size) {
      const more = new Set(without)
      for (let step = from; step < Math.min(last, from + size); step++) more.add(step)
      if (more.size === without.size) continue
      left -= 1
      const found = await failing(new Simulation({ ...small, without: more }))
      if (found?.promise === problem.promise) for (const step of more) without.add(step)
    }
  }
  const again = new Simulation({ ...small, without })
  again.tracing = true
  const found = await failing(again)
  const kept = Array.from({ length: last }, (_, step) => step).filter((step) => !without.has(step))
  return [
    found?.message ?? problem.message,
    `faults: ${[...again.on].join(', ')}; events left: ${kept.join(',')}`,
    ...again.trace.map((line) => `  ${line.slice(0, 400)}`),
    `replay: REPLAY=${setting.seed} npx vitest run --project stockholm tests/simulation`,
  ].join('\n')
}
