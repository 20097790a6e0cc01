// A file by its name: lines, or tables with how they seem to be meant.
import { type NotATable, type Sheet, Unreadable } from './cell.ts'
import { readCsv } from './csv.ts'
import { readXlsx } from './xlsx-in.ts'

export type OpenedFile =
  | { ok: true; form: 'lines' }
  | { ok: true; form: 'tables'; sheets: Sheet[] }
  | { ok: false; because: NotATable | 'unknown-form' }

/** Opens a file that is read as its name says; a workbook is known by its first bytes too, whatever it is called. */
export function openFile(name: string, bytes: Uint8Array): OpenedFile {
  const ending = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? ''
  if (ending === '.jsonl' || ending === '.ndjson') return { ok: true, form: 'lines' }
  try {
    if (ending === '.xlsx' || ending === '.xls') return { ok: true, form: 'tables', sheets: readXlsx(bytes) }
    if (ending === '.csv' || ending === '.tsv' || ending === '.txt') {
      const zipped = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3
      return { ok: true, form: 'tables', sheets: zipped ? readXlsx(bytes) : [readCsv(bytes).sheet] }
    }
  } catch (problem) {
    if (problem instanceof Unreadable) return { ok: false, because: problem.because }
    throw problem
  }
  return { ok: false, because: 'unknown-form' }
}
