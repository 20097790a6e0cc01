// A group signs in a hall without network: the tablet reads the list from a phone, nine people sign in three languages.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { drawnSignature } from '../support/signature.ts'
import { isAccessible } from './axe.ts'
import { cameraArguments, film } from './film.ts'
import { aPerson, pageOf, setsUp, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8751)
const folder = mkdtempSync(join(tmpdir(), 'radslag-attendance-'))
const seen = join(folder, 'code.y4m')
const profile = join(folder, 'tablet')
const pin = '271828'
let people: BrowserContext[] = []

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

async function comesIn(page: Page, name: string, role: 'adviser' | 'tablet'): Promise<void> {
  const { url } = JSON.parse(
    await server.radslag('invite', '--name', name, '--role', role, '--confirmed', '--json'),
  ) as { url: string }
  await page.goto(url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(role === 'tablet' ? 'Närvaro' : 'Anna')
  await worksOffline(page)
}

const theTablet = (args: string[] = []): Promise<BrowserContext> => aPerson('tablet', { profile, args })

/** A finger on the pad: each stroke put down, drawn and lifted, as the screen reports it. */
async function draws(page: Page, { strokes = 4, lifts = true } = {}): Promise<void> {
  const box = await page.locator('.sign-pad-area').boundingBox()
  if (!box) throw new Error('no pad')
  const touch = await page.context().newCDPSession(page)
  const all = drawnSignature(30).slice(0, strokes)
  for (const [nth, points] of all.entries()) {
    for (const [i, [x, y]] of points.entries()) {
      const at = { x: box.x + (x * box.width) / 500, y: box.y + ((y - 60) * box.width) / 500 }
      await touch.send('Input.dispatchTouchEvent', {
        type: i === 0 ? 'touchStart' : 'touchMove',
        touchPoints: [{ ...at, id: 1, radiusX: 4, radiusY: 4 }],
      })
    }
    if (lifts || nth < all.length - 1)
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
}

/** All that the page's own stores hold, as text: values as they lie, bytes as letters. */
const storesOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const open = (name: string) =>
      new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => fail(asked.error)
      })
    let text = JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })
    for (const { name } of await indexedDB.databases()) {
      const db = await open(name ?? '')
      for (const store of db.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const asked = db.transaction(store).objectStore(store).getAll()
          asked.onsuccess = () => done(asked.result)
        })
        text += JSON.stringify(rows, (_, value) => {
          if (!(value instanceof ArrayBuffer || ArrayBuffer.isView(value))) return value
          const bytes = value instanceof ArrayBuffer ? value : value.buffer
          return new TextDecoder().decode(bytes)
        })
      }
      db.close()
    }
    return text
  })

const languages = ['sv', 'ar', 'ti'] as const
const canaries = {
  sv: ['Zebrakanarie Ett', 'Zebrakanarie Fyra', 'Zebrakanarie Sju'],
  ar: ['كناريزرافه اثنان', 'كناريزرافه خمسة', 'كناريزرافه ثمانية'],
  ti: ['ካናሪዘብራ ሰለስተ', 'ካናሪዘብራ ሽዱሽተ', 'ካናሪዘብራ ትሽዓተ'],
} as const
const marks = ['Zebrakanarie', 'كناريزرافه', 'ካናሪዘብራ']

async function isGone(page: Page): Promise<void> {
  const [stores, dom] = [await storesOf(page), await page.content()]
  for (const mark of marks) {
    expect(stores).not.toContain(mark)
    expect(dom).not.toContain(mark)
  }
}

const chooses = (page: Page, language: string) => page.locator(`.sign-language:lang(${language})`).click()
const goesOn = (page: Page) => page.locator('.sign-actions .sign-button').last().click()

test('nine people sign offline in three languages, nobody sees another, and the lead sees them all', async () => {
  test.setTimeout(600_000)
  const desk = await aPerson('desk')
  people = [desk]
  const lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  const annas = await aPerson('phone')
  let tablets = await theTablet()
  people.push(annas, tablets)
  const anna = pageOf(annas)
  await comesIn(anna, 'Anna Berg', 'adviser')
  await comesIn(pageOf(tablets), 'Surfplattan', 'tablet')
  await expect
    .poll(() => server.printed.match(/"event":"escrowed"/g)?.length ?? 0, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2)
  await tablets.close()
  await server.stop()

  // The hall has no network: the meeting is on the phone alone, and shows its list as a code.
  await anna.goto(`${server.address}/narvaro/ny`)
  await anna.getByLabel('Rubrik').fill('Service på landsbygden')
  await anna.getByLabel('Plats').fill('Folkets hus, Kopparberg')
  await isAccessible(anna, 'a new list')
  await anna.getByRole('button', { name: 'Skapa listan' }).click()
  await anna.getByRole('button', { name: 'Visa koden för surfplattan' }).click()
  await expect(anna.locator('.attendance-code path')).toBeVisible()
  await isAccessible(anna, 'the code')
  await film(anna, [await anna.locator('.attendance-code').screenshot()], seen)

  tablets = await theTablet(cameraArguments(seen))
  people.push(tablets)
  let page = pageOf(tablets)
  await page.goto(`${server.address}/narvaro/ta-emot`)
  await expect(page.getByRole('heading', { name: 'Service på landsbygden' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('så att bara kontoret kan läsa dem')).toBeVisible()
  await isAccessible(page, 'the list')
  await page.getByRole('button', { name: 'Skriv på här' }).click()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByLabel('Samma PIN en gång till').fill(pin)
  await page.getByRole('button', { name: 'Spara PIN' }).click()
  await expect(page.locator('.sign-language')).toHaveCount(7)
  await isAccessible(page, 'the languages')

  // Killed in the middle of a signature: what the finger had lifted from is still there.
  await chooses(page, 'sv')
  await goesOn(page)
  await page.getByLabel('Ditt namn').fill(canaries.sv[0])
  await draws(page, { strokes: 3, lifts: false })
  await expect(page.locator('.sign-ink')).toHaveCount(3) // two that are kept, one under the finger
  await page.waitForTimeout(400)
  const killer = await page.context().newCDPSession(page)
  void killer.send('Page.crash').catch(() => {})
  await page.waitForEvent('crash')
  page = await tablets.newPage()
  // Whatever address is asked for.
  await page.goto(`${server.address}/synk`)
  await expect(page.getByLabel('Ditt namn')).toHaveValue(canaries.sv[0])
  await expect(page.locator('.sign-ink[d^="M"]')).toHaveCount(2)
  // Turned in the middle, the drawing stands.
  await page.setViewportSize({ width: 820, height: 1180 })
  await expect(page.locator('.sign-ink[d^="M"]')).toHaveCount(2)
  await page.setViewportSize({ width: 1180, height: 820 })
  await page.getByRole('button', { name: 'Rensa' }).click()
  // A slip of the finger is asked for again, and nothing is saved.
  await page.getByRole('button', { name: 'Skriv på', exact: true }).click()
  await expect(page.getByText('Skriv din underskrift i rutan.')).toBeVisible()
  await page.getByRole('button', { name: 'Tillbaka' }).click()
  await page.getByRole('button', { name: 'Tillbaka' }).click()
  await expect(page.locator('.sign-language')).toHaveCount(7)
  await isGone(page)

  const seconds: number[] = []
  for (let nth = 0; nth < 9; nth++) {
    const language = languages[nth % 3] ?? 'sv'
    const name = canaries[language][Math.floor(nth / 3)] ?? ''
    const began = Date.now()
    await chooses(page, language)
    await expect(page.locator('#content')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
    if (nth < 3) await isAccessible(page, `the notice, ${language}`)
    await goesOn(page)
    await page.locator('#sign-name').fill(name)
    if (nth === 8) {
      // One who cannot sign: the adviser confirms.
      await page.locator('.sign-actions .sign-button').nth(1).click()
      await page.locator('#sign-witness').fill('Anna Berg')
    } else await draws(page)
    if (nth < 3) await isAccessible(page, `the signature, ${language}`)
    await goesOn(page)
    await expect(page.locator('.sign-questions')).toBeVisible()
    if (nth < 3) await isAccessible(page, `the questions, ${language}`)
    for (const question of [0, 1, 2])
      await page
        .locator('.sign-question')
        .nth(question)
        .locator('.sign-answer')
        .nth(question === 0 ? 1 : 0)
        .click()
    await goesOn(page)
    await expect(page.locator('.sign-language')).toHaveCount(7)
    seconds.push((Date.now() - began) / 1000)
    await expect(page.locator('.sign-count')).toContainText(String(nth + 1))
    await isGone(page)
    await page.evaluate(() => history.back())
    await expect(page.locator('.sign-language')).toHaveCount(7)
    await isGone(page)
  }
  console.log(`seconds a person, as fast as a machine taps: ${seconds.map((s) => s.toFixed(1)).join(' ')}`)

  // The way out is the adviser's.
  await page.getByRole('button', { name: 'Avsluta' }).click()
  await page.getByLabel('PIN', { exact: true }).fill('112233')
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await expect(page.getByText(/Fel PIN/)).toBeVisible()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  await expect(page.getByText('9 har skrivit på')).toBeVisible()
  await isGone(page)
  await page.getByRole('button', { name: 'Avsluta listan' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avsluta listan' }).click()
  await expect(page.getByText('Inget nät just nu')).toBeVisible()
  await isAccessible(page, 'the closed list')
  await isGone(page)

  // A copy of the tablet's profile tells no name: closed first, so that all of it lies on the disk.
  await tablets.close()
  for (const mark of marks)
    expect(() => execFileSync('grep', ['-rlaF', mark, join(profile, 'Default', 'IndexedDB')])).toThrow()

  await server.start()
  tablets = await theTablet()
  people.push(tablets)
  page = pageOf(tablets)
  await page.goto(server.address)
  await expect(page.getByText('Allt synkat').first()).toBeVisible({ timeout: 30_000 })
  await anna.goto(`${server.address}/narvaro`)
  await expect(anna.getByText('Allt synkat').first()).toBeVisible({ timeout: 30_000 })

  await lead.goto(`${server.address}/narvaro`)
  await lead.getByRole('link', { name: /Service på landsbygden/ }).click()
  await expect(lead.getByText('9 påskrifter').first()).toBeVisible({ timeout: 30_000 })
  for (const names of Object.values(canaries))
    for (const name of names) await expect(lead.getByText(name)).toBeVisible()
  await expect(lead.getByText('Intygad av Anna Berg')).toBeVisible()
  await expect(lead.locator('.attendance-signature path')).toHaveCount(8)
  await isAccessible(lead, 'the lead’s list')
  const totals = (await server.radslag('export', '--kind', 'background')).trim().split('\n')
  expect(totals).toHaveLength(1)
  expect(JSON.parse(totals[0] ?? '{}')).toMatchObject({
    answers: 9,
    age: { '31-64': 9 },
    gender: { woman: 9 },
    origin: { abroad: 9 },
  })
})

test('a tablet left behind shows nothing, paper is counted and photographed, and who signs late signs on the phone', async () => {
  test.setTimeout(600_000)
  const annas = await aPerson('phone')
  const tablets = await aPerson('tablet')
  people.push(annas, tablets)
  const [anna, page] = [pageOf(annas), pageOf(tablets)]
  await comesIn(anna, 'Anna Strand', 'adviser')
  await comesIn(page, 'Plattan två', 'tablet')
  await annas.grantPermissions(['clipboard-read', 'clipboard-write'])
  await anna.goto(`${server.address}/narvaro/ny`)
  await anna.getByLabel('Rubrik').fill('Kvällsmöte')
  await anna.getByRole('button', { name: 'Skapa listan' }).click()
  await anna.getByRole('button', { name: 'Visa koden för surfplattan' }).click()
  await anna.getByRole('button', { name: 'Kopiera koden som text' }).click()
  const code = await anna.evaluate(() => navigator.clipboard.readText())

  // Without a camera the code is pasted; anything else is refused in words.
  await page.clock.install()
  await page.goto(`${server.address}/narvaro/ta-emot`)
  await page.getByLabel('Eller klistra in koden som text').fill('RADSLAGLISTA1/00000000/ABC')
  await page.getByRole('button', { name: 'Ta emot' }).click()
  await expect(page.getByText('Koden blev inte rätt läst. Försök igen.')).toBeVisible()
  await page.getByLabel('Eller klistra in koden som text').fill(code)
  await page.getByRole('button', { name: 'Ta emot' }).click()
  await expect(page.getByRole('heading', { name: 'Kvällsmöte' })).toBeVisible()
  await page.getByRole('button', { name: 'Skriv på här' }).click()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByLabel('Samma PIN en gång till').fill(pin)
  await page.getByRole('button', { name: 'Spara PIN' }).click()

  // Left behind half written: two minutes later the list says "sign here", and nothing is kept of it.
  await chooses(page, 'sv')
  await goesOn(page)
  await page.getByLabel('Ditt namn').fill(canaries.sv[1])
  await draws(page)
  await page.clock.fastForward('02:05')
  await expect(page.locator('.sign-language')).toHaveCount(7)
  await isGone(page)
  await page.reload()
  await expect(page.locator('.sign-language')).toHaveCount(7)

  // What is seen among the open apps is blank.
  await chooses(page, 'ar')
  await goesOn(page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.locator('#root')).toBeHidden()
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(page.locator('#root')).toBeVisible()
  await page.locator('#sign-name').fill('Bo')
  // One stroke too small is asked for again, kindly; undone, drawn anew, it is taken.
  await draws(page, { strokes: 0 })
  await page.locator('.sign-pad-area').tap({ position: { x: 200, y: 100 } })
  await goesOn(page)
  await expect(page.getByText('التوقيع صغير جداً')).toBeVisible()
  await page.locator('.sign-tool').first().click()
  await expect(page.locator('.sign-ink[d^="M"]')).toHaveCount(0)
  await draws(page)
  await goesOn(page)
  await page.locator('.sign-actions .sign-button').first().click()
  await page.getByRole('button', { name: 'Avsluta' }).click()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await page.getByRole('button', { name: 'Fortsätt' }).click()

  // Twelve signed on paper, and a photo of it goes last, in parts.
  await page.getByLabel('Hur många skrev på papper?').fill('tolv')
  await page.getByRole('button', { name: 'Spara antalet' }).click()
  await expect(page.getByText('Skriv ett helt tal, som 12.')).toBeVisible()
  await page.getByLabel('Hur många skrev på papper?').fill('12')
  await page.getByRole('button', { name: 'Spara antalet' }).click()
  await expect(page.getByText('12 på papper')).toBeVisible()
  const noise = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 2400
    canvas.height = 1800
    const context = canvas.getContext('2d') as CanvasRenderingContext2D
    const image = context.createImageData(canvas.width, canvas.height)
    for (let i = 0; i < image.data.length; i++) image.data[i] = (i * 2654435761) >>> 24
    context.putImageData(image, 0, 0)
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? ''
  })
  await page
    .getByLabel('Fota listan')
    .setInputFiles({ name: 'lista.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(noise, 'base64') })
  await expect(page.getByText('Bilden är hos kontoret')).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Skriv ut' }).click()
  await expect(page.locator('.paper-sheet')).toHaveCount(2)
  await expect(page.locator('.paper-sheet').first()).toContainText('Sida 1 av 2')
  await isAccessible(page, 'the list on paper')

  // Late, on the phone: a list of its own, and the same name is proposed as a double there.
  await anna.getByRole('button', { name: 'Öppna för påskrift här' }).click()
  await anna.getByLabel('PIN', { exact: true }).fill(pin)
  await anna.getByLabel('Samma PIN en gång till').fill(pin)
  await anna.getByRole('button', { name: 'Spara PIN' }).click()
  for (const name of ['Cilla Dahl', 'cilla dahl']) {
    await chooses(anna, 'sv')
    await goesOn(anna)
    await anna.getByLabel('Ditt namn').fill(name)
    await draws(anna)
    await goesOn(anna)
    await anna.getByRole('button', { name: 'Hoppa över' }).click()
  }
  await anna.getByRole('button', { name: 'Avsluta' }).click()
  await anna.getByLabel('PIN', { exact: true }).fill(pin)
  await anna.getByRole('button', { name: 'Fortsätt' }).click()
  await expect(anna.getByText('2 har skrivit på')).toBeVisible()
  await expect(anna.getByText('Kan vara samma person')).toBeVisible()
  await isAccessible(anna, 'the phone’s list')
  await anna.goto(`${server.address}/narvaro`)
  await expect(anna.getByRole('link', { name: /Kvällsmöte/ })).toHaveCount(2)
})
