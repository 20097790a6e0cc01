// What the browser is given: the page, its headers, and hints that there is something to pull.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite, revokeDevice } from '../../src/server/access.ts'
import { openStore } from '../../src/server/stores/open.ts'
import { aFolder, anOffice, clearAway, isInFile, type TestOffice } from './support.ts'

let office: TestOffice
let pageFolder: string
beforeEach(async () => {
  pageFolder = aFolder()
  mkdirSync(join(pageFolder, 'assets'))
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Rådslag</title>')
  writeFileSync(join(pageFolder, 'sw.js'), '// worker')
  writeFileSync(join(pageFolder, 'manifest.webmanifest'), '{}')
  writeFileSync(join(pageFolder, 'assets/index-abc.js'), 'x'.repeat(5000))
  office = await anOffice({ pageFolder })
})
afterEach(async () => {
  await office.close()
  clearAway(pageFolder)
})

describe('the page', () => {
  test.each(['/', '/index.html', '/sw.js', '/manifest.webmanifest'])(
    '%s is asked for anew each time',
    async (path) => {
      const answer = await office.ask(path)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      const again = await office.ask(path, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
      expect([again.status, again.text]).toEqual([304, ''])
    },
  )

  test('what is named by its hash is kept for ever, and packed', async () => {
    const answer = await office.fetch(
      new Request('http://localhost:8787/assets/index-abc.js', {
        headers: { 'accept-encoding': 'gzip, br' },
      }),
      {},
    )
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).length).toBe(5000)
  })

  test('an address inside the app opens the page; a part that is not there does not', async () => {
    expect((await office.ask('/anslut', { headers: { accept: 'text/html' } })).text).toContain('Rådslag')
    expect((await office.ask('/assets/gone.js', { headers: { accept: 'text/html' } })).status).toBe(404)
    expect((await office.ask('/logga', { headers: { accept: 'application/json' } })).status).toBe(404)
  })

  test.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fradslag.db',
    '/assets/../../x',
    '/%',
    '/%00',
  ])('nothing outside it: %s', async (path) => {
    const answer = await office.ask(path)
    expect(answer.status).toBe(404)
  })
})

describe('the headers', () => {
  test.each(['/', '/sw.js', '/healthz', '/api/me', '/api/nothing', '/nothing.js'])(
    '%s carries all of them',
    async (path) => {
      const { headers } = await office.ask(path)
      const csp = headers.get('content-security-policy') ?? ''
      for (const part of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "require-trusted-types-for 'script'",
      ])
        expect(csp).toContain(part)
      expect(csp).not.toMatch(/unsafe|\*|'default'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=(self)')
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('strict-transport-security')).toBeNull()
      expect(headers.get('cache-control')).toBe(
        path.startsWith('/api') || path === '/healthz' ? 'no-store' : headers.get('cache-control'),
      )
    },
  )
})

test('an error is a name, a sentence and an id; what went wrong inside is not told', async () => {
  const anna = await office.enrolled('adviser')
  await office.store.close()
  const answer = await anna.get('/api/me')
  expect(answer.status).toBe(500)
  expect(answer.json).toEqual({
    error: { code: 'unexpected', message: expect.any(String), id: expect.any(String) },
  })
  const { id } = (answer.json as { error: { id: string } }).error
  expect(office.logged.some((entry) => entry.id === id)).toBe(true)
  expect((await office.ask('/healthz')).status).toBe(503)
  office.store.close = async () => {}
})

test('nothing under /api answers who is not in, whatever it is called', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/devices',
    '/api/targets?year=2026',
    '/api/events',
    '/api/reports/2026',
    '/api/x/../y',
  ]) {
    expect((await office.ask(path)).status).toBeOneOf([401, 404])
    expect((await office.ask(path, { method: 'DELETE' })).status).toBeOneOf([401, 404])
  }
  expect((await office.ask('/api/devices')).status).toBe(401)
  expect((await office.ask('/api/unheard-of')).status).toBe(401)
})

test('the server says that it is well', async () => {
  const answer = await office.ask('/healthz')
  expect(answer.json).toEqual({
    ok: true,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    store: isInFile() ? 'sqlite' : 'postgres',
  })
})

test('the targets are those of the command line, for who may see them', async () => {
  const anna = await office.enrolled('adviser')
  const mutation = anna.mutation()
  await anna.sync([mutation])
  const answer = await anna.get('/api/targets?year=2026')
  expect(answer.json).toMatchObject({
    year: 2026,
    programme: 'radgivning-2024',
    agenda2030: { sessions: 1, withInformation: 1 },
  })
  const { indicators } = answer.json as { indicators: { id: string; actual: number; records: string[] }[] }
  expect(indicators.find(({ id }) => id === 'advisory-sessions')).toMatchObject({
    actual: 1,
    records: [mutation.rec],
  })
  expect((await anna.get('/api/targets?year=2030')).status).toBe(404)
  expect((await anna.get('/api/targets?year=x')).status).toBe(400)
  expect((await anna.get('/api/targets?year=2026&asOf=2026-02-30')).status).toBe(400)
  expect((await anna.get('/api/targets?year=2026&programme=none')).status).toBe(404)
})

describe('hints', () => {
  const listen = async (cookie: string) => {
    const answer = await office.fetch(
      new Request('http://localhost:8787/api/events', { headers: { host: 'localhost:8787', cookie } }),
      {},
    )
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
    let heard = ''
    const until = async (wanted: string) => {
      while (!heard.includes(wanted)) {
        const { done, value } = await reader.read()
        if (done) return false
        heard += new TextDecoder().decode(value)
      }
      return true
    }
    return { until, heard: () => heard, end: () => reader.cancel() }
  }

  test('tell of what is new here, and of the device list', async () => {
    const [anna, lead] = [await office.enrolled('adviser', 'Anna'), await office.signedIn()]
    const hints = await listen(lead.cookie)
    expect(await hints.until('"head":4')).toBe(true)
    await anna.sync([anna.mutation()])
    expect(await hints.until('"head":5')).toBe(true)
    await lead.post('/api/invitations', { name: 'Bo', role: 'adviser' })
    expect(await hints.until('event: devices')).toBe(true)
    await hints.end()
  })

  test('tell of what another process wrote', async () => {
    const lead = await office.enrolled('lead')
    const hints = await listen(lead.cookie)
    await hints.until('"head":3')
    const other = await openStore(office.settings)
    await invite(other, office.office.id, { name: 'Cia', role: 'adviser', confirmed: true }, office.world)
    await other.close()
    expect(await hints.until('"head":4')).toBe(true)
    await hints.end()
  })

  test('end when the device is shut out from the command line', async () => {
    const anna = await office.enrolled('adviser', 'Anna')
    const hints = await listen(anna.cookie)
    await hints.until('"head"')
    const other = await openStore(office.settings)
    await revokeDevice(other, office.office.id, anna.deviceId, false, office.world)
    await other.close()
    expect(await hints.until('never said')).toBe(false)
  })

  test('end when the device is shut out', async () => {
    const [anna, lead] = [await office.enrolled('adviser', 'Anna'), await office.signedIn()]
    const hints = await listen(anna.cookie)
    await hints.until('"head"')
    await lead.post(`/api/devices/${anna.deviceId}/revoke`, {})
    expect(await hints.until('never said')).toBe(false)
  })
})
