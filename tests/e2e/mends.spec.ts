// What the office refused from an adviser is mended by the lead: in place, in the adviser's words, and counted.
import { type BrowserContext, expect, test } from '@playwright/test'
import { aPerson, pageOf, setsUp } from './people.ts'
import { ServerProcess } from './server-process.ts'

const server = new ServerProcess(8723)
let desk: BrowserContext

test.beforeAll(() => server.start())
test.afterAll(async () => {
  await desk?.close()
  await server.stop()
})

test('the lead opens what was refused from somebody else, mends it, and it leaves the list', async () => {
  desk = await aPerson('desk')
  const lead = pageOf(desk)
  await setsUp(lead, server.setUpLink(), 'Lisa Ek', 'Coompanion Örebro län')
  // An adviser's device of another make sends what our own form would not let through.
  const invited = JSON.parse(
    await server.radslag('invite', '--name', 'Bo Lind', '--role', 'adviser', '--confirmed', '--json'),
  ) as { code: string }
  const headers = { 'Content-Type': 'application/json' }
  const enrolled = await fetch(`${server.address}/api/enrol`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ code: invited.code, deviceName: 'Annan app' }),
  })
  const cookie = (enrolled.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const values = {
    date: '2026-05-04',
    minutes: 5000,
    setting: 'group',
    channel: 'on-site',
    municipality: '1864',
    participants: 9,
    phase: 'idea',
    agenda2030: true,
    companyLab: false,
    notes: 'Om bygdegården',
  }
  const at = '2026-05-04T13:07:22+02:00'
  const [mid, rec] = ['01960000-0000-7000-8000-000000000001', '01960000-0000-7000-8000-000000000002']
  const mutation = { mid, lseq: 1, type: 'session', rec, op: 'set', schema: 1, at, set: values, base: {} }
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
    body: JSON.stringify({ ...envelope, muts: [mutation] }),
  })
  expect(await answer.json()).toMatchObject({ results: [{ status: 'quarantined' }] })

  await lead.goto(`${server.address}/ordna`)
  await expect(lead.getByText('Bo Lind').first()).toBeVisible()
  await lead.getByRole('link', { name: 'Öppna hela formuläret' }).click()
  await expect(lead.locator('#session-participants')).toHaveValue('9')
  await lead.locator('#session-minutes').fill('90')
  await lead.getByRole('button', { name: /^Spara/ }).click()
  await expect(lead).toHaveURL(/\/synk$/)
  await lead.goto(`${server.address}/ordna`)
  await expect(lead.getByText('Allt i ordning')).toBeVisible({ timeout: 20_000 })
  const said = JSON.parse(await server.radslag('targets', '--year', '2026', '--json')) as {
    indicators: { id: string; actual: number }[]
  }
  expect(said.indicators.find(({ id }) => id === 'advisory-sessions')?.actual).toBe(1)
})
