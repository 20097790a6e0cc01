// What reached a locked year after it was reported: it waits in the lead's list, and is never dropped (C9).

import { yearPeriod } from '../programme/period.ts'
import { byDateThenId, type ShownCounted, type Standing } from '../programme/standing.ts'
import { countOver } from '../programme/targets.ts'
import type { Lock } from '../records/office.ts'

export type LateRecord = { shown: ShownCounted; choice: Lock['late'][number] | null }

/** Records that are in a number of the locked year now and were in none of those reported; with the choice once made. */
export function lateRecords(lock: Lock, standing: Standing): LateRecord[] {
  const wasReported = new Set(lock.figures.flatMap(({ records }) => records.map(({ id }) => id)))
  const now = new Map<string, ShownCounted>()
  for (const indicator of standing.programme.indicators) {
    for (const shown of countOver(indicator, yearPeriod(lock.year), standing).records)
      now.set(shown.record.id, shown)
  }
  return [...now.values()]
    .filter(({ record }) => !wasReported.has(record.id as (typeof lock.late)[number]['id']))
    .sort(byDateThenId)
    .map((shown) => ({ shown, choice: lock.late.find(({ id }) => id === shown.record.id) ?? null }))
}
