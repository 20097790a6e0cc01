// The lines of a table: a record's, with its cells, and a group's, with what it comes to.
// biome-ignore-all lint/a11y/useSemanticElements: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
// biome-ignore-all lint/a11y/useFocusableInteractive: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
import { memo, useEffect, useState } from 'react'
import type { TableRow, TableRows } from '../../device/table-rows.ts'
import { isNone, textOf, type Value } from '../../domain/tables/column.ts'
import { valueIn } from '../../files/table-columns.ts'
import { Chip, type ChipMood } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { names } from '../ui/names.ts'
import type { ShownColumn } from './columns-of.ts'
import { Check } from './grid-check.tsx'

type Line = {
  line: number
  /** How far down in the body, in pixels. */
  top: number
  /** The cell that the keyboard stands in; null when it stands in another line. */
  active: number | null
}

export const RowLine = memo(function RowLine({
  line,
  top,
  row,
  columns,
  source,
  address,
  isSelected,
  level,
  active,
}: Line & {
  row: TableRow
  columns: readonly ShownColumn[]
  source: TableRows
  address: string | null
  isSelected: boolean
  level: number | undefined
}) {
  const isAsked = row.sealed !== undefined && columns.some(({ personal }) => personal)
  const [opened, setOpened] = useState<{ stamp: string; record: TableRow['record'] } | null>(null)
  useEffect(() => {
    if (!isAsked) return
    let current = true
    void source.one(row).then((record) => current && setOpened({ stamp: row.stamp, record }))
    return () => {
      current = false
    }
  }, [isAsked, row, source])
  const isOpen = opened?.stamp === row.stamp
  const read = isAsked && isOpen ? { ...row, record: opened.record } : row
  return (
    <div
      role="row"
      className={names('tables-line', 'tables-row', isSelected && 'tables-selected')}
      aria-rowindex={line + 2}
      aria-selected={isSelected}
      aria-level={level}
      data-line={line}
      data-id={row.id}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        className="tables-check"
        aria-colindex={1}
        data-cell={0}
        tabIndex={active === 0 ? 0 : -1}
      >
        <Check on={isSelected} />
      </div>
      {columns.map((column, at) => {
        const isSealed = isAsked && !isOpen && column.personal
        const value = isSealed ? null : valueIn(column, read)
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 2}
            className={names('tables-cell', column.isNumber && 'tables-number')}
            data-cell={at + 1}
            tabIndex={active === at + 1 ? 0 : -1}
          >
            {at === 0 && address !== null ? (
              <Link href={address} tabIndex={-1} className="tables-link">
                {isSealed ? '…' : textOf(column, value) || '–'}
              </Link>
            ) : isSealed ? (
              '…'
            ) : (
              <Said column={column} value={value} />
            )}
          </div>
        )
      })}
    </div>
  )
})

const moods: Readonly<Record<string, ChipMood>> = {
  new: 'sky',
  approved: 'forest',
  returned: 'near',
  in: 'forest',
  open: 'behind',
  'without-agenda-2030': 'behind',
  incomplete: 'behind',
}

/** A value as a cell shows it: how it stands as a chip, all else as it is. */
function Said({ column, value }: { column: ShownColumn; value: Value }) {
  if (isNone(value)) return null
  if (column.form === 'review' || column.form === 'state' || column.form === 'flags') {
    const all = typeof value === 'object' ? value : [String(value)]
    return all.map((one) => (
      <Chip key={one} mood={moods[one] ?? (column.form === 'state' ? 'line' : 'near')}>
        {column.textOf(one)}
      </Chip>
    ))
  }
  return textOf(column, value)
}

/** What its rows share, how many they are, and what they come to under each column that is summed. */
export const GroupLine = memo(function GroupLine({
  line,
  top,
  text,
  count,
  cells,
  isFolded,
  active,
}: Line & {
  text: string
  count: string
  cells: readonly (string | null)[]
  isFolded: boolean
}) {
  // The words stand over the columns that have no sum, up to the first that has one.
  const first = cells.findIndex((cell) => cell !== null)
  const span = first < 0 ? cells.length + 1 : Math.max(first, 1) + 1
  return (
    <div
      role="row"
      className="tables-line tables-row tables-group"
      aria-rowindex={line + 2}
      aria-expanded={!isFolded}
      aria-level={1}
      data-line={line}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        className="tables-group-words"
        aria-colindex={1}
        aria-colspan={span}
        data-cell={0}
        tabIndex={active !== null && active < span ? 0 : -1}
        style={{ gridColumn: `1 / span ${span}` }}
      >
        <span className={names('tables-fold', isFolded && 'tables-folded')}>
          <Icon name="down" size={18} />
        </span>
        <b>{text}</b>
        <span className="soft">{count}</span>
      </div>
      {cells.slice(span - 1).map((cell, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          key={at}
          role="gridcell"
          aria-colindex={span + at + 1}
          className="tables-cell tables-number"
          data-cell={span + at}
          tabIndex={active === span + at ? 0 : -1}
        >
          {cell}
        </div>
      ))}
    </div>
  )
})
