// What is shown in a table, taken out of it: to the clipboard, to a spreadsheet, as text.
import type { Column as TableColumn, Value } from '../domain/tables/column.ts'
import { isNone, textOf } from '../domain/tables/column.ts'
import type { Cell } from './cell.ts'
import { csvText, quoted, quotedInWorkbook } from './cells.ts'
import { printCsv } from './csv.ts'
import type { Language } from './forms.ts'
import type { CellForm } from './table-columns.ts'
import { firstSpreadsheetDay, longestCell, printXlsx } from './xlsx-out.ts'

export type ColumnOut = { heading: string; money: boolean }
export type TableOut = { columns: readonly ColumnOut[]; rows: readonly (readonly Cell[])[] }

/** A value as a cell: numbers, days and yes-or-no as what they are, all else in the words of the screen. */
export function cellOf(column: Pick<TableColumn<never>, 'textOf'> & { form: CellForm }, value: Value): Cell {
  if (isNone(value)) return null
  switch (column.form) {
    case 'money':
      return (value as number) / 100
    case 'minutes':
    case 'number':
    case 'count':
      return value as number
    case 'switch':
    case 'is-there':
      return value === 'true'
    case 'date':
      return (value as string) < firstSpreadsheetDay
        ? (value as string)
        : { day: value as string, minutes: 0 }
    case 'instant':
      return (value as string).replace('T', ' ')
    default:
      return textOf(column, value)
  }
}

/** A number is one with its minus sign too; what somebody has written is never a formula. */
const textCell = (cell: Cell, { money }: ColumnOut, language: Language): string => {
  const text = csvText(cell, money, language)
  return typeof cell === 'string' ? quoted(text) : text
}

/** Rows as a spreadsheet takes them from the clipboard: a tab between cells, decimals with a comma, and never a formula. */
export function clipboardText({ columns, rows }: TableOut, language: Language): string {
  const cell = (text: string) => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  const line = (cells: readonly string[]) => cells.map(cell).join('\t')
  return [
    line(columns.map(({ heading }) => heading)),
    ...rows.map((row) => line(columns.map((column, i) => textCell(row[i] ?? null, column, language)))),
  ].join('\r\n')
}

export const tableCsv = ({ columns, rows }: TableOut, language: Language): string =>
  printCsv([
    columns.map(({ heading }) => heading),
    ...rows.map((row) => columns.map((column, i) => textCell(row[i] ?? null, column, language))),
  ])

/** One sheet, its columns as wide as their first rows; what is longer than a cell can be is cut, and says so. */
export function tableXlsx({ columns, rows }: TableOut, name: string): Uint8Array {
  const widthOf = (i: number, heading: string) =>
    rows.slice(0, 200).reduce((width, row) => Math.max(width, lengthOf(row[i] ?? null)), heading.length + 3)
  return printXlsx([
    {
      name,
      columns: columns.map(({ heading, money }, i) => ({
        heading,
        money,
        width: Math.min(48, Math.max(10, widthOf(i, heading) + 1)),
      })),
      rows: rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' ? fitting(quotedInWorkbook(cell)) : cell)),
      ),
    },
  ])
}

const fitting = (text: string): string => {
  if (text.length <= longestCell) return text
  const cut = text.slice(0, longestCell - 1)
  // Never between the two halves of one sign.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

const lengthOf = (cell: Cell): number =>
  typeof cell === 'string' ? Math.min(60, cell.split('\n', 1)[0]?.length ?? 0) : cell === null ? 0 : 10
