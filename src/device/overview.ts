// What the lead's desk is drawn from, read from this device's own store: sums of months, and a few look-ups.
import { type Aside, asideKeys, asideUntil, type DailyLine, stillAside } from '../domain/overview/daily.ts'
import { definitionIn } from '../domain/programme/indicator.ts'
import { grown, paceByMonth } from '../domain/programme/months.ts'
import { programmePeriod, yearPeriod, yearsOf } from '../domain/programme/period.ts'
import { lockOf } from '../domain/programme/reported.ts'
import { tallyNames } from '../domain/programme/tally.ts'
import type { Lock } from '../domain/records/office.ts'
import type { Indicator, Programme } from '../domain/records/programme.ts'
import type { LocalDate, Year } from '../domain/values/local-date.ts'
import type { Memory } from './database.ts'
import { behind } from './live.ts'
import { countable } from './placing.ts'

/** How an indicator's number grew, month by month, in a year and in the ones before it. */
export type Grown = {
  indicator: Indicator
  /** What the year's target asks for at each month's end; null where it has none of its own. */
  pace: readonly number[] | null
  /** The year itself first, then earlier ones that something was logged in, the latest first. */
  years: readonly { year: Year; before: number; values: readonly (number | null)[] }[]
}

/** Every indicator that grows by months, from the tallies alone; different contacts do not, for they are kept by the year. */
export async function grownNow(
  memory: Memory,
  programme: Programme,
  year: Year,
  today: LocalDate,
): Promise<Grown[]> {
  const rows = await memory.tallies.where('month').belowOrEqual(`${year}-12`).toArray()
  const byMonth = new Map(rows.map(({ month, sums }) => [month, sums]))
  const names = tallyNames(programme.key)
  const years = yearsOf(programmePeriod(programme)).filter((one) => one <= year)
  return programme.indicators.flatMap((indicator): Grown[] => {
    const { measures } = definitionIn(indicator, year)
    if (measures === 'contacts') return []
    const name = names.indicator(indicator.id)
    const sumOf = (month: string) => byMonth.get(month)?.[name]?.[0] ?? 0
    const of = years.map((one) => {
      const amounts = Array.from({ length: 12 }, (_, at) =>
        sumOf(`${one}-${String(at + 1).padStart(2, '0')}`),
      )
      const before =
        measures === 'level'
          ? rows.reduce((sum, { month }) => (month < `${one}-01` ? sum + sumOf(month) : sum), 0)
          : 0
      return { year: one, amounts, before }
    })
    return [
      {
        indicator,
        pace: paceByMonth(programme, indicator, year),
        years: of
          .filter((one) => one.year === year || one.before !== 0 || one.amounts.some((each) => each !== 0))
          .map((one) => ({
            year: one.year,
            before: one.before,
            values: grown(one.amounts, one.year, today, one.before),
          }))
          .reverse(),
      },
    ]
  })
}

/**
 * What counts in a locked year and was in none of what was reported, and that the lead has said nothing of yet (C9). The
 * ids are asked of the index that opens a number; of what was reported no row is read.
 */
export async function lateNow(memory: Memory, programmes: readonly Programme[]): Promise<string[]> {
  const rows = await memory.shown
    .where('[kind+date]')
    .between(['lock', ''], ['lock', '\uffff'], true, true)
    .toArray()
  const locks = rows.map(countable)
  const late = new Set<string>()
  for (const programme of programmes) {
    for (const year of yearsOf(programmePeriod(programme))) {
      const lock = lockOf(locks, programme, year)
      if (lock) for (const id of await lateIn(memory, programme, lock)) late.add(id)
    }
  }
  return [...late]
}

async function lateIn(memory: Memory, programme: Programme, lock: Lock): Promise<string[]> {
  const known = new Set<string>([
    ...lock.figures.flatMap(({ records }) => records.map(({ id }) => id)),
    ...lock.late.map(({ id }) => id),
  ])
  const found = new Set<string>()
  for (const indicator of programme.indicators) {
    const { measures, target } = definitionIn(indicator, lock.year)
    const isSum = (measures === 'records' || measures === 'people') && target?.per !== 'period'
    if (!isSum) {
      for (const { id } of await behind(memory, programme, indicator, yearPeriod(lock.year)))
        if (!known.has(id)) found.add(id)
      continue
    }
    const name = tallyNames(programme.key).indicator(indicator.id)
    const ids = await memory.shown
      .where('countsIn')
      .between(`${name}|${lock.year}-01`, `${name}|${lock.year}-12`, true, true)
      .primaryKeys()
    for (const id of ids) if (!known.has(id)) found.add(id)
  }
  const rows = await memory.shown.bulkGet([...found])
  return rows.flatMap((row) => (row?.deleted === 0 ? [row.id] : []))
}

const kept = 'overview-aside'

/** What the lead has put aside on this device. */
export const asideNow = async (memory: Memory): Promise<Aside> =>
  ((await memory.meta.get(kept))?.value as Aside | undefined) ?? {}

/** Puts a line's subjects aside; what comes back takes it back. */
export async function putAside(
  memory: Memory,
  line: DailyLine,
  how: 'today' | 'week',
  today: LocalDate,
): Promise<() => Promise<unknown>> {
  const until = asideUntil(how, today)
  const keys = asideKeys(line)
  await changeAside(memory, (aside) => ({
    ...stillAside(aside, today),
    ...Object.fromEntries(keys.map((key) => [key, until])),
  }))
  return () =>
    changeAside(memory, (aside) =>
      Object.fromEntries(Object.entries(aside).filter(([key]) => !keys.includes(key))),
    )
}

/** Everything that was put aside stands in the list again. */
export const takeAllBack = (memory: Memory): Promise<unknown> => changeAside(memory, () => ({}))

const changeAside = (memory: Memory, change: (aside: Aside) => Aside): Promise<unknown> =>
  memory.transaction('rw', memory.meta, async () =>
    memory.meta.put({ key: kept, value: change(await asideNow(memory)) }),
  )
