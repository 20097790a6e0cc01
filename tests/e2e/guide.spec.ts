// Where no network is, an adviser finds in the help how something is done, reads it with its pictures, and is led there from the screen itself.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible, isNoWider } from './axe.ts'
import { aPerson, pageOf, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8772)
let person: BrowserContext
let page: Page

test.beforeAll(async () => {
  await server.start()
  const { url } = JSON.parse(
    await server.radslag('invite', '--name', 'Maja Lind', '--role', 'adviser', '--confirmed', '--json'),
  ) as { url: string }
  person = await aPerson('phone')
  page = pageOf(person)
  await page.goto(url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Maja')
  await worksOffline(page)
})
test.afterAll(async () => {
  await person?.close()
  await server.stop()
})

test('without network the help is found from the menu, searched, and read with its pictures', async () => {
  await person.setOffline(true)
  await page.reload()
  await page.getByRole('button', { name: 'Mer', exact: true }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Hjälp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Hjälp' })).toBeVisible()
  // Her own role's page first, the lead's after it.
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('För dig som är rådgivare')
  await page.getByRole('searchbox').fill('kamera kollega')
  await expect(page.locator('.guide-task')).toHaveText(['Lämna över utan nät'])
  await page.getByRole('link', { name: 'Lämna över utan nät' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lämna över utan nät' })).toBeVisible()
  const picture = page.getByRole('img', { name: /kollegans kamera/ })
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(300)
  await isAccessible(page)
  await isNoWider(page, 'a task of the guide')
  await page.locator('.guide-next').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Om Rådslag inte öppnar' })).toBeVisible()
})

test('Redo för fältet leads to its task, in the language that is chosen, and back', async () => {
  await page.goto(`${server.address}/synk/redo`)
  await page.getByRole('link', { name: 'Så gör du' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gör telefonen redo för fältet' })).toBeVisible()
  await page.goto(`${server.address}/synk`)
  await page.getByText('English', { exact: true }).click()
  await page.goto(`${server.address}/hjalp/radgivare/gor-telefonen-redo-for-faltet`)
  await expect(
    page.getByRole('heading', { level: 1, name: 'Make the phone ready for the field' }),
  ).toBeVisible()
  await person.setOffline(false)
})
