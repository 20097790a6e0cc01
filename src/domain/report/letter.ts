// The letter to the board as a model: one month of the year, and how the year stands at its end.
import { count } from '../programme/contributing.ts'
import { definitionIn } from '../programme/indicator.ts'
import { aimOf, type Status, status, wholeAtLeast } from '../programme/pace.ts'
import { within, yearPeriod } from '../programme/period.ts'
import { standing as standingOf } from '../programme/standing.ts'
import { type Targets, type TargetsAsked, targets } from '../programme/targets.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import {
  daysFrom,
  daysInMonth,
  earlier,
  type LocalDate,
  type Month,
  type Year,
  yearOf,
} from '../values/local-date.ts'
import { type MunicipalityCode, municipalityCodes } from '../values/municipality-code.ts'
import type { Done, Effect } from './report.ts'

export type LetterLine = {
  id: string
  name: { sv: string; en: string }
  partOf: string | null
  /** Null for a level: it does not happen in a month. */
  inMonth: number | null
  /** In the year so far; for a target of the whole programme, since it began. */
  actual: number
  /** `due`: the smallest number that would be on pace, where the target is large enough to have one. */
  aim: { target: number; due: number | null; status: Status; ofProgramme: boolean } | null
}

export type Letter = {
  programme: Programme
  month: Month
  year: Year
  /** The day that the numbers are counted up to: the month's last, or today. */
  asOf: LocalDate
  isOver: boolean
  lines: LetterLine[]
  livelihoods: Targets['livelihoods']
  /** Done in the month, by their titles, which hold no names. */
  done: Done[]
  /** Of the month's records, where the lead has picked it for a report of the year: then somebody has read it for names. */
  effects: Effect[]
  /** Municipalities without a session in the year so far. */
  without: MunicipalityCode[]
  money: { bookedOre: number; budgetOre: number; dueOre: number } & Targets['funding']
}

export type LetterAsked = Pick<TargetsAsked, 'programme' | 'records' | 'today'> & { month: Month }

/** The letter of a month; null where it has not begun, or the programme has no day in its year. */
export function letterOf({ programme, records, today, month }: LetterAsked): Letter | null {
  const from = `${month}-01` as LocalDate
  const year = yearOf(from)
  const last = `${month}-${daysInMonth(year, Number(month.slice(5)))}` as LocalDate
  if (from > today) return null
  const asOf = earlier(today, last)
  const standing = standingOf(programme, records)
  const counted = targets({ programme, records, year, today, asOf, standing })
  if (!counted.ok) return null
  const inMonth = { from, to: asOf }
  const here = standing.placed.flatMap(({ place, shown: { record } }) =>
    place === 'in' && within(record.date, inMonth) ? [record] : [],
  )
  const picked = pickedIn(records, programme, year)
  const { budget, funding, livelihoods, municipalities, indicators } = counted.targets
  const sum = (of: 'budgetOre' | 'actualOre') => budget.reduce((total, row) => total + row[of], 0)
  const { from: begins, to: ends } = yearPeriod(year)
  return {
    programme,
    month,
    year,
    asOf,
    isOver: today > last,
    lines: programme.indicators.map((indicator, i): LetterLine => {
      const { measures, target } = definitionIn(indicator, year, asOf)
      const aim = aimOf(programme, indicator, yearPeriod(year), asOf, asOf)
      const actual = indicators[i]?.actual ?? 0
      return {
        id: indicator.id,
        name: indicator.name,
        partOf: indicator.partOf ?? null,
        inMonth: measures === 'level' ? null : count(indicator, inMonth, standing, asOf).actual,
        actual,
        aim: aim && {
          target: aim.atLeast,
          due: aim.plan ? null : wholeAtLeast(aim.pace),
          status: status(aim, actual, asOf),
          ofProgramme: target?.per === 'period',
        },
      }
    }),
    livelihoods,
    done: here
      .flatMap((record) =>
        record.kind === 'activity' && record.type !== 'municipality-membership'
          ? [{ id: record.id, date: record.date, title: record.title }]
          : [],
      )
      .sort(byDay),
    effects: here
      .flatMap((record) => {
        const { effect } = record as { effect?: string }
        return effect?.trim() && picked.has(record.id)
          ? [{ id: record.id, date: record.date, text: effect.trim() }]
          : []
      })
      .sort(byDay),
    without: municipalityCodes.filter((code) => municipalities[code].sessions === 0),
    money: {
      bookedOre: sum('actualOre'),
      budgetOre: sum('budgetOre'),
      dueOre: Math.round((sum('budgetOre') * daysFrom(begins, asOf)) / daysFrom(begins, ends)),
      ...funding,
    },
  }
}

/** What the lead has picked for any report of the year. */
const pickedIn = (records: readonly ShownRecord[], programme: Programme, year: Year): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ record, deleted }) =>
      record.kind === 'report' && !deleted && record.programme === programme.key && record.year === year
        ? record.effects
        : [],
    ),
  )

const byDay = (a: { date: string; id: string }, b: { date: string; id: string }): number =>
  a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1
