// The transport against an office that answers badly: it waits before it tries again, and sets nothing aside in vain.
import { expect, test, vi } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { enrol } from '../../src/device/enrol.ts'
import { queueState } from '../../src/device/live.ts'
import { Transport } from '../../src/device/transport.ts'
import { aDevice, type InventedDevice, newId } from '../support/invented-device.ts'

const session = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}

/** A device with one unsent session, whose every request gets this answer; how many it made in half a second. */
async function asked(
  answer: () => Response,
): Promise<{ requests: number; device: InventedDevice; transport: Transport }> {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values: session }])
  let requests = 0
  const handed = {
    ...device.handed,
    now: Date.now,
    fetch: async () => {
      requests += 1
      return answer()
    },
  }
  const transport = new Transport({ ...device, handed })
  await transport.syncNow()
  await new Promise((resolve) => setTimeout(resolve, 300))
  return { requests, device, transport }
}

const streamed = { headers: { 'Content-Type': 'application/x-ndjson' } }

test('a reply that is cut off is asked for again after a while, not at once', async () => {
  for (const body of [
    '',
    '{"v":1,"epoch":"e","results":[],"serverTime":"2026-11-23T09:30:00Z","durableSeq":0}\n',
  ]) {
    const { requests, transport } = await asked(() => new Response(body, streamed))
    expect(requests).toBe(1)
    expect(transport.state).toEqual({ doing: 'waiting', because: 'no-network' })
  }
})

test('[I9] an office that refuses the envelope itself makes no mutation be set aside', async () => {
  const { device } = await asked(() => new Response('{}', { status: 400 }))
  expect(await queueState(device.memory)).toMatchObject({ unsent: 1, needsYou: 0 })
})

test('an office too new to read from still takes what waits, and that is said', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values: session }])
  const [row] = await device.memory.outbox.toArray()
  const results = [{ mid: row?.mid, status: 'applied', seq: 3 }]
  const fetch = async () =>
    new Response(JSON.stringify({ error: { code: 'app-too-old' }, results }), { status: 426 })
  const transport = new Transport({ ...device, handed: { ...device.handed, fetch } })
  await transport.syncNow()
  expect(transport.state).toEqual({ doing: 'stopped', because: 'app-too-old' })
  expect(await queueState(device.memory)).toMatchObject({ unsent: 0 })
})

test('a device that holds one member’s unsent rows asks for a code of hers alone', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values: session }])
  const bodies: string[] = []
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    bodies.push(String(init?.body))
    return new Response('{"error":{"code":"other-member"}}', { status: 409 })
  }
  const enrolled = await enrol(
    { memory: device.memory, handed: { ...device.handed, fetch } },
    { code: 'ABCDEFGH', deviceName: 'Telefon' },
  )
  expect(enrolled).toEqual({ ok: false, problem: { because: 'other-member' } })
  expect(JSON.parse(bodies[0] ?? '')).toMatchObject({ member: device.who.member })
  expect(await queueState(device.memory)).toMatchObject({ unsent: 1 })
})

test('what people signed goes after what was met, whatever was saved first; and parts grow as they get through', async () => {
  const device = await aDevice()
  const list = device.handed.id()
  const signed = {
    list,
    name: 'Åsa Berg',
    signature: [[10, 10, 20, 30, 5, -4]],
    signedAt: '2026-11-20T18:30:00+01:00',
    language: 'sv',
    noticeVersion: '1',
  }
  const about = { title: 'Bygdegården', date: '2026-11-20', noticeVersion: '1' }
  const saved = await saveNew(device, [{ kind: 'attendanceList', id: list, values: about }])
  expect(saved.ok).toBe(true)
  for (let i = 0; i < 250; i++) {
    const one = await saveNew(device, [{ kind: 'attendance', values: signed }])
    expect(one.ok).toBe(true)
  }
  for (let i = 0; i < 30; i++) await saveNew(device, [{ kind: 'session', values: session }])
  const sent: string[][] = []
  let seq = 0
  const fetch: typeof globalThis.fetch = async (path, init) => {
    if (path !== '/api/sync') return new Response('', { status: 404 })
    const body = new Response(init?.body).body?.pipeThrough(new DecompressionStream('gzip'))
    const { muts } = (await new Response(body).json()) as { muts: { mid: string; type: string }[] }
    sent.push(muts.map(({ type }) => type))
    const results = muts.map(({ mid }) => ({ mid, status: 'applied', seq: ++seq }))
    const head = {
      v: 1,
      epoch: 'e',
      serverTime: '2026-11-23T09:30:00Z',
      durableSeq: 0,
      deviceState: 'active',
    }
    return Response.json({ ...head, results, entries: [], cursor: seq, more: false })
  }
  const transport = new Transport({ ...device, handed: { ...device.handed, now: Date.now, fetch } })
  await transport.syncNow()
  expect(transport.state).toEqual({ doing: 'idle' })
  const types = sent.flat()
  expect(types.slice(0, 31).sort()).toEqual(['attendanceList', ...Array(30).fill('session')])
  expect(types.slice(31)).toEqual(Array(250).fill('attendance'))
  expect(await queueState(device.memory)).toMatchObject({ unsent: 0 })
  const sizes = sent.map(({ length }) => length)
  expect(sizes[1]).toBeGreaterThan(sizes[0] as number)
}, 60_000)

test.each([
  [1_000, 1.5, 10],
  [3_000, 0.8, 1.5],
  [6_000, 0.1, 0.8],
])(
  'an answer after %i ms: the next part is %j to %j times as large, so that none takes over five seconds',
  async (took, least, most) => {
    const device = await aDevice()
    // Notes that do not pack: what is sent is as large on the line as it is here.
    const notes = () => Array.from({ length: 60 }, () => newId()).join('')
    await saveNew(
      device,
      Array.from({ length: 150 }, () => ({
        kind: 'session' as const,
        values: { ...session, notes: notes() },
      })),
    )
    let [now, seq] = [Date.now(), 0]
    const sizes: number[] = []
    const fetch: typeof globalThis.fetch = async (path, init) => {
      if (path !== '/api/sync') return new Response('', { status: 404 })
      now += took
      const body = new Response(init?.body).body?.pipeThrough(new DecompressionStream('gzip'))
      const { muts } = (await new Response(body).json()) as { muts: { mid: string }[] }
      sizes.push(muts.length)
      const results = muts.map(({ mid }) => ({ mid, status: 'applied', seq: ++seq }))
      const head = {
        v: 1,
        epoch: 'e',
        serverTime: '2026-11-23T09:30:00Z',
        durableSeq: 0,
        deviceState: 'active',
      }
      return Response.json({ ...head, results, entries: [], cursor: seq, more: false })
    }
    const transport = new Transport({ ...device, handed: { ...device.handed, now: () => now, fetch } })
    await transport.syncNow()
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(150)
    // The first is cut before it is known how well this packs.
    const [, first = 0, second = 0] = sizes
    expect(second).toBeGreaterThan(first * least)
    expect(second).toBeLessThan(first * most)
  },
)

test('[I9] a tab that was put to sleep with the lock does not keep the others from sending for ever', async () => {
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values: session }])
  let now = Date.now()
  let asked = 0
  const fetch = async () => {
    asked += 1
    return new Response('{}', { status: 503 })
  }
  // A lock that another tab has: only who takes it by force gets it.
  const request = async (_: string, { steal }: LockOptions, then: (lock: Lock | null) => unknown) =>
    then(steal ? ({} as Lock) : null)
  vi.stubGlobal('navigator', { locks: { request } })
  try {
    const transport = new Transport({ ...device, handed: { ...device.handed, now: () => now, fetch } })
    await transport.syncNow()
    now += 15_000
    await transport.syncNow()
    expect(transport.state).toEqual({ doing: 'waiting', because: 'busy' })
    // The other one has got somewhere meanwhile: it is awake.
    await device.memory.meta.put({ key: 'place', value: { epoch: 'e', cursor: 5, cursorHash: null } })
    now += 15_000
    await transport.syncNow()
    expect(asked).toBe(0)
    now += 21_000
    await transport.syncNow()
    expect(asked).toBe(1)
    expect(await queueState(device.memory)).toMatchObject({ unsent: 1 })
  } finally {
    vi.unstubAllGlobals()
  }
})

test('a long reply over a slow line is not given up as long as something of it comes', async () => {
  const device = await aDevice()
  let now = Date.now()
  let signal: AbortSignal | null | undefined
  let line: (text: string) => void = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      line = (text) => controller.enqueue(new TextEncoder().encode(text))
    },
  })
  const fetch: typeof globalThis.fetch = async (_, init) => {
    signal = init?.signal
    return new Response(body, streamed)
  }
  const transport = new Transport({ ...device, handed: { ...device.handed, now: () => now, fetch } })
  void transport.syncNow()
  await expect.poll(() => signal).toBeDefined()
  for (let minute = 0; minute < 3; minute++) {
    now += 50_000
    line('\n')
    await new Promise((resolve) => setTimeout(resolve, 50))
    transport.nudge()
    expect(signal?.aborted).toBe(false)
  }
  now += 61_000
  transport.nudge()
  expect(signal?.aborted).toBe(true)
})
