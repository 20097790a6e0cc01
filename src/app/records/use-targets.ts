// A period's numbers on the screen: read from the tallies, redrawn when one moves.
import { type TargetsNow, targetsNow } from '../../device/live.ts'
import type { Indicator, Programme } from '../../domain/records/programme.ts'
import { useLive, useMe, useToday } from './office.tsx'
import type { Asked } from './period.tsx'

/** The numbers asked for; undefined until read, null while no programme that this device knows of covers the period. */
export function useTargets(asked: Asked | undefined): TargetsNow | null | undefined {
  const today = useToday()
  const me = useMe()
  return useLive(
    async ({ memory }) =>
      asked && me !== undefined
        ? targetsNow(memory, asked.period, today, { programme: asked.key, member: me?.member })
        : undefined,
    [asked?.key, asked?.period.from, asked?.period.to, today, me?.member],
  )
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

/** The indicators under their objectives, in the programme's order; those of an objective that is gone come last. */
export function byObjective(
  { objectives }: Programme,
  standings: readonly Standing[],
): { objective: Programme['objectives'][number] | null; standings: Standing[] }[] {
  const known = objectives.map((objective) => ({
    objective,
    standings: standings.filter(({ indicator }) => indicator.objective === objective.id),
  }))
  const others = standings.filter(({ indicator }) => !objectives.some(({ id }) => id === indicator.objective))
  return [...known, { objective: null, standings: others }].filter((one) => one.standings.length > 0)
}
