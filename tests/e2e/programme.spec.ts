// The programme is data: the lead raises a target from a day, adds a second programme, carries one as a file.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible, isNoWider } from './axe.ts'
import { comesIn, invents, today } from './demo-office.ts'
import { aPerson, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const grant = '018cc251-f400-7000-8000-000000000002'
const [invented, fresh] = [new ServerProcess(8724), new ServerProcess(8725)]
const people: BrowserContext[] = []
let lead: Page
let newLead: Page

test.beforeAll(async () => {
  await Promise.all([invented.start(), fresh.start()])
  await invents(invented)
  const lisa = await comesIn(invented, 'Lisa Ek', 'lead', 'desk')
  lead = lisa.page
  const maria = await aPerson('desk')
  newLead = pageOf(maria)
  people.push(lisa.person, maria)
  await setsUp(newLead, fresh.setUpLink(), 'Maria Berg', 'Örebro')
})

test.afterAll(async () => {
  for (const person of people) await person.close()
  await Promise.all([invented.stop(), fresh.stop()])
})

/** What the office's server says of companies started as of a day. */
async function companiesAsOf(day: string): Promise<unknown> {
  const said = await invented.radslag('targets', '--year', day.slice(0, 4), '--as-of', day, '--json')
  const { indicators } = JSON.parse(said) as { indicators: { id: string; target: number; status: string }[] }
  const found = indicators.find(({ id }) => id === 'companies-started')
  return found && { target: found.target, status: found.status }
}

const toFile = (name: string, text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'radslag-programme-')), name)
  writeFileSync(file, text)
  return file
}

test('[C10] a target raised from today: the preview, the new number, and yesterday as it was', async () => {
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
  const before = await companiesAsOf(yesterday)
  await lead.goto(`${invented.address}/program`)
  await lead.getByRole('link', { name: /Rådgivning för den sociala ekonomin/ }).click()
  await lead.getByRole('link', { name: /^Startade företag/ }).click()
  await lead.getByLabel('Minst', { exact: true }).fill('12')
  await expect(lead.getByLabel('Gäller från')).toHaveValue(today)
  const preview = lead.locator('.preview-move')
  await expect(preview).toHaveText(/^Startade företag, 9 av 10 → 9 av 12 · /)
  await lead.getByRole('button', { name: 'Spara' }).click()

  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Rådgivning för den sociala ekonomin')
  const changes = lead.getByRole('list', { name: 'Ändringar' })
  await expect(changes).toContainText('minst 12 per år')
  await lead.goto(invented.address)
  await expect(lead.locator('.goal-row').filter({ hasText: 'Startade företag' })).toContainText('12')

  await expect.poll(() => companiesAsOf(today)).toMatchObject({ target: 12 })
  if (yesterday.slice(0, 4) === today.slice(0, 4)) expect(await companiesAsOf(yesterday)).toEqual(before)
})

test('a condition that cannot be counted is said in the form, and nothing is saved', async () => {
  await lead.goto(`${invented.address}/program/${grant}/indikator/community-dialogues`)
  await lead.getByText('Nivå: kommuner som är med').click()
  await expect(lead.getByText('Siffrorna visas när allt ovan går att räkna.')).toBeVisible()
  await lead.getByRole('button', { name: 'Spara' }).click()
  await expect(lead.getByText('En nivå kan bara räknas på kommuners medlemskap.').first()).toBeVisible()
  await expect(lead).toHaveURL(/community-dialogues$/)
  await lead.getByText('Antal', { exact: true }).click()
  await expect(lead.getByText('Inga av årets siffror ändras.')).toBeVisible()
})

test('the next programme is a copy that begins the day after, and the old one is untouched', async () => {
  await lead.goto(`${invented.address}/program/${grant}`)
  await lead.getByRole('button', { name: 'Nästa program som kopia' }).click()
  await expect(lead.getByText('radgivning-2027')).toBeVisible()
  await expect(lead.getByText('1 januari 2027 – 31 december 2029')).toBeVisible()
  await lead.goto(`${invented.address}/program`)
  await expect(lead.getByRole('list', { name: 'Program' }).getByRole('link')).toHaveCount(3)
  await expect(lead.getByText(/1 januari 2024 – 31 december 2026/)).toBeVisible()
})

test('the example programme is added, exported, refused when it cannot be counted, and imported', async () => {
  await newLead.goto(`${fresh.address}/program`)
  await newLead.getByRole('button', { name: /Lägg till exempel/ }).click()
  await expect(newLead.getByRole('heading', { level: 1 })).toContainText('Nationella stödet')
  await expect(newLead.getByText('minst 500 per år · personer')).toBeVisible()
  const [download] = await Promise.all([
    newLead.waitForEvent('download'),
    newLead.getByRole('button', { name: 'Exportera' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('nationellt-stod-2026.json')
  const text = readFileSync(await download.path(), 'utf8')

  await newLead.goto(`${fresh.address}/program/importera`)
  const file = newLead.getByLabel('Programfil')
  await file.setInputFiles(toFile('same.json', text))
  await expect(newLead.getByText('Filen säger precis detsamma', { exact: false })).toBeVisible()
  const said = JSON.parse(text)
  said.programme.indicators[0].counts = [{ kind: 'session', where: { colour: 'red' } }]
  await file.setInputFiles(toFile('wrong.json', JSON.stringify(said)))
  await expect(newLead.getByText('indicators/advised-persons/counts/0/where/colour')).toBeVisible()
  await expect(newLead.getByText('Det fältet finns inte i det slags post som räknas.')).toBeVisible()
  await expect(newLead.getByRole('button', { name: 'Spara det här' })).toHaveCount(0)

  const raised = JSON.parse(text)
  raised.programme.indicators[0].target.atLeast = 750
  await file.setInputFiles(toFile('raised.json', JSON.stringify(raised)))
  await expect(newLead.getByText(/Personer som fått råd.*minst 500.*→.*minst 750/)).toBeVisible()
  await newLead.getByRole('button', { name: 'Spara det här' }).click()
  await expect(newLead.getByText('minst 750 per år · personer')).toBeVisible()

  // A key that no programme here has makes a new one.
  const another = JSON.parse(text)
  Object.assign(another.programme, { key: 'eget-2026', name: 'Eget program' })
  await newLead.goto(`${fresh.address}/program/importera`)
  await newLead.getByLabel('Programfil').setInputFiles(toFile('own.json', JSON.stringify(another)))
  await expect(newLead.getByText('Filen gör ett nytt program: Eget program')).toBeVisible()
  await newLead.getByRole('button', { name: 'Spara det här' }).click()
  await expect(newLead.getByRole('heading', { level: 1 })).toHaveText('Eget program')
})

test('the office’s distances are changed with the keyboard alone, the same both ways', async () => {
  await newLead.goto(`${fresh.address}/kontoret`)
  const there = newLead.getByLabel('Askersund – Degerfors, kilometer')
  await there.focus()
  await newLead.keyboard.press('ArrowRight')
  await newLead.keyboard.type('31')
  await expect(newLead.getByLabel('Hallsberg – Askersund, kilometer')).toHaveValue('31')
  await expect(newLead.getByText('25 kr per mil')).toBeVisible()
  await newLead.keyboard.press('Enter')
  await expect(newLead.getByText('Kontorets uppgifter är sparade')).toBeVisible()
  await newLead.reload()
  await expect(newLead.getByLabel('Askersund – Hallsberg, kilometer')).toHaveValue('31')
})

test('each of its screens, on phone, tablet and desk, light and dark', async () => {
  const one = `/program/${grant}`
  const screens = [
    '/program',
    one,
    `${one}/om`,
    `${one}/budget`,
    `${one}/delmal/advice`,
    `${one}/indikator/ny?delmal=advice`,
    `${one}/indikator/companies-started`,
    `${one}/regel/young-at-most`,
    `${one}/regel/plan-for-few`,
    '/program/importera',
    '/kontoret',
  ]
  await lead.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  for (const path of screens) {
    await lead.setViewportSize({ width: 390, height: 844 })
    await lead.goto(`${invented.address}${path}`)
    await isAccessible(lead, `${path} on a phone`)
    await isNoWider(lead, path)
    for (const [width, height] of [
      [1180, 820],
      [1440, 900],
    ] as const) {
      await lead.setViewportSize({ width, height })
      await isNoWider(lead, `${path} at ${width}`)
    }
    await lead.emulateMedia({ colorScheme: 'dark' })
    await isAccessible(lead, `${path} on a desk, dark`, 'dark')
    await lead.emulateMedia({ colorScheme: 'light' })
  }
})
