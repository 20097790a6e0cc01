// Whoever has been at the device's files: a seal that was changed or moved does not open, and the rest does.
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { everyOf } from '../../src/device/live.ts'
import { openShown } from '../../src/device/sealed-rows.ts'
import { aDevice } from '../support/invented-device.ts'
import { sessionValues } from '../support/small-client.ts'

test('tampered IndexedDB row: changed or moved, a seal does not open; the others do, and nothing is deleted', async () => {
  const device = await aDevice()
  for (const notes of ['ett', 'två', 'tre'])
    await saveNew(device, [{ kind: 'session', values: { ...sessionValues, notes } }] as never)
  const rows = await device.memory.shown
    .where('kind')
    .equals('session')
    .toArray()
    .catch(() => device.memory.shown.toArray())
  const sessions = rows.filter(({ kind }) => kind === 'session')
  expect(sessions).toHaveLength(3)
  const [first, second, third] = sessions
  if (!first?.sealed || !second?.sealed || !third || !('data' in first.sealed)) throw new Error('not sealed')
  const changed = new Uint8Array(first.sealed.data.slice(0))
  changed[0] = (changed[0] ?? 0) ^ 1
  const tampered = { ...first, sealed: { ...first.sealed, data: changed.buffer } }
  const moved = { ...second, sealed: first.sealed }
  await device.memory.shown.bulkPut([tampered, moved])
  await expect(openShown(device.sealer, tampered)).rejects.toThrow()
  await expect(openShown(device.sealer, moved)).rejects.toThrow()
  expect((await openShown(device.sealer, third)).record).toMatchObject({ kind: 'session' })
  // Said aloud where it is read, and left where it lies.
  await expect(everyOf(device, 'session')).rejects.toThrow()
  expect(await device.memory.shown.count()).toBe(rows.length)
})
