// The table itself: only what is in view is drawn, so that fifty thousand rows scroll like fifty; by mouse, touch and key.
// biome-ignore-all lint/a11y/useSemanticElements: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
// biome-ignore-all lint/a11y/useFocusableInteractive: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
// biome-ignore-all lint/a11y/noStaticElementInteractions: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: a table of which only what is in view is drawn is a grid of its own, with its keys in grid-keys.ts
import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { TableRow, TableRows } from '../../device/table-rows.ts'
import { type Layout, leastSize, mostSize, placed } from '../../domain/tables/layout.ts'
import type { Answer } from '../../domain/tables/table.ts'
import { usualSize } from '../../files/table-columns.ts'
import { Icon } from '../ui/icon.tsx'
import { names } from '../ui/names.ts'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import type { ShownColumn } from './columns-of.ts'
import { Check } from './grid-check.tsx'
import { type At, after } from './grid-keys.ts'
import { GroupLine, RowLine } from './grid-lines.tsx'

export type GridProps = {
  label: string
  columns: readonly ShownColumn[]
  rows: readonly TableRow[]
  answer: Answer
  layout: Layout
  onLayout: (layout: Layout) => void
  source: TableRows
  selected: ReadonlySet<string>
  /** How many of those that were found are. */
  marked: number
  onSelect: (selected: ReadonlySet<string>) => void
  folded: ReadonlySet<string>
  onFold: (key: string) => void
  addressOf: (id: string) => string | null
  onOpen: (id: string) => void
  onColumn: (id: string) => void
  onCopy: () => void
  /** What the question was: another one begins at the top, a row that arrives does not. */
  asked: string
  /** Where it stood when it was left. */
  place: { top: number }
}

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
})

/** The rows are ours: the library knows columns, their order and sizes, and what is sorted. */
const nothing: TableRow[] = []

/** In pixels: as high as a finger needs. */
const lineHeight = 44
const headHeight = 52
const checkWidth = 44

export function Grid(props: GridProps) {
  const {
    label,
    columns,
    rows,
    answer,
    layout,
    onLayout,
    source,
    selected,
    marked,
    onSelect,
    folded,
    onFold,
  } = props
  const { addressOf, onOpen, onColumn, onCopy, asked, place } = props
  const words = useRoomWords(tablesWords)
  const { moments } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<At | null>(null)
  const wantsFocus = useRef(false)
  const anchor = useRef<number | null>(null)
  const { lines, groupOf, groups } = answer
  const count = lines.length

  const table = useTable({
    features,
    data: nothing,
    columns: useMemo(
      () =>
        columns.map((column) => ({
          id: column.id,
          accessorFn: (row: TableRow) => row.id,
          size: usualSize(column),
          minSize: leastSize,
          maxSize: mostSize,
        })),
      [columns],
    ),
    state: useMemo(
      () => ({
        columnOrder: [...layout.columns],
        columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, layout.columns.includes(id)])),
        columnSizing: { ...layout.sizes },
        sorting: layout.sort.map(({ column, down }) => ({ id: column, desc: down })),
      }),
      [columns, layout.columns, layout.sizes, layout.sort],
    ),
    onColumnSizingChange: (change) =>
      onLayout({
        ...layout,
        sizes: typeof change === 'function' ? change({ ...layout.sizes }) : change,
      }),
    onSortingChange: (change) => {
      const now = layout.sort.map(({ column, down }) => ({ id: column, desc: down }))
      const sort = typeof change === 'function' ? change(now) : change
      onLayout({ ...layout, sort: sort.map(({ id, desc }) => ({ column: id, down: desc })) })
    },
    columnResizeMode: 'onChange',
    manualSorting: true,
    sortDescFirst: false,
    isMultiSortEvent: (event) => (event as { shiftKey?: boolean }).shiftKey === true,
  })
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const shown = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]))
    return layout.columns.flatMap((id) => byId.get(id) ?? [])
  }, [columns, layout.columns])
  const widths = [checkWidth, ...headers.map((header) => header.getSize())]
  const width = widths.reduce((sum, one) => sum + one, 0)

  // What is active stays drawn, wherever it is scrolled to: the focus must not fall out of the table.
  const activeLine = active && active.line >= 0 && active.line < count ? active.line : null
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 10,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    scrollPaddingEnd: lineHeight,
    useFlushSync: false,
    rangeExtractor: (range) => {
      const drawn = defaultRangeExtractor(range)
      if (activeLine === null || drawn.includes(activeLine)) return drawn
      return [...drawn, activeLine].sort((a, b) => a - b)
    },
  })

  const idAt = useCallback(
    (line: number): string | undefined => {
      const at = lines[line]
      return at === undefined || at < 0 ? undefined : rows[at]?.id
    },
    [lines, rows],
  )
  /** What a line is called, whichever place it has: a group by its key, a row by its id within its group. */
  const keyAt = useCallback(
    (line: number): string | undefined => {
      const at = lines[line]
      if (at === undefined) return undefined
      const key = groups?.[groupOf[line] as number]?.key
      return at < 0 ? `group ${key}` : `${key ?? ''} ${rows[at]?.id}`
    },
    [lines, groupOf, groups, rows],
  )

  // A row that arrives pushes nothing aside: what was first in view stays where it was, and so does what was active.
  const before = useRef<{ asked: string; first: number; key?: string; active?: string }>(null)
  const wanted = useRef(place.top)
  useLayoutEffect(() => {
    const was = before.current
    const at = scroller.current
    if (!was || !at) return
    if (was.asked !== asked) {
      at.scrollTop = 0
      setActive((now) => (now && now.line >= 0 ? null : now))
      return
    }
    const isScrolled = was.key !== undefined && at.scrollTop > 0
    if (!isScrolled && was.active === undefined) return
    for (let line = 0; line < count; line++) {
      const key = keyAt(line)
      if (isScrolled && key === was.key) at.scrollTop += (line - was.first) * lineHeight
      if (key === was.active) setActive((one) => (one && one.line >= 0 ? { ...one, line } : one))
    }
  }, [asked, count, keyAt])
  useLayoutEffect(() => {
    const at = scroller.current
    if (!at) return
    // Where it was left it begins again, as soon as so much has been read.
    if (wanted.current > 0 && at.scrollTop === 0 && count * lineHeight > wanted.current + at.clientHeight)
      at.scrollTop = wanted.current
    if (wanted.current > 0 && at.scrollTop > 0) wanted.current = 0
    if (wanted.current === 0) place.top = at.scrollTop
    const first = Math.floor(at.scrollTop / lineHeight)
    const key = keyAt(first)
    const own = active && active.line >= 0 ? keyAt(active.line) : undefined
    before.current = {
      asked,
      first,
      ...(key !== undefined && { key }),
      ...(own !== undefined && { active: own }),
    }
  })

  useEffect(() => {
    if (!wantsFocus.current || !active) return
    wantsFocus.current = false
    if (active.line >= 0) virtual.scrollToIndex(active.line)
    const line = scroller.current?.querySelector(`[data-line="${active.line}"]`)
    // A group's words stand over several columns.
    const cell =
      line?.querySelector<HTMLElement>(`[data-cell="${active.cell}"]`) ??
      line?.querySelector<HTMLElement>('[data-cell]')
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const select = (line: number, { range, also }: { range: boolean; also: boolean }) => {
    const id = idAt(line)
    if (id === undefined) return
    if (range && anchor.current !== null) {
      const [from, to] = [Math.min(anchor.current, line), Math.max(anchor.current, line)]
      const next = new Set(also ? selected : [])
      for (let one = from; one <= to; one++) {
        const other = idAt(one)
        if (other !== undefined) next.add(other)
      }
      return onSelect(next)
    }
    anchor.current = line
    if (!also) return onSelect(new Set([id]))
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }
  const isAll = marked > 0 && marked === answer.rows.length
  const selectAll = () => {
    const all = new Set<string>()
    if (!isAll) for (const row of answer.rows) all.add(rows[row]?.id ?? '')
    onSelect(all)
  }

  const pressed = ({ target, shiftKey, ctrlKey, metaKey }: MouseEvent<HTMLElement>) => {
    if (!(target instanceof Element) || target.closest('a, button')) return
    const cell = target.closest<HTMLElement>('[data-cell]')
    const line = Number(cell?.parentElement?.dataset.line ?? Number.NaN)
    if (!cell || Number.isNaN(line)) return
    const at = { line, cell: Number(cell.dataset.cell) }
    wantsFocus.current = true
    setActive(at)
    if (line < 0) {
      if (at.cell === 0) return selectAll()
      const header = headers[at.cell - 1]
      return header?.column.toggleSorting(undefined, shiftKey)
    }
    if ((lines[line] as number) < 0) return onFold(groups?.[groupOf[line] as number]?.key ?? '')
    select(line, { range: shiftKey, also: ctrlKey || metaKey || at.cell === 0 })
  }

  const keyed = (event: KeyboardEvent<HTMLElement>) => {
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    const now = active ?? { line: -1, cell: 0 }
    const done = () => event.preventDefault()
    if (ctrl && key.toLowerCase() === 'a') {
      done()
      if (!isAll) selectAll()
      return
    }
    if (ctrl && key.toLowerCase() === 'c') {
      if (getSelection()?.isCollapsed === false) return
      done()
      return onCopy()
    }
    if (key === 'Escape' && selected.size > 0) {
      done()
      return onSelect(new Set())
    }
    const header = now.line < 0 ? headers[now.cell - 1] : undefined
    if (header && (key === 'ArrowLeft' || key === 'ArrowRight') && shiftKey) {
      done()
      const by = key === 'ArrowRight' ? 1 : -1
      if (!altKey) {
        const size = Math.max(leastSize, Math.min(mostSize, header.getSize() + by * 16))
        return onLayout({ ...layout, sizes: { ...layout.sizes, [header.column.id]: size } })
      }
      const to = Math.max(0, Math.min(headers.length - 1, now.cell - 1 + by))
      wantsFocus.current = true
      setActive({ line: -1, cell: to + 1 })
      return onLayout({ ...layout, columns: placed(layout.columns, header.column.id, to) })
    }
    if (key === 'Enter' || key === ' ') {
      done()
      if (now.line < 0)
        return now.cell === 0 ? selectAll() : header?.column.toggleSorting(undefined, shiftKey)
      const at = lines[now.line]
      if (at === undefined) return
      if (at < 0) return onFold(groups?.[groupOf[now.line] as number]?.key ?? '')
      if (key === ' ') return select(now.line, { range: shiftKey, also: true })
      const id = rows[at]?.id
      return id === undefined ? undefined : onOpen(id)
    }
    if (key === 'F2' || key === 'ContextMenu' || (altKey && key === 'ArrowDown')) {
      const column = shown[now.cell - 1]
      if (!column) return
      done()
      return onColumn(column.id)
    }
    const group =
      now.line >= 0 && (lines[now.line] ?? 0) < 0 ? groups?.[groupOf[now.line] as number] : undefined
    if (group && (key === 'ArrowLeft' || key === 'ArrowRight') && now.cell === 0) {
      const isFolded = folded.has(group.key)
      if (isFolded === (key === 'ArrowRight')) {
        done()
        return onFold(group.key)
      }
    }
    const page = Math.max(
      1,
      Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / lineHeight) - 1,
    )
    const next = after(now, event, { lines: count, cells: headers.length + 1, page })
    if (!next) return
    done()
    wantsFocus.current = true
    setActive(next)
    if (shiftKey && next.line >= 0 && next.line !== now.line) {
      anchor.current ??= Math.max(0, now.line)
      select(next.line, { range: true, also: false })
    } else if (!shiftKey) anchor.current = null
  }

  const total = (column: ShownColumn): string => {
    const sum = answer.sums[column.id]
    return sum === undefined ? '' : column.textOf(sum)
  }
  // As high as there is room for under what stands above it, however many filters that names.
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const around = scroller.current?.parentElement
    if (!around) return
    const measure = () => setTop(Math.round((scroller.current?.getBoundingClientRect().top ?? 0) + scrollY))
    const watching = new ResizeObserver(measure)
    watching.observe(around)
    measure()
    return () => watching.disconnect()
  }, [])
  const helpId = useId()
  const drag = useRef<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const focusable = active ?? { line: -1, cell: 0 }
  const tab = (line: number, cell: number) => (focusable.line === line && focusable.cell === cell ? 0 : -1)

  return (
    <>
      <p id={helpId} className="visually-hidden">
        {words.keysHelp}
      </p>
      <div
        role={groups ? 'treegrid' : 'grid'}
        ref={scroller}
        className="tables-grid"
        aria-label={label}
        aria-describedby={helpId}
        aria-rowcount={count + 2}
        aria-colcount={headers.length + 1}
        aria-multiselectable="true"
        onClick={pressed}
        onDoubleClick={({ target }) => {
          const cell = target instanceof Element ? target.closest<HTMLElement>('[data-line]') : null
          const id = idAt(Number(cell?.dataset.line ?? -1))
          if (id !== undefined) onOpen(id)
        }}
        onKeyDown={keyed}
        style={
          {
            '--tables-columns': widths.map((one) => `${one}px`).join(' '),
            '--tables-width': `${width}px`,
            '--tables-top': `${top}px`,
          } as CSSProperties
        }
      >
        <div role="rowgroup" className="tables-head">
          <div role="row" className="tables-line" aria-rowindex={1} data-line={-1}>
            <div
              role="columnheader"
              className="tables-check"
              aria-colindex={1}
              title={words.selectAll}
              data-cell={0}
              tabIndex={tab(-1, 0)}
            >
              <span className="visually-hidden">{words.selectAll}</span>
              <Check on={isAll} some={marked > 0 && !isAll} />
            </div>
            {headers.map((header, at) => {
              const column = shown[at]
              const sorted = header.column.getIsSorted()
              const place = header.column.getSortIndex()
              if (!column) return null
              return (
                <div
                  key={header.id}
                  role="columnheader"
                  aria-colindex={at + 2}
                  aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : 'none'}
                  className={names(
                    'tables-header',
                    column.isNumber && 'tables-number',
                    over === column.id && 'tables-over',
                    layout.filters[column.id] && 'tables-filtered',
                  )}
                  data-cell={at + 1}
                  data-column={column.id}
                  tabIndex={tab(-1, at + 1)}
                  onDragOver={(event) => {
                    if (drag.current === null) return
                    event.preventDefault()
                    setOver(column.id)
                  }}
                  onDrop={(event) => {
                    event.preventDefault()
                    const moving = drag.current
                    setOver(null)
                    if (moving !== null && moving !== column.id)
                      onLayout({
                        ...layout,
                        columns: placed(layout.columns, moving, layout.columns.indexOf(column.id)),
                      })
                  }}
                >
                  <span
                    className="tables-label"
                    title={column.label}
                    draggable
                    onDragStart={(event) => {
                      drag.current = column.id
                      event.dataTransfer.effectAllowed = 'move'
                      event.dataTransfer.setData('text/plain', column.label)
                    }}
                    onDragEnd={() => {
                      drag.current = null
                      setOver(null)
                    }}
                  >
                    {column.label}
                  </span>
                  {sorted && (
                    <span
                      className={names('tables-sorted', sorted === 'desc' && 'tables-down')}
                      aria-hidden="true"
                    >
                      <Icon name="down" size={14} />
                      {layout.sort.length > 1 && place + 1}
                    </span>
                  )}
                  <button
                    type="button"
                    className="tables-menu"
                    tabIndex={-1}
                    aria-label={words.columnMenu(column.label)}
                    title={words.columnMenu(column.label)}
                    onClick={() => onColumn(column.id)}
                  >
                    <Icon name={layout.filters[column.id] ? 'filter' : 'more'} size={18} />
                  </button>
                  <span
                    className={names('tables-handle', header.column.getIsResizing() && 'tables-resizing')}
                    aria-hidden="true"
                    onClick={(event) => event.stopPropagation()}
                    onDoubleClick={(event) => {
                      event.stopPropagation()
                      const { [column.id]: _, ...sizes } = layout.sizes
                      onLayout({ ...layout, sizes })
                    }}
                    onMouseDown={header.getResizeHandler()}
                    onTouchStart={header.getResizeHandler()}
                  />
                </div>
              )
            })}
          </div>
        </div>
        <div role="rowgroup" className="tables-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const at = lines[index]
            if (at === undefined) return null
            const group = groups?.[groupOf[index] as number]
            const top = start - headHeight
            const cell = activeLine === index ? (active?.cell ?? null) : null
            if (at < 0)
              return group ? (
                <GroupLine
                  key={keyAt(index)}
                  line={index}
                  top={top}
                  text={grouping(columns, layout)?.groupText(group.key, layout.group?.by) ?? group.key}
                  count={words.rows(group.rows.length)}
                  cells={shown.map((column) =>
                    column.sums ? column.textOf(group.sums[column.id] ?? 0) : null,
                  )}
                  isFolded={folded.has(group.key)}
                  active={cell}
                />
              ) : null
            const row = rows[at]
            return row ? (
              <RowLine
                key={keyAt(index)}
                line={index}
                top={top}
                row={row}
                columns={shown}
                source={source}
                address={addressOf(row.id)}
                isSelected={selected.has(row.id)}
                level={groups ? 2 : undefined}
                active={cell}
              />
            ) : null
          })}
        </div>
        <div role="rowgroup" className="tables-foot">
          <div role="row" className="tables-line" aria-rowindex={count + 2}>
            <div role="gridcell" aria-colindex={1} className="tables-total tables-count">
              <span className="visually-hidden">{words.total}</span>
              <span aria-hidden="true">Σ</span>
            </div>
            {shown.map((column, at) => (
              <div
                key={column.id}
                role="gridcell"
                aria-colindex={at + 2}
                className={names('tables-total', column.isNumber && 'tables-number')}
              >
                {total(column) || (at === 0 ? moments.number(answer.rows.length) : '')}
              </div>
            ))}
          </div>
        </div>
      </div>
    </>
  )
}

const grouping = (columns: readonly ShownColumn[], { group }: Layout): ShownColumn | undefined =>
  columns.find(({ id }) => id === group?.column)
