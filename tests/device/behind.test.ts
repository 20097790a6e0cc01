// The records behind a number of different contacts: of the stretch that the number itself is counted over.
import { expect, test } from 'vitest'
import { saveNew } from '../../src/device/acts.ts'
import { behind, besideNumber, programmesNow, targetsNow } from '../../src/device/live.ts'
import { nationalSupport } from '../../src/domain/programme/national-support.ts'
import { programmePeriod, yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, newId } from '../support/invented-device.ts'

const session = (contactId: string, date: string) => ({
  kind: 'session' as const,
  id: newId(),
  values: {
    date,
    contactIds: [contactId],
    setting: 'individual',
    channel: 'digital',
    minutes: 30,
    municipality: '1880',
    phase: 'idea',
    topics: [],
    agenda2030: false,
    sdgs: [],
    companyLab: false,
  },
})

test.each([
  ['year', ['2026-02-01', '2026-05-01']],
  ['period', ['2025-03-01', '2026-02-01', '2026-05-01']],
] as const)('different contacts with a target for the %s are opened to its sessions', async (per, days) => {
  const device = await aDevice('lead')
  const { kind: _, id, ...national } = nationalSupport
  const indicators = national.indicators
    .filter((one) => one.id === 'advised-contacts')
    .map((one) => ({ ...one, target: { atLeast: 40, per } }))
  const values = { ...national, from: '2025-01-01', indicators }
  const [one, other] = [newId(), newId()]
  await saveNew(device, [
    { kind: 'programme', id: id as ReturnType<typeof newId>, values },
    session(one, '2025-03-01'),
    session(other, '2026-02-01'),
    session(other, '2026-05-01'),
  ])
  const [programme] = await programmesNow(device.memory)
  const [indicator] = programme?.indicators ?? []
  if (!programme || !indicator) throw new Error('no programme')
  const today = '2026-11-23' as LocalDate
  const now = await targetsNow(device.memory, yearPeriod(2026), today, { programme: programme.key })
  expect(now?.numbers.indicators[0]?.amount).toBe(per === 'year' ? 1 : 2)
  const found = await behind(device.memory, programme, indicator, yearPeriod(2026))
  expect(found.map(({ date }) => date)).toEqual(days)
})

test('[C6] beside the whole programme stands what lies before its first day and after its last', async () => {
  const device = await aDevice('lead')
  const { kind: _, id, ...values } = radgivning2024
  const contact = newId()
  await saveNew(device, [
    { kind: 'programme', id: id as ReturnType<typeof newId>, values },
    session(contact, '2023-12-31'),
    session(contact, '2026-05-01'),
    session(contact, '2027-01-01'),
  ])
  const [indicator] = radgivning2024.indicators
  if (!indicator) throw new Error('no indicator')
  const beside = async (period: { from: LocalDate; to: LocalDate }) =>
    (await besideNumber(device.memory, radgivning2024, indicator, period)).map(({ date }) => date)
  expect(await beside(programmePeriod(radgivning2024))).toEqual(['2023-12-31', '2027-01-01'])
  expect(await beside(yearPeriod(2026))).toEqual([])
})
