// Who gets in: wrong codes are refused kindly, the two words are compared, and a device that is turned away stays out.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { aPerson, asksForTheCode, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8713)
let desk: BrowserContext
let phone: BrowserContext
let lead: Page
let stranger: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  desk = await aPerson('desk')
  phone = await aPerson('phone')
  lead = pageOf(desk)
  stranger = pageOf(phone)
})

test.afterAll(async () => {
  await desk?.close()
  await phone?.close()
  await server.stop()
})

test('set-up asks for both names before it begins, and says so at the field', async () => {
  await lead.goto(server.setUpLink())
  await lead.getByRole('button', { name: 'Börja' }).click()
  await expect(lead.locator('#enrol-name')).toBeFocused()
  await expect(lead.locator('#enrol-name-error')).toContainText('namn')
  await isAccessible(lead)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
})

test('a used set-up link lets nobody else in', async () => {
  await stranger.goto(server.setUpLink())
  await stranger.getByLabel('Vad heter du?').fill('Någon Annan')
  await stranger.getByLabel('Vad heter kontoret?').fill('Ett annat')
  await stranger.getByRole('button', { name: 'Börja' }).click()
  await expect(stranger.locator('.field-error')).toContainText('stämmer inte')
})

test('a wrong code is refused at the field, and what was typed stays', async () => {
  await stranger.goto(server.address)
  await stranger.reload()
  await stranger.getByLabel('Kod', { exact: true }).fill('AAAA-AAAA')
  await stranger.getByRole('button', { name: 'Anslut' }).click()
  await expect(stranger.locator('#enrol-code-error')).toContainText('stämmer inte')
  await expect(stranger.locator('#enrol-code')).toHaveValue('AAAA-AAAA')
  await isAccessible(stranger)
})

test('a device whose words do not match is turned away, and reads nothing', async () => {
  await lead.goto(`${server.address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill('Maja Lind')
  const code = await asksForTheCode(lead)
  await isAccessible(lead)
  await stranger.getByLabel('Kod', { exact: true }).fill(code.toLowerCase())
  await stranger.getByRole('button', { name: 'Anslut' }).click()
  await expect(stranger.getByText('Visar datorn samma ord?')).toBeVisible()
  await isAccessible(stranger)
  expect(await stranger.evaluate(async () => (await fetch('/api/targets?year=2026')).status)).toBe(401)
  await lead.getByRole('button', { name: 'Stämmer inte' }).click()
  await expect(stranger.getByText('Enheten släpptes inte in')).toBeVisible({ timeout: 10_000 })
})
