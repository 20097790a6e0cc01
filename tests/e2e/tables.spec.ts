// The lead's tables: sorted, narrowed, grouped, kept as a view of her own, and taken out as they stand on the screen.
import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isMoment } from '../../src/files/cell.ts'
import { readCsv } from '../../src/files/csv.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { isAccessible, isNoWider } from './axe.ts'
import { comesIn, invents, today } from './demo-office.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8766)
const people: BrowserContext[] = []

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

/** What stands in the lines that are drawn, cell by cell. */
const shown = (lead: Page): Promise<string[][]> =>
  lead
    .locator('.tables-row:not(.tables-group)')
    .evaluateAll((rows) =>
      rows
        .sort((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
        .map((row) => [...row.querySelectorAll('.tables-cell')].map((cell) => cell.textContent ?? '')),
    )
const columnOf = async (lead: Page, at: number) => (await shown(lead)).map((cells) => cells[at] ?? '')

test('sorted, narrowed, grouped, kept, found again, and taken out as it stands', async () => {
  await invents(server)
  const { person, page: lead } = await comesIn(server, 'Lisa Ek', 'lead', 'desk')
  people.push(person)
  await lead.getByRole('link', { name: 'Tabeller', exact: true }).click()
  const state = lead.locator('.tables-state')
  const view = lead.getByRole('combobox', { name: 'Vy', exact: true }).locator('option:checked')
  await expect(state).toHaveText('429 rader')
  await expect(view).toHaveText('Alla')
  await isNoWider(lead, 'tables')
  await isAccessible(lead, 'tables')

  // By key alone: to the heading of the minutes, sorted upwards, then downwards; and a wider column.
  const grid = lead.getByRole('grid', { name: 'Rådgivningar' })
  await grid.locator('[data-cell="0"]').first().focus()
  for (let i = 0; i < 3; i++) await lead.keyboard.press('ArrowRight')
  const minutes = lead.getByRole('columnheader', { name: /Hur länge/ })
  await expect(minutes).toBeFocused()
  await lead.keyboard.press('Enter')
  await expect(minutes).toHaveAttribute('aria-sort', 'ascending')
  await expect
    .poll(() => columnOf(lead, 2))
    .toEqual((await columnOf(lead, 2)).sort((a, b) => Number(a) - Number(b)))
  const width = (await minutes.boundingBox())?.width ?? 0
  await lead.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await minutes.boundingBox())?.width).toBe(width + 16)
  await expect(view).toHaveText('Ändrad vy')

  // F2 opens what the column can do: at least two hours.
  await lead.keyboard.press('F2')
  const sheet = lead.getByRole('dialog')
  await sheet.getByLabel('Minst').fill('120')
  await isAccessible(lead, 'what a column can do')
  await lead.keyboard.press('Escape')
  await expect(state).toHaveText(/^\d+ av 429 rader$/)
  const found = Number((await state.textContent())?.split(' ')[0])
  expect(found).toBeGreaterThan(10)
  expect(found).toBeLessThan(200)
  expect((await columnOf(lead, 2)).every((said) => Number(said) >= 120)).toBe(true)
  await expect(minutes).toBeFocused()

  // By mouse: another column is dragged wider, and the rows are grouped by municipality.
  const who = lead.locator('[data-column="contactIds"]')
  const handle = await who.locator('.tables-handle').boundingBox()
  const before = (await who.boundingBox())?.width ?? 0
  await lead.mouse.move((handle?.x ?? 0) + 4, (handle?.y ?? 0) + 10)
  await lead.mouse.down()
  await lead.mouse.move((handle?.x ?? 0) + 54, (handle?.y ?? 0) + 10, { steps: 4 })
  await lead.mouse.up()
  await expect.poll(async () => Math.round((await who.boundingBox())?.width ?? 0)).toBe(before + 50)
  await lead.getByRole('button', { name: 'Sortera, filtrera och ordna Kommun' }).click()
  await sheet.getByRole('button', { name: 'Gruppera efter den här' }).click()
  await sheet.getByRole('button', { name: 'Stäng' }).last().click()
  const groups = lead.locator('.tables-group')
  await expect(groups.first()).toContainText(/rad(er)?/)
  await lead.getByRole('button', { name: 'Vik ihop alla' }).click()
  await expect(lead.locator('.tables-row:not(.tables-group)')).toHaveCount(0)
  const said = await groups.evaluateAll((all) => all.map((one) => one.textContent ?? ''))
  const counted = said.reduce((sum, one) => sum + Number(/(\d+) rad/.exec(one)?.[1]), 0)
  expect(counted).toBe(found)
  await lead.getByRole('button', { name: 'Öppna alla' }).click()

  // Kept under a name, and found again after a new start of the page.
  await lead.getByRole('button', { name: 'Spara vyn' }).click()
  await sheet.getByLabel('Namn på vyn').fill('Långa möten')
  await lead.keyboard.press('Enter')
  await expect(lead.getByText('Vyn Långa möten är sparad.')).toBeVisible()
  const address = lead.url()
  await lead.goto(`${server.address}/tabell/contact`)
  await expect(state).toHaveText(/^\d+ rader$/)
  await lead.goto(address)
  await expect(view).toHaveText('Långa möten')
  await expect(state).toHaveText(`${found} av 429 rader`)
  await expect(groups.first()).toBeVisible()
  await isAccessible(lead, 'grouped')

  // Searched as it stands, and taken out: the file says what the screen says.
  await lead.getByRole('button', { name: 'Sluta gruppera' }).click()
  await expect(groups).toHaveCount(0)
  const top = await shown(lead)
  const taken = async (name: string): Promise<string> => {
    const [download] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('button', { name }).click(),
    ])
    expect(download.suggestedFilename()).toContain(`radslag-rådgivningar-${today}`)
    return download.path()
  }
  const [workbook] = await readXlsx(new Uint8Array(readFileSync(await taken('Excel-fil'))))
  const rows = workbook?.rows.slice(1) ?? []
  expect(rows).toHaveLength(found)
  for (const [i, cells] of top.entries()) {
    const [day, name, time, many] = rows[i] ?? []
    expect(day && isMoment(day) && day.day).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect([name ?? '', String(time), String(many ?? '')]).toEqual(cells.slice(1, 4))
  }
  const text = readCsv(new Uint8Array(readFileSync(await taken('CSV-fil')))).sheet.rows
  expect(text).toHaveLength(found + 1)
  expect(text.slice(1).map((cells) => cells[2])).toEqual(rows.map((cells) => String(cells[2])))

  // Two are marked and copied: a spreadsheet gets them, with their headings, and no others.
  await person.grantPermissions(['clipboard-read', 'clipboard-write'])
  await lead.locator('.tables-row [data-cell="0"]').first().click()
  await lead.keyboard.press('ArrowDown')
  await lead.keyboard.press(' ')
  await expect(state).toContainText('2 markerade')
  await lead.keyboard.press('Control+c')
  await expect(lead.getByText('2 rader är kopierade')).toBeVisible()
  const pasted = (await lead.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/)
  expect(pasted).toHaveLength(3)
  expect(pasted[1]?.split('\t')[1]).toBe(top[0]?.[1])

  // Enter opens the record, and the way back leads to the table as it was left.
  await lead.keyboard.press('ArrowRight')
  await lead.keyboard.press('Enter')
  await expect(lead).toHaveURL(/\/moten\//)
  await expect(lead.getByRole('heading', { level: 1 })).not.toHaveText('Tabeller')
  await lead.goBack()
  await expect(state).toContainText(`${found} av 429 rader`)

  // On paper stands what was found, and nothing of the screen around it.
  await lead.emulateMedia({ media: 'print' })
  await lead.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await expect(lead.getByRole('table')).toBeVisible()
  await expect(lead.locator('.tables-paper tbody tr')).toHaveCount(found)
  await expect(lead.locator('.tables-grid')).toBeHidden()
})
