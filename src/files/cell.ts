// A cell of a table, as it comes out of a file and goes into one.

/** A day or a time of day, as a spreadsheet keeps it; the time in minutes from midnight. */
export type Moment = { day: string | null; minutes: number }
/** A formula without an answer, or with an error for one. */
export type NoAnswer = { error: string }
export type Cell = string | number | boolean | Moment | NoAnswer | null

/** A table with its rows as they stand in the file: the first is row 1. */
export type Sheet = { name: string | null; rows: readonly (readonly Cell[])[] }

/** Why a file cannot be read as tables at all. */
export type NotATable =
  | 'empty-file'
  | 'too-large'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'unclosed-quote'
  | 'not-text'
  | 'not-a-spreadsheet' //  named .xlsx, and something else
  | 'old-spreadsheet' //    .xls, or locked with a password
  | 'inflates-too-far' //   a zip bomb
  | 'broken-file'

export class Unreadable extends Error {
  readonly because: NotATable
  constructor(because: NotATable) {
    super(because)
    this.because = because
  }
}

/** How much one table may ask of the one who reads it. */
export const tableLimits = {
  rows: 200_000,
  columns: 500,
  /** Of an .xlsx, unpacked, all its parts together. */
  inflatedBytes: 256 * 1024 * 1024,
  entries: 2_000,
  /** Of a file as it lies on the disk, where a page reads it. */
  pageBytes: 64 * 1024 * 1024,
  /** Records that a page saves at once; more are imported at the office's server, or in parts. */
  pageRecords: 10_000,
} as const

export const isMoment = (cell: Cell): cell is Moment =>
  cell !== null && typeof cell === 'object' && 'minutes' in cell
export const isNoAnswer = (cell: Cell): cell is NoAnswer =>
  cell !== null && typeof cell === 'object' && 'error' in cell
/** Why a cell without an answer cannot be taken: nobody has worked it out, or it came out wrong. */
export const whyNoAnswer = ({ error }: NoAnswer) => (error === '=' ? 'no-answer' : 'spreadsheet-error')
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
