// A member's calendar link: what it says, what it never says, and how it stops.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDays, dayInStockholm } from '../../src/domain/values/local-date.ts'
import { backUp, restore } from '../../src/server/backup.ts'
import { anId, anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let maja: TestDevice
const soon = addDays(dayInStockholm(Date.now()), 5)

beforeEach(async () => {
  office = await anOffice()
  maja = await office.enrolled('adviser', 'Maja Lind')
})
afterEach(() => office.close())

const made = async (device = maja) =>
  ((await device.post('/api/calendar', {})).json as { url: string }).url.replace(/^https?:\/\/[^/]+/, '')
const step = {
  ...sessionValues,
  nextStep: 'Ring Amina Warsame',
  nextStepDate: soon,
  place: 'Hemma hos Amina',
}
const plan = {
  type: 'community-dialogue',
  title: 'Samhällssamtal i Laxå',
  date: soon,
  status: 'planned',
}

test('the feed has the member’s next steps and the office’s planned activities, and no name of anybody', async () => {
  const omar = await office.enrolled('adviser', 'Omar Haddad')
  await maja.sync([
    maja.mutation({ set: step }),
    maja.mutation({ set: { ...step, nextStepDone: soon } }),
    maja.mutation({ type: 'activity', set: plan }),
    maja.mutation({ type: 'contact', set: { name: 'Amina Warsame', type: 'person', municipality: '1880' } }),
  ])
  await omar.sync([omar.mutation({ set: { ...step, municipality: '1880' } })])
  const feed = await office.ask(await made())
  expect(feed.status).toBe(200)
  expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(feed.headers.get('cache-control')).toBe('no-store')
  expect(feed.text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  expect(feed.text).toContain('SUMMARY:Nästa steg efter rådgivning\\, Ljusnarsberg')
  expect(feed.text).toContain('SUMMARY:Samhällssamtal i Laxå')
  expect(feed.text).toContain(`DTSTART;VALUE=DATE:${soon.replaceAll('-', '')}`)
  for (const secret of ['Amina', 'Warsame', 'Ring', 'Hemma']) expect(feed.text).not.toContain(secret)
})

test('a new link ends the old one, and taking it back ends the new', async () => {
  const first = await made()
  const second = await made()
  expect((await office.ask(first)).status).toBe(404)
  expect((await office.ask(second)).status).toBe(200)
  expect(((await maja.get('/api/calendar')).json as { madeAt: string }).madeAt).not.toBeNull()
  const taken = await office.ask('/api/calendar', {
    method: 'DELETE',
    headers: { cookie: maja.cookie, 'sec-fetch-site': 'same-origin' },
  })
  expect(taken.status).toBe(200)
  expect((await office.ask(second)).status).toBe(404)
  expect((await maja.get('/api/calendar')).json).toEqual({ madeAt: null })
})

test.each(['', 'x', `${'A'.repeat(43)}`, '../targets', "' OR 1=1 --"])(
  'the token %j opens nothing',
  async (token) => {
    const answer = await office.ask(`/api/calendar/${encodeURIComponent(token)}.ics`)
    expect(answer.status).toBe(404)
    expect(answer.text).not.toContain('BEGIN')
  },
)

test('a link dies with the device it may have been seen on, and is never in the log', async () => {
  const lead = await office.signedIn('Lisa Ek')
  const link = await made()
  await lead.post(`/api/devices/${maja.deviceId}/revoke`, { stolen: true })
  expect((await office.ask(link)).status).toBe(404)
  const token = link.split('/').at(-1)?.replace('.ics', '') ?? ''
  expect(JSON.stringify(office.logged)).not.toContain(token)
})

test('a tablet has no calendar, and neither has who is not in', async () => {
  const tablet = await office.enrolled('tablet', 'Surfplattan')
  expect((await tablet.post('/api/calendar', {})).status).toBe(403)
  expect((await office.post('/api/calendar', {})).status).toBe(401)
})

test('a link that was taken back does not come back with a restored backup', async () => {
  const link = await made()
  const copy = `${office.folder}/copy-${anId()}.db`
  await backUp(office.store, copy, office.world)
  await office.store.transaction(office.office.id, (tx) => tx.dropCalendar(maja.member))
  await restore(office.store, copy, office.world)
  expect((await office.ask(link)).status).toBe(404)
})
