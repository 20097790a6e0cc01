// Bringing the past along, for real: a sheet as a Swedish spreadsheet saves it, tried, imported, undone; and taken out again.
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { aPerson, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8731)
let desk: BrowserContext
let lead: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  desk = await aPerson('desk')
  lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
})

test.afterAll(async () => {
  await desk?.close()
  await server.stop()
})

const year = new Date().getFullYear()
const sheet = [
  'Mötesdatum;Antal minuter;Enskilt eller grupp?;Hur?;Kommun;Rådsökande;Fas;Agenda 2030;Egen kolumn;Anteckningar',
  `${year}-01-12;45;Enskilt;Telefon;Örebro;Åsa Öberg;Idé;ja;1;"Två ord; ett till"`,
  `13/1 ${year};1 tim;Enskilt;På plats;Laxå;Åsa Öberg;Start;ja;2;`,
  `${year}-02-30;60;Enskilt;Digitalt;Kumla;Bo Ek;Idé;nej;3;`,
].join('\r\n')

const axeClean = async () => {
  const { violations } = await new AxeBuilder({ page: lead }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}
const hero = () => lead.locator('.hero')

test('1 a sheet is tried: a column that is missing gets one value, a row that cannot be is refused with its reason', async () => {
  await lead.getByRole('link', { name: 'Import och export' }).first().click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Import och export')
  await axeClean()
  await lead
    .locator('input[type=file]')
    .setInputFiles({ name: 'möten.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'latin1') })
  await expect(lead.getByRole('heading', { name: 'I möten.csv' })).toBeFocused()
  await expect(lead.getByLabel('Mötesdatum blir')).toHaveValue('date')
  await expect(lead.getByLabel('Rådsökande blir')).toHaveValue('contactIds')
  await expect(lead.getByLabel('Egen kolumn blir')).toHaveValue('')
  await axeClean()
  await lead.getByLabel('Inom Företagarlabbet', { exact: true }).selectOption({ label: 'Nej' })
  await lead.getByRole('button', { name: 'Prova' }).click()
  await expect(lead.getByRole('heading', { name: 'Det här händer' })).toBeFocused()
  const refused = lead.getByRole('list', { name: 'Tas inte med' })
  await expect(refused).toContainText('Rad 4, Mötesdatum')
  await expect(refused).toContainText('Det finns ingen sådan dag')
  await expect(lead.getByRole('list', { name: 'Att se efter' })).toContainText('en ny läggs till')
  await axeClean()
})

test('2 the good rows are imported without network, and the numbers move', async () => {
  await desk.setOffline(true)
  await lead.getByRole('button', { name: 'Importera 3 poster och hoppa över resten' }).press('Enter')
  await expect(lead.getByText('3 nya och 0 ändrade från möten.csv')).toBeVisible()
  await lead.getByRole('link', { name: 'Mål', exact: true }).first().click()
  await expect(hero()).toContainText('2 av 150', { useInnerText: true })
  await desk.setOffline(false)
})

test('3 what is taken out as a workbook says what stands in the office, and leaves names out until asked for', async () => {
  await lead.goto(`${server.address}/flytta`)
  await lead.getByLabel('Vad', { exact: true }).selectOption({ label: 'Rådgivningar' })
  await expect(lead.getByText('2 poster utan namn')).toBeVisible()
  const taken = async () => {
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('button', { name: 'Spara filen' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^radslag-rådgivningar-\d{4}-\d\d-\d\d\.xlsx$/)
    return readXlsx(readFileSync(await download.path()))
  }
  const [plain] = await taken()
  expect(plain?.name).toBe('Rådgivningar')
  expect(plain?.rows).toHaveLength(3)
  expect(plain?.rows[0]).not.toContain('Anteckning')
  expect(plain?.rows[1]).toContainEqual({ day: `${year}-01-12`, minutes: 0 })
  await lead.getByRole('switch', { name: 'Med personuppgifter' }).check()
  const [whole] = await taken()
  expect(whole?.rows[1]).toContain('Två ord; ett till')
})

test('4 the import is undone as one, also after the page was left', async () => {
  await lead.reload()
  await lead.getByRole('button', { name: 'Ångra importen' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Ångra importen' }).click()
  await expect(lead.getByText('Importen är ångrad: 3 poster.').first()).toBeVisible()
  await lead.getByRole('link', { name: 'Mål', exact: true }).first().click()
  await expect(hero()).toContainText('0 av 150', { useInnerText: true })
})
