// The device's store: one door for saving and receiving, so that a record, its queue row and its numbers move together.
import { describe, expect, test } from 'vitest'
import { keepDraft, readDraft } from '../../src/device/drafts.ts'
import { behind, historyOf, inConflict, queueState, recordOf, targetsNow } from '../../src/device/live.ts'
import { save } from '../../src/device/save.ts'
import { talliesAstray } from '../../src/device/tallies.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024, radgivning2024Id } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { canonical } from '../../src/sync/canonical.ts'
import {
  changeOf,
  creationOf,
  deletionOf,
  inverse,
  resolutionOf,
  type Values,
} from '../../src/sync/mutation.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const today = '2026-11-23' as LocalDate

const groupSession: Values = {
  date: '2026-11-20',
  minutes: 60,
  setting: 'group',
  participants: 9,
  channel: 'on-site',
  municipality: '1864',
  phase: 'idea',
  topics: ['cooperation'],
  agenda2030: true,
  sdgs: [8, 11],
  companyLab: false,
  notes: 'De vill bli sju medlemmar före nyår.',
}

async function anOffice(): Promise<MemoryOffice> {
  const office = new MemoryOffice()
  const { kind: _, id: __, ...values } = radgivning2024 as unknown as Record<string, unknown>
  const creation = creationOf('programme', radgivning2024Id, values, newId())
  const by = { member: null, device: null }
  const at = '2023-12-01T10:00:00+01:00'
  const handed = office.handed
  await acceptMutation(
    office.tx(),
    by,
    { ...creation, at },
    { record: null, cursor: 0, handed, receivedHash: '' },
  )
  return office
}

async function sessionsCounted(device: InventedDevice): Promise<number | undefined> {
  const now = await targetsNow(device.memory, yearPeriod(2026), today)
  return now?.numbers.indicators.find(({ id }) => id === 'advisory-sessions')?.amount
}

const [sessionsIndicator] = radgivning2024.indicators.slice(0, 1) as [
  (typeof radgivning2024.indicators)[number],
]

/** A record as somebody has it on her screen. */
async function seenBy(device: InventedDevice, id: string) {
  const seen = await recordOf(device, id)
  if (!seen) throw new Error(`${id} is not on this device`)
  return seen
}

const edited = async (device: InventedDevice, id: string, values: Values) => {
  const seen = await recordOf(device, id)
  const change = seen && changeOf(seen, values, newId())
  expect(change && (await save(device, [change]))).toEqual({ ok: true })
}

describe('a saved session', () => {
  test('[I3] [I17] stands in the queue, in the view and in its numbers at once', async () => {
    const office = await anOffice()
    const maja = await aDevice()
    await syncs(maja, office)
    expect(await sessionsCounted(maja)).toBe(0)
    const id = newId()
    expect(await save(maja, [creationOf('session', id, groupSession, newId())])).toEqual({ ok: true })
    expect(await sessionsCounted(maja)).toBe(1)
    expect(await queueState(maja.memory)).toMatchObject({ unsent: 1, needsYou: 0 })
    const [listed] = await behind(maja.memory, radgivning2024, sessionsIndicator, yearPeriod(2026))
    expect(listed).toMatchObject({ id, unsent: 1, record: { minutes: 60 } })
    expect(await recordOf(maja, id)).toMatchObject({ record: { notes: groupSession.notes } })
    expect(await talliesAstray(maja.memory)).toEqual([])
  })

  test('keeps its personal words sealed where they lie', async () => {
    const maja = await aDevice()
    const id = newId()
    await save(maja, [creationOf('session', id, groupSession, newId())])
    await keepDraft(maja, { key: 'session:new', kind: 'session', values: { notes: 'halvfärdig om Amina' } })
    const lying = await Promise.all(maja.memory.tables.map((table) => table.toArray()))
    const text = canonical(lying)
    expect(text).not.toContain('sju medlemmar')
    expect(text).not.toContain('Amina')
    expect((await recordOf(maja, id))?.record).toMatchObject({ notes: groupSession.notes })
    expect((await readDraft(maja.memory, maja.sealer, 'session:new'))?.values).toEqual({
      notes: 'halvfärdig om Amina',
    })
  })

  test('reaches the lead, and is no longer unsent where it was saved', async () => {
    const office = await anOffice()
    const [maja, lead] = [await aDevice(), await aDevice('lead', 'Lisa')]
    const id = newId()
    await save(maja, [creationOf('session', id, groupSession, newId())])
    await syncs(maja, office)
    await syncs(lead, office)
    for (const device of [maja, lead]) {
      expect(await sessionsCounted(device)).toBe(1)
      expect(await recordOf(device, id)).toMatchObject({ unsent: 0, made: { createdBy: maja.who.member } })
      expect(await talliesAstray(device.memory)).toEqual([])
    }
    const [line] = await historyOf(lead, id, null)
    expect(line).toMatchObject({ by: { device: maja.who.id }, recvAt: '2026-05-04T11:00:00Z' })
  })

  test('is refused with the field named when it is not valid, and nothing is changed', async () => {
    const maja = await aDevice()
    const wrong = creationOf('session', newId(), { ...groupSession, participants: undefined }, newId())
    expect(await save(maja, [wrong])).toMatchObject({
      ok: false,
      problem: { because: 'not-valid', issues: [{ field: 'participants', because: 'required' }] },
    })
    expect(await queueState(maja.memory)).toMatchObject({ unsent: 0 })
  })

  test('is deleted and brought back by its undoing', async () => {
    const office = await anOffice()
    const maja = await aDevice()
    await syncs(maja, office)
    const id = newId()
    await save(maja, [creationOf('session', id, groupSession, newId())])
    const seen = await seenBy(maja, id)
    const deletion = deletionOf(seen, newId())
    await save(maja, [deletion])
    expect(await sessionsCounted(maja)).toBe(0)
    await save(maja, [inverse(deletion, seen, await seenBy(maja, id), newId())])
    expect(await sessionsCounted(maja)).toBe(1)
    await syncs(maja, office)
    expect(await sessionsCounted(maja)).toBe(1)
  })
})

describe('two people and one session', () => {
  async function both() {
    const office = await anOffice()
    const [maja, lead] = [await aDevice(), await aDevice('lead', 'Lisa')]
    const id = newId()
    await save(maja, [creationOf('session', id, groupSession, newId())])
    for (const device of [maja, lead, maja]) await syncs(device, office)
    return { office, maja, lead, id }
  }

  test('different fields: both survive, and nobody has to decide', async () => {
    const { office, maja, lead, id } = await both()
    await edited(lead, id, { minutes: 90 })
    await edited(maja, id, { notes: 'Stadgarna är klara.' })
    for (const device of [lead, maja, lead]) await syncs(device, office)
    for (const device of [maja, lead]) {
      expect((await recordOf(device, id))?.record).toMatchObject({
        minutes: 90,
        notes: 'Stadgarna är klara.',
      })
      expect(await inConflict(device)).toEqual([])
    }
  })

  test('[I6] [C11] the same field: both values are kept, one number is counted, and the lead decides', async () => {
    const { office, maja, lead, id } = await both()
    await edited(lead, id, { minutes: 90 })
    await edited(maja, id, { minutes: 45 })
    for (const device of [lead, maja, lead]) await syncs(device, office)
    const seen = await seenBy(lead, id)
    expect(seen.conflicts.minutes?.map(({ value }) => value)).toEqual([90, 45])
    expect(await sessionsCounted(lead)).toBe(1)
    expect((await targetsNow(lead.memory, yearPeriod(2026), today))?.numbers.indicators[0]).toMatchObject({
      open: 1,
    })
    expect(await save(lead, [resolutionOf(seen, 'minutes', 45, newId())])).toEqual({ ok: true })
    for (const device of [lead, maja]) await syncs(device, office)
    for (const device of [maja, lead]) {
      expect((await recordOf(device, id))?.record).toMatchObject({ minutes: 45 })
      expect(await inConflict(device)).toEqual([])
      expect(await talliesAstray(device.memory)).toEqual([])
    }
  })

  test('an adviser may not decide a conflict', async () => {
    const { office, maja, lead, id } = await both()
    await edited(lead, id, { minutes: 90 })
    await edited(maja, id, { minutes: 45 })
    for (const device of [lead, maja, lead]) await syncs(device, office)
    await syncs(maja, office)
    const seen = await seenBy(maja, id)
    expect(await save(maja, [resolutionOf(seen, 'minutes', 45, newId())])).toMatchObject({
      ok: false,
      problem: { because: 'not-allowed' },
    })
  })
})

test('[I12] after a restored backup the office regains what its devices still hold', async () => {
  const office = await anOffice()
  const maja = await aDevice()
  await syncs(maja, office)
  const backup = office.state
  office.state = structuredClone(backup)
  const ids = [newId(), newId()]
  for (const id of ids) await save(maja, [creationOf('session', id, groupSession, newId())])
  await syncs(maja, office)
  expect(office.state.log).toHaveLength(3)
  office.state = { ...structuredClone(backup), epoch: 'epoch-2' }
  await syncs(maja, office)
  expect(office.state.log.map((row) => row.rec).sort()).toEqual([radgivning2024Id, ...ids].sort())
  expect(await sessionsCounted(maja)).toBe(2)
  expect(await talliesAstray(maja.memory)).toEqual([])
})

test('[C3] [I17] a company given its number moves its count to that number, and a double beside it counts nothing', async () => {
  const office = await anOffice()
  const maja = await aDevice()
  await syncs(maja, office)
  const company = {
    name: 'Hjulet ek. för.',
    date: '2026-05-04',
    legalForm: 'economic-association',
    cooperative: true,
    creativeIndustry: false,
    youthOwned: false,
    companyLab: false,
    municipality: '1885',
    livelihoods: 3,
  }
  const [first, second] = [newId(), newId()]
  await save(maja, [
    creationOf('companyStart', first, { ...company, organisationNumber: '769600-0012' }, newId()),
  ])
  await save(maja, [creationOf('companyStart', second, company, newId())])
  const counted = async () => {
    const now = await targetsNow(maja.memory, yearPeriod(2026), today)
    return now?.numbers.indicators.find(({ id }) => id === 'companies-started')?.amount
  }
  expect(await counted()).toBe(2)
  await edited(maja, second, { organisationNumber: '769600-0012' })
  expect(await counted()).toBe(1)
  await edited(maja, second, { organisationNumber: null })
  expect(await counted()).toBe(2)
  expect(await talliesAstray(maja.memory)).toEqual([])
})
