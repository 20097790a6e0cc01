// Where a row of a table is opened.
import type { KindName } from '../../domain/records/kinds.ts'
import type { Role } from '../../domain/roles.ts'

const rooms: Partial<Record<KindName, (id: string) => string>> = {
  contact: (id) => `/kontakter/${id}`,
  attendanceList: (id) => `/narvaro/${id}`,
  programme: (id) => `/program/${id}`,
  report: () => '/rapport',
  lock: () => '/rapport',
  member: () => '/enheter',
}

const leadsOwn: readonly string[] = ['/rapport', '/enheter']

/** Null where there is no page of its own for those who read it. */
export function addressIn(kind: KindName, id: string, role: Role): string | null {
  const address = rooms[kind]?.(id) ?? `/moten/${id}`
  return role !== 'lead' && leadsOwn.includes(address) ? null : address
}
