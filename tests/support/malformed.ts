// Payloads that no device of ours would send: good requests in which something is wrong, cut text, and plain noise.
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { sessionValues, type TestDevice } from '../server/support.ts'

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
    '\ufeff',
    '\u202e\u0000\u{1f4a9}',
    'e\u0301'.repeat(2000),
    -0,
    2 ** 31,
    -(2 ** 63),
    Array.from({ length: 300 }, (_, at) => at),
    { a: { a: { a: { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } } } } },
    { constructor: { prototype: { admin: true } } },
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

export type Payload = { body: string | Uint8Array; headers: Record<string, string> }
/** The few that JSON.stringify would never write, and those that are far too large. */
const textual = fc.constantFrom(
  '{"v":1,"v":1}',
  '{"v":NaN}',
  '{"v":1e999}',
  '{"cursor":123456789012345678901234567890}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `{"muts":[${'{"a":'.repeat(200)}1${'}'.repeat(200)}]}`,
  '\ufeff{"v":1}',
  '{"__proto__":{"role":"lead"},"v":1}',
  '"\\ud800"',
  '',
  ' ',
  'null',
  '0',
  `{"v":1,"appVersion":"${'a'.repeat(300_000)}"}`,
)
/** Small on the wire, large when it is unpacked. */
const bombs = [200_000, 2_000_000].map((size) => new Uint8Array(gzipSync(Buffer.alloc(size, ' '))))

export const payload: fc.Arbitrary<(device: TestDevice) => Payload> = fc.oneof(
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
  { weight: 1, arbitrary: textual.map((body) => () => ({ body, headers: {} })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...bombs)
      .map((body) => () => ({ body, headers: { 'content-encoding': 'gzip' } })),
  },
)
