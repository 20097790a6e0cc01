// Where a record has a page of its own.
import type { Opened } from '../../device/sealed-rows.ts'
import { kindNamed } from '../../domain/records/kinds.ts'

/** Null for what is only seen as a part of something else. */
export function addressOf({ id, kind }: Pick<Opened, 'id' | 'kind'>): string | null {
  if (kind === 'contact') return `/kontakter/${id}`
  if (kind === 'programme') return `/program/${id}`
  if (kind === 'attendanceList') return `/narvaro/${id}`
  if (kind === 'office') return '/kontoret'
  return kindNamed(kind).counted ? `/moten/${id}` : null
}
