// What an indicator may ask of a record: of which kinds, in which fields, and which values those can hold.
import type * as z from 'zod/mini'
import { shapeOf } from '../values/shape.ts'
import { activity } from './activity.ts'
import { companyStart } from './company-start.ts'
import { expense } from './expense.ts'
import { financing } from './financing.ts'
import type { Field, Fields } from './kind.ts'
import { session } from './session.ts'

const countable = { session, companyStart, activity, financing, expense } as const
export type CountableKind = keyof typeof countable
export const countableKinds = Object.keys(countable) as CountableKind[]

export const isCountable = (kind: string): kind is CountableKind => Object.hasOwn(countable, kind)

export type Scalar = string | number | boolean

export type NotAsked =
  | 'no-such-field'
  | 'field-is-personal'
  | 'field-not-for-counting'
  | 'value-never-held'
  | 'asks-for-nothing'

/** Why a field cannot be asked about; null when it can. Counting reads what is clear, never who or what is referred to. */
export function whyNotField(kind: CountableKind, name: string): NotAsked | null {
  const fields = countable[kind].fields as Fields
  const declared = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (!declared) return 'no-such-field'
  if (declared.personal) return 'field-is-personal'
  return isAskable(declared) ? null : 'field-not-for-counting'
}

function isAskable({ schema, section, keyedBy }: Field): boolean {
  const { control } = shapeOf(schema)
  return section !== 'standing' && !keyedBy && control !== 'reference' && control !== 'references'
}

/** Whether the field can hold a value in just this form: of a list, as one of its elements. */
export function canHold(kind: CountableKind, name: string, value: Scalar): boolean {
  const schema = elementSchema(kind, name)
  const parsed = schema?.safeParse(value)
  return parsed?.success === true && parsed.data === value
}

/** What checks one value of a field: the field's own schema, or that of its list's elements. */
function elementSchema(kind: CountableKind, name: string): z.ZodMiniType | null {
  const schema = (countable[kind].fields as Fields)[name]?.schema
  if (!schema) return null
  const { type, element } = schema._zod.def as unknown as { type: string; element?: z.ZodMiniType }
  return type === 'array' && element ? element : schema
}

/** The fields of a kind that can be asked about, in the order of its form. */
export const askableFields = (kind: CountableKind): string[] =>
  Object.keys(countable[kind].fields).filter((name) => whyNotField(kind, name) === null)

/** Whether a kind's records name the contacts they were for, so that different contacts can be counted. */
export const namesContacts = (kind: string): boolean =>
  isCountable(kind) &&
  Object.values(countable[kind].fields as Fields).some(({ schema }) => shapeOf(schema).of === 'contact')
