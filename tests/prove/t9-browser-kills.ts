// T9: the whole browser is killed while it saves, again and again; what it said was saved is there, and nothing is torn.
import { cpSync, rmSync } from 'node:fs'
import { Lot } from '../../src/demo/lot.ts'
import type { Told } from './browser/driver.ts'
import { aProfile, ask, browserGround, driverPage } from './browser/ground.ts'
import { aKillable, type Killable } from './browser/killable.ts'
import type { Asked, Found, Proof } from './proof.ts'

// Not explained: on 2026-11-24 (seed 1979296096, kill 154) the fourth profile's whole store was gone after a kill, 492
// acknowledged mutations with it. It has not come again in 300 kills since, which keep the profile as it lay and say what
// Chromium says of a store that it made anew. Until it is understood, a row that holds does not say that this cannot be.

/** Kills of one profile before a new one begins: each look reads everything that lies there. */
const killsADevice = 50

export async function killedWhileSaving(
  { seed, share, progress }: Asked,
  { dist }: { dist?: string } = {},
): Promise<Found> {
  const lot = new Lot(seed)
  const kills = Math.max(3, Math.round(200 * share))
  const devices = Math.ceil(kills / killsADevice)
  const wrong: string[] = []
  const did = { kills: 0, 'while syncing too': 0, acknowledged: 0, 'saved and not yet said': 0, drafts: 0 }
  const ground = await browserGround({ devices, dist })
  try {
    while (did.kills < kills && wrong.length === 0) await aDevice(Math.min(killsADevice, kills - did.kills))
  } finally {
    await ground.clear()
  }
  return { did, wrong }

  async function aDevice(times: number): Promise<void> {
    const profile = aProfile()
    // As it lay after the last kill: where something is lost, it is kept, to be opened again and looked at.
    const aside = aProfile()
    const who = ground.someone()
    let isKnown = false
    const told = { saved: new Set<string>(), drafts: new Set<string>() }
    let known = new Set<string>()
    let one: Killable | null = null
    const say = (what: string) => wrong.push(`${what} · seed ${seed}, kill ${did.kills}`)

    const opened = async () => {
      one = await aKillable(profile)
      const page = one.context.pages()[0] ?? (await one.context.newPage())
      await driverPage(page, ground, who, { isKnown })
      // Told once: from here on the profile knows who it is, or it has lost it.
      isKnown = true
      return { browser: one, page }
    }
    const look = async (page: Awaited<ReturnType<typeof opened>>['page']) => {
      const found = await ask(page, 'look')
      if (told.saved.size > 0 && found.made) say(`a store was made anew: ${found.made}`)
      for (const what of found.wrong) say(what)
      const held = new Set(found.mids)
      for (const mid of told.saved) if (!held.has(mid)) say(`I1: ${mid} was said to be saved, and is gone`)
      const [drafts, recs] = [new Set(found.drafts), new Set(found.recs)]
      for (const key of told.drafts) {
        const isSaved = recs.has(key.split(':')[1] ?? '')
        if (isSaved && drafts.has(key)) say(`I3: ${key} was saved, and its draft is there still`)
        if (!isSaved && !drafts.has(key)) say(`I3: the draft ${key} is gone, and nothing was saved of it`)
      }
      for (const mid of held) if (!known.has(mid) && !told.saved.has(mid)) did['saved and not yet said']++
      known = held
    }
    try {
      for (let round = 0; round < times && wrong.length === 0; round++) {
        const { browser, page } = await opened()
        await look(page)
        if (wrong.length > 0) return
        await page.exposeFunction('told', (text: string) => {
          const said = JSON.parse(text) as Told
          if (said.what === 'draft') {
            told.drafts.add(said.key)
            did.drafts++
          } else if (said.what === 'refused') say(`a save was refused: ${said.problem}`)
          else {
            did.acknowledged++
            for (const mid of said.mids) told.saved.add(mid)
          }
        })
        if (lot.chance(0.5)) {
          did['while syncing too']++
          await ask(page, 'start')
        }
        void ask(page, 'saveOnAndOn', 1 + lot.below(3)).catch(() => undefined)
        const before = did.acknowledged
        // From the first save on: a browser that has not begun proves nothing.
        while (did.acknowledged === before) await new Promise((later) => setTimeout(later, 5))
        await new Promise((later) => setTimeout(later, lot.below(700)))
        await browser.kill()
        did.kills++
        rmSync(aside, { recursive: true, force: true })
        cpSync(profile, aside, { recursive: true, verbatimSymlinks: true })
        progress(did.kills, kills, 'kills')
      }
      const { browser, page } = await opened()
      await look(page)
      if (wrong.length > 0) return
      const state = await ask(page, 'drain', 120_000)
      const { unsent, wrong: astray } = await ask(page, 'look')
      for (const what of astray) say(what)
      if (unsent.length > 0) say(`I9: ${unsent.length} are unsent at the end: ${state}`)
      await browser.close()
      const log = ground.log()
      const once = new Set(log)
      if (once.size !== log.length) say('I2: something is twice in the log')
      for (const mid of told.saved)
        if (!once.has(mid)) say(`I1: ${mid} was said to be saved, and is in no log`)
    } finally {
      await (one as Killable | null)?.kill().catch(() => undefined)
      rmSync(profile, { recursive: true, force: true })
      if (wrong.length === 0) rmSync(aside, { recursive: true, force: true })
      else wrong.push(`as it lay after the kill: ${aside}`)
    }
  }
}

export const proof: Proof = {
  id: 'T9',
  title: 'kill -9 of the browser while it saves, strict',
  figure: '200 kills, 0 acknowledged lost, 0 torn',
  needs: ['chromium'],
  run: (asked) => killedWhileSaving(asked),
}
