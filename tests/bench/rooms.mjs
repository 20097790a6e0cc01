// Our own rooms at a size that no office has: what each asks of the store, and how the screens bear it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { made, serverMain } from './build.mjs'
import { start as startRadslag } from './contestants/radslag/server.mjs'
import { launch } from './lib/browser.mjs'
import { otherLoad } from './lib/machine.mjs'
import { median } from './works.mjs'

/**
 * @typedef {{ room: string, store: string, ms: number, least?: number, longest?: number | undefined, of?: number | undefined }} Asked
 * @typedef {{ what: string, store: string, throttle: number, [figure: string]: string | number }} Seen
 * @typedef {{ store: string, many: number, contacts: number, screens: boolean }} Size
 */

/** With 10,000 records also the screens; with 100,000 the store alone. @type {readonly Size[]} */
export const sizes = [
  { store: '10,000', many: 10_000, contacts: 10_000, screens: true },
  { store: '100,000', many: 100_000, contacts: 10_000, screens: false },
]

/** @param {{ of: readonly Size[], times: number, say: (text: string) => void }} plan */
export async function measureRooms({ of, times, say }) {
  /** @type {Asked[]} */
  const asked = []
  /** @type {Seen[]} */
  const seen = []
  /** @type {number[]} */
  const load = []
  const folder = join(made, 'rooms')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { store, many, contacts, screens } of of) {
    load.push(await otherLoad())
    const server = await startRadslag(serverMain, mkdtempSync(join(folder, 'office-')))
    const browser = await launch(folder, undefined, {
      serviceWorkers: 'block',
      viewport: { width: 390, height: 844 },
    })
    const page = await browser.context.newPage()
    await page.goto(`${server.url}/bench/rooms.html`)
    await page.waitForFunction('"rooms" in globalThis')
    /** @param {string} what @param {unknown} [which] @returns {Promise<any>} */
    const ask = (what, which) =>
      page.evaluate(
        ([act, more]) => /** @type {any} */ (globalThis).rooms[act](more),
        /** @type {const} */ ([what, which]),
      )
    await ask('open', { db: 'radslag', code: await server.code() })
    const from = Date.now()
    await ask('fill', { many, contacts })
    say(`  ${store}: filled in ${((Date.now() - from) / 1000).toFixed(0)} s`)
    // From here on nothing is sent: the log that was laid in is not the server’s.
    await browser.context.route('**/api/**', (route) => route.abort())
    const found = /** @type {Record<string, { times: number[], size?: number, longest: number }>} */ (
      await ask('ask', { times })
    )
    for (const [room, { times: all, size, longest }] of Object.entries(found))
      asked.push({ room, store, ms: median(all), least: Math.min(...all), longest, of: size })
    if (screens) {
      const { times: all, longest } = await ask('recount')
      asked.push({ room: 'recount', store, ms: median(all), least: Math.min(...all), longest })
    }
    await ask('close')
    await page.close()
    if (screens)
      for (const throttle of [1, 4]) seen.push(...(await look(browser.context, server.url, store, throttle)))
    await browser.close()
    await server.stop()
  }
  rmSync(folder, { recursive: true, force: true })
  return { asked, seen, load }
}

/**
 * The screens as a person meets them, on a phone's size.
 * @param {import('playwright').BrowserContext} context
 * @param {string} url
 * @param {string} store
 * @param {number} throttle
 * @returns {Promise<Seen[]>}
 */
async function look(context, url, store, throttle) {
  const page = await context.newPage()
  await page.addInitScript(watch)
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
  // The empty page that a tab begins with is older than the script.
  await page.goto(`${url}/healthz`)
  /** @type {Seen[]} */
  const seen = []
  /** @param {string} what @param {Record<string, number | string>} figures */
  const note = (what, figures) => seen.push({ what, store, throttle, ...figures })
  const longest = () => page.evaluate(() => /** @type {any} */ (globalThis).longest())
  /** @param {() => Promise<unknown>} act @param {() => Promise<unknown>} until */
  const timed = async (act, until) => {
    await longest()
    const from = Date.now()
    await act()
    await until()
    const ms = Date.now() - from
    await page.waitForTimeout(1_500)
    return { ms, longest: await longest() }
  }
  const rows = (/** @type {number} */ many) =>
    page.waitForFunction((least) => document.querySelectorAll('.list-item a').length >= least, many, {
      polling: 20,
    })
  const hits = () =>
    page.waitForFunction(
      () => /\d/.test(document.querySelector('.search-input [role=status]')?.textContent ?? ''),
      null,
      {
        polling: 20,
      },
    )

  note(
    'contacts: open',
    await timed(
      () => page.goto(`${url}/kontakter`),
      () => rows(8),
    ),
  )
  note(
    'contacts: first letter',
    await timed(() => page.locator('input[type=search]').pressSequentially('w'), hits),
  )
  note(
    'contacts: misspelt word',
    await timed(
      () => page.locator('input[type=search]').pressSequentially('arsami', { delay: 60 }),
      () => page.getByText('Warsame').first().waitFor(),
    ),
  )
  await page.goto(`${url}/kontakter`)
  await rows(8)
  await page.waitForTimeout(1_000)
  note('contacts: scroll', await scrolled(page, cdp))

  note(
    'logged: open',
    await timed(
      () => page.goto(`${url}/moten?ar=alla`),
      () => rows(8),
    ),
  )
  await page.waitForTimeout(1_000)
  note('logged: scroll', await scrolled(page, cdp))
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.waitForTimeout(500)
  note(
    'logged: search',
    await timed(
      () => page.locator('input[type=search]').pressSequentially('fiber'),
      () => settledSearch(page),
    ),
  )
  await page.close()
  return seen
}

/** Until the count of what was found stands still. @param {import('playwright').Page} page */
async function settledSearch(page) {
  let before = ''
  for (let same = 0; same < 3; ) {
    await page.waitForTimeout(100)
    const now = (await page.locator('p[role=status]').allTextContents()).join()
    same = now === before && !now.includes('…') ? same + 1 : 0
    before = now
  }
}

/**
 * A fast flick down through the list: the time between frames, while it goes on.
 * @param {import('playwright').Page} page
 * @param {import('playwright').CDPSession} cdp
 */
async function scrolled(page, cdp) {
  await page.evaluate(() => /** @type {any} */ (globalThis).frames0())
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 195,
    y: 500,
    yDistance: -24_000,
    speed: 6_000,
    gestureSourceType: 'touch',
  })
  const gaps = /** @type {number[]} */ (await page.evaluate(() => /** @type {any} */ (globalThis).gaps()))
  const sorted = [...gaps].sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return {
    frames: gaps.length,
    median: at(0.5),
    p95: at(0.95),
    most: at(1),
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0),
    empty: await page.evaluate(() => /** @type {any} */ (globalThis).empty),
  }
}

/** Runs in the page: remembers the longest task, and the time between frames while it is asked to. */
function watch() {
  let long = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) long = Math.max(long, duration)
  }).observe({ type: 'longtask' })
  /** @type {number[]} */
  let gaps = []
  let last = 0
  let on = false
  let empty = 0
  const frame = (/** @type {number} */ at) => {
    if (!on) return
    if (last) gaps.push(at - last)
    last = at
    // What stands in the middle of the screen, and is no row, is a hole that the eye sees.
    if (!document.elementFromPoint(195, 500)?.closest('.list-item')) empty++
    requestAnimationFrame(frame)
  }
  Object.assign(globalThis, {
    longest: () => {
      const was = long
      long = 0
      return was
    },
    frames0: () => {
      gaps = []
      last = 0
      empty = 0
      on = true
      requestAnimationFrame(frame)
    },
    gaps: () => {
      on = false
      Object.assign(globalThis, { empty })
      return gaps
    },
  })
}
