// The list of what waits: a member's own, everybody's, and what an older store did not keep.
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf } from '../../src/device/live.ts'
import { finish } from '../../src/device/receive.ts'
import { tasksDue, tasksNow } from '../../src/device/to-do.ts'
import { countingVersion } from '../../src/domain/programme/tally.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, type InventedDevice, newId } from '../support/invented-device.ts'

const today = '2026-11-23' as LocalDate
const soon = '2026-12-07' as LocalDate

const session = {
  date: '2026-11-02',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1880',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}
const company = {
  name: 'Hjulet',
  date: '2025-11-01',
  legalForm: 'economic-association',
  cooperative: true,
  creativeIndustry: false,
  youthOwned: false,
  companyLab: false,
  municipality: '1880',
  livelihoods: 2,
}

async function idOf(device: InventedDevice, kind: 'session' | 'companyStart' | 'activity', values: object) {
  const done = await saveNew(device, [{ kind, values: values as Record<string, unknown> }])
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
  return done.ids[0] as string
}

test('a next step waits for the advisers named on its session, else for whoever logged it', async () => {
  const maja = await aDevice()
  const mine = await idOf(maja, 'session', {
    ...session,
    nextStep: 'Ring banken',
    nextStepDate: '2026-11-20',
  })
  const omar = newId()
  const his = await idOf(maja, 'session', { ...session, nextStep: 'Skicka mall', adviserIds: [omar] })
  const ids = async (member: string | null) =>
    (await tasksNow(maja, { member, isLead: false }, soon)).map(({ id }) => id)
  expect(await ids(maja.who.member)).toEqual([mine])
  expect(await ids(omar)).toEqual([his])
  expect(await ids(null)).toEqual([mine, his])
  expect(await tasksDue(maja.memory, { member: maja.who.member ?? '', isLead: false }, today)).toBe(1)
  expect(await tasksDue(maja.memory, { member: omar, isLead: false }, today)).toBe(0)
})

test('what is done leaves the list, and comes back with undo', async () => {
  const maja = await aDevice()
  const id = await idOf(maja, 'session', { ...session, nextStep: 'Ring banken', nextStepDate: '2026-11-20' })
  const seen = await recordOf(maja, id)
  if (!seen) throw new Error('not saved')
  const done = await saveEdit(maja, seen, { nextStepDone: today })
  expect(await tasksNow(maja, { member: null, isLead: false }, soon)).toEqual([])
  if (done.ok) await done.undo()
  expect(await tasksNow(maja, { member: null, isLead: false }, soon)).toHaveLength(1)
})

test('[C14] a company is listed for everybody a fortnight before it is to be asked', async () => {
  const maja = await aDevice()
  await idOf(maja, 'companyStart', { ...company, date: '2025-12-07' })
  expect(await tasksNow(maja, { member: newId(), isLead: false }, '2026-12-06' as LocalDate)).toEqual([])
  expect(await tasksNow(maja, { member: newId(), isLead: false }, soon)).toMatchObject([
    { toDo: { task: 'follow-up', from: soon } },
  ])
})

test('[C14] a company that was never asked is listed by the day of the question that is asked now', async () => {
  const maja = await aDevice()
  await idOf(maja, 'companyStart', { ...company, date: '2024-03-04' })
  await idOf(maja, 'companyStart', { ...company, name: 'Linden', date: '2025-05-06' })
  const tasks = await tasksNow(maja, { member: newId(), isLead: false }, soon)
  expect(tasks.map(({ toDo }) => toDo.from)).toEqual(['2026-03-04', '2026-05-06'])
})

test('a person who asked to be erased waits for the lead, and for nobody else', async () => {
  const maja = await aDevice()
  await saveNew(maja, [
    {
      kind: 'contact',
      values: { name: 'Amina', type: 'person', municipality: '1880', erasureAsked: '2026-11-20' },
    },
  ])
  expect(await tasksNow(maja, { member: null, isLead: false }, soon)).toEqual([])
  expect(await tasksNow(maja, { member: newId(), isLead: true }, soon)).toMatchObject([
    { toDo: { task: 'erase' } },
  ])
})

test('a store kept by an older app is read anew once, and then its tasks are found', async () => {
  const maja = await aDevice()
  const id = await idOf(maja, 'session', { ...session, nextStep: 'Ring banken' })
  await maja.memory.shown
    .where('id')
    .equals(id)
    .modify((row) => {
      delete row.todo
    })
  await maja.memory.meta.put({ key: 'countedBy', value: countingVersion - 1 })
  expect(await tasksNow(maja, { member: null, isLead: false }, soon)).toEqual([])
  await finish(maja)
  expect(await tasksNow(maja, { member: null, isLead: false }, soon)).toHaveLength(1)
  expect((await maja.memory.meta.get('countedBy'))?.value).toBe(countingVersion)
  expect((await maja.memory.meta.get('stale'))?.value).toBe(false)
})
