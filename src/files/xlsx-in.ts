// An .xlsx workbook as tables: its sheets with their cells, formulas as the answers that were saved with them.
import { type Cell, type Sheet, tableLimits, Unreadable } from './cell.ts'
import { attribute, scanXml } from './xml.ts'
import { zipIn } from './zip.ts'

/** The sheets of a workbook. Throws `Unreadable` when it is none. */
export function readXlsx(bytes: Uint8Array): Sheet[] {
  if (bytes.length === 0) throw new Unreadable('empty-file')
  const starts = (...mark: number[]) => mark.every((byte, i) => bytes[i] === byte)
  // What Excel made before 2007, and what it locks with a password today, lies in another kind of box.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('old-spreadsheet')
  if (!starts(0x50, 0x4b)) throw new Unreadable('not-a-spreadsheet')
  const zip = zipIn(bytes)
  const text = (name: string): string | null => {
    const part = zip.part(name)
    return part && new TextDecoder().decode(part)
  }
  const workbook = text('xl/workbook.xml')
  if (workbook === null) throw new Unreadable('not-a-spreadsheet')
  const targets = new Map<string, string>()
  scanXml(text('xl/_rels/workbook.xml.rels') ?? '', {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      targets.set(
        attribute(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      )
    },
  })
  const named: { name: string; part: string }[] = []
  let from1904 = false
  scanXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const part = targets.get(attribute(attributes, 'r:id') ?? attribute(attributes, 'id') ?? '')
      if (part !== undefined) named.push({ name: attribute(attributes, 'name') ?? '', part })
    },
  })
  const strings = sharedStrings(text('xl/sharedStrings.xml') ?? '')
  const moments = momentStyles(text('xl/styles.xml') ?? '')
  let rows = 0
  const sheets = named.flatMap(({ name, part }) => {
    const xml = text(part)
    if (xml === null) return []
    const sheet = { name, rows: rowsIn(xml, { strings, moments, from1904 }) }
    rows += sheet.rows.length
    if (rows > tableLimits.rows) throw new Unreadable('too-many-rows')
    return [sheet]
  })
  if (sheets.every(({ rows: all }) => all.length === 0)) throw new Unreadable('empty-file')
  return sheets
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text: string | null = null
  let inText = false
  let aside = false // how a word is said, beside the word
  scanXml(xml, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') aside = true
    },
    text: (more) => {
      if (text !== null && inText && !aside) text += more
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') aside = false
      else if (name === 'si') {
        strings.push(unmarked(text ?? ''))
        text = null
      }
    },
  })
  return strings
}

/** Which of the cell styles show a number as a day or a time. */
function momentStyles(xml: string): boolean[] {
  const own = new Map<number, string>()
  const styles: boolean[] = []
  let inCells = false
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'numFmt')
        own.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        const usual = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
        styles.push(own.has(id) ? showsMoment(own.get(id) ?? '') : usual)
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

const showsMoment = (format: string): boolean =>
  /[dmyhs]|å/i.test(format.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|General|Standard/gi, ''))

type Of = { strings: readonly string[]; moments: readonly boolean[]; from1904: boolean }

function rowsIn(xml: string, of: Of): Cell[][] {
  const rows: Cell[][] = []
  let row = 0
  let column = 0
  let cell: { type: string; style: number; value: string; formula: boolean } | null = null
  let takes = false
  let aside = false
  scanXml(xml, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 1)
        column = 0
      } else if (name === 'c') {
        column = columnOf(attribute(attributes, 'r')) ?? column + 1
        cell = {
          type: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? -1),
          value: '',
          formula: false,
        }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || name === 't') takes = true
      else if (name === 'rPh') aside = true
    },
    text: (text) => {
      if (cell && takes && !aside) cell.value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') takes = false
      else if (name === 'rPh') aside = false
      else if (name === 'c' && cell) {
        const value = answerIn(cell, of)
        cell = null
        if (value === null) return
        if (row > tableLimits.rows) throw new Unreadable('too-many-rows')
        if (column > tableLimits.columns) throw new Unreadable('too-many-columns')
        if (!(row >= rows.length) || row < 1) throw new Unreadable('broken-file')
        while (rows.length < row) rows.push([])
        const cells = rows[row - 1] as Cell[]
        while (cells.length < column - 1) cells.push(null)
        cells[column - 1] = value
      }
    },
  })
  return rows
}

function columnOf(address: string | null): number | null {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

function answerIn(
  { type, style, value, formula }: { type: string; style: number; value: string; formula: boolean },
  { strings, moments, from1904 }: Of,
): Cell {
  if (type === 'e') return { error: value || '#' }
  if (type === 's') return strings[Number(value)] ?? null
  if (type === 'inlineStr' || type === 'str') return unmarked(value)
  // A formula that was never worked out has no answer to take.
  if (value === '') return formula ? { error: '=' } : null
  if (type === 'b') return value === '1'
  if (type === 'd') return momentIn(value)
  const number = Number(value)
  if (Number.isNaN(number)) throw new Unreadable('broken-file')
  return moments[style] ? momentOf(number, from1904) : number
}

/** A spreadsheet counts days from the last of 1899, and believes that 1900 was a leap year. */
function momentOf(serial: number, from1904: boolean): Cell {
  const counted = from1904 ? serial + 1462 : serial
  const minutes = Math.round((counted - Math.floor(counted)) * 1440)
  const days = Math.floor(counted) + Math.floor(minutes / 1440)
  if (days < 0 || days > 2_958_465) return serial
  if (days === 0) return { day: null, minutes: minutes % 1440 }
  const since1970 = days - (days > 60 ? 25_569 : 25_568)
  return { day: new Date(since1970 * 86_400_000).toISOString().slice(0, 10), minutes: minutes % 1440 }
}

function momentIn(iso: string): Cell {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso)
  return parts ? { day: parts[1] ?? null, minutes: Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0) } : iso
}

/** `_x000D_` is how a workbook writes a sign that XML cannot. */
const unmarked = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
