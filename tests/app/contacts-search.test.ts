// Finding a contact: misspelt, without marks, by its digits; and what is kept open while others change.
import { describe, expect, test } from 'vitest'
import { ContactSearch } from '../../src/app/records/contact-search.ts'
import { byNameFrom } from '../../src/app/records/contacts.ts'
import { keptOpen } from '../../src/app/records/opening.ts'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { everyRowOf, recordOf } from '../../src/device/live.ts'
import type { Sealer } from '../../src/device/seal.ts'
import type { Contact } from '../../src/domain/records/contact.ts'
import type { OrganisationNumber } from '../../src/domain/values/organisation-number.ts'
import { aDevice, newId } from '../support/invented-device.ts'

const row = (name: string, more: Partial<Contact> = {}) => ({
  id: name,
  record: { kind: 'contact', name, type: 'group', municipality: '1880', notes: '', ...more } as Contact,
})
const office = [
  row('Amina Warsame', { phone: '070-123 45 67' }),
  row('Björn Holm', { email: 'bjorn@skog.se' }),
  row('Hjulet', { organisationNumber: '769612-3456' as OrganisationNumber }),
  row('Amina Holm', { phone: '+46 19 12 34 56' }),
  row('Örebro Återbruk'),
  row('Skogsbrynets kooperativ'),
]

function searchAmong(rows: typeof office, { whole }: { whole: boolean }): (query: string) => string[] {
  const search = new ContactSearch()
  search.know(rows)
  while (whole && search.layIn(2)) expect(search.isWhole).toBe(false)
  expect(search.isWhole).toBe(whole)
  return (query) => search.find(query, 10)
}

describe('a contact is found', () => {
  test.each([
    ['skogsbryn', 'Skogsbrynets kooperativ'],
    ['skogbrynets', 'Skogsbrynets kooperativ'],
    ['hjult', 'Hjulet'],
    ['orebro', 'Örebro Återbruk'],
    ['ÅTERBRUK', 'Örebro Återbruk'],
    ['Warsami', 'Amina Warsame'],
    ['amina warsami', 'Amina Warsame'],
    ['769612-3456', 'Hjulet'],
    ['7696123456', 'Hjulet'],
    ['769612', 'Hjulet'],
    ['0701234567', 'Amina Warsame'],
    ['070 123', 'Amina Warsame'],
    ['+46701234567', 'Amina Warsame'],
    ['4567', 'Amina Warsame'],
    ['019-12 34 56', 'Amina Holm'],
    ['skog.se', 'Björn Holm'],
  ])('by “%s”', (query, name) => {
    expect(searchAmong(office, { whole: true })(query)[0]).toBe(name)
  })

  test.each([
    ['a', ['Amina Warsame', 'Amina Holm', 'Örebro Återbruk']],
    ['bj', ['Björn Holm']],
    ['amina h', ['Amina Holm']],
    ['orebro', ['Örebro Återbruk']],
    ['7696123456', ['Hjulet']],
  ])('before the search is whole, by “%s”, where the words begin so', (query, names) => {
    expect(searchAmong(office, { whole: false })(query).slice(0, names.length)).toEqual(names)
  })

  test('with every word before those with some, and with some when none has all', () => {
    const find = searchAmong(office, { whole: true })
    expect(find('amina holm')).toEqual(['Amina Holm'])
    expect(find('amina xyzzy').sort()).toEqual(['Amina Holm', 'Amina Warsame'])
    expect(find('xyzzy')).toEqual([])
    expect(find('999999')).toEqual([])
  })
})

test('a contact that was renamed is found by its new name alone, and one that was erased is not found', () => {
  const search = new ContactSearch()
  search.know(office)
  while (search.layIn(10)) expect.unreachable()
  search.know([row('Hjulet'), { ...row('Cykelköket'), id: 'Björn Holm' }])
  while (search.layIn(10)) expect.unreachable()
  expect(search.find('cykelkoket', 5)).toEqual(['Björn Holm'])
  expect(search.find('holm', 5)).toEqual([])
  expect(search.find('Warsame', 5)).toEqual([])
  expect(search.find('', 5)).toEqual(['Hjulet', 'Björn Holm'])
})

const contact = (name: string) => ({
  kind: 'contact' as const,
  id: newId(),
  values: { name, type: 'group', municipality: '1880' },
})

test('one changed contact costs one opening, and what is gone is forgotten', async () => {
  const device = await aDevice()
  const contacts = Array.from({ length: 130 }, (_, i) => contact(`Förening ${i}`))
  await saveNew(device, contacts)
  let opened = 0
  const counting: Sealer = {
    ...device.sealer,
    open: (...asked) => {
      opened += 1
      return device.sealer.open(...asked)
    },
  }
  const kept = keptOpen(counting)
  const everything = async () => {
    const { rows } = await everyRowOf(device.memory, 'contact')
    const all = await kept.all(rows, () => true)
    kept.only(rows)
    return { rows, all: all ?? [] }
  }
  const first = await everything()
  expect(opened).toBe(130)
  const id = contacts[7]?.id ?? ''
  const seen = await recordOf(device, id)
  if (!seen) throw new Error('not saved')
  await saveEdit(device, seen, { name: 'Hjulet' })
  const second = await everything()
  expect(opened).toBe(131)
  const names = second.all.map(({ record }) => (record as Contact).name)
  expect(names.filter((name) => name === 'Hjulet')).toHaveLength(1)
  expect(second.all.filter((one) => first.all.includes(one))).toHaveLength(129)
  kept.only(second.rows.slice(1))
  await everything()
  expect(opened).toBe(132)
  expect(await kept.all(second.rows, () => false)).toBeNull()
})

test('those that stood by name keep their place, and the others are laid in among them', async () => {
  const shown = (name: string) =>
    ({ ...row(name), id: newId() }) as unknown as Parameters<typeof byNameFrom>[1][0]
  const many = Array.from({ length: 1_203 }, (_, i) => shown(`Förening ${(i * 7_919) % 1_203}`))
  const sorted = await byNameFrom([], many)
  const inSwedish = (rows: readonly { record: Contact }[]) =>
    rows.map(({ record }) => record.name).sort(new Intl.Collator('sv').compare)
  expect(sorted.map(({ record }) => record.name)).toEqual(inSwedish(many))
  expect(await byNameFrom(sorted, many)).toBe(sorted)
  const later = [...many.slice(3), shown('Åkern'), shown('Ängen'), shown('Alen')]
  expect((await byNameFrom(sorted, later)).map(({ record }) => record.name)).toEqual(inSwedish(later))
})
