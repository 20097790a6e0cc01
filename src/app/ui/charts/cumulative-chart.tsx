// How a number grew over the year, month by month, beside its pace and earlier years; each line says at its end what it is.
import { type ReactNode, useId } from 'react'
import { names } from '../names.ts'
import { Chart } from './chart.tsx'
import { apart, ticksTo } from './scale.ts'
import { useWidth } from './use-width.ts'

export type CumulativeLine = {
  name: string
  /** The sum at each month's end; nothing for months that have not begun. */
  values: readonly (number | null)[]
  /** What it had when the year began. */
  before?: number | undefined
}

export type CumulativeChartProps = {
  says: string
  /** One letter each. */
  months: readonly string[]
  /** The line that is looked at. */
  line: CumulativeLine
  earlier?: readonly CumulativeLine[] | undefined
  /** What is asked for at each month's end. */
  pace?: readonly number[] | null | undefined
  /** `takt 150` */
  paceWords?: string | undefined
  /** How much of its last month is gone, from 0 to 1: the line ends there. */
  gone?: number | undefined
  print: (value: number) => string
  table?: ReactNode
  asTable?: string | undefined
}

const height = 232
const top = 16
const foot = 26
const left = 38
/** Room at the end for what the lines are called. */
const right = 104
const dashes = ['', 'chart-line-dashed', 'chart-line-dotted']

export function CumulativeChart(props: CumulativeChartProps) {
  const { says, months, line, earlier = [], pace, paceWords, gone = 1, print, table, asTable } = props
  const [ref, width] = useWidth<HTMLDivElement>(520)
  const clip = useId()
  const of = (one: CumulativeLine) => one.values.flatMap((value) => (value === null ? [] : [value]))
  const most = Math.max(...of(line), ...earlier.flatMap(of), ...(pace ?? []), line.before ?? 0, 1)
  const ticks = ticksTo(most)
  const highest = most * 1.03
  const inner = Math.max(60, width - left - right)
  const x = (month: number) => left + (inner * month) / 12
  const y = (value: number) => top + (height - top - foot) * (1 - Math.max(0, value) / highest)
  const path = ({ values, before = 0 }: CumulativeLine, share = 1): string => {
    const known = of({ name: '', values })
    return [before, ...known]
      .map((value, i) => {
        const at = i === known.length && known.length > 0 ? i - 1 + share : i
        return `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
      })
      .join(' ')
  }
  const known = of(line)
  const now = known.at(-1)
  const nowAt = { x: x(known.length - 1 + gone), y: y(now ?? line.before ?? 0) }
  const ends = [
    ...(pace && paceWords
      ? [{ key: 'pace', words: paceWords, value: pace.at(-1) ?? 0, line: 'chart-line-pace' }]
      : []),
    ...earlier.map((one, i) => ({
      key: one.name,
      line: names('chart-line-earlier', dashes[i] ?? dashes[2]),
      words: `${one.name} ${print(of(one).at(-1) ?? 0)}`,
      value: of(one).at(-1) ?? 0,
    })),
  ]
  const places = apart(
    ends.map(({ value }) => y(value)),
    16,
    top,
    height - foot,
  )
  // Over the line where there is room, else under it; at the year's end it stands beside the others.
  const above = nowAt.y > top + 20
  return (
    <Chart table={table} asTable={asTable}>
      <div ref={ref} className="chart-frame">
        <svg
          role="img"
          aria-label={says}
          className="chart-picture"
          viewBox={`0 0 ${width} ${height}`}
          height={height}
        >
          <clipPath id={clip}>
            <rect x={left - 4} y={0} width={inner + 8} height={height} />
          </clipPath>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                className={names('chart-grid', tick === 0 && 'chart-ground')}
                x1={left}
                x2={left + inner}
                y1={y(tick)}
                y2={y(tick)}
              />
              <text className="chart-text" x={left - 8} y={y(tick) + 4} textAnchor="end">
                {print(tick)}
              </text>
            </g>
          ))}
          {months.map((month, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year stay where they are
            <text key={i} className="chart-text" x={x(i + 0.5)} y={height - 6} textAnchor="middle">
              {month}
            </text>
          ))}
          <g clipPath={`url(#${clip})`}>
            {earlier.map((one, i) => (
              <path
                key={one.name}
                className={names('chart-line chart-line-earlier', dashes[i] ?? dashes[2])}
                d={path(one)}
              />
            ))}
            {pace && <path className="chart-line chart-line-pace" d={path({ name: '', values: pace })} />}
            {known.length > 0 && <path className="chart-line chart-line-now" d={path(line, gone)} />}
          </g>
          {ends.map(({ key, words, line }, i) => (
            <g key={key}>
              {/* Lines end close together: each says what it is beside a piece of itself. */}
              <line
                className={names('chart-line', line)}
                x1={left + inner + 10}
                x2={left + inner + 32}
                y1={places[i]}
                y2={places[i]}
              />
              <text className="chart-text" x={left + inner + 38} y={(places[i] ?? 0) + 4}>
                {words}
              </text>
            </g>
          ))}
          {now !== undefined && (
            <>
              <circle className="chart-now" cx={nowAt.x} cy={nowAt.y} r={5} />
              <text
                className="chart-now-text"
                x={nowAt.x - (above ? 6 : -2)}
                y={nowAt.y + (above ? -11 : 22)}
                textAnchor="end"
              >
                {print(now)}
              </text>
            </>
          )}
        </svg>
      </div>
    </Chart>
  )
}
