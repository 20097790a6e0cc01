// A wipe that is killed between any two of its steps goes on at the next start, and the office hears of it at the end.
import { describe, expect, test } from 'vitest'
import { openMemory } from '../../src/device/database.ts'
import { readMe } from '../../src/device/me.ts'
import { tellPersisted } from '../../src/device/persisted.ts'
import { isSilentTooLong } from '../../src/device/silence.ts'
import { isWiping, tellIfEmptied, wipe } from '../../src/device/wipe.ts'
import { aDevice } from '../support/invented-device.ts'

const killed = new Error('killed')

/** A device with something on it, and what the browser and the office around it have seen happen. */
async function aFullDevice() {
  const device = await aDevice()
  const { memory, sealer } = device
  await memory.drafts.put({
    key: 'session',
    kind: 'session',
    at: 1,
    sealed: await sealer.seal('drafts', 'session', { notes: 'varslad' }),
  })
  const done: string[] = []
  const around = {
    caches: async () => void done.push('caches'),
    workers: async () => void done.push('workers'),
  }
  const fetch = (async (path: string) => {
    done.push(`receipt ${path}`)
    return new Response('{"wiped":true}', { headers: { 'content-type': 'application/json' } })
  }) as typeof globalThis.fetch
  return { memory, handed: { ...device.handed, fetch }, around, done }
}
type Full = Awaited<ReturnType<typeof aFullDevice>>

/** What the doorway does at every start, as far as a wipe goes. */
async function startsAgain({ memory, handed, around }: Full): Promise<void> {
  const { name } = memory
  memory.close()
  const opened = await openMemory(name)
  if (!opened.ok) throw new Error(opened.problem.because)
  if (await isWiping(opened.memory)) await wipe(opened.memory, handed, around)
  else if ((await readMe(opened.memory)) === null) await tellIfEmptied(handed, around)
  opened.memory.close()
}

async function isEmpty({ memory }: Full): Promise<boolean> {
  const opened = await openMemory(memory.name)
  if (!opened.ok) throw new Error(opened.problem.because)
  const rows = await Promise.all(
    opened.memory.tables.map(async (table) => [table.name, await table.toArray()]),
  )
  opened.memory.close()
  return rows.every(([name, found]) => (found as unknown[]).length === 0 || name === 'meta')
}

const steps: readonly (readonly [string, (device: Full) => void])[] = [
  [
    'after the marker, before the key',
    ({ memory }) => {
      memory.keys.clear = () => Promise.reject(killed) as never
    },
  ],
  [
    'after the key, before the store',
    ({ memory }) => {
      memory.delete = () => Promise.reject(killed) as never
    },
  ],
  [
    'after the store, before the files',
    (device) => {
      device.around.caches = () => new Promise(() => {})
    },
  ],
  [
    'after the files, before the worker',
    (device) => {
      device.around.workers = () => new Promise(() => {})
    },
  ],
  [
    'before the receipt',
    (device) => {
      device.handed.fetch = () => Promise.reject(killed)
    },
  ],
]

describe.each(steps)('killed %s', (name, kill) => {
  test('the next start ends it, and the office hears of it', async () => {
    const device = await aFullDevice()
    const whole = { ...device, around: { ...device.around }, handed: { ...device.handed } }
    kill(device)
    const wiping = wipe(device.memory, device.handed, device.around).catch((problem) => problem)
    await Promise.race([wiping, new Promise((done) => setTimeout(done, 200))])
    whole.done.length = 0
    if (name.startsWith('after the key')) {
      // What lies here still cannot be read by anybody.
      expect(await device.memory.keys.count()).toBe(0)
    }
    await startsAgain(whole)
    expect(await isEmpty(whole)).toBe(true)
    expect(whole.done).toContain('receipt /api/device/wiped')
    expect(whole.done).toContain('caches')
    expect(whole.done).toContain('workers')
  })
})

test('in one go: key and store first, then files and worker, and the receipt last', async () => {
  const device = await aFullDevice()
  await wipe(device.memory, device.handed, device.around)
  expect(device.done).toEqual(['caches', 'workers', 'receipt /api/device/wiped'])
  expect(await isEmpty(device)).toBe(true)
})

test('a device that was never put out says nothing away: nothing is removed on an answer that it is in', async () => {
  const device = await aFullDevice()
  const fetch = (async () => new Response('{"wiped":false}')) as typeof globalThis.fetch
  await tellIfEmptied({ ...device.handed, fetch }, device.around)
  expect(device.done).toEqual([])
})

describe('thirty days without contact', () => {
  const day = 86_400_000
  const at = Date.parse('2026-11-23T09:30:00Z')

  test('lock what is here, delete nothing, and end with the next contact', async () => {
    const { memory } = await aDevice()
    expect(await isSilentTooLong(memory, at)).toBe(false)
    await memory.meta.put({ key: 'lastSync', value: at - 30 * day })
    expect(await isSilentTooLong(memory, at)).toBe(false)
    const before = await memory.keys.count()
    expect(await isSilentTooLong(memory, at + 1)).toBe(true)
    expect(await memory.keys.count()).toBe(before)
    await memory.meta.put({ key: 'lastSync', value: at })
    expect(await isSilentTooLong(memory, at + 1)).toBe(false)
  })
})

test('whether the storage is protected is told once, and again when it changes', async () => {
  const { memory } = await aDevice()
  const told: unknown[] = []
  const call = (async (_path: string, init: RequestInit) => {
    told.push(JSON.parse(String(init.body)))
    return new Response('{}')
  }) as typeof fetch
  const storage = (persisted: boolean) => ({ persisted: async () => persisted })
  await tellPersisted(memory, call, storage(false))
  await tellPersisted(memory, call, storage(false))
  await tellPersisted(memory, call, storage(true))
  expect(told).toEqual([{ persisted: false }, { persisted: true }])
})
