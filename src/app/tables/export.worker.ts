// Makes a table's file beside the page, so that the page never stands still.
import type { Language } from '../../files/forms.ts'
import { type TableOut, tableCsv, tableXlsx } from '../../files/table-out.ts'

export type ToWrite =
  | { columns: TableOut['columns'] }
  | { rows: TableOut['rows'] }
  | { write: 'xlsx' | 'csv'; name: string; language: Language }

const here = globalThis as unknown as {
  onmessage: (event: { data: ToWrite }) => void
  postMessage: (bytes: ArrayBuffer, transfer: Transferable[]) => void
}
let columns: TableOut['columns'] = []
const rows: TableOut['rows'][number][] = []

here.onmessage = ({ data }) => {
  if ('columns' in data) columns = data.columns
  else if ('rows' in data) for (const row of data.rows) rows.push(row)
  else {
    const made =
      data.write === 'xlsx'
        ? tableXlsx({ columns, rows }, data.name)
        : new TextEncoder().encode(tableCsv({ columns, rows }, data.language))
    const whole = made.slice().buffer as ArrayBuffer
    here.postMessage(whole, [whole])
  }
}
