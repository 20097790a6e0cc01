// The attendance list as PDF: every name in its own script, signatures as lines, pages numbered, the same bytes twice.
import { writeFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { AttendanceList } from '../../../src/domain/records/attendance.ts'
import { type Attendance, attendanceSheet } from '../../../src/server/papers/attendance-sheet.ts'
import { lettersOf, linesOf, runsOf, widthOf } from '../../../src/server/papers/letters.ts'
import { aSignature } from '../../support/signature.ts'

const list = {
  kind: 'attendanceList',
  id: '018cc251-f400-7000-8000-000000000008',
  title: 'Frukost om att starta kooperativ',
  date: '2026-05-04',
  place: 'Bygdegården i Hällefors',
  languages: ['sv', 'ar', 'ti'],
  noticeVersion: '2026-1',
  closed: '2026-05-04T10:00:00Z',
  notSameAs: [],
} as unknown as AttendanceList
const names = [
  'Anna Lindström',
  'فاطمة الحسن',
  'ሰላም ተስፋይ',
  'Олена Шевченко',
  'Axmed Cabdi (أحمد)',
  'Đặng Thị Hương',
  'زهرا احمدی',
]
const row = (name: string, i: number, more: object = {}) =>
  ({
    kind: 'attendance',
    id: `018cc251-f400-7000-8000-0000000001${String(i).padStart(2, '0')}`,
    list: list.id,
    name,
    organisation: i % 2 ? 'Hällefors byförening' : undefined,
    signature: aSignature(),
    signedAt: `2026-05-04T07:${String(i).padStart(2, '0')}:00Z`,
    language: 'sv',
    noticeVersion: '2026-1',
    ...more,
  }) as unknown as Attendance
const rows = [
  ...names.map((name, i) => row(name, i)),
  row('Kan Inte', 20, { signature: undefined, witnessedBy: 'Maja Berg' }),
]
const sheet = (some = rows) =>
  attendanceSheet(
    { list, rows: some, of: 'Samhällssamtal, Hällefors', responsible: 'Coompanion Örebro län' },
    'sv',
  )

/** The drawing of every page, unpacked. */
function drawnIn(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  let text = ''
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      text += inflateSync(bytes.subarray(at + 7, bytes.indexOf('endstream', at))).toString('latin1')
    } catch {
      // a font, or the end of another stream
    }
  }
  return text
}

test('the same list gives the same bytes', async () => {
  const [one, two] = [await sheet(), await sheet()]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  if (process.env.KEEP_PAPER)
    writeFileSync(
      process.env.KEEP_PAPER,
      await sheet([...rows, ...Array.from({ length: 30 }, (_, i) => row(`Deltagare ${i}`, i + 30))]),
    )
})

test('a signature is drawn as lines, never as a picture', async () => {
  const [none, one] = [drawnIn(await sheet([])), drawnIn(await sheet(rows.slice(0, 1)))]
  const curves = (text: string) => (text.match(/ v\n/g) ?? []).length
  expect(curves(one)).toBeGreaterThan(curves(none) + 10)
  expect(Buffer.from(await sheet()).includes('/Subtype /Image')).toBe(false)
})

test('more people than a page holds: pages, each with its number and the table’s header', async () => {
  const many = Array.from({ length: 40 }, (_, i) => row(`Deltagare ${i}`, i))
  const pdf = Buffer.from(await sheet(many)).toString('latin1')
  expect((pdf.match(/\/Type \/Page\n/g) ?? []).length).toBe(3)
  expect((pdf.match(/\/S \/TH\n/g) ?? []).length).toBe(15)
  expect((pdf.match(/\/S \/TR\n/g) ?? []).length).toBe(43)
})

test.each(names)('every letter of %s is in a font that we ship', (name) => {
  for (const { letters, text } of runsOf(name, 400))
    for (const character of text) expect(letters.has(character.codePointAt(0) ?? 0), character).toBe(true)
  expect(widthOf(name, 400)).toBeGreaterThan(1)
})

test('words read from the right stand in their order, Latin ones between them turned back', () => {
  const runs = runsOf('احمد Ahmed علی', 400).map(({ text }) => text.trim())
  expect(runs.filter(Boolean)).toEqual(['علی', 'Ahmed', 'احمد'])
})

test('lines fit, whatever the words, and nothing of a text is lost', () => {
  const text = `Kort ${'långtord'.repeat(40)} och sedan flera vanliga ord som ska delas`
  const lines = linesOf(text, 200, 10, 400)
  expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  for (const line of lines) expect(widthOf(line, 400) * 10).toBeLessThanOrEqual(200.01)
})

test('both weights have the same scripts', () => {
  expect(lettersOf(700).map(({ name }) => name.replace('700', '400'))).toEqual(
    lettersOf(400).map(({ name }) => name),
  )
})
