// If the network does not come: unsent records leave by another phone's camera, or as a file, and are counted once.

import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { film } from './film.ts'
import { aPerson, pageOf, setsUp, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8721)
const folder = mkdtempSync(join(tmpdir(), 'radslag-rescue-'))
const reel = join(folder, 'codes.y4m')
const bosProfile = join(folder, 'bo')
let people: BrowserContext[] = []

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

const isIn = async (page: Page, name: string) => {
  const invited = JSON.parse(
    await server.radslag('invite', '--name', name, '--role', 'adviser', '--confirmed', '--json'),
  )
  await page.goto((invited as { url: string }).url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name.split(' ')[0] ?? name)
  await worksOffline(page)
}

async function logsASession(page: Page, notes: string): Promise<void> {
  await page.goto(`${server.address}/logga`)
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

/** The codes on the screen as a film that a camera sees: each held for a while, round and round. */
async function filmed(page: Page): Promise<number> {
  const place = page.locator('.hand-over-place')
  for (let slower = 0; slower < 2; slower++) await page.getByRole('button', { name: 'Långsammare' }).click()
  const of = Number(/av (\d+)/.exec((await place.textContent()) ?? '')?.[1])
  const pictures = new Map<string, Buffer>()
  for (let tries = 0; pictures.size < of && tries < 200; tries++) {
    const before = (await place.textContent()) ?? ''
    const picture = await page.locator('.hand-over-code').screenshot()
    if (before === (await place.textContent())) pictures.set(before, picture)
    await page.waitForTimeout(100)
  }
  expect(pictures.size).toBe(of)
  await film(page, [...pictures.values()], reel)
  return of
}

const actual = async (): Promise<number> => {
  const said = JSON.parse(await server.radslag('targets', '--year', '2026', '--json')) as {
    indicators: { id: string; actual: number }[]
  }
  return said.indicators.find(({ id }) => id === 'advisory-sessions')?.actual ?? -1
}

test('one phone hands its unsent session to another by camera, and a file of it counts nothing twice', async () => {
  const desk = await aPerson('desk')
  people = [desk]
  await setsUp(pageOf(desk), server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  const annas = await aPerson('phone')
  let bos = await aPerson('phone', { profile: bosProfile })
  people.push(annas, bos)
  const anna = pageOf(annas)
  await isIn(anna, 'Anna Berg')
  await isIn(pageOf(bos), 'Bo Lind')
  // Both keys are with the office before the network goes away.
  await expect
    .poll(() => server.printed.match(/"event":"escrowed"/g)?.length ?? 0, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(2)
  await bos.close()

  await server.stop()
  await logsASession(anna, 'Hemligt om stadgarna')
  await anna.goto(`${server.address}/synk`)
  await expect(anna.getByText('1 ändring väntar')).toBeVisible()

  const [download] = await Promise.all([
    anna.waitForEvent('download'),
    anna.getByRole('button', { name: 'Spara det osända i en fil' }).click(),
  ])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  expect(readFileSync(file, 'utf8')).not.toContain('Hemligt')
  await expect(anna.getByText('bara kontoret kan läsa den')).toBeVisible()

  await anna.getByRole('link', { name: /Lämna över/ }).click()
  expect(await filmed(anna)).toBeGreaterThan(1)
  await anna.getByRole('button', { name: 'Pausa' }).click()
  await isAccessible(anna)

  bos = await aPerson('phone', {
    profile: bosProfile,
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${reel}`,
    ],
  })
  people.push(bos)
  const bo = pageOf(bos)
  await bo.goto(`${server.address}/synk/ta-emot`)
  await expect(bo.getByText('Mottaget: 1 ändring')).toBeVisible({ timeout: 60_000 })
  await bo.getByRole('link', { name: 'Till Synk' }).last().click()
  await expect(bo.getByText('Bär 1 ändring åt andra')).toBeVisible()

  await server.start()
  await expect(bo.getByText('Bär 1 ändring åt andra')).toBeHidden({ timeout: 30_000 })
  expect(await actual()).toBe(1)
  // Hers, and read back by her phone when it comes home; the file brings nothing new.
  const [line] = (await server.radslag('export', '--kind', 'session')).trim().split('\n')
  const members = await server.radslag('members')
  expect(members).toContain((JSON.parse(line ?? '{}') as { createdBy: string }).createdBy)
  await anna.goto(`${server.address}/synk`)
  await expect(anna.getByText('Allt synkat').first()).toBeVisible({ timeout: 30_000 })
  expect(JSON.parse(await server.radslag('import', file, '--json'))).toMatchObject({
    taken: 0,
    known: 1,
    refused: 0,
  })
  expect(await actual()).toBe(1)
})

test('the rescue room takes out what is unsent although nothing else of the app has started', async () => {
  const annas = await aPerson('phone')
  people.push(annas)
  const page = pageOf(annas)
  await isIn(page, 'Cilla Dahl')
  await expect.poll(() => server.printed.match(/"event":"escrowed"/g)?.length ?? 0).toBeGreaterThanOrEqual(3)
  await server.stop()
  await logsASession(page, 'Osänt')
  await page.goto(`${server.address}/raddning`)
  await expect(page.getByText('1 ändring', { exact: true })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Spara det osända i en fil' }).click(),
  ])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  await server.start()
  expect(JSON.parse(await server.radslag('import', file, '--json'))).toMatchObject({ taken: 1, refused: 0 })
})
