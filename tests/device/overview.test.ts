// The lead's desk on her device: what waits is found among all records, follows every change, and equals the review's own queue.
import { afterEach, describe, expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { remove, saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf, targetsNow } from '../../src/device/live.ts'
import { asideNow, grownNow, lateNow, putAside, takeAllBack } from '../../src/device/overview.ts'
import { countable } from '../../src/device/placing.ts'
import { review } from '../../src/device/review.ts'
import { Watch } from '../../src/device/watch.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { waitsOf } from '../../src/domain/review/queue.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import type { RecordId } from '../../src/domain/values/record-id.ts'
import { aDevice, type InventedDevice, newId } from '../support/invented-device.ts'
import { sessionValues } from '../support/small-client.ts'

const today = '2026-11-23' as LocalDate
const watches: Watch[] = []
afterEach(() => {
  for (const watch of watches.splice(0)) watch.end()
})

async function aLead(): Promise<InventedDevice> {
  const lead = await aDevice('lead', 'Lisa')
  const { kind: _, id, ...values } = radgivning2024
  await saveNew(lead, [{ kind: 'programme', id: id as RecordId, values }])
  return lead
}
function watching(lead: InventedDevice): Watch {
  const watch = new Watch(lead.memory, radgivning2024, today)
  watches.push(watch)
  return watch
}
/** Waits until the watch says what is expected: it hears of a change a moment after it was written. */
const soon = (said: () => unknown) => expect.poll(said, { timeout: 5_000, interval: 5 })
const idsOf = (watch: Watch) =>
  watch.now?.waiting
    .filter(({ isNew }) => isNew)
    .map(({ id }) => id)
    .sort()

test('what waits is what a look at every record finds, with the same remarks, for a whole invented office', async () => {
  const lead = await aLead()
  await saveNew(
    lead,
    inventedOffice({ seed: 5, until: today, sessions: { 2026: 40 } }).map((one) => ({
      ...one,
      id: one.id as RecordId,
    })),
  )
  const watch = watching(lead)
  await soon(() => watch.now !== undefined).toBe(true)
  const rows = await lead.memory.shown.toArray()
  const queue = rows.flatMap((row) => waitsOf(countable(row), radgivning2024, today) ?? [])
  const byId = (all: readonly { id: string; flags: readonly string[] }[]) =>
    [...all].map(({ id, flags }) => `${id} ${flags.join()}`).sort()
  expect(queue.length).toBeGreaterThan(20)
  expect(byId(watch.now?.waiting ?? [])).toEqual(byId(queue))
})

describe('it follows what is written, without looking at everything again', () => {
  test('a new one is there at once, approved it is gone, and undone it is back', async () => {
    const lead = await aLead()
    const watch = watching(lead)
    await soon(() => idsOf(watch)).toEqual([])
    const id = newId()
    await saveNew(lead, [
      { kind: 'session', id, values: { ...sessionValues, agenda2030: false, sdgs: [], minutes: 5 } },
    ])
    await soon(() => idsOf(watch)).toEqual([id])
    expect(watch.now?.waiting[0]?.flags).toEqual(expect.arrayContaining(['without-agenda-2030', 'short']))
    const seen = await recordOf(lead, id)
    const done = seen && (await review(lead, [seen], { state: 'approved' }))
    await soon(() => idsOf(watch)).toEqual([])
    if (done?.ok) await done.undo()
    await soon(() => idsOf(watch)).toEqual([id])
  })

  test('many at once are read as well', async () => {
    const lead = await aLead()
    const watch = watching(lead)
    await soon(() => watch.now !== undefined).toBe(true)
    const ids = Array.from({ length: 80 }, () => newId())
    await saveNew(
      lead,
      ids.map((id) => ({ kind: 'session' as const, id, values: sessionValues })),
    )
    await soon(() => idsOf(watch)).toEqual([...ids].sort())
  })
})

test('a contact that no meeting names stands there until one does, and again when that one is deleted', async () => {
  const lead = await aLead()
  const [contact, session] = [newId(), newId()]
  await saveNew(lead, [
    { kind: 'contact', id: contact, values: { type: 'person', name: 'Amina', municipality: '1880' } },
  ])
  const watch = watching(lead)
  await soon(() => watch.now?.contactsWithoutSession).toEqual([contact])
  await saveNew(lead, [{ kind: 'session', id: session, values: { ...sessionValues, contactIds: [contact] } }])
  await soon(() => watch.now?.contactsWithoutSession).toEqual([])
  const seen = await recordOf(lead, session)
  if (seen) await remove(lead, seen)
  await soon(() => watch.now?.contactsWithoutSession).toEqual([contact])
})

test('a meeting with one who was merged is a meeting with whom it stands for', async () => {
  const lead = await aLead()
  const [stands, merged] = [newId(), newId()]
  const values = { type: 'person', name: 'Amina', municipality: '1880' }
  await saveNew(lead, [
    { kind: 'contact', id: stands, values },
    { kind: 'contact', id: merged, values },
    { kind: 'session', values: { ...sessionValues, contactIds: [merged] } },
  ])
  const watch = watching(lead)
  await soon(() => watch.now?.contactsWithoutSession).toEqual([stands])
  const seen = await recordOf(lead, merged)
  if (seen) await saveEdit(lead, seen, { sameAs: stands })
  await soon(() => watch.now?.contactsWithoutSession).toEqual([])
})

test('a line of months ends at the number itself, for every indicator', async () => {
  const lead = await aLead()
  await saveNew(
    lead,
    inventedOffice({ seed: 5, until: today, sessions: { 2025: 20, 2026: 40 } }).map((one) => ({
      ...one,
      id: one.id as RecordId,
    })),
  )
  const now = await targetsNow(lead.memory, yearPeriod(2026), today)
  const grown = await grownNow(lead.memory, radgivning2024, 2026, today)
  expect(grown.length).toBe(radgivning2024.indicators.length)
  for (const { indicator, years } of grown) {
    const figure = now?.numbers.indicators.find(({ id }) => id === indicator.id)
    expect(years[0]?.values.findLast((value) => value !== null)).toBe(figure?.amount)
  }
  expect(grown[0]?.years.map(({ year }) => year)).toEqual([2026, 2025])
})

test('[C9] what counts in a locked year and was not reported is late, until the lead has chosen', async () => {
  const lead = await aLead()
  const [reported, late, lock] = [newId(), newId(), newId()]
  await saveNew(lead, [
    { kind: 'session', id: reported, values: { ...sessionValues, date: '2025-03-03' } },
    { kind: 'session', id: late, values: { ...sessionValues, date: '2025-04-04' } },
  ])
  expect(await lateNow(lead.memory, [radgivning2024])).toEqual([])
  // The office alone writes a lock: here is its row, as it would have been read.
  const says = async (chosen: readonly object[]) => {
    const [any] = await lead.memory.shown.limit(1).toArray()
    const figures = [
      { indicator: 'advisory-sessions', value: 1, records: [{ id: reported, hash: 'a'.repeat(64) }] },
    ]
    const record = {
      id: lock,
      kind: 'lock',
      programme: radgivning2024.key,
      year: 2025,
      figures,
      late: chosen,
    }
    const nothing = { counts: [], countsIn: [], keys: [], refs: [], date: '' }
    if (any) await lead.memory.shown.put({ ...any, ...nothing, id: lock, kind: 'lock', record })
  }
  await says([])
  expect(await lateNow(lead.memory, [radgivning2024])).toEqual([late])
  await says([{ id: late, choice: 'not-reported', why: 'För sent' }])
  expect(await lateNow(lead.memory, [radgivning2024])).toEqual([])
})

test('what is put aside is remembered on the device, and can be taken back', async () => {
  const lead = await aLead()
  const line = { kind: 'behind', of: ['community-dialogues'], canWait: true } as const
  const back = await putAside(lead.memory, line, 'week', today)
  expect(await asideNow(lead.memory)).toEqual({ 'behind community-dialogues': '2026-11-29' })
  await back()
  expect(await asideNow(lead.memory)).toEqual({})
  // Or all of it at once, when the toast is long gone.
  await putAside(lead.memory, line, 'today', today)
  await takeAllBack(lead.memory)
  expect(await asideNow(lead.memory)).toEqual({})
})
