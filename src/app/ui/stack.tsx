// Things under each other or side by side, with the house's spaces between.
import type { ReactNode } from 'react'
import './stack.css'
import { names } from './names.ts'

type Gap = 1 | 2 | 3 | 4 | 5 | 6

export function Stack({
  gap = 4,
  children,
  className,
}: {
  gap?: Gap | undefined
  children: ReactNode
  className?: string | undefined
}) {
  return <div className={names('stack', `gap-${gap}`, className)}>{children}</div>
}

/** Side by side; wraps where there is no room. `between` puts the last one at the far end. */
export function Row({
  gap = 3,
  between,
  align,
  children,
  className,
}: {
  gap?: Gap | undefined
  between?: boolean | undefined
  align?: 'start' | 'baseline' | undefined
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <div className={names('row', `gap-${gap}`, between && 'row-between', align && `row-${align}`, className)}>
      {children}
    </div>
  )
}

/** Columns of the same width, as many as there is room for. */
export function Columns({
  least = 'medium',
  children,
}: {
  least?: 'small' | 'medium' | 'large' | 'wide' | undefined
  children: ReactNode
}) {
  return <div className={`columns columns-${least}`}>{children}</div>
}
