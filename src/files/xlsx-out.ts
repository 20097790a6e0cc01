// Tables as an .xlsx workbook: numbers, days and yes-or-no as what they are, and text that is never taken for a formula.
import { strToU8, zipSync } from 'fflate'
import { type Cell, isMoment, isNoAnswer } from './cell.ts'

export type Column = { heading: string /** In letters. */; width: number; money?: boolean | undefined }
export type SheetOut = { name: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }

/** Longer than this a cell cannot be in a spreadsheet. */
export const longestCell = 32_767

const styles = { heading: 1, day: 2, money: 3, time: 4 } as const
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The same sheets give the same bytes. */
export function printXlsx(sheets: readonly SheetOut[]): Uint8Array {
  const names = sheetNames(sheets)
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.00"/><numFmt numFmtId="166" formatCode="hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="166" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  }
  for (const [i, sheet] of sheets.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(head + xml)])),
    { level: 6, mtime: new Date(2000, 0, 1) },
  )
}

// At most 31 letters, without those that mean something, each once.
function sheetNames(sheets: readonly SheetOut[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, i) => {
    const plain = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31)
    const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 26)} ${i + 1}` : plain
    taken.add(free.toLowerCase())
    return free
  })
}

function sheetXml({ columns, rows }: SheetOut): string {
  const letters = columns.map((_, i) => lettersOf(i + 1))
  const last = `${letters.at(-1) ?? 'A'}${rows.length + 1}`
  const lines = [columns.map(({ heading }) => heading), ...rows].map((row, i) => {
    const cells = row.map((cell, j) =>
      cellXml(`${letters[j]}${i + 1}`, cell, i === 0 ? styles.heading : columns[j]?.money ? styles.money : 0),
    )
    return `<row r="${i + 1}">${cells.join('')}</row>`
  })
  return `<worksheet xmlns="${main}"><dimension ref="A1:${last}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${lines.join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
}

function cellXml(address: string, cell: Cell, style: number): string {
  const styled = (number: number) => (number ? ` s="${number}"` : '')
  if (cell === null || isNoAnswer(cell)) return ''
  if (typeof cell === 'number') return `<c r="${address}"${styled(style)}><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (isMoment(cell)) {
    const serial = (cell.day === null ? 0 : serialOf(cell.day)) + cell.minutes / 1440
    return `<c r="${address}"${styled(cell.day === null ? styles.time : styles.day)}><v>${serial}</v></c>`
  }
  return `<c r="${address}" t="inlineStr"${styled(style)}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** The first day that spreadsheets agree on; an earlier one is written as text. */
export const firstSpreadsheetDay = '1900-03-01'
const serialOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

function lettersOf(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

// What XML cannot hold, or would read as something else, in the way that workbooks write it.
const marked = (code: number): string => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`

const escaped = (text: string): string =>
  text
    // Also before what only becomes such a sign when the next one is marked.
    .replace(/_(?=x[0-9A-Fa-f]{4})/g, marked(0x5f))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very ones that XML cannot hold.
    .replace(/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g, (sign) => marked(sign.charCodeAt(0)))
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')
