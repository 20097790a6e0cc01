// T22: a device is opened with unsent rows and nobody touches it: they are sent when there is a network, within five seconds.
import { rmSync } from 'node:fs'
import { chromium } from 'playwright'
import { Lot } from '../../src/demo/lot.ts'
import { aProfile, ask, browserGround, browserOptions, driverPage } from './browser/ground.ts'
import type { Asked, Found, Proof } from './proof.ts'

/** How the network was away, and came. */
const ways = ['the network comes back', 'the office comes back', 'opened with network'] as const

export async function openedAndLeftAlone(
  { seed, share, progress }: Asked,
  { within = 5_000, dist }: { within?: number; dist?: string } = {},
): Promise<Found> {
  const lot = new Lot(seed)
  const times = Math.max(ways.length, Math.round(100 * share))
  const wrong: string[] = []
  const took: number[] = []
  const did: Record<string, number | string> = { opened: 0, 'in time': 0 }
  for (const way of ways) did[way] = 0
  const ground = await browserGround({ devices: 1, dist })
  const profile = aProfile()
  const context = await chromium.launchPersistentContext(profile, browserOptions())
  try {
    // Two pages of one profile: in one nothing runs but the driver's hand, the other is the app as a person opens it.
    const hand = await driverPage(context.pages()[0] ?? (await context.newPage()), ground, ground.someone())
    const first = await context.newPage()
    await first.goto(ground.address)
    await first.getByRole('heading', { level: 1 }).waitFor()
    await first.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await first.close()
    const mids: string[] = []
    for (let round = 0; round < times && wrong.length < 5; round++) {
      const way = ways[round % ways.length] as (typeof ways)[number]
      const say = (what: string) => wrong.push(`${what} · ${way} · seed ${seed}, round ${round + 1}`)
      if (way === 'the office comes back') await ground.end(lot.chance(0.5) ? 'SIGKILL' : 'SIGTERM')
      else await context.setOffline(true)
      for (let rows = 1 + lot.below(5); rows > 0; rows--) mids.push(await ask(hand, 'saveOne'))

      const app = await context.newPage()
      const open = async () => {
        await app.goto(`${ground.address}/`)
      }
      let from: number
      if (way === 'opened with network') {
        await context.setOffline(false)
        from = Date.now()
        await open()
      } else {
        await open()
        await app.getByRole('heading', { level: 1 }).waitFor()
        // However long it has waited, and wherever it is between two tries.
        await app.waitForTimeout(lot.below(6_000))
        if ((await ask(hand, 'waits')) === 0) say('sent although there was no network')
        if (way === 'the office comes back') await ground.start()
        else await context.setOffline(false)
        from = Date.now()
      }
      const empty = await ask(hand, 'untilEmpty', Math.max(15_000, within))
      if (empty === null) say('I9: not sent at all')
      else {
        const milliseconds = Math.max(0, empty - from)
        took.push(milliseconds)
        if (milliseconds <= within) did['in time'] = Number(did['in time']) + 1
        else say(`sent after ${milliseconds} ms`)
      }
      await app.close()
      did.opened = round + 1
      did[way] = Number(did[way]) + 1
      progress(round + 1, times, 'opened')
    }
    const log = new Set(ground.log())
    for (const mid of mids) if (!log.has(mid)) wrong.push(`I1: ${mid} is in no log · seed ${seed}`)
    took.sort((a, b) => a - b)
    did.middle = `${took[Math.floor(took.length / 2)]} ms`
    did.longest = `${took.at(-1)} ms`
    return { did, wrong }
  } finally {
    await context.close()
    await ground.clear()
    rmSync(profile, { recursive: true, force: true })
  }
}

export const proof: Proof = {
  id: 'T22',
  title: 'opened with unsent rows and left alone, in Chromium',
  figure: 'sent ≤ 5 s after the network is there, 100 of 100',
  needs: ['chromium'],
  run: (asked) => openedAndLeftAlone(asked),
}
