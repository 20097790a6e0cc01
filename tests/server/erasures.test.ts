// Erasing a person at the office: everywhere, again after a restore, counts as before, and the lead sees who has read it.
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp, restore } from '../../src/server/backup.ts'
import { erase, erasuresOf, parseOrder, type ToErase } from '../../src/server/erasures.ts'
import { figuresFor } from '../../src/server/figures.ts'
import { importLines } from '../../src/server/lines.ts'
import { byTheOffice, shownRecords } from '../../src/server/office.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { anId, anOffice, byHand, sessionValues, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(async () => {
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})

const contactValues = {
  name: 'Fatima Kanariefågel',
  type: 'person',
  municipality: '1864',
  email: 'f@kanarie.se',
  notes: '',
}
const order = (...records: ToErase[]) =>
  office.store.transaction(office.office.id, (tx) => erase(tx, records, office.world))
const figures = () => office.inside((tx) => figuresFor(tx, { year: 2026 }, office.world))
const done = async () =>
  (await office.inside((tx) => erasuresOf(tx)))[0]?.devices.map((one) => [one.name, one.done])

test('[I16] what an order names is in no table of the store, and every number stands', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  const contact = anna.mutation({ type: 'contact', set: contactValues })
  const session = anna.mutation({
    set: { ...sessionValues, contactIds: [contact.rec], notes: 'Kanariefågel vill starta' },
  })
  const refused = anna.mutation({
    type: 'contact',
    rec: contact.rec,
    set: { phone: 'inget nummer till kanariefågel' },
    base: { phone: [] },
  })
  const wish = anna.mutation({
    type: 'contact',
    rec: contact.rec,
    set: { erasureAsked: '2026-05-04' },
    base: { erasureAsked: [] },
  })
  await anna.sync([contact, session, refused, wish])
  await bo.sync([])
  const before = await figures()
  expect(
    await order(
      { kind: 'contact', id: contact.rec, fields: ['name', 'email', 'phone'] },
      { kind: 'session', id: session.rec, fields: ['notes'] },
    ),
  ).toBe(true)
  expect(await figures()).toEqual(before)
  for (const [table, column] of [
    ['log', 'body'],
    ['records', 'folded'],
    ['quarantine', 'raw'],
    ['ledger', 'row'],
  ]) {
    const rows = await byHand(office, `SELECT ${column} FROM ${table}`)
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('kanarie')
  }
  const now = (await office.inside(shownRecords)).find(({ record }) => record.id === contact.rec)
  expect(now?.record).toMatchObject({ type: 'person', municipality: '1864' })
  expect(now?.record).not.toHaveProperty('name')
  // The wish is done with: nobody is reminded of it again.
  expect(now?.record).not.toHaveProperty('erasureAsked')
})

test('the lead sees which devices have read it; one that lies in a drawer is waited for', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  const contact = anna.mutation({ type: 'contact', set: contactValues })
  await anna.sync([contact])
  await bo.sync([])
  await office.enrolled('adviser', 'Aldrig synkad')
  await order({ kind: 'contact', id: contact.rec, fields: ['name'] })
  const names = await office.inside(async (tx) => (await tx.devices()).map(({ name }) => name))
  expect(names).toHaveLength(3)
  expect((await done())?.map(([, is]) => is)).toEqual([false, false])
  await anna.sync([])
  // It has been sent the erasure; that it is gone from there, its next request says.
  expect((await done())?.map(([, is]) => is)).toEqual([false, false])
  await anna.sync([])
  expect((await done())?.map(([, is]) => is)).toEqual([true, false])
  await bo.sync([])
  await bo.sync([])
  expect((await done())?.map(([, is]) => is)).toEqual([true, true])
})

test('a copy from before, put back, is erased again, and every device is asked anew', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const contact = anna.mutation({ type: 'contact', set: contactValues })
  await anna.sync([contact])
  await anna.sync([])
  const copy = join(office.folder, 'before.db')
  expect(await backUp(office.store, copy, office.world)).toMatchObject({ ok: true })
  await order({ kind: 'contact', id: contact.rec, fields: ['name', 'email'] })
  await anna.sync([])
  await anna.sync([])
  expect((await done())?.map(([, is]) => is)).toEqual([true])
  await restore(office.store, copy, office.world)
  expect(JSON.stringify(await byHand(office, 'SELECT body FROM log')).toLowerCase()).not.toContain('kanarie')
  expect((await done())?.map(([, is]) => is)).toEqual([false])
})

test.each([
  ['nothing', []],
  ['a field that counts', [{ kind: 'session', id: anId(), fields: ['date'] }]],
  ['a title that must stand', [{ kind: 'activity', id: anId(), fields: ['title'] }]],
  ['contacts, which count', [{ kind: 'session', id: anId(), fields: ['contactIds'] }]],
  ['an unknown field', [{ kind: 'contact', id: anId(), fields: ['__proto__'] }]],
  ['an unknown kind', [{ kind: 'person', id: anId(), fields: ['name'] }]],
  ['more than is asked', [{ kind: 'contact', id: anId(), fields: ['name'], by: 'me' }]],
  ['no list', { kind: 'contact' }],
])('an order of %s is none', (_, said) => {
  expect(parseOrder(said)).toBeNull()
})

test('an order that names a record that is not there does nothing at all', async () => {
  const anna = await office.enrolled('adviser')
  const contact = anna.mutation({ type: 'contact', set: contactValues })
  await anna.sync([contact])
  expect(
    await order(
      { kind: 'contact', id: contact.rec, fields: ['name'] },
      { kind: 'session', id: anId(), fields: ['notes'] },
    ),
  ).toBe(false)
  expect(await office.inside((tx) => erasuresOf(tx))).toEqual([])
})

test('[I16] a file from before an erasure brings nothing back, and says so', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const contact = anna.mutation({ type: 'contact', set: contactValues })
  await anna.sync([contact])
  await order({ kind: 'contact', id: contact.rec, fields: ['name', 'email', 'phone'] })
  const line = JSON.stringify({ kind: 'contact', id: contact.rec, ...contactValues })
  const read = await importLines(
    office.store,
    office.office.id,
    { name: 'before.jsonl', bytes: new TextEncoder().encode(line) },
    { by: byTheOffice, dryRun: false, skipBad: false },
    office.world,
  )
  expect(read.problems.map(({ field, because }) => [field, because])).toEqual([
    ['name', 'was-erased'],
    ['email', 'was-erased'],
  ])
  const [now] = (await office.inside((tx) => shownRecords(tx))).filter(
    ({ record }) => record.id === contact.rec,
  )
  expect(JSON.stringify(now?.record)).not.toContain('anari')
})
