// The people of the walks, each with a browser profile of her own: storage and worker as on a real device.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type CDPSession, chromium, expect, type Page } from '@playwright/test'
import { browserArguments, findBrowser } from '../../src/tools/browser.mjs'

const executablePath = findBrowser()

/** A person with a new profile, at a desk, with a phone or at the office's tablet. */
export async function aPerson(
  at: 'desk' | 'phone' | 'tablet',
  { profile = mkdtempSync(join(tmpdir(), `radslag-${at}-`)), args = [] as string[] } = {},
): Promise<BrowserContext> {
  const screen =
    at === 'desk'
      ? { viewport: { width: 1440, height: 900 } }
      : at === 'tablet'
        ? { viewport: { width: 1180, height: 820 }, hasTouch: true }
        : { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const person = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    args: [...browserArguments, ...args],
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    ...screen,
  })
  await hasAuthenticator(pageOf(person))
  return person
}

/** A page whose device keeps passkeys, and whose owner shows her finger whenever she is asked. */
export async function hasAuthenticator(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return session
}

/** The lead shows that it is she: the first time she makes a passkey, and keeps the codes that come with it. */
export async function showsThatItIsShe(lead: Page): Promise<void> {
  const make = lead.getByRole('button', { name: 'Skapa en passkey' })
  const show = lead.getByRole('button', { name: 'Använd passkey' })
  await expect(make.or(show).first()).toBeVisible()
  if (await make.isVisible()) {
    await make.click()
    await lead.getByRole('button', { name: 'Jag har sparat dem' }).click()
  } else await show.click()
  await expect(make.or(show)).toHaveCount(0)
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

/** The passkey that a new lead is offered is not made now: it is asked for when it is needed. */
export async function leavesForLater(lead: Page): Promise<void> {
  await lead.getByRole('button', { name: 'Senare' }).click()
  await expect(lead.getByRole('dialog')).toHaveCount(0)
}

/** The lead follows the set-up link, and names herself and the office. */
export async function setsUp(page: Page, link: string, name: string, office: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Vad heter du?').fill(name)
  await page.getByLabel('Vad heter kontoret?').fill(office)
  await page.getByRole('button', { name: 'Börja' }).click()
  await leavesForLater(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.split(' ')[0] ?? name)
}

/** The code on the lead's screen, as it is read aloud. */
async function codeShown(lead: Page): Promise<string> {
  const pattern = /[0-9A-Z]{4}-[0-9A-Z]{4}/
  const shown = await lead.getByText(pattern).first().textContent()
  return pattern.exec(shown ?? '')?.[0] ?? ''
}

/** The lead asks for a code to a new device, and shows that it is she when the office wants to see it. */
export async function asksForTheCode(lead: Page): Promise<string> {
  await lead.getByRole('button', { name: 'Visa koden' }).click()
  const code = lead.locator('.code-text')
  const asked = lead.getByRole('button', { name: /Skapa en passkey|Använd passkey/ })
  await expect(code.or(asked).first()).toBeVisible()
  if (!(await code.isVisible())) await showsThatItIsShe(lead)
  return codeShown(lead)
}

/** The lead invites, the adviser types the code, both see the same two words, the lead lets her in. */
export async function isLetIn(lead: Page, phone: Page, address: string, name: string): Promise<void> {
  await lead.goto(`${address}/enheter`)
  await lead.getByRole('button', { name: 'Lägg till' }).first().click()
  await lead.getByLabel('Namn').fill(name)
  const code = await asksForTheCode(lead)
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
