// A programme changed on the lead's own device: the numbers say that they are being counted anew, and then are right.
import { beforeEach, describe, expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf, targetsNow } from '../../src/device/live.ts'
import { finish } from '../../src/device/receive.ts'
import { save } from '../../src/device/save.ts'
import { talliesAstray } from '../../src/device/tallies.ts'
import { recordsToCount } from '../../src/device/to-preview.ts'
import { nationalSupport, nationalSupportId } from '../../src/domain/programme/national-support.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { preview } from '../../src/domain/programme/preview.ts'
import { radgivning2024, radgivning2024Id } from '../../src/domain/programme/radgivning-2024.ts'
import type { Programme } from '../../src/domain/records/programme.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { changeOf, creationOf, type Values } from '../../src/sync/mutation.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const today = '2026-11-23' as LocalDate
const session = (said: Values): Values => ({
  date: '2026-05-04',
  minutes: 60,
  setting: 'individual',
  channel: 'on-site',
  municipality: '1880',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  ...said,
})
const company = (said: Values): Values => ({
  name: 'Hjulet',
  legalForm: 'economic-association',
  cooperative: true,
  creativeIndustry: false,
  youthOwned: false,
  companyLab: false,
  municipality: '1880',
  livelihoods: 2,
  ...said,
})
const valuesOf = ({ kind: _, id: __, ...values }: Programme): Values => values

let lead: InventedDevice
beforeEach(async () => {
  lead = await aDevice('lead', 'Lisa')
  const contact = newId()
  await saveNew(lead, [
    { kind: 'programme', id: radgivning2024Id as never, values: valuesOf(radgivning2024) },
    { kind: 'contact', id: contact, values: { name: 'Hjulet', type: 'group', municipality: '1880' } },
    { kind: 'session', values: session({ setting: 'group', participants: 9, contactIds: [contact] }) },
    { kind: 'session', values: session({ date: '2026-06-04', contactIds: [contact] }) },
  ])
  await finish(lead)
})

const now = async (programme = radgivning2024.key) => {
  const shown = await targetsNow(lead.memory, yearPeriod(2026), today, { programme })
  const numbers = Object.fromEntries(shown?.numbers.indicators.map(({ id, amount }) => [id, amount]) ?? [])
  return { stale: shown?.stale, numbers }
}
const seen = async (id: string) => {
  const found = await recordOf(lead, id)
  if (found?.record.kind !== 'programme') throw new Error('no programme here')
  return { ...found, record: found.record }
}
const changed = async (id: string, said: Partial<Programme['indicators'][number]>) => {
  const programme = await seen(radgivning2024Id)
  const indicators = programme.record.indicators.map((one) => (one.id === id ? { ...one, ...said } : one))
  return saveEdit(lead, programme, { indicators })
}

describe('the lead’s own change of a programme', () => {
  test('[I17] says that the numbers are being counted anew, and then they are', async () => {
    expect(await now()).toMatchObject({ stale: false, numbers: { 'advisory-sessions': 2 } })
    expect(await changed('advisory-sessions', { measures: 'people' })).toMatchObject({ ok: true })
    expect((await now()).stale).toBe(true)
    await finish(lead)
    expect(await now()).toMatchObject({ stale: false, numbers: { 'advisory-sessions': 10 } })
    expect(await talliesAstray(lead.memory)).toEqual([])
  })

  test('is undone with its numbers', async () => {
    const done = await changed('advisory-sessions', { measures: 'people' })
    await finish(lead)
    expect(done.ok && (await done.undo())).toEqual({ ok: true })
    expect((await now()).stale).toBe(true)
    await finish(lead)
    expect(await now()).toMatchObject({ stale: false, numbers: { 'advisory-sessions': 2 } })
  })

  test('made again while the first is being counted is counted too', async () => {
    await changed('advisory-sessions', { measures: 'people' })
    const counting = finish(lead)
    await changed('advisory-sessions', { measures: 'contacts', target: null })
    await counting
    expect(await now()).toMatchObject({ stale: false, numbers: { 'advisory-sessions': 1 } })
    expect(await talliesAstray(lead.memory)).toEqual([])
  })

  test('that the office refuses no longer counts here either', async () => {
    const office = new MemoryOffice()
    await syncs(lead, office)
    await finish(lead)
    await changed('advisory-sessions', { measures: 'people' })
    await finish(lead)
    expect((await now()).numbers['advisory-sessions']).toBe(10)
    lead.who.role = 'adviser' // as the office has known her since this morning
    await syncs(lead, office)
    expect(await now()).toMatchObject({ stale: false, numbers: { 'advisory-sessions': 2 } })
    expect(await talliesAstray(lead.memory)).toEqual([])
  })

  test('of one indicator sends that indicator alone, so that another lead’s of another never stands against it', async () => {
    const { record, heads, conflicts } = await seen(radgivning2024Id)
    const indicators = record.indicators.map((one) =>
      one.id === 'companies-started' ? { ...one, target: { atLeast: 12, per: 'year' as const } } : one,
    )
    const change = changeOf({ record, heads, conflicts }, { indicators }, newId())
    expect(Object.keys(change?.set ?? {})).toEqual(['indicators/companies-started'])
  })

  test('is held to the rules across its lists, each element among the others', async () => {
    expect(await changed('cooperatives-started', { partOf: 'no-such' })).toMatchObject({
      ok: false,
      problem: {
        issues: [{ field: 'indicators/cooperatives-started/partOf', because: 'no-such-indicator' }],
      },
    })
    // What it is part of is not in the change, but in the record.
    expect(await changed('cooperatives-started', { partOf: 'advisory-sessions' })).toMatchObject({ ok: true })
    const programme = await seen(radgivning2024Id)
    const without = programme.record.objectives.filter(({ id }) => id !== 'advice')
    expect(await saveEdit(lead, programme, { objectives: without })).toMatchObject({
      ok: false,
      problem: { issues: [{ because: 'no-such-objective' }] },
    })
  })

  test('with a condition on a field that does not exist is refused with the field’s name', async () => {
    const counts = [{ kind: 'session', where: { colour: 'red' } }]
    expect(await changed('advisory-sessions', { counts })).toMatchObject({
      problem: {
        issues: [{ field: 'indicators/advisory-sessions/counts/0/where/colour', because: 'no-such-field' }],
      },
    })
  })
})

describe('the preview of a change', () => {
  test('[I17] says what the tallies say once it is saved and counted', async () => {
    await saveNew(lead, [
      { kind: 'programme', id: nationalSupportId as never, values: valuesOf(nationalSupport) },
    ])
    for (const [date, number] of [
      ['2026-02-03', '556036-0793'],
      ['2025-12-30', '556036-0793'],
      ['2026-09-01', '556012-5790'],
    ] as const) {
      await saveNew(lead, [{ kind: 'companyStart', values: company({ date, organisationNumber: number }) }])
    }
    await finish(lead)
    const changes: readonly Partial<Programme['indicators'][number]>[] = [
      { measures: 'people', target: { atLeast: 400, per: 'period' } },
      { measures: 'contacts', target: { atLeast: 3, per: 'year' } },
      {
        counts: [{ kind: 'companyStart' }, { kind: 'session', where: { setting: 'group' } }],
        measures: 'records',
      },
    ]
    for (const said of changes) {
      const { record: before } = await seen(radgivning2024Id)
      const indicators = before.indicators.map((one) =>
        one.id === 'advisory-sessions' ? { ...one, ...said } : one,
      )
      const { from, to } = { from: before.from, to: '2026-12-31' as LocalDate }
      const rows = await recordsToCount(lead.memory, { from, to })
      const foretold = [...preview({ before, after: { ...before, indicators }, ...rows, year: 2026, today })]
      const shownNow = await targetsNow(lead.memory, yearPeriod(2026), today)
      expect(foretold.map(({ id, before: was }) => [id, was?.actual])).toEqual(
        shownNow?.numbers.indicators.map(({ id, amount }) => [id, amount]),
      )
      await changed('advisory-sessions', said)
      await finish(lead)
      const shown = await targetsNow(lead.memory, yearPeriod(2026), today)
      expect(foretold.map(({ id, after }) => [id, after?.actual, after?.target, after?.status])).toEqual(
        shown?.numbers.indicators.map(({ id, amount, target, status }) => [id, amount, target, status]),
      )
    }
  })
})

describe('a second programme', () => {
  test('[C13] counts the same records in its own units, once they are counted', async () => {
    const creation = creationOf('programme', nationalSupportId, valuesOf(nationalSupport), newId())
    expect(await save(lead, [creation])).toEqual({ ok: true })
    expect((await now(nationalSupport.key)).stale).toBe(true)
    await finish(lead)
    expect(await now(nationalSupport.key)).toMatchObject({
      stale: false,
      numbers: { 'advised-persons': 10, 'advised-contacts': 1 },
    })
    expect((await now()).numbers['advisory-sessions']).toBe(2)
    expect(await talliesAstray(lead.memory)).toEqual([])
  })
})
