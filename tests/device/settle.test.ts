// The lead settles: a choice between two values, undone it is open again; an older value comes back as a new change.
import { describe, expect, test } from 'vitest'
import { remove, resolve, saveEdit, saveNew } from '../../src/device/acts.ts'
import { type Apart, putAway, seenApart, watchApart } from '../../src/device/apart.ts'
import { historyOf, inConflict, recordOf } from '../../src/device/live.ts'
import { readMe } from '../../src/device/me.ts'
import { olderValues } from '../../src/device/older-values.ts'
import type { Opened } from '../../src/device/sealed-rows.ts'
import { leaveRefused, leftRefused } from '../../src/device/settle.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { sessionValues } from '../support/small-client.ts'

const seen = async (device: InventedDevice, id: string): Promise<Opened> => {
  const found = await recordOf(device, id)
  if (!found) throw new Error('not here')
  return found
}

/** Maja and Omar have changed one session, neither having seen the other; the lead and they have synced. */
async function inTwoMinds(field: 'minutes' | 'notes', [one, other]: readonly unknown[]) {
  const office = new MemoryOffice()
  const [lead, maja, omar] = [
    await aDevice('lead', 'Lisa'),
    await aDevice(),
    await aDevice('adviser', 'Omar'),
  ]
  const id = newId()
  await saveNew(maja, [{ kind: 'session', id, values: sessionValues }])
  const everyone = async () => {
    for (const device of [maja, omar, lead, maja, omar]) await syncs(device, office)
  }
  await everyone()
  await saveEdit(maja, await seen(maja, id), { [field]: one })
  await saveEdit(omar, await seen(omar, id), { [field]: other })
  await everyone()
  return { lead, maja, omar, id, everyone }
}

const open = (record: Opened, field: string) => record.conflicts[field]?.map(({ value }) => value)

describe('a choice between two values', () => {
  test('[C11] undone, both stand against each other again, for everybody', async () => {
    const { lead, omar, id, everyone } = await inTwoMinds('minutes', [45, 90])
    expect(open(await seen(lead, id), 'minutes')).toEqual([45, 90])
    const chosen = await resolve(lead, await seen(lead, id), 'minutes', 90)
    await everyone()
    expect((await seen(omar, id)).open).toEqual([])
    expect(await inConflict(lead)).toEqual([])
    if (chosen.ok) await chosen.undo()
    expect(open(await seen(lead, id), 'minutes')?.sort()).toEqual([45, 90])
    await everyone()
    expect(open(await seen(omar, id), 'minutes')?.sort()).toEqual([45, 90])
  })

  test('[C11] a third value holds, and both of the others stay in the history', async () => {
    const { lead, id, everyone } = await inTwoMinds('notes', ['Om stadgar', 'Om lokal'])
    await resolve(lead, await seen(lead, id), 'notes', 'Om stadgar och lokal')
    await everyone()
    const now = await seen(lead, id)
    expect(now.record).toMatchObject({ notes: 'Om stadgar och lokal' })
    const older = olderValues(now, await historyOf(lead, id, (await readMe(lead.memory)) ?? null))
    expect(older.map(({ field, said }) => [field, said.map(({ value }) => value)])).toEqual([
      ['notes', expect.arrayContaining(['Om stadgar', 'Om lokal'])],
    ])
  })

  test('[C11] removed by one and changed by another: undone, it is open again and not removed', async () => {
    const { lead, maja, omar, id, everyone } = await inTwoMinds('minutes', [45, 45])
    await remove(maja, await seen(maja, id))
    await saveEdit(omar, await seen(omar, id), { minutes: 50 })
    await everyone()
    expect((await seen(lead, id)).open).toEqual(['_deleted'])
    const chosen = await resolve(lead, await seen(lead, id), '_deleted', false)
    await everyone()
    expect((await seen(maja, id)).open).toEqual([])
    if (chosen.ok) await chosen.undo()
    await everyone()
    expect(await seen(maja, id)).toMatchObject({ open: ['_deleted'], record: { minutes: 50 } })
  })
})

describe('older values', () => {
  test('each is said once, the latest first, without what holds now; taken back, it is a change with a way back', async () => {
    const device = await aDevice()
    const id = newId()
    await saveNew(device, [{ kind: 'session', id, values: { ...sessionValues, minutes: 60 } }])
    for (const minutes of [45, 60, 90]) await saveEdit(device, await seen(device, id), { minutes })
    const me = (await readMe(device.memory)) ?? null
    const older = async () =>
      olderValues(await seen(device, id), await historyOf(device, id, me)).map(({ field, said }) => [
        field,
        said.map(({ value }) => value),
      ])
    expect(await older()).toEqual([['minutes', [60, 45]]])
    const back = await saveEdit(device, await seen(device, id), { minutes: 45 })
    expect(await older()).toEqual([['minutes', [90, 60]]])
    if (back.ok) await back.undo()
    expect((await seen(device, id)).record).toMatchObject({ minutes: 90 })
  })

  test('a field that waits for the lead’s choice is not among them', async () => {
    const { lead, id } = await inTwoMinds('minutes', [45, 90])
    expect(olderValues(await seen(lead, id), await historyOf(lead, id, null))).toEqual([])
  })
})

describe('changed by two in different fields', () => {
  test('is merged, told of with both sides, and put away until the next time', async () => {
    const office = new MemoryOffice()
    const [lead, maja, omar] = [
      await aDevice('lead', 'Lisa'),
      await aDevice(),
      await aDevice('adviser', 'Omar'),
    ]
    const id = newId()
    await saveNew(maja, [{ kind: 'session', id, values: sessionValues }])
    for (const device of [maja, omar, lead]) await syncs(device, office)
    let found: readonly Apart[] | undefined
    let old: readonly Apart[] | undefined
    const ends = [
      watchApart(lead.memory, '', (now) => {
        found = now
      }),
      watchApart(lead.memory, '9999', (now) => {
        old = now
      }),
    ]
    await expect.poll(() => found).toEqual([])
    await saveEdit(maja, await seen(maja, id), { minutes: 45 })
    // By Omar's watch a minute before the office had Maja's.
    const handed = { ...omar.handed, at: () => '2026-05-04T12:59:00+02:00' }
    await saveEdit({ ...omar, handed }, await seen(omar, id), { notes: 'Om bygdegården' })
    for (const device of [maja, omar, lead]) await syncs(device, office)
    expect(await seen(lead, id)).toMatchObject({ open: [], record: { minutes: 45, notes: 'Om bygdegården' } })
    await expect
      .poll(() => found?.map(({ rec, sides }) => [rec, ...sides.map(({ fields }) => fields.join())]))
      .toEqual([[id, 'minutes', 'notes']])
    expect(old).toEqual([])
    for (const end of ends) end()
    const back = await putAway(lead.memory, found ?? [])
    expect(await seenApart(lead.memory)).toEqual({ [id]: found?.[0]?.seq })
    await back()
    expect(await seenApart(lead.memory)).toEqual({})
  })
})

test('what the office refused can be let lie, and asked for again', async () => {
  const lead = await aDevice('lead')
  expect(await leftRefused(lead.memory)).toEqual([])
  const back = await leaveRefused(lead.memory, 'one')
  await leaveRefused(lead.memory, 'two')
  await leaveRefused(lead.memory, 'one')
  expect(await leftRefused(lead.memory)).toEqual(['two', 'one'])
  await back()
  expect(await leftRefused(lead.memory)).toEqual(['two'])
})
