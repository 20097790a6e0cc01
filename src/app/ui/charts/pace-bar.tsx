// How much of a whole is done or spent, with a mark where the pace would have it; the mark says what it is.
import type { ReactNode } from 'react'
import { shareOf } from '../bar.tsx'
import { names } from '../names.ts'
import { Chart } from './chart.tsx'
import { useWidth } from './use-width.ts'

export type PaceBarProps = {
  says: string
  value: number
  max: number
  pace?: number | null | undefined
  /** `takt 627 000 kr` */
  paceWords?: string | undefined
  over?: boolean | undefined
  table?: ReactNode
  asTable?: string | undefined
}

export function PaceBar({ says, value, max, pace, paceWords, over, table, asTable }: PaceBarProps) {
  const [ref, width] = useWidth<HTMLDivElement>(360)
  const filled = (width * shareOf(value, max)) / 100
  const at = pace == null ? null : (width * shareOf(pace, max)) / 100
  const side = at === null ? 'middle' : at > width - 70 ? 'end' : at < 70 ? 'start' : 'middle'
  return (
    <Chart table={table} asTable={asTable}>
      <div ref={ref} className="chart-frame">
        <svg role="img" aria-label={says} className="chart-picture" viewBox={`0 0 ${width} 44`} height={44}>
          <rect className="chart-track" x={0.5} y={6.5} width={Math.max(0, width - 1)} height={13} rx={6.5} />
          <rect
            className={names('chart-fill', over && 'chart-fill-over')}
            x={0}
            y={6}
            width={filled}
            height={14}
            rx={7}
          />
          {at !== null && (
            <>
              <rect
                className="chart-pace-under"
                x={Math.min(width - 3, at) - 3.5}
                y={1}
                width={7}
                height={24}
              />
              <rect
                className="chart-pace"
                x={Math.min(width - 3, at) - 1.5}
                y={1}
                width={3}
                height={24}
                rx={1.5}
              />
              <text
                className="chart-text"
                x={side === 'end' ? width : side === 'start' ? 0 : at}
                y={40}
                textAnchor={side}
              >
                {paceWords}
              </text>
            </>
          )}
        </svg>
      </div>
    </Chart>
  )
}
