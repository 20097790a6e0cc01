// Practice: done with the real parts in a store of its own, and nothing of it stands anywhere afterwards.
import { indexedDB } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { saveEdit, saveNew } from '../../src/device/acts.ts'
import type { Memory } from '../../src/device/database.ts'
import { keepDraft } from '../../src/device/drafts.ts'
import { everyOf, queueState, recordOf, targetsNow } from '../../src/device/live.ts'
import { beginPractice, type Practice, practised } from '../../src/device/practice.ts'
import { forgetPractice } from '../../src/device/practice-store.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import type { Session } from '../../src/domain/records/session.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aDevice, type InventedDevice } from '../support/invented-device.ts'

const today = '2026-11-23' as LocalDate
const values = {
  date: today,
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1880',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
}

const named = async () => (await indexedDB.databases()).map(({ name }) => name).sort()

/** Everything that lies in a store, table by table. */
async function whole(memory: Memory): Promise<unknown> {
  const rows = memory.tables.map(async (table) => [table.name, await table.toArray()])
  return structuredClone(await Promise.all(rows))
}

async function begun(device: InventedDevice): Promise<Practice> {
  const practice = await beginPractice(device.handed, { today, name: 'Maja', locks: undefined })
  if (!practice) throw new Error('no practice')
  return practice
}

const sessionsOf = async ({ office: { memory } }: Practice) =>
  (await targetsNow(memory, yearPeriod(2026), today))?.numbers.indicators.find(
    ({ id }) => id === 'advisory-sessions',
  )

test('a practice leaves no trace: the office’s store, its queue and the databases are as before', async () => {
  const device = await aDevice()
  const calls: unknown[] = []
  const handed = {
    ...device.handed,
    fetch: async (...asked: unknown[]) => {
      calls.push(asked)
      return new Response()
    },
  }
  await saveNew(device, [{ kind: 'session', values }])
  const [before, databases] = [await whole(device.memory), await named()]
  const practice = await begun({ ...device, handed })
  const { office } = practice
  const done = await saveNew(office, [{ kind: 'session', values }])
  expect(done.ok).toBe(true)
  await keepDraft(office, { key: 'session:new', kind: 'session', values })
  office.transport.start()
  office.transport.nudge()
  await office.transport.syncNow()
  expect(await queueState(office.memory)).toMatchObject({ unsent: 1 })
  expect(await whole(device.memory)).toEqual(before)
  await practice.end()
  await practice.end()
  expect(await whole(device.memory)).toEqual(before)
  expect(await named()).toEqual(databases)
  expect(calls).toEqual([])
})

test('what a closed tab left of a practice is deleted at the next start, and one that goes on is let be', async () => {
  const device = await aDevice()
  const practice = await begun(device)
  practice.office.memory.close()
  expect(await named()).toContain('radslag-ovning')
  const taken = { request: async (_: string, __: LockOptions, then: (lock: null) => unknown) => then(null) }
  await forgetPractice(taken as unknown as LockManager)
  expect(await named()).toContain('radslag-ovning')
  expect(
    await beginPractice(device.handed, { today, name: 'Maja', locks: taken as unknown as LockManager }),
  ).toBe(null)
  await forgetPractice(undefined)
  expect(await named()).not.toContain('radslag-ovning')
})

test('one that cannot be made says so, and holds nothing that keeps the next from beginning', async () => {
  const device = await aDevice()
  let held = 0
  const locks = {
    request: async (_: string, __: LockOptions, then: (lock: object) => Promise<unknown>) => {
      held += 1
      await then({})
      held -= 1
    },
  } as unknown as LockManager
  const full = { subtle: { generateKey: () => Promise.reject(new Error('no room')) } } as unknown as Crypto
  const asked = { today, name: 'Maja', locks }
  await expect(beginPractice({ ...device.handed, crypto: full }, asked)).rejects.toThrow('no room')
  await expect.poll(() => held).toBe(0)
  const next = await beginPractice(device.handed, asked)
  expect(next).not.toBe(null)
  await next?.end()
})

test.each(['2026-01-01', '2026-11-23', '2031-06-15'])(
  'on %s one session meets the practice’s target for the year',
  async (day) => {
    const device = await aDevice()
    const practice = await beginPractice(device.handed, {
      today: day as LocalDate,
      name: 'Maja',
      locks: undefined,
    })
    if (!practice) throw new Error('no practice')
    const { memory } = practice.office
    const year = Number(day.slice(0, 4))
    const sessions = async () =>
      (await targetsNow(memory, yearPeriod(year), day as LocalDate))?.numbers.indicators.find(
        ({ id }) => id === 'advisory-sessions',
      )
    expect(await sessions()).toMatchObject({
      amount: practice.goal - 1,
      target: practice.goal,
      unreviewed: 0,
    })
    await saveNew(practice.office, [{ kind: 'session', values: { ...values, date: day } }])
    expect(await sessions()).toMatchObject({ amount: practice.goal, status: 'met' })
    await practice.end()
  },
)

test('each step is ticked when it has really been done, and by nothing else', async () => {
  const practice = await begun(await aDevice())
  const { office } = practice
  const steps = async () => [...(await practised(office))].sort()
  expect(await steps()).toEqual([])
  const contact = (await everyOf(office, 'contact')).find(
    ({ record }) => record.kind === 'contact' && record.name === practice.contact,
  )
  await keepDraft(office, { key: 'session:new', kind: 'session', values: { ...values, contactIds: [] } })
  expect(await steps()).toEqual([])
  await keepDraft(office, {
    key: 'session:new',
    kind: 'session',
    values: { ...values, contactIds: [contact?.id] },
  })
  expect(await steps()).toEqual(['found'])
  const saved = await saveNew(office, [{ kind: 'session', values }], ['session:new'])
  expect(await steps()).toEqual(['saved'])
  const id = saved.ok ? (saved.ids[0] as string) : ''
  const at = async () => {
    const found = await recordOf(office, id)
    if (!found) throw new Error('not there')
    return found
  }
  const changed = await saveEdit(office, await at(), { minutes: 90 })
  expect(await steps()).toEqual(['changed', 'saved'])
  await saveEdit(office, await at(), { minutes: 45 })
  expect(await steps()).toEqual(['changed', 'saved'])
  if (changed.ok) await changed.undo()
  expect(((await at()).record as Session).minutes).toBe(60)
  expect(await steps()).toEqual(['changed', 'saved', 'undone'])
  await practice.end()
})

test('the save itself can be undone, and one of the invented sessions can be changed and changed back', async () => {
  const practice = await begun(await aDevice())
  const { office } = practice
  const [first] = await everyOf(office, 'session')
  if (!first) throw new Error('no session')
  const changed = await saveEdit(office, first, { minutes: 20 })
  expect([...(await practised(office))]).toEqual(['changed'])
  if (changed.ok) await changed.undo()
  expect([...(await practised(office))].sort()).toEqual(['changed', 'undone'])
  await practice.end()
  const anew = await begun(await aDevice())
  const saved = await saveNew(anew.office, [{ kind: 'session', values }])
  if (saved.ok) await saved.undo()
  expect([...(await practised(anew.office))].sort()).toEqual(['saved', 'undone'])
  expect(await sessionsOf(anew)).toMatchObject({ amount: anew.goal - 1 })
  await anew.end()
})
