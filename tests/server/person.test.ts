// What a person may ask of the office: shown to the lead who has just signed in, and to nobody else.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aSignature } from '../support/signature.ts'
import { anId, anOffice, byHand, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let anna: TestDevice
let lead: TestDevice
beforeEach(async () => {
  office = await anOffice()
  anna = await office.enrolled('adviser', 'Anna')
  lead = await office.signedIn('Maja')
})
afterEach(() => office.close())

async function aPerson() {
  const contact = anna.mutation({
    type: 'contact',
    set: {
      name: 'Fatima Kanariefågel',
      type: 'person',
      municipality: '1864',
      email: 'f@kanarie.se',
      notes: '',
    },
  })
  const session = anna.mutation({ set: { ...sessionValues, contactIds: [contact.rec], notes: 'kanarie' } })
  const list = anna.mutation({
    type: 'attendanceList',
    set: { title: 'Frukost', date: '2026-05-04', languages: ['sv'], noticeVersion: '1', of: session.rec },
  })
  const row = (name: string) =>
    anna.mutation({
      type: 'attendance',
      set: {
        list: list.rec,
        name,
        signature: aSignature(),
        signedAt: '2026-05-04T09:00:00Z',
        language: 'ar',
        noticeVersion: '1',
      },
    })
  const [hers, other] = [row('Fatima Kanariefågel'), row('Bo')]
  const refused = anna.mutation({ set: { ...sessionValues, minutes: -1, notes: 'ring Fatima Kanariefågel' } })
  const { results } = await anna.sync([contact, session, list, hers, other, refused])
  expect(results.map(({ status }) => status).filter((status) => status !== 'applied')).toEqual([
    'quarantined',
  ])
  return { contact: contact.rec, session: session.rec, list: list.rec, hers: hers.rec }
}

test('what is held about her: contact, meeting, signature, and what lies refused under her name', async () => {
  const { contact, session, hers } = await aPerson()
  const { json } = await lead.get(`/api/contacts/${contact}/held`)
  const { held, quarantined } = json as { held: { id: string; about: string }[]; quarantined: number }
  expect(held.map(({ id, about }) => [id, about])).toEqual([
    [contact, 'is-the-person'],
    [session, 'only-person'],
    [hers, 'signed'],
  ])
  expect(quarantined).toBe(1)
})

test('an order erases what it names, and says which devices are still to read it', async () => {
  const { contact, session, hers } = await aPerson()
  const answer = await lead.post('/api/erasures', {
    records: [
      { kind: 'contact', id: contact, fields: ['name', 'email'] },
      { kind: 'session', id: session, fields: ['notes'] },
      { kind: 'attendance', id: hers, fields: ['name'] },
    ],
  })
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({
    erasure: { records: [{ id: contact }, { id: session }, { id: hers }] },
  })
  // Of a row that she signed nothing is left, whatever was named.
  const bodies = await byHand(office, `SELECT body FROM log WHERE rec = '${hers}' AND op = 'set'`)
  expect(Object.values(JSON.parse(String(bodies[0]?.[0])) as object).every((value) => value === null)).toBe(
    true,
  )
  const log = JSON.stringify(await byHand(office, 'SELECT body FROM log'))
  expect(log).not.toContain('Kanariefågel')
  expect(log).toContain('"Bo\\')
})

test.each([
  ['the extract', (at: TestDevice, id: string) => at.get(`/api/contacts/${id}/extract`)],
  [
    'an order to erase',
    (at: TestDevice, id: string) =>
      at.post('/api/erasures', { records: [{ kind: 'contact', id, fields: ['name'] }] }),
  ],
])('%s needs a lead who has just signed in', async (_, asks) => {
  const { contact } = await aPerson()
  expect((await asks(anna, contact)).status).toBe(403)
  expect((await asks(lead, contact)).status).toBe(200)
  office.world.pass(6 * 60_000)
  expect((await asks(lead, contact)).json).toMatchObject({ error: { code: 'needs-fresh-sign-in' } })
})

test('the extract is a paper in either language, and says nothing of who is not there', async () => {
  const { contact } = await aPerson()
  for (const language of ['sv', 'en']) {
    const { status, headers, text } = await lead.get(`/api/contacts/${contact}/extract?language=${language}`)
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(text.startsWith('%PDF-')).toBe(true)
  }
  expect((await lead.get(`/api/contacts/${anId()}/extract`)).status).toBe(404)
})

test('the attendance list as paper is the lead’s, and hers whose own device took it', async () => {
  const { list } = await aPerson()
  const bo = await office.enrolled('adviser', 'Bo')
  expect((await anna.get(`/api/lists/${list}.pdf`)).text.startsWith('%PDF-')).toBe(true)
  expect((await lead.get(`/api/lists/${list}.pdf`)).text.startsWith('%PDF-')).toBe(true)
  expect((await bo.get(`/api/lists/${list}.pdf`)).status).toBe(404)
  const tablet = await office.enrolled('tablet')
  expect((await tablet.get(`/api/lists/${list}.pdf`)).status).toBe(403)
})

test('another office’s person is nobody here', async () => {
  const { contact } = await aPerson()
  const other = await anOffice()
  const stranger = await other.signedIn('Olle')
  expect((await stranger.get(`/api/contacts/${contact}/held`)).status).toBe(404)
  expect(
    (await stranger.post('/api/erasures', { records: [{ kind: 'contact', id: contact, fields: ['name'] }] }))
      .status,
  ).toBe(404)
  await other.close()
})
