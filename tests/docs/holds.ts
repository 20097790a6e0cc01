// What a field may hold, in plain words, read from the schema that checks it.
import type * as z from 'zod/mini'
import { shapeOf } from '../../src/domain/values/shape.ts'

type Def = {
  type: string
  checks?: { _zod: { def: Check } }[]
  element?: z.ZodMiniType
  innerType?: z.ZodMiniType
  in?: z.ZodMiniType
  options?: z.ZodMiniType[]
  values?: unknown[]
  entries?: Record<string, string>
  shape?: Record<string, z.ZodMiniType>
  keyType?: z.ZodMiniType
  valueType?: z.ZodMiniType
}
type Check = { check: string; value?: number; minimum?: number; maximum?: number }

const defOf = (schema: z.ZodMiniType): Def => schema._zod.def as unknown as Def

/** What is behind a pipe is made of what goes in: that is what a person or a file may say. */
const checksOf = (def: Def): Check[] => [
  ...(def.in ? checksOf(defOf(def.in)) : []),
  ...(def.checks ?? []).map((check) => check._zod.def),
]

/** `20 000`; a year stays whole. */
export const thousands = (value: number): string =>
  value < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, ' ')
const code = (text: unknown): string => `\`${text}\``

const said: Readonly<Record<string, string>> = {
  date: 'day `YYYY-MM-DD`',
  time: 'time `HH:MM`',
  municipality: 'municipality code',
  'organisation-number': 'organisation number `NNNNNN-NNNN`',
  goals: 'goals 1–17, each once',
  email: 'e-mail address',
  phone: 'telephone number',
}

/** One schema in words; a table's cell, so it has no line break and no bar. */
export function holds(schema: z.ZodMiniType): string {
  const def = defOf(schema)
  if (def.type === 'optional') return `${holds(inner(def.innerType))} (or left out)`
  if (def.type === 'nullable') return `${holds(inner(def.innerType))}, or null`
  const { control, of } = shapeOf(schema)
  if (control === 'reference') return of === 'any' ? 'id' : `id of ${code(of)}`
  if (control === 'references')
    return `ids${of === 'any' ? '' : ` of ${code(of)}`}${bounds(def, 'at most')}, each once`
  if (control === 'minutes') return `minutes${bounds(def)}`
  if (control === 'amount') return `öre${bounds(def)}`
  if (control === 'note') return `text${bounds(def)}`
  return said[control] ?? byType(def)
}

function inner(schema: z.ZodMiniType | undefined): z.ZodMiniType {
  if (!schema) throw new Error('a schema that holds nothing')
  return schema
}

function byType(def: Def): string {
  if (def.type === 'pipe') return holds(inner(def.in))
  if (def.type === 'enum')
    return Object.values(def.entries ?? {})
      .map(code)
      .join(' · ')
  if (def.type === 'literal') return (def.values ?? []).map(code).join(' · ')
  if (def.type === 'union') return (def.options ?? []).map(holds).join(' or ')
  if (def.type === 'boolean') return 'yes or no'
  if (def.type === 'number') return `whole number${bounds(def)}`
  if (def.type === 'string') return stringIn(def)
  if (def.type === 'array') return `list of ${holds(inner(def.element))}${bounds(def, 'at most')}`
  if (def.type === 'record') return `for each of ${holds(inner(def.keyType))}: ${holds(inner(def.valueType))}`
  if (def.type === 'object') {
    if (Object.keys(def.shape ?? {}).join() === 'sv,en')
      return `text in both languages${bounds(defOf(inner(def.shape?.sv)))}`
    const columns = Object.entries(def.shape ?? {}).map(([name, column]) => `${code(name)} ${holds(column)}`)
    return `{ ${columns.join('; ')} }`
  }
  throw new Error(`no words for a schema of type ${def.type}: say it in tests/docs/holds.ts`)
}

/** The rows of a keyed list, a column each; null for anything else. */
export function columnsOf(schema: z.ZodMiniType): string[] | null {
  const { element } = defOf(schema)
  if (shapeOf(schema).control !== 'rows' || !element) return null
  return Object.entries(defOf(element).shape ?? {}).map(([name, column]) => `${code(name)} ${holds(column)}`)
}

function stringIn(def: Def): string {
  const pattern = checksOf(def).find((check) => check.check === 'string_format') as
    | { pattern?: RegExp }
    | undefined
  if (pattern?.pattern?.source.startsWith('^[0-9a-f]{8}-')) return 'id'
  if (pattern?.pattern?.source.includes('T\\d{2}')) return 'instant, ISO 8601 with its offset'
  return `text${bounds(def)}`
}

/** The bounds of a number, a text or a list, as ` 1–1 440`. */
function bounds(def: Def, before = ''): string {
  let least: string | null = null
  let most: string | null = null
  for (const { check, value, minimum, maximum } of checksOf(def)) {
    if (check === 'greater_than') least = thousands(value ?? 0)
    if (check === 'less_than') most = thousands(value ?? 0)
    if (check === 'min_length') least = thousands(minimum ?? 0)
    if (check === 'max_length') most = thousands(maximum ?? 0)
  }
  if (def.type === 'string' && most !== null) return ` of at most ${most} characters`
  if (before && most !== null) return `, ${before} ${most}`
  if (least !== null && most !== null) return ` ${least}–${most}`
  return ''
}
