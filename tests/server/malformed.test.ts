// 1,000 malformed payloads: none is a server error, and none changes a row outside the quarantine.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffice, byHand, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let devices: TestDevice[]
beforeAll(async () => {
  office = await anOffice()
  const adviser = await office.enrolled('adviser')
  await adviser.sync([adviser.mutation()])
  devices = [adviser, await office.enrolled('lead'), await office.enrolled('tablet')]
})
afterAll(() => office.close())

/** Every row that a refused payload may not touch: the log, what is folded from it, who gets in. */
async function rowsOutside(): Promise<string> {
  const rows: unknown[] = []
  const tables = ['log', 'records', 'members', 'invitations', 'ledger', 'settings']
  for (const sql of [
    'SELECT id, name, epoch, head_seq, head_h, durable_seq FROM offices',
    ...tables.map((table) => `SELECT * FROM ${table}`),
    'SELECT id, member, token_hash FROM devices',
    // A place in a queue and a receipt belong to what was refused, where it had them: never to something applied.
    `SELECT * FROM receipts WHERE status <> 'quarantined'`,
  ]) {
    rows.push((await byHand(office, sql)).map((row) => JSON.stringify(row)).sort())
  }
  return JSON.stringify(rows)
}

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    '\u0000',
    '\ud800',
    -1,
    0,
    1.5,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    '01890000-0000-7000-8000-000000000001',
    '__proto__',
    'session',
    '9999-99-99',
    '2026-05-04T13:07:22+02:00',
  ),
  fc.anything({ maxDepth: 4, withNullPrototype: false }),
  fc.string({ maxLength: 300 }),
)

/** A good mutation in which something is wrong: a value, a name, or something that is not there. */
const spoiltMutation = fc
  .record({
    part: fc.constantFrom(
      'mid',
      'lseq',
      'type',
      'rec',
      'op',
      'set',
      'base',
      'at',
      'schema',
      'repairs',
      'extra',
    ),
    value: odd,
    field: fc.constantFrom(
      ...Object.keys(sessionValues),
      '_deleted',
      '_seen',
      '_createdAt',
      'followUps/12',
      'nothing',
      '__proto__',
    ),
    inside: fc.boolean(),
    gone: fc.boolean(),
  })
  .map((spoil) => (device: TestDevice): unknown => {
    const good = device.mutation() as unknown as Record<string, unknown>
    if (spoil.inside)
      return { ...good, set: { ...sessionValues, minutes: 'sixty', [spoil.field]: spoil.value } }
    // Whatever the odd part is, one thing is always wrong: so nothing of it may be applied.
    const broken: Record<string, unknown> = {
      ...good,
      set: { ...sessionValues, municipality: '0000' },
      [spoil.part]: spoil.value,
    }
    if (spoil.gone) delete broken[spoil.part]
    return broken
  })

const spoiltRequest = fc
  .record({
    muts: fc.array(
      fc.oneof(
        spoiltMutation,
        odd.map((value) => () => value),
      ),
      { maxLength: 5 },
    ),
    part: fc.constantFrom(
      'none',
      'v',
      'schema',
      'epoch',
      'cursor',
      'cursorHash',
      'limit',
      'muts',
      'carried',
      'unsent',
      'appVersion',
      'extra',
    ),
    value: odd,
    gone: fc.boolean(),
  })
  .map(({ muts, part, value, gone }) => (device: TestDevice): string => {
    const request: Record<string, unknown> = device.request(muts.map((make) => make(device)))
    if (part !== 'none') request[part] = value
    if (part !== 'none' && gone) delete request[part]
    return textOf(request)
  })

// What fast-check draws may hold what JSON has no word for.
const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null'
  } catch {
    return '{"not": "to be said"}'
  }
}

/** Text that was JSON until a piece of it was cut, doubled or changed. */
const mangledText = fc
  .record({ make: spoiltRequest, from: fc.nat(400), length: fc.nat(30), with: fc.string({ maxLength: 10 }) })
  .map((mangle) => (device: TestDevice): string => {
    const text = mangle.make(device)
    return text.slice(0, mangle.from) + mangle.with + text.slice(mangle.from + mangle.length)
  })

type Payload = { body: string | Uint8Array; headers: Record<string, string> }
const payload: fc.Arbitrary<(device: TestDevice) => Payload> = fc.oneof(
  {
    weight: 6,
    arbitrary: spoiltRequest.map((make) => (device: TestDevice) => ({ body: make(device), headers: {} })),
  },
  {
    weight: 2,
    arbitrary: mangledText.map((make) => (device: TestDevice) => ({ body: make(device), headers: {} })),
  },
  {
    weight: 1,
    arbitrary: spoiltRequest.map((make) => (device: TestDevice) => ({
      body: new Uint8Array(gzipSync(make(device))),
      headers: { 'content-encoding': 'gzip' },
    })),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((body) => () => ({ body, headers: {} })) },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 300 })
      .map((body) => () => ({ body, headers: { 'content-encoding': 'gzip' } })),
  },
)

test('1,000 malformed payloads: no 5xx, no row changed outside the quarantine', {
  timeout: 120_000,
}, async () => {
  const before = await rowsOutside()
  const statuses = new Map<number, number>()
  await fc.assert(
    fc.asyncProperty(payload, fc.constantFrom(0, 1, 2), async (make, who) => {
      const device = devices[who] as TestDevice
      office.world.pass(1000)
      const { body, headers } = make(device)
      const answer = await device.raw(body, headers)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      expect(answer.status, answer.text).toBeLessThan(500)
      expect(answer.text).not.toMatch(/\bat .*\.ts|SQLITE|node_modules/)
    }),
    { numRuns: 1000 },
  )
  expect(await rowsOutside()).toBe(before)
  // The lot is worth something only if it reaches both the envelope and what lies in it.
  expect(statuses.get(200)).toBeGreaterThan(100)
  expect(statuses.get(400)).toBeGreaterThan(100)
  expect((await office.inside((tx) => tx.quarantineRows())).length).toBeGreaterThan(100)
  expect((await devices[0]?.sync([devices[0].mutation()]))?.results).toMatchObject([{ status: 'applied' }])
})
