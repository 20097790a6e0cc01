// What is wrong with a file is said, and never half of it taken: each thing that a table may be and should not.
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { kindNamed } from '../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { type Cell, type Sheet, Unreadable } from '../../src/files/cell.ts'
import { printCell, readCell } from '../../src/files/cells.ts'
import { headingOf, importableKinds, kindSaid, planOf } from '../../src/files/columns.ts'
import { readCsv } from '../../src/files/csv.ts'
import { factsOf, noFacts } from '../../src/files/facts.ts'
import { wordsIn } from '../../src/files/forms.ts'
import { openFile } from '../../src/files/open-file.ts'
import { plannedAsSaid, printTable, printWorkbook, readTables } from '../../src/files/table.ts'
import { fileReason } from '../../src/files/words.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { aContact, anExpense, aProgramme, aSession, shown } from '../support/builders.ts'

const bytes = (text: string, letters: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, letters))
const today = '2026-06-01' as LocalDate

async function read(sheets: readonly Sheet[], { everyColumn = true, facts = noFacts(today) } = {}) {
  let ids = 0
  const id = () => `01890000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`
  const reading = await readTables(
    plannedAsSaid(sheets),
    {
      record: async () => null,
      nextSeq: 1,
      budgetLines: ['Resor och logi'],
      lockedYears: new Set(),
      facts,
      mid: id,
      id,
    },
    { everyColumn },
  )
  return {
    ...reading,
    wrong: reading.problems.map(({ line, column, because }) => [line, column, because]),
    values: reading.taken.map(({ change }) => change.set),
  }
}
const readText = (text: string, how = {}) => read([readCsv(bytes(text)).sheet], how)
const problemOf = (work: () => unknown): string => {
  try {
    work()
  } catch (problem) {
    if (problem instanceof Unreadable) return problem.because
    throw problem
  }
  return 'read'
}

const cost = 'Slag;Bokförd;Budgetrad;Belopp;Vad?\r\n'

describe('letters, marks and separators', () => {
  const rows = 'Slag;Namn;Typ;Kommun\r\nRådsökande;Åsa Öberg;Person;Örebro\r\n'
  test.each([
    ['UTF-8', bytes(rows)],
    ['UTF-8 with a mark', bytes(`\uFEFF${rows}`)],
    ['Latin-1', bytes(rows, 'latin1')],
    ['UTF-16 with a mark', bytes(`\uFEFF${rows}`, 'utf16le')],
    ['UTF-16 without one', bytes(rows, 'utf16le')],
    ['UTF-16 the other way', new Uint8Array(Buffer.from(`\uFEFF${rows}`, 'utf16le').swap16())],
    ['line feeds alone', bytes(rows.replaceAll('\r\n', '\n'))],
    ['carriage returns alone', bytes(rows.replaceAll('\r\n', '\r'))],
    ['commas', bytes(rows.replaceAll(';', ','))],
    ['tabs', bytes(rows.replaceAll(';', '\t'))],
    ['a separator said', bytes(`sep=|\r\n${rows.replaceAll(';', '|')}`)],
    ['empty rows and a title', bytes(`Våra kontakter;;;\r\n\r\n${rows}\r\n;;;\r\n`)],
  ])('%s', async (_, file) => {
    const { wrong, values } = await read([readCsv(file).sheet])
    expect(wrong).toEqual([])
    expect(values).toMatchObject([{ name: 'Åsa Öberg', type: 'person', municipality: '1880' }])
  })
})

describe('a row that cannot be taken is named with its column and reason', () => {
  test.each<[string, string, string | undefined, string]>([
    ['a day that is none', 'Kostnad;2026-02-30;Resor och logi;10;x', 'Bokförd', 'not-a-date'],
    ['a word for a day', 'Kostnad;i våras;Resor och logi;10;x', 'Bokförd', 'not-a-date'],
    ['no day', 'Kostnad;;Resor och logi;10;x', 'Bokförd', 'required'],
    ['a word for an amount', 'Kostnad;2026-02-03;Resor och logi;tio;x', 'Belopp', 'not-ore'],
    ['three decimals', 'Kostnad;2026-02-03;Resor och logi;10,555;x', 'Belopp', 'not-ore'],
    ['below zero', 'Kostnad;2026-02-03;Resor och logi;-5;x', 'Belopp', 'not-above-zero'],
    ['no such line', 'Kostnad;2026-02-03;Fika;10;x', 'Budgetrad', 'not-a-budget-line'],
    ['no such kind', 'Utflykt;2026-02-03;Resor och logi;10;x', 'Slag', 'unknown-kind'],
    ['no kind', ';2026-02-03;Resor och logi;10;x', 'Slag', 'required'],
    [
      'a personal identity number',
      'Kostnad;2026-02-03;Resor och logi;10;tåg 19121212-1212',
      'Vad?',
      'personal-identity-number',
    ],
    [
      'a cell of ten million signs',
      `Kostnad;2026-02-03;Resor och logi;10;${'x'.repeat(10_000_000)}`,
      undefined,
      'too-long',
    ],
  ])('%s', async (_, row, column, because) => {
    const { problems, taken } = await readText(
      `${cost}${row}\r\nKostnad;3/2 2026;Resor och logi;1 234,50 kr;ja\r\n`,
    )
    expect(problems).toMatchObject([{ line: 2, because }])
    expect(problems[0]?.column).toBe(column)
    expect(taken.map(({ change }) => change.set.amount)).toEqual([123_450])
  })

  test('a column of nothing known is an error, unless it is left out on purpose', async () => {
    const text = 'Slag;Namn;Typ;Kommun;Skostorlek\r\nRådsökande;Bo;Person;Kumla;43\r\n'
    expect((await readText(text)).wrong).toEqual([[1, 'Skostorlek', 'unknown-field']])
    expect((await readText(text, { everyColumn: false })).wrong).toEqual([])
  })

  test('two columns of one field, and rows of which nobody says what they are', async () => {
    expect((await readText('Namn;Namn;Typ;Kommun\r\nA;B;Person;Kumla\r\n')).wrong).toContainEqual([
      1,
      'Namn',
      'said-twice',
    ])
    expect((await readText('Fågel;Antal kilo\r\nSkata;2\r\n')).wrong).toEqual([
      [1, undefined, 'kind-not-said'],
    ])
  })

  test('a formula without an answer, and one that is an error', async () => {
    const rows: Cell[][] = [
      ['Namn', 'Typ', 'Kommun'],
      [{ error: '#N/A' }, 'Person', 'Kumla'],
      ['Bo', 'Person', { error: '=' }],
    ]
    expect((await read([{ name: 'Kontakter', rows }])).wrong).toEqual([
      [2, 'Namn', 'spreadsheet-error'],
      [3, 'Kommun', 'no-answer'],
    ])
    const text = 'Slag;Namn;Typ;Kommun\r\nRådsökande;#DIVISION/0!;Person;Kumla\r\n'
    expect((await readText(text)).wrong).toEqual([[2, 'Namn', 'spreadsheet-error']])
  })

  test('what somebody has called so is no error when it comes back', async () => {
    const contact = aContact({ name: '#N/A' })
    const back = await readText(printTable([contact] as never, 'sv'))
    expect([back.wrong, back.values]).toMatchObject([[], [{ name: '#N/A' }]])
    const book = await read(readXlsx(printWorkbook([contact] as never, 'sv')))
    expect([book.wrong, book.values]).toMatchObject([[], [{ name: '#N/A' }]])
  })

  test('headings and nothing under them', async () => {
    const { problems } = await readText('Slag;Namn;Typ;Kommun\r\n')
    expect(problems).toEqual([{ line: 0, field: 'file', because: 'no-rows' }])
  })

  test('of a line it is said that it is the line, and of the file that it is the file', () => {
    expect(fileReason('not-json', 'sv')).toBe('Raden är inte giltig JSON.')
    expect(fileReason('not-json', 'en')).toBe('The line is not valid JSON.')
    expect(fileReason('no-rows', 'sv')).toBe('Det finns inga rader under rubrikerna.')
    expect(fileReason('not-a-date', 'sv')).toBe(wordsIn.sv.refusals['not-a-date'])
  })
})

describe('who is meant by a name', () => {
  const sheet = (who: string) =>
    `Slag;Datum;Minuter;Enskilt eller grupp;Hur;Kommun;Vem;Fas;Agenda 2030;Företagarlabbet;Rådgivare\r\nRådgivning;2026-05-04;60;Enskilt;Digitalt;Kumla;${who};Idé;ja;nej;\r\n`
  const [one, twin, other] = [
    aContact({ name: 'Bo Ek' }),
    aContact({ name: 'bo  ek' }),
    aContact({ name: 'Åsa Öberg' }),
  ]
  const facts = (...records: Parameters<typeof shown>[0][]) =>
    factsOf(
      records.map((record) => shown(record)),
      today,
    )

  test('the one contact of that name, also several between commas', async () => {
    const { values } = await readText(sheet('BO EK, Åsa Öberg'), { facts: facts(one, other) })
    expect(values).toMatchObject([{ contactIds: [one.id, other.id] }])
  })
  test('several of that name: refused', async () => {
    expect((await readText(sheet('Bo Ek'), { facts: facts(one, twin) })).wrong).toEqual([
      [2, 'Vem', 'several-of-that-name'],
    ])
  })
  test('nobody: a new contact, and that is said', async () => {
    const { values, doubts } = await readText(sheet('Hjulet ekonomisk förening'))
    expect(values).toMatchObject([
      { name: 'Hjulet ekonomisk förening', type: 'company', municipality: '1881' },
      {},
    ])
    expect(doubts).toEqual([{ line: 2, field: 'contactIds', column: 'Vem', because: 'new-contact' }])
  })
})

test('what is doubtful is taken, and said', async () => {
  const contact = aContact()
  const there = aSession({ contactIds: [contact.id] })
  const facts = factsOf(
    [contact, there, aProgramme()].map((record) => shown(record)),
    today,
  )
  const row = (day: string) => `Rådgivning;${day};45;Enskilt;Telefon;1880;${contact.id};Idé;ja;nej`
  const { doubts, taken } = await readText(
    `Slag;Datum;Minuter;Enskilt eller grupp;Hur;Kommun;Vem;Fas;Agenda 2030;Företagarlabbet\r\n${['2026-05-04', '2026-12-24', '2019-01-01'].map(row).join('\r\n')}\r\n`,
    { facts },
  )
  expect(taken).toHaveLength(3)
  expect(doubts.map(({ line, because }) => [line, because])).toEqual([
    [2, 'same-meeting'],
    [3, 'dated-ahead'],
    [4, 'outside-programme'],
  ])
})

describe('what a cell may say', () => {
  test.each<[string, string, Cell, unknown]>([
    ['session', 'date', '4/5 2026', '2026-05-04'],
    ['session', 'date', '4 maj 2026', '2026-05-04'],
    ['session', 'date', '20260504', '2026-05-04'],
    ['session', 'date', '2026-05-04 13:30', '2026-05-04'],
    ['session', 'date', 46_146, '2026-05-04'],
    ['session', 'minutes', '1 tim 30 min', 90],
    ['session', 'minutes', '1,5 h', 90],
    ['session', 'minutes', '1:30', 90],
    ['session', 'startTime', '9.30', '09:30'],
    ['session', 'startTime', 0.5, '12:00'],
    ['session', 'municipality', 'Askersunds kommun', '1882'],
    ['session', 'municipality', 1880, '1880'],
    ['session', 'topics', 'Kooperation, Finansiering', ['cooperation', 'financing']],
    ['session', 'sdgs', '8, 11', [8, 11]],
    ['session', 'sdgs', 'Mål 8; Jämställdhet', [8, 5]],
    ['session', 'agenda2030', 'x', true],
    ['session', 'channel', 'Teams', 'digital'],
    ['expense', 'amount', '1 234,50 kr', 123_450],
    ['expense', 'amount', 0.29, 29],
    ['contact', 'phone', 701234567, '0701234567'],
    ['contact', 'notes', "'=1+1", '=1+1'],
  ])('%s %s: %j', (kind, field, cell, value) => {
    expect(readCell(kind as 'session', field, cell)).toEqual({ ok: true, value })
  })

  test('an amount is written in kronor', () => {
    expect(printCell('expense', 'amount', 123_450, 'sv')).toBe(1234.5)
  })
})

test('formulas are defused: an apostrophe in CSV, plain text in a workbook', () => {
  const said = { ...aContact({ name: '=HYPERLINK("x")', phone: '+46 70' }) } as never
  expect(printTable([said], 'sv')).toContain(`"'=HYPERLINK(""x"")"`)
  expect(printTable([said], 'sv')).toContain(";'+46 70")
  const [sheet] = readXlsx(printWorkbook([said], 'sv'))
  expect(sheet?.rows[1]).toContain('=HYPERLINK("x")')
})

test('a workbook has real numbers, days and yes or no, under Swedish headings', () => {
  const [sessions, expenses] = readXlsx(printWorkbook([aSession(), anExpense()] as never, 'sv'))
  expect([sessions?.name, expenses?.name]).toEqual(['Rådgivningar', 'Kostnader'])
  const cell = (sheet: Sheet | undefined, heading: string) =>
    sheet?.rows[1]?.[sheet.rows[0]?.indexOf(heading) ?? -1]
  expect(cell(sessions, 'När')).toEqual({ day: '2026-05-04', minutes: 0 })
  expect(cell(sessions, 'Hur länge (minuter)')).toBe(60)
  expect(cell(sessions, 'Agenda 2030 togs upp')).toBe(true)
  expect(cell(sessions, 'Kommun')).toBe('Örebro')
  expect(cell(expenses, 'Belopp (kronor)')).toBe(100)
})

describe('a file that is not what it says', () => {
  const workbook = (files: Record<string, string | Uint8Array>) =>
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, one]) => [name, typeof one === 'string' ? strToU8(one) : one]),
      ),
    )
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), 'empty-file'],
    ['text', bytes('hej;du'), 'not-a-spreadsheet'],
    ['an old workbook, or a locked one', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-spreadsheet'],
    ['a zip of something else', workbook({ 'a.txt': 'hej' }), 'not-a-spreadsheet'],
    ['cut off', printWorkbook([aSession()] as never, 'sv').slice(0, 900), 'broken-file'],
    [
      'with entities of its own',
      workbook({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }),
      'broken-file',
    ],
  ])('%s', (_, file, because) => {
    expect(problemOf(() => readXlsx(file))).toBe(because)
    expect(openFile('a.xlsx', file)).toMatchObject({ ok: false, because })
  })

  const bomb = (size: number) => workbook({ 'xl/workbook.xml': new Uint8Array(size).fill(32) })
  const sizeAt = (zip: Uint8Array, at: 'list' | 'part') => {
    const mark = at === 'list' ? [0x50, 0x4b, 1, 2] : [0x50, 0x4b, 3, 4]
    const found = zip.findIndex((_, i) => mark.every((byte, j) => zip[i + j] === byte))
    return found + (at === 'list' ? 24 : 22)
  }

  test('a zip bomb is refused by what it says of its size, before anything is unpacked', () => {
    const zip = bomb(1000)
    new DataView(zip.buffer).setUint32(sizeAt(zip, 'list'), 3_000_000_000, true)
    expect(problemOf(() => readXlsx(zip))).toBe('inflates-too-far')
  })
  test('one that lies about its size is stopped while it is unpacked', () => {
    const zip = bomb(50_000_000)
    new DataView(zip.buffer).setUint32(sizeAt(zip, 'list'), 1000, true)
    expect(problemOf(() => readXlsx(zip))).toBe('inflates-too-far')
  })
  test('thousands of parts are refused', () => {
    const many = Object.fromEntries(Array.from({ length: 2_100 }, (_, i) => [`${i}.xml`, '']))
    expect(problemOf(() => readXlsx(workbook(many)))).toBe('inflates-too-far')
  })
  test('a cell in the last corner of a sheet does not make a sheet of millions', () => {
    const zip = workbook({
      'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r" Target="a.xml"/></Relationships>',
      'xl/a.xml':
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
    })
    expect(problemOf(() => readXlsx(zip))).toBe('too-many-rows')
  })

  test.each<[string, string, string]>([
    ['a quote that never closes', 'a;b\r\n"c;d\r\n', 'unclosed-quote'],
    ['only spaces', ' \r\n ', 'empty-file'],
    ['something that is no text', 'a\0b;c', 'not-text'],
    ['more rows than can be', 'a\n'.repeat(200_001), 'too-many-rows'],
    ['more columns than can be', `${'a;'.repeat(600)}b`, 'too-many-columns'],
  ])('%s', (_, text, because) => {
    expect(problemOf(() => readCsv(bytes(text)))).toBe(because)
  })
})

test('100 000 rows are read', async () => {
  const row = 'Kostnad;2026-02-03;Resor och logi;10,00;Tåg\r\n'
  const { taken, wrong } = await readText(cost + row.repeat(100_000))
  expect([taken.length, wrong]).toEqual([100_000, []])
})

describe('headings and kinds', () => {
  test.each(['sv', 'en'] as const)(
    'no two fields of a kind share a heading in %s, and each leads back',
    (language) => {
      for (const kind of importableKinds) {
        const fields = [
          'id',
          'kind',
          ...Object.keys(kindNamed(kind).fields),
          'createdAt',
          'createdBy',
          'updatedAt',
        ]
        const headings = fields.map((field) => headingOf(kind, field, language))
        expect(new Set(headings).size, `${kind}: ${headings.join(', ')}`).toBe(fields.length)
        expect(kindSaid(wordsIn[language].kinds[kind].one)).toBe(kind)
        expect(kindSaid(wordsIn[language].kinds[kind].many)).toBe(kind)
      }
    },
  )

  test('a sheet of an adviser’s own says what it holds by its headings', () => {
    const plan = (...headings: string[]) => planOf({ name: 'Blad1', rows: [headings] })
    expect(plan('Datum', 'Minuter', 'Kommun', 'Rådsökande', 'Ämne')?.kind).toBe('session')
    expect(plan('Namn', 'E-post', 'Telefon', 'Kommun')?.kind).toBe('contact')
    expect(plan('Företagsnamn', 'Orgnr', 'Bolagsform', 'Registreringsdatum', 'Kommun')?.kind).toBe(
      'companyStart',
    )
    expect(plan('Datum', 'Budgetrad', 'Belopp', 'Beskrivning')?.kind).toBe('expense')
  })
})
