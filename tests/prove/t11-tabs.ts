// T11: several tabs of one device: they save and sync at once, one of them dies, freezes, is older, newer, or wipes.
import { type BrowserContext, chromium, type Page } from 'playwright'
import { Lot } from '../../src/demo/lot.ts'
import {
  ask,
  type BrowserGround,
  browserGround,
  browserOptions,
  driverPage,
  protocolOf,
} from './browser/ground.ts'
import type { Asked, Found, Proof } from './proof.ts'

/** How long a person waits for a screen to say what it is about. */
const patience = 5_000

type Run = {
  ground: BrowserGround
  context: BrowserContext
  lot: Lot
  say: (what: string) => void
  /** A tab of the same profile in which only the driver works; the first of them is let in. */
  tab: () => Promise<Page>
  /** A tab with the app in it, as a person opens it. */
  app: (path?: string) => Promise<Page>
  /** Something that a person sees within five seconds, or it is said that it does not come. */
  sees: (page: Page, text: RegExp) => Promise<void>
  /** Everything that was said to be saved, to be found in the log at the end. */
  saved: (mids: readonly string[]) => void
  /** What the tab holds is right, and everything said to be saved is in it (I7). */
  isWhole: (page: Page) => Promise<void>
  /** Everything reaches the office. */
  drains: (page: Page) => Promise<void>
}

/** The stories, and how many of a hundred runs each is told. */
const stories: readonly (readonly [name: string, share: number, tell: (run: Run) => Promise<void>])[] = [
  ['tabs at once', 34, tabsAtOnce],
  ['leader killed', 14, leaderKilled],
  ['leader frozen', 4, leaderFrozen],
  ['upgrade blocked', 10, upgradeBlocked],
  ['newer comes while open', 10, newerComes],
  ['old shell, new store', 10, oldShell],
  ['new shell, old store', 10, newShell],
  ['wiped in another tab', 8, wipedElsewhere],
]

async function tabsAtOnce({ lot, tab, saved, isWhole, drains }: Run): Promise<void> {
  const tabs = [await tab()]
  for (let more = 1 + lot.below(4); more > 0; more--) tabs.push(await tab())
  await Promise.all(
    tabs.map(async (page, i) => {
      for (let turn = 0; turn < 3; turn++) {
        saved(await ask(page, 'saveSome', 3))
        if ((i + turn) % 2 === 0) await ask(page, 'syncNow')
      }
    }),
  )
  for (const page of tabs) await isWhole(page)
  await drains(tabs[lot.below(tabs.length)] as Page)
}

/** A tab whose request to the office hangs: it has the lock, and will not give it back by itself. */
async function leads(page: Page, run: Run): Promise<void> {
  await page.route('**/api/sync', () => new Promise<never>(() => undefined))
  run.saved(await ask(page, 'saveSome', 2))
  const asked = page.waitForRequest('**/api/sync')
  await ask(page, 'nudge')
  await asked
}

async function leaderKilled(run: Run): Promise<void> {
  const [leader, other] = [await run.tab(), await run.tab()]
  await leads(leader, run)
  run.saved(await ask(other, 'saveSome', 2))
  await ask(other, 'start')
  const protocol = await protocolOf(leader)
  // Some die in the middle of a save as well.
  if (run.lot.chance(0.5)) void ask(leader, 'saveOnAndOn', 2).catch(() => undefined)
  await other.waitForTimeout(run.lot.below(300))
  void protocol.send('Page.crash').catch(() => undefined)
  const empty = await ask(other, 'untilEmpty', 3 * patience)
  if (empty === null) run.say('I9: the leader is dead, and nobody sends')
  await run.isWhole(other)
}

async function leaderFrozen(run: Run): Promise<void> {
  const [leader, other] = [await run.tab(), await run.tab()]
  await leads(leader, run)
  const protocol = await protocolOf(leader)
  await protocol.send('Page.setWebLifecycleState', { state: 'frozen' })
  run.saved(await ask(other, 'saveSome', 2))
  await ask(other, 'start')
  const empty = await ask(other, 'untilEmpty', 60_000)
  if (empty === null) run.say('I9: the leader is frozen, and nobody sends')
  await run.isWhole(other)
  // It thaws, and its late reply does no harm.
  await leader.unrouteAll({ behavior: 'ignoreErrors' })
  await protocol.send('Page.setWebLifecycleState', { state: 'active' })
  await run.drains(other)
}

async function upgradeBlocked(run: Run): Promise<void> {
  const hand = await run.tab()
  run.saved(await ask(hand, 'saveSome', 3))
  await ask(hand, 'becomeOlder', { holds: true })
  const app = await run.app()
  await run.sees(app, /Stäng de andra flikarna/)
  await hand.close()
  await app.reload()
  await run.sees(app, /Mål/)
  const other = await run.tab()
  await run.isWhole(other)
  await run.drains(other)
}

async function newerComes(run: Run): Promise<void> {
  const hand = await run.tab()
  run.saved(await ask(hand, 'saveSome', 2))
  const app = await run.app()
  await run.sees(app, /Mål/)
  await ask(hand, 'close')
  await ask(hand, 'becomeNewer')
  await run.sees(app, /Den här versionen är för gammal/)
}

async function oldShell(run: Run): Promise<void> {
  const hand = await run.tab()
  run.saved(await ask(hand, 'saveSome', 2))
  await ask(hand, 'close')
  await ask(hand, 'becomeNewer')
  const before = await ask(hand, 'asItLies')
  const app = await run.app('/synk')
  await run.sees(app, /Rådslag behöver uppdateras/)
  const refused = await ask(hand, 'tryToSave')
  if (refused !== 'app-too-old') run.say(`I13: an older app saved, or was refused because of ${refused}`)
  await ask(hand, 'syncNow')
  await app.close()
  if ((await ask(hand, 'asItLies')) !== before) run.say('I13: an older app has written to a newer store')
}

async function newShell(run: Run): Promise<void> {
  const hand = await run.tab()
  run.saved(await ask(hand, 'saveSome', 1 + run.lot.below(6)))
  await ask(hand, 'becomeOlder', { holds: false })
  await hand.close()
  const app = await run.app()
  await run.sees(app, /Mål/)
  const other = await run.tab()
  await run.isWhole(other)
  await run.drains(other)
}

async function wipedElsewhere(run: Run): Promise<void> {
  const hand = await run.tab()
  await ask(hand, 'saveSome', 2)
  const app = await run.app()
  await run.sees(app, /Mål/)
  const third = await run.tab()
  await ask(third, 'waits')
  // Told to be wiped, what is saved meanwhile is the office's to lose.
  void ask(third, 'saveOnAndOn', 1, 200).catch(() => undefined)
  await hand.waitForTimeout(run.lot.below(200))
  await ask(hand, 'wipeAll')
  await run.sees(app, /Enheten är spärrad/)
  await third.waitForTimeout(300)
  const left = await ask(hand, 'leftInStore')
  if (left > 0) run.say(`I16: the device was wiped, and ${left} rows are there`)
}

export async function tabsTogether(
  { seed, share, progress }: Asked,
  { dist, only = stories.map(([name]) => name) }: { dist?: string; only?: readonly string[] } = {},
): Promise<Found> {
  const lot = new Lot(seed)
  const wrong: string[] = []
  const did: Record<string, number | string> = { runs: 0 }
  const told = stories.filter(([name]) => only.includes(name))
  const plan = told.flatMap(([name, hundredths, tell]) =>
    Array.from({ length: Math.max(1, Math.round(3 * hundredths * share)) }, () => ({ name, tell })),
  )
  const ground = await browserGround({ devices: plan.length, dist })
  const browser = await chromium.launch(browserOptions())
  let slowest = 0
  try {
    for (const { name, tell } of plan) {
      if (wrong.length >= 5) break
      did.runs = Number(did.runs) + 1
      did[name] = Number(did[name] ?? 0) + 1
      const say = (what: string) => wrong.push(`${what} · ${name} · seed ${seed}, run ${did.runs}`)
      const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm' })
      const who = ground.someone()
      const all = new Set<string>()
      let isKnown = false
      const run: Run = {
        ground,
        context,
        lot,
        say,
        async tab() {
          const page = await driverPage(await context.newPage(), ground, who, { isKnown })
          isKnown = true
          return page
        },
        async app(path = '/') {
          const page = await context.newPage()
          await page.goto(`${ground.address}${path}`)
          return page
        },
        async sees(page, text) {
          const from = Date.now()
          const seen = await page
            .getByText(text)
            .first()
            .waitFor({ timeout: 3 * patience })
            .then(
              () => true,
              () => false,
            )
          const took = Date.now() - from
          slowest = Math.max(slowest, took)
          if (!seen) say(`not said at all: ${text}`)
          // What the page says itself after five seconds is drawn a little after.
          else if (took > patience + 1_000) say(`said after ${took} ms: ${text}`)
        },
        saved: (mids) => {
          for (const mid of mids) all.add(mid)
        },
        async isWhole(page) {
          const { wrong: astray, mids } = await ask(page, 'look')
          for (const what of astray) say(what)
          const held = new Set(mids)
          for (const mid of all)
            if (!held.has(mid)) say(`I7: ${mid} was saved, and this tab does not have it`)
        },
        async drains(page) {
          const state = await ask(page, 'drain', 60_000)
          const waits = await ask(page, 'waits')
          if (waits > 0) say(`I9: ${waits} are unsent at the end: ${state}`)
          const log = ground.log()
          const once = new Set(log)
          if (once.size !== log.length) say('I2: something is twice in the log')
          for (const mid of all) if (!once.has(mid)) say(`I1: ${mid} was saved, and is in no log`)
        },
      }
      try {
        await tell(run)
      } catch (problem) {
        say(String(problem))
      } finally {
        await context.close()
      }
      progress(Number(did.runs), plan.length, name)
    }
    did['slowest screen'] = `${slowest} ms`
    return { did, wrong }
  } finally {
    await browser.close()
    await ground.clear()
  }
}

export const proof: Proof = {
  id: 'T11',
  title: 'tabs: at once, killed, frozen, blocked, older, newer, wiped',
  figure: '300 runs; the screen answers ≤ 5 s; I7, I13',
  needs: ['chromium'],
  run: (asked) => tabsTogether(asked),
}
