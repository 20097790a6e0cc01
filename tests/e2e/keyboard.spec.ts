// By keyboard alone: from the first screen to a saved session, and back with undo.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { comesIn, invents } from './demo-office.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8714)
let person: BrowserContext
let page: Page

test.beforeAll(async () => {
  await server.start()
  await invents(server)
  const came = await comesIn(server, 'Lisa Ek', 'lead', 'desk')
  person = came.person
  page = came.page
})

test.afterAll(async () => {
  await person?.close()
  await server.stop()
})

/** Tabs until what has focus is what is looked for; it must come within so many stops. */
async function tabTo(selector: string, most = 60): Promise<void> {
  for (let stops = 0; stops < most; stops++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} is not reached by the keyboard`)
}

test('a session is logged, saved and undone with the keyboard alone', async () => {
  await page.goto(server.address)
  await expect(page.locator('.hero')).toContainText('128')
  await page.keyboard.press('Tab')
  await expect(page.locator('.layout-skip')).toBeFocused()
  await tabTo('a[href="/logga"]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ny rådgivning')

  await tabTo('#session-contactIds')
  await page.keyboard.type('skogsb')
  await expect(page.getByRole('option', { name: /Skogsbrynets/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Skogsbrynets kooperativ').first()).toBeVisible()
  await tabTo('#session-minutes')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('75')
  await tabTo('input[name="phase"]')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await tabTo('.log-form-fold > summary')
  await page.keyboard.press('Enter')
  await tabTo('#session-notes')
  await page.keyboard.type('Utan mus.')
  await tabTo('button[type="submit"]')
  await page.keyboard.press('Enter')

  await expect(page.getByText('Sparat på datorn')).toBeVisible()
  await expect(page.locator('.hero')).toContainText('129')
  await tabTo('.toast button')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ångrat')).toBeVisible()
  await expect(page.locator('.hero')).toContainText('128')
})

test('a dialog takes the keyboard, and gives it back', async () => {
  await page.goto(`${server.address}/enheter`)
  await page.getByRole('button', { name: 'Lägg till' }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#add-device-name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Lägg till' }).first()).toBeFocused()
})
