// What the office remembers of what was sent: enough to know it again, nothing to guess a person from.
import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../../src/server/backup.ts'
import { byTheOffice, writeChange } from '../../src/server/office.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { canonical } from '../../src/sync/canonical.ts'
import { anId, anOffice, putBackSilently, sessionValues, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(async () => {
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hashOf = (mid: string) => office.inside(async (tx) => (await tx.receipt(mid))?.bodyHash)
const erase = (rec: string) =>
  office.store.transaction(office.office.id, (tx) =>
    writeChange(
      tx,
      byTheOffice,
      { mid: anId(), type: 'session', rec, op: 'erase', set: {}, base: {} },
      office.world,
    ),
  )

test('a receipt’s hash cannot be made without the office’s secret', async () => {
  const anna = await office.enrolled('adviser')
  const mutation = anna.mutation()
  await anna.sync([mutation])
  const secret = await office.inside((tx) => tx.secret())
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await hashOf(mutation.mid)).toBe(sha256(`${secret}${sha256(canonical(mutation))}`))
})

test('a personal identity number is not even in the hash', async () => {
  const anna = await office.enrolled('adviser')
  const refused = anna.mutation({ set: { ...sessionValues, notes: 'ring 19121212-1212' } })
  const other = { ...refused, set: { ...refused.set, notes: 'ring 19640823-3234' } }
  await anna.sync([refused])
  expect((await anna.sync([refused, other])).results.map(({ status, was }) => [status, was])).toEqual([
    ['duplicate', 'quarantined'],
    ['duplicate', 'quarantined'],
  ])
})

test('what was erased has no hash left, is still known again, and never comes into the quarantine', async () => {
  const anna = await office.enrolled('adviser')
  const made = anna.mutation({ set: { ...sessionValues, notes: 'KANARIEFÅGEL' } })
  await anna.sync([made])
  await erase(made.rec)
  expect(await hashOf(made.mid)).toBe('')
  const late = anna.mutation({
    rec: made.rec,
    set: { notes: 'KANARIEFÅGEL igen' },
    base: { notes: [made.mid] },
  })
  const half = anna.mutation({
    rec: made.rec,
    set: { notes: 'KANARIEFÅGEL', minutes: 90 },
    base: { notes: [made.mid], minutes: [made.mid] },
  })
  const { results } = await anna.sync([
    made,
    { ...made, set: { ...made.set, notes: 'KANARIE' } },
    late,
    half,
    late,
  ])
  expect(results.map(({ status, was }) => was ?? status)).toEqual([
    'applied',
    'applied',
    'erased',
    'merged',
    'erased',
  ])
  expect([await hashOf(late.mid), await hashOf(half.mid)]).toEqual(['', ''])
  expect(await office.inside((tx) => tx.quarantineRows())).toEqual([])
})

test('what was refused of a record is erased with it, before and after', async () => {
  const anna = await office.enrolled('adviser')
  const made = anna.mutation()
  await anna.sync([made])
  const wrong = () =>
    anna.mutation({
      rec: made.rec,
      set: { notes: 'KANARIEFÅGEL', minutes: -1 },
      base: { notes: [made.mid], minutes: [made.mid] },
    })
  const [before, after] = [wrong(), wrong()]
  await anna.sync([before])
  await erase(made.rec)
  await anna.sync([after])
  const rows = await office.inside((tx) => tx.quarantineRows())
  expect(rows.map(({ mid, raw }) => [mid, JSON.parse(raw).set])).toEqual([
    [before.mid, { notes: null, minutes: -1 }],
    [after.mid, { notes: null, minutes: -1 }],
  ])
  expect([await hashOf(before.mid), await hashOf(after.mid)]).toEqual(['', ''])
  expect((await anna.sync([before, after])).results).toMatchObject([
    { status: 'duplicate', was: 'quarantined' },
    { status: 'duplicate', was: 'quarantined' },
  ])
})

test('a store from before the secret gets one, and knows again what it was sent', async () => {
  const anna = await office.enrolled('adviser')
  const [kept, gone] = [anna.mutation(), anna.mutation()]
  const refused = anna.mutation({ set: { ...sessionValues, notes: 'ring 19121212-1212' } })
  await anna.sync([kept, gone, refused])
  await erase(gone.rec)
  const older = join(office.folder, 'older')
  const copy = join(office.folder, 'older.db')
  mkdirSync(older)
  expect(await backUp(office.store, copy, office.world)).toMatchObject({ ok: true })
  const db = new Database(copy)
  db.exec(
    `DROP TABLE calendars; DROP TABLE escrows; DROP TABLE passkeys; DROP TABLE recovery_codes;
     DROP TABLE sign_ins; DROP TABLE challenges; DROP TABLE device_facts; ALTER TABLE offices DROP COLUMN key_pair;
     ALTER TABLE offices DROP COLUMN secret; ALTER TABLE offices DROP COLUMN last_erasure;
     ALTER TABLE devices DROP COLUMN read_to; ALTER TABLE devices DROP COLUMN was; UPDATE schema SET version = 1`,
  )
  for (const mutation of [kept, gone, refused]) {
    db.prepare('UPDATE receipts SET body_hash = ? WHERE mid = ?').run([
      sha256(canonical(mutation)),
      mutation.mid,
    ])
  }
  db.exec(`UPDATE records SET created_by = '{"member":null,"device":null}', made = '{}'`)
  db.close()

  await putBackSilently(copy, older)
  const after = await anOffice({ folder: older })
  after.adopt(anna)
  expect((await verifyStore(after.store, after.world.sha256)).wrong).toEqual([])
  const { results } = await anna.sync([kept, gone, refused])
  expect(results.map(({ status, was }) => [status, was])).toEqual([
    ['duplicate', 'applied'],
    ['duplicate', 'applied'],
    ['duplicate', 'quarantined'],
  ])
  expect(await after.inside(async (tx) => (await tx.receipt(gone.mid))?.bodyHash)).toBe('')
  expect((await anna.sync([{ ...kept, set: { ...kept.set, minutes: 1 } }])).results).toMatchObject([
    { status: 'quarantined', issues: [{ because: 'mid-used-twice' }] },
  ])
  await after.close()
  office.adopt(anna)
})
