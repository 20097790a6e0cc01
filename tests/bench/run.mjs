// `npm run bench`: the peers, the floors and us in one run, one table; progress on stderr, the table on stdout.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepare } from './build.mjs'
import { machine } from './lib/machine.mjs'
import { pageOf } from './report.mjs'
import { tableOf, titles } from './table.mjs'
import { variants } from './variants.mjs'
import { measure } from './works.mjs'

const usage = `npm run bench -- [--quick] [--rounds N] [--only NAME,…]
  --quick   one round, of the peers the tuned ones, and 100,000 records for us alone: under three minutes
  --rounds  how many rounds of save, pull, change, push and targets (3)
  --only    ${Object.keys(variants).join(', ')}; or what is measured: ${titles.map(({ work }) => work).join(', ')}
A run of everything also writes docs/bench.md; every run writes tests/bench/results/.`

const here = fileURLToPath(new URL('.', import.meta.url))
const asked = askedFor()
const began = new Date()
const say = (/** @type {string} */ text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

await prepare(say)
const { rows, load } = await measure({ ...asked, say })
const minutes = (Date.now() - began.getTime()) / 60_000
const table = tableOf(rows)
const run = { at: began.toISOString(), minutes, machine: machine(), load, rounds: asked.rounds, rows }
mkdirSync(join(here, 'results'), { recursive: true })
const file = join(here, 'results', `${run.at.slice(0, 16).replace(/[-:]/g, '')}.json`)
writeFileSync(file, `${JSON.stringify(run, null, 1)}\n`)
say(`Took ${minutes.toFixed(1)} minutes; every measurement is in ${file}.`)
if (asked.everything) {
  writeFileSync(join(here, '../../docs/bench.md'), pageOf(run, table))
  say('docs/bench.md says so too.')
}
console.log(table)

function askedFor() {
  try {
    const { values } = parseArgs({
      options: {
        quick: { type: 'boolean', default: false },
        rounds: { type: 'string' },
        only: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    const { quick } = values
    const rounds = Number(values.rounds ?? (quick ? 1 : 3))
    if (!Number.isInteger(rounds) || rounds < 1)
      throw new Error(`--rounds ${values.rounds}: a whole number, 1 or more`)
    const names = values.only?.split(',').map((name) => name.trim()) ?? []
    const all = titles.map(({ work }) => work)
    const unknown = names.filter((name) => !variants[name] && !all.some((work) => work === name))
    if (unknown.length > 0) throw new Error(`--only ${unknown.join(', ')}: there is none of that name`)
    const who = Object.keys(variants).filter((name) => names.includes(name))
    const works = all.filter((work) => names.includes(work))
    return {
      rounds,
      who: who.length > 0 ? who : Object.keys(variants).filter((name) => !quick || !variants[name]?.untuned),
      works: new Set(works.length > 0 ? works : all),
      saves: quick ? 20 : 50,
      readings: quick ? 4 : 8,
      starts: quick ? 2 : 5,
      largeForAll: !quick,
      everything: !quick && names.length === 0,
    }
  } catch (problem) {
    console.error(`${problem instanceof Error ? problem.message : problem}\n\n${usage}`)
    process.exit(2)
  }
}
