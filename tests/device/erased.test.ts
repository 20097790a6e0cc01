// What an erasure takes from a device beside its records: what was being typed about them.
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { keepDraft } from '../../src/device/drafts.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

test('[I16] a draft about what was erased goes; others stay', async () => {
  const office = new MemoryOffice()
  const maja = await aDevice()
  const [id, other] = [newId(), newId()]
  const values = { name: 'Amina', type: 'person', municipality: '1880' }
  await saveNew(maja, [
    { kind: 'contact', id, values },
    { kind: 'contact', id: other, values: { ...values, name: 'Bo' } },
  ])
  await syncs(maja, office)
  for (const key of [`contact:${id}`, `edit:${id}:2`, `contact:${other}`, 'session:new'])
    await keepDraft(maja, { key, kind: 'contact', values })
  await acceptMutation(
    office.tx(),
    { member: null, device: null },
    { mid: newId(), type: 'contact', rec: id, op: 'erase', set: {}, base: {}, at: '2026-05-04T13:00:00Z' },
    { record: office.state.records.get(id) ?? null, cursor: 1, handed: office.handed, receivedHash: '' },
  )
  await syncs(maja, office)
  const left = await maja.memory.drafts.toCollection().primaryKeys()
  expect(left).toEqual([`contact:${other}`, 'session:new'])
})
