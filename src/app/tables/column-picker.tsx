// Which columns are shown and in what order: all that the kind has, the shown ones first.
import { type Layout, moved } from '../../domain/tables/layout.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import type { ShownColumn } from './columns-of.ts'

export function ColumnPicker({
  columns,
  layout,
  usual,
  onLayout,
  onColumn,
  onClose,
}: {
  columns: readonly ShownColumn[]
  layout: Layout
  /** Those that the table begins with. */
  usual: readonly string[]
  onLayout: (layout: Layout) => void
  onColumn: (id: string) => void
  onClose: () => void
}) {
  const words = useRoomWords(tablesWords)
  const { parts } = useWords()
  const shown = layout.columns.flatMap((id) => columns.find((one) => one.id === id) ?? [])
  const rest = columns.filter(({ id }) => !layout.columns.includes(id))
  const say = (ids: readonly string[]) => onLayout({ ...layout, columns: ids })
  const row = (column: ShownColumn, place: number | null) => (
    <li key={column.id} className="tables-pick">
      <label className="tables-choice">
        <input
          type="checkbox"
          checked={place !== null}
          disabled={place !== null && shown.length === 1}
          onChange={({ target }) =>
            say(
              target.checked
                ? [...layout.columns, column.id]
                : layout.columns.filter((id) => id !== column.id),
            )
          }
        />
        <span>{column.label}</span>
      </label>
      {place !== null && (
        <>
          <IconButton
            icon="chevron"
            className="tables-up"
            label={words.earlier(column.label)}
            aria-disabled={place === 0}
            onClick={() => say(moved(layout.columns, column.id, -1))}
          />
          <IconButton
            icon="chevron"
            className="tables-later"
            label={words.later(column.label)}
            aria-disabled={place === shown.length - 1}
            onClick={() => say(moved(layout.columns, column.id, 1))}
          />
        </>
      )}
      <IconButton icon="filter" label={words.columnMenu(column.label)} onClick={() => onColumn(column.id)} />
    </li>
  )
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.columns}
      actions={
        <>
          <Button kind="quiet" onClick={() => say(usual)}>
            {words.usualColumns}
          </Button>
          <Button onClick={onClose}>{parts.close}</Button>
        </>
      }
    >
      <ul className="tables-picks" aria-label={words.shownColumns}>
        {shown.map((column, place) => row(column, place))}
      </ul>
      {rest.length > 0 && (
        <>
          <h3 className="tables-rest">{words.moreColumns}</h3>
          <ul className="tables-picks" aria-label={words.moreColumns}>
            {rest.map((column) => row(column, null))}
          </ul>
        </>
      )}
      <p className="soft tables-rest">{words.keysHelp}</p>
    </Dialog>
  )
}
