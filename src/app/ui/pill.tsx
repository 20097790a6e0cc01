// The one line that is always there and always true: is it sent, does anything wait.
import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import './pill.css'
import { Spinner } from './spinner.tsx'

export type PillMood = 'calm' | 'busy' | 'waiting' | 'behind'

export function Pill({
  mood = 'calm',
  href,
  children,
}: {
  mood?: PillMood | undefined
  /** Where more is told. */
  href?: string | undefined
  children: ReactNode
}) {
  const inside = (
    <>
      {mood === 'busy' ? <Spinner size={16} /> : <span className="pill-dot" aria-hidden="true" />}
      <span>{children}</span>
    </>
  )
  return (
    <span role="status" className="pill-place">
      {href ? (
        <Link className={`pill pill-${mood}`} href={href}>
          {inside}
        </Link>
      ) : (
        <span className={`pill pill-${mood}`}>{inside}</span>
      )}
    </span>
  )
}
