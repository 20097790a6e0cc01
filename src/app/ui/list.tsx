// Rows under each other, each with the way in to what it is about.
import type { ReactNode, Ref } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import './list.css'
import { names } from './names.ts'

export function List({
  label,
  inset,
  children,
}: {
  label?: string | undefined
  inset?: boolean | undefined
  children: ReactNode
}) {
  return (
    <ul className={names('list', inset && 'list-inset')} aria-label={label}>
      {children}
    </ul>
  )
}

export type ListRowProps = {
  title: ReactNode
  /** Under the title. */
  detail?: ReactNode
  /** Above the end: a day, a number. */
  meta?: ReactNode
  /** Before the title: an icon, a day. */
  leading?: ReactNode
  /** At the end: a chip, a button. A button stands beside the way in, never in it. */
  trailing?: ReactNode
  /** Under the row: what can be done with it, where it needs more room than the end has. */
  below?: ReactNode
  href?: string | undefined
  onClick?: (() => void) | undefined
  current?: boolean | undefined
  /** Its place in a list that draws only what is in view. */
  place?: RowPlace | undefined
}

export type RowPlace = {
  ref: Ref<HTMLLIElement>
  /** Which of how many it is, from 0. */
  index: number
  of: number
  /** How far from the list's top it stands, in pixels. */
  offset: number
}

const placed = ({ ref, index, of, offset }: RowPlace) => ({
  ref,
  'data-index': index,
  'aria-posinset': index + 1,
  'aria-setsize': of,
  style: { transform: `translateY(${offset}px)` },
})

export function ListRow(props: ListRowProps) {
  const { title, detail, meta, leading, trailing, href, onClick, current, place, below } = props
  const opens = Boolean(href || onClick)
  const inside = (
    <>
      {leading && <span className="list-row-leading">{leading}</span>}
      <span className="list-row-words">
        <span className="list-row-title">{title}</span>
        {detail && <span className="list-row-detail">{detail}</span>}
      </span>
      {meta && <span className="list-row-meta">{meta}</span>}
      {opens && !trailing && <Icon name="chevron" size={18} />}
    </>
  )
  const shared = {
    className: names('list-row', opens && 'list-row-opens'),
    'aria-current': current ? ('true' as const) : undefined,
  }
  return (
    <li
      className={names(
        'list-item',
        below ? 'list-item-tall' : null,
        current && 'list-item-current',
        place && 'list-item-placed',
      )}
      {...(place ? placed(place) : {})}
    >
      {href ? (
        <Link {...shared} href={href} onClick={onClick}>
          {inside}
        </Link>
      ) : onClick ? (
        <button type="button" {...shared} onClick={onClick}>
          {inside}
        </button>
      ) : (
        <div {...shared}>{inside}</div>
      )}
      {trailing && <span className="list-row-trailing">{trailing}</span>}
      {below && <div>{below}</div>}
    </li>
  )
}

/** A heading between rows: a month, a letter. */
export function ListHeading({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <li className="list-heading">
      <span>{children}</span>
      {aside && <span className="list-heading-aside">{aside}</span>}
    </li>
  )
}
