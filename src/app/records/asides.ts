// What stands beside a number: how much of it is not yet reviewed, not yet sent, or open until the lead decides.
import type { Numbers } from '../../domain/programme/tally.ts'
import type { Words } from '../words/sv.ts'
import type { Standing } from './use-targets.ts'

export function asidesOf(figure: Numbers['indicators'][number], targets: Words['targets']): string[] {
  const asides: string[] = []
  if (figure.unreviewed > 0) asides.push(targets.unreviewed(figure.unreviewed))
  if (figure.unsynced > 0) asides.push(targets.unsent(figure.unsynced))
  if (figure.open > 0) asides.push(targets.open(figure.open))
  return asides
}

/** How a number stands, in words; of a stretch shorter than its target's own only that the target is the year's. */
export const standsAs = ({ figure, indicator }: Standing, targets: Words['targets']): string =>
  figure.status === 'followed' && indicator.target !== null
    ? targets.ofTheYear
    : targets.status[figure.status]
