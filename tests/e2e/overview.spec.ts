// The lead's desk: the year at a glance, a list that can be emptied, and a record that arrives while she looks.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContext, expect, test } from '@playwright/test'
import { comesIn, invents, today } from './demo-office.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8764)
const people: BrowserContext[] = []

test.beforeAll(() => server.start())
test.afterAll(async () => {
  for (const person of people) await person.close()
  await server.stop()
})

test('what is only information is put aside and taken back, and a record that arrives moves the numbers', async () => {
  await invents(server)
  const { person, page: lead } = await comesIn(server, 'Lisa Ek', 'lead', 'desk')
  people.push(person)
  await lead.getByRole('link', { name: 'Översikt', exact: true }).click()
  await expect(lead.locator('.hero-big')).toHaveText('128')
  await expect(lead.getByRole('img', { name: /summan månad för månad: 128/ })).toBeVisible()
  const list = lead.getByRole('list', { name: 'Behöver dig' })
  await expect(list).toContainText('Att granska')
  expect((await new AxeBuilder({ page: lead }).analyze()).violations).toEqual([])

  // Every chart can be read as a table.
  await lead.getByText('Visa som tabell').first().click()
  await expect(lead.getByRole('table', { name: /summan vid varje månads slut/ })).toContainText('Januari')

  // Put aside for today, it is gone; undone, it stands there again.
  const line = list.getByRole('listitem').filter({ hasText: 'Ingen rådgivning i år' })
  await line.getByRole('button').click()
  await line.getByRole('button', { name: 'För i dag' }).click()
  await expect(line).toHaveCount(0)
  await lead.getByRole('button', { name: 'Ångra' }).click()
  await expect(line).toHaveCount(1)

  // A meeting that comes from somewhere else, without the Agenda: the number and the list move by themselves.
  const id = '019c0000-0000-7000-8000-00000000abcd'
  const record = {
    ...{ kind: 'session', id, date: today, minutes: 5, setting: 'individual', channel: 'phone' },
    ...{ municipality: '1880', phase: 'idea', agenda2030: false, companyLab: false },
  }
  writeFileSync(join(server.data, 'one.jsonl'), JSON.stringify(record))
  await server.radslag('import', join(server.data, 'one.jsonl'))
  await expect(lead.locator('.hero-big')).toHaveText('129', { timeout: 20_000 })
  const short = list.getByRole('link', { name: /Rådgivningar under tio minuter/ })
  await expect(short).toBeVisible()
  await short.click()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText('Rådgivningar under tio minuter')
  await expect(lead.locator(`a[href="/moten/${id}"]`)).toBeVisible()
})
