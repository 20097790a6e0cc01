// A new version while a form is half filled: it waits to be taken, and the draft is there afterwards.
import { appendFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import { aPerson, pageOf, setsUp, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

// A copy inside the repository, so that the server finds its packages: its worker is changed below.
const root = join(import.meta.dirname, '../..')
const copy = join(root, 'node_modules/.cache/radslag-e2e-update')
let server: ServerProcess
let desk: BrowserContext

test.beforeAll(async () => {
  rmSync(copy, { recursive: true, force: true })
  cpSync(join(root, 'dist'), copy, { recursive: true })
  server = new ServerProcess(8715, copy)
  await server.start()
  desk = await aPerson('desk')
})

test.afterAll(async () => {
  await desk?.close()
  await server?.stop()
  rmSync(copy, { recursive: true, force: true })
})

test('an update is offered, never forced, and takes no word of what is being written', async () => {
  const page = pageOf(desk)
  await setsUp(page, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await worksOffline(page)
  await page.goto(`${server.address}/logga`)
  await page.locator('summary', { hasText: 'Ämnen och anteckning' }).click()
  await page.locator('#session-notes').fill('Halva anteckningen om')

  await server.stop()
  appendFileSync(join(copy, 'page/sw.js'), '\n// a newer version\n')
  await server.start()
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  await expect(page.getByText('Det finns en ny version')).toBeVisible()
  await expect(page.locator('#session-notes')).toHaveValue('Halva anteckningen om')

  await page.locator('#session-notes').fill('Halva anteckningen om bygdegården')
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Uppdatera nu' }).click()])
  await expect(page.locator('#session-notes')).toHaveValue('Halva anteckningen om bygdegården')
  await expect(page.getByText('Det finns en ny version')).toBeHidden()
})
