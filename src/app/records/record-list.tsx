// A list of any length: only what is in view is drawn and opened, so that ten thousand scroll like ten.
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import type { ShownRow } from '../../device/rows.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { RowPlace } from '../ui/list.tsx'
import { useMediaQuery } from '../ui/use-media-query.ts'
import type { Contacts } from './contacts.ts'
import { type KeptOpen, useOpened } from './opening.ts'
import { RecordRow } from './record-row.tsx'
import './record-list.css'

export type RecordListProps = {
  label: string
  rows: readonly ShownRow[]
  contacts: Contacts
  members: readonly Opened[]
  opening: KeptOpen
}

/** Records under each other, each opened when it comes into view. */
export function RecordList({ label, rows, contacts, members, opening }: RecordListProps) {
  return (
    <LongList label={label} things={rows}>
      {(row, place) => <OpenRow {...{ row, contacts, members, opening, place }} />}
    </LongList>
  )
}

function OpenRow({
  row,
  opening,
  ...rest
}: Pick<RecordListProps, 'contacts' | 'members' | 'opening'> & { row: ShownRow; place: RowPlace }) {
  return <RecordRow record={useOpened(row, opening)} {...rest} />
}

export type LongListProps<T> = {
  label: string
  things: readonly T[]
  /** One row, at the place it is told. */
  children: (thing: T, place: RowPlace) => ReactNode
}

/** The height of most rows, in pixels, until they have been measured. */
const usual = 65
/** So many rows are put on paper; more than a hundred pages are a file's work. */
const mostPrinted = 2_000

export function LongList<T extends { id: string }>({ label, things, children }: LongListProps<T>) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  // Where the list begins on the page moves when what stands above it grows.
  useLayoutEffect(() => {
    const at = list.current
    if (!at) return
    const measure = () => setTop(at.getBoundingClientRect().top + window.scrollY)
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(document.body)
    return () => watch.disconnect()
  }, [])
  const isPrinted = useMediaQuery('print')
  const virtual = useWindowVirtualizer({
    count: things.length,
    estimateSize: () => usual,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (at) => things[at]?.id ?? at,
  })
  // On paper nobody scrolls: all of it, as far as anybody would leaf.
  if (isPrinted) {
    return (
      <ul className="record-list" aria-label={label}>
        {things.slice(0, mostPrinted).map((thing, index) => (
          <Fragment key={thing.id}>
            {children(thing, { ref: () => {}, index, of: things.length, offset: 0 })}
          </Fragment>
        ))}
      </ul>
    )
  }
  return (
    <ul className="record-list" aria-label={label} ref={list} style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const thing = things[index]
        const place = { ref: virtual.measureElement, index, of: things.length, offset: start - top }
        return thing ? <Fragment key={key}>{children(thing, place)}</Fragment> : null
      })}
    </ul>
  )
}
