// The server erases what has been kept long enough; never what nobody could have seen coming for a month.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { officeId } from '../../src/domain/records/office.ts'
import { addDays, dayInStockholm } from '../../src/domain/values/local-date.ts'
import { byTheOffice, shownRecord, shownRecords, writeChange } from '../../src/server/office.ts'
import { comingErasures, eraseWhatIsDue } from '../../src/server/retention.ts'
import { changeOf } from '../../src/sync/mutation.ts'
import { anId, anOffice, sessionValues, type TestOffice } from './support.ts'

const day = 24 * 3_600_000
let office: TestOffice
beforeEach(async () => {
  office = await anOffice()
})
afterEach(() => office.close())

const run = () => eraseWhatIsDue(office.store, office.world, () => undefined)
const coming = (within: number) => office.inside((tx) => comingErasures(tx, office.world, within))
const notesOf = async (rec: string) =>
  (await office.inside(shownRecords)).find(({ record }) => record.id === rec)?.record as { notes?: string }

async function logOld() {
  const anna = await office.enrolled('adviser')
  const old = anna.mutation({ set: { ...sessionValues, date: '2024-01-15', notes: 'gammal tanke' } })
  const fresh = anna.mutation({ set: { ...sessionValues, notes: 'ny tanke' } })
  await anna.sync([old, fresh])
  return { old: old.rec, fresh: fresh.rec }
}

test('what came late is listed for a month, then goes; the meeting still counts', async () => {
  const { old, fresh } = await logOld()
  const today = dayInStockholm(office.world.clock())
  expect(await coming(60)).toMatchObject([{ id: old, of: 'meeting-notes', on: addDays(today, 30) }])
  expect(await run()).toBe(0)
  office.world.pass(29 * day)
  expect(await run()).toBe(0)
  office.world.pass(day)
  expect(await run()).toBe(1)
  expect((await notesOf(old)).notes).toBe('')
  expect((await notesOf(fresh)).notes).toBe('ny tanke')
  expect(await run()).toBe(0)
})

test('a shorter time decided today takes nothing before a month has gone', async () => {
  const { old } = await logOld()
  const decide = (months: number) =>
    office.store.transaction(office.office.id, async (tx) => {
      const stored = await tx.record(officeId)
      const now = stored && shownRecord(stored)
      const change = now && changeOf(now, { retention: [{ of: 'meeting-notes', months }] }, anId())
      if (change) await writeChange(tx, byTheOffice, change, office.world)
    })
  await decide(600)
  office.world.pass(40 * day)
  expect(await run()).toBe(0)
  await decide(1)
  expect(await run()).toBe(0)
  expect((await notesOf(old)).notes).toBe('gammal tanke')
  office.world.pass(30 * day)
  expect(await run()).toBeGreaterThan(0)
  expect((await notesOf(old)).notes).toBe('')
})
