// What reached or left a locked year after it was reported: it waits in the lead's list, and is never dropped (C9).

import { yearPeriod } from '../programme/period.ts'
import { isCounted, type ShownCounted, type Standing } from '../programme/standing.ts'
import { countOver } from '../programme/targets.ts'
import type { Lock } from '../records/office.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import type { HashOf } from '../report/lock.ts'

export type LateRecord = {
  id: string
  /** The record as it is now; null for one that is not here. */
  shown: ShownCounted | null
  /** Counts now and was not reported; was reported and counts no more; or is another than the one reported. */
  how: 'arrived' | 'left' | 'changed'
  /** The indicators that it came to or left. */
  indicators: string[]
  /** What the record is now, as the choice is held against it; empty without `hashOf`. */
  hash: string
  /** The choice once made; a record that has changed after that waits anew. */
  choice: Lock['late'][number] | null
}

/** Everything that makes the locked year's numbers now others than those reported, by date; with the choice once made. */
export function lateRecords(
  lock: Lock,
  standing: Standing,
  hashOf?: HashOf,
  records: readonly ShownRecord[] = standing.placed.map(({ shown }) => shown),
): LateRecord[] {
  const was = indicatorsBy(
    lock.figures.flatMap(({ indicator, records: behind }) => behind.map(({ id }) => ({ indicator, id }))),
  )
  const is = indicatorsBy(
    standing.programme.indicators.flatMap((indicator) =>
      countOver(indicator, yearPeriod(lock.year), standing).records.map(({ record: { id } }) => ({
        indicator: indicator.id,
        id: id as string,
      })),
    ),
  )
  const reported = new Map(
    lock.figures.flatMap(({ records: behind }) =>
      behind.map(({ id, hash }) => [id as string, hash] as const),
    ),
  )
  const here = new Map(records.map((shown) => [shown.record.id as string, shown]))
  const late: LateRecord[] = []
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [then, now] = [was.get(id) ?? none, is.get(id) ?? none]
    const shown = here.get(id)
    const hash = shown && !shown.deleted && hashOf ? hashOf(shown.record) : ''
    const moved = [...then, ...now].filter((one) => then.has(one) !== now.has(one))
    const isAnother = hashOf !== undefined && now.size > 0 && then.size > 0 && reported.get(id) !== hash
    if (moved.length === 0 && !isAnother) continue
    const choice = lock.late.find((one) => one.id === id)
    late.push({
      id,
      shown: shown && isCounted(shown) ? shown : null,
      how: then.size === 0 ? 'arrived' : now.size === 0 ? 'left' : 'changed',
      indicators: moved,
      hash,
      choice: choice && (choice.hash === undefined || !hashOf || choice.hash === hash) ? choice : null,
    })
  }
  return late.sort(byDate)
}

const none: ReadonlySet<string> = new Set()

function indicatorsBy(of: readonly { indicator: string; id: string }[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { indicator, id } of of) {
    const known = found.get(id)
    if (known) known.add(indicator)
    else found.set(id, new Set([indicator]))
  }
  return found
}

const byDate = (a: LateRecord, b: LateRecord): number => {
  const [x, y] = [a.shown?.record.date ?? '', b.shown?.record.date ?? '']
  return x === y ? (a.id < b.id ? -1 : 1) : x < y ? -1 : 1
}
