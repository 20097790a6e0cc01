// Backup while working, and the way back: what devices still hold comes again, and who is shut out stays out.
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { revokeDevice } from '../../src/server/access.ts'
import { backUp, restore } from '../../src/server/backup.ts'
import { byTheOffice, writeChange } from '../../src/server/office.ts'
import { openSqlite } from '../../src/server/stores/sqlite.ts'
import { StoreUnusable } from '../../src/server/stores/store.ts'
import { verifyStore } from '../../src/server/verify.ts'
import {
  aFolder,
  anId,
  anOffice,
  byHand,
  clearAway,
  isInFile,
  putBackSilently,
  type TestOffice,
} from './support.ts'

let office: TestOffice
let away: string
let copy: string
beforeEach(async () => {
  office = await anOffice()
  away = aFolder()
  copy = join(away, 'backup.db')
})
afterEach(async () => {
  await office.close()
  clearAway(away)
})
const verified = async () => (await verifyStore(office.store, office.world.sha256)).wrong

test('a backup is one file, verified, and only then do devices hear how far it reaches', async () => {
  const anna = await office.enrolled('adviser')
  const before = await anna.sync([anna.mutation()])
  expect(before.durableSeq).toBe(0)
  expect(await backUp(office.store, copy, office.world)).toMatchObject({ ok: true })
  expect(readdirSync(away)).toEqual(['backup.db'])
  expect((await anna.sync([anna.mutation()])).durableSeq).toBe(before.cursor)
  expect(await backUp(office.store, copy, office.world)).toEqual({ ok: false, because: 'file-exists' })
})

test('[I12] after a restore the log is another one, and what devices still hold comes again', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const kept = anna.mutation()
  await anna.sync([kept])
  await backUp(office.store, copy, office.world)
  const bo = await office.enrolled('adviser', 'Bo')
  const lost = anna.mutation()
  const bos = bo.mutation()
  await anna.sync([lost])
  await bo.sync([bos])
  const { epoch } = anna.place()

  await restore(office.store, copy, office.world)
  expect(await verified()).toEqual([])
  const reset = await anna.sync()
  expect(reset).toMatchObject({ reset: true, entries: [], cursor: 0 })
  expect(reset.epoch).not.toBe(epoch)
  expect((await anna.sync([kept, lost])).results.map(({ status }) => status)).toEqual([
    'duplicate',
    'applied',
  ])
  // Bo was not in the backup: he is let in all the same, or what he holds would be lost.
  expect((await bo.sync()).reset).toBe(true)
  expect((await bo.sync([bos])).results).toMatchObject([{ status: 'applied' }])
  expect((await office.inside((tx) => tx.members())).map(({ name }) => name)).toEqual(['Anna', 'Bo'])
  expect(await verified()).toEqual([])
})

test('a copy put back without telling is found by the hash of the last entry read', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const bo = await office.enrolled('adviser', 'Bo')
  await anna.sync([anna.mutation()])
  await bo.sync()
  await backUp(office.store, copy, office.world)
  const lost = anna.mutation()
  await anna.sync([lost])

  const folder = aFolder()
  await putBackSilently(copy, folder)
  const silent = await anOffice({ folder })
  for (const device of [anna, bo]) silent.adopt(device)
  // Bo had read no further than the copy: for him nothing is amiss, and what he writes takes the lost one's number.
  expect(await bo.sync([bo.mutation()])).toMatchObject({ deviceState: 'active' })
  expect(await anna.sync()).toMatchObject({ reset: true, entries: [] })
  expect((await anna.sync([lost])).results).toMatchObject([{ status: 'applied' }])
  await silent.close()
})

test('who was shut out since stays out', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  await backUp(office.store, copy, office.world)
  await revokeDevice(office.store, office.office.id, anna.deviceId, true, office.world)
  await restore(office.store, copy, office.world)
  expect((await anna.get('/api/me')).status).toBe(401)
  expect((await anna.sync()).deviceState).toBe('wipe')
})

test('[I16] done again after a restore, an erasure covers what it covered, though none of it has come back', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  await backUp(office.store, copy, office.world)
  const made = anna.mutation()
  await anna.sync([made])
  const erase = { mid: anId(), type: 'session', rec: made.rec, op: 'erase' as const, set: {}, base: {} }
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  await restore(office.store, copy, office.world)
  // Bo had seen what Anna wrote, and not that it is erased; Anna's device is gone.
  const edit = bo.mutation({ rec: made.rec, set: { notes: 'KANARIEFÅGEL' }, base: { notes: [made.mid] } })
  expect((await bo.sync([edit])).results).toMatchObject([{ status: 'erased' }])
  const log = await office.inside((tx) => tx.entriesAfter(0, 99))
  expect(JSON.stringify(log)).not.toContain('KANARIEFÅGEL')
  expect(await verified()).toEqual([])
})

test('what was erased since stays erased, and so it does when the store itself was lost', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const made = anna.mutation({ set: { ...anna.mutation().set, notes: 'KANARIEFÅGEL' } })
  await anna.sync([made])
  await backUp(office.store, copy, office.world)
  const erase = { mid: anId(), type: 'session', rec: made.rec, op: 'erase' as const, set: {}, base: {} }
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  const notes = () =>
    office.inside(async (tx) => JSON.stringify([await tx.record(made.rec), await tx.entriesAfter(0, 99)]))
  expect(await notes()).not.toContain('KANARIEFÅGEL')
  expect(await verified()).toEqual([])

  await restore(office.store, copy, office.world)
  expect(await notes()).not.toContain('KANARIEFÅGEL')
  expect(await verified()).toEqual([])

  // The ledger also lies beside the store: the disk's database is gone, the ledger was saved. PostgreSQL keeps it inside.
  if (!isInFile()) return
  const fresh = aFolder()
  copyFileSync(join(office.folder, 'ledger.jsonl'), join(fresh, 'ledger.jsonl'))
  const other = openSqlite(fresh)
  await restore(other, copy, office.world)
  const after = await other.read(async (tx) =>
    JSON.stringify(await tx.office(office.office.id).entriesAfter(0, 99)),
  )
  expect(after).not.toContain('KANARIEFÅGEL')
  await other.close()
  clearAway(fresh)
})

test('a restore from what is no backup changes nothing', async () => {
  const anna = await office.enrolled('adviser')
  await anna.sync([anna.mutation()])
  const before = await office.inside((tx) => tx.head())
  writeFileSync(copy, 'not a database at all '.repeat(500))
  await expect(restore(office.store, copy, office.world)).rejects.toThrow(StoreUnusable)
  await expect(restore(office.store, join(away, 'none.db'), office.world)).rejects.toThrow(StoreUnusable)
  expect(await office.inside((tx) => tx.head())).toEqual(before)
  expect(existsSync(join(office.folder, 'radslag.db.restoring'))).toBe(false)
})

test('a member’s access stays as it was last, and her record says the same', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  await backUp(office.store, copy, office.world)
  const last = { id: anna.member, name: 'Anna', role: 'lead' as const, active: true }
  await office.store.transaction(office.office.id, (tx) => tx.keepMember(last))
  expect(await verified()).toMatchObject([{ because: 'member-differs' }])
  await restore(office.store, copy, office.world)
  expect((await office.inside((tx) => tx.members()))[0]).toEqual(last)
  expect(await verified()).toEqual([])
})

describe('verify finds what somebody changed by hand', () => {
  test.each([
    [
      'who made a record',
      `UPDATE records SET created_by = '{"member":null,"device":null}' WHERE first = 5`,
      'fold-differs',
    ],
    ['which device changed it last', `UPDATE records SET last_device = 'x' WHERE first = 5`, 'fold-differs'],
    ['its last entry', 'UPDATE records SET last = 4 WHERE first = 5', 'fold-differs'],
    ['when a record was made', `UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE seq = 5`, 'fold-differs'],
    ['who wrote an entry', 'UPDATE log SET by_member = NULL WHERE seq = 5', 'author-differs'],
    [
      'which device wrote an entry',
      'UPDATE log SET (by_member, by_device) = (SELECT by_member, by_device FROM log WHERE seq = 6) WHERE seq = 5',
      'author-differs',
    ],
    [
      'how the office answered',
      `UPDATE receipts SET status = 'quarantined' WHERE seq = 5`,
      'receipt-differs',
    ],
    [
      'what it refused',
      `UPDATE receipts SET status = 'applied' WHERE status = 'quarantined'`,
      'receipt-differs',
    ],
    ['what the quarantine keeps', 'DELETE FROM quarantine', 'quarantine-missing'],
    ['how far a backup reaches', 'UPDATE offices SET durable_seq = 99', 'durable-ahead'],
    ['a role', `UPDATE members SET role = 'lead' WHERE name = 'Anna'`, 'member-differs'],
    ['who is let in', 'UPDATE members SET active = 0', 'member-differs'],
    ['a member’s name', `UPDATE members SET name = 'Eva' WHERE name = 'Anna'`, 'member-differs'],
    ['a place in a queue', `UPDATE places SET mid = 'x' WHERE lseq = 1`, 'place-unknown'],
  ])('%s', async (_, change, because) => {
    const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
    await anna.sync([anna.mutation(), anna.mutation({ set: {} })])
    await bo.sync([bo.mutation()])
    expect(await verified()).toEqual([])
    await byHand(office, change)
    expect((await verified()).map((one) => one.because)).toContain(because)
  })
})

test('verify finds a body that somebody changed by hand', async () => {
  const anna = await office.enrolled('adviser')
  await anna.sync([anna.mutation(), anna.mutation()])
  await byHand(office, `UPDATE log SET body = replace(body, '"minutes":60', '"minutes":61') WHERE seq = 4`)
  const because = (await verified()).map((one) => one.because)
  expect(because).toEqual(['body-changed', 'fold-differs'])
})
