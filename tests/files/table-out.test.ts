// What is taken out of a table: the same values on the clipboard, in a text file and in a workbook, and never a formula.
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../src/files/cell.ts'
import { readCsv } from '../../src/files/csv.ts'
import type { CellForm } from '../../src/files/table-columns.ts'
import { cellOf, clipboardText, type TableOut, tableCsv, tableXlsx } from '../../src/files/table-out.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'

const table = (rows: readonly (readonly Cell[])[]): TableOut => ({
  columns: [
    { heading: 'Namn', money: false },
    { heading: 'Belopp', money: true },
    { heading: 'Tid', money: false },
  ],
  rows,
})
const copied = (...rows: Cell[][]) => clipboardText(table(rows), 'sv').split('\r\n').slice(1)

describe('a value as a cell', () => {
  const cell = (form: CellForm, value: Parameters<typeof cellOf>[1]) =>
    cellOf({ form, textOf: (one) => `[${one}]` }, value)
  test('numbers, days and yes-or-no are what they are', () => {
    expect(cell('money', -12_550)).toBe(-125.5)
    expect(cell('minutes', 45)).toBe(45)
    expect(cell('count', 0)).toBe(0)
    expect(cell('switch', 'false')).toBe(false)
    expect(cell('date', '2026-11-24')).toEqual({ day: '2026-11-24', minutes: 0 })
    expect(cell('instant', '2026-11-24T09:15')).toBe('2026-11-24 09:15')
  })
  test('a day before spreadsheets have days is a text', () => {
    expect(cell('date', '1899-01-01')).toBe('1899-01-01')
  })
  test('all else is said as on the screen; nothing is nothing', () => {
    expect(cell('choice', '1880')).toBe('[1880]')
    expect(cell('choices', ['a', 'b'])).toBe('[a], [b]')
    for (const none of [null, '', []]) expect(cell('text', none)).toBeNull()
  })
})

describe('copied', () => {
  test('a tab between cells, the headings first, decimals with a comma and no spaces in a number', () => {
    expect(clipboardText(table([['Amina', 1_234_567.5, 1200]]), 'sv')).toBe(
      'Namn\tBelopp\tTid\r\nAmina\t1234567,50\t1200',
    )
  })
  test('a credit note is a number too, with its sign', () => {
    expect(copied(['Kredit', -125.5, -3])).toEqual(['Kredit\t-125,50\t-3'])
  })
  test.each(['=1+1', '+46', '-x', '@a', '=cmd|"/c calc"!A1'])('%s is text, not a formula', (text) => {
    expect(copied([text, null, null])[0]?.replace(/^"/, '')).toMatch(/^'/)
  })
  test('what has tabs, line breaks or quotes stays in its cell', () => {
    expect(clipboardText(table([['a\tb "c"\nd', null, null]]), 'sv')).toBe(
      'Namn\tBelopp\tTid\r\n"a\tb ""c""\nd"\t\t',
    )
  })
  test('yes and no in the language of the screen, days as they are written', () => {
    const rows = table([[true, null, { day: '2026-11-24', minutes: 0 }]])
    expect(clipboardText(rows, 'sv').split('\r\n')[1]).toBe('ja\t\t2026-11-24')
    expect(clipboardText(rows, 'en').split('\r\n')[1]).toBe('yes\t\t2026-11-24')
  })
})

const whatever: readonly (readonly Cell[])[] = [
  ['Örebro; "Nora"', 1_234.5, 60],
  ['två\nrader', -5, null],
  ['=SUM(A1)', 0, 1],
  [null, null, null],
  ['🙂', 0.01, 3],
]

test('as text it is read again with the same cells', () => {
  const bytes = new TextEncoder().encode(tableCsv(table(whatever), 'sv'))
  const { sheet, separator } = readCsv(bytes)
  expect(separator).toBe(';')
  expect(sheet.rows).toEqual([
    ['Namn', 'Belopp', 'Tid'],
    ['Örebro; "Nora"', '1234,50', '60'],
    ['två\nrader', '-5,00', ''],
    ["'=SUM(A1)", '0,00', '1'],
    ['', '', ''],
    ['🙂', '0,01', '3'],
  ])
})

test('as a workbook it is read again with the same cells, and text that looks like a formula is text', async () => {
  const [sheet] = await readXlsx(tableXlsx(table(whatever), 'Rådgivningar'))
  expect(sheet?.name).toBe('Rådgivningar')
  const rows = sheet?.rows.map((row) => [0, 1, 2].map((i) => row[i] ?? null))
  expect(rows?.slice(1)).toEqual(whatever)
})

test('a text longer than a cell can be is cut between two signs, and says so', async () => {
  const long = `${'a'.repeat(32_765)}🙂🙂`
  const [sheet] = await readXlsx(tableXlsx(table([[long, null, null]]), 'x'))
  const cell = String(sheet?.rows[1]?.[0])
  expect(cell.length).toBeLessThanOrEqual(32_767)
  expect(cell.endsWith('a…')).toBe(true)
})
