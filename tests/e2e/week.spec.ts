// A working week beside the logging: what waits, the calendar, the county, the money, two contacts that are one; by touch and keys.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { comesIn, invents, today } from './demo-office.ts'
import { worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8719)
const people: BrowserContext[] = []
let desk: Page
let phone: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  await server.start()
  await invents(server)
  const lead = await comesIn(server, 'Lisa Ek', 'lead', 'desk')
  const maja = await comesIn(server, 'Maja Lind', 'adviser', 'phone')
  people.push(lead.person, maja.person)
  desk = lead.page
  phone = maja.page
})
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

const go = (page: Page, path: string) => page.goto(`${server.address}${path}`)
const number = async (page: Page, selector: string) =>
  Number(((await page.locator(selector).first().textContent()) ?? '').replace(/[^\d]/g, ''))

test('without network the plan, the county, the perspectives and the money open, each from the phone alone', async () => {
  await worksOffline(phone)
  await phone.reload()
  await phone.context().setOffline(true)
  await go(phone, '/')
  await phone.getByRole('link', { name: 'Det här behövs' }).tap()
  await expect(phone.getByText(/22 rådgivningar kvar|rådgivningar kvar på/)).toBeVisible()
  await expect(phone.getByText('En gissning, inget löfte.')).toBeVisible()
  await phone.getByRole('link', { name: 'Länet', exact: true }).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Länet')
  await phone.getByRole('link', { name: 'Perspektiv' }).tap()
  await expect(phone.getByText(/Information gavs vid/)).toBeVisible()
  await expect(phone.getByText('<5').first()).toBeVisible()
  await phone.getByRole('link', { name: 'Pengar' }).tap()
  await expect(
    phone.getByText('Upp till taket', { exact: false }).or(phone.getByText(/upp till taket/)),
  ).toBeVisible()
  await phone.context().setOffline(false)
})

test('the plan is of this year, whichever stretch was looked at before it', async () => {
  await go(desk, '/behovs?ar=2025&kvartal=1')
  await expect(desk.locator('.needs-row').first()).toContainText('128 av 150 hittills')
})

test('a tile of the county opens with the keyboard to as many records as it says, and the table says the same', async () => {
  await go(desk, '/lanet')
  await expect(desk.getByText('Hela länet')).toBeVisible()
  const tile = desk.locator('.county-tile', { hasText: 'Lindesberg' })
  const sessions = Number(await tile.locator('b').textContent())
  const inTable = desk
    .getByRole('row', { name: /Lindesberg/ })
    .getByRole('cell')
    .first()
  await expect(inTable).toHaveText(String(sessions))
  await tile.focus()
  await desk.keyboard.press('Enter')
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Lindesberg')
  await expect(desk.locator('.list-item')).toHaveCount(sessions)
  // Another measure, chosen with the arrow keys; its white spots are named.
  await go(desk, '/lanet')
  await desk.getByRole('radio', { name: 'Rådgivningar' }).focus()
  await desk.keyboard.press('ArrowRight')
  await expect(desk).toHaveURL(/vad=companies/)
  await expect(desk.getByText(/Ännu inga startade företag i/)).toBeVisible()
})

test('a number is asked for a quarter, for the whole programme, and by another programme, each in its own unit', async () => {
  await go(desk, '/')
  const year = await number(desk, '.hero-big')
  await desk.getByLabel('Kvartal').selectOption('1')
  await expect(desk).toHaveURL(/kvartal=1/)
  await expect(desk.locator('.hero-big')).not.toHaveText(String(year))
  const quarter = await number(desk, '.hero-big')
  await desk.getByRole('link', { name: 'Visa alla' }).click()
  await expect(desk.getByText(`${quarter} poster`)).toBeVisible()
  await go(desk, '/?period=allt')
  await expect.poll(() => number(desk, '.hero-big')).toBeGreaterThan(year + quarter)
  await go(desk, '/')
  await desk.getByRole('combobox', { name: 'Program', exact: true }).selectOption('nationellt-stod-2026')
  await expect(desk).toHaveURL(/program=nationellt-stod-2026/)
  await expect.poll(() => number(desk, '.hero-big')).toBeGreaterThan(year)
})

test('the records behind a number are narrowed, and the rule with its source stands beside them', async () => {
  await go(desk, '/mal/advisory-sessions')
  await desk.getByLabel('Kommun').selectOption('1885')
  await expect(desk.getByText(/\d+ av \d+ poster/)).toBeVisible()
  await desk.getByRole('searchbox').fill('finnsinte')
  await expect(desk.getByText('Inget passar')).toBeVisible()
  await desk.getByRole('button', { name: 'Visa allt' }).click()
  await expect(desk.getByText('C2', { exact: true })).toBeVisible()
  await expect(desk.getByText(/Källa: Beslut 23RS9550/)).toBeVisible()
})

test('a next step is done with one tap, undone, and done again into a follow-up meeting filled in as last time', async () => {
  await go(phone, '/att-gora')
  const steps = phone.getByRole('button', { name: 'Klart', exact: true })
  await expect(steps.first()).toBeVisible()
  const before = await steps.count()
  const row = phone.locator('.list-item', { has: steps.first() }).first()
  const who = (await row.locator('.list-row-title').textContent()) ?? ''
  await steps.first().tap()
  await expect(steps).toHaveCount(before - 1)
  await phone.getByRole('button', { name: 'Ångra' }).tap()
  await expect(steps).toHaveCount(before)
  await phone.getByRole('button', { name: 'Klart, logga mötet' }).first().tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Ny rådgivning')
  await expect(phone.getByText(who, { exact: false }).first()).toBeVisible()
  await go(phone, '/att-gora')
  await expect(steps).toHaveCount(before - 1)
})

test('a calendar’s meetings that nobody logged become drafts by a tick, and nothing of the rest is kept', async () => {
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const event = (uid: string, title: string, time: string) =>
    [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTART;TZID=Europe/Stockholm:${yesterday}T${time}00`,
      'DURATION:PT50M',
      `SUMMARY:${title}`,
      'LOCATION:Bygdegården i Garphyttan',
      'END:VEVENT',
    ].join('\r\n')
  const file = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    event('a', 'Rådgivning Mossens kooperativ', '0605'),
    event('b', 'Tandläkaren Hemlighet', '2145'),
    'END:VCALENDAR',
  ].join('\r\n')
  await go(phone, '/att-gora')
  await phone.getByRole('link', { name: 'Glömt att logga?' }).tap()
  const chooser = phone.waitForEvent('filechooser')
  await phone.getByRole('button', { name: 'Välj kalenderfil' }).tap()
  await (await chooser).setFiles({
    name: 'kalender.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(file),
  })
  await expect(phone.getByText('2 av 2 möten saknar rådgivning', { exact: false })).toBeVisible()
  await phone.getByLabel(/Mossens kooperativ/).check()
  await phone.getByRole('button', { name: 'Gör 1 utkast' }).tap()
  await phone.getByRole('button', { name: 'Fyll i det första' }).tap()
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Ny rådgivning')
  await expect(phone.locator('#session-minutes')).toHaveValue('50')
  await expect(phone.locator('#session-notes')).toHaveValue('Ur kalendern: Rådgivning Mossens kooperativ')
  const kept = await phone.evaluate(async () => {
    const open = indexedDB.open('radslag')
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result)
    })
    const texts = []
    for (const name of db.objectStoreNames) {
      const all = db.transaction(name).objectStore(name).getAll()
      texts.push(
        await new Promise((done) => {
          all.onsuccess = () => done(JSON.stringify(all.result))
        }),
      )
    }
    return texts.join('')
  })
  expect(kept).not.toContain('Hemlighet')
  // What was chosen is sealed where it lies.
  expect(kept).not.toContain('Mossens')
})

test('a file that is no calendar is said to be none', async () => {
  await go(phone, '/kalender')
  const chooser = phone.waitForEvent('filechooser')
  await phone.getByRole('button', { name: 'Välj kalenderfil' }).tap()
  await (await chooser).setFiles({
    name: 'x.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from('Datum;Kommun'),
  })
  await expect(phone.getByText('Filen är ingen kalender', { exact: false })).toBeVisible()
})

test('a calendar link is made, read without a cookie and without a name, and taken back', async ({
  request,
}) => {
  await go(phone, '/kalender')
  await phone.getByRole('button', { name: 'Skapa länk' }).tap()
  const link = phone.getByLabel('Länk att prenumerera på')
  await expect(link).toHaveValue(/\/api\/calendar\/[\w-]{43}\.ics$/)
  const url = await link.inputValue()
  const feed = await (await request.get(url)).text()
  expect(feed).toContain('BEGIN:VCALENDAR')
  expect(feed).toContain('Samhällssamtal om service i Laxå')
  expect(feed).not.toContain('Ring banken')
  await phone.getByRole('button', { name: 'Sluta dela' }).tap()
  await expect(phone.getByText('Länken gäller inte längre')).toBeVisible()
  expect((await request.get(url)).status()).toBe(404)
})

test('two contacts are merged by the lead and parted again; the adviser’s wish to erase reaches the lead’s list', async () => {
  await go(desk, '/kontakter')
  await desk.getByRole('searchbox').fill('hjult')
  await desk
    .getByRole('link', { name: /Hjulet/ })
    .first()
    .click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Hjulet')
  await desk.getByRole('button', { name: 'Slå ihop med en annan kontakt' }).click()
  await desk.getByRole('combobox', { name: 'Den här kontakten är' }).fill('Cykelk')
  await desk.getByRole('option', { name: /Cykelköket/ }).click()
  await expect(desk.getByText('De här uppgifterna skiljer sig', { exact: false }).first()).toBeVisible()
  await desk.getByRole('button', { name: 'Slå ihop', exact: true }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Cykelköket')
  await expect(desk.getByText('Sammanslagna hit').first()).toBeVisible()
  await desk.getByRole('button', { name: 'Dela upp igen' }).click()
  await expect(desk.getByText('Sammanslagna hit')).toHaveCount(0)

  await go(phone, '/kontakter')
  await phone.getByRole('searchbox').fill('Amina')
  await phone
    .getByRole('link', { name: /Amina Warsame/ })
    .first()
    .tap()
  await phone.getByRole('button', { name: 'Personen vill bli raderad' }).tap()
  await phone.getByRole('button', { name: 'Spara begäran' }).tap()
  await expect(phone.getByText('Begäran om radering').first()).toBeVisible()
  await go(desk, '/att-gora')
  await expect(desk.locator('.list-item', { hasText: 'Amina Warsame' })).toContainText('Vill bli raderad')
})

test('a budget line opens to the expenses that its number is made of', async () => {
  await go(desk, '/pengar')
  const row = desk.getByRole('row', { name: /Resor och logi/ }).first()
  await expect(row).toBeVisible()
  const booked = (await row.getByRole('cell').first().textContent()) ?? ''
  await row.getByRole('link').click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Resor och logi')
  await expect(desk.getByText(booked, { exact: false }).first()).toBeVisible()
  await expect(desk.locator('.list-item')).not.toHaveCount(0)
})
