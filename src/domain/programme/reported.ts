// What a locked year reported: its figures stay, whatever the records say now (C9).
import type { Lock } from '../records/office.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { LocalDate, Year } from '../values/local-date.ts'

export type Reported = { lockedAt: LocalDate; indicators: Record<string, number> }

/** The programme's lock of a year, if it is locked. */
export function lockOf(records: readonly ShownRecord[], programme: Programme, year: Year): Lock | undefined {
  for (const { record, deleted } of records) {
    if (record.kind === 'lock' && !deleted && record.programme === programme.key && record.year === year)
      return record
  }
  return undefined
}

/** The reported numbers, in the programme's order; those of an indicator that is gone come last. */
export function reported(lock: Lock, programme: Programme): Reported {
  const order = programme.indicators.map(({ id }) => id)
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  const figures = [...lock.figures].sort(
    (a, b) => place(a.indicator) - place(b.indicator) || (a.indicator < b.indicator ? -1 : 1),
  )
  return {
    lockedAt: lock.lockedAt,
    indicators: Object.fromEntries(figures.map(({ indicator, value }) => [indicator, value])),
  }
}
