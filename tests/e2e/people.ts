// The people of the walks, each with a browser profile of her own: storage and worker as on a real device.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, expect, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../../src/tools/browser.mjs'

const executablePath = findBrowser()

/** A person with a new profile, at a desk or with a phone. */
export async function aPerson(
  at: 'desk' | 'phone',
  { profile = mkdtempSync(join(tmpdir(), `radslag-${at}-`)), args = [] as string[] } = {},
): Promise<BrowserContext> {
  const screen =
    at === 'desk'
      ? { viewport: { width: 1440, height: 900 } }
      : { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  return chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: [...browserArguments, ...args],
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    ...screen,
  })
}

export const pageOf = (person: BrowserContext): Page => person.pages()[0] as Page

/** Waits until the worker has the whole page, so that it opens without network. */
export async function worksOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).length), { timeout: 20_000 })
    .toBeGreaterThan(0)
  await page.waitForFunction(
    () => navigator.serviceWorker.controller !== null || document.readyState === 'complete',
  )
}

/** The lead follows the set-up link, and names herself and the office. */
export async function setsUp(page: Page, link: string, name: string, office: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Vad heter du?').fill(name)
  await page.getByLabel('Vad heter kontoret?').fill(office)
  await page.getByRole('button', { name: 'Börja' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.split(' ')[0] ?? name)
}

/** The code on the lead's screen, as it is read aloud. */
export async function codeShown(lead: Page): Promise<string> {
  const pattern = /[0-9A-Z]{4}-[0-9A-Z]{4}/
  const shown = await lead.getByText(pattern).first().textContent()
  return pattern.exec(shown ?? '')?.[0] ?? ''
}

/** The lead invites, the adviser types the code, both see the same two words, the lead lets her in. */
export async function isLetIn(lead: Page, phone: Page, address: string, name: string): Promise<void> {
  await lead.goto(`${address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill(name)
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  const code = await codeShown(lead)
  await expect(lead.getByRole('img', { name: /QR/ })).toBeVisible()
  await phone.goto(address)
  await phone.getByLabel('Kod', { exact: true }).fill(code)
  await phone.getByRole('button', { name: 'Anslut' }).click()
  await expect(phone.locator('.two-words > span:not(.visually-hidden)')).toHaveCount(2)
  const words = await phone.locator('.two-words > span:not(.visually-hidden)').allTextContents()
  await expect(lead.locator('.two-words > span:not(.visually-hidden)')).toHaveText(words)
  await lead.getByRole('button', { name: 'Stämmer', exact: true }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(name.split(' ')[0] ?? name)
}
