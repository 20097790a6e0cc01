// Ordna: what only the lead can settle, all in one list and one at a time; nothing is decided by closing, turning or going back.
import { useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { type LocalDate, parseLocalDate } from '../../domain/values/local-date.ts'
import { Conflicts } from '../records/conflict.tsx'
import { History } from '../records/history.tsx'
import { useToday } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { recordAddress } from '../records/record-address.ts'
import { RecordCard } from '../records/record-card.tsx'
import { Screen } from '../records/screen.tsx'
import { titleOf } from '../records/title.ts'
import { usePrinting } from '../records/use-printing.ts'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { List, ListHeading, ListRow } from '../ui/list.tsx'
import { names } from '../ui/names.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRecordWords, useRoomWords, useWords } from '../ui/words.tsx'
import { settleWords } from '../words/rooms/settle.ts'
import { ApartCard, PutAllAway } from './apart-card.tsx'
import { PairCard } from './pair-card.tsx'
import { RefusedCard } from './refused-card.tsx'
import './settle.css'
import { sorts, type Thing, useThings } from './things.ts'
import type { Refused } from './use-refused.ts'

export default function SettleScreen() {
  const words = useRoomWords(settleWords)
  const printing = usePrinting()
  const things = useThings(printing?.contacts)
  const asked = new URLSearchParams(useSearch()).get('visa')
  const back = { label: words.back, to: '/oversikt' }
  if (!things || !printing) {
    return (
      <Screen title={words.title} back={back} wide>
        <Skeleton />
      </Screen>
    )
  }
  const { all, isWhole, hasOffice } = things
  if (all.length === 0) {
    return (
      <Screen title={words.title} back={back} wide>
        {isWhole ? (
          <EmptyState picture="sprout" title={words.inOrder}>
            {hasOffice ? words.inOrderWords : words.withoutNetwork}
          </EmptyState>
        ) : (
          <p className="soft" role="status">
            {words.reading}
          </p>
        )}
      </Screen>
    )
  }
  return <Settling {...{ all, printing, asked, isWhole, hasOffice }} moreDoubles={things.moreDoubles} />
}

/** Where the list and what is looked at stand beside each other, as in settle.css. */
const beside = '(min-width: 1100px)'

type SettlingProps = {
  all: readonly Thing[]
  printing: Printing
  /** Which one the address asks for; on a narrow screen the list is shown while it asks for none. */
  asked: string | null
  isWhole: boolean
  hasOffice: boolean
  moreDoubles: number
}

function Settling({ all, printing, asked, isWhole, hasOffice, moreDoubles }: SettlingProps) {
  const words = useRoomWords(settleWords)
  const titleFor = useTitles(printing)
  const { place, current, show } = usePlace(all, asked)
  const heading = useRef<HTMLHeadingElement>(null)
  const hasStepped = useRef(false)
  const key = current?.key
  const before = useRef(key)
  // Whoever steps, or settles what she was at, is led to the next; one that is pointed at in the list is only shown.
  useEffect(() => {
    const isNext = before.current !== key && document.activeElement === document.body
    before.current = key
    if (hasStepped.current || isNext) {
      heading.current?.focus()
      if (!matchMedia(beside).matches) scrollTo(0, 0)
    }
    hasStepped.current = false
  }, [key])
  const step = (by: number) => {
    const next = all[Math.min(Math.max(place + by, 0), all.length - 1)]
    if (!next) return
    hasStepped.current = true
    show(next.key)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  useEffect(() => {
    if (key) document.querySelector('.settle [aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [key])
  if (!current) return null
  return (
    <Screen
      title={words.title}
      aside={<HelpLink to="ledare/nar-tva-skrivit-olika" />}
      back={asked === null ? { label: words.back, to: '/oversikt' } : { label: words.toList, to: '/ordna' }}
      wide
      footer={
        <ActionBar lead={words.place(place + 1, all.length)} aside={titleFor(current).title}>
          {asked === null ? (
            <Button className="settle-begin" onClick={() => show(current.key)}>
              {words.oneByOne}
            </Button>
          ) : (
            <Button kind="ghost" disabled={place === 0} onClick={() => step(-1)}>
              {words.previous}
            </Button>
          )}
          <Button
            className={asked === null ? 'settle-next' : undefined}
            disabled={place === all.length - 1}
            onClick={() => step(1)}
          >
            {words.next}
          </Button>
        </ActionBar>
      }
    >
      <div className={names('settle', asked !== null && 'settle-one')}>
        <div className="settle-list">
          <Stack gap={4}>
            {sorts.map((sort) => {
              const of = all.filter((thing) => thing.sort === sort)
              if (of.length === 0) return null
              return (
                <section key={sort} aria-label={words.sorts[sort]}>
                  <List label={words.sorts[sort]}>
                    <ListHeading aside={of.length + (sort === 'double' ? moreDoubles : 0)}>
                      {words.sorts[sort]}
                    </ListHeading>
                    {of.map((thing) => (
                      <ListRow
                        key={thing.key}
                        current={thing.key === current.key}
                        onClick={() => show(thing.key)}
                        {...titleFor(thing)}
                      />
                    ))}
                  </List>
                  {sort === 'double' && moreDoubles > 0 && <p className="soft">{words.more(moreDoubles)}</p>}
                  {sort === 'apart' && of.length > 1 && (
                    <PutAllAway apart={of.flatMap((thing) => (thing.sort === 'apart' ? thing.apart : []))} />
                  )}
                </section>
              )
            })}
            {!isWhole && (
              <p className="soft" role="status">
                {words.reading}
              </p>
            )}
            {!hasOffice && <p className="soft">{words.withoutNetwork}</p>}
            <p className="soft settle-keys">{words.keys}</p>
          </Stack>
        </div>
        <section
          key={current.key}
          className="settle-looked"
          aria-label={titleFor(current).title}
          // It scrolls by itself at a desk, and must be reached with the keyboard too.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be focused
          tabIndex={0}
        >
          <Stack gap={3}>
            <div>
              <h2 className="settle-title" ref={heading} tabIndex={-1}>
                {titleFor(current).title}
              </h2>
              <p className="soft">{words.sortWords[current.sort]}</p>
            </div>
            <Looked thing={current} printing={printing} />
          </Stack>
        </section>
      </div>
    </Screen>
  )
}

/** Where in the list she is: what is settled gives its place to the next, so that she goes on where she was. */
function usePlace(all: readonly Thing[], asked: string | null) {
  const [, navigate] = useLocation()
  const last = useRef(0)
  const found = all.findIndex(({ key }) => key === asked)
  const place = found >= 0 ? found : asked === null ? 0 : Math.min(last.current, all.length - 1)
  const current = all[place]
  useEffect(() => {
    last.current = place
  }, [place])
  useEffect(() => {
    if (asked !== null && current && current.key !== asked)
      navigate(`/ordna?visa=${encodeURIComponent(current.key)}`, { replace: true })
  }, [asked, current, navigate])
  // From the list it is a step; from one to another it takes its place, so that back is the list.
  const show = (key: string) =>
    navigate(`/ordna?visa=${encodeURIComponent(key)}`, { replace: asked !== null })
  return { place, current, show }
}

/** Single keys, as long as nothing is being typed or asked. */
function useKeys(keys: Readonly<Record<string, () => void>>) {
  const pressed = useRef(keys)
  pressed.current = keys
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const { target } = event
      const types =
        target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
      if (types || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
        return
      const does = pressed.current[event.key.toLowerCase()]
      if (!does) return
      event.preventDefault()
      does()
    }
    addEventListener('keydown', heard)
    return () => removeEventListener('keydown', heard)
  }, [])
}

/** What each is called in the list. */
function useTitles(
  printing: Printing,
): (thing: Thing) => { title: string; detail: string; meta?: string | undefined } {
  const words = useRoomWords(settleWords)
  const records = useRecordWords()
  const { moments, detail } = useWords()
  const today = useToday()
  return (thing) => {
    if (thing.sort === 'refused') {
      const { kind, memberName } = thing.row
      const who = memberName ?? detail.someone
      if (!kind) return { title: words.refused.unreadable, detail: who }
      const { called, day } = saidIn(thing.row, printing)
      const one = records.kinds[kind].one
      return {
        title: called ?? one,
        detail: called ? `${one} · ${who}` : who,
        meta: day && moments.shortDay(day, today),
      }
    }
    const record = thing.sort === 'double' ? thing.both[0] : thing.record
    const day = record.date ? moments.shortDay(record.date as LocalDate, today) : undefined
    const name = titleOf(record.record, records, printing.contacts)
    const kind = records.kinds[record.record.kind].one
    if (thing.sort === 'double') {
      const other = titleOf(thing.both[1].record, records, printing.contacts)
      return {
        title: words.double.and(name, other),
        detail: `${kind} · ${words.double.short[thing.double.because]}`,
        meta: day,
      }
    }
    return { title: name, detail: kind, meta: day }
  }
}

/** What can be told of what was refused: nothing in it is to be relied on. */
function saidIn(
  { mutation }: Refused,
  { contacts }: Printing,
): { called?: string | undefined; day?: LocalDate | undefined } {
  const { date, contactIds, name, title } = mutation?.set ?? {}
  const names = (Array.isArray(contactIds) ? contactIds : []).flatMap(
    (id) => contacts.byId.get(String(id))?.record.name ?? [],
  )
  return {
    called: [name, title, names.join(', ')].find(
      (one): one is string => typeof one === 'string' && one !== '',
    ),
    day: parseLocalDate(String(date)) ?? undefined,
  }
}

/** One of them, with all that is needed to settle it. */
function Looked({ thing, printing }: { thing: Thing; printing: Printing }) {
  const words = useRoomWords(settleWords)
  if (thing.sort === 'refused') return <RefusedCard row={thing.row} />
  if (thing.sort === 'double')
    return <PairCard both={thing.both} because={thing.double.because} printing={printing} />
  const { record } = thing
  const address = recordAddress(record, 'lead')
  return (
    <>
      {thing.sort === 'conflict' ? (
        <Conflicts record={record} printing={printing} />
      ) : (
        <ApartCard apart={thing.apart} record={record} printing={printing} />
      )}
      {address && (
        <Row>
          <ButtonLink kind="ghost" size="small" href={address}>
            {words.open}
          </ButtonLink>
        </Row>
      )}
      <RecordCard record={record} printing={printing} />
      <History id={record.id} kind={record.record.kind} printing={printing} />
    </>
  )
}
