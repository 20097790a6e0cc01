// What is shown, taken out: to the clipboard, or to a file that a worker writes.
import type { TableRow, TableRows } from '../../device/table-rows.ts'
import type { Language } from '../../files/forms.ts'
import { valueIn } from '../../files/table-columns.ts'
import { type ColumnOut, cellOf, type TableOut } from '../../files/table-out.ts'
import { trustedWorker } from '../ui/trusted-worker.ts'
import type { ShownColumn } from './columns-of.ts'
import type { ToWrite } from './export.worker.ts'
import workerAddress from './export.worker.ts?worker&url'

export type Step = (done: number, of: number) => void

const columnsOut = (columns: readonly ShownColumn[]): ColumnOut[] =>
  columns.map(({ label, form }) => ({ heading: label, money: form === 'money' }))

const cellsOf = (columns: readonly ShownColumn[], row: TableRow) =>
  columns.map((column) => cellOf(column, valueIn(column, row)))

/** The rows with what is sealed among the columns opened. */
async function openRows(
  source: TableRows,
  columns: readonly ShownColumn[],
  rows: readonly TableRow[],
  step: Step,
): Promise<readonly TableRow[]> {
  if (!columns.some(({ personal }) => personal)) return rows
  return (
    (await source.opened(
      rows,
      (done) => step(done, rows.length),
      () => true,
    )) ?? []
  )
}

export async function tableOut(
  source: TableRows,
  columns: readonly ShownColumn[],
  rows: readonly TableRow[],
  step: Step,
): Promise<TableOut> {
  const opened = await openRows(source, columns, rows, step)
  return { columns: columnsOut(columns), rows: opened.map((row) => cellsOf(columns, row)) }
}

export async function fileOf(
  source: TableRows,
  columns: readonly ShownColumn[],
  rows: readonly TableRow[],
  { format, name, language, step }: { format: 'xlsx' | 'csv'; name: string; language: Language; step: Step },
): Promise<ArrayBuffer> {
  const worker = new Worker(trustedWorker(workerAddress), { type: 'module' })
  try {
    const tell = (message: ToWrite) => worker.postMessage(message)
    // Listened for from the start: a worker that cannot be loaded says so at once.
    const written = new Promise<ArrayBuffer>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => resolve(data)
      worker.onerror = (event) => reject(new Error(event.message || 'the writer stopped'))
    })
    written.catch(() => {})
    tell({ columns: columnsOut(columns) })
    for (let at = 0; at < rows.length; at += 2_000) {
      const some = await openRows(source, columns, rows.slice(at, at + 2_000), () => {})
      tell({ rows: some.map((row) => cellsOf(columns, row)) })
      step(at + some.length, rows.length)
      await new Promise((resolve) => setTimeout(resolve, 0))
    }
    tell({ write: format, name, language })
    return await written
  } finally {
    worker.terminate()
  }
}
