// A reported year (C9): its figures stand, what reaches it waits with a choice, and it is added to only while it is open.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Lock } from '../../src/domain/records/office.ts'
import { shownRecords } from '../../src/server/office.ts'
import { reportFrom } from '../../src/server/report.ts'
import { verifyStore } from '../../src/server/verify.ts'
import { anId, anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let anna: TestDevice
let lead: TestDevice
beforeEach(async () => {
  office = await anOffice()
  anna = await office.enrolled('adviser', 'Anna')
  lead = await office.signedIn('Maja')
})
afterEach(() => office.close())

type State = {
  locked: {
    lockedAt: string
    open: { until: string } | null
    differences: { of: string; from: number; to: number }[]
    late: { id: string; how: string; indicators: string[]; choice: { choice: string } | null }[]
    supplements: { why: string; changed: unknown[] }[]
    exceptions: { what: string; why: string; by: string; until: string }[]
    nextIsReported: boolean
  } | null
}
const year = '/api/locks/2025'
const state = async () => ((await lead.get(year)).json as State).locked
const theLock = async (): Promise<Lock | undefined> =>
  (await office.inside((tx) => shownRecords(tx))).flatMap(({ record }) =>
    record.kind === 'lock' ? [record] : [],
  )[0]
const aSession = async (date: string, more: object = {}) => {
  const mutation = anna.mutation({ set: { ...sessionValues, date, ...more } })
  expect((await anna.sync([mutation])).results.map(({ status }) => status)).toEqual(['applied'])
  return mutation
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a year is locked with its figures, the records behind them, and where in the log it stood', async () => {
  const one = await aSession('2025-03-04')
  await aSession('2026-03-04')
  expect(await state()).toBeNull()
  const head = await office.inside((tx) => tx.head())
  expect((await lead.post(year, {})).status).toBe(200)
  const lock = await theLock()
  const sessions = lock?.figures.find(({ indicator }) => indicator === 'advisory-sessions')
  expect(sessions).toEqual({
    indicator: 'advisory-sessions',
    value: 1,
    records: [{ id: one.rec, hash: expect.stringMatching(/^[0-9a-f]{32}$/) }],
  })
  expect(lock?.sums.find(({ of }) => of === 'agenda2030/sessions')).toEqual({
    of: 'agenda2030/sessions',
    value: 1,
  })
  expect(lock).toMatchObject({ seq: head.seq, h: head.h })
  expect(await state()).toMatchObject({ open: null, differences: [], late: [] })
  expect((await lead.post(year, {})).json).toMatchObject({ error: { code: 'already-locked' } })
})

test('a year that has not begun is not locked, nor one without a programme', async () => {
  expect((await lead.post('/api/locks/2027', {})).status).toBeOneOf([404, 409])
  expect((await lead.post('/api/locks/2019', {})).json).toMatchObject({
    error: { code: 'no-programme-covers-the-year' },
  })
  expect((await lead.post('/api/locks/20x5', {})).status).toBe(400)
})

test('[C9] what arrives, leaves or becomes another after the lock is listed, and the reported number stands', async () => {
  const kept = await aSession('2025-03-04')
  const leaves = await aSession('2025-03-05')
  await lead.post(year, {})
  const late = await aSession('2025-12-30')
  await anna.sync([
    anna.mutation({ rec: leaves.rec, set: { date: '2024-12-31' }, base: { date: [leaves.mid] } }),
    anna.mutation({ rec: kept.rec, set: { minutes: 15 }, base: { minutes: [kept.mid] } }),
  ])
  const now = await state()
  expect(now?.late.map(({ id, how }) => [id, how])).toEqual([
    [leaves.rec, 'left'],
    [kept.rec, 'changed'],
    [late.rec, 'arrived'],
  ])
  expect(now?.late.every(({ choice }) => choice === null)).toBe(true)
  const targets = (await lead.get('/api/targets?year=2025')).json as {
    indicators: { id: string; actual: number }[]
    reported: { indicators: Record<string, number> }
  }
  expect(targets.reported.indicators['advisory-sessions']).toBe(2)
})

test('a review, a comment or an effect written afterwards makes no record late', async () => {
  const one = await aSession('2025-03-04')
  await lead.post(year, {})
  await lead.sync([
    lead.mutation({ rec: one.rec, set: { review: { state: 'approved' } }, base: { review: [] } }),
    lead.mutation({ rec: one.rec, set: { effect: 'Tre fick arbete' }, base: {} }),
  ])
  expect((await state())?.late).toEqual([])
})

test('the lead decides of each late record; one that changes after that waits anew', async () => {
  await lead.post(year, {})
  const late = await aSession('2025-12-30')
  const decided = { id: late.rec, choice: 'in-next-report', why: 'Kom in i januari' }
  expect((await lead.post(`${year}/late`, decided)).status).toBe(200)
  expect((await state())?.late[0]?.choice?.choice).toBe('in-next-report')
  await anna.sync([anna.mutation({ rec: late.rec, set: { minutes: 45 }, base: { minutes: [late.mid] } })])
  expect((await state())?.late[0]?.choice).toBeNull()
  expect((await lead.post(`${year}/late`, { ...decided, id: anId() })).json).toMatchObject({
    error: { code: 'not-late' },
  })
  expect((await lead.post(`${year}/late`, { ...decided, choice: 'glöm' })).json).toMatchObject({
    error: { code: 'not-a-choice', message: 'choice: not-a-choice' },
  })
})

test('[C9] what would stand in a report that has gone out already is not put off to it', async () => {
  await lead.post(year, {})
  expect(await state()).toMatchObject({ nextIsReported: false })
  expect((await lead.post('/api/locks/2026', {})).status).toBe(200)
  const late = await aSession('2025-12-30')
  expect(await state()).toMatchObject({ nextIsReported: true })
  const put = { id: late.rec, choice: 'in-next-report', why: 'Kom in i januari' }
  expect((await lead.post(`${year}/late`, put)).json).toMatchObject({ error: { code: 'next-is-reported' } })
  expect((await lead.post(`${year}/late`, { ...put, choice: 'in-exception' })).status).toBe(200)
})

test('what is chosen for the next report stands there by itself, and in no other of its figures', async () => {
  await lead.post(year, {})
  const late = await aSession('2025-12-30')
  await lead.post(`${year}/late`, { id: late.rec, choice: 'in-next-report', why: 'Kom in i januari' })
  const next = async (which: 'year' | 'q2') => {
    const made = await office.inside((tx) =>
      reportFrom(tx, { year: 2026, which, language: 'sv' }, office.world),
    )
    if (!made.ok) throw new Error(made.because)
    return made.report
  }
  const report = await next('year')
  expect(report.additions).toMatchObject({
    year: 2025,
    lines: expect.arrayContaining([
      expect.objectContaining({ id: 'advisory-sessions', value: { value: 1, note: expect.any(Number) } }),
    ]),
  })
  const sessions = report.objectives.flatMap(({ indicators }) => indicators)
  expect(sessions.find(({ id }) => id === 'advisory-sessions')?.actual.value).toBe(0)
  expect((await next('q2')).additions).toBeNull()
})

describe('a supplementary report', () => {
  const exception = { what: 'Två sena rådgivningar', why: 'Telefonen låg i sjön', until: inDays(7) }

  test('needs an exception that is open, and keeps what was reported before', async () => {
    await lead.post(year, {})
    await aSession('2025-12-30')
    const why = 'Telefonen kom fram'
    expect((await lead.post(`${year}/supplements`, { why })).json).toMatchObject({
      error: { code: 'no-exception-open' },
    })
    expect((await lead.post(`${year}/exceptions`, exception)).status).toBe(200)
    expect((await state())?.open).toMatchObject({ until: exception.until })
    expect((await lead.post(`${year}/supplements`, { why })).status).toBe(200)
    const now = await state()
    expect(now).toMatchObject({ differences: [], late: [] })
    expect(now?.supplements).toMatchObject([
      {
        why,
        changed: expect.arrayContaining([{ of: 'advisory-sessions', from: 0, to: 1 }]),
      },
    ])
    expect((await lead.post(`${year}/supplements`, { why })).json).toMatchObject({
      error: { code: 'nothing-changed' },
    })
    expect((await verifyStore(office.store, office.world.sha256)).wrong).toEqual([])
  })

  test('an exception closes itself after its last day', async () => {
    await lead.post(year, {})
    await aSession('2025-12-30')
    expect((await lead.post(`${year}/exceptions`, { ...exception, until: inDays(-2) })).json).toMatchObject({
      error: { code: 'in-the-past', message: 'until: in-the-past' },
    })
    await lead.post(`${year}/exceptions`, { ...exception, until: inDays(1) })
    office.world.pass(3 * 86_400_000)
    expect((await state())?.open).toBeNull()
    expect((await theLock())?.exceptions).toMatchObject([{ what: exception.what, why: exception.why }])
  })
})

test('only a lead who has just signed in locks, opens and adds; an adviser does not even look', async () => {
  const elsewhere = await office.enrolled('lead', 'Lo')
  for (const [path, body] of [
    [year, {}],
    [`${year}/late`, { id: anId(), choice: 'not-reported', why: 'x' }],
    [`${year}/exceptions`, { what: 'x', why: 'x', until: inDays(1) }],
    [`${year}/supplements`, { why: 'x' }],
  ] as const) {
    expect((await anna.post(path, body)).status, path).toBe(403)
    expect((await elsewhere.post(path, body)).json, path).toMatchObject({
      error: { code: expect.stringMatching(/^needs-(fresh-)?sign-in$/) },
    })
  }
  expect((await anna.get(year)).status).toBe(403)
  expect(await theLock()).toBeUndefined()
})
