// Edits that reach the office before the record that they edit, as after a restore, and whose a record is.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { byTheOffice, writeChange } from '../../src/server/office.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import { anId, anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(async () => {
  const { wrong } = await verifyStore(office.store, office.world.sha256)
  await office.close()
  expect(wrong).toEqual([])
})
const editOf = (device: TestDevice, rec: string, seen: string) =>
  device.mutation({ rec, set: { minutes: 90 }, base: { minutes: [seen] } })
const deletionBy = (device: TestDevice, rec: string) =>
  device.mutation({ rec, op: 'delete', set: { _deleted: true, _seen: [] }, base: { _deleted: [] } })
const statusOf = async (device: TestDevice, mutation: unknown) =>
  (await device.sync([mutation])).results[0]?.status

test('an edit that comes ahead of its record leaves the record to whoever made it', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  const made = anna.mutation({ at: '2026-05-04T09:00:00+02:00' })
  await bo.sync([editOf(bo, made.rec, made.mid)])
  const { first } = (await office.inside((tx) => tx.record(made.rec))) ?? {}
  await anna.sync([made])
  expect(await office.inside((tx) => tx.record(made.rec))).toMatchObject({
    first,
    createdBy: { member: anna.member, device: anna.deviceId },
    made: { createdBy: anna.member, createdAt: made.at },
  })
  expect(await statusOf(bo, deletionBy(bo, made.rec))).toBe('quarantined')
  expect(await statusOf(anna, deletionBy(anna, made.rec))).toBe('applied')
})

test('what is written once is taken once, also when its erasure came ahead of it', async () => {
  const tablet = await office.enrolled('tablet')
  const set = {
    list: anId(),
    name: 'KANARIEFÅGEL',
    witnessedBy: 'Bo',
    signedAt: '2026-05-04T10:00:00Z',
    language: 'sv',
    noticeVersion: '1',
  }
  const signed = tablet.mutation({ type: 'attendance', set })
  const erase = { mid: anId(), type: 'attendance', rec: signed.rec, op: 'erase' as const, set: {}, base: {} }
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  expect(await statusOf(tablet, signed)).toBe('erased')
  expect(await office.inside((tx) => tx.quarantineRows())).toEqual([])
})

test('[I16] what saw nothing but an erased write is erased with it, also when it came ahead of it', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  const made = anna.mutation({ set: { ...anna.mutation().set, notes: 'KANARIEFÅGEL' } })
  const erase = { mid: anId(), type: 'session', rec: made.rec, op: 'erase' as const, set: {}, base: {} }
  // Done again after a restore, of a record that has not come back yet.
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  const edit = bo.mutation({ rec: made.rec, set: { notes: 'KANARIEUNGE' }, base: { notes: [made.mid] } })
  // What it stands on is not known, and it does not name the erasure.
  expect(await statusOf(bo, edit)).toBe('erased')
  const later = { set: { notes: 'SPARV' }, base: { notes: [erase.mid, edit.mid] } }
  expect(await statusOf(bo, bo.mutation({ rec: made.rec, ...later }))).toBe('applied')
  await anna.sync([made])
  const kept = () =>
    office.inside(async (tx) => JSON.stringify([await tx.record(made.rec), await tx.entriesAfter(0, 99)]))
  expect(await kept()).not.toContain('KANARIE')
  // What has seen the erasure is a new word, and stays.
  expect(await kept()).toContain('SPARV')
})

test('an imported record without a named author is nobody’s: only the lead may delete it', async () => {
  const [anna, lead] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('lead')]
  const rec = anId()
  const change = creationOf('session', rec, sessionValues, anId())
  const brought = { ...change, set: { ...change.set, _createdBy: anna.member } }
  await office.store.transaction(office.office.id, (tx) =>
    writeChange(tx, byTheOffice, brought, office.world),
  )
  expect((await office.inside((tx) => tx.record(rec)))?.made).toMatchObject({
    createdBy: anna.member,
    author: null,
  })
  expect(await statusOf(anna, deletionBy(anna, rec))).toBe('quarantined')
  expect(await statusOf(lead, deletionBy(lead, rec))).not.toBe('quarantined')
})

test('[I16] a stale write is named by an erasure, so that an office put back to an older day knows it for one', async () => {
  const [anna, bo] = [await office.enrolled('adviser', 'Anna'), await office.enrolled('adviser', 'Bo')]
  const made = anna.mutation()
  await anna.sync([made])
  const erase = { mid: anId(), type: 'session', rec: made.rec, op: 'erase' as const, set: {}, base: {} }
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  const stale = bo.mutation({ rec: made.rec, set: { notes: 'KANARIEFÅGEL' }, base: { notes: [made.mid] } })
  expect(await statusOf(bo, stale)).toBe('erased')
  const named = await office.inside((tx) => tx.entriesAfter(0, 99))
  expect(named.at(-1)).toMatchObject({ op: 'erase', rec: made.rec, base: { notes: [stale.mid] } })
  // Said again it is the same thing: no second erasure; and what has seen the first is in conflict with neither.
  expect(await statusOf(bo, stale)).toBe('duplicate')
  expect(await office.inside((tx) => tx.entriesAfter(0, 99))).toHaveLength(named.length)
  const word = bo.mutation({ rec: made.rec, set: { notes: 'SPARV' }, base: { notes: [erase.mid] } })
  expect(await statusOf(bo, word)).toBe('applied')
})

test('[I16] what saw nothing but a refused write is stale after an erasure, for it saw nothing of that', async () => {
  const anna = await office.enrolled('adviser', 'Anna')
  const made = anna.mutation()
  await anna.sync([made])
  const refused = anna.mutation({ rec: made.rec, set: { notes: 7 }, base: { notes: [made.mid] } })
  expect(await statusOf(anna, refused)).toBe('quarantined')
  const erase = { mid: anId(), type: 'session', rec: made.rec, op: 'erase' as const, set: {}, base: {} }
  await office.store.transaction(office.office.id, (tx) => writeChange(tx, byTheOffice, erase, office.world))
  // Saved before its device knew of either.
  const edit = anna.mutation({
    rec: made.rec,
    set: { notes: 'KANARIEFÅGEL' },
    base: { notes: [refused.mid] },
  })
  expect(await statusOf(anna, edit)).toBe('erased')
})
