// The lead's own door: a passkey is offered, asked for when only she may, and a printed code does when it is gone.
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { aPerson, asksForTheCode, leavesForLater, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8741)
let desk: BrowserContext
let lead: Page
let codes: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  desk = await aPerson('desk')
  lead = pageOf(desk)
})
test.afterAll(async () => {
  await desk?.close()
  await server.stop()
})

async function isAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 160))])).toEqual([])
}
async function beginsToAdd(page: Page, name: string) {
  await page.goto(`${server.address}/enheter`)
  await page.getByRole('button', { name: 'Lägg till' }).first().click()
  await page.getByLabel('Namn').fill(name)
}
const signsOut = async (page: Page) => {
  await page.goto(`${server.address}/enheter`)
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await expect(page.getByText('Du är utloggad')).toBeVisible()
}

test('a new lead is offered a passkey, and may leave it for later', async () => {
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await lead.goto(`${server.address}/enheter`)
  await expect(lead.getByText('Ingen passkey än')).toBeVisible()
  await isAccessible(lead)
})

test('before the first invitation she makes it, and gets eight codes that she can print', async () => {
  await beginsToAdd(lead, 'Maja Lind')
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  await expect(lead.getByRole('heading', { name: 'Skydda det som bara du får göra' })).toBeVisible()
  await isAccessible(lead)
  await lead.getByRole('button', { name: 'Skapa en passkey' }).click()
  const shown = lead.locator('dialog .recovery-codes li')
  await expect(shown).toHaveCount(8)
  await isAccessible(lead)
  codes = await shown.allTextContents()
  await lead.emulateMedia({ media: 'print' })
  await expect(lead.locator('.recovery-paper')).toBeVisible()
  await expect(lead.locator('#root')).toBeHidden()
  await lead.emulateMedia({ media: 'screen' })
  await lead.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await expect(lead.locator('.code-text')).toBeVisible()
  await expect(lead.locator('.recovery-paper')).toHaveCount(0)
})

test('signed in, she is not asked again; signed out, she shows her passkey', async () => {
  await beginsToAdd(lead, 'Omar Haddad')
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  await expect(lead.locator('.code-text')).toBeVisible()
  await signsOut(lead)
  await beginsToAdd(lead, 'Sara Holm')
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  await expect(lead.getByRole('heading', { name: 'Visa att det är du' })).toBeVisible()
  await isAccessible(lead)
  await lead.getByRole('button', { name: 'Använd passkey' }).click()
  await expect(lead.locator('.code-text')).toBeVisible()
})

test('she changes her mind: nothing is done, and she is told', async () => {
  await signsOut(lead)
  await beginsToAdd(lead, 'Ingen Alls')
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  const asked = lead.getByRole('dialog', { name: 'Visa att det är du' })
  await asked.getByRole('button', { name: 'Avbryt' }).click()
  await expect(lead.getByText('Logga in först. Inget är ändrat.')).toBeVisible()
  await expect(lead.locator('.code-text')).toHaveCount(0)
})

test('without her passkey a printed code lets her in, once', async () => {
  const withCode = async (code: string) => {
    await beginsToAdd(lead, 'Karin Ask')
    await lead.getByRole('button', { name: 'Visa koden' }).click()
    await lead.getByRole('button', { name: 'Använd en återställningskod' }).click()
    await lead.getByLabel('Återställningskod').fill(code)
    await lead.getByRole('button', { name: 'Logga in', exact: true }).click()
  }
  await withCode(codes[0] ?? '')
  await expect(lead.locator('.code-text')).toBeVisible()
  await signsOut(lead)
  await expect(lead.getByText('7 återställningskoder kvar')).toBeVisible()
  await withCode(codes[0] ?? '')
  await expect(lead.locator('#recovery-code-error')).toContainText('redan använd')
  await isAccessible(lead)
})

test('a browser that keeps no passkeys: the codes are printed first, and do', async () => {
  const invited = await server.radslag('invite', '--name', 'Bo', '--role', 'lead', '--confirmed', '--json')
  const { url } = JSON.parse(invited) as { url: string }
  const old = await aPerson('desk')
  const page = pageOf(old)
  await page.addInitScript('delete window.PublicKeyCredential')
  await page.goto(url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  await expect(page.getByText('kan inte spara en passkey')).toBeVisible()
  await leavesForLater(page)
  await beginsToAdd(page, 'Eva Sund')
  await page.getByRole('button', { name: 'Visa koden' }).click()
  await page.getByRole('button', { name: 'Skriv ut koder i stället' }).click()
  const shown = page.locator('dialog .recovery-codes li')
  await expect(shown).toHaveCount(8)
  const [code = ''] = await shown.allTextContents()
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await expect(page.locator('.code-text')).toBeVisible()
  await signsOut(page)
  await beginsToAdd(page, 'Eva Sund')
  await page.getByRole('button', { name: 'Visa koden' }).click()
  await page.getByLabel('Återställningskod').fill(code)
  await page.getByRole('button', { name: 'Logga in', exact: true }).click()
  await expect(page.locator('.code-text')).toBeVisible()
  await old.close()
})

test('a second lead has her own passkey, and the first can put her device out', async () => {
  const invited = await server.radslag(
    'invite',
    '--name',
    'Maria Berg',
    '--role',
    'lead',
    '--confirmed',
    '--json',
  )
  const { url } = JSON.parse(invited) as { url: string }
  const other = await aPerson('desk')
  const page = pageOf(other)
  await page.goto(url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  await page.getByRole('button', { name: 'Skapa en passkey' }).click()
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await beginsToAdd(page, 'Nils Orre')
  expect(await asksForTheCode(page)).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await other.close()
})
