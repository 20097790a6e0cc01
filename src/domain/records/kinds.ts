// Every kind of record there is.

import { shapeOf } from '../values/shape.ts'
import { activity } from './activity.ts'
import { attendance, attendanceList, background, photoPart } from './attendance.ts'
import { companyStart } from './company-start.ts'
import { contact } from './contact.ts'
import { expense } from './expense.ts'
import { financing } from './financing.ts'
import type { Kind, RecordOf } from './kind.ts'
import { lock, member, office, report } from './office.ts'
import { programme } from './programme.ts'
import { session } from './session.ts'

export const kinds = {
  session,
  contact,
  companyStart,
  activity,
  financing,
  attendanceList,
  attendance,
  photoPart,
  background,
  expense,
  programme,
  report,
  lock,
  office,
  member,
} as const

export type KindName = keyof typeof kinds
export type RecordNamed<N extends KindName> = RecordOf<(typeof kinds)[N]>
export type AnyRecord = { [N in KindName]: RecordNamed<N> }[KindName]

export const kindNames = Object.keys(kinds) as KindName[]

export const isKindName = (text: unknown): text is KindName =>
  typeof text === 'string' && Object.hasOwn(kinds, text)

/** The kind of a name that is known to be one. */
export const kindNamed = (name: KindName): Kind => kinds[name] as unknown as Kind

/** The names of a kind's fields that are about a person. */
export const personalFields = (name: KindName): string[] =>
  Object.entries(kindNamed(name).fields)
    .filter(([, declared]) => declared.personal)
    .map(([field]) => field)

/** The ids of the records that a record names, whatever they are. */
export function refsOf(record: AnyRecord): string[] {
  const refs = new Set<string>()
  for (const [name, { schema }] of Object.entries(kindNamed(record.kind).fields)) {
    const { control } = shapeOf(schema)
    const value = (record as unknown as Record<string, unknown>)[name]
    if (value === undefined) continue
    if (control === 'reference' || name === 'sameAs') refs.add(value as string)
    if (control === 'references') for (const id of value as string[]) refs.add(id)
  }
  return [...refs]
}
