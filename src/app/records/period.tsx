// Which programme and which stretch of it is shown: said in the address, so that it can be kept, sent and gone back to.
import { useLocation, useSearch } from 'wouter'
import { programmesNow } from '../../device/live.ts'
import {
  type Period,
  programmePeriod,
  type Quarter,
  quarterPeriod,
  yearPeriod,
  yearsOf,
} from '../../domain/programme/period.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { type LocalDate, type Year, yearOf } from '../../domain/values/local-date.ts'
import { FilterBar, FilterSelect } from '../ui/filter-bar.tsx'
import { useWords } from '../ui/words.tsx'
import { useLive, useToday } from './office.tsx'

/** What the address asks for: a year, a quarter of it, or everything from the programme's first day. */
export type Asked = {
  programmes: readonly Programme[]
  /** The key that was asked for; none is the default programme. */
  key: string | undefined
  year: Year
  quarter: Quarter | null
  whole: boolean
  period: Period
  /** Whether it is the year that it is now, whole: what every screen shows when nothing is asked. */
  isNow: boolean
  /** What a link carries along, `?ar=2025` or nothing. */
  search: string
}

const quarters: readonly Quarter[] = [1, 2, 3, 4]

/** What is asked for; undefined until the programmes have been read. */
export function useAsked(): Asked | undefined {
  const programmes = useLive(({ memory }) => programmesNow(memory))
  const today = useToday()
  const search = useSearch()
  return programmes && askedIn(search, programmes, today)
}

/** Reads an address's search; what is not there or makes no sense is this year of the default programme. */
export function askedIn(search: string, programmes: readonly Programme[], today: LocalDate): Asked {
  const said = new URLSearchParams(search)
  const key = programmes.find((one) => one.key === said.get('program'))?.key
  const programme = programmes.find((one) => one.key === key) ?? programmes[0]
  const asked = Number(said.get('ar'))
  const year = Number.isInteger(asked) && asked >= 1900 && asked < 2200 ? asked : yearOf(today)
  const quarter = quarters.find((one) => String(one) === said.get('kvartal')) ?? null
  const whole = said.get('period') === 'allt' && programme !== undefined
  const period = whole
    ? programmePeriod(programme)
    : quarter
      ? quarterPeriod(year, quarter)
      : yearPeriod(year)
  return {
    programmes,
    key,
    year,
    quarter: whole ? null : quarter,
    whole,
    period,
    isNow: !whole && quarter === null && year === yearOf(today),
    search: searchOf({ key, year: whole || year === yearOf(today) ? null : year, quarter, whole }),
  }
}

type Said = { key: string | undefined; year: Year | null; quarter: Quarter | null; whole: boolean }

function searchOf({ key, year, quarter, whole }: Said): string {
  const said = new URLSearchParams()
  if (key) said.set('program', key)
  if (whole) said.set('period', 'allt')
  else {
    if (year !== null) said.set('ar', String(year))
    if (quarter) said.set('kvartal', String(quarter))
  }
  return said.size > 0 ? `?${said}` : ''
}

/** The years that can be asked for: the chosen programme's, and this one. */
function yearsFor({ programmes, key, year }: Asked, today: LocalDate): Year[] {
  const covered = programmes
    .filter((one) => key === undefined || one.key === key)
    .flatMap((one) => yearsOf(programmePeriod(one)))
  return [...new Set([...covered, yearOf(today), year])].sort((a, b) => b - a)
}

/** Native lists: year or the whole programme, quarter, and programme where there are several. */
export function PeriodChooser({
  asked,
  only,
}: {
  asked: Asked
  /** Whole years, or the programme alone, where a shorter stretch says nothing. */
  only?: 'years' | 'programme'
}) {
  const { period: words } = useWords()
  const today = useToday()
  const [location, navigate] = useLocation()
  const { programmes, key, year, quarter, whole } = asked
  const go = (said: Partial<Said>) => {
    const next = { key, year: year as Year | null, quarter, whole, ...said }
    if (next.year === yearOf(today)) next.year = null
    navigate(`${location}${searchOf(next)}`, { replace: true })
  }
  return (
    <FilterBar label={words.label}>
      {only !== 'programme' && (
        <FilterSelect
          label={words.year}
          value={whole ? 'all' : String(year)}
          options={[
            ...yearsFor(asked, today).map((one) => ({ value: String(one), label: String(one) })),
            { value: 'all', label: words.whole },
          ]}
          onChange={(value) =>
            value === 'all' ? go({ whole: true, quarter: null }) : go({ whole: false, year: Number(value) })
          }
        />
      )}
      {only === undefined && !whole && (
        <FilterSelect
          label={words.quarterLabel}
          value={quarter ? String(quarter) : ''}
          all={words.wholeYear}
          options={quarters.map((one) => ({ value: String(one), label: words.quarter(one) }))}
          onChange={(value) => go({ quarter: quarters.find((one) => String(one) === value) ?? null })}
        />
      )}
      {programmes.length > 1 && (
        <FilterSelect
          label={words.programme}
          value={key ?? programmes[0]?.key ?? ''}
          options={programmes.map((one) => ({ value: one.key, label: one.name }))}
          onChange={(value) => go({ key: value === programmes[0]?.key ? undefined : value })}
        />
      )}
    </FilterBar>
  )
}

/** `2026`, `kvartal 3 2026`, `hela programmet`: what a number is of. */
export function usePeriodName(asked: Asked | undefined): string {
  const { period: words } = useWords()
  if (!asked) return ''
  if (asked.whole) return words.whole.toLowerCase()
  return asked.quarter ? `${words.quarter(asked.quarter).toLowerCase()} ${asked.year}` : String(asked.year)
}
