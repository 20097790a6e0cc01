// What can be done with one column: sorted, narrowed, grouped by, moved, sized, hidden; all of it without a mouse.
import type { TableRow } from '../../device/table-rows.ts'
import type { Encoded } from '../../domain/tables/encoded.ts'
import type { Filter } from '../../domain/tables/filter.ts'
import { dayParts, type Layout, leastSize, mostSize, moved } from '../../domain/tables/layout.ts'
import { usualSize } from '../../files/table-columns.ts'
import { Button } from '../ui/button.tsx'
import { ToggleChip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { NumberStepper } from '../ui/number-stepper.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import type { ShownColumn } from './columns-of.ts'
import { FilterField } from './filter-field.tsx'

export function ColumnSheet({
  column,
  encoded,
  layout,
  onLayout,
  onClose,
}: {
  column: ShownColumn
  encoded: Encoded<TableRow>
  layout: Layout
  onLayout: (layout: Layout) => void
  onClose: () => void
}) {
  const words = useRoomWords(tablesWords)
  const { parts } = useWords()
  const { id } = column
  const sorted = layout.sort.find((one) => one.column === id)
  const others = layout.sort.filter((one) => one.column !== id)
  const grouped = layout.group?.column === id ? layout.group : null
  const place = layout.columns.indexOf(id)
  const filter = layout.filters[id]
  const sortBy = (down: boolean, on: boolean, also: boolean) =>
    onLayout({ ...layout, sort: [...(also ? others : []), ...(on ? [{ column: id, down }] : [])] })
  const narrow = (next: Filter | undefined) => {
    const { [id]: _, ...rest } = layout.filters
    onLayout({ ...layout, filters: next ? { ...rest, [id]: next } : rest })
  }
  const { up, down } =
    words.sortWords[column.shape === 'number' ? 'number' : column.shape === 'day' ? 'day' : 'text']
  return (
    <Dialog
      open
      onClose={onClose}
      title={column.label}
      actions={
        <>
          {filter && (
            <Button kind="quiet" onClick={() => narrow(undefined)}>
              {words.clearFilter}
            </Button>
          )}
          <Button onClick={onClose}>{parts.close}</Button>
        </>
      }
    >
      <Stack gap={5}>
        <section className="tables-part">
          <h3>{words.filter}</h3>
          <FilterField key={id} {...{ column, encoded, filter }} onFilter={narrow} />
        </section>
        <section className="tables-part">
          <h3>{words.sort}</h3>
          <Row gap={2}>
            <ToggleChip on={sorted?.down === false} onChange={(on) => sortBy(false, on, false)}>
              {up}
            </ToggleChip>
            <ToggleChip on={sorted?.down === true} onChange={(on) => sortBy(true, on, false)}>
              {down}
            </ToggleChip>
            {others.length > 0 && (
              <Button kind="quiet" size="small" icon="plus" onClick={() => sortBy(false, true, true)}>
                {words.sortAlso}
              </Button>
            )}
          </Row>
        </section>
        <section className="tables-part">
          <h3>{words.group}</h3>
          <Row gap={2}>
            {column.shape === 'day' ? (
              dayParts.map((part) => (
                <ToggleChip
                  key={part}
                  on={grouped !== null && (grouped.by ?? 'month') === part}
                  onChange={(on) => onLayout({ ...layout, group: on ? { column: id, by: part } : null })}
                >
                  {words.dayParts[part]}
                </ToggleChip>
              ))
            ) : (
              <ToggleChip
                on={grouped !== null}
                onChange={(on) => onLayout({ ...layout, group: on ? { column: id } : null })}
              >
                {words.groupBy}
              </ToggleChip>
            )}
          </Row>
        </section>
        {place >= 0 && (
          <section className="tables-part">
            <h3>{words.placeAndWidth}</h3>
            <Stack gap={3}>
              <Row gap={2}>
                <Button
                  kind="ghost"
                  size="small"
                  disabled={place === 0}
                  onClick={() => onLayout({ ...layout, columns: moved(layout.columns, id, -1) })}
                >
                  {words.left}
                </Button>
                <Button
                  kind="ghost"
                  size="small"
                  disabled={place === layout.columns.length - 1}
                  onClick={() => onLayout({ ...layout, columns: moved(layout.columns, id, 1) })}
                >
                  {words.right}
                </Button>
                <Button
                  kind="ghost"
                  size="small"
                  disabled={layout.columns.length === 1}
                  onClick={() => {
                    onLayout({ ...layout, columns: layout.columns.filter((one) => one !== id) })
                    onClose()
                  }}
                >
                  {words.hide}
                </Button>
              </Row>
              <NumberStepper
                label={words.width}
                unit={words.pixels}
                value={Math.round(layout.sizes[id] ?? usualSize(column))}
                min={leastSize}
                max={mostSize}
                step={20}
                onChange={(size) =>
                  size !== null &&
                  size >= leastSize &&
                  onLayout({ ...layout, sizes: { ...layout.sizes, [id]: Math.min(mostSize, size) } })
                }
              />
            </Stack>
          </section>
        )}
      </Stack>
    </Dialog>
  )
}
