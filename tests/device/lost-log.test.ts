// What the simulation found on its devices, held on the real one: erasures reach own rows, a forgotten restore is noticed.
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf } from '../../src/device/live.ts'
import { keepMe } from '../../src/device/me.ts'
import { placeOf, receive, setAside } from '../../src/device/receive.ts'
import { openMutation } from '../../src/device/sealed-rows.ts'
import { requestOf, viewOf } from '../../src/sync/on-device.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const contact = (name: string) => ({ name, type: 'person', municipality: '1880' })

/** The queue is pushed and answered, and nothing is read. */
async function answered(device: InventedDevice, office: MemoryOffice): Promise<void> {
  const rows = await device.memory.outbox.toArray()
  const muts = await Promise.all(rows.map((row) => openMutation(device.sealer, row)))
  const request = requestOf(await placeOf(device.memory), muts, { unsent: 1, limit: 0, appVersion: 'test' })
  await receive(device, request, await office.sync(device.who, structuredClone(request)))
}

const erased = (office: MemoryOffice, rec: string) =>
  acceptMutation(
    office.tx(),
    { member: null, device: null },
    { mid: newId(), type: 'contact', rec, op: 'erase', set: {}, base: {}, at: '2026-05-04T13:00:00Z' },
    {
      record: office.state.records.get(rec) ?? null,
      cursor: office.state.log.length,
      handed: office.handed,
      receivedHash: '',
    },
  )

test('[I16] what the office erases leaves the device’s sent and unsent rows too, and what follows a stale one', async () => {
  const office = new MemoryOffice()
  const [maja, omar] = [await aDevice(), await aDevice()]
  const id = newId()
  await saveNew(maja, [{ kind: 'contact', id, values: contact('Amina') }])
  await syncs(maja, office)
  for (const name of ['Amina A', 'Amina B']) {
    const seen = await recordOf(maja, id)
    if (seen) await saveEdit(maja, seen, { name })
  }
  await acceptMutation(
    office.tx(),
    { member: null, device: null },
    { mid: newId(), type: 'contact', rec: id, op: 'erase', set: {}, base: {}, at: '2026-05-04T13:00:00Z' },
    { record: office.state.records.get(id) ?? null, cursor: 1, handed: office.handed, receivedHash: '' },
  )
  await syncs(maja, office)
  await syncs(omar, office)
  const rows = [...(await maja.memory.sent.toArray()), ...(await maja.memory.outbox.toArray())]
  const said = await Promise.all(rows.map((row) => openMutation(maja.sealer, row)))
  expect(JSON.stringify([said, await recordOf(maja, id), await recordOf(omar, id)])).not.toContain('Amina')
  expect(JSON.stringify(office.state.log)).not.toContain('Amina')
})

test('[I16] an edit of what was answered as erased leaves with it, before the erasure itself is read', async () => {
  const office = new MemoryOffice()
  const maja = await aDevice()
  const id = newId()
  await saveNew(maja, [{ kind: 'contact', id, values: contact('Amina') }])
  await syncs(maja, office)
  await acceptMutation(
    office.tx(),
    { member: null, device: null },
    { mid: newId(), type: 'contact', rec: id, op: 'erase', set: {}, base: {}, at: '2026-05-04T13:00:00Z' },
    { record: office.state.records.get(id) ?? null, cursor: 1, handed: office.handed, receivedHash: '' },
  )
  const edit = async (name: string) => {
    const seen = await recordOf(maja, id)
    if (seen) await saveEdit(maja, seen, { name })
  }
  await edit('Amina A')
  const [row] = await maja.memory.outbox.toArray()
  if (!row) throw new Error('nothing was saved')
  const request = requestOf(await placeOf(maja.memory), [await openMutation(maja.sealer, row)], {
    unsent: 1,
    limit: 0,
    appVersion: 'test',
  })
  const reply = await office.sync(maja.who, structuredClone(request))
  // Saved while the answer was on its way.
  await edit('Amina B')
  await receive(maja, request, reply)
  const waiting = await maja.memory.outbox.toArray()
  const said = await Promise.all(waiting.map((one) => openMutation(maja.sealer, one)))
  expect(said.map(({ set }) => set)).toEqual([{ name: null }])
})

test('[I15] a signature that this device was never shown, and whose erasure it reads, is nothing to show', () => {
  const rec = newId()
  const set = { name: null }
  const erasure = { seq: 1, mid: newId(), rec, type: 'attendance', op: 'erase' as const, set, base: {} }
  const entry = { ...erasure, by: { member: null, device: null }, at: '', recvAt: '', h: '' }
  expect(viewOf('attendance', rec, [entry], [])).toBeNull()
  expect(viewOf('contact', rec, [{ ...entry, type: 'contact' }], [])).not.toBeNull()
})

test('[I12] an office that is put back behind everybody’s back gets again what it had numbered and no device had read', async () => {
  const office = new MemoryOffice()
  const [maja, omar] = [await aDevice(), await aDevice()]
  await saveNew(omar, [{ kind: 'contact', values: contact('Först') }])
  await syncs(omar, office)
  await syncs(maja, office)
  const backup = structuredClone(office.state)
  const id = newId()
  await saveNew(maja, [{ kind: 'contact', id, values: contact('Mellan') }])
  // Taken and answered, and not read back before the office is put back and goes on.
  await answered(maja, office)
  expect(await maja.memory.outbox.count()).toBe(0)
  office.state = backup
  await saveNew(omar, [{ kind: 'contact', values: contact('Sedan') }])
  await syncs(omar, office)
  await syncs(maja, office)
  expect(office.state.log.some((row) => row.rec === id)).toBe(true)
  expect(await recordOf(maja, id)).toMatchObject({ record: { name: 'Mellan' } })
})

test('[I16] what is set aside after its record was erased keeps nothing of what it said', async () => {
  const office = new MemoryOffice()
  const maja = await aDevice()
  const id = newId()
  await saveNew(maja, [{ kind: 'contact', id, values: contact('Amina') }])
  await syncs(maja, office)
  const seen = await recordOf(maja, id)
  await erased(office, id)
  await syncs(maja, office)
  // A form that was open all the while.
  if (seen) await saveEdit(maja, seen, { name: 'Amina B' })
  const [row] = await maja.memory.outbox.toArray()
  if (!row) throw new Error('nothing was saved')
  await setAside(maja, await openMutation(maja.sealer, row), 'not-readable')
  const sent = await maja.memory.sent.where('mid').equals(row.mid).toArray()
  const said = await Promise.all(sent.map((one) => openMutation(maja.sealer, one)))
  expect(said.map(({ set }) => set)).toEqual([{ name: null }])
})

test('[I12] let in under another name after the office was put back, a device sends again what it is not shown', async () => {
  const office = new MemoryOffice()
  const tablet = await aDevice('tablet', 'Plattan')
  const rec = newId()
  const values = {
    list: newId(),
    name: 'Amina',
    witnessedBy: 'Eva',
    signedAt: '2026-03-01T10:00:00Z',
    language: 'sv',
    noticeVersion: '1',
  }
  const backup = structuredClone(office.state)
  await saveNew(tablet, [{ kind: 'attendance', id: rec, values }])
  await syncs(tablet, office)
  office.state = backup
  const who = { ...tablet.who, id: newId() }
  await keepMe(tablet.memory, {
    deviceId: who.id,
    member: who.member,
    name: 'Plattan',
    officeName: 'Örebro',
    role: 'tablet',
    state: 'active',
  })
  await syncs({ ...tablet, who }, office)
  expect(office.state.log.map((row) => row.rec)).toEqual([rec])
  expect(await recordOf(tablet, rec)).toMatchObject({ record: { name: 'Amina' } })
})

test('[I16] what saw a row that never reaches the office says what that one stood on, and goes with it', async () => {
  const office = new MemoryOffice()
  const maja = await aDevice()
  const id = newId()
  await saveNew(maja, [{ kind: 'contact', id, values: contact('Amina') }])
  await syncs(maja, office)
  for (const name of ['Amina A', 'Amina B']) {
    const seen = await recordOf(maja, id)
    if (seen) await saveEdit(maja, seen, { name })
  }
  const [first] = await maja.memory.outbox.orderBy('lseq').toArray()
  if (!first) throw new Error('nothing was saved')
  await setAside(maja, await openMutation(maja.sealer, first), 'not-readable')
  await erased(office, id)
  await answered(maja, office)
  expect(JSON.stringify(office.state.log)).not.toContain('Amina')
})
