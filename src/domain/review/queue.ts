// What the lead looks through, in the order that it presses: two values first, then what is flagged, then by day.
import { isCounted } from '../programme/standing.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { LocalDate } from '../values/local-date.ts'
import { type Flag, flagsOf } from './flags.ts'

export type ToReview = { id: string; flags: Flag[] }

/**
 * Every record that waits for the lead: new ones that count or could, and open ones whatever their review; deleted and
 * merged ones aside. Each day's in the order they reached the office, the oldest day first.
 */
export function reviewQueue(
  records: readonly ShownRecord[],
  programme: Programme | null,
  today: LocalDate,
): ToReview[] {
  const waiting = records.filter(isCounted).filter(({ record, deleted, open }) => {
    if (record.sameAs) return false
    return open.length > 0 || (!deleted && record.review.state === 'new')
  })
  const flagged = waiting.map((shown) => ({
    shown,
    flags: programme ? flagsOf(shown, programme, today) : shown.open.length > 0 ? (['open'] as Flag[]) : [],
  }))
  const rank = ({ shown, flags }: (typeof flagged)[number]) =>
    shown.open.length > 0 ? 0 : flags.length > 0 ? 1 : 2
  return flagged
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.shown.record.date === b.shown.record.date
          ? a.shown.arrived - b.shown.arrived
          : a.shown.record.date < b.shown.record.date
            ? -1
            : 1),
    )
    .map(({ shown, flags }) => ({ id: shown.record.id, flags }))
}
