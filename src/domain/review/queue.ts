// What the lead looks through, in the order that it presses: what was mended first, then two values, then what is flagged, then by day.
import { isCounted } from '../programme/standing.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { LocalDate } from '../values/local-date.ts'
import { type Flag, flagsOf } from './flags.ts'

/** A record that waits for the lead: a new one, or one with two values for a field. */
export type Waits = {
  id: string
  isNew: boolean
  isOpen: boolean
  /** She asked for a correction, and it has been made. */
  isMended: boolean
  /** Whether it is of a kind that is reviewed; of the others only two values wait. */
  isReviewed: boolean
  counts: boolean
  flags: readonly Flag[]
  date: string
  arrived: number
}

/** How a record waits; null for one that does not. Merged ones are seen to where they were merged. */
export function waitsOf(
  shown: ShownRecord,
  programme: Programme | null,
  today: LocalDate,
  isMended = false,
): Waits | null {
  const { record, deleted, open, arrived } = shown
  const isReviewed = isCounted(shown)
  const isNew = isReviewed && !deleted && shown.record.review.state === 'new'
  const isOpen = open.length > 0
  if (record.sameAs || !(isNew || isOpen)) return null
  return {
    ...{ id: record.id, isNew, isOpen, isMended: isNew && isMended, isReviewed, arrived },
    counts: !('counts' in record) || record.counts !== false,
    flags: programme ? flagsOf(shown, programme, today) : isOpen ? ['open'] : [],
    date: ('date' in record && record.date) || '',
  }
}

/** The queue of what is reviewed; each day's in the order they reached the office, the oldest day first. */
export function reviewQueue(waiting: readonly Waits[]): Waits[] {
  const rank = ({ isMended, isOpen, flags }: Waits) => (isMended ? 0 : isOpen ? 1 : flags.length > 0 ? 2 : 3)
  return waiting
    .filter(({ isReviewed }) => isReviewed)
    .sort(
      (a, b) => rank(a) - rank(b) || (a.date === b.date ? a.arrived - b.arrived : a.date < b.date ? -1 : 1),
    )
}
