// A year's targets in one object: what the command line, the server and the report all say (interfaces.md).

import { smallestShown } from '../privacy/small-cells.ts'
import type { Lock } from '../records/office.ts'
import type { Indicator, Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { earlier, type LocalDate, lastDayOf, type Year, yearOf } from '../values/local-date.ts'
import { type MunicipalityCode, municipalityCodes } from '../values/municipality-code.ts'
import { aside, type Count, count } from './contributing.ts'
import { definitionIn, ruleIn } from './indicator.ts'
import { livelihoodsNow } from './livelihoods.ts'
import {
  type BudgetRow,
  bookedOre,
  bookedUpTo,
  budgetOf,
  expensesIn,
  type OneToOne,
  oneToOneOf,
} from './money.ts'
import { aimOf, printedPace, type Status, status } from './pace.ts'
import { covers, type Period, within, yearPeriod } from './period.ts'
import {
  audiencesOf,
  type BackgroundCells,
  backgroundCells,
  byAudience,
  type Efforts,
} from './perspectives.ts'
import { radgivning2024Id } from './radgivning-2024.ts'
import { lockOf, type Reported, reported } from './reported.ts'
import { type CountedRecord, type Standing, standing as standingOf } from './standing.ts'

export type TargetsAsked = {
  programme: Programme
  records: readonly ShownRecord[]
  year: Year
  /** Today in Stockholm: moves pace and status, never a number (C17). */
  today: LocalDate
  /** The day asked for, if one is. */
  asOf?: LocalDate | undefined
  /** The year's lock; looked for among the records when it is not handed in. */
  lock?: Lock | undefined
  /** The records' places in the programme, where whoever asks has them already. */
  standing?: Standing | undefined
}

export type IndicatorFigure = {
  id: string
  target: number | null
  actual: number
  unreviewed: number
  open: number
  pace: number | null
  status: Status
  records: string[]
  aside: string[]
}
export type Targets = {
  year: Year
  asOf: LocalDate
  programme: string
  indicators: IndicatorFigure[]
  agenda2030: { sessions: number; withInformation: number }
  municipalities: Record<MunicipalityCode, { sessions: number; companies: number }>
  perspectives: { efforts: Efforts; background: BackgroundCells }
  livelihoods: { atStart: number; now: number }
  budget: BudgetRow[]
  funding: OneToOne
  reported?: Reported
}
export type NoProgramme =
  | { because: 'no-programme-covers-the-year'; year: Year }
  | { because: 'unknown-programme'; key: string }
type Answer<T> = ({ ok: true } & T) | { ok: false; problem: NoProgramme }

/** The programme asked for by key; without one the default, or where that does not cover the year another that does. */
export function programmeFor(
  records: readonly ShownRecord[],
  year: Year,
  key?: string,
): Answer<{ programme: Programme }> {
  const programmes = records.flatMap(({ record, deleted }) =>
    record.kind === 'programme' && !deleted && !record.sameAs && record.from && record.to ? [record] : [],
  )
  if (key !== undefined && !programmes.some((one) => one.key === key)) {
    return { ok: false, problem: { because: 'unknown-programme', key } }
  }
  const asked = programmes
    .filter((one) => covers(one, year) && (key === undefined || one.key === key))
    .sort(
      (a, b) =>
        Number(b.id === radgivning2024Id) - Number(a.id === radgivning2024Id) || (a.id < b.id ? -1 : 1),
    )[0]
  return asked
    ? { ok: true, programme: asked }
    : { ok: false, problem: { because: 'no-programme-covers-the-year', year } }
}

/** The year's numbers. The same records give the same object, key by key in the same order. */
export function targets(asked: TargetsAsked): Answer<{ targets: Targets }> {
  const { programme, records, year, today, asOf } = asked
  if (!covers(programme, year))
    return { ok: false, problem: { because: 'no-programme-covers-the-year', year } }
  const period = yearPeriod(year)
  const day = asOf ?? earlier(today, lastDayOf(year))
  const standing = asked.standing ?? standingOf(programme, records)
  const here = recordsIn(standing, period, asOf)
  const sessions = here.filter((record) => record.kind === 'session')
  const companies = here.filter((record) => record.kind === 'companyStart')
  const booked = (line: string) =>
    sum(
      expensesIn(standing, period, asOf).filter(
        ({ record }) => record.kind === 'expense' && record.line === line,
      ),
      ({ record }) => bookedOre(record),
    )
  const backgroundPeriod = asOf === undefined ? period : { from: period.from, to: earlier(asOf, period.to) }
  const limit = ruleIn(programme, 'small-cell', smallestShown, year, asOf)
  const lock = asked.lock ?? lockOf(records, programme, year)
  return {
    ok: true,
    targets: {
      year,
      asOf: day,
      programme: programme.key,
      indicators: programme.indicators.map((indicator) => figure(indicator, period, standing, day, asOf)),
      agenda2030: {
        sessions: sessions.length,
        withInformation: sessions.filter((one) => one.agenda2030).length,
      },
      municipalities: Object.fromEntries(
        municipalityCodes.map((code) => [
          code,
          {
            sessions: sessions.filter(({ municipality }) => municipality === code).length,
            companies: companies.filter(({ municipality }) => municipality === code).length,
          },
        ]),
      ) as Targets['municipalities'],
      perspectives: {
        efforts: byAudience(
          (audience) =>
            here.filter((record) => audiencesOf(record, programme, year, asOf).includes(audience)).length,
        ),
        background: backgroundCells(records, standing.same, programme, backgroundPeriod, limit),
      },
      livelihoods: {
        atStart: sum(companies, ({ livelihoods }) => livelihoods),
        now: sum(companies, (company) => livelihoodsNow(company, asOf)),
      },
      budget: budgetOf(programme, period, booked),
      funding: oneToOneOf(programme, bookedUpTo(standing, year, asOf)),
      ...(lock && { reported: reported(lock, programme) }),
    },
  }
}

/** The stretch a number is counted over: a target for the whole programme counts from its first day (C8). */
export function countedOver(
  indicator: Indicator,
  period: Period,
  programme: Programme,
  asOf?: LocalDate,
): Period {
  const { target } = definitionIn(indicator, yearOf(period.to), asOf)
  return target?.per === 'period' ? { from: programme.from, to: period.to } : period
}

/** An indicator's number in any period, a year, a quarter or the whole programme; with what of it may still change. */
export const countOver = (
  indicator: Indicator,
  period: Period,
  standing: Standing,
  asOf?: LocalDate,
): Count => count(indicator, countedOver(indicator, period, standing.programme, asOf), standing, asOf)

function figure(
  indicator: Indicator,
  period: Period,
  standing: Standing,
  day: LocalDate,
  asOf: LocalDate | undefined,
): IndicatorFigure {
  const { actual, unreviewed, open, records } = countOver(indicator, period, standing, asOf)
  const aim = aimOf(standing.programme, indicator, period, day, asOf)
  const over = countedOver(indicator, period, standing.programme, asOf)
  return {
    id: indicator.id,
    target: aim?.atLeast ?? null,
    actual,
    unreviewed,
    open,
    pace: aim ? printedPace(aim.pace) : null,
    status: status(aim, actual, day),
    records: records.map(({ record }) => record.id),
    aside: aside(indicator, over, standing, asOf).map(({ record }) => record.id),
  }
}

/** Every record that counts in a period, whatever counts it. */
const recordsIn = (standing: Standing, { from, to }: Period, asOf?: LocalDate): CountedRecord[] =>
  standing.placed.flatMap(({ place, shown: { record } }) =>
    place === 'in' && within(record.date, { from, to: asOf === undefined ? to : earlier(asOf, to) })
      ? [record]
      : [],
  )

const sum = <T>(of: readonly T[], value: (one: T) => number): number =>
  of.reduce((total, one) => total + value(one), 0)
