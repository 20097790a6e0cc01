// The app lock: nothing here opens without the PIN, and a forgotten PIN costs nothing that was saved (I14).
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import {
  changePin,
  recover,
  sealAnew,
  turnOff,
  turnOn,
  unlockByPin,
  unlockedSealer,
} from '../../src/device/app-lock.ts'
import { sealerOf } from '../../src/device/database.ts'
import { keepDraft, readDraft } from '../../src/device/drafts.ts'
import { checkPin, setPin } from '../../src/device/lock.ts'
import { readLock } from '../../src/device/lock-row.ts'
import { keepMe, readMe } from '../../src/device/me.ts'
import type { Sealer } from '../../src/device/seal.ts'
import { openMutation } from '../../src/device/sealed-rows.ts'
import { keepTables, readTables } from '../../src/device/table-views.ts'
import { anOffice, sessionValues, type TestDevice, type TestOffice } from '../server/support.ts'
import { aDevice } from '../support/invented-device.ts'

const pin = '482913'
let office: TestOffice
let maja: TestDevice
let device: Awaited<ReturnType<typeof aDevice>>

/** A device of the office, whose requests reach it as a browser's do. */
beforeEach(async () => {
  office = await anOffice()
  maja = await office.enrolled('adviser', 'Maja')
  device = await connected(maja)
})
afterEach(() => office.close())

async function connected(as: TestDevice, before?: typeof device): Promise<typeof device> {
  const made = before ?? (await aDevice())
  const me = await readMe(made.memory)
  if (!me) throw new Error('nobody')
  await keepMe(made.memory, { ...me, deviceId: as.deviceId, member: as.member })
  const fetch = (async (path: string, init: RequestInit = {}) => {
    const answer = await office.ask(path, {
      ...init,
      headers: { cookie: as.cookie, origin: 'http://localhost:8787', ...(init.headers as object) },
    })
    return new Response(answer.text, { status: answer.status })
  }) as typeof globalThis.fetch
  return { ...made, handed: { ...made.handed, fetch } }
}

const opened = async (typed = pin): Promise<{ sealer: Sealer; key: CryptoKey }> => {
  const done = await unlockByPin(device, typed)
  if (!done.ok) throw new Error(done.because)
  return { sealer: await unlockedSealer(device.memory, device.handed.crypto, done.key), key: done.key }
}

/** Something of every table that is sealed: unsent, shown, and half written. */
async function writes(notes: string): Promise<void> {
  const saved = await saveNew(device, [{ kind: 'session', values: { ...sessionValues, notes } }] as never)
  if (!saved.ok) throw new Error(JSON.stringify(saved))
  await keepDraft(device, { key: `draft ${notes}`, kind: 'session', values: { notes } })
}
const unsentNotes = async (sealer: Sealer): Promise<unknown[]> => {
  const rows = await device.memory.outbox.orderBy('lseq').toArray()
  return Promise.all(rows.map(async (row) => (await openMutation(sealer, row)).set.notes))
}

test('with the lock on, the key of what lies here is nowhere but wrapped, and the PIN opens everything', async () => {
  await writes('före låset')
  expect(await turnOn(device, { pin, minutes: 5 })).toEqual({ ok: true })
  const first = await opened()
  await sealAnew(device, first.key)
  expect(await device.memory.keys.get('device')).toBeUndefined()
  const { sealer } = await opened()
  expect(await unsentNotes(sealer)).toEqual(['före låset'])
  expect((await readDraft(device.memory, sealer, 'draft före låset'))?.values).toEqual({
    notes: 'före låset',
  })
  // The seal of before opens nothing any more.
  await expect(unsentNotes(device.sealer)).rejects.toThrow()
  await expect(sealerOf(device.memory, device.handed.crypto)).rejects.toThrow('locked')
})

test('a wrong PIN opens nothing, and guessing has to wait', async () => {
  await turnOn(device, { pin, minutes: 5 })
  for (let i = 0; i < 5; i++) expect(await unlockByPin(device, '135790')).toMatchObject({ because: 'wrong' })
  expect(await unlockByPin(device, pin)).toMatchObject({ because: 'wait' })
})

test('what is written between turning it on and sealing anew is of either key, and all of it opens', async () => {
  await writes('av den gamla')
  await turnOn(device, { pin, minutes: 5 })
  const { sealer, key } = await opened()
  device = { ...device, sealer }
  await writes('av den nya')
  expect(await sealAnew(device, key)).toBeGreaterThan(0)
  expect(await unsentNotes((await opened()).sealer)).toEqual(['av den gamla', 'av den nya'])
})

test('the lead’s own views of the tables are sealed anew with the rest', async () => {
  const views = { views: [{ id: '1', name: 'Mina', kind: 'session' as const, layout: {} }], last: {} }
  await keepTables(device.memory, device.sealer, maja.member, views as never)
  const done = await turnOn(device, { pin, minutes: 5 })
  if (!done.ok) throw new Error(done.because)
  const { sealer, key } = await opened()
  await sealAnew(device, key)
  expect(await device.memory.keys.get('device')).toBeUndefined()
  expect((await readTables(device.memory, sealer, maja.member)).views).toEqual(views.views)
})

test('killed in the middle of sealing anew, it goes on at the next opening and loses nothing', async () => {
  for (let i = 0; i < 5; i++) await writes(`rad ${i}`)
  await turnOn(device, { pin, minutes: 5 })
  const { key } = await opened()
  const real = device.memory.transaction.bind(device.memory)
  let left = 2
  device.memory.transaction = ((...args: unknown[]) =>
    left-- > 0
      ? (real as (...all: unknown[]) => unknown)(...args)
      : Promise.reject(new Error('killed'))) as never
  await expect(sealAnew(device, key)).rejects.toThrow('killed')
  device.memory.transaction = real as never
  expect(await device.memory.keys.get('device')).toBeDefined()
  expect(await unsentNotes((await opened()).sealer)).toHaveLength(5)
  await sealAnew(device, key)
  expect(await device.memory.keys.get('device')).toBeUndefined()
  expect(await unsentNotes((await opened()).sealer)).toEqual(['rad 0', 'rad 1', 'rad 2', 'rad 3', 'rad 4'])
})

test('a PIN that the device has already is the one that locks it; it is then changed with the lock alone', async () => {
  await setPin(device, pin)
  expect(await turnOn(device, { pin: '135790', minutes: 5 })).toMatchObject({ ok: false, because: 'wrong' })
  expect(await turnOn(device, { pin, minutes: 5 })).toEqual({ ok: true })
  expect(await setPin(device, '135790')).toEqual({ ok: false, because: 'in-use' })
  await writes('rad')
  await sealAnew(device, (await opened()).key)
  expect(await changePin(device, { before: pin, after: '975310' })).toEqual({ ok: true })
  expect(await checkPin(device, pin)).toMatchObject({ because: 'wrong' })
  expect(await unsentNotes((await opened('975310')).sealer)).toEqual(['rad'])
})

test('without network it is not turned on: nobody could help who forgets', async () => {
  const away = { ...device.handed, fetch: () => Promise.reject(new Error('no network')) }
  expect(await turnOn({ ...device, handed: away }, { pin, minutes: 5 })).toEqual({
    ok: false,
    because: 'no-network',
  })
  expect(await readLock(device.memory)).toBeNull()
})

test('turned off, the device opens as before', async () => {
  await writes('rad')
  await turnOn(device, { pin, minutes: 5 })
  const { key } = await opened()
  expect(await turnOff(device.memory, key)).toBe(false)
  await sealAnew(device, key)
  expect(await turnOff(device.memory, key)).toBe(true)
  expect(await readLock(device.memory)).toBeNull()
  expect(await unsentNotes(await sealerOf(device.memory, device.handed.crypto))).toEqual(['rad'])
})

describe('[I14] the PIN is forgotten', () => {
  const locked = async () => {
    await writes('osänt')
    await turnOn(device, { pin, minutes: 5 })
    await sealAnew(device, (await opened()).key)
  }

  test('the lead lets the device in anew, a new PIN is chosen, and the unsent rows are there', async () => {
    await locked()
    office.world.pass(3_600_000)
    const lead = await office.signedIn()
    const { code } = (await lead.post('/api/invitations', { name: 'Maja', role: 'adviser' })).json as {
      code: string
    }
    // The cookie was lost as well: the device has another name, and the same person.
    device = await connected(await office.claim(code), device)
    const { deviceId } = (await readMe(device.memory)) ?? {}
    expect(await recover(device, '975310')).toMatchObject({ ok: false })
    await lead.post(`/api/devices/${deviceId}/confirm`, {})
    expect(await recover(device, '975310')).toEqual({ ok: true })
    expect(await unsentNotes((await opened('975310')).sealer)).toEqual(['osänt'])
  })

  test('who only holds the device gets nothing back, however she asks', async () => {
    await locked()
    office.world.pass(600_001)
    const before = await readLock(device.memory)
    expect(await recover(device, '975310')).toEqual({ ok: false, because: 'server' })
    expect(await readLock(device.memory)).toEqual(before)
    expect(await unsentNotes((await opened()).sealer)).toEqual(['osänt'])
  })

  test('nor does another person who was let in a moment ago, nor anybody when it was stolen', async () => {
    await locked()
    const lock = await readLock(device.memory)
    const asked = { device: lock?.device, kid: lock?.kid }
    const bo = await office.enrolled('adviser', 'Bo')
    expect((await bo.post('/api/escrow/open', asked)).status).toBe(404)
    const lead = await office.signedIn()
    await lead.post(`/api/devices/${maja.deviceId}/revoke`, { stolen: true })
    const again = await office.enrolled('adviser', 'Maja')
    expect(again.member).toBe(maja.member)
    expect((await again.post('/api/escrow/open', asked)).status).toBe(404)
    for (const junk of [{}, { device: 1, kid: 2 }, { device: maja.deviceId, kid: 'lock-x' }])
      expect((await again.post('/api/escrow/open', junk)).status).toBe(404)
  })
})
