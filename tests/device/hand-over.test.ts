// Handing over without network: frames from one device to another, broken off and taken up again, and never half.
import { createECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { leaveKey } from '../../src/device/escrow.ts'
import { beginGiving, takeFrame } from '../../src/device/hand-over.ts'
import { queueState } from '../../src/device/live.ts'
import { readMe } from '../../src/device/me.ts'
import type { Frame } from '../../src/files/frames.ts'
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
  notes: 'Om stadgarna',
}
const office = createECDH('prime256v1')
office.generateKeys()
const escrow: typeof fetch = async (_, init) =>
  Response.json(init?.method === 'POST' ? { bundles: 0 } : { officeKey: office.getPublicKey('base64url') })

async function giver(rows: number): Promise<InventedDevice> {
  const device = await aDevice()
  const me = await readMe(device.memory)
  if (me) await leaveKey({ memory: device.memory, handed: { ...device.handed, fetch: escrow } }, me)
  for (let i = 0; i < rows; i++) await saveNew(device, [{ kind: 'session', values }])
  return device
}
async function framesFrom(device: InventedDevice): Promise<Frame[]> {
  const giving = await beginGiving(device)
  if (!giving.ok) throw new Error(giving.because)
  return giving.frames
}

test('one device’s unsent rows are carried by the other when its last frame is read; the giver keeps its own', async () => {
  const anna = await giver(20)
  const bo = await aDevice()
  const frames = await framesFrom(anna)
  expect(frames.length).toBeGreaterThan(3)
  for (const [i, frame] of frames.slice(0, -1).entries())
    expect(await takeFrame(bo, frame)).toEqual({ have: i + 1, of: frames.length })
  expect(await queueState(bo.memory)).toMatchObject({ carried: 0 })
  expect(await takeFrame(bo, frames.at(-1) as Frame)).toEqual({
    have: frames.length,
    of: frames.length,
    rows: 20,
  })
  expect(await queueState(bo.memory)).toMatchObject({ carried: 20, unsent: 0 })
  expect(await queueState(anna.memory)).toMatchObject({ unsent: 20 })
  expect(await bo.memory.frames.count()).toBe(0)
  // The camera goes on seeing the same screen.
  expect(await takeFrame(bo, frames[0] as Frame)).toMatchObject({ rows: 20 })
  expect(await bo.memory.frames.count()).toBe(0)
})

test('broken off and begun anew, it goes on with the frames that are missing', async () => {
  const anna = await giver(20)
  const bo = await aDevice()
  const first = await framesFrom(anna)
  for (const frame of first.slice(0, 3)) await takeFrame(bo, frame)
  // Anna's app was closed and opened: the same rows, the same frames.
  const again = await framesFrom(anna)
  expect(again).toEqual(first)
  const took = []
  for (const frame of again.slice(3)) took.push(await takeFrame(bo, frame))
  expect(took.at(-1)).toMatchObject({ rows: 20 })
})

test('what is saved meanwhile makes another hand-over, and the two never mix', async () => {
  const anna = await giver(20)
  const bo = await aDevice()
  const first = await framesFrom(anna)
  await saveNew(anna, [{ kind: 'session', values }])
  const second = await framesFrom(anna)
  expect(second[0]?.transfer).not.toBe(first[0]?.transfer)
  for (const frame of first.slice(0, -1)) await takeFrame(bo, frame)
  const took = []
  for (const frame of second) took.push(await takeFrame(bo, frame))
  expect(took.at(-1)).toMatchObject({ rows: 21 })
})

test('frames that together are not what was sent are dropped, and it begins anew', async () => {
  const anna = await giver(20)
  const bo = await aDevice()
  const frames = await framesFrom(anna)
  const forged = { ...(frames[0] as Frame), bytes: Uint8Array.from([9, 9, 9]) }
  for (const frame of frames.slice(1)) await takeFrame(bo, frame)
  expect(await takeFrame(bo, forged)).toEqual({ have: 0, of: frames.length, broken: true })
  expect(await queueState(bo.memory)).toMatchObject({ carried: 0 })
  const took = []
  for (const frame of frames) took.push(await takeFrame(bo, frame))
  expect(took.at(-1)).toMatchObject({ rows: 20 })
})

test('with nothing unsent, or no key at the office, it says so', async () => {
  expect(await beginGiving(await giver(0))).toEqual({ ok: false, because: 'nothing' })
  const device = await aDevice()
  await saveNew(device, [{ kind: 'session', values }])
  expect(await beginGiving(device)).toEqual({ ok: false, because: 'no-key' })
})

test('what is carried for one is handed on to the next', async () => {
  const [anna, bo, cilla] = [await giver(2), await giver(0), await aDevice()]
  for (const frame of await framesFrom(anna)) await takeFrame(bo, frame)
  for (const frame of await framesFrom(bo)) await takeFrame(cilla, frame)
  expect(await queueState(cilla.memory)).toMatchObject({ carried: 2 })
})
