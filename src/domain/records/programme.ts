// A programme: a grant as data. Its lists are keyed, so that two leads can change two indicators at once.
import * as z from 'zod/mini'
import { localDate, parseLocalDate } from '../values/local-date.ts'
import { shape } from '../values/shape.ts'
import { line, oneOf, whole0to } from '../values/text.ts'
import { canHold, isCountable, namesContacts, type Scalar, whyNotField } from './countable.ts'
import { type AcrossFields, field, kind, optional, orEmpty, type RecordOf } from './kind.ts'

const inBothLanguages = z.strictObject({ sv: line(500), en: line(500) })
const key = line(60)
/** Its place among its like: a keyed list has none of its own. */
const order = z.optional(whole0to(1000))

/** Says what is wrong where it is wrong: the path carries the field's name, so that whoever reads it can mend it. */
const refusing =
  <T>(problems: (value: T) => Iterable<{ because: string; at?: readonly (string | number)[] }>) =>
  (context: z.core.ParsePayload<T>) => {
    for (const { because, at = [] } of problems(context.value)) {
      context.issues.push({ code: 'custom', message: because, path: [...at], input: context.value })
    }
  }

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'value-never-held' })
/** Records of a kind whose fields hold a value, or one of several. What could never be counted is no condition. */
const condition = z
  .strictObject({
    kind: line(40),
    where: z.optional(z.record(z.string(), z.union([scalar, z.array(scalar)]))),
  })
  .check(
    refusing(function* ({ kind, where = {} }) {
      if (!isCountable(kind)) return yield { because: 'kind-not-counted', at: ['kind'] }
      for (const [name, asked] of Object.entries(where)) {
        const values: Scalar[] = Array.isArray(asked) ? asked : [asked]
        const because =
          whyNotField(kind, name) ??
          (values.length === 0 ? 'asks-for-nothing' : null) ??
          (values.every((value) => canHold(kind, name, value)) ? null : 'value-never-held')
        if (because) yield { because, at: ['where', name] }
      }
    }),
  )

export const measureNames = ['records', 'people', 'contacts', 'level'] as const

const target = z.strictObject({
  atLeast: whole0to(1_000_000, 1),
  per: oneOf(['year', 'period']),
  /** Share of the target due by the end of each month, in thousandths, where the pace is not even (C8). */
  byMonth: z.optional(
    z.array(whole0to(1000)).check(
      z.minLength(12),
      z.maxLength(12),
      z.refine((due) => due.every((share, i) => share >= (due[i - 1] ?? 0)) && due.at(-1) === 1000, {
        error: 'not-rising-to-all',
      }),
    ),
  ),
})

/** What may change over the years; a change carries its day, and never rewrites what an earlier month had (C10). */
const definition = {
  counts: z
    .array(condition)
    .check(z.minLength(1, { error: 'counts-nothing' }), z.maxLength(20, { error: 'too-many' })),
  measures: oneOf(measureNames),
  target: z.nullable(target),
}

type Counted = Pick<z.output<z.ZodMiniObject<typeof definition>>, 'counts' | 'measures'>

/** A level is of the municipalities' memberships and of nothing else; different contacts are of those who name any. */
function* mismeasured({ counts, measures }: Counted): Iterable<{ because: string; at: string[] }> {
  const isMembership = ({ kind, where }: Counted['counts'][number]) =>
    kind === 'activity' && [where?.type].flat().every((type) => type === 'municipality-membership')
  if (measures === 'level' && !counts.every(isMembership)) {
    yield { because: 'level-of-something-else', at: ['measures'] }
  }
  if (measures === 'contacts' && !counts.every(({ kind }) => namesContacts(kind))) {
    yield { because: 'names-no-contacts', at: ['measures'] }
  }
}

const change = z.strictObject({ from: localDate, ...definition }).check(refusing(mismeasured))

/** Each change has a day of its own, and they stand in the order of their days. */
const inOrder = <T extends { from: string }>(changes: readonly T[]): boolean =>
  changes.every(({ from }, i) => i === 0 || (changes[i - 1]?.from ?? '') < from)
const dated = <S extends z.ZodMiniType<{ from: string }>>(one: S) =>
  z.optional(
    z
      .array(one)
      .check(
        z.refine((changes) => inOrder(changes as { from: string }[]), { error: 'changes-out-of-order' }),
      ),
  )

const indicator = z
  .strictObject({
    order,
    id: key,
    objective: key,
    name: inBothLanguages,
    ...definition,
    partOf: z.optional(key),
    /** Where the decision, or our rule, says so. */
    source: line(1000),
    /** Ids of the counting rules that place its records. */
    rules: z.array(line(10)),
    changes: dated(change),
  })
  .check(refusing(mismeasured))

const objective = z.strictObject({ order, id: key, number: whole0to(100, 1), name: inBothLanguages })
const perspective = z.strictObject({ order, id: key, name: inBothLanguages, prioritised: z.boolean() })
const budgetLine = z.strictObject({
  order,
  line: key,
  amounts: z.array(z.strictObject({ year: whole0to(2199, 1900), ore: whole0to(100_000_000_000) })),
})
const funding = z.strictObject({
  order,
  name: key,
  /** Whether it carries half of what is booked, up to its cap (C16). */
  oneToOne: z.boolean(),
  capOre: whole0to(100_000_000_000),
  amounts: budgetLine.shape.amounts,
})
const ruleValue = z.union([z.number(), z.string(), z.boolean(), z.array(z.string())])
/** What each rule that counting knows may hold: anything else would be passed over in silence. */
const activityTypes = z
  .array(z.string().check(z.refine((type) => canHold('activity', 'type', type), { error: 'not-a-choice' })))
  .check(z.minLength(1, { error: 'asks-for-nothing' }))
const monthAndDay = z
  .string()
  .check(z.refine((day) => parseLocalDate(`2023-${day}`) !== null, { error: 'not-a-date' }))
const heldBy: Readonly<Record<string, z.ZodMiniType>> = {
  'young-at-most': whole0to(120, 1),
  'youth-owned-share': whole0to(100, 1),
  'near-margin': whole0to(100),
  'plan-for-few': z.array(monthAndDay).check(z.minLength(1, { error: 'asks-for-nothing' })),
  'information-efforts': activityTypes,
  'never-a-quarter-without': activityTypes,
  'agenda-2030-share': whole0to(100),
  'short-session': whole0to(1440),
  'small-cell': whole0to(1000),
  'fewest-answers-kept': whole0to(1000),
}
const rule = z
  .strictObject({
    order,
    id: line(40),
    name: inBothLanguages,
    value: ruleValue,
    source: line(1000),
    changes: dated(z.strictObject({ from: localDate, value: ruleValue })),
  })
  .check(
    refusing(function* ({ id, value, changes = [] }) {
      const holds = Object.hasOwn(heldBy, id) ? heldBy[id] : undefined
      for (const said of [value, ...changes.map((change) => change.value)]) {
        const wrong = holds?.safeParse(said).error?.issues[0]
        if (wrong) {
          yield { because: wrong.message === 'Invalid input' ? 'not-valid' : wrong.message, at: ['value'] }
        }
      }
    }),
  )

const rows = <S extends z.ZodMiniType>(schema: S) => shape(z.array(schema), { control: 'rows' })

type Parts = { [F in 'from' | 'to']?: string } & {
  objectives?: { id: string }[]
  indicators?: { id: string; objective: string; partOf?: string }[]
}

const endsBeforeItBegins: AcrossFields = ({ from, to }: Parts) =>
  from !== undefined && to !== undefined && from > to
    ? { field: 'to', because: 'ends-before-it-begins' }
    : null

const objectiveMissing: AcrossFields = ({ objectives = [], indicators = [] }: Parts) => {
  const lost = indicators.find(({ objective }) => !objectives.some(({ id }) => id === objective))
  return lost ? { field: `indicators/${lost.id}/objective`, because: 'no-such-objective' } : null
}

const partOfNothing: AcrossFields = ({ indicators = [] }: Parts) => {
  const wholeOf = new Map(indicators.map(({ id, partOf }) => [id, partOf]))
  for (const { id, partOf } of indicators) {
    const at = `indicators/${id}/partOf`
    if (partOf !== undefined && !wholeOf.has(partOf)) return { field: at, because: 'no-such-indicator' }
    const seen = new Set([id])
    for (let whole = partOf; whole !== undefined; whole = wholeOf.get(whole)) {
      if (seen.has(whole)) return { field: at, because: 'part-of-itself' }
      seen.add(whole)
    }
  }
  return null
}

export const programme = kind(
  'programme',
  {
    key: field(key, { section: 'about' }),
    name: field(line(), { section: 'about' }),
    diaryNumber: optional(line(60), { section: 'about' }),
    funders: orEmpty(z.array(line()), [], { section: 'about' }),
    from: field(localDate, { section: 'when' }),
    to: field(localDate, { section: 'when' }),
    objectives: orEmpty(rows(objective), [], { section: 'about', keyedBy: 'id' }),
    indicators: orEmpty(rows(indicator), [], { section: 'about', keyedBy: 'id' }),
    perspectives: orEmpty(rows(perspective), [], { section: 'about', keyedBy: 'id' }),
    budget: orEmpty(rows(budgetLine), [], { section: 'about', keyedBy: 'line' }),
    funding: orEmpty(rows(funding), [], { section: 'about', keyedBy: 'name' }),
    rules: orEmpty(rows(rule), [], { section: 'about', keyedBy: 'id' }),
  },
  [endsBeforeItBegins, objectiveMissing, partOfNothing],
)
export type Programme = RecordOf<typeof programme>
export type Indicator = Programme['indicators'][number]
export type Target = NonNullable<Indicator['target']>
export type Definition = Pick<Indicator, 'counts' | 'measures' | 'target'>
export type Condition = Indicator['counts'][number]
export type Measure = Indicator['measures']
