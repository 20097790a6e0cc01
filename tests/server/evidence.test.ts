// Bevispärm: what is behind a number, without names for the funder, with them for an audit, and never silently.
import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { shownRecords } from '../../src/server/office.ts'
import { aSignature } from '../support/signature.ts'
import { anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let anna: TestDevice
let lead: TestDevice
let session: string
beforeEach(async () => {
  office = await anOffice()
  anna = await office.enrolled('adviser', 'Anna Advokat')
  lead = await office.signedIn('Maja')
  const met = anna.mutation({ set: { ...sessionValues, date: '2026-05-04', notes: 'kanarie i noten' } })
  const list = anna.mutation({
    type: 'attendanceList',
    set: {
      title: 'Frukost',
      date: '2026-05-04',
      languages: ['sv'],
      noticeVersion: '1',
      of: met.rec,
      signed: 1,
    },
  })
  const row = anna.mutation({
    type: 'attendance',
    set: {
      list: list.rec,
      name: 'Fatima Kanariefågel',
      signature: aSignature(),
      signedAt: '2026-05-04T09:00:00Z',
      language: 'sv',
      noticeVersion: '1',
    },
  })
  const edit = anna.mutation({ rec: met.rec, set: { minutes: 45 }, base: { minutes: [met.mid] } })
  await anna.sync([met, list, row, edit])
  session = met.rec
})
afterEach(() => office.close())

const ask = { indicator: 'advisory-sessions', period: 'year', language: 'sv', whole: false }
const folder = async (whole: boolean) => {
  const answer = await lead.post('/api/evidence/2026', { ...ask, whole })
  expect(answer.status).toBe(200)
  return unzipSync(answer.bytes)
}
const lines = (bytes: Uint8Array | undefined) =>
  strFromU8(bytes ?? new Uint8Array())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('the folder has the list, each record, every change to it with its place in the log, and what the files are', async () => {
  const files = await folder(false)
  expect(Object.keys(files)).toEqual(['historik.jsonl', 'innehall.json', 'lista.pdf', 'poster.jsonl'])
  expect(lines(files['poster.jsonl'])).toMatchObject([{ id: session, minutes: 45 }])
  expect(
    lines(files['historik.jsonl']).map(({ rec, set }) => [rec, (set as { minutes: number }).minutes]),
  ).toEqual([
    [session, sessionValues.minutes],
    [session, 45],
  ])
  const contents = JSON.parse(strFromU8(files['innehall.json'] ?? new Uint8Array()))
  const head = await office.inside((tx) => tx.head())
  expect(contents).toMatchObject({
    indicator: 'advisory-sessions',
    actual: 1,
    log: { seq: head.seq, h: head.h },
    records: [{ id: session, hash: expect.stringMatching(/^[0-9a-f]{32}$/) }],
  })
  for (const { path, sha256 } of contents.files as { path: string; sha256: string }[])
    expect(
      createHash('sha256')
        .update(files[path] ?? '')
        .digest('hex'),
    ).toBe(sha256)
})

test('the same log gives the same bytes', async () => {
  const [one, two] = [await folder(false), await folder(false)]
  expect(one).toEqual(two)
})

test('for the funder it names nobody; what is left out is said to be', async () => {
  const files = await folder(false)
  for (const [path, bytes] of Object.entries(files))
    for (const canary of ['kanarie', 'Kanarie', 'Anna', 'Advokat'])
      expect(strFromU8(bytes, true).includes(canary), `${canary} in ${path}`).toBe(false)
  expect(lines(files['historik.jsonl'])[0]).toMatchObject({ withheld: expect.arrayContaining(['notes']) })
  const history = (await office.inside((tx) => shownRecords(tx))).filter(
    ({ record }) => record.kind === 'report',
  )
  expect(history).toEqual([])
})

test('whole it has the names and the signed sheets, and that it was taken out stands in the history', async () => {
  const files = await folder(true)
  expect(Object.keys(files).filter((path) => path.startsWith('narvarolistor/'))).toHaveLength(1)
  expect(lines(files['historik.jsonl'])[0]).toMatchObject({ by: 'Anna Advokat' })
  expect(strFromU8(files['poster.jsonl'] ?? new Uint8Array())).toContain('kanarie i noten')
  const taken = async () =>
    (await office.inside((tx) => shownRecords(tx))).flatMap(({ record }) =>
      record.kind === 'report' ? record.evidence : [],
    )
  expect(await taken()).toMatchObject([{ by: lead.member, indicator: 'advisory-sessions', records: 1 }])
  await folder(true)
  expect(await taken()).toHaveLength(2)
})

test('no adviser has it; with names only a lead who has just signed in', async () => {
  const elsewhere = await office.enrolled('lead', 'Lo')
  expect((await anna.post('/api/evidence/2026', ask)).status).toBe(403)
  expect((await elsewhere.post('/api/evidence/2026', { ...ask, whole: true })).json).toMatchObject({
    error: { code: expect.stringMatching(/^needs-(fresh-)?sign-in$/) },
  })
  expect((await lead.post('/api/evidence/2026', { ...ask, indicator: 'no-such' })).status).toBe(404)
  expect((await lead.post('/api/evidence/2019', ask)).status).toBe(404)
  expect((await lead.post('/api/evidence/2026', { ...ask, period: 'may' })).status).toBe(400)
})
