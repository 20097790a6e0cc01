// How a target stands on a given day of its period (C8).
import type { Indicator, Programme, Target } from '../records/programme.ts'
import { daysFrom, daysInMonth, firstDayOf, type LocalDate, lastDayOf, yearOf } from '../values/local-date.ts'
import { definitionIn, ruleIn } from './indicator.ts'
import { type Period, programmePeriod, yearsOf } from './period.ts'

export type Status = 'ahead' | 'near' | 'behind' | 'met' | 'followed'

/** An exact number, as whole numbers: a pace is judged without rounding. */
export type Fraction = { over: number; under: number }

/** What a target asks for in a period: how much of it by the day, and the days that a small one is planned for. */
export type Aim = {
  atLeast: number
  pace: Fraction
  /** For a target of 1 or 2: the last day for the first, and for the second. */
  plan: readonly LocalDate[] | null
  /** How far below the pace is still near, in per cent. */
  nearWithin: number
}

/** The days by which the first and the second of a small target are due, and how near is near: until the lead changes it. */
const planForFew = ['06-30', '09-30']
const nearMargin = 10

/**
 * What an indicator's target asks for by the end of `day`. A year's target over several years is the sum of theirs; a
 * shorter stretch than a target's own has none: null, and then the number is only followed.
 */
export function aimOf(
  programme: Programme,
  indicator: Indicator,
  period: Period,
  day: LocalDate,
  asOf?: LocalDate,
): Aim | null {
  const year = yearOf(period.to)
  const { target } = definitionIn(indicator, year, asOf)
  if (!target) return null
  const parts: { atLeast: number; pace: Fraction }[] = []
  if (target.per === 'period') {
    parts.push({ atLeast: target.atLeast, pace: pace(target, programmePeriod(programme), day) })
  } else {
    if (!isWholeYears(period, programme)) return null
    for (const one of yearsOf(period)) {
      const held = definitionIn(indicator, one, asOf).target
      const whole = { from: firstDayOf(one), to: lastDayOf(one) }
      if (held) parts.push({ atLeast: held.atLeast, pace: pace(held, whole, day) })
    }
  }
  const atLeast = parts.reduce((sum, part) => sum + part.atLeast, 0)
  const plan = ruleIn(programme, 'plan-for-few', planForFew, year, asOf)
  return {
    atLeast,
    pace: parts.map((part) => part.pace).reduce(plus, { over: 0, under: 1 }),
    plan:
      atLeast > plan.length
        ? null
        : plan.slice(0, atLeast).map((monthAndDay) => `${year}-${monthAndDay}` as LocalDate),
    nearWithin: ruleIn(programme, 'near-margin', nearMargin, year, asOf),
  }
}

function isWholeYears({ from, to }: Period, programme: Programme): boolean {
  const starts = from === firstDayOf(yearOf(from)) || from === programme.from
  return starts && (to === lastDayOf(yearOf(to)) || to === programme.to)
}

/** The target × the share of the period gone by the end of the day: none before it, all of it afterwards. */
export function pace({ atLeast, per, byMonth }: Target, period: Period, day: LocalDate): Fraction {
  if (day < period.from) return { over: 0, under: 1 }
  if (day > period.to) return { over: atLeast, under: 1 }
  if (!byMonth || per === 'period') {
    return reduced({ over: atLeast * daysFrom(period.from, day), under: daysFrom(period.from, period.to) })
  }
  // Set by month, and even within it: what was due when the month began, and its days' share of the rest.
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const days = daysInMonth(yearOf(day), month)
  const before = byMonth[month - 2] ?? 0
  const after = byMonth[month - 1] ?? 1000
  return reduced({ over: atLeast * (before * days + (after - before) * date), under: 1000 * days })
}

/** A pace as it is shown: with one decimal, half upwards. */
export const printedPace = ({ over, under }: Fraction): number =>
  Math.floor((over * 20 + under) / (under * 2)) / 10

/** The smallest whole number that is at the pace. */
export const wholeAtLeast = ({ over, under }: Fraction): number => Math.ceil(over / under)

/** How a number stands against its aim on a day; without an aim it is followed. */
export function status(aim: Aim | null, actual: number, day: LocalDate): Status {
  if (!aim) return 'followed'
  if (actual >= aim.atLeast) return 'met'
  const { over, under } = aim.pace
  if (actual * under >= over) return 'ahead'
  if (aim.plan) return aim.plan.filter((due) => due < day).length > actual ? 'behind' : 'near'
  return actual * under * 100 >= over * (100 - aim.nearWithin) ? 'near' : 'behind'
}

function plus(a: Fraction, b: Fraction): Fraction {
  return reduced({ over: a.over * b.under + b.over * a.under, under: a.under * b.under })
}

function reduced({ over, under }: Fraction): Fraction {
  let [a, b] = [over, under]
  while (b > 0) [a, b] = [b, a % b]
  return { over: over / a, under: under / a }
}
