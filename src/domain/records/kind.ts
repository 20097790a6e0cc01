// The grammar of records: a kind is a name with its fields, and each field is declared once.
import * as z from 'zod/mini'
import { recordId, references } from '../values/record-id.ts'
import { line, oneOf } from '../values/text.ts'

export type Section = 'when' | 'where' | 'who' | 'about' | 'agenda' | 'outcome' | 'next' | 'more' | 'standing'

export type FieldMeta = {
  section: Section
  /** About a person: sealed at rest, erasable, in no report and no anonymous export. */
  personal?: true
  /** A list of which each element is a field of its own on the wire, `followUps/12`: the key that names it. */
  keyedBy?: string
  /** Only the lead's word changes it. */
  leadOnly?: true
  /** The schema number that brought it. */
  since?: number
}

/** What a field left out means: it must be there, it may be missing, or it is empty. */
type Absence = 'required' | 'optional' | 'empty'

export type Field<S extends z.ZodMiniType = z.ZodMiniType, A extends Absence = Absence> = FieldMeta & {
  schema: S
  absence: A
  empty?: unknown
}

/** A field that must be there. */
export const field = <S extends z.ZodMiniType>(schema: S, meta: FieldMeta): Field<S, 'required'> => ({
  ...meta,
  schema,
  absence: 'required',
})

/** A field that may be left out, and that `null` clears. */
export const optional = <S extends z.ZodMiniType>(schema: S, meta: FieldMeta): Field<S, 'optional'> => ({
  ...meta,
  schema,
  absence: 'optional',
})

/** A list, text or switch that is `empty` when it is left out. */
export const orEmpty = <S extends z.ZodMiniType>(
  schema: S,
  empty: z.output<S>,
  meta: FieldMeta,
): Field<S, 'empty'> => ({ ...meta, schema, absence: 'empty', empty })

export type Fields = Record<string, Field>

type Shown<F extends Fields> = {
  [K in keyof F as F[K]['absence'] extends 'optional' ? never : K]: z.output<F[K]['schema']>
} & {
  [K in keyof F as F[K]['absence'] extends 'optional' ? K : never]?: z.output<F[K]['schema']>
}
type Flat<T> = { [K in keyof T]: T[K] } & {}

export type ReviewState = 'new' | 'approved' | 'returned'

const reviewStates = ['new', 'approved', 'returned'] as const
const review = z.strictObject({ state: oneOf(reviewStates), comment: z.optional(line(2_000)) }).check(
  z.refine((value) => value.state !== 'returned' || value.comment !== undefined, {
    error: 'comment-missing',
    path: ['comment'],
  }),
)

/** The lead's word on doubles, on every record. */
const doublesFields = {
  sameAs: optional(recordId, { section: 'standing', leadOnly: true }),
  notSameAs: orEmpty(references('any'), [], { section: 'standing', leadOnly: true }),
}

/** On what is counted or reviewed. */
const countedFields = {
  review: orEmpty(review, { state: 'new' }, { section: 'standing' }),
  counts: orEmpty(z.boolean({ error: 'not-yes-or-no' }), true, { section: 'standing' }),
  countsNot: optional(line(500), { section: 'standing' }),
}

/** A rule that spans fields: the field to blame and why, or null. Read only when all of them are known. */
export type AcrossFields = (record: Record<string, unknown>) => { field: string; because: string } | null

export type Kind<N extends string = string, F extends Fields = Fields> = {
  name: N
  fields: F
  /** Whether it is counted and reviewed: has `review`, `counts`, `countsNot`. */
  counted: boolean
  across: readonly AcrossFields[]
  /** Rows that are written once, and corrected by a new row: attendance and its totals. */
  insertOnly: boolean
}

type Doubles = typeof doublesFields
type Counted = typeof countedFields

const setAside: AcrossFields = (record) =>
  record.counts === false && record.countsNot === undefined
    ? { field: 'countsNot', because: 'reason-missing' }
    : null

/** A kind that is counted and reviewed. */
export function countedKind<N extends string, F extends Fields>(
  name: N,
  fields: F,
  across: readonly AcrossFields[] = [],
): Kind<N, F & Counted & Doubles> {
  return {
    name,
    fields: { ...fields, ...countedFields, ...doublesFields },
    counted: true,
    across: [...across, setAside],
    insertOnly: false,
  }
}

/** A kind that is neither counted nor reviewed. */
export function kind<N extends string, F extends Fields>(
  name: N,
  fields: F,
  across: readonly AcrossFields[] = [],
  { insertOnly = false } = {},
): Kind<N, F & Doubles> {
  return { name, fields: { ...fields, ...doublesFields }, counted: false, across, insertOnly }
}

/** A whole record of a kind, as it is shown and counted. */
export type RecordOf<K> = K extends Kind<infer N, infer F> ? Flat<{ kind: N; id: string } & Shown<F>> : never
export type Issue = { field: string; because: string }

const because = (issue: { message: string; code?: string; input?: unknown }): string =>
  issue.message === 'Invalid input' ? 'not-valid' : issue.message || 'not-valid'

/** What is wrong inside a field's value, each with where it stands; a name that nothing has is said by name. */
const issuesIn = (name: string, { issues }: z.core.$ZodError): Issue[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: [name, ...issue.path, key].join('/'), because: 'unknown-field' }))
      : { field: [name, ...issue.path].join('/'), because: because(issue) },
  )

/** One field's value checked: the value in its one form, or what is wrong. `null` clears what may be left out. */
export function checkField(
  of: Kind,
  name: string,
  value: unknown,
): { ok: true; value: unknown } | { ok: false; issues: Issue[] } {
  const [head, key] = splitKeyed(name)
  const found = Object.hasOwn(of.fields, head) ? of.fields[head] : undefined
  if (!found || (key !== undefined) !== (found.keyedBy !== undefined)) {
    return { ok: false, issues: [{ field: name, because: 'unknown-field' }] }
  }
  if (value === null) {
    if (key !== undefined || found.absence !== 'required') return { ok: true, value: null }
    return { ok: false, issues: [{ field: name, because: 'required' }] }
  }
  const schema = key === undefined ? found.schema : elementOf(found.schema)
  const result = schema.safeParse(value)
  if (!result.success) return { ok: false, issues: issuesIn(name, result.error) }
  if (key !== undefined && found.keyedBy) {
    const said = (result.data as Record<string, unknown>)[found.keyedBy]
    if (String(said) !== key) return { ok: false, issues: [{ field: name, because: 'wrong-key' }] }
  }
  return { ok: true, value: result.data }
}

/** `followUps/12` as its list and its key; a name without a slash is a field of its own. */
export function splitKeyed(name: string): [field: string, key: string | undefined] {
  const slash = name.indexOf('/')
  return slash < 0 ? [name, undefined] : [name.slice(0, slash), name.slice(slash + 1)]
}

function elementOf(schema: z.ZodMiniType): z.ZodMiniType {
  return (schema._zod.def as unknown as { element: z.ZodMiniType }).element
}

/** A whole record checked, as when it is created: every field, then the rules across fields. Lists come whole. */
export function checkWhole(
  of: Kind,
  values: Readonly<Record<string, unknown>>,
): { ok: true; values: Record<string, unknown> } | { ok: false; issues: Issue[] } {
  const issues: Issue[] = []
  const good: Record<string, unknown> = {}
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(of.fields, name)) issues.push({ field: name, because: 'unknown-field' })
  }
  for (const [name, declared] of Object.entries(of.fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined || value === null) {
      if (declared.absence === 'required') issues.push({ field: name, because: 'required' })
      continue
    }
    const checked = declared.keyedBy ? checkKeyed(declared, name, value) : checkField(of, name, value)
    if (checked.ok) good[name] = checked.value
    else issues.push(...checked.issues)
  }
  if (issues.length === 0) issues.push(...acrossIssues(of, good))
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values: good }
}

function checkKeyed(declared: Field, name: string, value: unknown): ReturnType<typeof checkField> {
  const result = declared.schema.safeParse(value)
  if (!result.success) return { ok: false, issues: issuesIn(name, result.error) }
  const keys = (result.data as Record<string, unknown>[]).map((element) => element[declared.keyedBy ?? ''])
  return new Set(keys).size === keys.length
    ? { ok: true, value: result.data }
    : { ok: false, issues: [{ field: name, because: 'said-twice' }] }
}

/** The rules across fields that a record breaks; a merge may break one without anyone's fault, and is then flagged. */
export function acrossIssues(of: Kind, values: Readonly<Record<string, unknown>>): Issue[] {
  return of.across.flatMap((rule) => rule(values as Record<string, unknown>) ?? [])
}

/**
 * Required fields that a record lacks: it is incomplete, and counted nowhere (C6). Personal ones are not asked for:
 * they are sealed where counting reads, and an erasure leaves the counts intact.
 */
export function missingFields(of: Kind, values: Readonly<Record<string, unknown>>): string[] {
  let asked = required.get(of)
  if (!asked) {
    asked = Object.entries(of.fields).flatMap(([name, { absence, personal }]) =>
      absence === 'required' && !personal ? [name] : [],
    )
    required.set(of, asked)
  }
  return asked.filter((name) => values[name] === undefined)
}
/** Asked of every record at every count: a kind's fields are gone through once. */
const required = new WeakMap<Kind, readonly string[]>()
