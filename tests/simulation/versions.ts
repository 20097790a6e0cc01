// Invented versions of the records, older and newer than today's, so that devices and offices of several can meet (T17).
import * as z from 'zod/mini'
import { type Field, kind, optional } from '../../src/domain/records/kind.ts'
import { kinds } from '../../src/domain/records/kinds.ts'

/** Today's version in the simulation, and the oldest; those after the first bring one field each, the last a kind too. */
export const versions = { first: 1, last: 4 } as const

const added = (since: number): Field => optional(z.string(), { section: 'more', since })
type FieldsOf = Readonly<Record<string, Field>>
const contactFields: FieldsOf[] = [kinds.contact.fields, kinds.contact.fields]
for (let version = 2; version <= versions.last; version++) {
  contactFields.push({ ...contactFields[version - 1], [`added${version}`]: added(version) })
}

/** A kind that version 3 brings. */
const invention = kind('invention', { what: optional(z.string(), { section: 'about' }) })

const table = kinds as unknown as Record<string, unknown>
let now = 1

/** From here on the records are those of a version, until another is said: one node is at work at a time. */
export function inVersion(version: number): void {
  if (version === now) return
  now = version
  ;(kinds.contact as { fields: unknown }).fields = contactFields[version]
  if (version >= 3) table.invention = invention
  else delete table.invention
}
