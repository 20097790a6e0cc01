// A few rows of numbers under their headings: the same as a picture beside it, for those who read tables.
import type { ReactNode } from 'react'
import './data-table.css'
import { names } from './names.ts'

export type DataColumn = { key: string; label: string; numeric?: boolean }
export type DataRow = {
  key: string
  cells: Readonly<Record<string, ReactNode>>
  mood?: 'near' | 'behind' | undefined
}

export function DataTable({
  caption,
  columns,
  rows,
  foot,
}: {
  /** Read before the table, and not drawn: the heading above says the same. */
  caption: string
  columns: readonly DataColumn[]
  rows: readonly DataRow[]
  /** The sum of the columns. */
  foot?: DataRow['cells'] | undefined
}) {
  const cell = ({ key, numeric }: DataColumn, value: ReactNode, at: number) =>
    at === 0 ? (
      <th key={key} scope="row">
        {value}
      </th>
    ) : (
      <td key={key} className={names(numeric && 'data-table-number')}>
        {value}
      </td>
    )
  return (
    // A region that can be scrolled must be reached with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a narrow screen
    <section className="data-table-frame" aria-label={caption} tabIndex={0}>
      <table className="data-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, numeric }) => (
              <th key={key} scope="col" className={names(numeric && 'data-table-number')}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, mood }) => (
            <tr key={key} className={names(mood && `data-table-${mood}`)}>
              {columns.map((column, at) => cell(column, cells[column.key], at))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="data-table-sum">
              {columns.map((column, at) => cell(column, foot[column.key], at))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
