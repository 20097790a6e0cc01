// What the rest of the quarter asks for, read from this device's own store: no network, no waiting.
import { canonical } from '../domain/programme/canonical.ts'
import { type Forecast, forecast } from '../domain/programme/forecast.ts'
import { definitionIn } from '../domain/programme/indicator.ts'
import { type Need, needs, plannedUntil } from '../domain/programme/needs.ts'
import { type Quarter, yearPeriod } from '../domain/programme/period.ts'
import { quartersWithout } from '../domain/programme/quarters.ts'
import { standing } from '../domain/programme/standing.ts'
import { type Numbers, tallyNames } from '../domain/programme/tally.ts'
import type { CompanyStart } from '../domain/records/company-start.ts'
import type { Indicator, Programme } from '../domain/records/programme.ts'
import { type DueFollowUp, followUpDue } from '../domain/review/follow-ups.ts'
import {
  firstDayOf,
  type LocalDate,
  lastDayOf,
  monthOf,
  type Year,
  yearOf,
} from '../domain/values/local-date.ts'
import { type MunicipalityCode, municipalityCodes } from '../domain/values/municipality-code.ts'
import type { Memory } from './database.ts'
import { targetsNow } from './live.ts'
import { countable } from './placing.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

type Store = { memory: Memory; sealer: Sealer }

export type CompanyToAsk = { company: Opened & { record: CompanyStart }; ask: DueFollowUp }

export type NeedsNow = {
  programme: Programme
  until: LocalDate
  /** Each with this year's figure, from the same reading. */
  needs: (Need & { figure: Numbers['indicators'][number] | undefined })[]
  forecasts: { indicator: Indicator; amount: number; target: number; forecast: Forecast }[]
  /** Municipalities without a session this year. */
  withoutSession: MunicipalityCode[]
  /** Quarters, over or begun, without what no quarter may be without. */
  quartersWithout: Quarter[]
  /** Sessions of the year at which no information about Agenda 2030 was given. */
  withoutInformation: number
  stale: boolean
}

/** The plan for the rest of the quarter; null while no programme covers the year. */
export async function needsNow(memory: Memory, today: LocalDate, key?: string): Promise<NeedsNow | null> {
  const year = yearOf(today)
  const now = await targetsNow(memory, yearPeriod(year), today, { programme: key })
  if (!now) return null
  const { programme, numbers, stale } = now
  const figures = new Map(numbers.indicators.map((one) => [one.id, one]))
  const forecasts = await Promise.all(
    programme.indicators.map(async (indicator) => {
      const figure = figures.get(indicator.id)
      if (!figure || figure.target === null || figure.status === 'met') return []
      const sameWeeks = await sameWeeksOf(memory, programme, indicator, today)
      const said = forecast(figure.amount, sameWeeks)
      return said ? [{ indicator, amount: figure.amount, target: figure.target, forecast: said }] : []
    }),
  )
  return {
    programme,
    until: plannedUntil(programme, today),
    needs: needs(programme, (id) => figures.get(id)?.amount ?? 0, today).map((need) => ({
      ...need,
      figure: figures.get(need.indicator.id),
    })),
    forecasts: forecasts.flat(),
    withoutSession: municipalityCodes.filter((code) => numbers.municipalities[code].sessions === 0),
    quartersWithout: await withoutUpdate(memory, programme, year, today),
    withoutInformation: numbers.agenda2030.sessions - numbers.agenda2030.withInformation,
    stale,
  }
}

/** How much was counted after the same day of each earlier year of the programme; nothing for what is not a sum. */
async function sameWeeksOf(
  memory: Memory,
  programme: Programme,
  indicator: Indicator,
  today: LocalDate,
): Promise<{ year: Year; amount: number }[]> {
  const { measures, target } = definitionIn(indicator, yearOf(today))
  if ((measures !== 'records' && measures !== 'people') || target?.per === 'period') return []
  const years: Year[] = []
  for (let year = yearOf(programme.from); year < yearOf(today); year++) {
    // A year that the programme had only a part of says nothing of these weeks.
    if (`${year}${today.slice(4)}` >= programme.from) years.push(year)
  }
  const name = tallyNames(programme.key).indicator(indicator.id)
  const sameWeeks = await Promise.all(
    years.map(async (year) => {
      const day = `${year}${today.slice(4)}` as LocalDate
      // The months after this one are sums; of this one the rows are asked.
      const [months, rows] = await Promise.all([
        memory.tallies.where('month').between(`${year}-01`, `${year}-12`, true, true).toArray(),
        memory.shown
          .where('countsIn')
          .equals(`${name}|${monthOf(day)}`)
          .toArray(),
      ])
      const inMonth = (isIn: (month: string) => boolean) =>
        months.reduce((sum, { month, sums }) => (isIn(month) ? sum + (sums[name]?.[0] ?? 0) : sum), 0)
      const later = rows
        .filter((row) => row.date > day)
        .flatMap(({ counts }) => counts.filter(({ tally }) => tally === name))
      return {
        year,
        whole: inMonth(() => true),
        amount: inMonth((month) => month > monthOf(day)) + later.reduce((sum, one) => sum + one.amount, 0),
      }
    }),
  )
  // A year of which nothing was ever logged says nothing: the office may have come to us later.
  return sameWeeks.filter(({ whole }) => whole > 0)
}

async function withoutUpdate(
  memory: Memory,
  programme: Programme,
  year: Year,
  today: LocalDate,
): Promise<Quarter[]> {
  const rows = await memory.shown
    .where('[kind+date]')
    .between(['activity', firstDayOf(year)], ['activity', lastDayOf(year)], true, true)
    .toArray()
  const merged = await memory.shown.where('mergedInto').above('').toArray()
  return quartersWithout(
    standing(programme, rows.map(countable), canonical(merged.map(countable))),
    year,
    today,
  )
}

/** The companies that wait to be asked how they go by a day, the longest waiting first. */
export async function companiesToAsk({ memory, sealer }: Store, by: LocalDate): Promise<CompanyToAsk[]> {
  const rows = await memory.shown
    .where('todo')
    .belowOrEqual(by)
    .filter(({ kind }) => kind === 'companyStart')
    .toArray()
  const waiting = rows.flatMap((row) => {
    const ask = followUpDue(row.record as unknown as CompanyStart, by)
    return ask ? [{ row, ask }] : []
  })
  const asked = await Promise.all(
    waiting.map(async ({ row, ask }) => ({
      company: (await openShown(sealer, row)) as CompanyToAsk['company'],
      ask,
    })),
  )
  return asked.sort((a, b) => (a.ask.due < b.ask.due ? -1 : a.ask.due > b.ask.due ? 1 : 0))
}
