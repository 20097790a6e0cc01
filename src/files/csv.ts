// CSV as spreadsheets save it: whatever its letters, its line ends and its separator.
import { type Sheet, tableLimits, Unreadable } from './cell.ts'

const separators = [';', '\t', ','] as const

export type Csv = { sheet: Sheet; separator: string; letters: string }

/** The rows of a CSV file. Throws `Unreadable` when it is none. */
export function readCsv(bytes: Uint8Array): Csv {
  const { text, letters, marked } = textOf(bytes)
  if (text.trim() === '') throw new Unreadable('empty-file')
  // What says itself that it is text may hold any sign of it; what does not, and holds nothings, is none.
  if (!marked && text.includes('\0')) throw new Unreadable('not-text')
  // Some spreadsheets say their separator in a line of its own, which is no row of the table.
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)
  const separator = told?.[1] ?? likeliest(text)
  const rows = [...rowsOf(text, separator)]
  if (told) rows[0] = []
  return { sheet: { name: null, rows }, separator, letters }
}

/** Its letters: as the mark at its start says, else UTF-8 where it is, else what Windows writes in Sweden. */
function textOf(bytes: Uint8Array): { text: string; letters: string; marked: boolean } {
  const [a, b, c] = bytes
  const decoded = (letters: string, from = 0) => ({
    text: new TextDecoder(letters).decode(from ? bytes.subarray(from) : bytes),
    letters,
    marked: from > 0,
  })
  if (a === 0xef && b === 0xbb && c === 0xbf) return decoded('utf-8', 3)
  if (a === 0xff && b === 0xfe) return decoded('utf-16le', 2)
  if (a === 0xfe && b === 0xff) return decoded('utf-16be', 2)
  // Without a mark: every other byte of plain letters in UTF-16 is nothing.
  if (bytes.length >= 4 && bytes.length % 2 === 0) {
    if (a !== 0 && b === 0 && bytes[3] === 0) return decoded('utf-16le')
    if (a === 0 && b !== 0 && bytes[2] === 0) return decoded('utf-16be')
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), letters: 'utf-8', marked: false }
  } catch {
    return decoded('windows-1252')
  }
}

/** The separator that parts most of the first rows alike, into more than one column; of two such, into the more. */
function likeliest(text: string): string {
  const start = text.slice(0, 64 * 1024)
  let best = { separator: separators[0] as string, share: 0, width: 1 }
  for (const separator of separators) {
    const widths: number[] = []
    for (const row of rowsOf(start, separator, true)) {
      if (row.some((cell) => cell !== '')) widths.push(row.length)
      if (widths.length === 20) break
    }
    for (const width of new Set(widths)) {
      const share = widths.filter((one) => one === width).length / widths.length
      const better = share > best.share || (share === best.share && width > best.width)
      if (width > 1 && better) best = { separator, share, width }
    }
  }
  return best.separator
}

const quote = 0x22
const cr = 0x0d
const lf = 0x0a

/** Row after row; a cell in quotes may hold separators, line ends, and quotes said twice. */
function* rowsOf(text: string, separator: string, torn = false): Generator<string[]> {
  const part = separator.charCodeAt(0)
  const end = text.length
  let row: string[] = []
  let rows = 0
  let at = 0
  while (at < end) {
    let cell = ''
    if (text.charCodeAt(at) === quote) {
      at++
      for (;;) {
        const close = text.indexOf('"', at)
        if (close < 0) {
          if (torn) return
          throw new Unreadable('unclosed-quote')
        }
        cell += text.slice(at, close)
        at = close + 1
        if (text.charCodeAt(at) !== quote) break
        cell += '"'
        at++
      }
    }
    // What stands after a closing quote belongs to the cell: better than a row that is one cell too long.
    let stop = at
    for (; stop < end; stop++) {
      const code = text.charCodeAt(stop)
      if (code === part || code === lf || code === cr) break
    }
    cell += text.slice(at, stop)
    row.push(cell)
    if (!torn && row.length > tableLimits.columns && cell !== '') throw new Unreadable('too-many-columns')
    at = stop + 1
    if (stop < end && text.charCodeAt(stop) === part) {
      if (at >= end) row.push('')
      else continue
    } else if (stop < end && text.charCodeAt(stop) === cr && text.charCodeAt(at) === lf) at++
    rows++
    if (rows > tableLimits.rows) throw new Unreadable('too-many-rows')
    yield row
    row = []
  }
  if (row.length > 0) yield row
}

/** Rows as a Swedish spreadsheet opens them: semicolons, and a mark that says UTF-8. */
export function printCsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[";,\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  // A row of one empty cell would be an empty line.
  const line = (row: readonly string[]) =>
    row.length === 1 && row[0] === '' ? '""' : row.map(cell).join(';')
  return `\uFEFF${rows.map((row) => `${line(row)}\r\n`).join('')}`
}
