// The table on paper: every row that was found up to some, with the headings on each page.
import type { TableRow } from '../../device/table-rows.ts'
import { textOf } from '../../domain/tables/column.ts'
import type { Layout } from '../../domain/tables/layout.ts'
import type { Answer } from '../../domain/tables/table.ts'
import { valueIn } from '../../files/table-columns.ts'
import { names } from '../ui/names.ts'
import { useRoomWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import type { ShownColumn } from './columns-of.ts'

/** More than this nobody reads on paper: some forty pages. */
export const mostPrinted = 2_000

export function PrintTable({
  caption,
  columns,
  all,
  rows,
  answer,
  layout,
  folded,
}: {
  caption: string
  columns: readonly ShownColumn[]
  all: readonly ShownColumn[]
  /** Those that are printed, opened, by id. */
  rows: ReadonlyMap<string, TableRow>
  answer: Answer & { idOf: (row: number) => string }
  layout: Layout
  folded: ReadonlySet<string>
}) {
  const words = useRoomWords(tablesWords)
  const grouped = all.find(({ id }) => id === layout.group?.column)
  // A group's words stand over the columns up to the first that is summed.
  const first = columns.findIndex(({ sums }) => sums)
  const span = first < 0 ? columns.length : Math.max(1, first)
  const line = (row: number, key: string) => {
    const one = rows.get(answer.idOf(row))
    return one ? (
      <tr key={key}>
        {columns.map((column) => (
          <td key={column.id} className={names(column.isNumber && 'tables-number')}>
            {one.sealed && column.personal ? '…' : textOf(column, valueIn(column, one))}
          </td>
        ))}
      </tr>
    ) : null
  }
  return (
    <div className="tables-paper">
      {answer.rows.length > mostPrinted && <p>{words.printedFirst(mostPrinted, answer.rows.length)}</p>}
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={names(column.isNumber && 'tables-number')}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        {answer.groups && grouped ? (
          answer.groups.map((group) => (
            <tbody key={group.key}>
              <tr>
                <th scope="rowgroup" colSpan={span}>
                  {grouped.groupText(group.key, layout.group?.by)} · {words.rows(group.rows.length)}
                </th>
                {columns.slice(span).map((column) => (
                  <th key={column.id} className="tables-number">
                    {column.sums ? column.textOf(group.sums[column.id] ?? 0) : ''}
                  </th>
                ))}
              </tr>
              {!folded.has(group.key) && group.rows.map((row) => line(row, String(row)))}
            </tbody>
          ))
        ) : (
          <tbody>{[...answer.rows.subarray(0, mostPrinted)].map((row) => line(row, String(row)))}</tbody>
        )}
        <tfoot>
          <tr>
            {columns.map((column, at) => (
              <td key={column.id} className={names(column.isNumber && 'tables-number')}>
                {column.sums
                  ? column.textOf(answer.sums[column.id] ?? 0)
                  : at === 0
                    ? words.rows(answer.rows.length)
                    : ''}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
