// The lead settles: two values, a double and what was refused, by keyboard; nothing is decided by turning or going back.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible, isNoWider } from './axe.ts'
import { aPerson, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8765)
let desk: BrowserContext

test.beforeAll(() => server.start())
test.afterAll(async () => {
  await desk?.close()
  await server.stop()
})

/** An adviser with a device of another make, that sends what it is told to, said without network half an hour ago. */
async function anAdviser(name: string, deviceName: string, rows: number) {
  const { code } = JSON.parse(
    await server.radslag('invite', '--name', name, '--role', 'adviser', '--confirmed', '--json'),
  ) as { code: string }
  const headers = { 'Content-Type': 'application/json' }
  const body = JSON.stringify({ code, deviceName })
  const enrolled = await fetch(`${server.address}/api/enrol`, { method: 'POST', headers, body })
  const cookie = (enrolled.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  let lseq = 0
  return async (type: string, rec: number, set: object, sees: number | null = null): Promise<number> => {
    lseq += 1
    const made = rows + lseq
    const base =
      sees === null ? {} : Object.fromEntries(Object.keys(set).map((field) => [field, [midOf(sees)]]))
    const at = new Date(Date.now() - 1_800_000).toISOString()
    const mutation = { mid: midOf(made), lseq, type, rec: recOf(rec), op: 'set', schema: 1, at, set, base }
    const envelope = {
      v: 1,
      schema: 1,
      epoch: null,
      cursor: 0,
      cursorHash: null,
      limit: 0,
      unsent: 1,
      appVersion: '1',
    }
    const answer = await fetch(`${server.address}/api/sync`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ ...envelope, muts: [mutation], carried: [] }),
    })
    expect(answer.status).toBe(200)
    return made
  }
}
const midOf = (n: number) => `01960000-0000-7000-8000-${String(n).padStart(12, '0')}`
const recOf = (n: number) => `01970000-0000-7000-8000-${String(n).padStart(12, '0')}`

const session = {
  date: '2026-05-04',
  minutes: 60,
  setting: 'individual',
  channel: 'on-site',
  municipality: '1864',
  contactIds: [recOf(1)],
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  notes: 'Om bygdegården',
}

test('conflicts, doubles and what was refused are settled one at a time, each with its way back', async () => {
  desk = await aPerson('desk')
  const lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  const maja = await anAdviser('Maja Lind', 'Majas telefon', 100)
  const omar = await anAdviser('Omar Haddad', 'Omars telefon', 200)
  await maja('contact', 1, { name: 'Anna Ek', type: 'person', municipality: '1864' })
  const made = await maja('session', 2, session)
  await maja('session', 2, { minutes: 45 }, made)
  await omar('session', 2, { minutes: 90 }, made)
  await omar('session', 3, { ...session, notes: 'Bygdegården, med Anna', minutes: 30 })
  await omar('session', 4, { ...session, date: '2026-05-06', minutes: 5000 })
  const other = await maja('session', 5, { ...session, date: '2026-05-07' })
  await maja('session', 5, { minutes: 75 }, other)
  await omar('session', 5, { notes: 'Om stadgar' }, other)

  await lead.goto(`${server.address}/oversikt`)
  await lead
    .getByRole('link', { name: /Olika uppgifter/ })
    .first()
    .click()
  await expect(lead).toHaveURL(/\/ordna$/)
  const list = lead.locator('.settle-list')
  const looked = lead.locator('.settle-looked')
  for (const sort of ['Olika uppgifter', 'Kunde inte tas emot', 'Troliga dubbletter', 'Ändrat på två håll'])
    await expect(list.getByRole('list', { name: sort })).toBeVisible()
  await fits(lead)

  // Turning and going back decide nothing.
  await expect(looked.getByText('Maja Lind, Majas telefon, utan nät')).toBeVisible()
  await expect(looked.getByText('Omar Haddad, Omars telefon, utan nät')).toBeVisible()
  await lead.keyboard.press('j')
  await expect(lead.getByText('2 av 4')).toBeVisible()
  await expect(looked.getByRole('heading').first()).toBeFocused()
  await isAccessible(lead, 'refused')
  await lead.keyboard.press('j')
  await expect(looked.getByRole('table')).toBeVisible()
  await isAccessible(lead, 'double')
  await isAccessible(lead, 'double', 'dark')
  await lead.keyboard.press('k')
  await lead.keyboard.press('k')
  await expect(lead.getByText('1 av 4')).toBeVisible()
  await lead.goBack()
  await expect(lead).toHaveURL(/\/ordna$/)

  // One is chosen, the choice is taken back, and both stand again; a third value is written.
  const keep = looked.getByRole('button', { name: 'Behåll 45 min' })
  await keep.press('Enter')
  await expect(list.getByRole('list', { name: 'Olika uppgifter' })).toBeHidden()
  await expect(looked.getByRole('heading').first()).toBeFocused()
  await undo(lead)
  await expect(looked.getByRole('button', { name: 'Behåll 1 tim 30 min' })).toBeVisible()
  await expect(keep).toBeVisible()
  await looked.getByRole('button', { name: 'Skriv något annat' }).press('Enter')
  await lead.keyboard.press('Escape')
  await expect(keep).toBeVisible()
  await looked.getByRole('button', { name: 'Skriv något annat' }).press('Enter')
  await lead.getByRole('button', { name: 'Använd det här' }).press('Enter')
  await expect(lead.getByText('Skriv ett svar, eller avbryt.')).toBeVisible()
  await lead
    .getByRole('dialog')
    .getByRole('spinbutton')
    .or(lead.locator('#session-minutes'))
    .first()
    .fill('50')
  await lead.getByRole('button', { name: 'Använd det här' }).press('Enter')
  await expect(list.getByRole('list', { name: 'Olika uppgifter' })).toBeHidden()

  // What was refused is mended where it lies.
  await list.getByRole('list', { name: 'Kunde inte tas emot' }).getByRole('button').press('Enter')
  await expect(looked.getByText('Omar Haddad, Omars telefon')).toBeVisible()
  await looked.getByRole('button', { name: 'Låt det ligga' }).press('Enter')
  await expect(list.getByRole('list', { name: 'Kunde inte tas emot' })).toBeHidden()
  await undo(lead)
  await list.getByRole('list', { name: 'Kunde inte tas emot' }).getByRole('button').press('Enter')
  await looked.locator('#session-minutes').fill('90')
  await looked.getByRole('button', { name: 'Rätta och skicka' }).press('Enter')
  await expect(list.getByRole('list', { name: 'Kunde inte tas emot' })).toBeHidden({ timeout: 10_000 })

  // Two meetings that are two, then taken back, and merged.
  await list.getByRole('list', { name: 'Troliga dubbletter' }).getByRole('button').press('Enter')
  await expect(looked.locator('.pair-differs')).toHaveCount(2)
  await looked.getByRole('button', { name: 'De är två olika' }).press('Enter')
  await expect(list.getByRole('list', { name: 'Troliga dubbletter' })).toBeHidden()
  await undo(lead)
  await list.getByRole('list', { name: 'Troliga dubbletter' }).getByRole('button').press('Enter')
  await looked.getByRole('button', { name: 'Samma: den första gäller' }).press('Enter')
  await expect(list.getByRole('list', { name: 'Troliga dubbletter' })).toBeHidden()

  await looked.getByRole('button', { name: 'Äldre uppgifter' }).press('Enter')
  await lead.getByRole('button', { name: 'Ta tillbaka Hur länge: 1 tim', exact: true }).press('Enter')
  await expect(looked.getByText(/från 1 tim 15 min till 1 tim/)).toBeVisible()
  await looked.getByRole('button', { name: 'Lägg undan' }).press('Enter')
  await expect(lead.getByText('Allt i ordning')).toBeVisible()
})

const undo = (page: Page) => page.getByRole('button', { name: 'Ångra' }).last().press('Enter')

async function fits(page: Page) {
  await isAccessible(page, 'desk')
  for (const [width, height] of [
    [390, 844],
    [1180, 820],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height })
    await isNoWider(page, `Ordna at ${width}`)
  }
}
