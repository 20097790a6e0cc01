// Who gets in, and who is put out: a newcomer by camera, a lost phone, a stolen one, a locked app, a person who leaves.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { cameraArguments, film } from './film.ts'
import { aPerson, asksForTheCode, isLetIn, pageOf, setsUp, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8742)
const people: BrowserContext[] = []
let lead: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  const desk = await aPerson('desk')
  people.push(desk)
  lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
})
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

const aPhone = async (options = {}): Promise<Page> => {
  const phone = await aPerson('phone', options)
  people.push(phone)
  return pageOf(phone)
}
const twoWords = (page: Page) => page.locator('.two-words > span:not(.visually-hidden)')

const unlocks = async (page: Page, pin: string): Promise<void> => {
  await page.getByLabel('PIN').fill(pin)
  await page.getByRole('button', { name: 'Lås upp' }).click()
}

async function logsASession(page: Page, notes: string, pin?: string): Promise<void> {
  await page.goto(`${server.address}/logga`)
  if (pin) await unlocks(page, pin)
  await page.getByText('Grupp', { exact: true }).first().click()
  await page.locator('#session-participants').fill('9')
  await page.getByRole('button', { name: /Alla 12/ }).click()
  await page.getByText('Ljusnarsberg', { exact: true }).click()
  await page.getByText('Idé', { exact: true }).click()
  await page.locator('summary', { hasText: 'Ämnen och anteckning' }).click()
  await page.locator('#session-notes').fill(notes)
  await page.getByRole('button', { name: /^Spara/ }).click()
  await expect(page.getByText(/Sparat på/)).toBeVisible()
}

/** What a page’s stores hold of a text, wherever it may lie. */
const stores = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }))

async function putsOut(name: string, how: string): Promise<void> {
  await lead.goto(`${server.address}/enheter`)
  const row = lead.locator('.list-item', { hasText: name })
  await row.getByRole('button', { name: 'Spärra …' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: how }).first().click()
  await expect(lead.getByRole('dialog')).toHaveCount(0)
}

test('a newcomer comes in by camera: opens the app, reads the code, compares two words', async () => {
  await lead.goto(`${server.address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill('Maja Lind')
  await asksForTheCode(lead)
  const reel = join(mkdtempSync(join(tmpdir(), 'radslag-film-')), 'code.y4m')
  await film(lead, [await lead.locator('.qr-code').screenshot()], reel)
  const maja = await aPhone({ args: cameraArguments(reel) })
  const began = Date.now()
  await maja.goto(server.address)
  await isAccessible(maja)
  await maja.getByRole('button', { name: 'Läs av koden med kameran' }).click()
  await expect(twoWords(maja)).toHaveCount(2)
  const words = await twoWords(maja).allTextContents()
  await expect(twoWords(lead)).toHaveText(words)
  await lead.getByRole('button', { name: 'Stämmer', exact: true }).click()
  await expect(maja.getByRole('heading', { level: 1 })).toContainText('Maja')
  console.log(`a newcomer was in after ${((Date.now() - began) / 1000).toFixed(1)} s`)
})

test('a lost phone hands over what it held, once, and is emptied; the lead sees both', async () => {
  const omar = await aPhone()
  await isLetIn(lead, omar, server.address, 'Omar Haddad')
  await worksOffline(omar)
  await omar.context().setOffline(true)
  await logsASession(omar, 'kanarie på den borttappade')
  await putsOut('Omar Haddad', 'Borttappad')
  await expect(lead.getByText('inte tömd än')).toBeVisible()
  await omar.context().setOffline(false)
  await expect(omar.getByRole('heading', { name: 'Enheten är spärrad' })).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => stores(omar), { timeout: 15_000 }).toEqual({ databases: [], caches: [] })
  await lead.goto(`${server.address}/enheter`)
  await expect(lead.getByText('Tömd', { exact: true })).toBeVisible()
  await isAccessible(lead)
  await lead.goto(`${server.address}/synk`)
  await lead.locator('main a[href="/ordna"]').first().click()
  await expect(lead.getByText(/Omar Haddad/).first()).toBeVisible()
})

test('a stolen phone is emptied at once, and the lead is told what was unsent', async () => {
  const sara = await aPhone()
  await isLetIn(lead, sara, server.address, 'Sara Holm')
  await putsOut('Sara Holm', 'Stulen')
  await expect(lead.getByText('Inget var osänt vid senaste kontakten.')).toBeVisible()
  await expect(sara.getByRole('heading', { name: 'Enheten är spärrad' })).toBeVisible({ timeout: 70_000 })
  await expect.poll(() => stores(sara), { timeout: 15_000 }).toEqual({ databases: [], caches: [] })
})

test('the app lock: closed when opened anew, opened by PIN without network, and a forgotten PIN loses nothing', async () => {
  const karin = await aPhone()
  await isLetIn(lead, karin, server.address, 'Karin Ask')
  await worksOffline(karin)
  await karin.goto(`${server.address}/synk`)
  await karin.getByRole('link', { name: 'Lås och säkerhet' }).click()
  await expect(karin.getByRole('heading', { level: 1, name: 'Lås och säkerhet' })).toBeVisible()
  await isAccessible(karin)
  await karin.getByRole('button', { name: 'Slå på applåset' }).click()
  await karin.getByLabel('PIN', { exact: true }).fill('482913')
  await karin.getByLabel('Samma PIN en gång till').fill('482913')
  await karin.getByRole('dialog').getByRole('button', { name: 'Slå på applåset' }).click()
  await expect(karin.getByRole('heading', { name: 'Rådslag är låst' })).toBeVisible()
  await isAccessible(karin)
  await karin.getByLabel('PIN').fill('111112')
  await karin.getByRole('button', { name: 'Lås upp' }).click()
  await expect(karin.locator('#pin-error')).toContainText('4 försök kvar')
  await unlocks(karin, '482913')
  await expect(karin.getByRole('heading', { name: 'Lås och säkerhet' })).toBeVisible()
  await karin.context().setOffline(true)
  await logsASession(karin, 'osänt bakom låset', '482913')
  await karin.reload()
  await expect(karin.getByRole('heading', { name: 'Rådslag är låst' })).toBeVisible()
  await unlocks(karin, '482913')
  await expect(karin.getByText(/1 väntar/).first()).toBeVisible()
  await karin.reload()
  // She has forgotten it: the lead lets her in anew, and what was unsent is sent.
  await karin.context().setOffline(false)
  await karin.getByRole('button', { name: 'Jag har glömt min PIN' }).click()
  await karin.getByRole('button', { name: 'Skriv koden' }).click()
  await lead.goto(`${server.address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill('Karin Ask')
  await karin.getByLabel('Kod', { exact: true }).fill(await asksForTheCode(lead))
  await karin.getByRole('button', { name: 'Anslut' }).click()
  await expect(karin.getByText('Välj en ny PIN')).toBeVisible()
  await karin.getByLabel('PIN', { exact: true }).fill('975310')
  await karin.getByLabel('Samma PIN en gång till').fill('975310')
  await karin.getByRole('button', { name: 'Spara och lås upp' }).click()
  await expect(karin.getByText(/Allt synkat/).first()).toBeVisible({ timeout: 20_000 })
})

test('a passkey opens the lock as well', async () => {
  const karin = people.at(-1)?.pages()[0] as Page
  await karin.goto(`${server.address}/synk/las`)
  await unlocks(karin, '975310')
  await karin.getByRole('button', { name: 'Lås upp med passkey också' }).click()
  await karin.getByLabel('Enhetens PIN').fill('975310')
  await karin.getByRole('dialog').getByRole('button', { name: 'Lås upp med passkey också' }).click()
  await expect(karin.getByText('Nu går det att låsa upp med passkey')).toBeVisible()
  await karin.reload()
  await karin.getByRole('button', { name: 'Använd passkey' }).click()
  await expect(karin.getByRole('heading', { name: 'Lås och säkerhet' })).toBeVisible()
})

test('thirty days without contact: what is here is locked, and logging goes on', async () => {
  const nils = await aPhone()
  await isLetIn(lead, nils, server.address, 'Nils Orre')
  await worksOffline(nils)
  await nils.context().setOffline(true)
  await nils.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('radslag')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const put = opening.result.transaction('meta', 'readwrite')
          put.objectStore('meta').put({ key: 'lastSync', value: Date.now() - 31 * 86_400_000 })
          put.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )
  await nils.goto(`${server.address}/kontakter`)
  await expect(nils.getByRole('heading', { name: 'Låst tills kontoret hörs av' })).toBeVisible()
  await isAccessible(nils)
  await logsASession(nils, 'loggat medan det var låst')
  await nils.goto(`${server.address}/moten`)
  await expect(nils.getByRole('heading', { name: 'Låst tills kontoret hörs av' })).toBeVisible()
  await nils.context().setOffline(false)
  await nils.goto(`${server.address}/moten`)
  await expect(nils.locator('.list-item', { hasText: /Ljusnarsberg.*Nils/ })).toBeVisible({ timeout: 20_000 })
})

test('a person who leaves takes her devices along', async () => {
  await putsOut('Nils Orre', 'Nils Orre har slutat')
  await expect(lead.getByText('1 enhet spärrades', { exact: false })).toBeVisible()
  await expect(lead.getByText(/Har slutat/).first()).toBeVisible()
})
