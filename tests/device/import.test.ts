// An import on the device: saved whole or not at all, remembered, and undone as one thing.
import { expect, test } from 'vitest'
import { lastImport, saveImport, undoImport } from '../../src/device/import.ts'
import { listOf, queueState, recordOf } from '../../src/device/live.ts'
import { save } from '../../src/device/save.ts'
import type { KindName } from '../../src/domain/records/kinds.ts'
import { changeOf, creationOf, type Values } from '../../src/sync/mutation.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const session: Values = {
  date: '2026-05-04',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1880',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  notes: 'Före importen',
}
const made = (values: Values = session) => creationOf('session' as KindName, newId(), values, newId())
const edit = async (device: InventedDevice, id: string, values: Values) => {
  const seen = await recordOf(device, id)
  const change = seen && changeOf(seen, values, newId())
  if (!change) throw new Error('nothing to change')
  return change
}
const notesOf = async (device: InventedDevice) =>
  (await listOf(device, 'session')).map(({ record }) => (record as { notes?: string }).notes).sort()

test('one record that cannot be keeps all of an import out', async () => {
  const device = await aDevice()
  const saved = await saveImport(device, [made(), made({ ...session, minutes: 0 })], 'a.csv', () => {})
  expect(saved).toMatchObject({ ok: false, problem: { because: 'not-valid' } })
  expect(await listOf(device, 'session')).toEqual([])
  expect(await lastImport(device.memory)).toBeNull()
})

test('stopped on its way, nothing of it is there', async () => {
  const device = await aDevice()
  const many = Array.from({ length: 150 }, () => made())
  const stop = (done: number) => {
    if (done > 0) throw new Error('stopped')
  }
  await expect(saveImport(device, many, 'a.csv', stop)).rejects.toThrow('stopped')
  expect(await listOf(device, 'session')).toEqual([])
})

test('undone, what it made is gone and what it changed is as before, also after the office has it', async () => {
  const office = new MemoryOffice()
  const device = await aDevice()
  const there = made()
  await save(device, [there])
  const changed = await edit(device, there.rec, { notes: 'Ur filen' })
  await saveImport(device, [made({ ...session, notes: 'Ny' }), changed], 'a.csv', () => {})
  expect(await notesOf(device)).toEqual(['Ny', 'Ur filen'])
  expect(await lastImport(device.memory)).toMatchObject({ file: 'a.csv', created: 1, edited: 1 })
  await syncs(device, office)
  expect(await undoImport(device)).toEqual({ ok: true, gone: 2, kept: 0 })
  expect(await notesOf(device)).toEqual(['Före importen'])
  expect(await undoImport(device)).toMatchObject({ gone: 0 })
})

test('what somebody has changed since the import is kept, and counted', async () => {
  const device = await aDevice()
  const [one, other] = [made(), made()]
  await saveImport(device, [one, other], 'a.csv', () => {})
  await save(device, [await edit(device, one.rec, { notes: 'Rättad sedan' })])
  expect(await undoImport(device)).toEqual({ ok: true, gone: 1, kept: 1 })
  expect(await notesOf(device)).toEqual(['Rättad sedan'])
  expect((await lastImport(device.memory))?.undone).toEqual({ gone: 1, kept: 1 })
})

test('of an import, and of its undo, each record waits for itself', async () => {
  const office = new MemoryOffice()
  const device = await aDevice()
  const many = Array.from({ length: 150 }, () => made())
  await saveImport(device, many, 'a.csv', () => {})
  expect((await queueState(device.memory)).unsent).toBe(150)
  await syncs(device, office)
  expect((await queueState(device.memory)).unsent).toBe(0)
  const told: [number, number][] = []
  await undoImport(device, (done, of) => told.push([done, of]))
  expect(told).toEqual([
    [0, 150],
    [100, 150],
  ])
  expect((await queueState(device.memory)).unsent).toBe(150)
})

test('undone twice at once, it is undone once', async () => {
  const device = await aDevice()
  await saveImport(device, [made(), made()], 'a.csv', () => {})
  const both = await Promise.all([undoImport(device), undoImport(device)])
  expect(both).toEqual([
    { ok: true, gone: 2, kept: 0 },
    { ok: true, gone: 2, kept: 0 },
  ])
  expect((await queueState(device.memory)).unsent).toBe(4)
})
