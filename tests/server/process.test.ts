// The server as its own process: it starts, is stopped and killed, and the command line works beside it.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { aFolder, anId, clearAway, sessionValues } from './support.ts'

// Inside the house, so that the built file finds its packages.
const built = resolve(`node_modules/.cache/radslag-server-${process.pid}`)
const { VITEST: _, NODE_ENV: __, DATABASE_URL: ___, ...plainEnv } = process.env
let data: string
let running: ChildProcess | null = null

beforeAll(() => {
  execFileSync('node_modules/.bin/vite', ['build', '--ssr', '--logLevel', 'error', '--outDir', built], {
    env: plainEnv,
  })
}, 60_000)
afterAll(() => rmSync(built, { recursive: true, force: true }))
beforeEach(() => {
  data = aFolder()
})
afterEach(() => {
  running?.kill('SIGKILL')
  running = null
  clearAway(data)
})

const env = () => ({ ...plainEnv, RADSLAG_DATA: data, PORT: '0', LANG: 'en' })
const radslag = (...args: string[]) =>
  execFileSync(process.execPath, [join(built, 'main.js'), ...args], {
    env: env(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

async function serve(): Promise<{
  address: string
  link: string | null
  child: ChildProcess
  exit: Promise<number | null>
}> {
  const child = spawn(process.execPath, [join(built, 'main.js'), 'serve'], {
    env: env(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running = child
  let out = ''
  let err = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    err += String(chunk)
  })
  const exit = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      out += String(chunk)
      if (/Rådslag is at http/.test(out)) setTimeout(ready, 20)
    })
    child.once('exit', () => failed(new Error(err)))
  })
  const address = /http:\/\/localhost:\d+/.exec(out)?.[0] ?? ''
  return { address, link: /\/anslut#(\w+)/.exec(out)?.[1] ?? null, child, exit }
}

const post = (address: string, path: string, body: unknown, cookie = '') =>
  fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify(body),
  })

async function enrolled(address: string, code: string): Promise<string> {
  const answer = await post(address, '/api/enrol', { code, deviceName: 'Dator' })
  expect(answer.status).toBe(200)
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

let lseq = 0
const request = (...muts: unknown[]) => ({
  v: 1,
  schema: 1,
  epoch: null,
  cursor: 0,
  cursorHash: null,
  limit: 0,
  unsent: muts.length,
  appVersion: '1',
  muts,
})
const mutation = () => ({
  mid: anId(),
  lseq: ++lseq,
  type: 'session',
  rec: anId(),
  op: 'set',
  schema: 1,
  at: '2026-05-04T13:07:22+02:00',
  set: sessionValues,
  base: {},
})

test('starts, prints its address and the set-up link, and the command line sees what it takes', async () => {
  const { address, link, child, exit } = await serve()
  expect(await (await fetch(`${address}/healthz`)).json()).toMatchObject({ ok: true })
  const cookie = await enrolled(address, link ?? '')
  const one = mutation()
  expect(await (await post(address, '/api/sync', request(one), cookie)).json()).toMatchObject({
    results: [{ status: 'applied' }],
  })
  const figures = JSON.parse(radslag('targets', '--year', '2026', '--json'))
  expect(figures.indicators.find(({ id }: { id: string }) => id === 'advisory-sessions')).toMatchObject({
    actual: 1,
    records: [one.rec],
  })
  expect(JSON.parse(radslag('devices', '--json'))).toMatchObject([
    { name: 'Dator', role: 'lead', state: 'active', unsent: 1 },
  ])
  const invited = JSON.parse(
    radslag('invite', '--name', 'Anna', '--role', 'adviser', '--confirmed', '--json'),
  )
  await enrolled(address, invited.code)
  child.kill('SIGTERM')
  expect(await exit).toBe(0)
  // A lead has a device now: the next start has no link to print.
  expect((await serve()).link).toBeNull()
}, 30_000)

test('[I10] killed while four write, it has lost nothing that it acknowledged', async () => {
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    const { address, link, child, exit } = await serve()
    const code =
      link ??
      JSON.parse(radslag('invite', '--name', `L${round}`, '--role', 'lead', '--confirmed', '--json')).code
    const cookie = await enrolled(address, code)
    let on = true
    const writers = Array.from({ length: 4 }, async () => {
      while (on) {
        const muts = Array.from({ length: 20 }, mutation)
        try {
          const answer = await post(address, '/api/sync', request(...muts), cookie)
          const { results } = (await answer.json()) as { results: { mid: string; status: string }[] }
          for (const { mid, status } of results) if (status === 'applied') acknowledged.push(mid)
        } catch {
          return
        }
      }
    })
    await new Promise((done) => setTimeout(done, 400))
    child.kill('SIGKILL')
    on = false
    await exit
    await Promise.all(writers)
  }
  expect(acknowledged.length).toBeGreaterThan(100)
  expect(JSON.parse(radslag('verify', '--json'))).toMatchObject({ ok: true })
  const { address } = await serve()
  const lead = JSON.parse(radslag('invite', '--name', 'Last', '--role', 'lead', '--confirmed', '--json'))
  const cookie = await enrolled(address, lead.code)
  const answer = await fetch(`${address}/api/sync`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson', cookie },
    body: JSON.stringify({ ...request(), limit: 20_000 }),
  })
  const mids = new Set(
    (await answer.text())
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).mid),
  )
  expect(acknowledged.filter((mid) => !mids.has(mid))).toEqual([])
}, 60_000)

test('stopped while it answers, it finishes what it has taken', async () => {
  const { address, link, child, exit } = await serve()
  const cookie = await enrolled(address, link ?? '')
  const events = await fetch(`${address}/api/events`, { headers: { cookie } })
  expect(events.status).toBe(200)
  const muts = Array.from({ length: 150 }, mutation)
  const answer = post(address, '/api/sync', request(...muts), cookie)
  await new Promise((done) => setTimeout(done, 5))
  child.kill('SIGTERM')
  const settled = await answer.then((got) => got.json()).catch(() => null)
  expect(await exit).toBe(0)
  if (settled !== null) expect(settled.results).toHaveLength(150)
  const exported = radslag('export', '--kind', 'session').trim().split('\n').filter(Boolean)
  expect([0, 150]).toContain(exported.length)
  if (settled !== null) expect(exported).toHaveLength(150)
}, 30_000)

test('an endless upload is answered with 413, and the line is cut', async () => {
  const { address, link } = await serve()
  const cookie = await enrolled(address, link ?? '')
  const { port } = new URL(address)
  const heard = await new Promise<string>((done) => {
    const socket = connect(Number(port), 'localhost')
    let said = ''
    let on = true
    socket.on('data', (chunk) => {
      said += String(chunk)
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      on = false
      done(said)
    })
    socket.write(
      `POST /api/sync HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`
    const more = () => {
      if (on && socket.writable) socket.write(chunk, () => setTimeout(more, 1))
    }
    more()
  })
  expect(heard).toContain('413')
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
}, 30_000)

test('a port that is taken: refused, named', async () => {
  const { address } = await serve()
  const { port } = new URL(address)
  const child = spawn(process.execPath, [join(built, 'main.js'), 'serve'], {
    env: { ...env(), PORT: port },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk)
  })
  expect(await new Promise((done) => child.once('exit', done))).toBe(1)
  expect(err).toContain(port)
}, 30_000)
