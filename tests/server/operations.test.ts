// The server in operation: what it says in its log, how it stops, and that it says no to a store it cannot trust.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqlite, storeFile } from '../../src/server/stores/sqlite.ts'
import {
  aRealFolder,
  NotStarted,
  type RealServer,
  radslag,
  staffed,
  startReal,
} from '../support/real-server.ts'
import { httpWire, SmallClient } from '../support/small-client.ts'
import { logIn } from '../support/store-file.ts'

let data: string
let running: RealServer[]
beforeEach(() => {
  data = aRealFolder()
  running = []
})
afterEach(() => {
  for (const server of running) server.child.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

async function start(): Promise<RealServer> {
  const server = await startReal({ data })
  running.push(server)
  return server
}

async function devices(count: number): Promise<{ cookie: string; device: string; member: string }[]> {
  const store = openSqlite(data)
  const people = await staffed(store, ['lead', ...Array<'adviser'>(count - 1).fill('adviser')])
  await store.close()
  return people
}

test('[I10] told to stop while many send, it answers everything that it has taken', {
  timeout: 60_000,
}, async () => {
  const people = await devices(8)
  let taken = 0
  for (let round = 0; round < 4; round++) {
    const server = await start()
    const clients = people.map(
      ({ cookie }, at) =>
        new SmallClient(
          `${at}`,
          httpWire(() => server.address, cookie),
        ),
    )
    const before = logIn(data).at(-1)?.seq ?? 0
    const working = clients.map(async (client) => {
      for (;;) {
        // Places in the queue go on from where the device was.
        client.lseq = Math.max(client.lseq, round * 10_000)
        for (let more = 0; more < 10; more++) client.save()
        if ((await client.exchange(0)).trouble !== null) return
      }
    })
    await new Promise((later) => setTimeout(later, 300 + round * 37))
    server.child.kill('SIGTERM')
    expect((await server.exited).code).toBe(0)
    await Promise.all(working)
    const answered = new Set(clients.flatMap((client) => [...client.sent.keys()]))
    const inLog = logIn(data, before).map(({ mid }) => mid)
    expect(inLog.filter((mid) => !answered.has(mid))).toEqual([])
    taken += inLog.length
  }
  expect(taken).toBeGreaterThan(100)
})

test('[I1] a copy made while many send is whole, and holds all that was answered before it began', {
  timeout: 60_000,
}, async () => {
  const people = await devices(4)
  const server = await start()
  const clients = people.map(
    ({ cookie }, at) =>
      new SmallClient(
        `${at}`,
        httpWire(() => server.address, cookie),
      ),
  )
  let on = true
  const working = clients.map(async (client) => {
    while (on) {
      for (let more = 0; more < 10; more++) client.save()
      await client.exchange(0)
    }
  })
  while (clients.some((client) => client.sent.size < 20)) await new Promise((later) => setTimeout(later, 20))
  const answered = clients.flatMap((client) => [...client.sent.keys()])
  const copy = join(data, 'copy')
  mkdirSync(copy)
  const made = await radslag({ data }, 'backup', storeFile(copy), '--json')
  on = false
  await Promise.all(working)
  expect(made).toMatchObject({ code: 0 })
  const kept = new Set(logIn(copy).map(({ mid }) => mid))
  expect(answered.length).toBeGreaterThan(50)
  expect(answered.filter((mid) => !kept.has(mid))).toEqual([])
  expect((await radslag({ data: copy }, 'verify')).code).toBe(0)
})

test('its log holds ids and counts: no name, no text, no code, no token, whatever is asked', {
  timeout: 60_000,
}, async () => {
  const [lead] = await devices(1)
  const server = await start()
  const said: [string, RequestInit][] = []
  const json = (cookie: string) => ({ 'content-type': 'application/json', cookie })
  const invited = await radslag(
    { data },
    'invite',
    '--name',
    'Kanarie Namnsson',
    '--role',
    'adviser',
    '--confirmed',
    '--json',
  )
  const { code } = JSON.parse(invited.out) as { code: string }
  const enrolled = await fetch(`${server.address}/api/enrol`, {
    method: 'POST',
    headers: json(''),
    body: JSON.stringify({ code, deviceName: 'Kanariens telefon' }),
  })
  const cookie = enrolled.headers.get('set-cookie')?.split(';')[0] ?? ''
  const client = new SmallClient(
    'anna',
    httpWire(() => server.address, cookie),
  )
  client.save(undefined, 'Kanariehemlighet: varslad från bruket')
  expect((await client.exchange()).trouble).toBeNull()
  // Refused in the quarantine, with the text in a place where none belongs.
  client.save().set = { kanariefält: 'Kanarievärde', municipality: 'Kanarieby' } as never
  await client.exchange()
  const bad = [
    ['/api/sync', '{"v":1,"Kanarienyckel":"Kanarievärde"'],
    ['/api/sync', '{"v":1,"schema":"Kanarievärde","muts":[]}'],
    ['/api/enrol', '{"code":"KANARIEKOD","deviceName":"Kanariens telefon"}'],
    ['/api/invitations', '{"name":"Kanarie Namnsson","role":"Kanarieroll"}'],
    ['/api/kanarieväg/Kanarie%20Namnsson', '{}'],
  ] as const
  for (const [path, body] of bad) said.push([path, { method: 'POST', headers: json(cookie), body }])
  said.push(['/api/targets?year=Kanarie', { headers: { cookie } }])
  said.push(['/api/calendar/kanarietoken0123456789.ics', {}])
  said.push(['/api/me', { headers: { cookie: 'dev=kanarietoken' } }])
  said.push(['/api/devices', { headers: { cookie: lead?.cookie ?? '', 'user-agent': 'Kanarieagent' } }])
  for (const [path, init] of said) await (await fetch(server.address + path, init)).text()
  server.child.kill('SIGTERM')
  await server.exited
  const lines = server
    .printed()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(8)
  for (const line of lines) {
    expect(() => JSON.parse(line)).not.toThrow()
    expect(line).not.toMatch(/kanarie|varslad|namnsson/i)
    for (const secret of [code, cookie.split('=')[1] ?? '', lead?.cookie.split('=')[1] ?? ''])
      expect(line).not.toContain(secret)
  }
})

test('a store that it cannot trust: it does not start, changes nothing, and says what to do in both languages', {
  timeout: 60_000,
}, async () => {
  await devices(1)
  const noise = Buffer.alloc(20_000, 'inget lager')
  writeFileSync(storeFile(data), noise)
  for (const [LANG, words] of [
    ['sv_SE.UTF-8', /Lagret .* är inget lager från Rådslag/],
    ['en', /The store .* is not a store of Rådslag/],
  ] as const) {
    const refused = await startReal({ data, env: { LANG } }).catch((problem: unknown) => problem)
    expect(refused).toBeInstanceOf(NotStarted)
    expect(refused).toMatchObject({ code: 3 })
    expect((refused as NotStarted).printed).toMatch(words)
  }
  // A page of it that is not what it was: named as damaged, with the way back.
  rmSync(storeFile(data))
  await devices(1)
  const bytes = readFileSync(storeFile(data))
  bytes.fill(0xff, 4096 * 3, 4096 * 9)
  writeFileSync(storeFile(data), bytes)
  for (const [LANG, words] of [
    ['sv_SE.UTF-8', /är skadat\. Ingenting har ändrats\. .*radslag restore/],
    ['en', /is damaged\. Nothing was changed\. .*radslag restore/],
  ] as const) {
    const refused = await startReal({ data, env: { LANG } }).catch((problem: unknown) => problem)
    expect(refused).toMatchObject({ code: 3 })
    expect((refused as NotStarted).printed).toMatch(words)
  }
})
