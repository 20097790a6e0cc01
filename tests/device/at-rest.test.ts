// What is seen to when nothing waits: among it, that nothing is left of a practice that was closed in the middle.
import Dexie from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import { seesToTheRest } from '../../src/device/at-rest.ts'
import { openMemory } from '../../src/device/database.ts'
import { practiceStore } from '../../src/device/practice-store.ts'
import { Transport } from '../../src/device/transport.ts'
import { aDevice } from '../support/invented-device.ts'

afterEach(() => vi.unstubAllGlobals())

test('what a closed tab left of a practice is deleted when the app opens', async () => {
  const left = await openMemory(practiceStore)
  if (!left.ok) throw new Error(left.problem.because)
  left.memory.close()
  expect(await Dexie.getDatabaseNames()).toContain(practiceStore)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => {})
  const device = await aDevice()
  const end = seesToTheRest({ ...device, transport: new Transport(device) })
  await expect.poll(() => Dexie.getDatabaseNames()).not.toContain(practiceStore)
  end()
})
