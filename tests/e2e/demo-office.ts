// An office with its invented years, for walks and pictures that need something to look at.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { aPerson, leavesForLater, pageOf } from './people.ts'
import type { ServerProcess } from './server-process.ts'

const demo = join(import.meta.dirname, '../../dist/server/demo.js')

export const today = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
}).format(new Date())

/** Fills the server's store with the invented office; the ids of its three members, the lead first. */
export async function invents(server: ServerProcess): Promise<string[]> {
  const people = [
    ['Lisa Ek', 'lead'],
    ['Maja Lind', 'adviser'],
    ['Omar Haddad', 'adviser'],
  ] as const
  for (const [name, role] of people) await server.radslag('invite', '--name', name, '--role', role, '--json')
  const members = JSON.parse(await server.radslag('members', '--json')) as { id: string; name: string }[]
  const ids = people.map(([name]) => members.find((one) => one.name === name)?.id ?? '')
  const lines = spawnSync(process.execPath, [demo, today, ...ids], { encoding: 'utf8' }).stdout
  const file = join(mkdtempSync(join(tmpdir(), 'radslag-lines-')), 'invented.jsonl')
  writeFileSync(file, lines)
  await server.radslag('import', file)
  return ids
}

/** A person of the invented office, let in by the terminal's word. */
export async function comesIn(
  server: ServerProcess,
  name: string,
  role: 'lead' | 'adviser',
  at: 'desk' | 'phone',
): Promise<{ person: BrowserContext; page: Page }> {
  const { url } = JSON.parse(
    await server.radslag('invite', '--name', name, '--role', role, '--confirmed', '--json'),
  ) as { url: string }
  const person = await aPerson(at)
  const page = pageOf(person)
  await page.goto(url)
  await page.getByRole('button', { name: 'Anslut' }).click()
  if (role === 'lead') await leavesForLater(page)
  await expect(page.locator('.hero')).toContainText('128')
  return { person, page }
}

/** The screens there are, with what is waited for before one is looked at. */
export async function screensOf(
  page: Page,
  address: string,
): Promise<readonly (readonly [name: string, path: string])[]> {
  await page.goto(`${address}/moten?slag=session`)
  const first = await page.locator('.list-item a').first().getAttribute('href')
  await page.goto(`${address}/kontakter`)
  const contact = await page.locator('.list-item a').first().getAttribute('href')
  return [
    ['targets', '/'],
    ['targets-quarter', '/?kvartal=3'],
    ['targets-whole', '/?period=allt'],
    ['behind', '/mal/advisory-sessions'],
    ['needs', '/behovs'],
    ['county', '/lanet'],
    ['municipality', '/lanet/1885?vad=participants'],
    ['perspectives', '/perspektiv'],
    ['overview', '/oversikt'],
    ['settle', '/ordna'],
    ['money', '/pengar'],
    ['line', '/pengar/Resor%20och%20logi'],
    ['to-do', '/att-gora'],
    ['calendar', '/kalender'],
    ['log', '/logga'],
    ['sessions', '/moten'],
    ['session', first ?? '/moten'],
    ['edit', `${first}/andra`],
    ['contacts', '/kontakter'],
    ['contact', contact ?? '/kontakter'],
    ['contact-form', '/kontakter/ny'],
    ['sync', '/synk'],
    ['field', '/synk/redo'],
    ['practice', '/ova'],
    ['accessibility', '/synk/tillganglighet'],
    ['guide', '/hjalp'],
    ['guide-task', '/hjalp/ledare/las-aret-och-skicka-rapporten'],
    ['receive', '/synk/ta-emot'],
    ['rescue', '/raddning'],
  ]
}
