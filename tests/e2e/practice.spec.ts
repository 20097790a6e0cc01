// The practice, on a phone without network: every step with the real screens, and no trace of it afterwards.
import { gunzipSync } from 'node:zlib'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { aPerson, pageOf, worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8771)
let person: BrowserContext
let phone: Page

test.beforeAll(async () => {
  await server.start()
  const { url } = JSON.parse(
    await server.radslag('invite', '--name', 'Maja Lind', '--role', 'adviser', '--confirmed', '--json'),
  ) as { url: string }
  person = await aPerson('phone')
  phone = pageOf(person)
  await phone.goto(url)
  await phone.getByRole('button', { name: 'Anslut' }).click()
  await expect(phone.locator('.hero')).toBeVisible()
})

test.afterAll(async () => {
  await person.close()
  await server.stop()
})

/** What the phone keeps: its databases with the number of rows in each table, its keys and values, and its address. */
const kept = () =>
  phone.evaluate(async () => {
    const tables: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      const store = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const table of store.objectStoreNames) {
        tables[`${name} ${table}`] = await new Promise((resolve) => {
          const asked = store.transaction(table).objectStore(table).count()
          asked.onsuccess = () => resolve(asked.result)
        })
      }
      store.close()
    }
    return { tables, local: { ...localStorage }, session: { ...sessionStorage } }
  })

/** How many days Synk can tell of. */
const daysCounted = () =>
  phone.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const asked = indexedDB.open('radslag')
        asked.onsuccess = () => {
          const row = asked.result.transaction('meta').objectStore('meta').get('usage')
          row.onsuccess = () => {
            asked.result.close()
            resolve(row.result?.value.length ?? 0)
          }
        }
      }),
  )

test('she is offered it once, does every step without network, and nothing of it stays', async () => {
  await expect(phone.getByText('Ny här? Öva i två minuter')).toBeVisible()
  await worksOffline(phone)
  await expect(phone.locator('.pill')).toContainText('Allt synkat')
  // What a day's syncing used is written a moment after it, before anything is compared.
  await expect.poll(daysCounted).toBe(1)
  await person.setOffline(true)
  const before = await kept()
  // The real office is asked for news as ever; what she does here is in none of it.
  const sent: unknown[] = []
  phone.on('request', (request) => {
    const body = request.postDataBuffer()
    if (body) sent.push(...(JSON.parse(gunzipSync(body).toString()) as { muts: unknown[] }).muts)
  })
  await phone.getByRole('link', { name: 'Öva', exact: true }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Öva i två minuter')
  await isAccessible(phone, 'the beginning of the practice')
  await phone.getByRole('button', { name: 'Börja öva' }).click()
  const coach = phone.getByRole('region', { name: 'Öva i två minuter' })
  await expect(coach).toContainText('Övning – inget sparas')
  await expect(phone.locator('.hero')).toContainText('11')

  await phone.getByRole('link', { name: 'Logga', exact: true }).click()
  await phone.getByRole('combobox').first().fill('hju')
  await phone.getByRole('option', { name: /Hjulet/ }).click()
  await expect(coach).toContainText('Du hittade kontakten')
  await phone.getByText('Idé', { exact: true }).click()
  await phone.getByRole('button', { name: 'Spara rådgivning' }).click()

  await expect(coach).toContainText('Målet är nått')
  await expect(phone.locator('.hero')).toContainText('12')
  // Said aloud too: that it is saved, where it is, and later that it is undone.
  const said = (words: string) => phone.getByRole('status').filter({ hasText: words }).first()
  await expect(said('1 väntar på nät')).toBeVisible()
  await expect(said('Sparat på telefonen')).toBeVisible()
  await isAccessible(phone, 'the targets in the practice')

  await phone.getByRole('link', { name: 'Loggat' }).click()
  await phone.locator('.list-item a').first().click()
  await phone.getByRole('link', { name: 'Ändra' }).click()
  await phone.getByRole('button', { name: /Öka/ }).first().click()
  await phone.getByRole('button', { name: 'Spara ändringarna' }).click()
  await expect(coach).toContainText('Ändringen är sparad')
  await phone.getByRole('button', { name: 'Ångra' }).last().click()
  await expect(coach).toContainText('Det var allt. Nu kan du.')
  await expect(said('Ångrat')).toBeVisible()

  // Closed in the middle of it, once; and left by its own way out, once.
  await phone.goto(`${server.address}/ova`)
  await phone.getByRole('button', { name: 'Börja öva' }).click()
  await phone.getByRole('button', { name: 'Avsluta' }).click()
  await expect(coach).toHaveCount(0)
  await expect(phone.getByRole('heading', { level: 1 })).toContainText('Maja')
  await expect(phone.locator('.hero')).not.toContainText('12 av 12')
  await expect.poll(kept).toEqual(before)
  expect(sent).toEqual([])
  await expect(phone.getByText('Ny här? Öva i två minuter')).toHaveCount(0)
  await person.setOffline(false)
})
