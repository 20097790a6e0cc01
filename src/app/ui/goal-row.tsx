// One goal in a list: its name, how far it has come, and the way in to what is behind it.
import type { ReactNode } from 'react'
import { Bar, type Mood } from './bar.tsx'
import './goal-row.css'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { names } from './names.ts'
import { VisuallyHidden } from './visually-hidden.tsx'

export type GoalRowProps = {
  name: string
  actual: number | string
  /** Nothing when it is only followed: no bar then. */
  target?: number | null | undefined
  pace?: number | null | undefined
  mood?: Mood | undefined
  met?: boolean | undefined
  /** How it stands, in words: read to those who listen, and drawn where `showStatus`. */
  status?: string | undefined
  showStatus?: boolean | undefined
  /** Part of the one above: set in. */
  part?: boolean | undefined
  /** `varav 3 ej granskade` */
  aside?: ReactNode
  href?: string | undefined
}

export function GoalRow({
  name,
  actual,
  target,
  pace,
  mood,
  met,
  status,
  showStatus,
  part,
  aside,
  href,
}: GoalRowProps) {
  const number = typeof actual === 'number' ? actual : Number.parseFloat(actual) || 0
  const inside = (
    <>
      <span className="goal-row-name">{name}</span>
      <span className="goal-row-number">
        <b>{actual}</b>
        {target != null && <span className="goal-row-target"> / {target}</span>}
        {met && <Icon name="check" size={18} />}
      </span>
      {target != null && (
        <span className="goal-row-bar">
          <Bar value={number} max={target} pace={met ? null : pace} mood={mood} size="small" />
        </span>
      )}
      {(aside || status) && (
        <span className="goal-row-aside">
          {status &&
            (showStatus ? (
              <span className={names(mood && `goal-row-${mood}`)}>{status}</span>
            ) : (
              <VisuallyHidden>{status}. </VisuallyHidden>
            ))}
          {aside && <span>{aside}</span>}
        </span>
      )}
    </>
  )
  const className = names('goal-row', part && 'goal-row-part', href && 'goal-row-opens')
  return (
    <li className="goal-row-item">
      {href ? (
        <Link className={className} href={href}>
          {inside}
        </Link>
      ) : (
        <div className={className}>{inside}</div>
      )}
    </li>
  )
}

/** Goals under each other. */
export function GoalList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="goal-list" aria-label={label}>
      {children}
    </ul>
  )
}
