// Begun first, for it is the longest. Every screen, on phone, tablet and desk, light and dark, in both languages: nothing for axe to find, nothing too wide.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { comesToRest, isAccessible, isNoWider } from './axe.ts'
import { comesIn, invents, screensOf } from './demo-office.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8712)
const people: BrowserContext[] = []
let desk: Page
let phone: Page

test.beforeAll(async () => {
  await server.start()
  await invents(server)
  const lead = await comesIn(server, 'Lisa Ek', 'lead', 'desk')
  const adviser = await comesIn(server, 'Maja Lind', 'adviser', 'phone')
  people.push(lead.person, adviser.person)
  desk = lead.page
  phone = adviser.page
})

test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

const folder = process.env.PICTURES

/** Opened once, and looked at in each size and in both lights: what is drawn follows the page, not a reload. */
async function looksRight(
  page: Page,
  name: string,
  path: string,
  sizes: readonly (readonly [number, number])[],
) {
  await page.goto(`${server.address}${path}`)
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      // A tablet on its side has the desk's page in less room: only whether it fits is asked, unless somebody wants to look.
      if (scheme === 'dark' && width === 1180 && !folder) continue
      if (width === 1180) await comesToRest(page)
      else await isAccessible(page, `${name}, ${width}, ${scheme}`, scheme)
      if (folder) await page.screenshot({ path: `${folder}/${name}-${width}-${scheme}.png` })
      if (scheme === 'light') await isNoWider(page, `${name} at ${width}`)
    }
  }
}

test('an adviser’s phone, light and dark', async () => {
  for (const [name, path] of await screensOf(phone, server.address))
    await looksRight(phone, name, path, [[390, 844]])
})

test('the lead’s desk and tablet, light and dark', async () => {
  const screens = [
    ...(await screensOf(desk, server.address)),
    ['devices', '/enheter'] as const,
    ['backups', '/kontoret/sakerhetskopior'] as const,
    ['tables', '/tabell/session?vy=municipality'] as const,
  ]
  for (const [name, path] of screens)
    await looksRight(desk, name, path, [
      [1440, 900],
      [1180, 820],
    ])
})

test('the log form in English, and every label of it', async () => {
  await desk.goto(`${server.address}/synk`)
  await desk.getByText('English', { exact: true }).click()
  await desk.goto(`${server.address}/logga`)
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('New session')
  await expect(desk.locator('html')).toHaveAttribute('lang', 'en')
  await desk.goto(`${server.address}/synk`)
  await desk.getByText('Svenska', { exact: true }).click()
})

test('a repeat session with a known contact takes at most eight taps', async () => {
  let taps = 0
  const tap = async (locator: ReturnType<Page['locator']>) => {
    taps += 1
    await locator.tap()
  }
  await phone.goto(server.address)
  await tap(phone.locator('.layout-bar a[href="/logga"]'))
  await tap(phone.getByRole('region', { name: 'Logga igen som förra gången' }).getByRole('button').first())
  await tap(phone.getByRole('button', { name: 'Spara rådgivning' }))
  await expect(phone.getByText('Sparat på telefonen')).toBeVisible()
  expect(taps).toBeLessThanOrEqual(8)
  await expect(phone.locator('.hero')).toContainText('129')
})

test('what is wrong is said at the field in Swedish, the first has focus, and nothing typed is lost', async () => {
  await phone.goto(`${server.address}/logga`)
  await phone.locator('summary', { hasText: 'Ämnen och anteckning' }).press('Enter')
  await phone.locator('#session-notes').fill('Ring 19850101-1236 i morgon')
  await phone.locator('#session-minutes').fill('0')
  await phone.getByRole('button', { name: 'Spara rådgivning' }).click()
  await expect(phone.locator('#session-minutes')).toBeFocused()
  await expect(phone.locator('#session-notes-error')).toContainText('personnummer')
  await expect(phone.locator('#session-notes')).toHaveValue('Ring 19850101-1236 i morgon')
})
