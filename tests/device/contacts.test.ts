// Two contacts that are one: what was said of either is found at the one that stands, until they are parted.
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { everyOf, mergedInto, naming, recordOf, targetsNow } from '../../src/device/live.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import type { RecordId } from '../../src/domain/values/record-id.ts'
import { aDevice, type InventedDevice, newId } from '../support/invented-device.ts'

const contact = (name: string) => ({
  kind: 'contact' as const,
  id: newId(),
  values: { name, type: 'group', municipality: '1880' },
})
const customer = (contactId: string, date: string) => ({
  kind: 'financing' as const,
  values: { role: 'customer', date, contactId, name: 'Hjulet' },
})

async function anOffice(): Promise<{ lead: InventedDevice; one: string; other: string }> {
  const lead = await aDevice('lead', 'Lisa')
  const { kind: _, id, ...values } = radgivning2024
  const [one, other] = [contact('Hjulet'), contact('Hjulet ek. för.')]
  await saveNew(lead, [
    { kind: 'programme', id: id as RecordId, values },
    one,
    other,
    customer(one.id, '2026-03-01'),
    customer(other.id, '2026-04-01'),
  ])
  return { lead, one: one.id, other: other.id }
}

const names = async (lead: InventedDevice) =>
  (await everyOf(lead, 'contact')).map(({ record }) => (record as { name: string }).name).sort()
const customers = async (lead: InventedDevice) =>
  (await targetsNow(lead.memory, yearPeriod(2026), '2026-11-23' as LocalDate))?.numbers.indicators.find(
    ({ id }) => id === 'mikrofonden-customers',
  )?.amount

test('[C15] merged contacts are one customer with both’s records; parted they are two again', async () => {
  const { lead, one, other } = await anOffice()
  expect(await customers(lead)).toBe(2)
  const seen = await recordOf(lead, other)
  if (!seen) throw new Error('not saved')
  const merged = await saveEdit(lead, seen, { sameAs: one })
  expect(await names(lead)).toEqual(['Hjulet'])
  expect((await naming(lead, one)).filter(({ kind }) => kind === 'financing')).toHaveLength(2)
  expect([...(await mergedInto(lead.memory, 'contact'))]).toEqual([[other, one]])
  expect(await customers(lead)).toBe(1)
  if (!merged.ok) throw new Error(JSON.stringify(merged.problem))
  await merged.undo()
  expect(await names(lead)).toEqual(['Hjulet', 'Hjulet ek. för.'])
  expect((await naming(lead, one)).filter(({ kind }) => kind === 'financing')).toHaveLength(1)
  expect(await customers(lead)).toBe(2)
})

test('of two contacts that two leads have merged into each other, one stands', async () => {
  const { lead, one, other } = await anOffice()
  for (const [id, into] of [
    [one, other],
    [other, one],
  ] as const) {
    const seen = await recordOf(lead, id)
    if (!seen) throw new Error('not saved')
    await saveEdit(lead, seen, { sameAs: into })
  }
  expect(await names(lead)).toHaveLength(1)
  const [stands] = [one, other].sort()
  expect((await naming(lead, stands ?? '')).filter(({ kind }) => kind === 'financing')).toHaveLength(2)
})

test('an adviser cannot merge two contacts', async () => {
  const maja = await aDevice('adviser')
  const [one, other] = [contact('Hjulet'), contact('Hjulet ek. för.')]
  await saveNew(maja, [one, other])
  const seen = await recordOf(maja, other.id)
  if (!seen) throw new Error('not saved')
  expect(await saveEdit(maja, seen, { sameAs: one.id })).toMatchObject({
    ok: false,
    problem: { because: 'not-allowed' },
  })
})
