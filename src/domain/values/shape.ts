// What a value looks like to someone who fills it in: the control it wants, beside the schema that checks it.
import type * as z from 'zod/mini'

export type Control =
  | 'line'
  | 'note'
  | 'date'
  | 'time'
  | 'minutes'
  | 'number'
  | 'amount'
  | 'switch'
  | 'choice'
  | 'chips'
  | 'municipality'
  | 'references'
  | 'reference'
  | 'goals'
  | 'organisation-number'
  | 'email'
  | 'phone'
  | 'rows'

export type Shape = { control: Control; of?: string }

const shapes = new WeakMap<object, Shape>()

/** Tells which control a schema wants; returns the schema. */
export function shape<S extends object>(schema: S, as: Shape): S {
  shapes.set(schema, as)
  return schema
}

/** The control for a schema: what was said of it, else what its type suggests. */
export function shapeOf(schema: z.ZodMiniType): Shape {
  const said = shapes.get(schema)
  if (said) return said
  const type = schema._zod.def.type
  if (type === 'enum') return { control: 'choice' }
  if (type === 'boolean') return { control: 'switch' }
  if (type === 'number') return { control: 'number' }
  if (type === 'array') return { control: 'chips' }
  return { control: 'line' }
}

/** The choices of a choice, or of a list of choices; empty for anything else. */
export function choicesOf(schema: z.ZodMiniType): readonly string[] {
  const def = schema._zod.def as unknown as { entries?: Record<string, string>; element?: z.ZodMiniType }
  if (def.entries) return Object.values(def.entries)
  return def.element ? choicesOf(def.element) : []
}
