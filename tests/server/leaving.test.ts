// Lost, stolen, left: what the office does with a device that is out, and what it hears of one that is emptied.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anOffice, type Reply, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(() => office.close())

const codeOf = ({ json }: Reply) => (json as { error?: { code: string } } | null)?.error?.code
type Listed = { id: string; state: string; left: boolean; wipedAt: string | null; persisted: boolean | null }
const listed = async (lead: { get(path: string): Promise<Reply> }, id: string) =>
  ((await lead.get('/api/devices')).json as { devices: Listed[] }).devices.find((one) => one.id === id)

describe('a person who leaves', () => {
  test('takes every device along: each hands over its unsent rows once, into the quarantine, and is wiped', async () => {
    const lead = await office.signedIn('Lisa')
    const phone = await office.enrolled('adviser', 'Anna')
    const tablet = await office.enrolled('adviser', 'Anna')
    expect(tablet.member).toBe(phone.member)
    await phone.sync([], { unsent: 2 })
    const left = await lead.post(`/api/members/${phone.member}/leave`, {})
    expect(left.json).toEqual({ id: phone.member, devices: 2, unsent: 2 })
    expect((await phone.get('/api/me')).status).toBe(401)
    expect((await phone.get('/api/targets?year=2026')).status).toBe(401)
    const last = phone.mutation()
    expect(await phone.sync([last], { unsent: 1 })).toMatchObject({
      entries: [],
      results: [{ mid: last.mid, status: 'quarantined' }],
      deviceState: 'wipe',
    })
    expect(await tablet.sync()).toMatchObject({ entries: [], deviceState: 'wipe' })
    expect(await phone.sync([phone.mutation()])).toMatchObject({ results: [], deviceState: 'wipe' })
    expect(await listed(lead, phone.deviceId)).toMatchObject({ left: true, state: 'revoked-lost' })
    const entries = (await lead.sync()).entries.filter(({ rec }) => rec === phone.member)
    expect(entries.at(-1)?.set).toEqual({ active: false })
  })

  test('leaves no way in: no open code, no passkey, no session, no calendar, and her name is free for another', async () => {
    const lisa = await office.signedIn('Lisa')
    const maja = await office.signedIn('Maja')
    const { url } = (await maja.post('/api/calendar', {})).json as { url: string }
    const { code } = (await lisa.post('/api/invitations', { name: 'Maja', role: 'lead' })).json as {
      code: string
    }
    const made = await lisa.post(`/api/members/${maja.member}/leave`, {})
    expect(made.status).toBe(200)
    expect(codeOf(await office.post('/api/enrol', { code, deviceName: 'X' }))).toBe('wrong-code')
    expect((await office.ask(new URL(url).pathname)).status).toBe(404)
    const { passkeys, codes } = await office.inside(async ({ door }) => ({
      passkeys: (await door.passkeys()).map(({ member }) => member),
      codes: (await door.recoveryCodes()).map(({ member }) => member),
    }))
    expect(passkeys).toEqual([lisa.member])
    expect(new Set(codes)).toEqual(new Set([lisa.member]))
    expect((await office.enrolled('lead', 'Maja')).member).not.toBe(maja.member)
  })

  test('is not the only lead, nor the one who asks', async () => {
    const lisa = await office.signedIn('Lisa')
    expect((await lisa.post(`/api/members/${lisa.member}/leave`, {})).status).toBe(409)
    const maja = await office.signedIn('Maja')
    expect((await maja.post(`/api/members/${lisa.member}/leave`, {})).status).toBe(200)
    expect((await maja.post(`/api/members/${lisa.member}/leave`, {})).status).toBe(404)
  })

  test('only a lead who has just signed in says it', async () => {
    const lead = await office.enrolled('lead')
    const anna = await office.enrolled('adviser', 'Anna')
    expect(codeOf(await lead.post(`/api/members/${anna.member}/leave`, {}))).toBe('needs-fresh-sign-in')
    expect(codeOf(await anna.post(`/api/members/${lead.member}/leave`, {}))).toBe('not-allowed')
    expect((await anna.get('/api/me')).status).toBe(200)
  })
})

describe('the receipt of a wipe', () => {
  test('is seen by the lead, and the cookie is taken back', async () => {
    const lead = await office.signedIn()
    const anna = await office.enrolled('adviser', 'Anna')
    await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
    expect(await anna.sync()).toMatchObject({ deviceState: 'wipe' })
    expect((await listed(lead, anna.deviceId))?.wipedAt).toBeNull()
    const receipt = await anna.post('/api/device/wiped', {})
    expect(receipt.json).toEqual({ wiped: true })
    expect(receipt.headers.get('set-cookie')).toMatch(/^dev=;.*Max-Age=0$/)
    expect(receipt.headers.get('clear-site-data')).toContain('"storage"')
    expect((await listed(lead, anna.deviceId))?.wipedAt).toEqual(expect.any(String))
  })

  test('is not taken from a device that is in, nor from nobody', async () => {
    const lead = await office.signedIn()
    const anna = await office.enrolled('adviser', 'Anna')
    const kept = await anna.post('/api/device/wiped', {})
    expect(kept.json).toEqual({ wiped: false })
    expect(kept.headers.get('set-cookie')).toBeNull()
    expect(kept.headers.get('clear-site-data')).toBeNull()
    expect((await office.post('/api/device/wiped', {})).json).toEqual({ wiped: false })
    expect((await anna.get('/api/me')).status).toBe(200)
    expect((await listed(lead, anna.deviceId))?.wipedAt).toBeNull()
  })
})

test('a device says whether its storage is protected, and the lead sees it', async () => {
  const lead = await office.enrolled('lead')
  const anna = await office.enrolled('adviser', 'Anna')
  expect((await listed(lead, anna.deviceId))?.persisted).toBeNull()
  expect((await anna.post('/api/device', { persisted: false })).status).toBe(200)
  expect((await listed(lead, anna.deviceId))?.persisted).toBe(false)
  expect((await anna.post('/api/device', { persisted: 'yes' })).status).toBe(400)
  expect((await anna.post('/api/device', {})).status).toBe(400)
})

test('the lead says that the list is right, and it is remembered when', async () => {
  const lead = await office.enrolled('lead')
  const reviewedAt = async () =>
    ((await lead.get('/api/devices')).json as { reviewedAt: string | null }).reviewedAt
  expect(await reviewedAt()).toBeNull()
  expect(codeOf(await lead.post('/api/devices/reviewed', {}))).toBe('needs-sign-in')
  await lead.signsIn()
  expect((await lead.post('/api/devices/reviewed', {})).status).toBe(200)
  expect(await reviewedAt()).toEqual(expect.any(String))
})
