// Möten: everything that has been logged, newest first; found by a name or a word, narrowed by year, municipality, adviser.
import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { everyOf, listOf, yearsWith } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { municipalities, municipalityCodes } from '../../domain/values/municipality-code.ts'
import { type Contacts, plain, useContacts } from '../records/contacts.ts'
import { useLive, useOffice, useToday } from '../records/office.tsx'
import { RecordRow } from '../records/record-row.tsx'
import { Screen } from '../records/screen.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { List } from '../ui/list.tsx'
import { SearchInput } from '../ui/search-input.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useWords } from '../ui/words.tsx'

const page = 60

export default function SessionsScreen() {
  const { sessions: words } = useWords()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const today = useToday()
  const year = asked.get('ar') ?? String(yearOf(today))
  const municipality = asked.get('kommun') ?? ''
  const adviser = asked.get('vem') ?? ''
  const [query, setQuery] = useState('')
  const looked = useDeferredValue(query)
  const [most, setMost] = useState(page)
  const { memory } = useOffice()
  const years = useLive(() => yearsWith(memory, 'session', yearOf(today)), [today]) ?? [yearOf(today)]
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  const rows = useLive(
    (office) => listOf(office, 'session', year === 'alla' ? {} : { year: Number(year) }),
    [year],
  )
  const found = useMemo(
    () =>
      rows && contacts && rows.filter((row) => fits(row, contacts, { municipality, adviser, query: looked })),
    [rows, contacts, municipality, adviser, looked],
  )

  const narrow = (name: string, value: string) => {
    const next = new URLSearchParams(asked)
    if (value) next.set(name, value)
    else next.delete(name)
    const text = next.toString()
    setMost(page)
    navigate(text ? `/moten?${text}` : '/moten', { replace: true })
  }
  const advisers = (members ?? []).flatMap(({ record }) =>
    record.kind === 'member' && record.role !== 'tablet'
      ? [{ value: record.id as string, label: record.name }]
      : [],
  )
  return (
    <Screen title={words.title}>
      <Stack gap={4}>
        <SearchInput
          label={words.search}
          placeholder={words.searchHint}
          value={query}
          onChange={setQuery}
          found={query ? found?.length : undefined}
        />
        <FilterBar label={words.filters}>
          <FilterSelect
            label={words.year}
            value={year}
            options={[
              ...years.map((one) => ({ value: String(one), label: String(one) })),
              { value: 'alla', label: words.everyYear },
            ]}
            onChange={(value) => narrow('ar', value === String(yearOf(today)) ? '' : value)}
          />
          <FilterSelect
            label={words.municipality}
            all={words.everyMunicipality}
            value={municipality}
            options={municipalityCodes.map((code) => ({
              value: code as string,
              label: municipalities[code],
            }))}
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
        </FilterBar>
        {!found || !contacts || !members ? (
          <Skeleton />
        ) : found.length === 0 ? (
          <Nothing
            narrowed={query !== '' || municipality !== '' || adviser !== ''}
            onClear={() => {
              setQuery('')
              navigate('/moten')
            }}
          />
        ) : (
          <>
            <p className="soft">{words.found(found.length)}</p>
            <List label={words.title}>
              {found.slice(0, most).map((record) => (
                <RecordRow key={record.id} {...{ record, contacts, members }} />
              ))}
            </List>
            {found.length > most && (
              <Button kind="ghost" wide onClick={() => setMost((now) => now + page)}>
                {words.showMore}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Screen>
  )
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { sessions: words, log } = useWords()
  return narrowed ? (
    <EmptyState
      picture="search"
      title={words.noneFound}
      action={
        <Button kind="ghost" onClick={onClear}>
          {words.clearFilters}
        </Button>
      }
    >
      {words.noneFoundWords}
    </EmptyState>
  ) : (
    <EmptyState
      picture="table"
      title={words.empty}
      action={
        <ButtonLink href="/logga" icon="plus">
          {log.title}
        </ButtonLink>
      }
    >
      {words.emptyWords}
    </EmptyState>
  )
}

function fits(
  { record, made }: Opened,
  contacts: Contacts,
  { municipality, adviser, query }: { municipality: string; adviser: string; query: string },
): boolean {
  if (record.kind !== 'session') return false
  if (municipality && record.municipality !== municipality) return false
  const advisers: readonly string[] =
    record.adviserIds.length > 0 ? record.adviserIds : [made.createdBy ?? '']
  if (adviser && !advisers.includes(adviser)) return false
  if (query.trim() === '') return true
  const names = record.contactIds.map((id) => contacts.byId.get(id)?.record.name ?? '')
  const text = plain(
    [...names, record.place, record.notes, record.nextStep, municipalities[record.municipality]].join(' '),
  )
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
