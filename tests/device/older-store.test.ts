// A store that the first version of the app left on a device opens in this one, with everything that was in it.
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { openMemory, sealerOf } from '../../src/device/database.ts'
import { recordOf } from '../../src/device/live.ts'
import { finish } from '../../src/device/receive.ts'
import { tasksNow } from '../../src/device/to-do.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice } from '../support/invented-device.ts'

/** The tables as version 1 had them; never to be changed. */
const first = {
  folded: '[gen+rec]',
  shown: 'id, [kind+date], *countsIn, *keys, *refs, *open, mergedInto',
  tallies: 'month',
  outbox: 'lseq, mid, rec, lead',
  sent: 'mid, lseq, rec, seq, at, [status+settled]',
  drafts: 'key',
  meta: 'key',
  keys: 'id',
}

test('[I13] a store of the first version opens here: what waited to be sent still waits, what waits to be done is found', async () => {
  const maja = await aDevice()
  await saveNew(maja, [
    {
      kind: 'session',
      values: {
        date: '2026-11-02',
        minutes: 60,
        setting: 'individual',
        channel: 'phone',
        municipality: '1880',
        phase: 'idea',
        agenda2030: true,
        companyLab: false,
        notes: 'Stadgarna',
        nextStep: 'Ring banken',
        nextStepDate: '2026-11-20',
      },
    },
  ])
  const older = new Dexie('radslag-first-version')
  older.version(1).stores(first)
  await older.open()
  for (const table of maja.memory.tables.filter(({ name }) => name in first)) {
    const rows = await table.toArray()
    // The first version kept no day of what waits, and no number of how it counted.
    const then = table.name === 'meta' ? rows.filter(({ key }) => key !== 'countedBy') : rows
    await older.table(table.name).bulkPut(then.map(({ todo: _, ...row }) => row))
  }
  older.close()

  const opened = await openMemory('radslag-first-version')
  if (!opened.ok) throw new Error(opened.problem.because)
  const { memory } = opened
  const device = { ...maja, memory, sealer: await sealerOf(memory, maja.handed.crypto) }
  const [row] = await memory.outbox.toArray()
  expect(row?.mutation.type).toBe('session')
  expect(await recordOf(device, row?.rec ?? '')).toMatchObject({ record: { notes: 'Stadgarna' } })
  await finish(device)
  expect(await tasksNow(device, { member: null, isLead: false }, '2026-12-01' as LocalDate)).toHaveLength(1)
})
