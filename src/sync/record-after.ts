// An office's merged record after one more entry: what the office keeps, and what `verify` makes again from the log.
import { emptyFold, fold } from './fold.ts'
import type { Entry } from './messages.ts'
import type { StoredRecord } from './office-log.ts'
import { isCreation, madeAfter } from './shown.ts'

export function recordAfter(before: StoredRecord | null, entry: Omit<Entry, 'h'>): StoredRecord {
  const makes = before === null || (before.made.awaited === true && isCreation(entry))
  return {
    rec: entry.rec,
    type: entry.type,
    folded: fold(before?.folded ?? emptyFold, entry),
    first: before?.first ?? entry.seq,
    createdBy: makes ? entry.by : before.createdBy,
    made: madeAfter(before?.made ?? null, entry),
    last: entry.seq,
    // What the office does in a device's name (an erasure) is not that device's change.
    lastDevice: entry.by.member === null ? null : entry.by.device,
  }
}
