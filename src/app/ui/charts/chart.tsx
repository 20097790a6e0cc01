// Around every chart: the picture, and the same as a table, folded.
import type { ReactNode } from 'react'
import './charts.css'

export function Chart({
  table,
  asTable,
  children,
}: {
  table?: ReactNode
  /** `Visa som tabell` */
  asTable?: string | undefined
  children: ReactNode
}) {
  return (
    <figure className="chart">
      {children}
      {table && (
        <details className="chart-fold">
          <summary>{asTable}</summary>
          {table}
        </details>
      )}
    </figure>
  )
}
