// The lead's review: many at once in one save, one way back, and a returned one reaches its adviser.
import { afterEach, expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf } from '../../src/device/live.ts'
import { review } from '../../src/device/review.ts'
import { tasksNow } from '../../src/device/to-do.ts'
import { Watch } from '../../src/device/watch.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { reviewQueue } from '../../src/domain/review/queue.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { sessionValues } from '../support/small-client.ts'

const today = '2026-11-24' as LocalDate
const watches: Watch[] = []
afterEach(() => {
  for (const watch of watches.splice(0)) watch.end()
})
/** What waits for the lead, as her screen hears it: a moment after it was written. */
function queueOf({ memory }: Awaited<ReturnType<typeof aDevice>>) {
  const watch = new Watch(memory, radgivning2024, today)
  watches.push(watch)
  const queue = () => watch.now && reviewQueue(watch.now.waiting)
  return { queue, soon: (said: () => unknown) => expect.poll(said, { timeout: 5_000, interval: 5 }) }
}
const stateOf = async (device: Awaited<ReturnType<typeof aDevice>>, id: string) =>
  ((await recordOf(device, id))?.record as { review?: { state: string } } | undefined)?.review?.state

test('approved together and undone together', async () => {
  const lead = await aDevice('lead')
  const ids = [newId(), newId(), newId()]
  await saveNew(
    lead,
    ids.map((id) => ({ kind: 'session' as const, id, values: sessionValues })),
  )
  const seen = (await Promise.all(ids.map((id) => recordOf(lead, id)))).flatMap((one) => one ?? [])
  const { queue, soon } = queueOf(lead)
  await soon(queue).toHaveLength(3)
  const before = await lead.memory.outbox.count()
  const done = await review(lead, seen, { state: 'approved' })
  expect(done).toMatchObject({ ok: true })
  expect(await lead.memory.outbox.count()).toBe(before + 3)
  await soon(queue).toEqual([])
  if (done.ok) await done.undo()
  await soon(queue).toHaveLength(3)
})

test('returned, it is the adviser’s to do with the comment; mended, it waits for the lead again', async () => {
  const office = new MemoryOffice()
  const [lead, maja] = [await aDevice('lead'), await aDevice()]
  const id = newId()
  await saveNew(maja, [{ kind: 'session', id, values: sessionValues }])
  await syncs(maja, office)
  await syncs(lead, office)
  const seen = await recordOf(lead, id)
  if (seen) await review(lead, [seen], { state: 'returned', comment: 'Hur många kom?' })
  await syncs(lead, office)
  await syncs(maja, office)
  const [task] = await tasksNow(maja, { member: null, isLead: false }, today)
  expect(task).toMatchObject({ id, toDo: { task: 'mend' } })
  const now = await recordOf(maja, id)
  if (now) await saveEdit(maja, now, { participants: 12 })
  await syncs(maja, office)
  await syncs(lead, office)
  expect(await stateOf(lead, id)).toBe('new')
  const { queue, soon } = queueOf(lead)
  // An older one that nobody had returned stands after it.
  await saveNew(lead, [{ kind: 'session', id: newId(), values: { ...sessionValues, date: '2026-01-07' } }])
  await soon(() => queue()?.map((one) => [one.id === id, one.isMended])).toEqual([
    [true, true],
    [false, false],
  ])
  // Approved and undone it waits again, and is no longer the one that was mended.
  const mended = await recordOf(lead, id)
  const approved = mended && (await review(lead, [mended], { state: 'approved' }))
  if (approved?.ok) await approved.undo()
  await soon(() => queue()?.map(({ isMended }) => isMended)).toEqual([false, false])
})
