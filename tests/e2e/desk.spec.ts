// The lead's year, from two phones without network to the funder: settled, reviewed, reported, locked, and proved afterwards.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { dayInStockholm } from '../../src/domain/values/local-date.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { isAccessible, isNoWider } from './axe.ts'
import { aPerson, isLetIn, pageOf, setsUp, showsThatItIsShe } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8767)
const people: BrowserContext[] = []
const until = dayInStockholm(Date.now())
const year = Number(until.slice(0, 4))

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

const reviewed = new Set<string>(['session', 'companyStart', 'activity', 'financing', 'expense'])

const pictures = process.env.DESK_PICTURES
const picture = async (page: Page, name: string) => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) })
}
const synced = (page: Page) =>
  expect(page.getByRole('status').filter({ hasText: 'Allt synkat' })).toBeVisible({ timeout: 30_000 })
const targets = async () =>
  JSON.parse(await server.radslag('targets', '--year', String(year), '--json')) as {
    indicators: { id: string; target: number | null; actual: number }[]
    reported?: { indicators: Record<string, number> }
  }
const sessionsIn = async () =>
  (await targets()).indicators.find(({ id }) => id === 'advisory-sessions')?.actual ?? 0

/** Another session like one before, as an adviser logs it today. */
async function logs(phone: Page, like: string) {
  await phone.goto(`${server.address}/logga?fran=${like}`)
  await phone.getByRole('button', { name: 'Spara rådgivning' }).click()
  await expect(phone.getByText(/Sparat på/)).toBeVisible()
}

async function changes(phone: Page, session: string, minutes: string) {
  await phone.goto(`${server.address}/moten/${session}/andra`)
  await phone.locator('#session-minutes').fill(minutes)
  await phone.getByRole('button', { name: 'Spara ändringarna' }).click()
  await expect(phone.getByText(/Sparat på/)).toBeVisible()
}

/** The rows of the first table of a Word document, as the text of their cells, superscripts apart. */
function firstTable(docx: Uint8Array, columns: number): string[][] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) =>
      [...cell.matchAll(/<w:r>(.*?)<\/w:r>/gs)]
        .filter(([, run]) => !run?.includes('superscript'))
        .flatMap(([, run]) => [...(run ?? '').matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text))
        .join(''),
    ),
  )
  const from = rows.findIndex((row) => row.length === columns)
  const to = rows.findIndex((row, i) => i > from && row.length !== columns)
  return rows.slice(from + 1, to)
}

test('one true number, from two phones without network to the funder’s report, and after it', async () => {
  const records = inventedOffice({ seed: 5, until, sessions: { [year - 1]: 50, [year]: 70 } })
  expect(records.length).toBeGreaterThanOrEqual(200)
  // All but what the phones will say has been looked through.
  for (const { kind, values } of records) if (reviewed.has(kind)) values.review = { state: 'approved' }
  const lines = records.map(({ kind, id, values }) => JSON.stringify({ kind, id, ...values })).join('\n')
  writeFileSync(join(server.data, 'year.jsonl'), lines)
  const sessions = records.filter(
    ({ kind, values }) => kind === 'session' && String(values.date).startsWith(String(year)),
  )
  const contested = sessions.at(-1)?.id ?? ''

  const [desk, one, two] = [await aPerson('desk'), await aPerson('phone'), await aPerson('phone')]
  people.push(desk, one, two)
  const [lead, anna, bo] = [pageOf(desk), pageOf(one), pageOf(two)]
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  await isLetIn(lead, anna, server.address, 'Anna Lind')
  await isLetIn(lead, bo, server.address, 'Bo Berg')
  await server.radslag('import', join(server.data, 'year.jsonl'), '--as', 'Anna Lind')
  for (const page of [anna, bo]) {
    await page.goto(`${server.address}/moten/${contested}`)
    // "Allt synkat" may be from before the import: what is waited for is the meeting itself.
    await expect(page.getByRole('link', { name: 'Ändra', exact: true })).toBeVisible({ timeout: 30_000 })
    await synced(page)
  }

  // Without network: both say another time of the same meeting, and both log the same new one.
  await one.setOffline(true)
  await two.setOffline(true)
  await changes(anna, contested, '45')
  await changes(bo, contested, '120')
  await logs(anna, contested)
  await logs(bo, contested)
  const before = await sessionsIn()
  await one.setOffline(false)
  await two.setOffline(false)
  await synced(anna)
  await synced(bo)
  expect(await sessionsIn()).toBe(before + 2)

  await lead.goto(`${server.address}/ordna`)
  const list = lead.locator('.settle-list')
  await expect(list.getByRole('list', { name: 'Olika uppgifter' })).toBeVisible({ timeout: 15_000 })
  await picture(lead, 'settle')
  await lead.getByRole('button', { name: 'Behåll 45 min' }).click()
  await expect(list.getByRole('list', { name: 'Olika uppgifter' })).toBeHidden()
  await list.getByRole('list', { name: 'Troliga dubbletter' }).getByRole('button').first().click()
  await lead.getByRole('button', { name: 'Samma: den första gäller' }).click()
  await expect.poll(sessionsIn, { timeout: 15_000 }).toBe(before + 1)

  // One is sent back, and counts again when it is mended.
  await lead.goto(`${server.address}/granska`)
  await expect(lead.locator('.review .list-row').first()).toBeVisible()
  await lead.keyboard.press('r')
  await lead.getByLabel('Vad ska rättas?').fill('Hur länge?')
  await lead.getByRole('button', { name: 'Skicka tillbaka' }).click()
  await expect.poll(sessionsIn, { timeout: 15_000 }).toBe(before)
  const exported = await server.radslag('export', '--kind', 'session')
  const [returned] = exported
    .trim()
    .split('\n')
    .filter((line) => line.includes('"returned"'))
  const { id } = JSON.parse(returned ?? '{}') as { id: string }
  await changes(anna, id, '75')
  await expect.poll(sessionsIn, { timeout: 15_000 }).toBe(before + 1)

  // The report: the same bytes from the office and from the terminal, and the figures of `targets --json` in it.
  await lead.goto(`${server.address}/rapport`)
  await synced(lead)
  const said = await targets()
  const fetched: Record<string, Uint8Array> = {}
  for (const format of ['docx', 'pdf', 'xlsx']) {
    const download = lead.waitForEvent('download')
    await lead.getByRole('button', { name: `Hämta ${format}` }).click()
    const bytes = readFileSync((await (await download).path()) ?? '')
    const path = join(server.data, `report.${format}`)
    await server.radslag('report', '--year', String(year), '--format', format, '-o', path)
    expect(bytes.equals(readFileSync(path)), format).toBe(true)
    if (pictures) writeFileSync(join(pictures, `report.${format}`), bytes)
    fetched[format] = bytes
  }
  const [sheet] = readXlsx(fetched.xlsx ?? new Uint8Array())
  const rows = (sheet?.rows ?? []).slice(1)
  expect(rows.map(([id, , , target, actual]) => ({ id, target, actual }))).toEqual(
    expect.arrayContaining(said.indicators.map(({ id, target, actual }) => ({ id, target, actual }))),
  )
  expect(rows).toHaveLength(said.indicators.length)
  const glance = firstTable(fetched.docx ?? new Uint8Array(), 5)
  const plain = (text: string | undefined) => Number((text ?? '').replace(/\s/g, ''))
  expect(glance.map((row) => plain(row[3]))).toEqual(rows.map((row) => row[4]))

  // Locked: what comes later is a difference, and the reported number stands.
  await lead.getByText('Lås och bevisa').click()
  await lead.getByRole('button', { name: `Lås ${year}` }).click()
  await lead
    .getByRole('dialog')
    .getByRole('button', { name: `Lås ${year}` })
    .click()
  const asked = lead.getByRole('button', { name: /Skapa en passkey|Använd passkey/ })
  const locked = lead.getByText(`Låst `, { exact: false }).first()
  await expect(asked.or(locked).first()).toBeVisible()
  if (await asked.isVisible()) await showsThatItIsShe(lead)
  await expect(lead.getByText('Allt stämmer med det som rapporterades.')).toBeVisible()
  const reportedFile = join(server.data, 'report.docx')
  await server.radslag('verify', reportedFile)
  await one.setOffline(true)
  await logs(anna, contested)
  await one.setOffline(false)
  await synced(anna)
  const choose = lead.getByRole('button', { name: /^Välj: / })
  await expect(choose).toBeVisible({ timeout: 20_000 })
  await isAccessible(lead)
  await isAccessible(lead, 'locked', 'dark')
  await picture(lead, 'locked')
  await choose.click()
  await picture(lead, 'choice')
  await lead.getByRole('button', { name: 'Spara valet' }).isDisabled()
  await lead.getByText('Ta med det i en tilläggsrapport').click()
  await lead.getByLabel('Varför').fill('Telefonen låg i sjön')
  await lead.getByRole('button', { name: 'Spara valet' }).click()
  await expect(lead.getByText(/tilläggsrapport: Telefonen låg i sjön/)).toBeVisible()
  for (const [width, height] of [
    [390, 844],
    [1180, 820],
    [1440, 900],
  ] as const) {
    await lead.setViewportSize({ width, height })
    await isNoWider(lead, `locked at ${width}`)
    await picture(lead, `locked-${width}`)
  }
  const now = await targets()
  const reported = now.reported?.indicators['advisory-sessions'] ?? 0
  expect(now.indicators.find(({ id }) => id === 'advisory-sessions')?.actual).toBe(reported + 1)
  await server.radslag('verify', reportedFile)

  // Opened with a reason, and reported in addition: then the former file agrees no more.
  await lead.getByRole('button', { name: 'Öppna året' }).click()
  await lead.getByLabel('Vad som ska läggas till').fill('En sen rådgivning')
  await lead.getByLabel('Varför').fill('Telefonen låg i sjön')
  await lead.getByRole('dialog').getByRole('button', { name: 'Öppna året' }).click()
  await lead.getByRole('button', { name: 'Gör tilläggsrapport' }).click()
  await lead.getByLabel('Varför').fill('Den kom fram')
  await lead.getByRole('dialog').getByRole('button', { name: 'Gör tilläggsrapport' }).click()
  await expect(lead.getByText('Allt stämmer med det som rapporterades.')).toBeVisible()
  expect((await targets()).reported?.indicators['advisory-sessions']).toBe(reported + 1)
  await expect(server.radslag('verify', reportedFile)).rejects.toThrow(/exited with 1/)

  // What is behind the number, without names and with them.
  for (const names of ['utan namn', 'med namn']) {
    const download = lead.waitForEvent('download')
    await lead
      .getByRole('button', { name: new RegExp(`^Bevispärm ${names}: Rådgivningar`) })
      .first()
      .click()
    if (names === 'med namn') await lead.getByRole('dialog').getByRole('button', { name: 'Hämta' }).click()
    const files = unzipSync(readFileSync((await (await download).path()) ?? ''))
    const held = strFromU8(files['poster.jsonl'] ?? new Uint8Array())
      .trim()
      .split('\n')
    expect(held).toHaveLength(reported + 1)
    expect(held.some((line) => line.includes('"notes"'))).toBe(names === 'med namn')
    if (pictures)
      writeFileSync(join(pictures, `list-${names.replace(' ', '-')}.pdf`), files['lista.pdf'] ?? '')
  }
  await isAccessible(lead)
})
