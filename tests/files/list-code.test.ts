// An attendance list goes from a phone's screen to a tablet's camera, whole or not at all.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signingLanguages } from '../../src/domain/records/attendance.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import type { RecordId } from '../../src/domain/values/record-id.ts'
import { type ListCode, parseListCode, printListCode } from '../../src/files/list-code.ts'

const aList = (said: Partial<ListCode> = {}): ListCode => ({
  list: '0190e0d0-0000-7000-8000-000000000001' as RecordId,
  of: '0190e0d0-0000-7000-8000-000000000002' as RecordId,
  title: 'Service på landsbygden när butiken stänger',
  date: '2026-11-23' as LocalDate,
  place: 'Folkets hus, Kopparberg',
  languages: ['sv', 'ar', 'ti'],
  noticeVersion: '2026-1',
  facts: { office: 'Coompanion Örebro län', contact: 'kontoret@example.se', months: 84 },
  ...said,
})

test('a list is read as it was shown, also with letters of other scripts and without what may be left out', () => {
  const { of: _, place: __, ...bare } = aList({ facts: { office: 'Kontoret', months: 84 } })
  for (const list of [aList(), bare, aList({ title: 'لقاء حول الخدمات – ናይ ኣገልግሎት' })])
    expect(parseListCode(printListCode(list))).toEqual({ ok: true, code: list })
})

test('any title, place and choice of languages comes through', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
    .filter((said) => said.trim() !== '')
  const languages = fc.subarray([...signingLanguages], { minLength: 1 })
  fc.assert(
    fc.property(text, text, languages, (title, place, chosen) => {
      const list = aList({ title, place, languages: chosen })
      const read = parseListCode(printListCode(list))
      // A personal identity number in a title is refused here as everywhere.
      if (read.ok) expect(read.code).toEqual(list)
      else expect(`${title} ${place}`).toMatch(/\d{6}/)
    }),
  )
})

test('text that was pasted with blanks around it and in small letters is the same list', () => {
  const text = printListCode(aList())
  expect(parseListCode(`  ${text.toLowerCase()}\n`)).toEqual({ ok: true, code: aList() })
})

test.each([
  ['', 'not-a-list'],
  ['https://example.se', 'not-a-list'],
  ['RADSLAG1/00000000/AB', 'not-a-list'],
  ['RADSLAGLISTA1/00000000/ABC', 'misread'],
  ['RADSLAGLISTA2/00000000/ABC', 'newer-code'],
])('%j is refused: %s', (text, because) => {
  expect(parseListCode(text)).toEqual({ ok: false, because })
})

test('a code with one sign misread, or cut short, is refused', () => {
  const text = printListCode(aList())
  for (let at = text.length - 40; at < text.length; at++) {
    const wrong = text[at] === 'A' ? 'B' : 'A'
    expect(parseListCode(text.slice(0, at) + wrong + text.slice(at + 1)).ok).toBe(false)
    expect(parseListCode(text.slice(0, at)).ok).toBe(false)
  }
})

test('a well-formed code that holds something else than a list is refused', () => {
  const bad = [
    aList({ title: '' }),
    aList({ date: 'igår' as LocalDate }),
    aList({ languages: [] }),
    aList({ languages: ['sv', 'xx'] as never }),
    aList({ list: 'nej' as RecordId }),
    aList({ title: 'Möte med 19121212-1212' }),
    aList({ facts: { office: 'Kontoret', months: 0 } }),
  ]
  for (const list of bad) expect(parseListCode(printListCode(list)).ok, JSON.stringify(list)).toBe(false)
})

test('anything a camera may read is a list or refused, never an error', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseListCode(text)))
  fc.assert(fc.property(fc.string(), (text) => void parseListCode(`RADSLAGLISTA1/${text}`)))
})
