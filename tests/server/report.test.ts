// The report: the same figures as `targets --json`, the same bytes each time, every number with the records behind it.
import { writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { bookedOre } from '../../src/domain/programme/money.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { figuresFor } from '../../src/server/figures.ts'
import { importLines } from '../../src/server/lines.ts'
import { byTheOffice } from '../../src/server/office.ts'
import { makeReport, type ReportFormat, reportFormats, reportFrom } from '../../src/server/report.ts'
import { anId, anOffice, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let lead: TestDevice
const asOf = '2026-11-20' as LocalDate
beforeAll(async () => {
  office = await anOffice()
  lead = await office.enrolled('lead')
  const records = inventedOffice({ seed: 23, until: asOf, sessions: { 2025: 60, 2026: 50 } })
  const start = records.find(
    ({ kind, values }) => kind === 'companyStart' && String(values.date).startsWith('2026'),
  )
  const report = {
    kind: 'report',
    id: anId(),
    values: {
      programme: 'radgivning-2024',
      year: 2026,
      period: 'year',
      texts: [{ objective: 'advice', text: 'Fler söker råd utanför tätorterna.' }],
      ordinaryOperations: 'Rådgivningen blir en del av kommunernas överenskommelser.',
      effects: start ? [start.id] : [],
    },
  }
  if (start) start.values.effect = 'Tre personer fick sin försörjning'
  const bytes = new TextEncoder().encode(
    [...records, report].map(({ kind, id, values }) => JSON.stringify({ kind, id, ...values })).join('\n'),
  )
  const done = await importLines(
    office.store,
    office.office.id,
    { name: 'year.jsonl', bytes },
    { by: byTheOffice, dryRun: false, skipBad: false },
    office.world,
  )
  expect(done.problems).toEqual([])
})
afterAll(() => office.close())

const make = async (format: ReportFormat, more: object = {}): Promise<Uint8Array> => {
  const asked = { year: 2026, which: 'year', format, language: 'sv', asOf, ...more } as const
  const made = await office.inside((tx) => makeReport(tx, asked, office.world))
  if (!made.ok) throw new Error(made.because)
  return made.bytes
}
const sheets = (bytes: Uint8Array) => readXlsx(bytes)

test.each(reportFormats)('the same records give the same bytes, as %s', async (format) => {
  const [one, two] = [await make(format), await make(format)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  if (process.env.KEEP_REPORT) writeFileSync(`${process.env.KEEP_REPORT}.${format}`, one)
})

test('the workbook has a row for each indicator, with the figures of `targets --json`', async () => {
  const said = await office.inside((tx) => figuresFor(tx, { year: 2026, asOf }, office.world))
  if (!said.ok) throw new Error(said.because)
  const [first] = sheets(await make('xlsx'))
  const rows = (first?.rows ?? []).slice(1)
  const figures = new Map(said.targets.indicators.map((one) => [one.id, one]))
  expect(rows.map(([id]) => id).sort()).toEqual([...figures.keys()].sort())
  for (const [id, , , target, actual, pace, , unreviewed] of rows) {
    const one = figures.get(String(id))
    expect([id, target ?? null, actual, pace ?? null, unreviewed]).toEqual([
      id,
      one?.target,
      one?.actual,
      one?.pace,
      one?.unreviewed,
    ])
  }
  expect(rows.some((row) => Number(row[4]) > 0)).toBe(true)
})

test('the annex names every record behind every figure, and no others', async () => {
  const said = await office.inside((tx) => figuresFor(tx, { year: 2026, asOf }, office.world))
  if (!said.ok) throw new Error(said.because)
  const annex =
    sheets(await make('xlsx'))
      .at(-1)
      ?.rows.slice(1) ?? []
  for (const { id, records } of said.targets.indicators.filter(({ records }) => records.length > 0)) {
    const notes = new Set(annex.filter((row) => records.includes(String(row[2]))).map((row) => row[0]))
    const whole = [...notes].some((note) => {
      const ids = annex.filter((row) => row[0] === note).map((row) => row[2])
      return JSON.stringify(ids) === JSON.stringify(records)
    })
    expect(whole, id).toBe(true)
  }
})

test('every count carries a mark, and the records behind it are as many as it says; money is their sum', async () => {
  const made = await office.inside((tx) =>
    reportFrom(tx, { year: 2026, which: 'year', language: 'sv', asOf }, office.world),
  )
  const said = await office.inside((tx) => figuresFor(tx, { year: 2026, asOf }, office.world))
  if (!made.ok || !said.ok) throw new Error('not counted')
  const { report } = made
  const { targets } = said
  const behind = (note: number | null | undefined) => report.notes.find((one) => one.note === note)?.ids ?? []
  const counts = [
    ...report.municipalities.flatMap(({ sessions, companies }) => [sessions, companies]),
    ...report.efforts.map(({ efforts }) => efforts),
    ...report.goals.map(({ sessions }) => sessions),
    ...report.topics.map(({ records }) => records),
    report.sessions.value,
    report.sessions.withInformation,
  ]
  expect(counts.filter(({ value }) => value > 0).length).toBeGreaterThan(20)
  for (const { value, note } of counts) expect(behind(note)).toHaveLength(value)
  expect(
    Object.fromEntries(
      report.municipalities.map(({ code, sessions, companies }) => [
        code,
        { sessions: sessions.value, companies: companies.value },
      ]),
    ),
  ).toEqual(targets.municipalities)
  expect(
    Object.fromEntries(report.efforts.map(({ audience, efforts }) => [audience, efforts.value])),
  ).toEqual(targets.perspectives.efforts)
  expect(report.budget.map(({ line, actual }) => [line, actual.ore])).toEqual(
    targets.budget.map(({ line, actualOre }) => [line, actualOre]),
  )
  const ore = new Map(
    made.records.flatMap(({ record }) =>
      record.kind === 'expense' ? [[record.id as string, bookedOre(record)]] : [],
    ),
  )
  for (const { actual } of report.budget)
    expect(behind(actual.note).reduce((sum, id) => sum + (ore.get(id) ?? 0), 0)).toBe(actual.ore)
  expect(report.budget.some(({ actual }) => actual.ore > 0)).toBe(true)
  const listed = new Set(report.behind.map(({ id }) => id))
  for (const { ids } of report.notes) expect(ids.every((id) => listed.has(id))).toBe(true)
})

test('the document has real headings for each of the eight objectives, tables with headers, and what the lead wrote', async () => {
  const xml = strFromU8(unzipSync(await make('docx'))['word/document.xml'] as Uint8Array)
  const headings = [...xml.matchAll(/<w:pStyle w:val="Heading2"\/>.*?<\/w:p>/gs)].map(([of]) =>
    [...of.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join(''),
  )
  for (let number = 1; number <= 8; number++)
    expect(headings.filter((text) => text.startsWith(`Delmål ${number}: `))).toHaveLength(1)
  expect(xml.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(10)
  expect(xml).toContain('Fler söker råd utanför tätorterna.')
  expect(xml).toContain('Tre personer fick sin försörjning')
  expect(xml).toContain('ordinarie verksamhet')
})

test('no name of a person is in any of them', async () => {
  const names = (await office.inside((tx) => tx.records()))
    .filter(({ type }) => type === 'contact')
    .flatMap(({ folded }) => folded.fields.name?.heads.map(({ value }) => String(value)) ?? [])
  expect(names.length).toBeGreaterThan(5)
  const parts = unzipSync(await make('docx'))
  const text =
    strFromU8(parts['word/document.xml'] as Uint8Array) + JSON.stringify(sheets(await make('xlsx')))
  expect(names.filter((name) => name.includes(' ') && text.includes(name))).toEqual([])
})

test('a quarter holds the year so far against the year’s target', async () => {
  const xml = strFromU8(unzipSync(await make('docx', { which: 'q1' }))['word/document.xml'] as Uint8Array)
  expect(xml).toMatch(/av årets 150/)
  expect(xml).toContain('första kvartalet 2026')
})

test('the same file over the wire, for leads alone; what is not asked right is named', async () => {
  for (const format of reportFormats) {
    const asked = await lead.get(`/api/reports/2025?format=${format}`)
    expect(asked.status).toBe(200)
  }
  const anna = await office.enrolled('adviser')
  expect((await anna.get('/api/reports/2025?format=pdf')).status).toBe(403)
  expect((await lead.get('/api/reports/2025?format=doc')).json).toMatchObject({
    error: { code: 'not-a-choice' },
  })
  expect((await lead.get('/api/reports/2019?format=pdf')).status).toBe(404)
  expect((await lead.get('/api/reports/2025?format=pdf&period=may')).status).toBe(400)
})
