// Redo för fältet: each check says what it found, and the line for support says nothing of a person.
import { expect, test } from 'vitest'
import { type Around, type Check, fieldReady, supportLine } from '../../src/device/field-ready.ts'
import { aDevice } from '../support/invented-device.ts'

const now = Date.parse('2026-11-24T10:00:00Z')
const all: Around = {
  isInstalled: true,
  canInstall: true,
  files: ['/index.html', '/assets/main.js'],
  caches: { match: async () => new Response('') },
  worker: { isServing: true, isNewerWaiting: false },
  storage: {
    persisted: async () => true,
    estimate: async () => ({ quota: 1_000_000_000, usage: 100_000_000 }),
  },
  camera: 'granted',
  now,
}
const look = async (around: Partial<Around> = {}, meta: Record<string, unknown> = {}) => {
  const { memory } = await aDevice()
  await memory.meta.bulkPut(
    Object.entries({ lastSync: now, serverSkew: 0, ...meta }).map(([key, value]) => ({ key, value })),
  )
  const verdicts = await fieldReady(memory, { ...all, ...around })
  expect(await memory.meta.get('field-try')).toBeUndefined()
  return (check: Check) => {
    const { state, amount } = verdicts.find((one) => one.check === check) ?? {}
    return [state, amount]
  }
}

test('a device with everything in place is ready', async () => {
  const { memory } = await aDevice()
  await memory.meta.bulkPut([{ key: 'lastSync', value: now }])
  const verdicts = await fieldReady(memory, all)
  expect(verdicts.filter(({ state }) => state !== 'good')).toEqual([])
  expect(verdicts).toHaveLength(9)
})

test('one file that is not kept, or a worker that does not serve, and the page does not open without network', async () => {
  const lacks = {
    match: async (file: RequestInfo | URL) => (file === '/index.html' ? new Response('') : undefined),
  }
  expect((await look({ caches: lacks }))('offline')).toEqual(['mend', undefined])
  expect((await look({ worker: { isServing: false, isNewerWaiting: false } }))('offline')).toEqual([
    'mend',
    undefined,
  ])
  expect((await look({ caches: undefined }))('offline')).toEqual(['mend', undefined])
})

test.each<[string, Partial<Around>, Record<string, unknown>, Check, unknown[]]>([
  ['not installed', { isInstalled: false }, {}, 'installed', ['mend', undefined]],
  [
    'not installed where the browser cannot',
    { isInstalled: false, canInstall: false },
    {},
    'installed',
    ['unknown', undefined],
  ],
  [
    'storage that may be cleared',
    { storage: { ...all.storage, persisted: async () => false } as never },
    {},
    'kept',
    ['mend', undefined],
  ],
  ['a browser that says nothing of it', { storage: undefined }, {}, 'kept', ['unknown', undefined]],
  [
    'a full telephone',
    { storage: { estimate: async () => ({ quota: 150_000_000, usage: 0 }) } as never },
    {},
    'room',
    ['mend', 150],
  ],
  ['a clock an hour wrong', {}, { serverSkew: -3_600_000 }, 'clock', ['mend', 60]],
  ['a clock a minute wrong', {}, { serverSkew: 60_000 }, 'clock', ['good', 1]],
  ['synced eight days ago', {}, { lastSync: now - 8 * 86_400_000 }, 'synced', ['mend', 8]],
  ['never synced', {}, { lastSync: undefined }, 'synced', ['mend', undefined]],
  ['a camera not yet asked for', { camera: 'prompt' }, {}, 'camera', ['unknown', undefined]],
  ['a camera that is barred', { camera: 'denied' }, {}, 'camera', ['mend', undefined]],
  [
    'a newer version that waits',
    { worker: { isServing: true, isNewerWaiting: true } },
    {},
    'version',
    ['mend', undefined],
  ],
])('%s is said', async (_, around, meta, check, expected) => {
  expect((await look(around, meta))(check)).toEqual(expected)
})

test('the line for support has the version, the checks and a count, and nothing else', async () => {
  const { memory } = await aDevice()
  const line = supportLine(await fieldReady(memory, all), {
    version: '1.0.0',
    browser: 'Chrome 140 Android',
    unsent: 3,
  })
  expect(line).toMatch(
    /^Rådslag 1\.0\.0 · Chrome 140 Android · unsent 3 · installed good · offline good · store good/,
  )
  expect(line).not.toMatch(/Maja|http|@/)
})
