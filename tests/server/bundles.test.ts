// What one device carries for another: whose it is, what becomes of it, and what nobody can do with it (sync.md 2.6).
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyStore } from '../../src/server/verify.ts'
import type { Bundle } from '../../src/sync/bundle.ts'
import type { Mutation } from '../../src/sync/messages.ts'
import { kidOf, sealedBundle, wrapped } from '../support/sealed-bundle.ts'
import { anId, anOffice, type TestDevice, type TestOffice } from './support.ts'

let at: TestOffice
let anna: TestDevice
let bo: TestDevice
const key = randomBytes(32)

const leaveKey = async (device: TestDevice, secret = key, name = device.deviceId) => {
  const { officeKey } = (await device.get('/api/escrow')).json as { officeKey: string }
  return device.post('/api/escrow', { wrapped: wrapped(officeKey, name, secret) })
}
const ofAnna = (rows: readonly unknown[], secret = key): Bundle =>
  sealedBundle(secret, { mid: anId(), device: anna.deviceId }, rows)
const carry = (device: TestDevice, ...bundles: unknown[]) => device.sync([], { carried: bundles })
const quarantine = () => at.inside((tx) => tx.quarantineRows())
const entryOf = async (row: Mutation) =>
  (await at.inside((tx) => tx.entriesAfter(0, 1000))).find(({ mid }) => mid === row.mid)

beforeEach(async () => {
  at = await anOffice()
  anna = await at.enrolled('adviser', 'Anna')
  bo = await at.enrolled('adviser', 'Bo')
})
afterEach(async () => {
  // Whatever was carried, the store keeps its own promises.
  expect((await verifyStore(at.store, at.world.sha256)).wrong).toEqual([])
  await at.close()
})

describe('a bundle that opens', () => {
  beforeEach(async () => {
    expect((await leaveKey(anna)).json).toEqual({ bundles: 0 })
  })

  test('[I15] its rows are their writer’s, and say who brought them', async () => {
    const row = anna.mutation()
    const bundle = ofAnna([row])
    const { results } = await carry(bo, bundle)
    expect(results).toEqual([{ mid: bundle.mid, status: 'applied' }])
    expect((await entryOf(row))?.by).toEqual({
      member: anna.member,
      device: anna.deviceId,
      via: bo.deviceId,
    })
  })

  test('[I2] the giver sends its rows itself, and they are there once', async () => {
    const rows = [anna.mutation(), anna.mutation()]
    await carry(bo, ofAnna(rows))
    const { results } = await anna.sync(rows)
    expect(results.map(({ status, was }) => [status, was])).toEqual([
      ['duplicate', 'applied'],
      ['duplicate', 'applied'],
    ])
    expect(await at.inside(async (tx) => (await tx.entriesAfter(0, 1000)).length)).toBe(6)
  })

  test('carried twice, it is a duplicate', async () => {
    const bundle = ofAnna([anna.mutation()])
    await carry(bo, bundle)
    const { results } = await carry(bo, bundle)
    expect(results).toEqual([{ mid: bundle.mid, status: 'duplicate', was: 'applied' }])
  })

  test('[I8] one bad row of it is kept for its writer, and the others are taken', async () => {
    const [good, bad] = [anna.mutation(), anna.mutation({ type: 'nonsense' })]
    await carry(bo, ofAnna([bad, good]))
    expect(await entryOf(good)).toBeDefined()
    expect(await quarantine()).toMatchObject([{ mid: bad.mid, device: anna.deviceId, member: anna.member }])
  })

  test('its carrier’s rights are not its writer’s: a lead carries, and an adviser’s limits hold', async () => {
    const lead = await at.enrolled('lead', 'Lisa')
    const row = anna.mutation({ type: 'member', rec: anId(), set: { name: 'X', role: 'lead', active: true } })
    await carry(lead, ofAnna([row]))
    expect(await entryOf(row)).toBeUndefined()
    expect(await quarantine()).toMatchObject([{ mid: row.mid, device: anna.deviceId }])
  })

  test('of a lost device its rows go to the quarantine, for the lead', async () => {
    const lead = await at.signedIn('Lisa')
    await lead.post(`/api/devices/${anna.deviceId}/revoke`, {})
    const row = anna.mutation()
    await carry(bo, ofAnna([row]))
    expect(await entryOf(row)).toBeUndefined()
    expect(await quarantine()).toMatchObject([
      { mid: row.mid, device: anna.deviceId, issues: [{ field: 'device', because: 'revoked' }] },
    ])
  })

  test('a lost carrier still hands over what it carries', async () => {
    const lead = await at.signedIn('Lisa')
    await lead.post(`/api/devices/${bo.deviceId}/revoke`, {})
    const row = anna.mutation()
    await carry(bo, ofAnna([row]))
    expect((await entryOf(row))?.by).toMatchObject({ device: anna.deviceId, via: bo.deviceId })
  })

  test('two devices with one name are found by a carried row too: it is let in anew', async () => {
    const first = anna.mutation({ lseq: 50 })
    await anna.sync([first])
    await carry(bo, ofAnna([anna.mutation({ lseq: 50 })]))
    expect((await at.inside((tx) => tx.device(anna.deviceId)))?.state).toBe('reenrol')
    expect((await at.inside((tx) => tx.device(bo.deviceId)))?.state).toBe('active')
  })

  test('plain packing opens too', async () => {
    const row = anna.mutation()
    await carry(bo, sealedBundle(key, { mid: anId(), device: anna.deviceId }, [row], 'plain'))
    expect(await entryOf(row)).toBeDefined()
  })
})

describe('a bundle that does not open is kept whole, for the lead', () => {
  const kept = async (bundle: unknown) => {
    const { results } = await carry(bo, bundle)
    expect(results[0]).toMatchObject({
      status: 'quarantined',
      issues: [{ field: 'carried', because: 'cannot-be-opened' }],
    })
    const rows = await quarantine()
    expect(rows.map(({ raw }) => JSON.parse(raw))).toContainEqual(bundle)
  }

  test('its writer has left no key', () => kept(ofAnna([anna.mutation()])))
  test('another key', async () => {
    await leaveKey(anna)
    await kept({ ...ofAnna([anna.mutation()], randomBytes(32)), kid: kidOf(key) })
  })
  test('put under another device’s name', async () => {
    await leaveKey(anna)
    await leaveKey(bo)
    await kept({ ...ofAnna([anna.mutation()]), device: bo.deviceId })
  })
  test('said to hold more rows than it does', async () => {
    await leaveKey(anna)
    await kept({ ...ofAnna([anna.mutation()]), rows: 2 })
  })
  test('one bit changed', async () => {
    await leaveKey(anna)
    const bundle = ofAnna([anna.mutation()])
    const data = (bundle.data.startsWith('A') ? 'B' : 'A') + bundle.data.slice(1)
    await kept({ ...bundle, data })
  })
  test('a bomb: more than a bundle may hold', async () => {
    await leaveKey(anna)
    await kept(ofAnna([{ ...anna.mutation(), at: 'x'.repeat(5_000_000) }]))
  })
  test('not even a bundle', () => kept({ any: 'thing' }))

  test('its writer’s key comes later: it is opened then, and needs nobody any more', async () => {
    const row = anna.mutation()
    const bundle = ofAnna([row])
    await carry(bo, bundle)
    expect((await leaveKey(anna)).json).toEqual({ bundles: 1 })
    expect((await entryOf(row))?.by).toMatchObject({ member: anna.member, via: bo.deviceId })
    expect(await quarantine()).toMatchObject([{ mid: bundle.mid, repaired: true }])
  })

  test('of a stolen device nothing opens any more', async () => {
    await leaveKey(anna)
    const lead = await at.signedIn('Lisa')
    await lead.post(`/api/devices/${anna.deviceId}/revoke`, { stolen: true })
    await kept(ofAnna([anna.mutation()]))
  })
})

test('a device leaves its own key, not another’s', async () => {
  expect((await leaveKey(bo, key, anna.deviceId)).status).toBe(400)
  for (const bad of [undefined, null, 7, '', 'AAAA', 'ä'.repeat(200), 'A'.repeat(167)])
    expect((await bo.post('/api/escrow', { wrapped: bad })).status).toBe(400)
})

test('who is not in gets no key and leaves none', async () => {
  expect((await at.ask('/api/escrow')).status).toBe(401)
  expect((await at.post('/api/escrow', { wrapped: 'x' })).status).toBe(401)
})

test('[I18] more rows than a request may carry are refused before any is opened', async () => {
  const rows = Array.from({ length: 150 }, () => anna.mutation())
  const bundles = [ofAnna(rows), ofAnna(rows), ofAnna(rows)]
  expect((await bo.raw(bo.request([], { carried: bundles }))).status).toBe(413)
})
