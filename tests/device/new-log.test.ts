// The office's log is another one (a restored backup): what is saved meanwhile is seen, and two logs never mix.
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { inConflict, recordOf, targetsNow } from '../../src/device/live.ts'
import { placeOf, receive } from '../../src/device/receive.ts'
import { talliesAstray } from '../../src/device/tallies.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024, radgivning2024Id } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { creationOf, type Values } from '../../src/sync/mutation.ts'
import { requestOf } from '../../src/sync/on-device.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const session: Values = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1864',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}

async function anOffice(epoch: string): Promise<MemoryOffice> {
  const office = new MemoryOffice(epoch)
  const { kind: _, id: __, ...values } = radgivning2024 as unknown as Record<string, unknown>
  const creation = creationOf('programme', radgivning2024Id, values, newId())
  const by = { member: null, device: null }
  const context = { record: null, cursor: 0, handed: office.handed, receivedHash: '' }
  await acceptMutation(office.tx(), by, { ...creation, at: '2023-12-01T10:00:00+01:00' }, context)
  return office
}

/** One request and its reply, as far as a page of `limit` goes. */
async function asks(device: InventedDevice, office: MemoryOffice, limit = 1000): Promise<void> {
  const request = requestOf(await placeOf(device.memory), [], { unsent: 0, limit, appVersion: 'test' })
  await receive(device, request, await office.sync(device.who, structuredClone(request)))
}

async function counted(device: InventedDevice): Promise<number | undefined> {
  const now = await targetsNow(device.memory, yearPeriod(2026), '2026-11-23' as LocalDate)
  return now?.numbers.indicators[0]?.amount
}

async function seenBy(device: InventedDevice, id: string) {
  const seen = await recordOf(device, id)
  if (!seen) throw new Error(`${id} is not on this device`)
  return seen
}

test('[I7] what is saved between a reset and the new log is seen and counted, and its author is not in conflict with herself', async () => {
  const office = await anOffice('epoch-1')
  const maja = await aDevice()
  const old = newId()
  await saveNew(maja, [{ kind: 'session', id: old, values: session }])
  await syncs(maja, office)
  office.state = { ...office.state, epoch: 'epoch-2' }
  await asks(maja, office) // the reply is a reset, and then the network goes away

  const fresh = newId()
  await saveNew(maja, [{ kind: 'session', id: fresh, values: session }])
  expect(await recordOf(maja, fresh)).toMatchObject({ unsent: 1 })
  expect(await counted(maja)).toBe(2)
  for (const minutes of [70, 80]) await saveEdit(maja, await seenBy(maja, old), { minutes })
  expect((await seenBy(maja, old)).record).toMatchObject({ minutes: 80 })

  await syncs(maja, office)
  expect((await seenBy(maja, old)).record).toMatchObject({ minutes: 80 })
  expect(await inConflict(maja)).toEqual([])
  expect(await counted(maja)).toBe(2)
  expect(await talliesAstray(maja.memory)).toEqual([])
})

test('[I4] a second new log before the first is whole: nothing of the half-read one is shown', async () => {
  const [first, second, third] = [await anOffice('a'), await anOffice('b'), await anOffice('c')]
  const [maja, omar] = [await aDevice(), await aDevice()]
  await syncs(maja, first)
  await saveNew(omar, [{ kind: 'session', values: session }])
  await syncs(omar, second)
  await asks(maja, second) // reset
  await asks(maja, second, 1) // one entry of the second log, and then that one is gone too
  await asks(maja, third) // reset
  await syncs(maja, third)
  expect(await counted(maja)).toBe(0)
  expect(await maja.memory.folded.count()).toBe(third.state.log.length)
  expect(await talliesAstray(maja.memory)).toEqual([])
})
