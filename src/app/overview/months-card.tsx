// One target's year, month by month, beside its pace and the years before; which target is chosen here.
import { useState } from 'react'
import { type Grown, grownNow } from '../../device/overview.ts'
import type { Programme } from '../../domain/records/programme.ts'
import {
  daysInMonth,
  type LocalDate,
  printLocalDate,
  type Year,
  yearOf,
} from '../../domain/values/local-date.ts'
import { useLive, useToday } from '../records/office.tsx'
import { Card } from '../ui/card.tsx'
import { CumulativeChart } from '../ui/charts/cumulative-chart.tsx'
import { DataTable } from '../ui/data-table.tsx'
import { FilterSelect } from '../ui/filter-bar.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { overviewWords } from '../words/rooms/overview.ts'
import type { Glance } from './overview-screen.tsx'

/** The years month by month; undefined until read. */
export function useGrown(shown: Glance['shown'] | null | undefined, asked: Glance['asked'] | undefined) {
  const today = useToday()
  const programme = shown?.programme
  const year = yearShown(asked, programme, today)
  const all = useLive(
    async ({ memory }) => programme && grownNow(memory, programme, year, today),
    [programme, year, today],
  )
  return { all, year }
}

/** Of the whole programme, its last year so far. */
const yearShown = (
  asked: Glance['asked'] | undefined,
  programme: Programme | undefined,
  today: LocalDate,
): Year =>
  asked?.whole && programme ? Math.min(yearOf(today), yearOf(programme.to)) : (asked?.year ?? yearOf(today))

export function MonthsCard({ grown: { all, year } }: { grown: ReturnType<typeof useGrown> }) {
  const words = useRoomWords(overviewWords)
  const language = useLanguage()
  const [chosen, setChosen] = useState('')
  const one = all?.find(({ indicator }) => indicator.id === chosen) ?? all?.[0]
  return (
    <Card
      title={words.months}
      aside={
        one && (
          <FilterSelect
            label={words.whichNumber}
            value={one.indicator.id}
            options={(all ?? []).map(({ indicator: { id, name } }) => ({ value: id, label: name[language] }))}
            onChange={setChosen}
          />
        )
      }
    >
      {one && <Picture one={one} year={year} />}
    </Card>
  )
}

function Picture({ one: { indicator, pace, years }, year }: { one: Grown; year: number }) {
  const words = useRoomWords(overviewWords)
  const { moments } = useWords()
  const language = useLanguage()
  const today = useToday()
  const name = indicator.name[language]
  const monthNames = namesOfMonths(language)
  const [now, ...earlier] = years
  const isNow = year === yearOf(today)
  const [month, date] = [Number(today.slice(5, 7)), Number(today.slice(8, 10))]
  const atEnd = pace?.at(-1) ?? null
  const latest = now?.values.findLast((value) => value !== null) ?? 0
  return (
    <CumulativeChart
      says={words.grew(name, year, latest, atEnd)}
      months={monthNames.map((month) => month.charAt(0))}
      line={{ name: String(year), values: now?.values ?? [], before: now?.before }}
      earlier={earlier.slice(0, 2).map((one) => ({ ...one, name: String(one.year) }))}
      pace={pace}
      paceWords={atEnd === null ? undefined : words.pace(atEnd)}
      gone={isNow ? date / daysInMonth(year, month) : 1}
      print={(value) => moments.number(value, 1)}
      asTable={words.asTable}
      table={
        <DataTable
          caption={words.cumulative(name)}
          columns={[
            { key: 'month', label: words.month },
            ...years.map((one) => ({ key: String(one.year), label: String(one.year), numeric: true })),
            ...(pace ? [{ key: 'pace', label: words.paceColumn, numeric: true }] : []),
          ]}
          rows={monthNames.map((month, i) => ({
            key: month,
            cells: {
              month,
              ...Object.fromEntries(
                years.map(({ year, values }) => {
                  const value = values[i]
                  return [String(year), value == null ? '' : moments.number(value)]
                }),
              ),
              pace: pace ? moments.number(pace[i] ?? 0, 1) : '',
            },
          }))}
        />
      }
    />
  )
}

/** Januari, February: as the language says them, each with a capital, for it stands alone. */
const namesOfMonths = (language: string): string[] =>
  Array.from({ length: 12 }, (_, at) => {
    const first = `2026-${String(at + 1).padStart(2, '0')}-01` as LocalDate
    const name = printLocalDate(first, language, { month: 'long' })
    return name.charAt(0).toUpperCase() + name.slice(1)
  })
