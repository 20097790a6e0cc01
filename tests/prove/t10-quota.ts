// T10: the browser's room shrinks while people save: each save is whole, or refused with its draft kept and a way out.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { Lot } from '../../src/demo/lot.ts'
import { aProfile, ask, browserGround, browserOptions, driverPage, protocolOf } from './browser/ground.ts'
import type { Asked, Found, Proof } from './proof.ts'

// Of three whole runs on 2026-11-24 the last (seed 1736591038) holds; one before it (seed 1016226719) ended at its last
// look with a DexieError that is not explained and has not come again.

/** So many of the refused are carried to the office by their file: each is a command of the terminal. */
const filesTaken = 12

export async function savedWithoutRoom(
  { seed, share, progress }: Asked,
  { dist }: { dist?: string } = {},
): Promise<Found> {
  const lot = new Lot(seed)
  const times = Math.max(20, Math.round(480 * share))
  const forms = Math.max(1, Math.round(20 * share))
  const wrong: string[] = []
  const did = {
    saves: 0,
    whole: 0,
    'refused with a way out': 0,
    silent: 0,
    'in the form itself': 0,
    'syncs without room': 0,
    'files brought to the office': 0,
  }
  const ground = await browserGround({ devices: 1, dist })
  const profile = aProfile()
  const context = await chromium.launchPersistentContext(profile, {
    ...browserOptions(),
    viewport: { width: 390, height: 844 },
  })
  const say = (what: string) => wrong.push(`${what} · seed ${seed}, save ${did.saves}`)
  try {
    const hand = context.pages()[0] ?? (await context.newPage())
    const protocol = await protocolOf(hand)
    // Chromium asks for the room seldom, and goes on with what it was told for half a minute: it is small from the first
    // moment, and used up before it shrinks.
    const quota = (quotaSize: number) =>
      protocol.send('Storage.overrideQuotaForOrigin', { origin: ground.address, quotaSize })
    const room = async (bytes: number) => quota((await ask(hand, 'used')) + bytes)
    await quota(1_000_000)
    await driverPage(hand, ground, ground.someone())
    await ask(hand, 'drain', 30_000)

    const whole: string[] = []
    const files: { text: string; mids: string[] }[] = []
    /** One save, looked at from all sides; whether there was room for it. */
    const save = async (letters: number): Promise<boolean> => {
      did.saves++
      const saved = await ask(hand, 'saveFromDraft', letters)
      if (saved.because === null) {
        did.whole++
        whole.push(...saved.mids)
        if (!saved.waits || !saved.shown) {
          did.silent++
          say('I3: said to be saved, and is not whole')
        }
        if (saved.draftThere) say('saved, and its draft is there still')
        return true
      }
      if (saved.because !== 'storage-full') say(`refused because of ${saved.because}`)
      did['refused with a way out']++
      if (saved.waits || saved.shown) say('I3: refused, and half of it is there')
      if (saved.draftKept && !saved.draftThere) say('refused, and its draft is gone')
      if (!saved.file) say('refused, and no file holds it')
      else {
        if (saved.file.rows !== saved.file.waiting + 1) say(`its file has ${saved.file.rows} rows`)
        files.push({ text: saved.file.text, mids: saved.mids })
      }
      return false
    }
    /** From here on there is no room at all. */
    const full = async () => {
      for (let tries = 0; tries < 200; tries++) {
        // What lies there shrinks by itself when Chromium tidies it: the room shrinks with it.
        if (tries % 5 === 0) await room(0)
        if (!(await save(19_000))) return
      }
      say('there is room without end')
    }

    await full()
    let most = 150_000
    while (did.saves < times && wrong.length < 10) {
      most = Math.max(2_000, most * 0.95)
      await room(lot.below(most))
      for (let i = 0; i < 10 && did.saves < times; i++) await save(lot.below(4_000))
      if (lot.chance(0.2)) {
        did['syncs without room']++
        await ask(hand, 'syncNow')
      }
      if (lot.chance(0.1)) {
        await room(500_000)
        for (const what of (await ask(hand, 'look')).wrong) say(what)
        await ask(hand, 'clearDrafts')
        await full()
      }
      progress(did.saves, times + forms, 'saves')
    }
    await room(2_000_000)
    for (let i = 0; i < 20; i++) if (!(await save(2_000))) say('there is room again, and it was refused')

    // What was refused reaches the office by its file; twelve of them, drawn by lot.
    const brought: string[] = []
    for (let i = 0; i < Math.min(filesTaken, files.length); i++) {
      const [file] = files.splice(lot.below(files.length), 1)
      if (!file) break
      const path = join(profile, 'rescue.json')
      writeFileSync(path, file.text)
      const { code, err } = await ground.radslag('import', path, '--json')
      if (code !== 0) say(`the office does not take the file: ${err}`)
      brought.push(...file.mids)
      did['files brought to the office']++
    }

    const app = await context.newPage()
    for (let i = 0; i < forms && wrong.length < 10; i++) {
      did.saves++
      did['in the form itself']++
      const found = await inTheForm(
        app,
        ground.address,
        `Utan plats ${i}`,
        async () => {
          // To throw away takes room as well.
          await room(2_000_000)
          await ask(hand, 'clearDrafts')
        },
        full,
        () => room(2_000_000),
      )
      for (const what of found.wrong) say(what)
      if (!found.file) continue
      // Half of them go by the file; the others are saved when there is room again.
      if (i % 2 === 0) {
        did['refused with a way out']++
        const { code, out, err } = await ground.radslag('import', found.file, '--json')
        if (code !== 0 || (JSON.parse(out) as { refused: number }).refused > 0)
          say(`the office does not take the form’s file: ${out}${err}`)
      } else {
        did.whole++
        await app.getByRole('button', { name: /^Spara råd/ }).click()
        await app
          .getByText(/Sparat på/)
          .first()
          .waitFor()
      }
      progress(times + i + 1, times + forms, 'forms')
    }
    await app.close()
    await room(20_000_000)
    await ask(hand, 'clearDrafts')

    const state = await ask(hand, 'drain', 60_000)
    const { unsent, wrong: astray } = await ask(hand, 'look')
    for (const what of astray) say(what)
    if (unsent.length > 0) say(`I9: ${unsent.length} are unsent at the end: ${state}`)
    const log = new Set(ground.log())
    for (const mid of whole) if (!log.has(mid)) say(`I1: ${mid} was said to be saved, and is in no log`)
    for (const mid of brought) if (!log.has(mid)) say(`I1: ${mid} was in a file, and is in no log`)
    if (did['refused with a way out'] === 0 || did.whole === 0) say('room was never short, or always')
    return { did, wrong }
  } finally {
    await context.close()
    await ground.clear()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** A form filled as a person fills it, and saved when there is no room: what it says, and the file that it offers. */
async function inTheForm(
  page: Page,
  address: string,
  notes: string,
  clearDrafts: () => Promise<unknown>,
  full: () => Promise<unknown>,
  roomAgain: () => Promise<unknown>,
): Promise<{ wrong: string[]; file: string | null }> {
  const wrong: string[] = []
  await page.goto(`${address}/synk`)
  await clearDrafts()
  await page.goto(`${address}/logga`)
  await page.getByText('Grupp', { exact: true }).first().click()
  await page.locator('#session-participants').fill('9')
  await page.getByRole('button', { name: /Alla 12/ }).click()
  await page.getByText('Ljusnarsberg', { exact: true }).click()
  await page.getByText('Idé', { exact: true }).click()
  await page.locator('summary', { hasText: 'Ämnen och anteckning' }).click()
  await page.locator('#session-notes').fill(notes)
  // Longer than a draft takes to be kept.
  await page.waitForTimeout(700)
  await full()
  try {
    await page.getByRole('button', { name: /^Spara råd/ }).click()
    await page.getByText(/är full\. Det du skrev finns kvar här/).waitFor({ timeout: 10_000 })
    if ((await page.locator('#session-notes').inputValue()) !== notes) wrong.push('what was typed is gone')
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 10_000 }),
      page.getByRole('button', { name: 'Spara i en fil' }).click(),
    ])
    const file = join(tmpdir(), `radslag-t10-${process.pid}.json`)
    await download.saveAs(file)
    if (!readFileSync(file, 'utf8').includes('"radslag')) wrong.push('the file is no rescue file')
    return { wrong, file }
  } catch (problem) {
    return { wrong: [...wrong, `the form does not say it: ${problem}`], file: null }
  } finally {
    await roomAgain()
  }
}

export const proof: Proof = {
  id: 'T10',
  title: 'saves while the browser’s room shrinks',
  figure: '500 saves: each whole, or refused with draft, words and export; 0 silent',
  needs: ['chromium'],
  run: (asked) => savedWithoutRoom(asked),
}
