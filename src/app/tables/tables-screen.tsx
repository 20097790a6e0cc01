// Tabeller: records of a kind in rows and columns, as whoever looks has laid them out.
import { useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useLocation, useSearch } from 'wouter'
import { breath } from '../../device/breath.ts'
import type { Me } from '../../device/me.ts'
import { type TableRow, TableRows } from '../../device/table-rows.ts'
import { type KeptTables, keepTables, readTables } from '../../device/table-views.ts'
import type { KindName } from '../../domain/records/kinds.ts'
import { mayRead } from '../../domain/roles.ts'
import { asks, type Filter } from '../../domain/tables/filter.ts'
import { type Layout, layoutFrom } from '../../domain/tables/layout.ts'
import { asShown, Table } from '../../domain/tables/table.ts'
import { isTableKind, tableKinds, usualColumns } from '../../files/table-columns.ts'
import { clipboardText } from '../../files/table-out.ts'
import { layoutOf, type ReadyView, readyViews, viewsOf } from '../../files/table-views.ts'
import { useMe, useOffice, useToday } from '../records/office.tsx'
import { recordAddress } from '../records/record-address.ts'
import { Screen } from '../records/screen.tsx'
import { Button, ButtonLink, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { SearchInput } from '../ui/search-input.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useToast } from '../ui/toast.tsx'
import { useLanguage, useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { tablesWords } from '../words/rooms/tables.ts'
import { ColumnPicker } from './column-picker.tsx'
import { ColumnSheet } from './column-sheet.tsx'
import { type ShownColumn, useColumns } from './columns-of.ts'
import { Grid } from './grid.tsx'
import { mostPrinted, PrintTable } from './print-table.tsx'
import { fileOf, tableOut } from './take-out.ts'
import './tables.css'

export default function TablesScreen({ kind: asked }: { kind?: string | undefined }) {
  const words = useRoomWords(tablesWords)
  const office = useOffice()
  const me = useMe()
  const [kept, setKept] = useState<KeptTables | null>(null)
  useEffect(() => {
    if (me) void readTables(office.memory, office.sealer, me.member).then(setKept)
  }, [me, office])
  const kind = isTableKind(asked) && me && mayRead(me.role, asked) ? asked : 'session'
  if (!me || !kept)
    return (
      <Screen title={words.title} wide>
        <Skeleton />
      </Screen>
    )
  const keep = (next: KeptTables) => {
    setKept(next)
    // A store that cannot be written to keeps no views; the table itself is none the worse.
    void keepTables(office.memory, office.sealer, me.member, next).catch(() => {})
  }
  return <KindTable key={kind} {...{ kind, me, kept, keep }} />
}

/** Where each table stood when it was left, while the app is open. */
const places = new Map<string, { top: number; search: string }>()

function placeOf(kind: string): { top: number; search: string } {
  const place = places.get(kind) ?? { top: 0, search: '' }
  places.set(kind, place)
  return place
}

function KindTable({
  kind,
  me,
  kept,
  keep,
}: {
  kind: KindName
  me: Me
  kept: KeptTables
  keep: (kept: KeptTables) => void
}) {
  const words = useRoomWords(tablesWords)
  const records = useRecordWords()
  const { parts, acts, nav } = useWords()
  const language = useLanguage()
  const office = useOffice()
  const today = useToday()
  const toast = useToast()
  const [, navigate] = useLocation()
  const view = new URLSearchParams(useSearch()).get('vy')
  const columns = useColumns(kind)

  const source = useMemo(() => new TableRows(office, kind, today), [office, kind, today])
  useEffect(() => source.start(), [source])
  const { rows, of, whole, opening } = useSyncExternalStore(
    (heard) => source.heard(heard),
    () => source.now,
  )

  const usual = layoutOf(kind, 'all')
  const layoutOfView = (name: string | null): Layout => {
    const own = kept.views.find((one) => one.id === name && one.kind === kind)
    if (own) return layoutFrom(own.layout, columns, usual)
    const ready = readyViews.find((one) => one === name)
    return ready && viewsOf(kind).includes(ready)
      ? layoutOf(kind, ready)
      : layoutFrom(kept.last[kind], columns, usual)
  }
  const [layout, setLayout] = useState(() => layoutOfView(view))
  /** The view that the table stands as just now, by whichever way it came there. */
  const own = kept.views.filter((one) => one.kind === kind)
  const standsAs = [...(view === null ? [] : [view]), ...viewsOf(kind), ...own.map(({ id }) => id)].find(
    (name) => isSame(layoutOfView(name), layout),
  )
  // What one of her own was, before it was changed: saved under the same name it is that one.
  const lastOwn = useRef<string | undefined>(undefined)
  const ownNow = own.find(({ id }) => id === standsAs)
  if (ownNow) lastOwn.current = ownNow.name
  else if (standsAs !== undefined) lastOwn.current = undefined
  const laidBy = useRef(view)
  if (laidBy.current !== view) {
    laidBy.current = view
    if (view !== null) setLayout(layoutOfView(view))
  }
  const latest = useRef({ kept, keep })
  latest.current = { kept, keep }
  const saving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lay = (next: Layout, to?: string) => {
    setLayout(next)
    // The address says a view only as long as the table stands so.
    const said = to ?? (view !== null && isSame(layoutOfView(view), next) ? view : null)
    if (said !== view) {
      laidBy.current = said
      navigate(said === null ? `/tabell/${kind}` : `/tabell/${kind}?vy=${said}`, {
        replace: to === undefined,
      })
    }
    clearTimeout(saving.current)
    saving.current = setTimeout(() => {
      const { kept: now, keep: put } = latest.current
      put({ ...now, last: { ...now.last, [kind]: next } })
    }, 400)
  }

  const place = placeOf(kind)
  const [query, setQuery] = useState(place.search)
  place.search = query
  const search = useDeferredValue(query)
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [sheet, setSheet] = useState<string | null>(null)
  const [picking, setPicking] = useState(false)
  const [naming, setNaming] = useState(false)
  const [busy, setBusy] = useState<string | null>(null)
  const [printed, setPrinted] = useState<ReadonlyMap<string, TableRow> | null>(null)

  const shown = useMemo(
    () => layout.columns.flatMap((id) => columns.find((one) => one.id === id) ?? []),
    [layout.columns, columns],
  )
  // What is sealed is opened as soon as a question needs its answer.
  const isPersonal = (id: string) => columns.some((one) => one.id === id && one.personal)
  const needsOpen =
    layout.sort.some(({ column }) => isPersonal(column)) ||
    Object.keys(layout.filters).some(isPersonal) ||
    (layout.group !== null && isPersonal(layout.group.column)) ||
    (search !== '' && shown.some(({ personal }) => personal)) ||
    (sheet !== null && isPersonal(sheet))
  useEffect(() => {
    if (needsOpen && whole) source.openAll()
  }, [needsOpen, whole, source])

  const before = useRef<Table<TableRow>>(undefined)
  const table = useMemo(() => {
    before.current = new Table(rows, columns, before.current)
    return before.current
  }, [rows, columns])
  useEffect(() => {
    // Read while nobody asks: the first letter that is sought, and the first sort, find every column in words.
    let current = true
    const read = async () => {
      for (const id of layout.columns) {
        await breath()
        const read = current && table.encoded(id)
        if (!read) return
        read.ranks()
        for (let code = 0; code < read.values.length; code++) {
          read.plain(code)
          // A day in words takes a fifth of a millisecond.
          if (code % 100 === 99) await breath()
          if (!current) return
        }
      }
    }
    if (whole) void read()
    return () => {
      current = false
    }
  }, [table, layout.columns, whole])
  const answer = useMemo(
    () =>
      table.ask({
        search,
        searchIn: layout.columns,
        filters: layout.filters,
        sort: layout.sort,
        group: layout.group,
        folded,
        today,
      }),
    [table, search, layout.columns, layout.filters, layout.sort, layout.group, folded, today],
  )
  const askedNow = JSON.stringify([kind, search, layout.filters, layout.sort, layout.group])
  const title = records.kinds[kind].many
  const foundRows = () => Array.from(asShown(answer), (at) => rows[at] as TableRow)
  // What the rows are grouped by goes with them.
  const takenColumns = () => {
    const by = columns.find(({ id }) => id === layout.group?.column)
    return by && !shown.includes(by) ? [by, ...shown] : shown
  }
  // What is marked and no longer found is not taken out unseen.
  const marked = useMemo(() => {
    if (selected.size === 0) return 0
    let count = 0
    for (const at of answer.rows) if (selected.has(rows[at]?.id ?? '')) count++
    return count
  }, [answer, rows, selected])
  const chosenRows = () => (marked > 0 ? foundRows().filter(({ id }) => selected.has(id)) : foundRows())
  const isNone = answer.rows.length === 0
  const step = (done: number, all: number) => setBusy(words.opening(done, all))

  const copy = async () => {
    const chosen = chosenRows()
    const text = tableOut(source, takenColumns(), chosen, step).then((out) => clipboardText(out, language))
    try {
      // Promised, not awaited: the browser lets a page copy only while the press is fresh.
      const blob = text.then((said) => new Blob([said], { type: 'text/plain' }))
      await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
      toast({ words: words.copied(chosen.length), mood: 'forest' })
    } catch {
      toast({ words: words.notCopied, mood: 'behind' })
    } finally {
      setBusy(null)
    }
  }
  const takeOut = async (format: 'xlsx' | 'csv') => {
    setBusy(words.writing)
    try {
      const said = (done: number, all: number) =>
        setBusy(done < all ? words.opening(done, all) : words.writing)
      const bytes = await fileOf(source, takenColumns(), chosenRows(), {
        format,
        name: title,
        language,
        step: said,
      })
      const name = `radslag-${title.toLowerCase().replaceAll(' ', '-')}-${today}.${format}`
      saveFile(name, format, bytes)
      toast({ words: words.made(name), mood: 'forest' })
    } catch {
      toast({ words: words.notMade, mood: 'behind' })
    } finally {
      setBusy(null)
    }
  }
  const paper = useRef(foundRows)
  paper.current = foundRows
  const print = async () => {
    const first = foundRows().slice(0, mostPrinted)
    const opened = await source
      .opened(
        first,
        (done) => step(done, first.length),
        () => true,
      )
      .finally(() => setBusy(null))
    flushSync(() => setPrinted(new Map((opened ?? first).map((row) => [row.id, row]))))
    window.print()
  }
  useEffect(() => {
    // From the browser's own menu: as far as what is about persons has been opened.
    const before = () =>
      flushSync(() =>
        setPrinted(
          (now) =>
            now ??
            new Map(
              paper
                .current()
                .slice(0, mostPrinted)
                .map((row) => [row.id, row]),
            ),
        ),
      )
    const after = () => setPrinted(null)
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])

  const sheetColumn = columns.find(({ id }) => id === sheet)
  const sheetCells = sheet === null ? undefined : table.encoded(sheet)
  // That what is merged stands aside is said where something is.
  const isUsual = (id: string, filter: Filter) =>
    id === '_state' &&
    JSON.stringify(filter) === JSON.stringify(usual.filters._state) &&
    table.encoded(id)?.values.includes('merged') !== true
  const narrowed = Object.entries(layout.filters).filter(
    ([id, filter]) => asks(filter) && !isUsual(id, filter),
  )
  const chipOf = (id: string, filter: Filter): string | null => {
    const column = columns.find((one) => one.id === id)
    return column ? `${column.label}: ${filterSaid(column, filter, words)}` : null
  }
  const grouped = columns.find(({ id }) => id === layout.group?.column)
  const kinds = tableKinds.filter((one) => mayRead(me.role, one))
  return (
    <Screen title={words.title} wide>
      <div className="tables">
        <FilterBar label={words.tools}>
          <FilterSelect
            label={words.kind}
            value={kind}
            options={kinds.map((value) => ({ value, label: records.kinds[value].many }))}
            onChange={(to) => to && navigate(`/tabell/${to}`)}
          />
          <Views
            {...{ kind, kept }}
            view={standsAs}
            onView={(to, name) =>
              to === kind ? lay(layoutOfView(name), name) : navigate(`/tabell/${to}?vy=${name}`)
            }
          />
          <Button kind="ghost" size="small" icon="settings" onClick={() => setPicking(true)}>
            {words.columns}
          </Button>
          {standsAs === undefined && (
            <Button kind="ghost" size="small" icon="plus" onClick={() => setNaming(true)}>
              {words.saveView}
            </Button>
          )}
          {ownNow && (
            <IconButton
              icon="trash"
              label={words.removeView}
              onClick={() => {
                keep({ ...kept, views: kept.views.filter(({ id }) => id !== ownNow.id) })
                navigate(`/tabell/${kind}`, { replace: true })
                toast({
                  words: words.viewRemoved(ownNow.name),
                  action: {
                    words: acts.undo,
                    run: () => latest.current.keep({ ...latest.current.kept, views: kept.views }),
                  },
                })
              }}
            />
          )}
        </FilterBar>
        <div className="tables-tools">
          <SearchInput
            label={words.search}
            value={query}
            onChange={setQuery}
            found={query ? answer.rows.length : undefined}
          />
          {!isNone && (
            <div className="tables-out">
              <Button kind="quiet" size="small" icon="copy" onClick={() => void copy()}>
                {marked > 0 ? words.copySelected : words.copy}
              </Button>
              {(['xlsx', 'csv'] as const).map((format) => (
                <Button
                  key={format}
                  kind="quiet"
                  size="small"
                  icon="download"
                  disabled={busy !== null}
                  onClick={() => void takeOut(format)}
                >
                  {words[format]}
                </Button>
              ))}
              <Button kind="quiet" size="small" icon="note" onClick={() => void print()}>
                {words.print}
              </Button>
            </div>
          )}
        </div>
        <div className="tables-said">
          <p className="tables-state" role="status">
            {busy ??
              (!whole
                ? words.reading(rows.length, of)
                : opening
                  ? words.opening(opening.done, opening.of)
                  : [
                      words.found(answer.rows.length, rows.length),
                      ...(marked > 0 ? [words.selected(marked)] : []),
                    ].join(' · '))}
          </p>
          {(narrowed.length > 0 || grouped) && (
            <ul className="tables-asked" aria-label={words.filters}>
              {narrowed.map(([id, filter]) => {
                const column = columns.find((one) => one.id === id)
                if (!column) return null
                const { [id]: _, ...rest } = layout.filters
                return (
                  <Asked
                    key={id}
                    label={chipOf(id, filter) ?? ''}
                    remove={words.removeFilter(column.label)}
                    onOpen={() => setSheet(id)}
                    onRemove={() => lay({ ...layout, filters: rest })}
                  />
                )
              })}
              {grouped && (
                <>
                  <Asked
                    label={words.groupedBy(grouped.label)}
                    remove={words.ungroup}
                    onOpen={() => setSheet(grouped.id)}
                    onRemove={() => lay({ ...layout, group: null })}
                  />
                  <li>
                    <Button
                      kind="quiet"
                      size="small"
                      onClick={() =>
                        setFolded(
                          folded.size > 0 ? new Set() : new Set(answer.groups?.map(({ key }) => key) ?? []),
                        )
                      }
                    >
                      {folded.size > 0 ? words.unfoldAll : words.foldAll}
                    </Button>
                  </li>
                </>
              )}
            </ul>
          )}
        </div>
        {!whole && rows.length === 0 ? (
          <Skeleton />
        ) : whole && rows.length === 0 ? (
          <EmptyState
            picture="table"
            title={words.empty}
            action={
              <ButtonLink kind="ghost" href="/flytta">
                {nav.transfer}
              </ButtonLink>
            }
          >
            {words.emptyWords}
          </EmptyState>
        ) : whole && isNone ? (
          <EmptyState
            picture="search"
            title={words.noneFound}
            action={
              <Button
                kind="ghost"
                onClick={() => {
                  setQuery('')
                  lay({ ...layout, filters: usual.filters })
                }}
              >
                {words.clearAll}
              </Button>
            }
          >
            {words.noneFoundWords}
          </EmptyState>
        ) : (
          <Grid
            label={title}
            {...{ columns, rows, answer, layout, source, selected, marked, folded, place }}
            onLayout={lay}
            onSelect={setSelected}
            onFold={(key) => {
              const next = new Set(folded)
              if (!next.delete(key)) next.add(key)
              setFolded(next)
            }}
            addressOf={(id) => recordAddress({ id, kind }, me.role)}
            onOpen={(id) => {
              const to = recordAddress({ id, kind }, me.role)
              if (to !== null) navigate(to)
            }}
            onColumn={setSheet}
            onCopy={() => void copy()}
            asked={askedNow}
          />
        )}
      </div>
      {printed && (
        <PrintTable
          caption={[title, ...narrowed.flatMap(([id, filter]) => chipOf(id, filter) ?? [])].join(' · ')}
          columns={shown}
          folded={folded}
          all={columns}
          rows={printed}
          answer={{ ...answer, idOf: (row) => rows[row]?.id ?? '' }}
          layout={layout}
        />
      )}
      {picking && (
        <ColumnPicker
          {...{ columns, layout }}
          usual={usualColumns(kind)}
          onLayout={lay}
          onColumn={(id) => {
            setPicking(false)
            setSheet(id)
          }}
          onClose={() => setPicking(false)}
        />
      )}
      {sheetColumn && sheetCells && (
        <ColumnSheet
          key={sheetColumn.id}
          column={sheetColumn}
          encoded={sheetCells}
          layout={layout}
          onLayout={lay}
          onClose={() => setSheet(null)}
        />
      )}
      {naming && (
        <Naming
          cancel={parts.cancel}
          first={lastOwn.current ?? ''}
          onClose={() => setNaming(false)}
          onName={(name) => {
            // Of one kind a name means one view: saved again it is that one, as the table stands now.
            const id = own.find((one) => one.name === name)?.id ?? office.handed.id()
            setNaming(false)
            const others = kept.views.filter((one) => one.id !== id)
            keep({ ...kept, views: [...others, { id, name, kind, layout }] })
            laidBy.current = id
            navigate(`/tabell/${kind}?vy=${id}`)
            toast({ words: words.viewSaved(name), mood: 'forest' })
          }}
        />
      )}
    </Screen>
  )
}

/** The ready-made views and the member's own, in one native list; one of another kind leads to that table. */
function Views({
  kind,
  view,
  kept,
  onView,
}: {
  kind: KindName
  /** Undefined where the table stands as none of them. */
  view: string | undefined
  kept: KeptTables
  onView: (kind: KindName, view: string) => void
}) {
  const words = useRoomWords(tablesWords)
  const records = useRecordWords()
  const others: readonly (readonly [KindName, ReadyView])[] = [
    ['session', 'agenda'],
    ['expense', 'line'],
    ['companyStart', 'starts'],
  ]
  return (
    <label className="filter-select">
      <span className="visually-hidden">{words.view}</span>
      <select
        value={view === undefined ? '' : `${kind} ${view}`}
        onChange={({ target }) => {
          const [to, name] = target.value.split(' ')
          if (name) onView(to as KindName, name)
        }}
      >
        {view === undefined && <option value="">{words.changedView}</option>}
        <optgroup label={words.readyViews}>
          {viewsOf(kind).map((one) => (
            <option key={one} value={`${kind} ${one}`}>
              {words.views[one]}
            </option>
          ))}
        </optgroup>
        {kept.views.length > 0 && (
          <optgroup label={words.ownViews}>
            {kept.views.map((one) => (
              <option key={one.id} value={`${one.kind} ${one.id}`}>
                {one.kind === kind ? one.name : `${one.name} · ${records.kinds[one.kind].many}`}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label={words.otherViews}>
          {others
            .filter(([of]) => of !== kind)
            .map(([of, one]) => (
              <option key={one} value={`${of} ${one}`}>
                {words.views[one]}
              </option>
            ))}
        </optgroup>
      </select>
      <Icon name="down" size={16} />
    </label>
  )
}

/** One thing that the table has been asked: opened to be changed, or taken away. */
function Asked({
  label,
  remove,
  onOpen,
  onRemove,
}: {
  label: string
  remove: string
  onOpen: () => void
  onRemove: () => void
}) {
  return (
    <li className="tables-asking">
      <button type="button" onClick={onOpen}>
        {label}
      </button>
      <IconButton icon="close" label={remove} onClick={onRemove} />
    </li>
  )
}

function Naming({
  cancel,
  first,
  onClose,
  onName,
}: {
  cancel: string
  first: string
  onClose: () => void
  onName: (name: string) => void
}) {
  const words = useRoomWords(tablesWords)
  const [name, setName] = useState(first)
  const [wrong, setWrong] = useState<string | undefined>()
  const done = () => (name.trim() === '' ? setWrong(words.nameMissing) : onName(name.trim()))
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.saveView}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {cancel}
          </Button>
          <Button onClick={done}>{words.save}</Button>
        </>
      }
    >
      <TextInput
        label={words.viewName}
        hint={words.saveViewWords}
        error={wrong}
        value={name}
        maxLength={60}
        onChange={setName}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done()
        }}
      />
    </Dialog>
  )
}

/** Whether two layouts are alike, in whatever order their parts were said; what is left out is nothing. */
const isSame = (one: Layout, other: Layout): boolean => ordered(one) === ordered(other)
const ordered = (layout: Layout): string =>
  JSON.stringify(layout, (_, value: unknown) =>
    value === false
      ? undefined
      : typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  )

type RoomWords = typeof tablesWords.sv

/** A filter in words: `Örebro, Nora`, `i år`, `minst 30`. */
function filterSaid(column: ShownColumn, filter: Filter, words: RoomWords): string {
  switch (filter.is) {
    case 'contains':
      return `”${filter.text.trim()}”`
    case 'among': {
      const values = filter.values.map((one) => (one === '' ? words.without : column.textOf(one)))
      const said = values.length > 3 ? [...values.slice(0, 2), `+${values.length - 2}`] : values
      return filter.except ? words.exceptWords(said.join(', ')) : said.join(', ')
    }
    case 'days':
      if (filter.period) return words.periods[filter.period].toLowerCase()
      return [
        filter.from && words.fromWords(column.groupText(filter.from, 'day')),
        filter.to && words.toWords(column.groupText(filter.to, 'day')),
      ]
        .filter(Boolean)
        .join(' ')
    default:
      return [
        filter.least !== undefined && words.leastWords(column.textOf(filter.least)),
        filter.most !== undefined && words.mostWords(column.textOf(filter.most)),
      ]
        .filter(Boolean)
        .join(' ')
  }
}
