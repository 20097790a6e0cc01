// Whose share a session is: the advisers named on it; nobody named, whoever logged it.
import type { Session } from '../records/session.ts'
import type { Canonical } from './canonical.ts'

/** Who created a record, drawn from the log; null for the office itself. */
export type CreatedBy = (id: string) => string | null

export function isShareOf(member: string, session: Session, createdBy: CreatedBy, same: Canonical): boolean {
  const advisers = session.adviserIds.length > 0 ? session.adviserIds : [createdBy(session.id)]
  return advisers.some((id) => id !== null && same.of(id) === same.of(member))
}
