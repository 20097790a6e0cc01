// A share of a whole: what has it is filled, what lacks it is hatched, and each part says how many it is.
import { type ReactNode, useId } from 'react'
import { shareOf } from '../bar.tsx'
import { Chart } from './chart.tsx'
import { useWidth } from './use-width.ts'

export type ShareBarProps = {
  says: string
  part: number
  whole: number
  /** `124 med information` */
  partWords: string
  /** `4 utan` */
  restWords?: string | undefined
  table?: ReactNode
  asTable?: string | undefined
}

export function ShareBar({ says, part, whole, partWords, restWords, table, asTable }: ShareBarProps) {
  const [ref, width] = useWidth<HTMLDivElement>(280)
  const hatch = useId()
  const rest = whole > part
  // What lacks it is seen, however little it is.
  const filled = Math.min((width * shareOf(part, whole)) / 100, rest ? width - 8 : width)
  return (
    <Chart table={table} asTable={asTable}>
      <div ref={ref} className="chart-frame">
        <svg role="img" aria-label={says} className="chart-picture" viewBox={`0 0 ${width} 40`} height={40}>
          <defs>
            <pattern
              id={hatch}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect className="chart-hatch-ground" width={6} height={6} />
              <rect className="chart-hatch" width={2.5} height={6} />
            </pattern>
          </defs>
          {rest && (
            <rect
              x={filled + 2}
              y={2}
              width={Math.max(0, width - filled - 2)}
              height={14}
              rx={3}
              fill={`url(#${hatch})`}
            />
          )}
          <rect className="chart-fill" x={0} y={2} width={filled} height={14} rx={3} />
          <text className="chart-text" x={0} y={35}>
            {partWords}
          </text>
          {rest && restWords && (
            <text className="chart-text" x={width} y={35} textAnchor="end">
              {restWords}
            </text>
          )}
        </svg>
      </div>
    </Chart>
  )
}
