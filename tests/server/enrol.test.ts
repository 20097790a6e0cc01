// Who gets in: codes, words, cookies, the lead's device list, and who is shut out again.
import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite } from '../../src/server/access.ts'
import { makeOffice } from '../../src/server/office.ts'
import { anId, anOffice, type Reply, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(() => office.close())

const codeOf = ({ json }: Reply) => (json as { error?: { code: string } }).error?.code
const enrol = (body: Record<string, unknown>, headers = {}) =>
  office.post('/api/enrol', { deviceName: 'Telefon', ...body }, headers)
const aCode = async (confirmed = false, name = 'Anna') =>
  (await invite(office.store, office.office.id, { name, role: 'adviser', confirmed }, office.world)).code

describe('set-up', () => {
  test('the first start’s link lets the lead in, who names herself and the office', async () => {
    const code = await office.setUp()
    expect(code).toHaveLength(26)
    const answer = await enrol({ code, name: ' Maria ', officeName: 'Coompanion Örebro' })
    expect(answer.json).toEqual({
      deviceId: expect.any(String),
      member: expect.any(String),
      office: office.office.id,
      role: 'lead',
      words: [expect.any(String), expect.any(String)],
      state: 'active',
      name: 'Maria',
      officeName: 'Coompanion Örebro',
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    const entries = await office.inside((tx) => tx.entriesAfter(0, 10))
    expect(entries.map(({ type, set }) => [type, set.name])).toEqual([
      ['programme', 'Rådgivning för den sociala ekonomin'],
      ['office', 'Vårt kontor'],
      ['member', 'Maria'],
      ['office', 'Coompanion Örebro'],
    ])
    expect((await office.ask('/api/me', { headers: { cookie } })).json).toMatchObject({
      role: 'lead',
      name: 'Maria',
    })
    expect(codeOf(await enrol({ code }))).toBe('wrong-code')
    expect(await office.setUp()).toBe('')
  })

  test('a link printed anew makes the one before void', async () => {
    const first = await office.setUp()
    const second = await office.setUp()
    expect((await enrol({ code: first })).status).toBe(403)
    expect((await enrol({ code: second })).status).toBe(200)
  })

  test('it works for a day', async () => {
    const code = await office.setUp()
    office.world.pass(24 * 3_600_000 + 1)
    expect((await enrol({ code })).status).toBe(403)
  })
})

describe('an invitation', () => {
  test('lets in once, and the device waits until the lead has compared the words', async () => {
    const lead = await office.signedIn()
    const made = await lead.post('/api/invitations', { name: 'Anna', role: 'adviser' })
    expect(made.json).toEqual({
      id: expect.any(String),
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{8}$/),
      url: expect.stringMatching(/^http:\/\/localhost:8787\/anslut#[0-9A-Z]{8}$/),
      expiresAt: expect.any(String),
    })
    const { code } = made.json as { code: string }
    const anna = await office.claim(code)
    expect(anna.state).toBe('waiting')
    expect((await anna.raw(anna.request())).status).toBe(401)
    expect((await anna.get('/api/me')).json).toMatchObject({
      state: 'waiting',
      words: anna.words,
      name: 'Anna',
    })
    expect((await anna.get('/api/targets?year=2026')).status).toBe(401)

    const list = (await lead.get('/api/devices')).json as { devices: { id: string; words: unknown }[] }
    expect(list.devices.find(({ id }) => id === anna.deviceId)).toMatchObject({
      name: 'Telefon',
      memberName: 'Anna',
      role: 'adviser',
      state: 'waiting',
      words: anna.words,
    })
    expect((await lead.post(`/api/devices/${anna.deviceId}/confirm`, {})).status).toBe(200)
    expect((await anna.get('/api/me')).json).toMatchObject({ state: 'active' })
    expect((await anna.sync()).deviceState).toBe('active')
    expect(codeOf(await enrol({ code }))).toBe('wrong-code')
  })

  test('a device whose words differ is refused, and never gets in', async () => {
    const lead = await office.signedIn()
    const stranger = await office.claim(await aCode())
    expect((await lead.post(`/api/devices/${stranger.deviceId}/refuse`, {})).status).toBe(200)
    expect((await stranger.get('/api/me')).status).toBe(401)
    expect((await lead.post(`/api/devices/${stranger.deviceId}/confirm`, {})).status).toBe(404)
    expect(JSON.stringify((await lead.get('/api/devices')).json)).not.toContain(stranger.deviceId)
  })

  test('is typed as people type: small letters, hyphen, O for 0', async () => {
    const code = await aCode(true)
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replace(/0/g, 'o').replace(/1/g, 'l')} `
    expect((await enrol({ code: typed })).status).toBe(200)
  })

  test('is too old after ten minutes', async () => {
    const code = await aCode()
    office.world.pass(600_001)
    expect((await enrol({ code })).status).toBe(403)
  })

  test('five wrong tries make the open codes void, and the lead is told', async () => {
    const lead = await office.enrolled('lead')
    const code = await aCode()
    for (let i = 0; i < 5; i++) expect(codeOf(await enrol({ code: '00000000' }))).toBe('wrong-code')
    expect(codeOf(await enrol({ code }))).toBe('wrong-code')
    const { invitations } = (await lead.get('/api/devices')).json as {
      invitations: { state: string; name: string }[]
    }
    expect(invitations).toContainEqual(expect.objectContaining({ name: 'Anna', state: 'void' }))
  })

  test('ten wrong tries in ten minutes from one address: wait', async () => {
    for (let i = 0; i < 10; i++) expect((await enrol({ code: 'ZZZZZZZZ' })).status).toBe(403)
    const answer = await enrol({ code: await aCode() })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    office.world.pass(600_001)
    expect((await enrol({ code: await aCode() })).status).toBe(200)
  })

  test('what is not kept as it is said: code and token only as hashes', async () => {
    const code = await aCode(true)
    const anna = await office.claim(code)
    const token = anna.cookie.split('=')[1] ?? ''
    for (const name of readdirSync(office.folder)) {
      const bytes = readFileSync(`${office.folder}/${name}`)
      expect(bytes.includes(code)).toBe(false)
      expect(bytes.includes(token)).toBe(false)
    }
    expect(JSON.stringify(office.logged)).not.toContain(token)
    expect(JSON.stringify(office.logged)).not.toContain('Anna')
  })

  test.each([
    [{ code: 12345678 }, 'code'],
    [{}, 'code'],
    [{ code: 'ABCDEFGH', deviceName: '' }, 'deviceName'],
    [{ code: 'ABCDEFGH', deviceName: 7 }, 'deviceName'],
    [{ code: 'ABCDEFGH', deviceName: 'x'.repeat(500) }, 'deviceName'],
    [{ code: 'ABCDEFGH', name: '19121212-1212' }, 'name'],
  ])('what cannot be read is named: %j', async (body, field) => {
    const answer = await enrol(body)
    expect(answer.status).toBe(400)
    expect((answer.json as { error: { message: string } }).error.message).toContain(field)
  })

  test('another device of the same person is the same member', async () => {
    const one = await office.claim(await aCode(true))
    const other = await office.claim(await aCode(true, 'anna'))
    expect(other.member).toBe(one.member)
    expect(other.deviceId).not.toBe(one.deviceId)
  })

  test('[I14] enrolling again keeps the device where the old cookie holds and the member is the same', async () => {
    const one = await office.claim(await aCode(true))
    const again = await office.claim(await aCode(), {}, one.cookie)
    expect([again.deviceId, again.state]).toEqual([one.deviceId, 'active'])
    expect((await one.get('/api/me')).status).toBe(401)
    expect((await again.get('/api/me')).status).toBe(200)
    const bo = await office.claim(await aCode(true, 'Bo'), {}, again.cookie)
    expect(bo.deviceId).not.toBe(one.deviceId)
  })
})

describe('a cookie', () => {
  test('is for this machine alone over plain http', async () => {
    const answer = await enrol({ code: await aCode(true) })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^dev=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/; Max-Age=34560000$/,
    )
  })

  test('is secure over https', async () => {
    const secure = await anOffice({ publicOrigin: 'https://radslag.example' })
    const { code } = await invite(
      secure.store,
      secure.office.id,
      { name: 'A', role: 'lead', confirmed: true },
      secure.world,
    )
    const answer = await secure.post('/api/enrol', { code, deviceName: 'Dator' })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-dev=[\w-]{43}; Secure; HttpOnly; SameSite=Strict; Path=\/; Max-Age=34560000$/,
    )
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000')
    await secure.close()
  })

  test('is renewed on each sync', async () => {
    const anna = await office.enrolled('adviser')
    const answer = await anna.raw(anna.request())
    expect(answer.headers.get('set-cookie')).toContain(anna.cookie)
  })

  test('that nobody has, is long gone, or is garbled: 401, the same for all', async () => {
    for (const cookie of ['', 'dev=', `dev=${'A'.repeat(43)}`, 'dev=%%%', `other=${'A'.repeat(43)}`]) {
      const answer = await office.ask('/api/me', { headers: { cookie } })
      expect([answer.status, codeOf(answer)]).toEqual([401, 'not-signed-in'])
    }
  })
})

describe('shut out', () => {
  test('a lost device hands its last rows to the quarantine, reads nothing, and is told to wipe', async () => {
    const lead = await office.signedIn()
    const anna = await office.enrolled('adviser', 'Anna')
    await anna.sync([anna.mutation()])
    const before = await office.inside((tx) => tx.head())
    const done = await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: false })
    expect(done.json).toMatchObject({ state: 'revoked-lost' })
    expect((await anna.get('/api/me')).status).toBe(401)
    expect((await anna.get('/api/targets?year=2026')).status).toBe(401)
    const first = anna.mutation()
    const second = anna.mutation()
    expect(await anna.sync([first], { unsent: 2 })).toMatchObject({
      entries: [],
      results: [{ mid: first.mid, status: 'quarantined' }],
      deviceState: 'active',
    })
    expect(await anna.sync([second], { unsent: 1 })).toMatchObject({
      entries: [],
      results: [{ mid: second.mid, status: 'quarantined' }],
      deviceState: 'wipe',
    })
    expect(await anna.sync([anna.mutation()], { unsent: 1 })).toMatchObject({
      results: [],
      deviceState: 'wipe',
    })
    expect(await office.inside((tx) => tx.head())).toEqual(before)
    const { quarantine } = (await lead.get('/api/quarantine')).json as { quarantine: { mid: string }[] }
    expect(quarantine.map(({ mid }) => mid)).toEqual([first.mid, second.mid])
  })

  test('a stolen one is told to wipe at once, and nothing of it is taken', async () => {
    const lead = await office.signedIn()
    const anna = await office.enrolled('adviser', 'Anna')
    await anna.sync([], { unsent: 3 })
    const done = await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
    expect(done.json).toMatchObject({ state: 'revoked-stolen', unsent: 3 })
    expect(await anna.sync([anna.mutation()])).toMatchObject({
      entries: [],
      results: [],
      deviceState: 'wipe',
    })
    expect(await office.inside((tx) => tx.quarantineRows())).toEqual([])
  })

  test('the lead cannot shut out the device in her own hand', async () => {
    const lead = await office.signedIn()
    expect((await lead.post(`/api/devices/${lead.deviceId}/revoke`, {})).status).toBe(409)
  })

  test('a device of another office, or none: the same answer', async () => {
    const lead = await office.signedIn()
    const other = await office.store.write((tx) => makeOffice(tx, 'Ett annat', office.world))
    const { code } = await invite(
      office.store,
      other.id,
      { name: 'X', role: 'adviser', confirmed: true },
      office.world,
    )
    const theirs = await office.claim(code)
    for (const id of [theirs.deviceId, anId(), 'x']) {
      for (const act of ['confirm', 'refuse', 'revoke']) {
        const answer = await lead.post(`/api/devices/${id}/${act}`, {})
        expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
      }
    }
    expect((await theirs.sync()).deviceState).toBe('active')
    expect((await theirs.sync()).entries.every(({ rec }) => rec !== office.office.id)).toBe(true)
  })
})

test.each(['adviser', 'tablet'] as const)('what is the lead’s is not the %s’s', async (role) => {
  const device = await office.enrolled(role)
  const asked = [
    device.get('/api/devices'),
    device.post('/api/invitations', { name: 'X', role: 'lead' }),
    device.post(`/api/devices/${device.deviceId}/confirm`, {}),
    device.post(`/api/devices/${device.deviceId}/revoke`, {}),
    ...(role === 'tablet'
      ? [device.get('/api/targets?year=2026'), device.get('/api/quarantine'), device.get('/api/events')]
      : []),
  ]
  for (const answer of await Promise.all(asked))
    expect([answer.status, codeOf(answer)]).toEqual([403, 'not-allowed'])
})
