// `npm run bench`: the peers, the floors and us in one run, one table; progress on stderr, the table on stdout.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { prepare, prepareOurs } from './build.mjs'
import { machine } from './lib/machine.mjs'
import { measurePhone, phoneSection } from './phone.mjs'
import { pageOf } from './report.mjs'
import { measureRooms, sizes } from './rooms.mjs'
import { roomsSection } from './rooms-table.mjs'
import { keepingSections, withSection } from './sections.mjs'
import { tableOf, titles } from './table.mjs'
import { variants } from './variants.mjs'
import { measure } from './works.mjs'

const usage = `npm run bench -- [--quick] [--rounds N] [--only NAME,…]
  --quick   one round, of the peers the tuned ones, and 100,000 records for us alone: under six minutes
  --rounds  how many rounds of save, pull, change, push and targets (3)
  --only    ${Object.keys(variants).join(', ')}; or what is measured: ${titles.map(({ work }) => work).join(', ')}, phone, rooms
A run of everything also writes docs/performance.md; every run writes tests/bench/results/.`

const here = fileURLToPath(new URL('.', import.meta.url))
const asked = askedFor()
const began = new Date()
const say = (/** @type {string} */ text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

const page = join(here, '../../docs/performance.md')
mkdirSync(join(here, 'results'), { recursive: true })
const minutes = () => (Date.now() - began.getTime()) / 60_000
if (asked.works.size > 0) await others()
if (asked.phone) await phone()
if (asked.rooms) await ours()
say(`Took ${minutes().toFixed(1)} minutes.`)

async function others() {
  await prepare(say)
  const { rows, load } = await measure({ ...asked, say })
  const table = tableOf(rows)
  const run = {
    at: began.toISOString(),
    minutes: minutes(),
    machine: machine(),
    load,
    rounds: asked.rounds,
    rows,
  }
  keep('', run)
  if (asked.everything) {
    writeFileSync(
      page,
      keepingSections(pageOf(run, table), existsSync(page) ? readFileSync(page, 'utf8') : ''),
    )
    say('docs/performance.md says so too.')
  }
  console.log(table)
}

async function phone() {
  if (asked.works.size === 0) await prepareOurs(say)
  say('An adviser’s phone.')
  const run = { at: began.toISOString(), ...(await measurePhone({ times: asked.starts, say })) }
  keep('-phone', run)
  const section = phoneSection(run)
  if (asked.large) writeFileSync(page, withSection(readFileSync(page, 'utf8'), 'phone', section))
  console.log(section)
}

async function ours() {
  if (asked.works.size === 0 && !asked.phone) await prepareOurs(say)
  say('Our own rooms.')
  const of = asked.large ? sizes : sizes.filter(({ screens }) => screens)
  const run = { at: began.toISOString(), ...(await measureRooms({ of, times: 5, say })) }
  keep('-rooms', run)
  const section = roomsSection(run)
  if (asked.large) writeFileSync(page, withSection(readFileSync(page, 'utf8'), 'rooms', section))
  console.log(section)
}

/** @param {string} what @param {object} run */
function keep(what, run) {
  const name = `${began.toISOString().slice(0, 16).replace(/[-:]/g, '')}${what}.json`
  writeFileSync(join(here, 'results', name), `${JSON.stringify(run, null, 1)}\n`)
  say(`Every measurement is in tests/bench/results/${name}.`)
}

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
    const own = ['phone', 'rooms']
    const unknown = names.filter(
      (name) => !own.includes(name) && !variants[name] && !all.some((work) => work === name),
    )
    if (unknown.length > 0) throw new Error(`--only ${unknown.join(', ')}: there is none of that name`)
    const who = Object.keys(variants).filter((name) => names.includes(name))
    const works = all.filter((work) => names.includes(work))
    return {
      rounds,
      who: who.length > 0 ? who : Object.keys(variants).filter((name) => !quick || !variants[name]?.untuned),
      works: new Set(works.length > 0 || names.some((name) => own.includes(name)) ? works : all),
      phone: names.length === 0 || names.includes('phone'),
      rooms: names.length === 0 || names.includes('rooms'),
      large: !quick,
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
