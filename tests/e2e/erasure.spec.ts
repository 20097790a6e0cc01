// A person is erased: shown, ticked, gone from the office at once and from a phone that lay without network, counts as before.
import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { aPerson, isLetIn, pageOf, setsUp, showsThatItIsShe } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8761)
const people: BrowserContext[] = []
const canary = 'Kanariefågel'

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

/** Every file under a folder that holds the text, as bytes. */
function filesWith(text: string, folder: string): string[] {
  // Chromium keeps text in either of two ways.
  const written = [Buffer.from(text), Buffer.from(text, 'utf16le')]
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && written.some((bytes) => readFileSync(path).includes(bytes)))
}

/** Everything in the page's own stores, sealed values aside, as text. */
const storesOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const said: unknown[] = [Object.entries(localStorage), Object.entries(sessionStorage)]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      for (const table of db.objectStoreNames) {
        const rows = await new Promise((resolve) => {
          const asked = db.transaction(table).objectStore(table).getAll()
          asked.onsuccess = () => resolve(asked.result)
        })
        said.push([table, rows])
      }
      db.close()
    }
    return JSON.stringify(said)
  })

test('from the lead’s desk to the phone in the drawer, and not a number moves', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'radslag-pocket-'))
  const [desk, pocket] = [await aPerson('desk'), await aPerson('phone', { profile })]
  people.push(desk, pocket)
  const [lead, phone] = [pageOf(desk), pageOf(pocket)]
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await isLetIn(lead, phone, server.address, 'Anna Lind')

  await phone.goto(`${server.address}/kontakter/ny`)
  await phone.locator('#contact-name').fill(`Fatima ${canary}`)
  await phone.getByLabel('Person', { exact: true }).check()
  await phone.locator('#contact-municipality').locator('label').first().click()
  await phone.getByRole('button', { name: 'Spara kontakten' }).click()
  await expect(phone.getByRole('heading', { level: 1 })).toContainText(canary)
  const contact = new URL(phone.url()).pathname
  await phone.goto(`${server.address}${contact}/andra`)
  await phone.locator('#contact-name').fill(`Fatima ${canary} Ali`)
  await phone.waitForTimeout(1_000)
  // A half-written change lies as a draft; the phone goes into a drawer.
  await phone.goto(server.address)
  await pocket.setOffline(true)
  // Whoever copies the phone's browser as it lies gets no name out of it: what is personal is sealed.
  cpSync(profile, `${profile}-copied`, { recursive: true, filter: (from) => !from.includes('Singleton') })
  expect(filesWith(canary, `${profile}-copied`)).toEqual([])
  expect(filesWith('contact', `${profile}-copied`)).not.toEqual([])
  const before = await server.radslag('targets', '--year', '2026', '--json')
  expect(filesWith(canary, server.data)).not.toEqual([])

  await lead.goto(`${server.address}${contact}`)
  await expect(lead.getByRole('heading', { level: 1 })).toContainText(canary, { timeout: 30_000 })
  await lead.getByRole('link', { name: 'Visa allt som är sparat' }).click()
  const asked = lead.getByRole('button', { name: /Skapa en passkey|Använd passkey/ })
  const held = lead.getByRole('switch')
  await expect(asked.or(held).first()).toBeVisible()
  if (await asked.isVisible()) await showsThatItIsShe(lead)
  await expect(held).toHaveCount(1)
  await expect(held).toBeChecked()
  await isAccessible(lead)

  const downloads = lead.waitForEvent('download')
  await lead.getByRole('button', { name: 'Hämta registerutdrag' }).click()
  const extract = readFileSync((await (await downloads).path()) ?? '')
  expect(extract.subarray(0, 5).toString()).toBe('%PDF-')

  await lead.getByRole('button', { name: 'Radera i 1 post' }).click()
  await lead.getByRole('button', { name: 'Radera nu' }).click()
  await expect(lead.getByText(/av 2 enheter klara/)).toBeVisible()
  expect(filesWith(canary, server.data)).toEqual([])
  expect(await server.radslag('targets', '--year', '2026', '--json')).toBe(before)

  // The desk has read it, and says so by itself; the phone is waited for.
  await expect(lead.getByText('1 av 2 enheter klara')).toBeVisible({ timeout: 30_000 })
  await lead.goto(`${server.address}/kontoret/personuppgifter`)
  await expect(lead.getByText('1 av 2 enheter klara')).toBeVisible()
  await isAccessible(lead)

  await pocket.setOffline(false)
  await phone.reload()
  await expect(async () => {
    await lead.reload()
    await expect(lead.getByText('2 av 2 enheter klara')).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await phone.goto(`${server.address}${contact}`)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Raderad person')
  await phone.goto(`${server.address}/kontakter`)
  await expect(phone.getByText(canary)).toHaveCount(0)
  for (const page of [phone, lead]) expect(await storesOf(page)).not.toContain(canary)
  // The draft was about her, and went with her.
  await phone.goto(`${server.address}${contact}/andra`)
  await expect(phone.locator('#contact-name')).toHaveValue('')

  const copy = join(server.data, 'after.db')
  await server.radslag('backup', copy)
  expect(filesWith(canary, server.data)).toEqual([])
  expect(await server.radslag('verify')).toBeTruthy()
  await pocket.close()
  expect(filesWith(canary, profile)).toEqual([])
})
