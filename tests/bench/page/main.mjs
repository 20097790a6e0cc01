// What the bench asks of a contestant inside the page; built once for each.
import * as contestant from 'contestant'
import { docOf, invented, newSessions } from '../lib/records.mjs'

/** @type {unknown} */
let home
let place = { db: '', base: location.origin }

// Every write durable, whoever makes it: what the product promises, asked of all when saves are measured.
let strict = false
const transaction = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  return transaction.call(
    this,
    stores,
    mode,
    strict && mode === 'readwrite' ? { ...options, durability: 'strict' } : options,
  )
}

/**
 * @template T
 * @param {() => Promise<T>} work
 */
async function timed(work) {
  const from = performance.now()
  const value = await work()
  return { ms: performance.now() - from, value }
}

const bench = {
  /** @param {{ db: string, code?: string }} where */
  async open({ db, ...code }) {
    place = { ...place, db }
    home = await contestant.open({ ...place, ...code })
  },
  pull: () => timed(() => contestant.pull(home)),
  push: () => timed(() => contestant.push(home)),
  /** @param {{ many: number, seed: number }} which */
  async saves({ many, seed }) {
    strict = true
    const times = []
    for (const doc of newSessions(many, seed)) times.push((await timed(() => contestant.save(home, doc))).ms)
    strict = false
    return times
  },
  /** @param {{ many: number, seed: number }} which */
  saveOffline: ({ many, seed }) => contestant.saveOffline(home, newSessions(many, seed)),
  /** @param {{ many: number }} which */
  async fill({ many }) {
    const docs = invented(many).map(docOf)
    for (let at = 0; at < docs.length; at += 5_000) await contestant.seed(home, docs.slice(at, at + 5_000))
  },
  /** From the store: it is opened anew for each reading, so that nobody answers from memory. @param {{ many: number, year: number }} which */
  async targets({ many, year }) {
    const times = []
    let sessions = 0
    for (let i = 0; i < many; i++) {
      await contestant.close(home)
      home = await contestant.open(place)
      const { ms, value } = await timed(() => contestant.targets(home, year))
      times.push(ms)
      sessions = value
    }
    return { times, sessions }
  },
  count: () => contestant.count(home),
  /** Has a worker keep the page, for a contestant that is no page by itself. @param {{ page: string }} which */
  async keepOffline({ page }) {
    await navigator.serviceWorker.register(`/bench/worker.js?page=${page}`)
    await navigator.serviceWorker.ready
  },
  close: () => contestant.close(home),
}

// The page that is opened without a server draws one number, and nothing else.
if (location.hash === '#start') void start()
else Object.assign(globalThis, { bench })

async function start() {
  const [db = '', asked = ''] = location.search.slice(1).split('&')
  home = await contestant.open({ db, base: location.origin })
  document.body.append(String(await contestant.targets(home, Number(asked))))
}
