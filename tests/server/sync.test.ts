// The wire: what a device sends and gets, as sync.md and interfaces.md have it, over a real store file.
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { invite } from '../../src/server/access.ts'
import { byTheOffice, writeChange } from '../../src/server/office.ts'
import { verifyStore } from '../../src/server/verify.ts'
import type { Entry, SyncReply } from '../../src/sync/messages.ts'
import { anId, anOffice, type Reply, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(async () => {
  // Whatever was sent: the chain is whole, and the records are their log folded anew.
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})

const codeOf = ({ json }: Reply) => (json as { error?: { code: string } }).error?.code
const edit = (device: TestDevice, rec: string, set: Record<string, unknown>, seen: string[]) =>
  device.mutation({ rec, set, base: Object.fromEntries(Object.keys(set).map((name) => [name, seen])) })

describe('a first exchange', () => {
  test('pushes one session, and pulls the programme, the office, its members and the session', async () => {
    const anna = await office.enrolled('adviser', 'Anna')
    const mutation = anna.mutation()
    const answer = await anna.raw(anna.request([mutation]))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const reply = answer.json as SyncReply
    expect(Object.keys(reply).sort()).toEqual(
      [
        'v',
        'epoch',
        'serverTime',
        'schema',
        'results',
        'entries',
        'cursor',
        'more',
        'durableSeq',
        'deviceState',
      ].sort(),
    )
    expect(reply).toMatchObject({
      v: 1,
      schema: { min: 1, max: 1 },
      results: [{ mid: mutation.mid, status: 'applied', seq: 4 }],
      cursor: 4,
      more: false,
      durableSeq: 0,
      deviceState: 'active',
    })
    expect(reply.entries.map(({ type }) => type)).toEqual(['programme', 'office', 'member', 'session'])
    expect(reply.entries.at(-1)).toEqual({
      seq: 4,
      mid: mutation.mid,
      rec: mutation.rec,
      type: 'session',
      op: 'set',
      set: mutation.set,
      base: {},
      by: { member: anna.member, device: anna.deviceId },
      at: mutation.at,
      recvAt: expect.any(String),
      h: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  test('the next request goes on from there', async () => {
    const anna = await office.enrolled('adviser')
    await anna.sync([anna.mutation()])
    const { epoch, cursor } = anna.place()
    expect(epoch).toEqual(expect.any(String))
    expect(await anna.sync()).toMatchObject({ entries: [], cursor, more: false })
  })

  test('a page at a time, until there is no more', async () => {
    const anna = await office.enrolled('adviser')
    await anna.sync(
      Array.from({ length: 10 }, () => anna.mutation()),
      { limit: 0 },
    )
    const seqs: number[] = []
    for (let more = true; more; ) {
      const reply = await anna.sync([], { limit: 4 })
      expect(reply.entries.length).toBeLessThanOrEqual(4)
      seqs.push(...reply.entries.map(({ seq }) => seq))
      more = reply.more
    }
    expect(seqs).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
  })

  test('packed with gzip, both ways', async () => {
    const anna = await office.enrolled('adviser')
    const body = gzipSync(JSON.stringify(anna.request([anna.mutation()])))
    const answer = await office.fetch(
      new Request('http://localhost:8787/api/sync', {
        method: 'POST',
        headers: {
          host: 'localhost:8787',
          cookie: anna.cookie,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'accept-encoding': 'gzip',
        },
        body,
      }),
      {},
    )
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const reply = JSON.parse(gunzipSync(Buffer.from(await answer.arrayBuffer())).toString()) as SyncReply
    expect(reply.results[0]?.status).toBe('applied')
  })

  test('as lines: the reply, an entry a line, then where the reading stands', async () => {
    const anna = await office.enrolled('adviser')
    const answer = await anna.raw(anna.request([anna.mutation()]), { accept: 'application/x-ndjson' })
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const said = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(said[0]).toMatchObject({ v: 1, results: [{ status: 'applied' }] })
    expect(said[0]).not.toHaveProperty('entries')
    expect(said.slice(1, -1).map(({ seq }: Entry) => seq)).toEqual([1, 2, 3, 4])
    expect(said.at(-1)).toEqual({ cursor: 4, more: false })
  })
})

describe('what comes again', () => {
  test('[I2] the same mutation is a duplicate with its first answer, and nothing changes', async () => {
    const anna = await office.enrolled('adviser')
    const mutation = anna.mutation()
    await anna.sync([mutation])
    const before = await office.inside((tx) => tx.head())
    const reply = await anna.sync([mutation, mutation])
    const first = { mid: mutation.mid, status: 'duplicate', was: 'applied', seq: 4 }
    expect(reply.results).toEqual([first, first])
    expect(await office.inside((tx) => tx.head())).toEqual(before)
  })

  test('the same mid with another body is quarantined, and the first stands', async () => {
    const anna = await office.enrolled('adviser')
    const mutation = anna.mutation()
    await anna.sync([mutation])
    const forged = { ...mutation, set: { ...mutation.set, minutes: 600 } }
    expect((await anna.sync([forged])).results).toMatchObject([{ mid: mutation.mid, status: 'quarantined' }])
    expect((await anna.sync([mutation])).results).toMatchObject([{ status: 'duplicate', was: 'applied' }])
    expect((await office.inside((tx) => tx.quarantineRows())).map(({ mid }) => mid)).toEqual([mutation.mid])
  })

  test('two devices from one copy: what the other sends is taken, and it must enrol anew', async () => {
    const anna = await office.enrolled('adviser')
    await anna.sync([anna.mutation({ lseq: 1 })])
    const reply = await anna.sync([anna.mutation({ lseq: 1 })])
    expect(reply).toMatchObject({ results: [{ status: 'applied' }], deviceState: 'reenrol' })
    expect((await anna.sync()).deviceState).toBe('reenrol')
  })

  test('gaps in the queue are normal', async () => {
    const anna = await office.enrolled('adviser')
    const reply = await anna.sync([anna.mutation({ lseq: 500 }), anna.mutation({ lseq: 7 })])
    expect(reply).toMatchObject({
      results: [{ status: 'applied' }, { status: 'applied' }],
      deviceState: 'active',
    })
  })
})

describe('two people', () => {
  test('different fields of one record both survive: merged', async () => {
    const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
    const made = anna.mutation()
    await anna.sync([made])
    await bo.sync()
    await anna.sync([edit(anna, made.rec, { minutes: 90 }, [made.mid])])
    const reply = await bo.sync([edit(bo, made.rec, { notes: 'bra möte' }, [made.mid])])
    expect(reply.results).toMatchObject([{ status: 'merged' }])
  })

  test('[I6] the same field: conflict, both values kept, until the lead decides', async () => {
    const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
    const lead = await office.enrolled('lead')
    const made = anna.mutation()
    await anna.sync([made])
    await bo.sync()
    const annas = edit(anna, made.rec, { minutes: 45 }, [made.mid])
    const bos = edit(bo, made.rec, { minutes: 90 }, [made.mid])
    await anna.sync([annas])
    expect((await bo.sync([bos])).results).toMatchObject([{ status: 'conflict' }])
    const heads = await office.inside(async (tx) => (await tx.record(made.rec))?.folded.fields.minutes?.heads)
    expect(heads?.map(({ value }) => value)).toEqual([45, 90])

    const resolve = {
      op: 'resolve' as const,
      rec: made.rec,
      set: { minutes: 90 },
      base: { minutes: [annas.mid, bos.mid] },
    }
    expect((await anna.sync([anna.mutation(resolve)])).results).toMatchObject([
      { status: 'quarantined', issues: [{ field: 'resolve', because: 'not-allowed' }] },
    ])
    expect((await lead.sync([lead.mutation(resolve)])).results).toMatchObject([{ status: 'merged' }])
    const after = await office.inside(async (tx) => (await tx.record(made.rec))?.folded.fields.minutes?.heads)
    expect(after?.map(({ value }) => value)).toEqual([90])
  })
})

describe('a place in the log that is not ours', () => {
  test.each([
    ['from the future', { cursor: 999 }],
    ['negative', { cursor: -1 }],
    ['not whole', { cursor: 1.5 }],
    ['huge', { cursor: 1e300 }],
    ['of another epoch', { epoch: '01890000-0000-7000-8000-000000000000' }],
    ['of no epoch', { epoch: null }],
    ['with another witness', { cursorHash: 'f'.repeat(64) }],
    ['without a witness', { cursorHash: null }],
  ])('%s: reset, push taken, no entries, never an empty “all done”', async (_, over) => {
    const anna = await office.enrolled('adviser')
    await anna.sync([anna.mutation()])
    const answer = await anna.raw(anna.request([anna.mutation()], over))
    expect(answer.json).toMatchObject({
      reset: true,
      entries: [],
      cursor: 0,
      more: true,
      results: [{ status: 'applied' }],
    })
  })
})

describe('trouble with one is not trouble for the others', () => {
  test('[I8] a poison mutation in a batch is quarantined with its body and reason; the others are applied', async () => {
    const anna = await office.enrolled('adviser', 'Anna')
    const good = anna.mutation()
    const poison = anna.mutation({ set: { ...sessionValues, minutes: -5, notes: 'ring 19121212-1212' } })
    const after = anna.mutation()
    const reply = await anna.sync([good, poison, 'not even an object', null, after])
    expect(reply.results.map(({ status }) => status)).toEqual([
      'applied',
      'quarantined',
      'quarantined',
      'quarantined',
      'applied',
    ])
    expect(reply.results[1]?.issues).toContainEqual({ field: 'minutes', because: 'too-few' })
    const lead = await office.enrolled('lead')
    const { quarantine } = (await lead.get('/api/quarantine')).json as {
      quarantine: { mid: string; raw: string; memberName: string }[]
    }
    expect(quarantine).toHaveLength(3)
    expect(quarantine[0]).toMatchObject({ mid: poison.mid, memberName: 'Anna', repaired: false })
    expect(quarantine[0]?.raw).not.toContain('19121212')
    expect(JSON.parse(quarantine[0]?.raw ?? '')).toMatchObject({ set: { minutes: -5 } })
  })

  test('its author repairs it, and another adviser does not even see it', async () => {
    const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
    const poison = anna.mutation({ set: { ...sessionValues, minutes: 0 } })
    await anna.sync([poison])
    const repair = { rec: poison.rec, repairs: poison.mid }
    expect((await bo.sync([bo.mutation(repair)])).results).toMatchObject([{ status: 'quarantined' }])
    expect((await anna.sync([anna.mutation(repair)])).results).toMatchObject([{ status: 'applied' }])
    const seen = (await bo.get('/api/quarantine')).json as { quarantine: { member: string }[] }
    expect(seen.quarantine.every(({ member }) => member === bo.member)).toBe(true)
    const rows = (await anna.get('/api/quarantine')).json as {
      quarantine: { mid: string; repaired: boolean }[]
    }
    expect(rows.quarantine).toMatchObject([{ mid: poison.mid, repaired: true }])
  })

  test('saying the same bad thing again and again is kept once', async () => {
    const anna = await office.enrolled('adviser')
    const names = new Set<string | undefined>()
    for (let i = 0; i < 5; i++) names.add((await anna.sync([{ nonsense: true }])).results[0]?.mid)
    const rows = await office.inside((tx) => tx.quarantineRows())
    expect(rows.map(({ mid }) => mid)).toEqual([...names])
  })
})

test('[I13] an app too old to read is told so, and what it sent is taken all the same', async () => {
  const newer = await anOffice({ oldestSchema: 2 })
  const anna = await newer.enrolled('adviser')
  const mutation = anna.mutation()
  const answer = await anna.raw(anna.request([mutation]))
  expect([answer.status, codeOf(answer)]).toEqual([426, 'app-too-old'])
  expect(answer.json).toMatchObject({ results: [{ mid: mutation.mid, status: 'applied' }] })
  expect(await newer.inside((tx) => tx.record(mutation.rec))).not.toBeNull()
  await newer.close()
})

describe('who may what', () => {
  const acts = {
    'log a session': {},
    'change the programme': {
      type: 'programme',
      rec: '018cc251-f400-7000-8000-000000000002',
      set: { name: 'X' },
      base: { name: [] },
    },
    'make a member': { type: 'member', set: { name: 'X', role: 'lead', active: true } },
    'lock a year': {
      type: 'lock',
      set: { programme: 'radgivning-2024', year: 2025, lockedAt: '2026-01-01' },
    },
    'approve at once': { set: { ...sessionValues, review: { state: 'approved' } } },
    'merge doubles': { set: { sameAs: '01890000-0000-7000-8000-000000000001' }, base: { sameAs: [] } },
    erase: { op: 'erase' as const, set: {}, base: {} },
    'bring along when it was made': { set: { ...sessionValues, _createdAt: '2020-01-01T00:00:00Z' } },
    'sign a list': {
      type: 'attendance',
      set: {
        list: '01890000-0000-7000-8000-000000000001',
        name: 'X',
        witnessedBy: 'Y',
        signedAt: '2026-05-04T10:00:00Z',
        language: 'sv',
        noticeVersion: '1',
      },
    },
  }
  const allowed: Record<string, readonly string[]> = {
    adviser: ['log a session', 'sign a list'],
    lead: ['log a session', 'change the programme', 'approve at once', 'merge doubles', 'sign a list'],
    tablet: ['sign a list'],
  }
  const cells = (['adviser', 'lead', 'tablet'] as const).flatMap((role) =>
    Object.entries(acts).map(([act, mutation]) => [role, act, mutation] as const),
  )
  test.each(cells)('%s: %s', async (role, act, mutation) => {
    const device = await office.enrolled(role)
    const { results } = await device.sync([device.mutation(mutation)])
    expect(results[0]?.status !== 'quarantined').toBe(allowed[role]?.includes(act))
  })

  test('an author, device or role in the body is not believed', async () => {
    const anna = await office.enrolled('adviser')
    const forged = { ...anna.mutation(), by: { member: 'lead', device: 'x' } }
    expect((await anna.sync([forged])).results).toMatchObject([
      { status: 'quarantined', issues: [{ because: 'unknown-field' }] },
    ])
    expect((await anna.raw({ ...anna.request(), device: 'x', role: 'lead' })).status).toBe(400)
  })

  test('[I15] attendance is shown to leads and to the device that took it, and a tablet is shown nothing', async () => {
    const [anna, bo, lead, tablet] = [
      await office.enrolled('adviser', 'Anna'),
      await office.enrolled('adviser', 'Bo'),
      await office.enrolled('lead'),
      await office.enrolled('tablet'),
    ]
    await anna.sync([anna.mutation(acts['sign a list'])])
    const kinds = async (device: TestDevice) => (await device.sync()).entries.map(({ type }) => type)
    expect(
      (await anna.sync([], { epoch: null, cursor: 0, cursorHash: null })).entries.map(({ type }) => type),
    ).toContain('attendance')
    expect(await kinds(lead)).toContain('attendance')
    expect(await kinds(bo)).not.toContain('attendance')
    expect(await kinds(tablet)).toEqual([])
    // And each stands where the log ends, with the witness that it was shown.
    for (const device of [anna, bo, lead, tablet]) {
      const reply = await device.sync()
      expect([reply.reset, reply.entries, reply.more]).toEqual([undefined, [], false])
    }
  })

  test('[I15] [I16] an erasure reaches who may read the record and the device that wrote it, also under a new name', async () => {
    const [bo, lead, other] = [
      await office.enrolled('adviser', 'Bo'),
      await office.enrolled('lead'),
      await office.enrolled('tablet', 'En annan'),
    ]
    const tablet = await office.enrolled('tablet', 'Plattan')
    const signed = tablet.mutation(acts['sign a list'])
    await tablet.sync([signed])
    // Wiped from the office's sight and let in again: a new name, and the old rows on it still.
    const { code } = await invite(
      office.store,
      office.office.id,
      { name: 'Plattan', role: 'tablet', confirmed: true },
      office.world,
    )
    const again = await office.claim(code, { was: tablet.deviceId })
    const stranger = await office.enrolled('tablet', 'Påhittig')
    const { code: hers } = await invite(
      office.store,
      office.office.id,
      { name: 'Påhittig', role: 'tablet', confirmed: true },
      office.world,
    )
    const liar = await office.claim(hers, { was: tablet.deviceId })
    await erased(signed)
    const read = async (device: TestDevice) =>
      (await device.sync()).entries.filter(({ rec }) => rec === signed.rec).map(({ op }) => op)
    expect(await read(lead)).toEqual(['set', 'erase'])
    expect(await read(tablet)).toEqual(['erase'])
    expect(await read(again)).toEqual(['erase'])
    for (const device of [bo, other, stranger, liar]) expect(await read(device)).toEqual([])
    // Each stands where the log ends, with the witness that it was shown.
    for (const device of [bo, lead, other, tablet, again, liar])
      expect((await device.sync()).reset).toBeUndefined()
  })

  test('[I15] a tablet reads no erasure of a contact, and an adviser reads it', async () => {
    const [bo, tablet] = [await office.enrolled('adviser', 'Bo'), await office.enrolled('tablet')]
    const made = bo.mutation()
    await bo.sync([made])
    await erased(made)
    const ops = async (device: TestDevice) => (await device.sync()).entries.map(({ op }) => op)
    expect(await ops(bo)).toContain('erase')
    expect(await ops(tablet)).toEqual([])
  })
})

const erased = ({ type, rec }: Pick<Entry, 'type' | 'rec'>) =>
  office.store.transaction(office.office.id, (tx) =>
    writeChange(tx, byTheOffice, { mid: anId(), type, rec, op: 'erase', set: {}, base: {} }, office.world),
  )

describe('too much, too deep, too odd', () => {
  const raw = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const anna = await office.enrolled('adviser')
    return anna.raw(body, headers)
  }

  test('without a device nothing is read: 401 before the body', async () => {
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled++
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const init = {
      method: 'POST',
      headers: { host: 'localhost:8787', 'content-type': 'application/json' },
      body,
      duplex: 'half',
    }
    const answer = await office.fetch(new Request('http://localhost:8787/api/sync', init as RequestInit), {})
    expect(answer.status).toBe(401)
    expect(pulled).toBeLessThanOrEqual(1)
  })

  test('an endless body is cut off at 256 KB: 413', async () => {
    const anna = await office.enrolled('adviser')
    let sent = 0
    const body = new ReadableStream({
      pull(controller) {
        sent += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024).fill(0x20))
      },
    })
    const headers = {
      host: 'localhost:8787',
      cookie: anna.cookie,
      'content-type': 'application/json',
      'content-length': '10',
    }
    const init = { method: 'POST', headers, body, duplex: 'half' }
    const answer = await office.fetch(new Request('http://localhost:8787/api/sync', init as RequestInit), {})
    expect(answer.status).toBe(413)
    expect(answer.headers.get('connection')).toBe('close')
    expect(sent).toBeLessThan(512 * 1024)
  })

  test('a gzip bomb is cut off while it is unpacked: 413', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20), { level: 9 })
    expect((await raw(bomb, { 'content-encoding': 'gzip' })).status).toBe(413)
    const small = gzipSync(Buffer.alloc(900 * 1024, 0x20), { level: 9 })
    expect((await raw(small, { 'content-encoding': 'gzip' })).status).toBe(413)
  })

  test('more than 200 mutations: 413, so that the device halves', async () => {
    const anna = await office.enrolled('adviser')
    expect((await anna.raw(anna.request(Array.from({ length: 201 }, () => 1)))).status).toBe(413)
  })

  test.each([
    ['not JSON', '{"v":1'],
    ['nothing', ''],
    ['a list', '[]'],
    ['a number', '1e999'],
    ['NaN', '{"v":NaN}'],
    ['a byte order mark', '\uFEFF{}'],
    ['a key twice', '{"v":1,"v":1}'],
    ['deep', `{"v":${'['.repeat(100_000)}`],
    ['a key of the language', '{"__proto__":{"v":1}}'],
    ['another version', '{"v":2}'],
  ])('%s: 400', async (_, body) => {
    expect((await raw(body)).status).toBe(400)
  })

  test.each([
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400],
    ['not gzip', new Uint8Array([1, 2, 3]), { 'content-encoding': 'gzip' }, 400],
    ['cut-off gzip', gzipSync('{"v":1}').subarray(0, 15), { 'content-encoding': 'gzip' }, 400],
    ['another packing', new Uint8Array([1]), { 'content-encoding': 'br' }, 415],
    ['a form', new Uint8Array([1]), { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', new Uint8Array([1]), { 'content-type': 'text/plain' }, 415],
  ])('%s', async (_, body, headers, status) => {
    expect((await raw(body, headers)).status).toBe(status)
  })

  test('a record that is too large is quarantined, and the next is taken', async () => {
    const anna = await office.enrolled('adviser')
    const large = anna.mutation({
      set: { ...sessionValues, notes: 'å'.repeat(20_000), effect: 'å'.repeat(20_000), place: 'x' },
    })
    const tooLong = anna.mutation({ set: { ...sessionValues, notes: 'x'.repeat(20_001) } })
    const { results } = await anna.sync([tooLong, anna.mutation(), large])
    expect(results.map(({ status }) => status).slice(0, 2)).toEqual(['quarantined', 'applied'])
  })

  test('how large a record is, is counted in bytes and not in letters', async () => {
    const anna = await office.enrolled('adviser')
    const places = Object.fromEntries(['notes', 'effect'].map((name) => [name, '語'.repeat(12_000)]))
    const { results } = await anna.sync([anna.mutation({ set: { ...sessionValues, ...places } })])
    expect(results).toMatchObject([{ status: 'quarantined', issues: [{ because: 'too-long' }] }])
    const half = anna.mutation({ set: { ...sessionValues, notes: places.notes } })
    expect((await anna.sync([half])).results).toMatchObject([{ status: 'applied' }])
  })

  test('more than 600 requests a minute from one device: 429, and others are not in its way', async () => {
    const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
    for (let i = 0; i < 600; i++) expect((await anna.get('/api/me')).status).toBe(200)
    const answer = await anna.raw(anna.request())
    expect([answer.status, codeOf(answer)]).toEqual([429, 'too-often'])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await bo.raw(bo.request())).status).toBe(200)
    office.world.pass(60_001)
    expect((await anna.raw(anna.request())).status).toBe(200)
  })
})

describe('a request from another page', () => {
  test.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost.evil.example:8787' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ host: 'evil.example' }],
  ])('is refused: %j', async (headers) => {
    const anna = await office.enrolled('adviser')
    const answer = await anna.raw(
      anna.request([anna.mutation()]),
      headers as unknown as Record<string, string>,
    )
    expect(answer.status).toBe(403)
    expect((await office.inside((tx) => tx.head())).seq).toBe(3)
  })
})
