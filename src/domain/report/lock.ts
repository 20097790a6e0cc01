// What is kept when a year is locked: each reported figure with the records behind it, as they were (C9).

import { yearPeriod } from '../programme/period.ts'
import { type CountedRecord, standing as standingOf } from '../programme/standing.ts'
import { countOver, type Targets, targets } from '../programme/targets.ts'
import { type AnyRecord, kindNamed } from '../records/kinds.ts'
import type { Lock } from '../records/office.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { firstDayOf, type Year } from '../values/local-date.ts'
import type { RecordId } from '../values/record-id.ts'

/** A record's fingerprint; handed in by whoever has hashes. */
export type HashOf = (record: AnyRecord) => string

/** What of a record is held against what was reported: all that can move a figure, and nothing about a person. */
export function reportedPart(record: AnyRecord): Record<string, unknown> {
  const part: Record<string, unknown> = { id: record.id, kind: record.kind }
  const values = record as unknown as Record<string, unknown>
  for (const [name, { personal, section }] of Object.entries(kindNamed(record.kind).fields))
    if (!personal && section !== 'next' && !unreported.has(name)) part[name] = values[name]
  return part
}
/** Said about a record after it was reported, without its being another: that it was looked at, and what came of it. */
const unreported = new Set(['review', 'notSameAs', 'effect'])

export type LockedFigures = Pick<Lock, 'figures' | 'sums'>

/** Every figure of the year's report as the records give it now; null where the programme has no day in the year. */
export function lockedFigures(
  programme: Programme,
  records: readonly ShownRecord[],
  year: Year,
  hashOf: HashOf,
): LockedFigures | null {
  const standing = standingOf(programme, records)
  // The day moves no figure (C17); any will do.
  const counted = targets({ programme, records, year, today: firstDayOf(year) })
  if (!counted.ok) return null
  const hashes = new Map<string, string>()
  const hashed = (record: CountedRecord) => {
    const hash = hashes.get(record.id) ?? hashOf(record)
    hashes.set(record.id, hash)
    return { id: record.id as RecordId, hash }
  }
  const figures = programme.indicators.map((indicator) => {
    const { actual, records: behind } = countOver(indicator, yearPeriod(year), standing)
    return { indicator: indicator.id, value: actual, records: behind.map(({ record }) => hashed(record)) }
  })
  return { figures, sums: sumsIn(counted.targets) }
}

/** What stands in a year's report beside its indicators; amounts in öre. */
const sumsIn = ({ agenda2030, livelihoods, budget, funding }: Targets): Lock['sums'] => [
  { of: 'agenda2030/sessions', value: agenda2030.sessions },
  { of: 'agenda2030/withInformation', value: agenda2030.withInformation },
  { of: 'livelihoods/atStart', value: livelihoods.atStart },
  { of: 'livelihoods/now', value: livelihoods.now },
  ...budget.map(({ line, actualOre }) => ({ of: `booked/${line}`, value: actualOre })),
  { of: 'funding/oneToOneOre', value: funding.oneToOneOre },
]

export type ChangedFigure = { of: string; from: number; to: number }

/** The figures that another count gives otherwise; one that only one of the two has counts as 0 in the other. */
export function changedFigures(from: LockedFigures, to: LockedFigures): ChangedFigure[] {
  const [before, after] = [valuesOf(from), valuesOf(to)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((of) => ({ of, from: before.get(of) ?? 0, to: after.get(of) ?? 0 }))
    .filter((one) => one.from !== one.to)
}

const valuesOf = ({ figures, sums }: LockedFigures): Map<string, number> =>
  new Map([
    ...figures.map(({ indicator, value }) => [indicator, value] as const),
    ...sums.map(({ of, value }) => [of, value] as const),
  ])
