// The lead's door: a passkey or a printed code before what only she in person may do (security.md, Lead).
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp, restore } from '../../src/server/backup.ts'
import { Authenticator } from '../support/authenticator.ts'
import { aFolder, anOffice, clearAway, type Reply, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(() => office.close())

const minutes = 60_000
const codeOf = ({ json }: Reply) => (json as { error?: { code: string } } | null)?.error?.code
const invites = (lead: TestDevice) => lead.post('/api/invitations', { name: 'Bo', role: 'adviser' })
const codesOf = (reply: Reply) => (reply.json as { codes: string[] }).codes
const optionsFor = async (lead: TestDevice, what: 'sign-in' | 'passkeys') =>
  (await lead.post(`/api/${what}/options`, {})).json as Record<string, unknown>
const withSignCookie = (lead: TestDevice, reply: Reply) => ({
  cookie: `${lead.cookie.split(';')[0]}; ${(reply.headers.get('set-cookie') ?? '').split(';')[0]}`,
})

describe('what only the lead in person may do', () => {
  test('is refused by name until she has signed in, and done when she has', async () => {
    const lead = await office.enrolled('lead')
    const anna = await office.enrolled('adviser', 'Anna')
    for (const refused of [
      await invites(lead),
      await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true }),
    ]) {
      expect([refused.status, codeOf(refused)]).toEqual([403, 'needs-fresh-sign-in'])
    }
    expect((await anna.get('/api/me')).status).toBe(200)
    await lead.signsIn()
    expect((await invites(lead)).status).toBe(200)
    expect((await lead.post(`/api/devices/${anna.deviceId}/revoke`, {})).status).toBe(200)
  })

  test('asks her again after five minutes, and letting in a device does not until the session ends', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    const { code } = (await invites(lead)).json as { code: string }
    const bo = await office.claim(code)
    office.world.pass(5 * minutes + 1000)
    expect(codeOf(await invites(lead))).toBe('needs-fresh-sign-in')
    expect((await lead.post(`/api/devices/${bo.deviceId}/confirm`, {})).status).toBe(200)
    await lead.signsIn()
    expect((await invites(lead)).status).toBe(200)
  })

  test('letting in a device needs that she has signed in; turning one away does not', async () => {
    const lead = await office.enrolled('lead')
    const bo = await office.enrolled('adviser', 'Bo', false)
    expect(codeOf(await lead.post(`/api/devices/${bo.deviceId}/confirm`, {}))).toBe('needs-sign-in')
    expect((await bo.get('/api/me')).json).toMatchObject({ state: 'waiting' })
    expect((await lead.post(`/api/devices/${bo.deviceId}/refuse`, {})).status).toBe(200)
  })

  test('sync needs the device’s own cookie and nothing else: review works for a lead who has not signed in', async () => {
    const lead = await office.enrolled('lead')
    expect((await lead.sync([lead.mutation()])).results).toMatchObject([{ status: 'applied' }])
  })

  test('an adviser has no such door', async () => {
    const anna = await office.enrolled('adviser')
    for (const path of ['/api/sign-in/options', '/api/passkeys/options', '/api/recovery-codes'])
      expect(codeOf(await anna.post(path, {}))).toBe('not-allowed')
  })
})

describe('a session', () => {
  test('is asked for anew after sixty idle minutes, and after twelve hours of work', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    const signedIn = async () => ((await lead.get('/api/sign-in')).json as { signedIn: boolean }).signedIn
    const works = () => lead.post('/api/devices/0/confirm', {})
    office.world.pass(59 * minutes)
    expect(await signedIn()).toBe(true)
    expect(codeOf(await works())).toBe('not-found')
    office.world.pass(61 * minutes)
    expect(await signedIn()).toBe(false)
    await lead.signsIn()
    for (let hour = 0; hour < 24; hour++) {
      office.world.pass(29 * minutes)
      await works()
    }
    expect(await signedIn()).toBe(true)
    office.world.pass(29 * minutes)
    expect(codeOf(await works())).toBe('needs-sign-in')
  })

  test('its token is HttpOnly, SameSite=Strict, and lies in the store as a hash', async () => {
    const lead = await office.enrolled('lead')
    const header = (await lead.signsIn()).headers.get('set-cookie') ?? ''
    expect(header).toMatch(/^sign=[A-Za-z0-9_-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/)
    const token = /sign=([^;]+)/.exec(header)?.[1] ?? ''
    const row = await office.inside((tx) => tx.door.signIn(office.world.sha256(token)))
    expect(row).toMatchObject({ member: lead.member, device: lead.deviceId })
    expect(await office.inside((tx) => tx.door.signIn(token))).toBeNull()
  })

  test('over https its cookie is of this host alone', async () => {
    const away = await anOffice({ publicOrigin: 'https://radslag.example.se' })
    const lead = await away.enrolled('lead')
    const header = (await lead.signsIn()).headers.get('set-cookie') ?? ''
    expect(header).toMatch(/^__Host-sign=[\w-]+; Secure; HttpOnly; SameSite=Strict; Path=\/; Max-Age=43200$/)
    await away.close()
  })

  test('is of the device it was begun on: its cookie carried to another is nothing there', async () => {
    const lead = await office.enrolled('lead', 'Lisa')
    const other = await office.enrolled('lead', 'Lisa')
    await lead.signsIn()
    const sign = lead.cookie.split('; ')[1]
    const stolen = await other.post(
      '/api/invitations',
      { name: 'X', role: 'lead' },
      { cookie: `${other.cookie}; ${sign}` },
    )
    expect(codeOf(stolen)).toBe('needs-fresh-sign-in')
  })

  test('ends when she signs out, and when her device is put out', async () => {
    const lisa = await office.enrolled('lead', 'Lisa')
    await lisa.signsIn()
    expect((await lisa.post('/api/sign-in/options', {})).status).toBe(200)
    await office.ask('/api/sign-in', { method: 'DELETE', headers: { cookie: lisa.cookie } })
    expect(codeOf(await invites(lisa))).toBe('needs-fresh-sign-in')
    const boss = await office.enrolled('lead', 'Maja')
    await boss.signsIn()
    await lisa.signsIn()
    await boss.post(`/api/devices/${lisa.deviceId}/revoke`, {})
    expect((await invites(lisa)).status).toBe(401)
  })
})

describe('a passkey', () => {
  test('the first is made on the device’s own word, another only by who has just signed in', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    office.world.pass(6 * minutes)
    expect(codeOf(await lead.post('/api/passkeys/options', {}))).toBe('needs-fresh-sign-in')
    await lead.signsIn()
    const options = await optionsFor(lead, 'passkeys')
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    const kept = await lead.post('/api/passkeys', {
      name: 'Nyckeln i lådan',
      response: lead.authenticator.register(options),
    })
    const { passkeys, codes } = kept.json as { passkeys: { name: string }[]; codes: unknown }
    expect(passkeys.map(({ name }) => name)).toEqual(['Datorn', 'Nyckeln i lådan'])
    expect(codes).toBeNull()
  })

  test('answers only the office’s own question, once, and within five minutes', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    const options = await optionsFor(lead, 'sign-in')
    const response = lead.authenticator.signIn(options)
    expect((await lead.post('/api/sign-in', { response })).status).toBe(200)
    expect(codeOf(await lead.post('/api/sign-in', { response }))).toBe('wrong-passkey')
    const late = lead.authenticator.signIn(await optionsFor(lead, 'sign-in'))
    office.world.pass(5 * minutes + 1000)
    expect(codeOf(await lead.post('/api/sign-in', { response: late }))).toBe('wrong-passkey')
    // What was asked so that one be made does not sign anybody in.
    await lead.signsIn()
    const other = await optionsFor(lead, 'passkeys')
    const crossed = lead.authenticator.signIn({ ...other, rpId: 'localhost' })
    expect(codeOf(await lead.post('/api/sign-in', { response: crossed }))).toBe('wrong-passkey')
  })

  test('is bound to this address, and to a person who shows face, finger or PIN', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    for (const fault of [{ origin: 'http://radslag.evil.example' }, { unverified: true }]) {
      const response = lead.authenticator.signIn(await optionsFor(lead, 'sign-in'), fault)
      expect(codeOf(await lead.post('/api/sign-in', { response }))).toBe('wrong-passkey')
    }
    const response = lead.authenticator.signIn(await optionsFor(lead, 'sign-in'))
    const { signature } = response.response as { signature: string }
    const forged = { ...(response.response as object), signature: `AAAA${signature.slice(4)}` }
    expect(codeOf(await lead.post('/api/sign-in', { response: { ...response, response: forged } }))).toBe(
      'wrong-passkey',
    )
    for (const junk of [null, 7, 'x', [], { id: 'x' }, { id: response.id, response: null }])
      expect(codeOf(await lead.post('/api/sign-in', { response: junk }))).toMatch(/wrong-passkey|too-often/)
  })

  test('of one lead signs in nobody else', async () => {
    const lisa = await office.enrolled('lead', 'Lisa')
    const maja = await office.enrolled('lead', 'Maja')
    await lisa.signsIn()
    await maja.signsIn()
    const response = lisa.authenticator.signIn(await optionsFor(maja, 'sign-in'))
    expect(codeOf(await maja.post('/api/sign-in', { response }))).toBe('other-passkey')
  })

  test('whose counter stands still is a copy, and is refused', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    await lead.signsIn()
    const [row] = await office.inside((tx) => tx.door.passkeys())
    if (!row) throw new Error('no passkey')
    await office.store.transaction(office.office.id, ({ door }) => door.keepPasskey({ ...row, counter: 99 }))
    const response = lead.authenticator.signIn(await optionsFor(lead, 'sign-in'))
    expect(codeOf(await lead.post('/api/sign-in', { response }))).toBe('wrong-passkey')
  })

  test('can be taken away while another is left', async () => {
    const lead = await office.enrolled('lead')
    await lead.signsIn()
    const drop = (id: string, cookie = lead.cookie) =>
      office.ask(`/api/passkeys/${id}`, { method: 'DELETE', headers: { cookie } })
    const idsLeft = async () => (await office.inside((tx) => tx.door.passkeys())).map(({ id }) => id)
    const [first = ''] = await idsLeft()
    expect(codeOf(await drop(first))).toBe('last-passkey')
    const second = new Authenticator('http://localhost:8787')
    const response = second.register(await optionsFor(lead, 'passkeys'))
    const kept = await lead.post('/api/passkeys', { name: 'Ny telefon', response })
    const { cookie } = withSignCookie(lead, kept)
    expect(codeOf(await drop('nobodys', cookie))).toBe('not-found')
    expect((await drop(first, cookie)).status).toBe(200)
    expect(await idsLeft()).toEqual([response.id])
    const gone = lead.authenticator.signIn(await optionsFor(lead, 'sign-in'))
    expect(codeOf(await lead.post('/api/sign-in', { response: gone }))).toBe('wrong-passkey')
  })
})

describe('recovery codes', () => {
  test('eight come with the first passkey, each is good once, and the store knows their hashes only', async () => {
    const lead = await office.enrolled('lead')
    const codes = codesOf(await lead.signsIn())
    expect(codes).toHaveLength(8)
    expect(new Set(codes).size).toBe(8)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
    const rows = await office.inside((tx) => tx.door.recoveryCodes())
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''))
    office.world.pass(10 * minutes)
    const typed = ` ${codes[0]?.toLowerCase().replace('-', ' ')} `
    const once = await lead.post('/api/sign-in/code', { code: typed })
    expect(once.json).toMatchObject({ signedIn: true, fresh: true, codesLeft: 7 })
    expect(codeOf(await lead.post('/api/sign-in/code', { code: codes[0] }))).toBe('wrong-recovery-code')
    const answer = await lead.post(
      '/api/invitations',
      { name: 'Bo', role: 'adviser' },
      withSignCookie(lead, once),
    )
    expect(answer.status).toBe(200)
  })

  test('a browser without passkeys gets them first, and signs in with them', async () => {
    const lead = await office.enrolled('lead')
    const made = await lead.post('/api/recovery-codes', {})
    expect(codesOf(made)).toHaveLength(8)
    const invited = await lead.post(
      '/api/invitations',
      { name: 'Bo', role: 'adviser' },
      withSignCookie(lead, made),
    )
    expect(invited.status).toBe(200)
    // From now on there is something to sign in with, and the device's own word is not enough.
    expect(codeOf(await lead.post('/api/recovery-codes', {}))).toBe('needs-fresh-sign-in')
    expect(codeOf(await lead.post('/api/passkeys/options', {}))).toBe('needs-fresh-sign-in')
  })

  test('new ones make those before void', async () => {
    const lead = await office.enrolled('lead')
    const old = codesOf(await lead.signsIn())
    const codes = codesOf(await lead.post('/api/recovery-codes', {}))
    expect(codes.some((code) => old.includes(code))).toBe(false)
    expect(codeOf(await lead.post('/api/sign-in/code', { code: old[1] }))).toBe('wrong-recovery-code')
    expect((await lead.post('/api/sign-in/code', { code: codes[1] })).status).toBe(200)
  })

  test('who guesses waits after ten tries', async () => {
    const lead = await office.enrolled('lead')
    const codes = codesOf(await lead.signsIn())
    for (let i = 0; i < 10; i++)
      expect(codeOf(await lead.post('/api/sign-in/code', { code: '00000-00000' }))).toBe(
        'wrong-recovery-code',
      )
    expect((await lead.post('/api/sign-in/code', { code: codes[0] })).status).toBe(429)
    office.world.pass(10 * minutes + 1000)
    expect((await lead.post('/api/sign-in/code', { code: codes[0] })).status).toBe(200)
  })

  test('are the member’s own', async () => {
    const lisa = await office.enrolled('lead', 'Lisa')
    const maja = await office.enrolled('lead', 'Maja')
    const codes = codesOf(await lisa.signsIn())
    expect(codeOf(await maja.post('/api/sign-in/code', { code: codes[0] }))).toBe('wrong-recovery-code')
  })
})

test('after a restore nobody is signed in, a used code stays used, and passkeys are as they stood last', async () => {
  const lead = await office.enrolled('lead')
  const codes = codesOf(await lead.signsIn())
  const copies = aFolder()
  await backUp(office.store, `${copies}/copy.db`, office.world)
  expect((await lead.post('/api/sign-in/code', { code: codes[0] })).status).toBe(200)
  const boss = await office.enrolled('lead', 'Maja')
  await boss.signsIn()
  await restore(office.store, `${copies}/copy.db`, office.world)
  expect(codeOf(await invites(lead))).toBe('needs-fresh-sign-in')
  expect(codeOf(await lead.post('/api/sign-in/code', { code: codes[0] }))).toBe('wrong-recovery-code')
  await boss.signsIn()
  expect((await invites(boss)).status).toBe(200)
  clearAway(copies)
})
