// Whose share a session is: the advisers named on it; nobody named, whoever logged it.
import type { Session } from '../records/session.ts'
import type { Canonical } from './canonical.ts'

/** Who created a record, drawn from the log; null for the office itself. */
export type CreatedBy = (id: string) => string | null

export function isShareOf(member: string, session: Session, createdBy: CreatedBy, same: Canonical): boolean {
  const advisers = session.adviserIds.length > 0 ? session.adviserIds : [createdBy(session.id)]
  return advisers.some((id) => id !== null && same.of(id) === same.of(member))
}

/** A member's own among the records behind a number; a session of two advisers is in both their shares, and one session. */
export function shareOf<S extends { record: { id: string; kind: string } }>(
  member: string,
  records: readonly S[],
  createdBy: CreatedBy,
  same: Canonical,
): S[] {
  return records.filter(({ record }) =>
    record.kind === 'session'
      ? isShareOf(member, record as unknown as Session, createdBy, same)
      : createdBy(record.id) === member,
  )
}
