// The letter to the board as a file: one page whatever the year was, the same bytes each time, for a lead alone.
import { writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import type { Letter } from '../../src/domain/report/letter.ts'
import type { LocalDate, Month } from '../../src/domain/values/local-date.ts'
import { municipalityCodes } from '../../src/domain/values/municipality-code.ts'
import { type LetterAsked, makeLetter } from '../../src/server/letter.ts'
import { importLines } from '../../src/server/lines.ts'
import { byTheOffice } from '../../src/server/office.ts'
import { boardLetter, pagesOf } from '../../src/server/papers/board-letter.ts'
import { anId, anOffice, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let lead: TestDevice
const until = '2026-11-20' as LocalDate
const november = '2026-11' as Month
const october = '2026-10' as Month
beforeAll(async () => {
  office = await anOffice()
  office.world.pass(Date.parse('2026-11-24T09:00:00Z') - Date.now())
  lead = await office.enrolled('lead')
  const records = inventedOffice({ seed: 23, until, sessions: { 2024: 90, 2025: 150, 2026: 130 } })
  const touched = records.filter(
    ({ kind, values }) =>
      ['session', 'companyStart'].includes(kind) && String(values.date).startsWith(october),
  )
  for (const [i, { values }] of touched.entries())
    values.effect = `Nummer ${i}: tre personer i en by utan affär bestämde sig för att driva den tillsammans, och kommunen lovade att hyra ut lokalen till dem i två år.`
  const report = {
    kind: 'report',
    id: anId(),
    values: {
      programme: 'radgivning-2024',
      year: 2026,
      period: 'h2',
      effects: touched.map(({ id }) => id),
    },
  }
  const many = Array.from({ length: 40 }, (_, i) => ({
    kind: 'activity',
    id: anId(),
    values: {
      type: 'dissemination',
      date: `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
      title: `Ett nyhetsbrev om vad som hänt i länet, och om vem som kan söka råd, nummer ${i}`,
      status: 'done',
    },
  }))
  const lines = [...records, report, ...many]
    .map(({ kind, id, values }) => JSON.stringify({ kind, id, ...values }))
    .join('\n')
  const file = { name: 'year.jsonl', bytes: new TextEncoder().encode(lines) }
  const how = { by: byTheOffice, dryRun: false, skipBad: false }
  const done = await importLines(office.store, office.office.id, file, how, office.world)
  expect(done.problems).toEqual([])
})
afterAll(() => office.close())

const make = async (more: Partial<LetterAsked> = {}): Promise<Uint8Array> => {
  const asked = { month: october, format: 'pdf', language: 'sv', ...more } as const
  const made = await office.inside((tx) => makeLetter(tx, asked, office.world))
  if (!made.ok) throw new Error(made.because)
  if (process.env.KEEP_LETTER)
    writeFileSync(`${process.env.KEEP_LETTER}-${asked.month}-${asked.language}.${asked.format}`, made.bytes)
  return made.bytes
}
const said = (docx: Uint8Array) =>
  strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]+>/g, '')

test.each(['sv', 'en'] as const)(
  'a full month is one page, and so is a thin one, in %s',
  async (language) => {
    expect(pagesOf(await make({ language }))).toBe(1)
    expect(pagesOf(await make({ language, month: november }))).toBe(1)
    expect(pagesOf(await make({ language, month: '2024-01' as Month }))).toBe(1)
  },
)

test('the barest letter fits whatever the year was', async () => {
  const long = 'Ett mål med ett namn som är så långt att det knappt får plats på en rad, och det är menat så'
  const letter: Letter = {
    programme: { name: long.repeat(3) } as Letter['programme'],
    ...{ month: october, year: 2026, asOf: '2026-10-31' as LocalDate, isOver: true },
    lines: Array.from({ length: 60 }, (_, i) => ({
      ...{ id: `i${i}`, name: { sv: `${long} ${i}`, en: `${long} ${i}` }, partOf: i % 2 ? 'i0' : null },
      ...{ inMonth: 1234, actual: 123_456 },
      aim:
        i % 3
          ? { target: 1_000_000, due: 999_999, status: 'behind' as const, ofProgramme: i % 5 === 0 }
          : null,
    })),
    livelihoods: { atStart: 0, now: 12_345 },
    done: Array.from({ length: 90 }, (_, i) => ({
      ...{ id: `d${i}`, date: '2026-10-05' as LocalDate, title: long.repeat(2) },
    })),
    effects: Array.from({ length: 90 }, (_, i) => ({
      ...{ id: `e${i}`, date: '2026-10-05' as LocalDate, text: long.repeat(9) },
    })),
    without: [...municipalityCodes],
    money: { bookedOre: 9e11, budgetOre: 1e11, dueOre: 8e10, oneToOneOre: 1e9, capOre: 1e9 },
  }
  const how = { format: 'pdf', language: 'sv', organisation: long } as const
  expect(pagesOf(await boardLetter(letter, how))).toBe(1)
})

test('what does not fit is counted, not cut off in silence', async () => {
  const text = said(await make({ format: 'docx' }))
  expect(text).toMatch(/och \d+ till/)
  expect(text).toContain('Rådgivning')
  expect(text).toContain('1:1-medel')
})

test.each(['pdf', 'docx'] as const)('the same records give the same bytes, as %s', async (format) => {
  // A month without much to leave out: it is drawn once each time, and not once for each length.
  const thin = { format, month: november }
  const [one, two] = [await make(thin), await make(thin)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
})

test('Word and paper say the same much', async () => {
  const text = said(await make({ format: 'docx', language: 'en' }))
  expect(text).toContain('To the board: October 2026')
  expect(text).toContain('As of 31 October 2026')
  expect(text).not.toMatch(/undefined|null|NaN|\[object/)
})

test('a lead fetches it, nobody else, and what was never asked for is refused by name', async () => {
  const reply = await lead.get('/api/letters/2026-11?format=pdf&language=en')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const adviser = await office.enrolled('adviser')
  expect((await adviser.get('/api/letters/2026-10?format=pdf')).status).toBe(403)
  expect((await office.ask('/api/letters/2026-10?format=pdf')).status).toBe(401)
  const refused = async (path: string) => {
    const { status, json } = await lead.get(`/api/letters/${path}`)
    return [status, (json as { error: { code: string } }).error.code]
  }
  expect(await refused('2026-13?format=pdf')).toEqual([400, 'not-valid'])
  expect(await refused('2026-10?format=xlsx')).toEqual([400, 'not-a-choice'])
  expect(await refused('2026-10?format=pdf&language=so')).toEqual([400, 'not-a-choice'])
  expect(await refused('2026-12?format=pdf')).toEqual([404, 'not-found'])
  expect(await refused('2019-10?format=pdf')).toEqual([404, 'no-programme-covers-the-year'])
  expect(await refused('2026-10?format=pdf&programme=annat')).toEqual([404, 'unknown-programme'])
})
