// A period's numbers on the screen: read from the tallies, redrawn when one moves.
import { type TargetsNow, targetsNow } from '../../device/live.ts'
import { type Period, yearPeriod } from '../../domain/programme/period.ts'
import type { Indicator, Programme } from '../../domain/records/programme.ts'
import type { Year } from '../../domain/values/local-date.ts'
import { useLive, useToday } from './office.tsx'

/** The year's numbers; undefined until read, null while the device knows of no programme. */
export function useTargets(year: Year): TargetsNow | null | undefined {
  const today = useToday()
  return useLive(({ memory }) => targetsNow(memory, yearPeriod(year) as Period, today), [year, today])
}

export type Standing = { indicator: Indicator; figure: TargetsNow['numbers']['indicators'][number] }

/** Each indicator with its figure, in the programme's order. */
export const standingsOf = ({ programme, numbers }: TargetsNow): Standing[] =>
  programme.indicators.flatMap((indicator) => {
    const figure = numbers.indicators.find(({ id }) => id === indicator.id)
    return figure ? [{ indicator, figure }] : []
  })

/** The number of the objective that an indicator answers to. */
export const objectiveOf = ({ objectives }: Programme, { objective }: Indicator): number =>
  objectives.find(({ id }) => id === objective)?.number ?? 0
