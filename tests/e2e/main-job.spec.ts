// The main job, for real: logged without network, counted at once, on the lead's desk when the network returns.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { aPerson, isLetIn, pageOf, setsUp, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8711)
let leadsDesk: BrowserContext
let majasPhone: BrowserContext
let lead: Page
let maja: Page
let session = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  leadsDesk = await aPerson('desk')
  majasPhone = await aPerson('phone')
  lead = pageOf(leadsDesk)
  maja = pageOf(majasPhone)
})

test.afterAll(async () => {
  await leadsDesk?.close()
  await majasPhone?.close()
  await server.stop()
})

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' }).format(
  new Date(),
)
const year = Number(today.slice(0, 4))
const hero = (page: Page) => page.locator('.hero')
/** Opens a folded part of a form. */
const unfold = (page: Page, name: string) => page.locator('summary', { hasText: name }).press('Enter')
const field = (page: Page, name: string) => page.locator(`#session-${name}`)

test('1 the lead opens the printed link, names herself and the office, and is in', async () => {
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await expect(hero(lead)).toContainText('av 150')
})

test('2 an adviser is let in with a code and two words, and an empty phone shows what to do', async () => {
  await isLetIn(lead, maja, server.address, 'Maja Lind')
  await expect(hero(maja)).toContainText('0 av 150', { useInnerText: true })
  await expect(maja.getByRole('link', { name: 'Logga en rådgivning' })).toBeVisible()
  await expect(maja.getByText('Startade företag', { exact: true })).toBeVisible()
  await worksOffline(maja)
  await lead.goto(server.address) // and there she stays: what comes must come by itself
  await expect(hero(lead)).toContainText('0 av 150', { useInnerText: true })
})

test('3 without network and server the app opens, a session is saved and counted, and a draft survives', async () => {
  await majasPhone.setOffline(true)
  await server.stop()
  const began = Date.now()
  await maja.reload()
  await expect(hero(maja)).toContainText('av 150')
  expect(Date.now() - began).toBeLessThan(10_000) // that it opens at all; how fast is measured by the bench

  await maja.getByRole('link', { name: 'Logga en rådgivning' }).click()
  await maja.getByRole('combobox', { name: 'Vem?' }).fill('Skogsbrynets kooperativ')
  await maja.getByRole('option', { name: /Ny kontakt/ }).click()
  await maja.getByRole('button', { name: 'Lägg till' }).click()
  await maja.getByText('Grupp', { exact: true }).first().click()
  await field(maja, 'participants').fill('9')
  await maja.getByRole('button', { name: /Alla 12/ }).click()
  await maja.getByText('Ljusnarsberg', { exact: true }).click()
  await maja.getByText('Idé', { exact: true }).click()
  await maja.getByRole('switch', { name: 'Agenda 2030 togs upp' }).check()
  await unfold(maja, 'Ämnen och anteckning')
  await maja.getByText('Kooperation', { exact: true }).click()
  await maja.getByRole('button', { name: /Fler … \(11\)/ }).click()
  await maja.getByText(/^8 /).click()
  await maja.getByText(/^11 /).click()
  await field(maja, 'notes').fill('Gick igenom stadgarna.')
  await unfold(maja, 'Nästa steg')
  await field(maja, 'nextStep').fill('Skicka mall för stadgar')
  await expect(maja.getByText('Rådgivningar 0 → 1 av 150')).toBeVisible()
  await maja.getByRole('button', { name: 'Spara rådgivning' }).click()
  await expect(maja.getByText('Sparat på telefonen')).toBeVisible()
  await expect(hero(maja)).toContainText('1 av 150', { useInnerText: true })
  await expect(maja.getByRole('status').filter({ hasText: '1 väntar på nät' })).toBeVisible()

  await maja.goto(`${server.address}/logga`)
  await unfold(maja, 'Ämnen och anteckning')
  await field(maja, 'notes').fill('Halva anteckningen om bygdegården')
  await expect(maja.getByText('Utkast sparat')).toBeVisible()
  await maja.close()
  maja = await majasPhone.newPage()
  await maja.goto(`${server.address}/logga`)
  await expect(field(maja, 'notes')).toHaveValue('Halva anteckningen om bygdegården')
  await maja.goto(server.address)
})

test('4 when server and network return it is sent by itself, and the lead sees the very record', async () => {
  await server.start()
  await majasPhone.setOffline(false)
  await expect(maja.getByRole('status').filter({ hasText: 'Allt synkat' })).toBeVisible({ timeout: 5_000 })

  await expect(hero(lead)).toContainText('1 av 150', { useInnerText: true, timeout: 10_000 })
  await lead.getByRole('link', { name: /Visa alla/ }).click()
  await lead.getByRole('link', { name: /Skogsbrynets kooperativ/ }).click()
  await expect(lead.getByText(/Maja Lind loggade .*Kom fram till kontoret/)).toBeVisible()
  await expect(lead.getByText('Maja Lind skapade')).toBeVisible()
  await expect(lead.getByText('Gick igenom stadgarna.')).toBeVisible()
  session = lead.url().split('/').at(-1) ?? ''
})

test('4b a device that was only opened, with nothing edited, sends what waited', async () => {
  await majasPhone.setOffline(true)
  await maja.goto(`${server.address}/logga`)
  await expect(field(maja, 'notes')).toHaveValue('Halva anteckningen om bygdegården')
  await maja.getByRole('button', { name: 'Börja om' }).click()
  await maja.getByRole('button', { name: 'Skogsbrynets kooperativ' }).click()
  await maja.getByRole('button', { name: 'Spara rådgivning' }).click()
  await expect(maja.getByRole('status').filter({ hasText: '1 väntar på nät' })).toBeVisible()
  await maja.close()
  await majasPhone.setOffline(false)
  maja = await majasPhone.newPage()
  await maja.goto(server.address)
  await expect(maja.getByRole('status').filter({ hasText: 'Allt synkat' })).toBeVisible({ timeout: 5_000 })
  await lead.goto(server.address)
  await expect(hero(lead)).toContainText('2 av 150', { useInnerText: true })
})

/** Changes one field of the session through its form. */
async function changes(page: Page, name: string, value: string) {
  await page.goto(`${server.address}/moten/${session}/andra`)
  await field(page, name).fill(value)
  await page.getByRole('button', { name: 'Spara ändringarna' }).click()
  await expect(page.getByText(/Sparat på/)).toBeVisible()
}

test('5 two people change different fields: both survive; the same field: both are kept and the lead chooses', async () => {
  await majasPhone.setOffline(true)
  await changes(maja, 'notes', 'Stadgarna är klara.')
  await changes(lead, 'minutes', '90')
  await majasPhone.setOffline(false)
  await expect(lead.getByText('Stadgarna är klara.')).toBeVisible({ timeout: 10_000 })
  await maja.goto(`${server.address}/moten/${session}`)
  await expect(maja.getByText('1 tim 30 min').first()).toBeVisible()

  await majasPhone.setOffline(true)
  await changes(maja, 'minutes', '45')
  await changes(lead, 'minutes', '120')
  await majasPhone.setOffline(false)
  const conflict = lead.getByText('Olika uppgifter: Hur länge')
  await expect(conflict).toBeVisible({ timeout: 10_000 })
  await expect(lead.getByRole('button', { name: '45 min' })).toBeVisible()
  await expect(lead.getByRole('button', { name: '2 tim' })).toBeVisible()
  await lead.getByRole('button', { name: '45 min' }).click()
  await expect(conflict).toBeHidden()
  await expect(lead.getByText(/valde 45 min/)).toBeVisible()
  await expect(maja.getByText('45 min').first()).toBeVisible({ timeout: 10_000 })
  await expect(maja.getByText('Olika uppgifter: Hur länge')).toBeHidden()
})

test('6 the command line on the running server prints the same numbers and record ids', async () => {
  const targets = JSON.parse(await server.radslag('targets', '--year', String(year), '--json'))
  const [sessions] = targets.indicators
  expect(sessions).toMatchObject({ id: 'advisory-sessions', target: 150, actual: 2 })
  expect(sessions.records).toContain(session)
  await lead.goto(`${server.address}/mal/advisory-sessions`)
  const rows = lead.locator('.list-item a')
  await expect(rows).toHaveCount(2)
  const ids = await rows.evaluateAll((links) =>
    links.map((link) => link.getAttribute('href')?.split('/').at(-1)),
  )
  expect(ids.sort()).toEqual([...sessions.records].sort())
})

test('a session is deleted, and comes back with undo', async () => {
  await maja.goto(`${server.address}/moten/${session}`)
  await maja.getByRole('button', { name: 'Ta bort' }).click()
  await maja.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(maja.getByText('Mötet är borttaget')).toBeVisible()
  await maja.getByRole('button', { name: 'Ångra' }).click()
  await expect(maja.getByText('Ångrat')).toBeVisible()
  await maja.goto(`${server.address}/moten/${session}`)
  await expect(maja.getByText('Stadgarna är klara.')).toBeVisible()
})
