// Anything is logged from one plus, without network: each form says what it will move, and then moves it.
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { isAccessible } from './axe.ts'
import { comesIn, invents, today } from './demo-office.ts'
import { worksOffline } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8716)
let person: BrowserContext
let page: Page
let session = ''

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  await server.start()
  await invents(server)
  const came = await comesIn(server, 'Maja Lind', 'adviser', 'phone')
  person = came.person
  page = came.page
  await worksOffline(page)
})

test.afterAll(async () => {
  await person?.close()
  await server.stop()
})

const forms = [
  ['session', '/logga', 'Spara rådgivning'],
  ['companyStart', '/logga/foretagsstart', 'Spara företagsstart'],
  ['activity', '/logga/aktivitet', 'Spara aktivitet'],
  ['financing', '/logga/mikrofonden', 'Spara'],
  ['expense', '/logga/kostnad', 'Spara kostnad'],
] as const

const goTo = async (path: string) => {
  await page.goto(`${server.address}${path}`)
  // Before its first heading a page has no skeleton either.
  await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(/\S/)
  await expect(page.locator('.skeleton')).toHaveCount(0)
}
const field = (kind: string, name: string) => page.locator(`#${kind}-${name}`)
// By the keyboard: what stands behind the bar at the foot cannot be clicked where it is.
const unfold = (name: string) => page.locator('.log-form-fold > summary', { hasText: name }).press('Enter')
const bar = () => page.locator('.action-bar-words')
const save = async (name: string) => {
  const form = page.url()
  await page.getByRole('button', { name, exact: true }).click()
  // The toast of the save before may still be there: that the form is left says that this one is done.
  await expect.poll(() => page.url()).not.toBe(form)
  await expect(page.getByText('Sparat på telefonen').first()).toBeVisible()
}
/** What the bar says that a number will become. */
async function becomes(name: string): Promise<number> {
  const pattern = new RegExp(`${name} \\d+ → (\\d+)`)
  await expect(bar()).toContainText(pattern)
  return Number(pattern.exec((await bar().textContent()) ?? '')?.[1])
}
const counted = async (indicator: string, number: number) => {
  await goTo(`/mal/${indicator}`)
  await expect(page.locator('.hero-number')).toHaveText(new RegExp(`^${number}(?!\\d)`))
}

/** The first folded part, and so all that is required, stands above the bar; and nothing is wider than the phone. */
async function fitsTheScreen(kind: string) {
  const { fold, foot, wider } = await page.evaluate(() => ({
    fold: document.querySelector('.log-form-fold > summary')?.getBoundingClientRect().bottom ?? 9_999,
    foot: document.querySelector('.action-bar')?.getBoundingClientRect().top ?? 0,
    wider: document.documentElement.scrollWidth - innerWidth,
  }))
  expect(fold, `${kind} is longer than the screen`).toBeLessThanOrEqual(foot)
  expect(wider, `${kind} is wider than the screen`).toBeLessThanOrEqual(0)
}

test('no form is longer than a phone’s screen before its folded part, and none is wider', async () => {
  for (const [kind, path] of forms) {
    await goTo(path)
    await expect(page.locator('.log-form-fold').first()).toBeVisible()
    await expect(bar()).not.toHaveText('Sparas på telefonen')
    await fitsTheScreen(kind)
  }
  await goTo('/logga')
  await page.getByText('Örebro', { exact: true }).tap()
  await page.getByText('Idé', { exact: true }).tap()
  await expect(bar()).toContainText('Rådgivningar 128 → 129 av 150')
  await fitsTheScreen('a filled-in session')
  await expect(page.getByText('Utkast sparat')).toBeVisible()
  await goTo('/logga')
  await expect(bar()).toContainText('128 → 129')
  await fitsTheScreen('a draft')
  await page.getByRole('button', { name: 'Börja om' }).tap()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`nothing for axe to find in any form, folded out too, ${scheme}`, async () => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const [kind, path] of forms) {
      await goTo(path)
      for (const summary of await page.locator('.log-form-fold > summary').all()) await summary.press('Enter')
      await isAccessible(page, kind, scheme)
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  })
}

test('a session with its trip, and the company start that it leads to, are logged without network', async () => {
  await person.setOffline(true)
  await goTo('/logga')
  await page.getByRole('combobox', { name: 'Vem?' }).fill('Lilla bryggeriet')
  await page.getByRole('option', { name: /Ny kontakt/ }).click()
  await page.getByRole('button', { name: 'Lägg till' }).click()
  await page.getByRole('button', { name: /Alla 12/ }).click()
  await page.getByText('Lindesberg', { exact: true }).click()
  await page.getByText('På plats', { exact: true }).click()
  await page.getByText('Start', { exact: true }).click()
  await page.getByRole('switch', { name: 'Är företaget registrerat?' }).check()
  await unfold('Mer')
  await page.getByRole('switch', { name: 'Resa 2 × 40 km, 200 kr?' }).check()
  await expect(bar()).toContainText('Rådgivningar 128 → 129')
  await expect(bar()).toContainText('Resor och logi')
  await save('Spara rådgivning')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ny företagsstart')
  await expect(field('companyStart', 'name')).toHaveValue('Lilla bryggeriet')
  await expect(field('companyStart', 'municipality')).toHaveValue('1885')
  await field('companyStart', 'organisationNumber').fill('769600-0038')
  await expect(field('companyStart', 'legalForm')).toHaveValue('economic-association')
  await expect(field('companyStart', 'cooperative')).toBeChecked()
  await expect(page.getByText(/Räknas som kooperativ/)).toBeVisible()
  await expect(page.getByText(/är högst 30 år vid registreringsårets slut/)).toBeVisible()
  await field('companyStart', 'youthOwned').check()
  await field('companyStart', 'companyLab').check()
  await field('companyStart', 'date').fill(today)
  await field('companyStart', 'livelihoods').fill('3')
  await unfold('Kontakter och rådgivningar')
  await expect(page.locator('.combobox-chosen', { hasText: 'Lilla bryggeriet' })).toHaveCount(2)
  const companies = await becomes('Företag')
  const cooperatives = await becomes('Kooperativa')
  const youths = await becomes('Ungas')
  await page.evaluate(() => scrollTo(0, 0))
  await fitsTheScreen('a filled-in company start')
  await save('Spara företagsstart')
  await counted('companies-started', companies)
  await counted('cooperatives-started', cooperatives)
  await counted('youth-companies', youths)

  await page.getByRole('link', { name: /Lilla bryggeriet/ }).click()
  await page.getByRole('link', { name: /^Lilla bryggeriet Rådgivning/ }).click()
  await expect(page.getByText('Resa Örebro–Lindesberg t/r, 2 × 40 km')).toBeVisible()
  await expect(page.getByRole('link', { name: /Lilla bryggeriet Företagsstart/ })).toBeVisible()
  await expect(page.getByText('Är företaget registrerat?')).toBeHidden()
  session = page.url().split('/').at(-1) ?? ''
})

test('a number that is here already, or is a personal one, is said at once', async () => {
  await goTo('/logga/foretagsstart')
  await field('companyStart', 'organisationNumber').fill('16769600-0038')
  await expect(page.getByText('Finns redan: Lilla bryggeriet')).toBeVisible()
  await field('companyStart', 'organisationNumber').fill('556036-0793')
  await expect(page.getByText(/Finns redan/)).toBeHidden()
  await expect(field('companyStart', 'legalForm')).toHaveValue('limited-company')
  await field('companyStart', 'legalForm').selectOption('economic-association')
  await expect(page.getByText(/brukar höra till en annan företagsform/)).toBeVisible()
  await expect(field('companyStart', 'cooperative')).toBeChecked()
  await field('companyStart', 'organisationNumber').fill('850101-1236')
  await page.getByRole('button', { name: 'Spara företagsstart' }).click()
  await expect(page.locator('#companyStart-organisationNumber-error')).toContainText('personnummer')
})

test('an activity, a customer of Mikrofonden and a cost each move their number', async () => {
  await goTo('/logga/aktivitet')
  await field('activity', 'type').selectOption('social-innovation-project')
  await expect(field('activity', 'title')).toHaveValue('Projekt för social innovation')
  await page.getByText('Planerad', { exact: true }).click()
  await expect(bar()).toContainText('Räknas när den är genomförd')
  await page.getByText('Genomförd', { exact: true }).click()
  const projects = await becomes('Projekt')
  await save('Spara aktivitet')
  await counted('social-innovation-projects', projects)

  await goTo('/logga/mikrofonden')
  await page.getByText('Kund', { exact: true }).click()
  await page.getByRole('combobox', { name: /Vem/ }).fill('lilla brygg')
  await page.getByRole('option', { name: /Lilla bryggeriet/ }).click()
  await expect(field('financing', 'name')).toHaveValue('Lilla bryggeriet')
  const customers = await becomes('Kunder')
  await save('Spara')
  await counted('mikrofonden-customers', customers)

  await goTo('/logga/kostnad')
  await field('expense', 'line').selectOption('Resor och logi')
  await expect(page.getByText(/Kvar på raden/)).toBeVisible()
  await field('expense', 'amount').fill('99 999,50')
  await expect(page.getByText(/överskrids med/)).toBeVisible()
  await field('expense', 'amount').fill('120,50')
  await field('expense', 'text').fill('Tåg till Hallsberg')
  await expect(bar()).toContainText('Resor och logi')
  await save('Spara kostnad')
})

test('the same day, municipality and contact asks whether it is the same meeting, and leads there', async () => {
  await goTo(`/logga?fran=${session}`)
  await expect(page.getByText('Har du redan loggat det här mötet?')).toBeVisible()
  await page.getByRole('link', { name: 'Visa mötet' }).click()
  await expect(page).toHaveURL(new RegExp(`/moten/${session}$`))
})

test('what should not count is set aside with why, stands beside the number, and can be counted again', async () => {
  await goTo(`/moten/${session}`)
  await page.getByRole('button', { name: 'Ska inte räknas' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Räkna inte' }).click()
  await expect(page.locator('#counts-not-error')).toContainText('varför')
  await page.getByRole('dialog').getByRole('button', { name: 'Kort samtal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Räkna inte' }).click()
  await expect(page.getByText('Räknas inte längre')).toBeVisible()
  await expect(page.getByRole('note', { name: 'Räknas inte' })).toContainText('Kort samtal')
  await isAccessible(page, 'a session that does not count')
  await goTo('/')
  await expect(page.locator('.hero')).toContainText('128')
  await goTo('/mal/advisory-sessions')
  await expect(page.getByRole('link', { name: /Lilla bryggeriet/ })).toBeVisible()
  await goTo(`/moten/${session}`)
  await page.getByRole('button', { name: 'Räkna igen' }).click()
  await expect(page.getByText('Räknas igen')).toBeVisible()
  await goTo('/')
  await expect(page.locator('.hero')).toContainText('129')
})

test('what is half typed stays when another kind is chosen', async () => {
  await goTo('/logga/aktivitet')
  await field('activity', 'title').fill('Halva rubriken')
  await page
    .getByRole('navigation', { name: 'Vad vill du logga?' })
    .getByRole('link', { name: 'Kostnad' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ny kostnad')
  await page
    .getByRole('navigation', { name: 'Vad vill du logga?' })
    .getByRole('link', { name: 'Aktivitet' })
    .click()
  await expect(field('activity', 'title')).toHaveValue('Halva rubriken')
  await page.getByRole('button', { name: 'Börja om' }).click()
  await expect(field('activity', 'title')).toHaveValue('')
})

test('a follow-up is two questions, and stands on the company’s page', async () => {
  await goTo('/mal/companies-started')
  const address = await page.getByRole('link', { name: /Lilla bryggeriet/ }).getAttribute('href')
  await goTo(`${address}/uppfoljning?manader=12`)
  await page.getByRole('button', { name: 'Spara uppföljningen' }).click()
  await expect(page.locator('#follow-up-running-error')).toBeVisible()
  await isAccessible(page, 'a follow-up with what is wrong')
  await page.getByText('Ja', { exact: true }).click()
  await page.locator('#follow-up-livelihoods').fill('4')
  await page.getByRole('button', { name: 'Spara uppföljningen' }).click()
  await expect(page.getByText('Uppföljningen är sparad')).toBeVisible()
  await expect(page.getByText(/Finns företaget kvar\? Ja/)).toBeVisible()
})

test('a form is chosen, filled and saved by the keyboard alone', async () => {
  const tabTo = async (selector: string) => {
    for (let stops = 0; stops < 60; stops++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${selector} is not reached by the keyboard`)
  }
  await goTo('/logga')
  await expect(page.locator('a[href="/logga/kostnad"]')).toBeVisible()
  await tabTo('a[href="/logga/kostnad"]')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ny kostnad')
  await tabTo('#expense-line')
  await page.keyboard.type('Ext')
  await tabTo('#expense-amount')
  await page.keyboard.type('500')
  await tabTo('#expense-text')
  await page.keyboard.type('Revisor')
  await expect(bar()).toContainText('Externa tjänster')
  await tabTo('button[type="submit"]')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Sparat på telefonen').first()).toBeVisible()
})

test('when the network returns, everything reaches the office', async () => {
  await person.setOffline(false)
  await goTo('/')
  await expect(page.getByRole('status').filter({ hasText: 'Allt synkat' })).toBeVisible({ timeout: 15_000 })
  const targets = JSON.parse(await server.radslag('targets', '--year', today.slice(0, 4), '--json'))
  expect(targets.indicators.find(({ id }: { id: string }) => id === 'advisory-sessions').actual).toBe(129)
})
