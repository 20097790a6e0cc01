// T2: a simulation that finds nothing may be blind; so the rules are broken on purpose, and each break must be found.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Setting } from '../simulation/simulation.ts'
import { type Mutant, mutants } from './mutants.ts'
import type { Proof } from './proof.ts'

type Simulated = {
  failing: (setting: Setting) => Promise<{ promise: string; message: string } | null>
}

const most = 200

type Mark = { number: number; from: number; to: number }

/** Where a file's mutants stand in it. */
function marksIn(code: string, file: string, found: Set<Mutant>): Mark[] {
  return mutants.flatMap((mutant, number) => {
    if (mutant.file !== file) return []
    const [before = '', rest = ''] = mutant.at.split('«')
    const [part = '', after = ''] = rest.split('»')
    const at = code.indexOf(before + part + after)
    if (at < 0 || code.indexOf(before + part + after, at + 1) >= 0)
      throw new Error(`The mutant “${mutant.name}” is not found once in ${file}: mend it with the rule`)
    found.add(mutant)
    const from = at + before.length
    return [{ number, from, to: from + part.length }]
  })
}

/** The source with its mutants laid in, each asleep until its number is called; one inside another keeps its own. */
function withMutants(code: string, marks: readonly Mark[], from = 0, to = code.length): string {
  let text = ''
  let done = from
  const outermost = marks.filter(
    (one) => !marks.some((other) => other !== one && other.from <= one.from && other.to >= one.to),
  )
  for (const mark of outermost.sort((a, b) => a.from - b.from)) {
    const nested = marks.filter((one) => one !== mark && one.from >= mark.from && one.to <= mark.to)
    const whole = withMutants(code, nested, mark.from, mark.to)
    text += code.slice(done, mark.from)
    text += `(globalThis.mutant === ${mark.number} ? (${mutants[mark.number]?.instead}) : (${whole}))`
    done = mark.to
  }
  return text + code.slice(done, to)
}

/** The simulation built with all the mutants in it. */
async function built(folder: string): Promise<Simulated> {
  const { build } = await import('vite')
  const found = new Set<Mutant>()
  await build({
    root: process.cwd(),
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        transform(code, id) {
          const file = /\/src\/sync\/([^/?]+)$/.exec(id)?.[1]
          return file ? { code: withMutants(code, marksIn(code, file, found)), map: null } : undefined
        },
      },
    ],
    build: {
      ssr: true,
      outDir: folder,
      target: 'node20',
      copyPublicDir: false,
      minify: false,
      rolldownOptions: {
        input: { simulated: join(process.cwd(), 'tests/simulation/shrink.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
  for (const { name, file } of mutants.filter((one) => !found.has(one)))
    throw new Error(`The mutant “${name}” was not laid in: there is no ${file} in the simulation`)
  return (await import(pathToFileURL(join(folder, 'simulated.mjs')).href)) as unknown as Simulated
}

export const proof: Proof = {
  id: 'T2',
  title: 'rules broken on purpose',
  figure: `≥ 25 mutants of the rules, all caught, each within ${most} seeds`,
  run: async ({ seed, share, progress }) => {
    const cache = join(process.cwd(), 'node_modules/.cache')
    mkdirSync(cache, { recursive: true })
    const folder = mkdtempSync(join(cache, 'mutants-'))
    const wrong: string[] = []
    const caught: string[] = []
    const world = globalThis as { mutant?: number | undefined }
    // A small share takes turns: another part for another seed.
    const step = Math.max(1, Math.round(1 / share))
    let offices = 0
    let tried = 0
    try {
      const { failing } = await built(folder)
      const unbroken = await failing({ seed, steps: 400 })
      if (unbroken) wrong.push(`without a mutant: ${unbroken.message}`)
      for (const [number, mutant] of mutants.entries()) {
        if ((number + seed) % step !== 0) continue
        progress(number, mutants.length, mutant.name)
        tried += 1
        world.mutant = number
        let found: { promise: string } | null = null
        let seeds = 0
        let setting: Setting = { seed, steps: 400 }
        for (; seeds < most && !found; seeds++) {
          setting = {
            seed: seed * 1_000 + seeds,
            steps: mutant.steps ?? 400,
            ...(mutant.faults ? { only: mutant.faults } : {}),
          }
          found = await failing(setting)
        }
        world.mutant = undefined
        // It is the mutant that breaks it, and nothing else.
        const whole = found && (await failing(setting))
        if (whole) wrong.push(`without “${mutant.name}”: ${whole.message}`)
        offices += seeds
        if (found) caught.push(`${mutant.name}: ${found.promise} after ${seeds}`)
        else wrong.push(`not caught within ${most} seeds from ${seed * 1_000}: ${mutant.name}`)
      }
    } finally {
      world.mutant = undefined
      rmSync(folder, { recursive: true, force: true })
    }
    return { did: { mutants: tried, caught: caught.length, offices, table: caught.join('; ') }, wrong }
  },
}
