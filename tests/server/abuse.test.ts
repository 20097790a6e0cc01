// The abuse table (docs/security.md): what somebody tries, by the row's own words. Rows tried elsewhere are named in the table.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeOffice, writeChange } from '../../src/server/office.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import { anId, anOffice, type Reply, sessionValues, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(async () => {
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})
const codeOf = ({ json }: Reply) => (json as { error?: { code: string } } | null)?.error?.code

test('gzip bomb, unauthenticated: refused before a byte of it is unpacked, and small when it is unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(128 * 1024 * 1024), { level: 9 })
  expect(bomb.length).toBeLessThan(256 * 1024)
  const nobody = await office.post('/api/sync', bomb, { 'content-encoding': 'gzip' })
  expect(nobody.status).toBe(401)
  const before = process.memoryUsage().rss
  const anna = await office.enrolled('adviser')
  for (let i = 0; i < 5; i++) expect((await anna.raw(bomb, { 'content-encoding': 'gzip' })).status).toBe(413)
  // Unpacked whole, five would be more than half a gigabyte.
  expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024)
  expect((await office.post('/api/enrol', bomb, { 'content-encoding': 'gzip' })).status).toBe(413)
})

test('deep or huge-number JSON, duplicate keys, `__proto__`, lone surrogates, NaN, BOM: none gets through, and the server lives', async () => {
  const anna = await office.enrolled('adviser')
  const values = (over: Record<string, unknown>) => ({ ...sessionValues, ...over })
  const { results } = await anna.sync([
    anna.mutation({ set: values({ notes: '\ud800 ensam' }) }),
    anna.mutation({ set: values({ minutes: 1e308 }) }),
    anna.mutation({ set: values({ participants: -1 }) }),
    anna.mutation({ set: JSON.parse('{"constructor":{"prototype":{"x":1}}}') }),
    anna.mutation({ set: values({ toString: 'x' }) }),
    anna.mutation(),
  ])
  expect(results.map(({ status }) => status)).toEqual([...Array(5).fill('quarantined'), 'applied'])
  expect(({} as { x?: number }).x).toBeUndefined()
  for (const body of ['{"__proto__":{"admin":true}}', `{"a":${'{"a":'.repeat(50)}1${'}'.repeat(50)}}`])
    expect((await anna.raw(body)).status).toBe(400)
})

test('unknown type/field: of a newer schema it is kept for the day this server is newer, else it is quarantined', async () => {
  const anna = await office.enrolled('adviser')
  const { results } = await anna.sync([
    anna.mutation({ schema: 99, set: { ...sessionValues, dinosaur: 1 } }),
    anna.mutation({ type: 'dinosaur' }),
    anna.mutation({ set: { ...sessionValues, dinosaur: 1 } }),
  ])
  expect(results.map(({ issues }) => issues?.[0]?.because)).toEqual([
    'newer-schema',
    'unknown-kind',
    'unknown-field',
  ])
  const kept = await office.inside((tx) => tx.quarantineRows())
  expect(kept).toHaveLength(3)
  expect(kept[0]?.raw).toContain('"dinosaur":1')
})

test('id of another office or a record out of scope: the same answer as one that does not exist', async () => {
  const other = await office.store.write((tx) => makeOffice(tx, 'Ett annat', office.world))
  const theirs = anId()
  await office.store.transaction(other.id, (tx) =>
    writeChange(
      tx,
      { member: null, device: null },
      creationOf('session', theirs, { ...sessionValues, notes: 'kanarie hos de andra' }, anId()),
      office.world,
    ),
  )
  const lead = await office.enrolled('lead')
  const edit = (rec: string) => lead.mutation({ rec, set: { minutes: 5 }, base: { minutes: [anId()] } })
  const [there, nowhere] = [await lead.sync([edit(theirs)]), await lead.sync([edit(anId())])]
  const said = (reply: typeof there) => ({ ...reply.results[0], mid: '', seq: 0 })
  expect(said(there)).toEqual(said(nowhere))
  expect(JSON.stringify([there, nowhere])).not.toContain('kanarie')
  await lead.signsIn()
  for (const path of [`/api/devices/${theirs}/revoke`, `/api/members/${theirs}/leave`])
    expect((await lead.post(path, {})).status).toBe(404)
})

test('adviser sends `resolve`, `erase`, target or budget change: quarantined as forbidden, and the lead sees it', async () => {
  const [anna, lead] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('lead')]
  const programme = '018cc251-f400-7000-8000-000000000002'
  const made = anna.mutation()
  await anna.sync([made])
  const { results } = await anna.sync([
    anna.mutation({ rec: made.rec, op: 'resolve', set: { minutes: 5 }, base: { minutes: [made.mid] } }),
    anna.mutation({ rec: made.rec, op: 'erase', set: { notes: null }, base: { notes: [made.mid] } }),
    anna.mutation({ type: 'programme', rec: programme, set: { name: 'Mitt' }, base: { name: [] } }),
  ])
  expect(results.map(({ status }) => status)).toEqual(Array(3).fill('quarantined'))
  const { quarantine } = (await lead.get('/api/quarantine')).json as { quarantine: { memberName: string }[] }
  expect(quarantine.map(({ memberName }) => memberName)).toEqual(Array(3).fill('Anna'))
})

test('guessing enrolment code: ten wrong tries from an address, and five at an open code, and no answer tells more than “no”', async () => {
  const lead = await office.signedIn()
  const { code } = (await lead.post('/api/invitations', { name: 'Bo', role: 'adviser' })).json as {
    code: string
  }
  const answers = new Set<string>()
  for (let i = 0; i < 5; i++) {
    const answer = await office.post('/api/enrol', { code: `0000000${i}`, deviceName: 'X' })
    answers.add(`${answer.status} ${codeOf(answer)}`)
  }
  const right = await office.post('/api/enrol', { code, deviceName: 'X' })
  answers.add(`${right.status} ${codeOf(right)}`)
  expect([...answers]).toEqual(['403 wrong-code'])
  const { invitations } = (await lead.get('/api/devices')).json as { invitations: { state: string }[] }
  expect(invitations.at(-1)?.state).toBe('void')
})

test('photographed QR: who is first stands outside until the words are compared, and who comes second has nothing', async () => {
  const lead = await office.signedIn()
  const { code } = (await lead.post('/api/invitations', { name: 'Bo', role: 'adviser' })).json as {
    code: string
  }
  const thief = await office.claim(code, { deviceName: 'Tjuvens telefon' })
  expect(thief.state).toBe('waiting')
  const { devices } = (await lead.get('/api/devices')).json as {
    devices: { id: string; name: string; words: string[] }[]
  }
  expect(devices.find(({ id }) => id === thief.deviceId)).toMatchObject({
    name: 'Tjuvens telefon',
    words: thief.words,
  })
  expect((await thief.raw(thief.request())).status).toBe(401)
  expect((await thief.get('/api/quarantine')).status).toBe(401)
  const bo = await office.post('/api/enrol', { code, deviceName: 'Bos telefon' })
  expect(codeOf(bo)).toBe('wrong-code')
  await lead.post(`/api/devices/${thief.deviceId}/refuse`, {})
  expect((await thief.get('/api/me')).status).toBe(401)
})

test('stolen cookie: a second user shows, and revoking ends it at once; the lead’s own opens nothing that is hers alone', async () => {
  const lead = await office.signedIn()
  const anna = await office.enrolled('adviser', 'Anna')
  await anna.sync([anna.mutation({ lseq: 7 })])
  const thief = { ...anna.mutation({ lseq: 7 }), mid: anId() }
  await anna.sync([thief])
  const { devices } = (await lead.get('/api/devices')).json as { devices: { id: string; state: string }[] }
  expect(devices.find(({ id }) => id === anna.deviceId)?.state).toBe('reenrol')
  await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
  expect((await anna.get('/api/me')).status).toBe(401)
  expect((await anna.sync()).entries).toEqual([])
  const stolen = { cookie: lead.cookie.split(';')[0] ?? '' }
  const asked = await lead.post('/api/invitations', { name: 'X', role: 'lead' }, stolen)
  expect(codeOf(asked)).toBe('needs-fresh-sign-in')
})

test('CSRF / cross-origin form: neither a form nor another origin gets in, with her cookies and all', async () => {
  const lead = await office.signedIn()
  const form = await office.ask('/api/invitations', {
    method: 'POST',
    headers: {
      cookie: lead.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://evil.example',
    },
    body: 'name=X&role=lead',
  })
  expect(form.status).toBe(403)
  const text = await lead.post('/api/invitations', '{"name":"X","role":"lead"}', {
    'content-type': 'text/plain',
  })
  expect(text.status).toBe(415)
  expect(form.headers.get('access-control-allow-origin')).toBeNull()
  const preflight = await office.ask('/api/invitations', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect(await office.inside((tx) => tx.invitations())).toHaveLength(1)
})

test('stored XSS in note, name, company: it comes back as text in JSON, and the page may run nothing of it', async () => {
  const anna = await office.enrolled('adviser')
  const script = '<img src=x onerror=alert(1)><script>alert(2)</script>'
  const answer = await anna.raw(anna.request([anna.mutation({ set: { ...sessionValues, notes: script } })]))
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
})

test('API answer cached by worker or proxy: no answer may be kept, and the worker has no way to /api', async () => {
  const anna = await office.enrolled('adviser')
  for (const path of ['/api/me', '/api/targets?year=2026', '/api/nothing', '/api/escrow', '/healthz'])
    expect((await anna.get(path)).headers.get('cache-control')).toBe('no-store')
  const worker = readFileSync('src/sw.ts', 'utf8')
  expect(worker).toMatch(/denylist.*\/api|\/\^\\\/api/s)
})

test('lost phone: what it was told is unsent is told the lead, and its key for bundles goes with a theft', async () => {
  const lead = await office.signedIn()
  const anna = await office.enrolled('adviser', 'Anna')
  await anna.sync([], { unsent: 4 })
  const done = await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
  expect(done.json).toMatchObject({ state: 'revoked-stolen', unsent: 4 })
  expect(
    (await office.inside((tx) => tx.escrows())).filter(({ device }) => device === anna.deviceId),
  ).toEqual([])
})

test('dependency turned bad: what it takes cannot leave for anywhere but the office, and what is installed is pinned', async () => {
  const { headers } = await office.ask('/')
  expect(headers.get('content-security-policy')).toContain("connect-src 'self'")
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { integrity?: string; optional?: boolean }>
  }
  const unpinned = Object.entries(packages).filter(
    ([name, { integrity, optional }]) => name !== '' && !optional && integrity === undefined,
  )
  expect(unpinned.map(([name]) => name)).toEqual([])
})
