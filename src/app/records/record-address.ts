// Where a record is opened.
import { type KindName, kindNamed } from '../../domain/records/kinds.ts'
import type { Role } from '../../domain/roles.ts'

const rooms: Partial<Record<KindName, (id: string) => string>> = {
  contact: (id) => `/kontakter/${id}`,
  attendanceList: (id) => `/narvaro/${id}`,
  programme: (id) => `/program/${id}`,
  office: () => '/kontoret',
  report: () => '/rapport',
  lock: () => '/rapport',
  member: () => '/enheter',
}

const leadsOwn: readonly KindName[] = ['office', 'report', 'lock', 'member']

/** Null for what is only seen as a part of something else, and where a role has no such room. */
export function recordAddress({ id, kind }: { id: string; kind: KindName }, role: Role): string | null {
  if (role === 'tablet' ? kind !== 'attendanceList' : role !== 'lead' && leadsOwn.includes(kind)) return null
  return rooms[kind]?.(id) ?? (kindNamed(kind).counted ? `/moten/${id}` : null)
}
