// Every number on the device opens to the very records that it is made of: tiles, budget lines, shares, the plan.
import { beforeAll, describe, expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { saveNew } from '../../src/device/acts.ts'
import { targetsNow } from '../../src/device/live.ts'
import { companiesToAsk, needsNow } from '../../src/device/needs.ts'
import { inMunicipality, onLine, subjectsOf, withoutInformation } from '../../src/device/sides.ts'
import { bookedOre } from '../../src/domain/programme/money.ts'
import { programmePeriod, quarterPeriod, yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { municipalityCodes } from '../../src/domain/values/municipality-code.ts'
import type { RecordId } from '../../src/domain/values/record-id.ts'
import { aDevice, type InventedDevice } from '../support/invented-device.ts'

const today = '2026-11-23' as LocalDate
let lead: InventedDevice

beforeAll(async () => {
  lead = await aDevice('lead', 'Lisa')
  const { kind: _, id, ...values } = radgivning2024
  await saveNew(lead, [{ kind: 'programme', id: id as RecordId, values }])
  const office = inventedOffice({ seed: 7, until: today, sessions: { 2025: 30, 2026: 40 } })
  const saved = await saveNew(
    lead,
    office.map((one) => ({ ...one, id: one.id as RecordId })),
  )
  expect(saved).toMatchObject({ ok: true })
})

const numbersOf = async (period: Parameters<typeof targetsNow>[1]) => {
  const now = await targetsNow(lead.memory, period, today)
  if (!now) throw new Error('no programme')
  return now.numbers
}

describe.each([
  ['a year', yearPeriod(2026)],
  ['a quarter', quarterPeriod(2025, 3)],
  ['the whole programme', programmePeriod(radgivning2024)],
])('over %s', (_, period) => {
  test.each(['sessions', 'companies', 'activities'] as const)(
    'a tile of %s opens to as many',
    async (what) => {
      const { municipalities } = await numbersOf(period)
      for (const code of municipalityCodes) {
        const records = await inMunicipality(lead, radgivning2024, code, what, period)
        expect(records.length).toBe(municipalities[code][what])
      }
    },
  )

  test('[C16] a budget line opens to expenses of its sum', async () => {
    const { budget } = await numbersOf(period)
    for (const { line, actualOre } of budget) {
      const records = await onLine(lead, radgivning2024, line, period)
      expect(records.reduce((sum, { record }) => sum + bookedOre(record as never), 0)).toBe(actualOre)
    }
  })

  test('sessions without information about Agenda 2030 are the ones that the share lacks', async () => {
    const { agenda2030 } = await numbersOf(period)
    const missing = await withoutInformation(lead, radgivning2024, period)
    expect(missing.length).toBe(agenda2030.sessions - agenda2030.withInformation)
  })
})

test('topics are counted for what counts, and activities without a number are listed', async () => {
  const period = yearPeriod(2026)
  const before = await subjectsOf(lead, radgivning2024, period)
  const values = {
    date: '2026-03-03',
    title: 'Nyhetsbrev',
    type: 'dissemination',
    status: 'done',
    topics: ['climate'],
  }
  await saveNew(lead, [
    { kind: 'activity', values },
    { kind: 'activity', values: { ...values, status: 'planned' } },
    { kind: 'activity', values: { ...values, counts: false, countsNot: 'Före programmet' } },
  ])
  const after = await subjectsOf(lead, radgivning2024, period)
  expect((after.topics.climate ?? 0) - (before.topics.climate ?? 0)).toBe(1)
  expect(after.unnumbered.length - before.unnumbered.length).toBe(1)
  expect(after.unnumbered.every(({ record }) => record.type !== 'platform-update')).toBe(true)
})

test('the plan says what is left, where nothing was done, and forecasts from the same weeks of the year before', async () => {
  const plan = await needsNow(lead.memory, today)
  const { indicators } = await numbersOf(yearPeriod(2026))
  const sessions = indicators.find(({ id }) => id === 'advisory-sessions')
  expect(plan?.needs[0]).toMatchObject({ left: 150 - (sessions?.amount ?? 0), weeks: 5 })
  expect(plan?.needs[0]?.figure).toMatchObject({ amount: sessions?.amount, target: 150 })
  expect(plan?.withoutSession).toContain('1860')
  const forecast = plan?.forecasts.find(({ indicator }) => indicator.id === 'advisory-sessions')?.forecast
  // 2024 has no sessions at all here: a year that nothing was logged in says nothing.
  const later = await inPeriod('2025-11-24', '2025-12-31')
  const atEnd = (sessions?.amount ?? 0) + later
  expect(later).toBeGreaterThan(0)
  expect(forecast).toEqual({ from: atEnd, to: atEnd, years: [2025] })
})

async function inPeriod(from: string, to: string): Promise<number> {
  return lead.memory.shown
    .where('[kind+date]')
    .between(['session', from], ['session', to], true, true)
    .count()
}

test('[C14] a company started a year ago waits to be asked, until it has answered or no longer runs', async () => {
  const start = {
    name: 'Hjulet',
    date: '2025-06-01',
    legalForm: 'economic-association',
    cooperative: true,
    creativeIndustry: false,
    youthOwned: false,
    companyLab: false,
    municipality: '1880',
    livelihoods: 2,
  }
  const asked = async () => (await companiesToAsk(lead, today)).map(({ company }) => company.record.name)
  const before = (await asked()).length
  await saveNew(lead, [
    { kind: 'companyStart', values: start },
    {
      kind: 'companyStart',
      values: {
        ...start,
        name: 'Linden',
        followUps: [{ months: 12, date: '2026-06-01', running: true, livelihoods: 3 }],
      },
    },
    { kind: 'companyStart', values: { ...start, name: 'Björk', counts: false, countsNot: 'Annat län' } },
  ])
  expect((await asked()).length).toBe(before + 1)
  expect(await asked()).toContain('Hjulet')
})
