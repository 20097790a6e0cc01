// The next programme as a copy of one: the period moved on, and what holds at its end said once and for all.
import type { Programme } from '../records/programme.ts'
import { addDays, addMonths, yearOf } from '../values/local-date.ts'
import { latestDefinition, latestValue } from './dated-change.ts'

export type NewProgramme = Omit<Programme, 'id'>

/**
 * The programme that begins the day after this one ends and lasts as long. Changes are folded into what they
 * changed, ids of indicators are kept so that years can be compared, and budget years move along.
 */
export function nextProgramme(programme: Programme, others: readonly Pick<Programme, 'key'>[]): NewProgramme {
  const { id: _, sameAs: __, diaryNumber: ___, ...kept } = programme
  const from = addDays(programme.to, 1)
  const years = yearOf(from) - yearOf(programme.from)
  const months = years * 12 + Number(from.slice(5, 7)) - Number(programme.from.slice(5, 7))
  const movedOn = <R extends { amounts: { year: number; ore: number }[] }>(row: R): R => ({
    ...row,
    amounts: row.amounts.map(({ year, ore }) => ({ year: year + years, ore })),
  })
  return {
    ...kept,
    key: freeKey(programme.key, yearOf(from), others),
    from,
    to: addDays(addMonths(from, Math.max(1, months)), -1),
    indicators: programme.indicators.map((indicator) => {
      const { changes: _, ...once } = indicator
      return { ...once, ...latestDefinition(indicator) }
    }),
    rules: programme.rules.map((rule) => {
      const { changes: _, ...once } = rule
      return { ...once, value: latestValue(rule) }
    }),
    budget: programme.budget.map(movedOn),
    funding: programme.funding.map(movedOn),
    notSameAs: [],
  }
}

/** The key with its year moved on, and a number after it where that one is taken. */
export function freeKey(key: string, year: number, others: readonly Pick<Programme, 'key'>[]): string {
  const stem = key.replace(/-\d{4}(-\d+)?$/, '').slice(0, 48)
  const taken = new Set(others.map((one) => one.key))
  for (let i = 1; ; i++) {
    const proposed = i === 1 ? `${stem}-${year}` : `${stem}-${year}-${i}`
    if (!taken.has(proposed)) return proposed
  }
}
