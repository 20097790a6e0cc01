// How each piece of work is measured: the same for everyone, one after another, round after round.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { made, pages, records, serverMain } from './build.mjs'
import { fill, start as startRadslag } from './contestants/radslag/server.mjs'
import { launch } from './lib/browser.mjs'
import { otherLoad } from './lib/machine.mjs'
import { between, startProcess } from './lib/process.mjs'
import { variants } from './variants.mjs'

/**
 * @typedef {'save' | 'pull' | 'push' | 'change' | 'edge-pull' | 'edge-push' | 'targets-10k' | 'targets-100k' | 'start'} Work
 * @typedef {{ work: Work, who: string, round: number, ms: number, up?: number, down?: number, requests?: number }} Measured
 * @typedef {object} Server
 * @property {string} url
 * @property {() => Promise<import('./lib/counted.mjs').Traffic>} traffic
 * @property {() => Promise<void>} stop
 * @property {(record: string) => Promise<unknown>} touch
 * @property {() => Promise<number>} count
 * @property {() => Promise<string>} [code]
 *
 * @typedef {object} Plan
 * @property {Set<Work>} works
 * @property {string[]} who
 * @property {number} rounds
 * @property {number} saves in each round
 * @property {number} readings of the targets, in each round and store
 * @property {number} starts
 * @property {boolean} largeForAll whether all are filled with 100,000, or we alone
 * @property {(text: string) => void} say
 */

const many = 10_000
const offline = 1_000
/** What an afternoon in a village hall leaves behind, sent over EDGE on the way home. */
const onTheWay = 100
/** EDGE as it is outside the towns: 240 kbit/s down, 60 up, 400 ms there and back. */
const edge = { offline: false, latency: 400, downloadThroughput: 240_000 / 8, uploadThroughput: 60_000 / 8 }
/** The product opens its store by this name; what is drawn at a cold start lies in it. */
const storeName = 'radslag'

/** @param {Plan} plan */
export async function measure(plan) {
  const { works, who, rounds, say } = plan
  /** @type {Measured[]} */
  const rows = []
  /** @type {number[]} */
  const load = []
  const folder = join(made, 'run')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { docOf, invented, lineOf, year } = await records()
  const office = invented(many)
  const docs = join(folder, 'docs.json')
  writeFileSync(docs, JSON.stringify(office.map(docOf)))
  const store = join(folder, 'store')
  mkdirSync(store)
  if (who.includes('radslag')) {
    say('Importing 10,000 records into the server’s store.')
    fill(serverMain, store, office.map(lineOf))
  }
  const ofYear = office.filter(({ kind, values }) => kind === 'session' && isIn(year, values)).length
  const sessions = office.filter(({ kind }) => kind === 'session').map(({ id }) => id)

  /** @param {string} name @param {{ filled: boolean }} with_ @returns {Promise<Server>} */
  const serve = async (name, { filled }) => {
    if (name === 'radslag') {
      const own = mkdtempSync(join(folder, 'office-'))
      if (filled) cpSync(store, own, { recursive: true })
      return startRadslag(serverMain, own)
    }
    const words = [variants[name]?.folder ?? '', pages, ...(filled ? [docs] : [])]
    const { ask, port, traffic, stop } = startProcess(
      new URL('lib/peer-server.mjs', import.meta.url).pathname,
      words,
    )
    return {
      url: `http://127.0.0.1:${await port}`,
      traffic,
      stop,
      touch: (record) => ask({ ask: 'touch', record }),
      count: () => /** @type {Promise<number>} */ (ask({ ask: 'count' })),
    }
  }
  /** @type {Map<string, Server>} */
  const full = new Map()
  const servers = ['pull', 'change', 'save', 'targets-10k', 'start', 'edge-pull'].some((work) =>
    works.has(/** @type {Work} */ (work)),
  )
  if (servers) {
    say('Starting the servers, each with 10,000 records.')
    for (const name of who) full.set(name, await serve(name, { filled: true }))
  }

  load.push(await otherLoad())
  let browser = await launch(folder)
  /** @type {Map<string, number>} */
  const drawn = new Map()
  const kept = () => browser.context
  for (let round = 0; servers && round < rounds; round++) {
    if (round > 0) {
      await browser.close()
      load.push(await otherLoad())
      browser = await launch(folder)
    }
    for (const name of turned(who, round)) {
      const server = /** @type {Server} */ (full.get(name))
      const page = await open(kept(), server, name, storeName)
      const noted = noting(rows, name, round, page, server)
      const pulled = await noted('pull', works.has('pull'))
      const here = await page.ask('count')
      if (here < many) throw new Error(`${name} pulled ${here} of ${many} (${pulled.value})`)
      for (let i = 0; works.has('change') && i < 4; i++) {
        await server.touch(sessions[(i * 37 + round * 101) % sessions.length] ?? '')
        const { value } = await noted('change', true, 'pull')
        if (value !== 1) say(`  ${name} pulled ${value} records where one was changed`)
      }
      const saved = works.has('save') ? plan.saves : 0
      if (works.has('save')) {
        /** @type {number[]} */
        const times = await page.ask('saves', { many: plan.saves, seed: 100 + round })
        for (const ms of times) rows.push({ work: 'save', who: name, round, ms })
      }
      if (works.has('targets-10k') || works.has('start')) {
        const { times, sessions: counted } = await page.ask('targets', { many: plan.readings + 1, year })
        if (counted !== ofYear + saved)
          throw new Error(`${name} counts ${counted} sessions, not ${ofYear + saved}`)
        drawn.set(name, counted)
        // The first makes a view where that is how it is counted: once in a store's life.
        for (const ms of times.slice(1)) rows.push({ work: 'targets-10k', who: name, round, ms })
      }
      say(`  round ${round + 1}, ${name}: ${summary(rows, name, round)}`)
      await page.close()
    }
  }

  for (let round = 0; works.has('push') && round < rounds; round++) {
    load.push(await otherLoad())
    for (const name of turned(who, round)) {
      const server = await serve(name, { filled: false })
      const page = await open(kept(), server, name, `push-${round}`)
      if (name === 'radslag') await page.ask('pull')
      await page.ask('saveOffline', { many: offline, seed: 300 + round })
      const { value } = await noting(rows, name, round, page, server)('push', true)
      const there = await server.count()
      if (there < offline) throw new Error(`${name} pushed ${there} of ${offline} (${value})`)
      say(`  round ${round + 1}, ${name}: ${summary(rows, name, round, 'push')}`)
      await page.close()
      await server.stop()
    }
  }

  for (const name of who) {
    // The untuned differ by the number of their requests only, and would wait for minutes.
    if (variants[name]?.untuned) continue
    if (works.has('edge-push')) {
      const server = await serve(name, { filled: false })
      const page = await open(kept(), server, name, 'edge-push')
      if (name === 'radslag') await page.ask('pull')
      await page.ask('saveOffline', { many: onTheWay, seed: 900 })
      await page.overEdge()
      await noting(rows, name, 0, page, server)('edge-push', true, 'push')
      const there = await server.count()
      if (there < onTheWay) throw new Error(`${name} pushed ${there} of ${onTheWay} over EDGE`)
      await page.close()
      await server.stop()
    }
    if (works.has('edge-pull')) {
      const server = /** @type {Server} */ (full.get(name))
      const page = await open(kept(), server, name, 'edge-pull')
      await page.overEdge()
      await noting(rows, name, 0, page, server)('edge-pull', true, 'pull')
      const here = await page.ask('count')
      if (here < many) throw new Error(`${name} pulled ${here} of ${many} over EDGE`)
      await page.close()
    }
    say(`  EDGE, ${name}: ${summary(rows, name, 0, 'edge-push')} ${summary(rows, name, 0, 'edge-pull')}`)
  }

  if (works.has('start')) await starts(plan, rows, browser, full, drawn, folder)
  else await browser.close()
  for (const server of full.values()) await server.stop()

  if (works.has('targets-100k')) await large(plan, rows, serve, folder, load)
  rmSync(folder, { recursive: true, force: true })
  return { rows, load }
}

/** @param {Plan} plan @param {Measured[]} rows @param {(name: string, how: { filled: boolean }) => Promise<Server>} serve @param {string} folder @param {number[]} load */
async function large({ who, readings, largeForAll, say }, rows, serve, folder, load) {
  const { year } = await records()
  for (const name of who) {
    // RxDB's variants differ in their replication only; PouchDB's view of so many takes minutes to make.
    if (variants[name]?.untuned || variants[name]?.folder === 'pouchdb') continue
    if (!largeForAll && name !== 'radslag') continue
    load.push(await otherLoad())
    const browser = await launch(folder)
    const server = await serve(name, { filled: false })
    const page = await open(browser.context, server, name, 'large')
    const from = Date.now()
    await page.ask('fill', { many: 100_000 })
    const filled = ((Date.now() - from) / 1000).toFixed(0)
    const { times } = await page.ask('targets', { many: readings + 1, year })
    for (const ms of times.slice(1)) rows.push({ work: 'targets-100k', who: name, round: 0, ms })
    say(`  100,000 records, ${name}: filled in ${filled} s, ${summary(rows, name, 0, 'targets-100k')}`)
    await page.close()
    await server.stop()
    await browser.close()
  }
}

/** @param {Plan} plan @param {Measured[]} rows @param {Awaited<ReturnType<typeof launch>>} browser @param {Map<string, Server>} full @param {Map<string, number>} drawn @param {string} folder */
async function starts({ who, starts: times, say }, rows, browser, full, drawn, folder) {
  const { year } = await records()
  /** @type {Map<string, string>} */
  const address = new Map()
  // PouchDB's newer store is what a new page would take; tuned, RxDB differs in its replication only.
  const pagesOf = who.filter((one) => !variants[one]?.untuned)
  for (const name of pagesOf) {
    const { url } = /** @type {Server} */ (full.get(name))
    const page = await browser.context.newPage()
    if (name === 'radslag') {
      await page.goto(`${url}/?ar=${year}`)
      await page.evaluate(() => navigator.serviceWorker.ready)
      address.set(name, `${url}/?ar=${year}`)
    } else {
      await page.goto(`${url}/bench/${name}.html`)
      await page.evaluate(
        (/** @type {string} */ asked) => /** @type {any} */ (globalThis).bench.keepOffline({ page: asked }),
        name,
      )
      address.set(name, `${url}/bench/${name}.html?${storeName}&${year}#start`)
    }
    await page.waitForTimeout(500)
    await page.close()
  }
  for (const server of full.values()) await server.stop()
  for (let round = 0; round < times; round++) {
    for (const name of turned([...address.keys()], round)) {
      // A new process of the browser each time: nothing of the page is in memory.
      await browser.close({ keep: true })
      browser = await launch(folder, browser.profile)
      const page = await browser.context.newPage()
      await page.addInitScript(watch, String(drawn.get(name)))
      await page.goto(address.get(name) ?? '', { waitUntil: 'commit' })
      const ms = await drawnAt(page)
      if (ms === null)
        say(`  ${name} did not draw ${drawn.get(name)} without its server: ${await textOf(page)}`)
      else rows.push({ work: 'start', who: name, round, ms })
      await page.close()
    }
    say(
      `  start ${round + 1}: ${[...address.keys()].map((name) => `${name} ${summary(rows, name, round, 'start')}`).join(', ')}`,
    )
  }
  await browser.close()
}

/** Runs in the page: notes when a number stands in it, after the picture that holds it. @param {string} number */
function watch(number) {
  const look = () => {
    const text = document.body?.textContent?.replace(/\s/g, '') ?? ''
    if (!text.includes(number)) return
    observer.disconnect()
    requestAnimationFrame(() =>
      setTimeout(() => Object.assign(globalThis, { drawnAt: performance.now() }), 0),
    )
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}

/** @param {import('playwright').Page} page @returns {Promise<number | null>} */
async function drawnAt(page) {
  for (let tries = 0; tries < 200; tries++) {
    const at = await page.evaluate(() => /** @type {any} */ (globalThis).drawnAt ?? null)
    if (at !== null) return at
    await page.waitForTimeout(50)
  }
  return null
}

/** @param {import('playwright').Page} page */
const textOf = (page) => page.evaluate(() => document.body.textContent.slice(0, 300).replace(/\s+/g, ' '))

/** @typedef {Awaited<ReturnType<typeof open>>} Page */

/**
 * A page of one contestant with a new, empty store.
 * @param {import('playwright').BrowserContext} context
 * @param {Server} server
 * @param {string} name
 * @param {string} db
 */
async function open(context, server, name, db) {
  const page = await context.newPage()
  /** @type {string[]} */
  const errors = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${server.url}/bench/${name}.html`)
  for (let tries = 0; !(await page.evaluate(() => 'bench' in globalThis)); tries++) {
    if (tries > 200) throw new Error(`${name} did not start: ${errors.join(' · ')}`)
    await page.waitForTimeout(50)
  }
  /** @param {string} what @param {Record<string, unknown>} [which] @returns {Promise<any>} */
  const ask = (what, which) =>
    page.evaluate(
      ([act, more]) => /** @type {any} */ (globalThis).bench[act](more),
      /** @type {const} */ ([what, which]),
    )
  const code = await server.code?.()
  await ask('open', { db, ...(code ? { code } : {}) })
  return {
    ask,
    /** From here on the page's own requests go over a thin line. */
    async overEdge() {
      const devtools = await context.newCDPSession(page)
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', edge)
    },
    async close() {
      await ask('close')
      await page.close()
    },
  }
}

/** @param {Measured[]} rows @param {string} who @param {number} round @param {Page} page @param {Server} server */
function noting(rows, who, round, page, server) {
  /** @param {Work} work @param {boolean} keep @param {string} [act] */
  return async (work, keep, act = work) => {
    const before = await server.traffic()
    const { ms, value } = await page.ask(act)
    // What is counted on the socket is told a moment after the page has it.
    await new Promise((resolve) => setTimeout(resolve, 30))
    if (keep) rows.push({ work, who, round, ms, ...between(before, await server.traffic()) })
    return { ms, value }
  }
}

/** @param {number} year @param {Record<string, unknown>} values */
const isIn = (year, values) => String(values.date).startsWith(`${year}-`)

/** Another begins each round, so that nobody always follows the same one. @param {string[]} list @param {number} by */
const turned = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)]

/** @param {Measured[]} rows @param {string} who @param {number} round @param {Work} [only] */
function summary(rows, who, round, only) {
  /** @type {Map<string, number[]>} */
  const found = new Map()
  for (const row of rows) {
    if (row.who !== who || row.round !== round || (only && row.work !== only)) continue
    found.set(row.work, [...(found.get(row.work) ?? []), row.ms])
  }
  return [...found].map(([work, times]) => `${work} ${median(times).toFixed(1)} ms`).join(', ')
}

/** @param {readonly number[]} list */
export function median(list) {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}
