// What is likely logged twice on the lead's device: by what is clear, by what is sealed, and until she has said how it is.
import { afterEach, describe, expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { alikeByName, bothOf, contactsAlike } from '../../src/device/doubles.ts'
import { everyOf, recordOf } from '../../src/device/live.ts'
import type { Opened } from '../../src/device/sealed-rows.ts'
import { Watch } from '../../src/device/watch.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { Contact } from '../../src/domain/records/contact.ts'
import type { KindName } from '../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, type InventedDevice, newId } from '../support/invented-device.ts'
import { sessionValues } from '../support/small-client.ts'

const watches: Watch[] = []
afterEach(() => {
  for (const watch of watches.splice(0)) watch.end()
})

async function saved(device: InventedDevice, kind: KindName, values: object): Promise<string> {
  const id = newId()
  const done = await saveNew(device, [{ kind, id, values: values as Record<string, unknown> }])
  if (!done.ok) throw new Error(JSON.stringify(done.problem))
  return id
}
const contact = (name: string, more: object = {}) => ({ name, type: 'person', municipality: '1864', ...more })
const company = {
  date: '2026-05-04',
  name: 'Hjulet',
  legalForm: 'economic-association',
  cooperative: true,
  creativeIndustry: false,
  youthOwned: false,
  companyLab: false,
  municipality: '1880',
  livelihoods: 1,
}
const names = async (device: InventedDevice) => {
  const people = await contactsAlike((await everyOf(device, 'contact')) as (Opened & { record: Contact })[])
  return [...(await alikeByName(device, people ?? [])), ...(people ?? [])]
}
const says = async (device: InventedDevice, id: string, values: object) => {
  const seen = await recordOf(device, id)
  if (!seen) throw new Error('not here')
  return saveEdit(device, seen, values as Record<string, unknown>)
}

function watching({ memory }: InventedDevice) {
  const watch = new Watch(memory, radgivning2024, '2026-11-23' as LocalDate)
  watches.push(watch)
  const pairs = () => watch.now?.doubles.map(({ because, pair }) => [because, ...pair])
  return { pairs, soon: () => expect.poll(pairs, { timeout: 5_000, interval: 5 }) }
}

describe('by what is clear', () => {
  test('[C2] a meeting logged twice is a pair until it is merged, and again when that is undone', async () => {
    const lead = await aDevice('lead')
    const anna = await saved(lead, 'contact', contact('Anna Ek'))
    const one = await saved(lead, 'session', { ...sessionValues, contactIds: [anna] })
    const { soon } = watching(lead)
    await soon().toEqual([])
    const other = await saved(lead, 'session', { ...sessionValues, contactIds: [anna] })
    await soon().toEqual([['same-meeting', one, other]])
    const merged = await says(lead, other, { sameAs: one })
    await soon().toEqual([])
    if (merged.ok) await merged.undo()
    await soon().toEqual([['same-meeting', one, other]])
  })

  test('[C2] contacts that are merged make one meeting of two', async () => {
    const lead = await aDevice('lead')
    const [anna, ann] = [
      await saved(lead, 'contact', contact('Anna Ek')),
      await saved(lead, 'contact', contact('Ann Ek')),
    ]
    const one = await saved(lead, 'session', { ...sessionValues, contactIds: [anna] })
    const other = await saved(lead, 'session', { ...sessionValues, contactIds: [ann] })
    const { soon } = watching(lead)
    await soon().toEqual([])
    const merged = await says(lead, ann, { sameAs: anna })
    await soon().toEqual([['same-meeting', one, other]])
    if (merged.ok) await merged.undo()
    await soon().toEqual([])
  })

  test('[C3] companies with one number are a pair until the lead has said that they are two', async () => {
    const lead = await aDevice('lead')
    const organisationNumber = '769600-1234'
    const first = await saved(lead, 'companyStart', { ...company, organisationNumber })
    const other = await saved(lead, 'companyStart', { ...company, name: 'Cykelköket', organisationNumber })
    const { soon } = watching(lead)
    await soon().toEqual([['same-number', first, other]])
    const kept = await says(lead, other, { notSameAs: [first] })
    await soon().toEqual([])
    expect(await bothOf(lead, [first, other])).toBeNull()
    if (kept.ok) await kept.undo()
    await soon().toEqual([['same-number', first, other]])
  })

  test('two meetings with one list of those who took part are likely one', async () => {
    const lead = await aDevice('lead')
    const [one, other] = [
      await saved(lead, 'session', sessionValues),
      await saved(lead, 'session', sessionValues),
    ]
    const elsewhere = await saved(lead, 'session', { ...sessionValues, municipality: '1880' })
    for (const of of [one, other, elsewhere])
      await saved(lead, 'attendanceList', { title: 'Byamöte', date: '2026-05-04', of, noticeVersion: '1' })
    const { soon } = watching(lead)
    await soon().toEqual([['same-list', one, other]])
  })
})

describe('by what is sealed', () => {
  test('contacts of one municipality with close names, and those with one number or address wherever they are', async () => {
    const lead = await aDevice('lead')
    const ids = {
      anna: await saved(lead, 'contact', contact('Anna Ek')),
      maria: await saved(lead, 'contact', contact('Anna Maria Ek')),
      far: await saved(lead, 'contact', contact('Anna Ek', { municipality: '1880', email: 'bo@ek.se' })),
      bo: await saved(lead, 'contact', contact('Bo Lund', { email: 'Bo@Ek.se' })),
    }
    expect(await names(lead)).toEqual([
      { because: 'same-address', pair: [ids.far, ids.bo] },
      { because: 'close-names', pair: [ids.anna, ids.maria] },
    ])
    await says(lead, ids.maria, { notSameAs: [ids.anna] })
    expect((await names(lead)).map(({ because }) => because)).toEqual(['same-address'])
  })

  test('[C2] a meeting that two logged, each with her own contact of nearly the same name', async () => {
    const lead = await aDevice('lead')
    const [anna, other] = [
      await saved(lead, 'contact', contact('Anna Lindqvist')),
      await saved(lead, 'contact', contact('Anna Lindkvist')),
    ]
    const one = await saved(lead, 'session', { ...sessionValues, contactIds: [anna] })
    const two = await saved(lead, 'session', { ...sessionValues, contactIds: [other] })
    await saved(lead, 'session', { ...sessionValues, contactIds: [other], date: '2026-05-05' })
    expect(await names(lead)).toEqual([
      { because: 'same-meeting', pair: [one, two] },
      { because: 'close-names', pair: [anna, other] },
    ])
  })

  test('[C3] companies with close names are likely one while one of them has no number', async () => {
    const lead = await aDevice('lead')
    const one = await saved(lead, 'companyStart', { ...company, organisationNumber: '769600-1234' })
    const other = await saved(lead, 'companyStart', { ...company, name: 'Hjulet ek. för.' })
    await saved(lead, 'companyStart', { ...company, organisationNumber: '769600-5664' })
    expect((await names(lead)).map(({ pair }) => pair)).toEqual(expect.arrayContaining([[one, other]]))
    expect((await names(lead)).some(({ pair }) => !pair.includes(other))).toBe(false)
  })

  test('a number that many have is nobody’s own', async () => {
    const lead = await aDevice('lead')
    for (const name of ['Anna Ek', 'Bo Lund', 'Cia Holm', 'Disa Berg', 'Eva Sjö'])
      await saved(lead, 'contact', contact(name, { phone: '019-12 34 56' }))
    expect(await names(lead)).toEqual([])
  })
})
