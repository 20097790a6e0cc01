// The rescue: what a device has not sent, out as a file and in again, on it or on another; nothing lost, nothing twice.
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { unsentOf } from '../../src/device/bundles.ts'
import { bundleKey, leaveKey } from '../../src/device/escrow.ts'
import { queueState } from '../../src/device/live.ts'
import { readMe } from '../../src/device/me.ts'
import { readBack, rescueFile } from '../../src/device/rescue.ts'
import { Transport } from '../../src/device/transport.ts'
import { type Bundle, bundlePlace } from '../../src/sync/bundle.ts'
import type { SyncRequest } from '../../src/sync/messages.ts'
import { aDevice, type InventedDevice } from '../support/invented-device.ts'

const values = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  notes: 'Hemligt om stadgarna',
}
const save = (device: InventedDevice, times = 1) =>
  Promise.all(Array.from({ length: times }, () => saveNew(device, [{ kind: 'session', values }])))

const office = createECDH('prime256v1')
office.generateKeys()

/** The office's end of escrow: what was left, unwrapped by the design's own words. */
const left: Buffer[] = []
const escrow: typeof fetch = async (path, init) => {
  if (init?.method !== 'POST') return Response.json({ officeKey: office.getPublicKey('base64url') })
  expect(path).toBe('/api/escrow')
  const bytes = Buffer.from((JSON.parse(String(init.body)) as { wrapped: string }).wrapped, 'base64url')
  left.push(bytes)
  return Response.json({ bundles: 0 })
}

async function withKey(): Promise<InventedDevice> {
  const device = await aDevice()
  const me = await readMe(device.memory)
  if (!me) throw new Error('nobody')
  await leaveKey({ memory: device.memory, handed: { ...device.handed, fetch: escrow } }, me)
  return device
}

const opened = (sealed: Buffer, key: Buffer, iv: Buffer, place: string): Buffer => {
  const cipher = createDecipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-16))
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
}

/** A bundle opened as the office does. */
function rowsOf(bundle: Bundle): unknown[] {
  const bytes = left.at(-1) as Buffer
  const shared = office.computeSecret(bytes.subarray(0, 65))
  const info = `radslag-escrow-1|${bundle.device}`
  const wrapping = Buffer.from(hkdfSync('sha256', shared, '', info, 32))
  const key = opened(bytes.subarray(77), wrapping, bytes.subarray(65, 77), info)
  const data = Buffer.from(bundle.data, 'base64url')
  const text = opened(data, key, Buffer.from(bundle.iv, 'base64url'), bundlePlace(bundle))
  return JSON.parse(String(bundle.packed === 'deflate' ? inflateRawSync(text) : text)) as unknown[]
}

test('a device leaves its key once; the key here cannot be taken out, and opens nothing', async () => {
  const device = await withKey()
  const before = left.length
  const me = await readMe(device.memory)
  if (me) await leaveKey({ memory: device.memory, handed: { ...device.handed, fetch: escrow } }, me)
  expect(left.length).toBe(before)
  const held = await bundleKey(device.memory)
  expect(held?.key.extractable).toBe(false)
  expect(held?.key.usages).toEqual(['encrypt'])
})

describe('the file', () => {
  test('holds every unsent row, sealed so that only the office opens it', async () => {
    const device = await withKey()
    await save(device, 3)
    const file = await rescueFile(device)
    expect(file).toMatchObject({ rows: 3, sealed: true })
    expect(file.name).toMatch(/^radslag-raddning-[\d-]+\.json$/)
    expect(file.text).not.toContain('Hemligt')
    const { bundles } = JSON.parse(file.text) as { bundles: Bundle[] }
    const rows = bundles.flatMap(rowsOf)
    expect(rows.map((row) => (row as { set: { notes: string } }).set.notes)).toEqual(
      Array(3).fill(values.notes),
    )
    // Nothing here is changed by it.
    expect(await queueState(device.memory)).toMatchObject({ unsent: 3 })
  })

  test('of a large queue is many bundles, each small enough to be carried', async () => {
    const device = await withKey()
    const notes = randomBytes(9_000).toString('hex')
    for (let i = 0; i < 30; i++) await saveNew(device, [{ kind: 'session', values: { ...values, notes } }])
    const { bundles } = await unsentOf(device)
    expect(bundles.length).toBeGreaterThan(3)
    expect(bundles.flatMap(rowsOf)).toHaveLength(30)
  })

  test('of a device that has left no key lies open, and says so; the same device takes it back', async () => {
    const device = await aDevice()
    await save(device, 2)
    const file = await rescueFile(device)
    expect(file).toMatchObject({ rows: 2, sealed: false })
    const bytes = new TextEncoder().encode(file.text)
    expect(await readBack(device, bytes)).toMatchObject({ ok: true, own: 0 })
    const rows = await device.memory.outbox.toArray()
    await device.memory.outbox.clear()
    expect(await readBack(device, bytes)).toEqual({ ok: true, carried: 0, own: 2, unopened: 0 })
    expect((await device.memory.outbox.toArray()).map(({ mid, lseq }) => [mid, lseq])).toEqual(
      rows.map(({ mid, lseq }) => [mid, lseq]),
    )
    expect(await readBack(await aDevice(), bytes)).toEqual({
      ok: false,
      because: 'open-file-of-another-device',
    })
  })

  test('[I14] rows whose seal does not open here are in the file as they lie, and counted', async () => {
    const device = await withKey()
    await save(device, 1)
    const broken = { ...device, sealer: (await aDevice()).sealer }
    const file = await rescueFile(broken)
    expect(file.rows).toBe(1)
    expect(JSON.parse(file.text)).toMatchObject({ bundles: [], plain: [], unopened: [{ lseq: 1 }] })
    expect(file.text).not.toContain('Hemligt')
  })

  test('changed on its way is known, and nothing is taken of it', async () => {
    const device = await withKey()
    await save(device, 1)
    const { text } = await rescueFile(device)
    const other = await aDevice()
    for (const changed of [text.slice(0, -40), text.replace('"rows":1', '"rows":2'), `${text}x`, 'hej', '']) {
      expect(await readBack(other, new TextEncoder().encode(changed))).toMatchObject({ ok: false })
    }
    expect(await other.memory.carried.count()).toBe(0)
  })
})

describe('what another device carries', () => {
  async function carrying() {
    const giver = await withKey()
    await save(giver, 2)
    const carrier = await aDevice()
    const bytes = new TextEncoder().encode((await rescueFile(giver)).text)
    await readBack(carrier, bytes)
    await readBack(carrier, bytes)
    const requests: SyncRequest[] = []
    const answer = (results: (request: SyncRequest) => unknown[]) =>
      new Transport({
        ...carrier,
        handed: {
          ...carrier.handed,
          now: Date.now,
          fetch: async (path, init) => {
            if (path !== '/api/sync') return new Response('', { status: 404 })
            const body = new Response(init?.body).body?.pipeThrough(new DecompressionStream('gzip'))
            const request = (await new Response(body).json()) as SyncRequest
            requests.push(request)
            const head = { v: 1, epoch: 'e', serverTime: '2026-11-23T09:30:00Z', durableSeq: 0 }
            const reply = { ...head, results: results(request), entries: [], cursor: 0, more: false }
            return Response.json({ ...reply, deviceState: 'active' })
          },
        },
      })
    return { giver, carrier, requests, answer }
  }

  test('waits beside its own, once, and leaves when the office has answered it', async () => {
    const { giver, carrier, requests, answer } = await carrying()
    expect(await queueState(carrier.memory)).toMatchObject({ unsent: 0, carried: 2 })
    await save(carrier, 1)
    await answer(({ muts, carried }) => [
      ...muts.map((one) => ({ mid: (one as { mid: string }).mid, status: 'applied', seq: 1 })),
      ...carried.map((one) => ({ mid: (one as Bundle).mid, status: 'applied' })),
    ]).syncNow()
    expect(requests.flatMap(({ carried }) => carried)).toHaveLength(1)
    expect(requests[0]).toMatchObject({ unsent: 2 })
    expect(await queueState(carrier.memory)).toMatchObject({ unsent: 0, carried: 0, bundleRefused: false })
    // The giver's own rows stay until the office answers it.
    expect(await queueState(giver.memory)).toMatchObject({ unsent: 2 })
  })

  test('a bundle that the office could not open is with the lead, and the person is told', async () => {
    const { carrier, answer } = await carrying()
    await answer(({ carried }) =>
      carried.map((one) => ({ mid: (one as Bundle).mid, status: 'quarantined', issues: [] })),
    ).syncNow()
    expect(await queueState(carrier.memory)).toMatchObject({ carried: 0, bundleRefused: true })
  })

  test('is in the carrier’s own rescue file', async () => {
    const { carrier } = await carrying()
    await save(carrier, 1)
    expect((await rescueFile(carrier)).rows).toBe(3)
  })
})
