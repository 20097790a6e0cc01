// The letter to the board: a month of the year, what needs its eyes, and no word that nobody has read for names.
import { describe, expect, test } from 'vitest'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import type { AnyRecord, RecordNamed } from '../../../src/domain/records/kinds.ts'
import { printCell } from '../../../src/domain/report/blocks.ts'
import { letterOf } from '../../../src/domain/report/letter.ts'
import { letterBlocks, letterRooms } from '../../../src/domain/report/letter-blocks.ts'
import type { LocalDate, Month } from '../../../src/domain/values/local-date.ts'
import {
  aCompanyStart,
  aJoining,
  anActivity,
  anExpense,
  anId,
  aProgrammeWith,
  aSession,
  reached,
} from '../../support/builders.ts'

const today = '2026-11-24' as LocalDate
const letter = (records: readonly AnyRecord[], month = '2026-10', programme = radgivning2024) => {
  const made = letterOf({ programme, records: reached(records), today, month: month as Month })
  if (!made) throw new Error('no letter')
  return made
}
const lineOf = (of: ReturnType<typeof letter>, id: string) => of.lines.find((line) => line.id === id)
type Report = RecordNamed<'report'>
const aReport = (said: { year?: number; programme?: string; period?: string; effects: string[] }): Report =>
  ({
    ...{ kind: 'report', id: anId(), programme: 'radgivning-2024', year: 2026, period: 'year', texts: [] },
    ...{ notSameAs: [], evidence: [], ...said },
  }) as unknown as Report
/** All that a letter says, in its order. */
const words = (of: ReturnType<typeof letter>, room = 0, language: 'sv' | 'en' = 'sv'): string =>
  letterBlocks(of, language, 'Coompanion', letterRooms[room] ?? letterRooms[0] ?? ({} as never))
    .map((block) => {
      if (block.kind === 'list') return block.items.join('\n')
      if (block.kind === 'table')
        return block.rows.map((row) => row.map((cell) => printCell(cell, language)).join(' | ')).join('\n')
      return 'text' in block ? block.text : ''
    })
    .join('\n')
    .replaceAll('\u00a0', ' ')

describe('the month and the year', () => {
  const records = [
    aSession({ date: '2026-09-30' }),
    aSession({ date: '2026-10-01' }),
    aSession({ date: '2026-10-31' }),
    aSession({ date: '2026-11-01' }),
  ]

  test('[C17] the numbers are those of the month’s last day: what came later is not in them', () => {
    const october = letter(records)
    expect(october).toMatchObject({ asOf: '2026-10-31', isOver: true })
    expect(lineOf(october, 'advisory-sessions')).toMatchObject({ inMonth: 2, actual: 3 })
  })

  test('a month that is not over is told as of today, and says so', () => {
    const november = letter(records, '2026-11')
    expect(november).toMatchObject({ asOf: today, isOver: false })
    expect(lineOf(november, 'advisory-sessions')).toMatchObject({ inMonth: 1, actual: 4 })
    expect(words(november)).toContain('Månaden är inte slut. Läget den 24 november 2026.')
  })

  test('a month that has not begun, or that no programme covers, has no letter', () => {
    const asked = { programme: radgivning2024, records: reached(records), today }
    expect(letterOf({ ...asked, month: '2026-12' as Month })).toBeNull()
    expect(letterOf({ ...asked, month: '2023-12' as Month })).toBeNull()
  })

  test('[C12] a level has no number of its own in a month', () => {
    const of = letter([aJoining({ date: '2025-02-01', municipality: '1864' })])
    expect(lineOf(of, 'member-municipalities')).toMatchObject({ inMonth: null, actual: 1, aim: null })
  })

  test('[C8] a target over the whole programme is counted since it began, and a month still adds its own', () => {
    const programme = aProgrammeWith('advisory-sessions', { target: { atLeast: 10, per: 'period' } })
    const of = letter(
      [aSession({ date: '2024-02-01' }), aSession({ date: '2026-10-02' })],
      '2026-10',
      programme,
    )
    expect(lineOf(of, 'advisory-sessions')).toMatchObject({
      inMonth: 1,
      actual: 2,
      aim: { target: 10, ofProgramme: true },
    })
    expect(words(of)).toContain('Rådgivningar (hela programmet)')
  })
})

describe('what needs the board’s eyes', () => {
  test('[C8] what is behind its pace is said in words, with the smallest number that would do', () => {
    const of = letter(Array.from({ length: 60 }, () => aSession({ date: '2026-05-04' })))
    // 304 of 365 days: 150 × 304 / 365 = 124.93.
    expect(lineOf(of, 'advisory-sessions')?.aim).toMatchObject({ due: 125, status: 'behind' })
    expect(words(of)).toContain('Rådgivningar: 60 av 150. I takt vore minst 125.')
  })

  test('[C8] a target of one or two has no pace, only its plan', () => {
    const of = letter([])
    expect(lineOf(of, 'local-economy-analyses')?.aim).toMatchObject({ due: null, status: 'behind' })
    expect(words(of)).toContain('Lokalekonomiska analyser: 0 av 2. Det är senare än planen.')
  })

  test('municipalities without a session are named from April on, and not before', () => {
    const records = [aSession({ date: '2026-01-10', municipality: '1880' })]
    expect(words(letter(records, '2026-04'))).toMatch(/än i år: Askersund, Degerfors, .* och Nora\./)
    expect(words(letter(records, '2026-03'))).not.toContain('Ingen rådgivning')
    expect(letter(records, '2026-03').without).not.toContain('1880')
  })

  test('more booked than the year’s budget stands first', () => {
    const of = letter([anExpense({ date: '2026-02-01', line: 'Externa tjänster', amount: 70_000_100 })])
    expect(words(of)).toContain('Bokfört 700 001 kr, mer än årets budget på 700 000 kr.')
  })
})

describe('what was done, and what came of it', () => {
  test('[C7] done activities of the month stand by date with their titles; planned and other months’ do not', () => {
    const of = letter([
      anActivity({ date: '2026-10-20', title: 'Samhällssamtal i Nora' }),
      anActivity({ date: '2026-10-02', title: 'Nyhetsbrev om byabutiker' }),
      anActivity({ date: '2026-10-03', title: 'Inte än', status: 'planned' }),
      anActivity({ date: '2026-09-30', title: 'Förra månaden' }),
      aJoining({ date: '2026-10-05', title: 'Medlem' }),
    ])
    expect(of.done.map(({ title }) => title)).toEqual(['Nyhetsbrev om byabutiker', 'Samhällssamtal i Nora'])
    expect(words(of)).toContain('2 oktober: Nyhetsbrev om byabutiker')
  })

  test('an effect stands there only when the lead has picked it for a report of that year', () => {
    const picked = aSession({ date: '2026-10-02', effect: 'En by fick tillbaka sin affär' })
    const start = aCompanyStart({ date: '2026-10-03', effect: 'Tre fick försörjning' })
    const unread = aSession({ date: '2026-10-02', effect: 'Fatima slutade på banken' })
    const earlier = aSession({ date: '2026-09-02', effect: 'I september' })
    const returned = aSession({
      date: '2026-10-04',
      effect: 'Återlämnad',
      review: { state: 'returned', comment: 'Fel' },
    })
    const of = letter([
      ...[picked, start, unread, earlier, returned],
      aReport({ period: 'q3', effects: [picked.id, earlier.id, returned.id] }),
      aReport({ period: 'year', effects: [start.id] }),
      aReport({ year: 2025, effects: [unread.id] }),
      aReport({ programme: 'annat', effects: [unread.id] }),
    ])
    expect(of.effects.map(({ text }) => text)).toEqual([
      'En by fick tillbaka sin affär',
      'Tre fick försörjning',
    ])
    expect(words(of)).not.toContain('Fatima')
  })

  test('a long list says how many it leaves out, and a long text is cut between words', () => {
    const many = Array.from({ length: 14 }, (_, i) => anActivity({ date: '2026-10-05', title: `Träff ${i}` }))
    const said = words(letter(many))
    expect(said.match(/Träff/g)).toHaveLength(12)
    expect(said).toContain('och 2 till')
    const long = anActivity({ date: '2026-10-05', title: `${'Ett möte '.repeat(30)}slut` })
    expect(words(letter([long]), letterRooms.length - 1)).toMatch(/möte …|Ett …/)
  })
})

test('each room is shorter than the one before it, whatever it is asked to hold', () => {
  const of = letter([
    ...Array.from({ length: 30 }, (_, i) =>
      anActivity({ date: '2026-10-05', title: `En träff om något viktigt i länet, nummer ${i}` }),
    ),
    aSession({ date: '2026-10-05' }),
  ])
  const lengths = letterRooms.map((_, room) => words(of, room).length)
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
})

test('both languages say the same things, and no kronor are cut to öre', () => {
  const of = letter([
    anExpense({ date: '2026-02-01', line: 'Externa tjänster', amount: 12_345_678 }),
    aCompanyStart({ date: '2026-03-04', livelihoods: 3 }),
  ])
  const [swedish, english] = [words(of), words(of, 0, 'en')]
  expect(swedish).toContain('Bokfört 123 457 kr av årets budget på 700 000 kr.')
  expect(english).toContain('SEK 123,457 booked of the year’s budget of SEK 700,000.')
  expect(swedish).toContain('Företagen som startat i år försörjer 3 personer.')
  expect(english).toContain('The companies started this year support 3 people.')
  expect(english.split('\n')).toHaveLength(swedish.split('\n').length)
  for (const said of [swedish, english]) expect(said).not.toMatch(/undefined|NaN|\[object/)
})
