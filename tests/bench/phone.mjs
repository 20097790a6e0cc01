// An adviser's phone with 10,000 records and a slow processor: how soon it starts without a network, answers a finger, and what it takes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { made, records, serverMain } from './build.mjs'
import { start as startRadslag } from './contestants/radslag/server.mjs'
import { launch } from './lib/browser.mjs'
import { otherLoad } from './lib/machine.mjs'
import { median } from './works.mjs'

/**
 * @typedef {{ at: number[], bare: number[] }} Starts milliseconds from the navigation to the picture, ours and the bare page's
 * @typedef {{ what: string, times: number[], slowest: string }} Answers milliseconds from a finger or key to the next picture; what the slowest was
 * @typedef {{ heap: number, page: number, process: number, empty: number }} Memory bytes
 * @typedef {{ load: number[], starts: Starts, answers: Answers[], memory: Memory, many: number, slow: number }} Phone
 * @typedef {import('playwright').Page} Page
 */

const many = 10_000
const contacts = 1_000
/** How many times as slow as this machine: a cheap phone of some years. */
const slow = 6

/** @param {{ times: number, say: (text: string) => void }} plan @returns {Promise<Phone>} */
export async function measurePhone({ times, say }) {
  const folder = join(made, 'phone')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { docOf, invented, year } = await records()
  const load = [await otherLoad()]
  const server = await startRadslag(serverMain, mkdtempSync(join(folder, 'office-')))
  const size = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  let browser = await launch(folder, undefined, size)

  const page = await browser.context.newPage()
  await page.goto(`${server.url}/bench/rooms.html`)
  await page.waitForFunction('"rooms" in globalThis')
  /** @param {string} act @param {unknown} [more] */
  const ask = (act, more) =>
    page.evaluate(
      ([act, more]) => /** @type {any} */ (globalThis).rooms[act](more),
      /** @type {const} */ ([act, more]),
    )
  await ask('open', { db: 'radslag', code: await server.code('lead') })
  await ask('fill', { many, contacts })
  const sessions = await ask('sessions')
  await ask('close')
  // From here on nothing is sent: the log that was laid in is not the server’s.
  await browser.context.route('**/api/**', (route) => route.abort())
  await page.goto(`${server.url}/bench/hello.html`)
  await page.evaluate(async (docs) => {
    await /** @type {any} */ (globalThis).hello(docs)
    await navigator.serviceWorker.register('/bench/worker.js?page=hello')
    await navigator.serviceWorker.ready
  }, invented(many).map(docOf))
  await page.goto(`${server.url}/?ar=${year}`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForTimeout(1_000)
  await page.close()
  await server.stop()
  say(`  the phone: ${many} records, ${sessions} sessions of ${year}; the server is gone`)

  /** @type {Starts} */
  const starts = { at: [], bare: [] }
  for (let round = 0; round < times; round++) {
    load.push(await otherLoad())
    /** @type {['at' | 'bare', string, string][]} */
    const both = [
      ['at', `${server.url}/?ar=${year}`, String(sessions)],
      ['bare', `${server.url}/bench/hello.html`, '2026-11-'],
    ]
    for (const [who, address, text] of round % 2 ? both.reverse() : both) {
      // A new process of the browser each time: nothing of the page is in memory.
      await browser.close({ keep: true })
      browser = await launch(folder, browser.profile, size)
      starts[who].push(await startsIn(await browser.context.newPage(), address, text))
    }
    say(`  start ${round + 1}: ${starts.at.at(-1)?.toFixed(0)} ms, bare ${starts.bare.at(-1)?.toFixed(0)} ms`)
  }

  const answers = await answersOf(await browser.context.newPage(), server.url, say)
  await browser.close({ keep: true })
  browser = await launch(folder, browser.profile, size)
  const memory = await memoryOf(browser.context, server.url, year)
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
  return { load, starts, answers, memory, many, slow }
}

/** @param {Page} page */
async function slowed(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow })
}

/** From the navigation until a text is painted. @param {Page} page @param {string} address @param {string} text */
async function startsIn(page, address, text) {
  await slowed(page)
  await page.addInitScript((wanted) => {
    const observer = new MutationObserver(() => {
      if (!document.body?.textContent?.replace(/\s/g, '').includes(wanted)) return
      observer.disconnect()
      requestAnimationFrame(() =>
        setTimeout(() => Object.assign(globalThis, { drawnAt: performance.now() }), 0),
      )
    })
    observer.observe(document, { subtree: true, childList: true, characterData: true })
  }, text)
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction('"drawnAt" in globalThis', undefined, { timeout: 60_000 })
  return page.evaluate(() => /** @type {any} */ (globalThis).drawnAt)
}

/** What the browser itself calls an interaction: from the finger or key until the picture that follows it. @param {Page} page @param {string} url @param {(text: string) => void} say */
async function answersOf(page, url, say) {
  await page.addInitScript(() => {
    /** @type {Map<number, { ms: number, what: string }>} */
    const longest = new Map()
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { duration, interactionId, name, target } =
          /** @type {PerformanceEventTiming & { interactionId: number, target: Element | null }} */ (entry)
        if (interactionId && duration > (longest.get(interactionId)?.ms ?? 0))
          longest.set(interactionId, {
            ms: duration,
            what: `${name} on ${target?.id || target?.className || target?.nodeName || 'what is gone'}`,
          })
      }
    }).observe(/** @type {any} */ ({ type: 'event', durationThreshold: 16, buffered: true }))
    Object.assign(globalThis, {
      answers: () => {
        const all = [...longest.values()].sort((a, b) => b.ms - a.ms)
        longest.clear()
        return all
      },
    })
  })
  await slowed(page)
  /** @type {Answers[]} */
  const found = []
  /** @param {string} what */
  const note = async (what) => {
    await page.waitForTimeout(1_000)
    /** @type {{ ms: number, what: string }[]} */
    const all = await page.evaluate(() => /** @type {any} */ (globalThis).answers())
    found.push({ what, times: all.map(({ ms }) => ms), slowest: all[0]?.what ?? '' })
    const slowest = all.slice(0, 4).map((one) => `${one.ms} ms ${one.what}`)
    say(`  ${what}: ${all.length} interactions; ${slowest.join(', ')}`)
  }

  await page.goto(`${url}/kontakter`)
  await page.locator('.list-item a').nth(5).waitFor()
  await page.waitForTimeout(2_000)
  await page.locator('input[type=search]').tap()
  await page.keyboard.type('warsame', { delay: 150 })
  await note('search: a contact, by its letters')

  await page.goto(`${url}/logga`)
  await page.locator('#session-contactIds').waitFor()
  await page.waitForTimeout(2_000)
  await page.locator('#session-contactIds').tap()
  await page.keyboard.type('warsame', { delay: 150 })
  await page.getByRole('option').first().tap()
  await page.locator('#session-minutes').fill('')
  await page.locator('#session-minutes').tap()
  await page.keyboard.type('75', { delay: 150 })
  await page.locator('summary').first().tap()
  await page.locator('#session-notes').tap()
  await page.keyboard.type('Ringer om stadgarna i morgon', { delay: 60 })
  await note('log: contact, minutes and note, by finger and letters')
  await page.getByRole('button', { name: 'Spara rådgivning' }).tap()
  // The first screen follows; what says that it is saved may be gone before it is looked for.
  await page.locator('.hero').waitFor()
  await note('save: the press itself')

  await page.goto(`${url}/granska`)
  await page.locator('.review .list-row').nth(5).waitFor()
  await page.waitForTimeout(3_000)
  for (const key of ['j', 'j', 'k', 'g', 'g', 'g', 'u', 'g']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(700)
  }
  await note('review: J, K, G and U')
  await page.close()
  return found
}

/** What an open page holds after a look round, the rubbish taken out. @param {import('playwright').BrowserContext} context @param {string} url @param {number} year @returns {Promise<Memory>} */
async function memoryOf(context, url, year) {
  const page = await context.newPage()
  await page.goto('about:blank')
  const empty = await privateOf(page)
  for (const path of [`/?ar=${year}`, '/kontakter', '/moten', `/?ar=${year}`]) {
    await page.goto(`${url}${path}`)
    await page.waitForTimeout(3_000)
  }
  const devtools = await context.newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const heap =
    /** @type {{ usedSize: number, embedderHeapUsedSize?: number, backingStorageSize?: number }} */ (
      await devtools.send('Runtime.getHeapUsage')
    )
  return {
    heap: heap.usedSize,
    page: heap.usedSize + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0),
    process: await privateOf(page),
    empty,
  }
}

/** The memory that the page's own process alone has, as Linux counts it. @param {Page} page */
async function privateOf(page) {
  const browser = page.context().browser()
  const devtools = await /** @type {import('playwright').Browser} */ (browser).newBrowserCDPSession()
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo')
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const kept = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8')
      return [...kept.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].reduce(
        (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
        0,
      )
    })
  return Math.max(...sizes)
}

/** The section of docs/performance.md on the phone. @param {Phone & { at: string }} run */
export function phoneSection({ at, load, starts, answers, memory, slow }) {
  const ratio = median(starts.at.map((ms, i) => ms / (starts.bare[i] ?? Number.NaN)))
  const mega = (/** @type {number} */ bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`
  const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString('en')
  return `## On a phone with ${whole(many)} records, its processor ${slow} times as slow
| | |
|---|---:|
| offline start, until the number stands (median of ${starts.at.length}) | ${whole(median(starts.at))} ms |
| offline start of a bare React + Dexie page with the same records, until its list stands | ${whole(median(starts.bare))} ms |
| ours beside it, the middle of the rounds’ own ratios | **${ratio.toFixed(2)} ×** |
${answers.map(({ what, times, slowest }) => `| ${what}: slowest of ${times.length} interactions over 16 ms, ${slowest} (median) | **${whole(Math.max(0, ...times))} ms** (${whole(median(times))}) |`).join('\n')}
| memory of the page: JavaScript, and with the browser’s own objects and buffers | ${mega(memory.heap)}, **${mega(memory.page)}** |
| private memory of its whole process, of it in an empty page | ${mega(memory.process)}, ${mega(memory.empty)} |

${at.slice(0, 10)}; others took ${load.map((share) => `${Math.round(share * 100)} %`).join(', ')} of the machine before each start. Not slowed: memory. \`npm run bench -- --only phone\` measures this alone.

${readFileSync(new URL('spent-phone.md', import.meta.url), 'utf8').trim()}`
}
