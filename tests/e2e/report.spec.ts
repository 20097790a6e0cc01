// The report to the funder: written and read through without network, fetched as a file, the same as the terminal makes.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, test } from '@playwright/test'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { dayInStockholm } from '../../src/domain/values/local-date.ts'
import { isAccessible } from './axe.ts'
import { aPerson, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8762)
let desk: BrowserContext

test.beforeAll(() => server.start())
test.afterAll(async () => {
  await desk?.close()
  await server.stop()
})

test('what the lead writes stands in the file, and each number opens to what is behind it', async () => {
  const until = dayInStockholm(Date.now())
  const year = Number(until.slice(0, 4))
  const records = inventedOffice({ seed: 7, until, sessions: { [year]: 40 } })
  const start = records.find(
    ({ kind, values }) => kind === 'companyStart' && String(values.date).startsWith(`${year}`),
  )
  if (start) start.values.effect = 'Tre personer fick sin försörjning'
  const lines = records.map(({ kind, id, values }) => JSON.stringify({ kind, id, ...values })).join('\n')
  writeFileSync(join(server.data, 'year.jsonl'), lines)
  await server.radslag('import', join(server.data, 'year.jsonl'))

  desk = await aPerson('desk')
  const lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await expect(lead.getByText('Allt synkat')).toBeVisible({ timeout: 30_000 })
  await lead.getByRole('link', { name: 'Rapport' }).click()
  await lead.getByLabel('1. Rådgivning inför företagsstart').fill('Fler söker råd utanför tätorterna.')
  await lead.getByRole('switch', { name: /Tre personer/ }).check()
  await desk.setOffline(true)
  await lead.getByRole('button', { name: 'Spara texterna' }).click()
  await expect(lead.getByText('Rapportens texter är sparade')).toBeVisible()
  await lead.getByText('Läs igenom').click()
  const page = lead.locator('.report-page')
  await expect(page.getByText('Fler söker råd utanför tätorterna.')).toBeVisible()
  await expect(page.getByText('Tre personer fick sin försörjning').first()).toBeVisible()
  for (let number = 1; number <= 8; number++)
    await expect(page.getByRole('heading', { name: new RegExp(`^Delmål ${number}: `) })).toBeVisible()
  await isAccessible(lead)

  await desk.setOffline(false)
  await expect(lead.getByText('Allt synkat')).toBeVisible({ timeout: 30_000 })
  for (const format of ['docx', 'pdf', 'xlsx']) {
    const download = lead.waitForEvent('download')
    await lead.getByRole('button', { name: `Hämta ${format}` }).click()
    const fetched = readFileSync((await (await download).path()) ?? '')
    const path = join(server.data, `report.${format}`)
    await server.radslag('report', '--year', String(year), '--format', format, '-o', path)
    expect(fetched.equals(readFileSync(path)), format).toBe(true)
  }
  await lead.locator('.report-note').first().click()
  await expect(lead).toHaveURL(/\/mal\/advisory-sessions/)
  await expect(lead.getByRole('heading', { level: 1 })).toContainText('Rådgivningar')
})
