// The rows of a table on the lead's device: all of them, as they stand, opened only when they must be, and followed as they change.
import Dexie from 'dexie'
import { afterEach, describe, expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import { recordOf } from '../../src/device/live.ts'
import { TableRows } from '../../src/device/table-rows.ts'
import { keepTables, readTables } from '../../src/device/table-views.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { KindName } from '../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import type { RecordId } from '../../src/domain/values/record-id.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { sessionValues } from '../support/small-client.ts'

const today = '2026-11-23' as LocalDate
const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

async function aLead(): Promise<InventedDevice> {
  const lead = await aDevice('lead', 'Lisa')
  const { kind: _, id, ...values } = radgivning2024
  await saveNew(lead, [{ kind: 'programme', id: id as RecordId, values }])
  return lead
}
function aTable(lead: InventedDevice, kind: KindName = 'session'): TableRows {
  const rows = new TableRows(lead, kind, today)
  stops.push(rows.start())
  return rows
}
/** Waits until the table says what is expected: it hears of a change a moment after it was written. */
const soon = (said: () => unknown) => expect.poll(said, { timeout: 10_000, interval: 5 })
const isWhole = (table: TableRows) => soon(() => table.now.whole).toBe(true)
const rowOf = (table: TableRows, id: string) => table.now.rows.find((row) => row.id === id)

async function edited(lead: InventedDevice, id: RecordId, values: Record<string, unknown>): Promise<void> {
  const seen = await recordOf(lead, id)
  if (!seen) throw new Error('not found')
  const { kind: _, id: __, ...now } = seen.record as unknown as Record<string, unknown>
  await saveEdit(lead, seen, { ...now, ...values })
}

async function erased(office: MemoryOffice, kind: KindName, id: string): Promise<void> {
  await acceptMutation(
    office.tx(),
    { member: null, device: null },
    { mid: newId(), type: kind, rec: id, op: 'erase', set: {}, base: {}, at: '2026-05-04T13:00:00Z' },
    { record: office.state.records.get(id) ?? null, cursor: 1, handed: office.handed, receivedHash: '' },
  )
}

describe('read', () => {
  test('every record of the kind, once, the newest day first; with its place and its remarks', async () => {
    const lead = await aLead()
    const ids = Array.from({ length: 40 }, newId)
    await saveNew(
      lead,
      ids.map((id, i) => ({
        kind: 'session' as const,
        id,
        values: { ...sessionValues, date: `202${4 + (i % 3)}-0${1 + (i % 9)}-10`, minutes: i === 0 ? 5 : 60 },
      })),
    )
    const table = aTable(lead)
    await isWhole(table)
    expect(table.now.rows.map(({ id }) => id).sort()).toEqual([...ids].sort())
    const days = table.now.rows.map(({ record }) => String(record.date))
    expect(days).toEqual([...days].sort().reverse())
    expect(rowOf(table, ids[0] as string)).toMatchObject({ state: 'in', unsent: true, flags: ['short'] })
    expect(table.now.of).toBe(40)
  })
  test('what has no day as well', async () => {
    const lead = await aLead()
    await saveNew(lead, [
      { kind: 'contact', id: newId(), values: { name: 'Amina', type: 'person', municipality: '1880' } },
    ])
    const table = aTable(lead, 'contact')
    await isWhole(table)
    expect(table.now.rows).toHaveLength(1)
  })
  test('an empty kind is whole, and empty', async () => {
    const table = aTable(await aLead(), 'financing')
    await isWhole(table)
    expect(table.now).toMatchObject({ rows: [], of: 0, opening: null })
  })
  test('a double by its organisation number stands so though they lie years apart (C3)', async () => {
    const lead = await aLead()
    const values = {
      name: 'Hjulet',
      organisationNumber: '769600-5664',
      livelihoods: 2,
      legalForm: 'economic-association',
      cooperative: true,
      creativeIndustry: false,
      youthOwned: false,
      companyLab: false,
      municipality: '1880',
      contactIds: [],
    }
    const [first, second] = [newId(), newId()]
    for (const [id, date] of [
      [first, '2024-05-04'],
      [second, '2026-05-04'],
    ] as const)
      expect(await saveNew(lead, [{ kind: 'companyStart', id, values: { ...values, date } }])).toMatchObject({
        ok: true,
      })
    const table = aTable(lead, 'companyStart')
    await isWhole(table)
    expect([first, second].map((id) => rowOf(table, id)?.state)).toEqual(['in', 'double'])
  })
})

describe('followed', () => {
  test('a new one, a changed one and a removed one are seen; the others stay the very rows that they were', async () => {
    const lead = await aLead()
    const [id, other] = [newId(), newId()]
    await saveNew(lead, [
      { kind: 'session', id, values: sessionValues },
      { kind: 'session', id: other, values: sessionValues },
    ])
    const table = aTable(lead)
    await isWhole(table)
    const before = rowOf(table, other)
    await edited(lead, id, { minutes: 15 })
    await soon(() => rowOf(table, id)?.record.minutes).toBe(15)
    const third = newId()
    await saveNew(lead, [{ kind: 'session', id: third, values: sessionValues }])
    await soon(() => table.now.rows.length).toBe(3)
    expect(rowOf(table, other)).toBe(before)
    await lead.memory.shown.update(id, { deleted: 1 })
    await soon(() => rowOf(table, id)).toBeUndefined()
  })
  test('many at once, of which nobody says which', async () => {
    const lead = await aLead()
    const table = aTable(lead)
    await isWhole(table)
    const many = Array.from({ length: 60 }, () => ({
      kind: 'session' as const,
      id: newId(),
      values: sessionValues,
    }))
    await saveNew(lead, many)
    await soon(() => table.now.rows.length).toBe(60)
  })
  test('what another tab writes: its ranges come as plain objects', async () => {
    const lead = await aLead()
    const id = newId()
    await saveNew(lead, [{ kind: 'session', id, values: sessionValues }])
    const table = aTable(lead)
    await isWhole(table)
    const row = await lead.memory.shown.get(id)
    // Written behind Dexie's back, as another tab does, and told of as a message tells it.
    await new Promise<void>((resolve, reject) => {
      const write = lead.memory.backendDB().transaction('shown', 'readwrite')
      write.objectStore('shown').put({
        ...row,
        heads: { ...row?.heads, minutes: ['other'] },
        record: { ...row?.record, minutes: 7 },
        sealed: undefined,
      })
      write.oncomplete = () => resolve()
      write.onerror = () => reject(write.error)
    })
    const parts = { [`idb://${lead.memory.name}/shown/`]: { from: id, to: id, d: 1, l: null, r: null } }
    Dexie.on.storagemutated.fire(JSON.parse(JSON.stringify(parts)))
    await soon(() => rowOf(table, id)?.record.minutes).toBe(7)
  })
  test('a changed rule moves records that nobody has touched', async () => {
    const lead = await aLead()
    const id = newId()
    await saveNew(lead, [{ kind: 'session', id, values: { ...sessionValues, date: '2026-05-04' } }])
    const table = aTable(lead)
    await isWhole(table)
    expect(rowOf(table, id)?.state).toBe('in')
    await edited(lead, radgivning2024.id as RecordId, { to: '2026-01-31' })
    await soon(() => rowOf(table, id)?.state).toBe('after')
  })
  test('once stopped it hears nothing more', async () => {
    const lead = await aLead()
    const table = new TableRows(lead, 'session', today)
    const stop = table.start()
    await isWhole(table)
    stop()
    let heard = 0
    table.heard(() => heard++)
    const other = aTable(lead)
    await saveNew(lead, [{ kind: 'session', id: newId(), values: sessionValues }])
    await soon(() => other.now.rows.length).toBe(1)
    expect([table.now.rows.length, heard]).toEqual([0, 0])
  })
})

test('begun again it stands as it was, and has what came meanwhile', async () => {
  const lead = await aLead()
  await saveNew(
    lead,
    Array.from({ length: 30 }, (_, i) => ({
      kind: 'session' as const,
      id: newId(),
      values: { ...sessionValues, date: `202${4 + (i % 3)}-05-04` },
    })),
  )
  const table = new TableRows(lead, 'session', today)
  const stop = table.start()
  await isWhole(table)
  stop()
  await saveNew(lead, [{ kind: 'session', id: newId(), values: sessionValues }])
  const many: number[] = []
  table.heard(() => many.push(table.now.rows.length))
  stops.push(table.start())
  await soon(() => table.now.rows.length).toBe(31)
  expect(many).toEqual([31])
})

describe('what is sealed', () => {
  const values = { name: 'Amina', type: 'person', municipality: '1880', email: 'amina@example.se' }

  test('is not among the values until it is asked for', async () => {
    const lead = await aLead()
    await saveNew(lead, [{ kind: 'contact', id: newId(), values }])
    const table = aTable(lead, 'contact')
    await isWhole(table)
    const row = table.now.rows[0]
    expect(row?.record).not.toHaveProperty('name')
    expect(row && (await table.one(row))).toMatchObject({ name: 'Amina', municipality: '1880' })
    // For a row in view, and for a file: the table's own stay closed.
    expect(
      (
        await table.opened(
          table.now.rows,
          () => {},
          () => true,
        )
      )?.[0]?.record.name,
    ).toBe('Amina')
    expect(table.now.rows[0]?.record).not.toHaveProperty('name')
  })
  test('is opened for all when a question needs it, and for what comes after too', async () => {
    const lead = await aLead()
    await saveNew(
      lead,
      Array.from({ length: 130 }, () => ({ kind: 'contact' as const, id: newId(), values })),
    )
    const table = aTable(lead, 'contact')
    await isWhole(table)
    table.openAll()
    const names = () => table.now.rows.filter(({ record }) => record.name === 'Amina').length
    await soon(names).toBe(130)
    expect(table.now.opening).toBeNull()
    await saveNew(lead, [{ kind: 'contact', id: newId(), values }])
    await soon(names).toBe(131)
    await saveNew(
      lead,
      Array.from({ length: 60 }, () => ({ kind: 'contact' as const, id: newId(), values })),
    )
    await soon(names).toBe(191)
  })
  test('nobody waits any more: what was being opened is given up', async () => {
    const lead = await aLead()
    await saveNew(lead, [{ kind: 'contact', id: newId(), values }])
    const table = aTable(lead, 'contact')
    await isWhole(table)
    expect(
      await table.opened(
        table.now.rows,
        () => {},
        () => false,
      ),
    ).toBeNull()
  })
  test('a changed name is opened anew', async () => {
    const lead = await aLead()
    const id = newId()
    await saveNew(lead, [{ kind: 'contact', id, values }])
    const table = aTable(lead, 'contact')
    await isWhole(table)
    table.openAll()
    await soon(() => rowOf(table, id)?.record.name).toBe('Amina')
    await edited(lead, id, { name: 'Amina Ali' })
    await soon(() => rowOf(table, id)?.record.name).toBe('Amina Ali')
  })
  test('[I16] what is erased leaves the open table too', async () => {
    const office = new MemoryOffice()
    const lead = await aDevice('lead', 'Lisa')
    const id = newId()
    await saveNew(lead, [{ kind: 'contact', id, values }])
    await syncs(lead, office)
    const table = aTable(lead, 'contact')
    await isWhole(table)
    table.openAll()
    await soon(() => rowOf(table, id)?.record.name).toBe('Amina')
    await erased(office, 'contact', id)
    await syncs(lead, office)
    await soon(() => JSON.stringify(table.now.rows)).not.toContain('Amina')
    expect(JSON.stringify(await Promise.all(table.now.rows.map((row) => table.one(row))))).not.toContain(
      'Amina',
    )
  })
})

describe('the views', () => {
  test('come back as they were named, for their member only, and lie sealed', async () => {
    const lead = await aLead()
    const { member } = lead.who
    const layout = { columns: ['date'], filters: { name: { is: 'contains', text: 'Amina' } } }
    const views = [{ id: 'x', name: 'Om Amina', kind: 'session' as const, layout }]
    await keepTables(lead.memory, lead.sealer, member, { views, last: { session: layout } })
    expect(await readTables(lead.memory, lead.sealer, member)).toEqual({ views, last: { session: layout } })
    expect(await readTables(lead.memory, lead.sealer, newId())).toEqual({ views: [], last: {} })
    expect(JSON.stringify(await lead.memory.meta.toArray())).not.toContain('Amina')
  })
  test('that cannot be read are none, and the table opens all the same', async () => {
    const lead = await aLead()
    const { member } = lead.who
    const key = `tables:${member}`
    const broken = [
      { plain: { views: 'x', last: null } },
      { plain: { views: [null, { id: 'a', name: 'b', kind: 'gone' }, { id: 1 }] } },
      { iv: new Uint8Array(12), data: new ArrayBuffer(20) },
      'x',
    ]
    for (const value of broken) {
      await lead.memory.meta.put({ key, value })
      expect(await readTables(lead.memory, lead.sealer, member)).toEqual({ views: [], last: {} })
    }
  })
})
