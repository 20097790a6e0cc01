// Whose share a record is: the advisers named on it; nobody named, whoever logged it.
import type { CountedRecord } from './standing.ts'

/** The members whose share it is: of a meeting with two advisers both, and each has the whole of it. */
export function sharedBy(record: CountedRecord, createdBy: string | null | undefined): string[] {
  const named = record.kind === 'session' ? record.adviserIds : []
  return named.length > 0 ? [...new Set(named)] : createdBy ? [createdBy] : []
}
