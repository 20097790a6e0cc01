// The lead's Friday: what came in is looked through by key, by mouse, many at once; one is sent back to a phone, and comes home.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { dayInStockholm } from '../../src/domain/values/local-date.ts'
import { isAccessible } from './axe.ts'
import { aPerson, isLetIn, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8763)
const people: BrowserContext[] = []

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

test('many records in a few keys, one sent back, and all in order at the end', async () => {
  const until = dayInStockholm(Date.now())
  const year = Number(until.slice(0, 4))
  const records = inventedOffice({ seed: 11, until, sessions: { [year]: 25 } })
  writeFileSync(
    join(server.data, 'year.jsonl'),
    records.map(({ kind, id, values }) => JSON.stringify({ kind, id, ...values })).join('\n'),
  )
  const [desk, pocket] = [await aPerson('desk'), await aPerson('phone')]
  people.push(desk, pocket)
  const [lead, phone] = [pageOf(desk), pageOf(pocket)]
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await isLetIn(lead, phone, server.address, 'Anna Lind')
  await server.radslag('import', join(server.data, 'year.jsonl'), '--as', 'Anna Lind')
  await lead.goto(server.address)
  await lead.getByRole('link', { name: 'Granska', exact: true }).click()
  const rows = lead.locator('.review .list-row')
  await expect(rows.nth(5)).toBeVisible()
  const all = Number((await lead.locator('.review .list-heading').first().textContent())?.replace(/\D/g, ''))
  expect(all).toBeGreaterThan(40)
  await isAccessible(lead)

  const left = async () =>
    Number((await lead.locator('.review .list-heading').first().textContent())?.replace(/\D/g, ''))
  await lead.keyboard.press('g')
  await expect.poll(left).toBe(all - 1)
  await lead.keyboard.press('j')
  await lead.keyboard.press('g')
  await expect.poll(left).toBe(all - 2)
  await lead.keyboard.press('u')
  await expect.poll(left).toBe(all - 1)
  await lead.keyboard.press('?')
  await expect(lead.getByRole('dialog')).toContainText('be om rättning')
  await lead.keyboard.press('Escape')

  await lead.keyboard.press('r')
  await lead.getByRole('button', { name: 'Skicka tillbaka' }).click()
  await expect(lead.getByText('Skriv vad som ska rättas')).toBeVisible()
  await lead.getByLabel('Vad ska rättas?').fill('Hur många kom?')
  await lead.getByRole('button', { name: 'Skicka tillbaka' }).click()
  await expect.poll(left).toBe(all - 2)

  await lead.getByRole('button', { name: /^Godkänn alla/ }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Godkänn' }).click()
  await expect(lead.getByText(/poster godkända/)).toBeVisible()
  // What has a remark is looked at one by one; nothing else is left. One key each: in five minutes a hundred have three
  // seconds each to be read, and none of that is spent on waiting for the next.
  // Read in one look: between two of them the last record, and with it the heading, may be gone.
  const headings = lead.locator('.review .list-heading')
  const waiting = async () => Number((await headings.allTextContents())[0]?.replace(/\D/g, '') ?? 0)
  const [one, began] = [await waiting(), Date.now()]
  expect(one).toBeGreaterThan(5)
  for (let rest = one - 1; rest >= 0; rest--) {
    await lead.keyboard.press('g')
    await expect.poll(waiting, { intervals: [20] }).toBe(rest)
  }
  expect((Date.now() - began) / one).toBeLessThan(1_500)
  await expect(lead.getByText('Allt i ordning')).toBeVisible()

  await phone.goto(`${server.address}/att-gora`)
  await expect(async () => {
    await phone.reload()
    await expect(
      phone
        .getByText('Hur många kom?')
        .or(phone.getByText(/rättning/i))
        .first(),
    ).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
})
