// Rows by their day, read a slice at a time: none twice, none forgotten, wherever a slice happens to end.
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { datedIn } from '../../src/device/dated.ts'
import { aDevice, newId } from '../support/invented-device.ts'

const activity = (date: string) => ({
  kind: 'activity' as const,
  id: newId(),
  values: { type: 'dissemination', title: 'Spritt', date, status: 'done' },
})

test('a slice that ends within a day forgets nothing of that day, and says nothing twice', async () => {
  const device = await aDevice()
  const days = ['2026-01-01', ...Array.from({ length: 7 }, () => '2026-01-02'), '2026-01-03', '2026-02-01']
  const records = days.map(activity)
  await saveNew(device, records)
  const january = { from: '2026-01-01', to: '2026-01-31' }
  const expected = records
    .slice(0, 9)
    .map(({ id }) => id)
    .sort()
  for (const slice of [1, 2, 3, 4, 8, 9, 10, 100]) {
    const found = await datedIn(device.memory, 'activity', january, slice)
    expect(found.map(({ id }) => id).sort(), `${slice} at a time`).toEqual(expected)
    expect(found.map(({ date }) => date)).toEqual([...found.map(({ date }) => date)].sort())
  }
})
