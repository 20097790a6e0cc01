// The lead's review: many at once in one save, one way back, and a returned one reaches its adviser.
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf } from '../../src/device/live.ts'
import { queueNow, review } from '../../src/device/review.ts'
import { tasksNow } from '../../src/device/to-do.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { sessionValues } from '../support/small-client.ts'

const today = '2026-11-24' as LocalDate
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
  expect(await queueNow(lead.memory, today)).toHaveLength(3)
  const before = await lead.memory.outbox.count()
  const done = await review(lead, seen, { state: 'approved' })
  expect(done).toMatchObject({ ok: true })
  expect(await lead.memory.outbox.count()).toBe(before + 3)
  expect(await queueNow(lead.memory, today)).toEqual([])
  if (done.ok) await done.undo()
  expect(await queueNow(lead.memory, today)).toHaveLength(3)
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
  expect((await queueNow(lead.memory, today)).map((one) => one.id)).toEqual([id])
})
