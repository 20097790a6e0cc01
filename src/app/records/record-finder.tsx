// Finding among records: by a word, kind, municipality, adviser or review; what is chosen stands in the address.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ShownRow } from '../../device/rows.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { KindName } from '../../domain/records/kinds.ts'
import type { Role } from '../../domain/roles.ts'
import { municipalities, municipalityCodes } from '../../domain/values/municipality-code.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRecordWords, useWords } from '../ui/words.tsx'
import type { Contacts } from './contacts.ts'
import { useOpening } from './opening.ts'
import { RecordList } from './record-list.tsx'
import { useFound } from './record-search.ts'

export type RecordFinderProps = {
  label: string
  rows: readonly ShownRow[]
  contacts: Contacts
  members: readonly Opened[]
  /** Kinds to choose from; left out where there is but one. */
  kinds?: readonly KindName[] | undefined
  /** Other choices to stand among these: the year. */
  children?: ReactNode
  /** What stands instead of the list when there is nothing at all. */
  empty: ReactNode
}

export function RecordFinder({ label, rows, contacts, members, kinds, children, empty }: RecordFinderProps) {
  const { sessions: words, parts } = useWords()
  const { kinds: kindWords, reviewStates } = useRecordWords()
  const [location, navigate] = useLocation()
  const said = new URLSearchParams(useSearch())
  const [kind, municipality, adviser, review] = ['slag', 'kommun', 'vem', 'granskning'].map(
    (name) => said.get(name) ?? '',
  ) as [string, string, string, string]
  const [query, setQuery] = useState('')
  const looked = useDeferredValue(query.trim())
  const opening = useOpening()
  const narrowed = useMemo(
    () => rows.filter((row) => isChosen(row, { kind, municipality, adviser, review })),
    [rows, kind, municipality, adviser, review],
  )
  const { found, goesOn } = useFound(narrowed, { opening, contacts, query: looked })
  const narrow = (name: string, value: string) => {
    if (value) said.set(name, value)
    else said.delete(name)
    navigate(said.size > 0 ? `${location}?${said}` : location, { replace: true })
  }
  const clear = () => {
    setQuery('')
    for (const name of ['slag', 'kommun', 'vem', 'granskning']) said.delete(name)
    navigate(said.size > 0 ? `${location}?${said}` : location, { replace: true })
  }
  const advisers = members.flatMap(({ record }) =>
    record.kind === 'member' && (record.role as Role) !== 'tablet'
      ? [{ value: record.id as string, label: record.name }]
      : [],
  )
  return (
    <Stack gap={4}>
      <SearchInput
        label={words.search}
        placeholder={words.searchHint}
        value={query}
        onChange={setQuery}
        found={query && !goesOn ? found.length : undefined}
      />
      <FilterBar label={words.filters}>
        {children}
        {kinds && kinds.length > 1 && (
          <FilterSelect
            label={words.kind}
            all={words.everyKind}
            value={kind}
            options={kinds.map((value) => ({ value: value as string, label: kindWords[value].many }))}
            onChange={(value) => narrow('slag', value)}
          />
        )}
        <FilterSelect
          label={words.municipality}
          all={words.everyMunicipality}
          value={municipality}
          options={municipalityCodes.map((code) => ({ value: code as string, label: municipalities[code] }))}
          onChange={(value) => narrow('kommun', value)}
        />
        {advisers.length > 1 && (
          <FilterSelect
            label={words.adviser}
            all={words.everyAdviser}
            value={adviser}
            options={advisers}
            onChange={(value) => narrow('vem', value)}
          />
        )}
        <FilterSelect
          label={words.review}
          all={words.everyReview}
          value={review}
          options={(['new', 'approved', 'returned'] as const).map((value) => ({
            value: value as string,
            label: reviewStates[value],
          }))}
          onChange={(value) => narrow('granskning', value)}
        />
      </FilterBar>
      {rows.length === 0 ? (
        empty
      ) : found.length === 0 && goesOn ? (
        <p className="soft" role="status">
          {parts.looking}
        </p>
      ) : found.length === 0 ? (
        <EmptyState
          picture="search"
          title={words.noneFound}
          action={
            <Button kind="ghost" onClick={clear}>
              {words.clearFilters}
            </Button>
          }
        >
          {words.noneFoundWords}
        </EmptyState>
      ) : (
        <>
          <p className="soft" role="status">
            {[words.foundOf(found.length, rows.length), ...(goesOn ? [parts.looking] : [])].join(' · ')}
          </p>
          <RecordList {...{ label, contacts, members, opening }} rows={found} />
        </>
      )}
    </Stack>
  )
}

type Chosen = { kind: string; municipality: string; adviser: string; review: string }

/** Whether a row is what was chosen: asked of clear values alone. */
function isChosen({ kind, record, made }: ShownRow, chosen: Chosen): boolean {
  if (chosen.kind && kind !== chosen.kind) return false
  if (chosen.municipality && record.municipality !== chosen.municipality) return false
  if (chosen.review && (record.review as { state?: string } | undefined)?.state !== chosen.review)
    return false
  if (!chosen.adviser) return true
  const named = (record.adviserIds ?? []) as readonly string[]
  return named.length > 0 ? named.includes(chosen.adviser) : made.createdBy === chosen.adviser
}
