// Takes the pictures of README, docs and the user guide: the demo office on a fixed day, on a phone and at a desk.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { browserArguments, ensureBrowser } from './browser.mjs'

/** @typedef {import('playwright').Page} Page */

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const folder = join(root, 'docs/pictures')
const guideFolder = join(root, 'docs/guide/pictures')
const day = '2026-11-23'
const desk = { width: 1440, height: 900 }
/** Less of the desk, so that its words can be read in a column of text. */
const guideDesk = { width: 1180, height: 780 }
const shift = Date.parse(`${day}T14:02:00+01:00`) - Date.now()
// The clock runs, only from another day: on the server, and on every page.
const otherDay = `{ const Real = Date
globalThis.Date = class Date extends Real {
  constructor(...said) { super(...(said.length ? said : [Real.now() + (${shift})])) }
  static now() { return Real.now() + (${shift}) }
} }`

const built = spawnSync(process.execPath, [join(root, 'src/tools/build.mjs'), '--if-needed'], {
  stdio: 'inherit',
  env: { ...process.env, GUIDE_PICTURES: 'to-be-taken' },
})
if (built.status !== 0) process.exit(1)
mkdirSync(folder, { recursive: true })
mkdirSync(guideFolder, { recursive: true })

const port = await freePort()
const address = `http://localhost:${port}`
const demo = spawn(process.execPath, [join(root, 'src/tools/demo.mjs')], {
  env: {
    ...process.env,
    PORT: String(port),
    DEMO_UNTIL: day,
    LANG: 'sv_SE.UTF-8',
    LC_ALL: 'sv_SE.UTF-8',
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(otherDay)}`,
  },
  stdio: ['ignore', 'pipe', 'pipe'],
})
const links = await linksOf(demo)
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArguments })

try {
  const lead = await comesIn('desk', 'Lisa Ek')
  const maja = await comesIn('phone', 'Maja Lind')
  await phoneScreens(maja)
  await twoWords(lead)
  await deskScreens(lead, maja)
  await signing(maja)
} finally {
  await browser.close()
  demo.kill('SIGTERM')
  await once(demo, 'exit')
}
for (const at of [folder, guideFolder])
  for (const name of readdirSync(at).sort())
    console.log(`${name}  ${Math.round(statSync(join(at, name)).size / 1000)} kB`)

/** @param {Page} phone */
async function phoneScreens(phone) {
  await look(phone, '/', 'phone-targets')
  await look(phone, '/', 'phone-targets-dark', 'dark')
  await look(phone, '/', null)
  await forGuide(phone, 'phone-targets')
  await look(phone, '/moten', 'phone-sessions')
  await look(phone, '/behovs', 'phone-needs')
  await look(phone, '/att-gora', 'phone-to-do')
  await forGuide(phone, 'phone-to-do')
  await look(phone, '/synk/redo', null)
  await forGuide(phone, 'phone-field')
  await look(phone, '/narvaro/ny', null)
  await forGuide(phone, 'phone-attendance-new')
  await phone.goto(`${address}/logga`)
  await phone.getByRole('region', { name: 'Logga igen som förra gången' }).getByRole('button').nth(1).click()
  await phone.waitForTimeout(800)
  await take(phone, 'phone-log')
  await forGuide(phone, 'phone-log')
}

/** A new adviser is let in: the same two words on both screens. @param {Page} lead */
async function twoWords(lead) {
  const phone = await newPage('phone')
  await lead.goto(`${address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill('Sara Holm')
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  await lead.getByRole('button', { name: 'Skapa en passkey' }).click()
  await take(lead, 'desk-recovery-codes')
  await lead.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await lead.locator('.code-text').waitFor()
  const shown = await lead
    .getByText(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    .first()
    .textContent()
  await phone.goto(address)
  await phone.getByLabel('Kod', { exact: true }).fill(/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shown ?? '')?.[0] ?? '')
  await phone.getByRole('button', { name: 'Anslut' }).click()
  await phone.locator('.two-words').waitFor()
  await lead.locator('.two-words').waitFor()
  await take(phone, 'phone-enrol')
  await take(lead, 'desk-enrol')
  await forGuide(phone, 'phone-two-words')
  await forGuide(lead, 'desk-two-words', lead.getByRole('dialog'))
  await lead.getByRole('button', { name: 'Stämmer', exact: true }).click()
  await phone.locator('.hero').waitFor()
  await phone.context().close()
}

/**
 * Two people correct one session, neither having seen the other: the lead sees both values, and chooses.
 * @param {Page} lead
 * @param {Page} maja
 */
async function deskScreens(lead, maja) {
  await look(lead, '/', 'desk-targets')
  await look(lead, '/mal/advisory-sessions', 'desk-number')
  await look(lead, '/lanet', 'desk-county')
  await look(lead, '/pengar', 'desk-money')
  await look(lead, '/granska', 'desk-review')
  await look(lead, '/rapport?del=las', 'desk-report')
  await look(lead, '/oversikt', 'desk-overview')
  await look(lead, '/tabell/session?vy=municipality', 'desk-tables')
  await look(lead, '/ordna', 'desk-settle')
  await lead.setViewportSize(guideDesk)
  for (const [path, name] of /** @type {const} */ ([
    ['/oversikt', 'desk-overview'],
    ['/granska', 'desk-review'],
    ['/rapport?del=las', 'desk-report'],
    ['/tabell/session?vy=municipality', 'desk-tables'],
    ['/ordna', 'desk-settle'],
    ['/enheter', 'desk-devices'],
  ])) {
    await look(lead, path, null)
    await forGuide(lead, name)
  }
  await lead.setViewportSize(desk)
  await lead.goto(`${address}/moten?slag=session`)
  const path = (await lead.locator('.list-item a').nth(3).getAttribute('href')) ?? ''
  await changes(maja, path, 'notes', 'Gick igenom stadgarna. De vill vara fem grundare.')
  await lead.goto(`${address}${path}`)
  await lead.getByText('De vill vara fem grundare.').waitFor()
  await maja.context().setOffline(true)
  await changes(maja, path, 'minutes', '50')
  await changes(lead, path, 'minutes', '95')
  await maja.goto(`${address}/synk/lamna`)
  await maja.locator('.qr-code path').waitFor()
  await take(maja, 'phone-hand-over')
  await forGuide(maja, 'phone-hand-over')
  await look(maja, '/synk', null)
  await forGuide(maja, 'phone-offline')
  await maja.context().setOffline(false)
  await lead.getByText(/Olika uppgifter: Hur länge/).waitFor({ timeout: 20_000 })
  await look(lead, path, 'desk-conflict')
  await forGuide(lead, 'desk-conflict', lead.locator('.banner').filter({ hasText: 'Olika uppgifter' }))
  await lead.getByRole('button', { name: '50 min' }).click()
  await lead.getByText(/valde 50 min/).waitFor()
  await look(lead, path, 'desk-session')
  await locks(lead)
}

/** Last year's report is locked, and what differs since is what the room shows. @param {Page} lead */
async function locks(lead) {
  await lead.setViewportSize(guideDesk)
  await lead.goto(`${address}/rapport?ar=2025&del=bevisa`)
  await lead.getByRole('button', { name: 'Lås 2025' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Lås 2025' }).click()
  await lead.getByText('2025 är låst').first().waitFor()
  await look(lead, '/rapport?ar=2025&del=bevisa', null)
  await lead.getByText('2025 är låst').first().waitFor()
  await forGuide(lead, 'desk-lock')
  await lead.setViewportSize(desk)
}

/** A list goes round: one screen, one person at a time, each in her own language. @param {Page} maja */
async function signing(maja) {
  await maja.setViewportSize({ width: 1180, height: 820 })
  await maja.goto(`${address}/narvaro/ny`)
  await maja.getByRole('textbox').first().fill('Samhällssamtal i Hällefors')
  await maja.getByRole('button', { name: 'Skapa listan' }).click()
  await maja.getByRole('button', { name: 'Öppna för påskrift här' }).click()
  const dialog = maja.getByRole('dialog')
  await dialog.locator('input').first().waitFor()
  for (const box of await dialog.locator('input').all()) await box.fill('246813')
  await dialog.getByRole('button', { name: 'Spara PIN' }).click()
  const arabic = maja.getByRole('button', { name: 'العربية' })
  await arabic.waitFor()
  await maja.waitForTimeout(800)
  await maja.screenshot({ path: join(folder, 'tablet-languages.png'), animations: 'disabled' })
  await forGuide(maja, 'tablet-languages')
  await arabic.click()
  await maja.waitForTimeout(800)
  await maja.screenshot({ path: join(folder, 'tablet-notice.png'), animations: 'disabled' })
}

/**
 * @param {Page} page
 * @param {string} path
 * @param {string} field
 * @param {string} value
 */
async function changes(page, path, field, value) {
  await page.goto(`${address}${path}/andra`)
  // What stands in a folded part is folded out first.
  for (const fold of await page.locator('details:not([open]) > summary').all()) await fold.click()
  await page.locator(`#session-${field}`).fill(value)
  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  await page.getByText(/Sparat på/).waitFor()
}

/**
 * @param {Page} page
 * @param {string} path
 * @param {string | null} name `null`: only gone to
 * @param {'light' | 'dark'} [scheme]
 */
async function look(page, path, name, scheme = 'light') {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  await page.goto(`${address}${path}`)
  if (name === null) await settles(page)
  else await take(page, name)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

/** @param {Page} page */
async function settles(page) {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.skeleton'))
  await page.evaluate(() => document.fonts.ready)
  // Drawn as a Swedish browser draws them: this one may know English only (docs/traps.md).
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('input[type="date"]')) one.setAttribute('type', 'text')
  })
  await page.waitForTimeout(400)
}

/**
 * For the guide, which phones carry with them: webp, which the browser itself can write, and no larger than it is read.
 * @param {Page} page
 * @param {string} name
 * @param {import('playwright').Locator} [part] the whole screen, where none is said
 */
async function forGuide(page, name, part) {
  await settles(page)
  const screen = page.viewportSize() ?? desk
  const around = part ? await part.boundingBox() : null
  const clip = around ? grown(around, 16) : { x: 0, y: 0, ...screen }
  // The guide shows a phone three hundred wide: sharp on a phone's own screen, and not a byte more.
  const scale = screen.width < 500 ? 1.25 : 1
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: 62,
    clip: { ...clip, scale },
  })
  await session.detach()
  writeFileSync(join(guideFolder, `${name}.webp`), Buffer.from(data, 'base64'))
}

/** @param {{ x: number, y: number, width: number, height: number }} box @param {number} by */
function grown({ x, y, width, height }, by) {
  return { x: Math.max(0, x - by), y: Math.max(0, y - by), width: width + 2 * by, height: height + 2 * by }
}

/** @param {Page} page @param {string} name */
async function take(page, name) {
  await settles(page)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

/** @param {'desk' | 'phone'} at @param {string} name */
async function comesIn(at, name) {
  const page = await newPage(at)
  await page.goto(links.get(name) ?? address)
  await page.getByRole('button', { name: 'Anslut' }).click()
  if (at === 'desk') await page.getByRole('button', { name: 'Senare' }).click()
  // The offer to practise stands over the numbers until it has been answered.
  await page
    .getByRole('button', { name: 'Inte nu' })
    .click({ timeout: 5_000 })
    .catch(() => {})
  await page.locator('.hero').getByText('128').first().waitFor({ timeout: 30_000 })
  return page
}

/** @param {'desk' | 'phone'} at */
async function newPage(at) {
  const screen =
    at === 'desk'
      ? { viewport: desk }
      : { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  const person = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...screen })
  await person.addInitScript(otherDay)
  const page = await person.newPage()
  // A device that keeps passkeys, and whose owner shows her finger whenever she is asked.
  const session = await person.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const simulated = { isUserVerified: true, automaticPresenceSimulation: true }
  const kept = { hasResidentKey: true, hasUserVerification: true }
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', ...kept, ...simulated },
  })
  return page
}

/**
 * The link of each person, once the server listens.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<Map<string, string>>}
 */
async function linksOf(child) {
  let printed = ''
  const found = new Promise((resolve, reject) => {
    /** @param {Buffer} text */
    const keep = (text) => {
      printed += text
      if (
        /\(adviser\) {2}http.*\n[\s\S]*\(adviser\) {2}http.*\n/.test(printed) &&
        /Rådslag finns/.test(printed)
      )
        resolve(undefined)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.once('exit', () => reject(new Error(`the demo ended: ${printed}`)))
  })
  await found
  return new Map(
    [...printed.matchAll(/^ {2}(.+) \(\w+\) {2}(http\S+)$/gm)].map(([, name, url]) => [
      name ?? '',
      url ?? '',
    ]),
  )
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const found = server.address()
  server.close()
  if (!found || typeof found === 'string') throw new Error('no free port')
  return found.port
}
