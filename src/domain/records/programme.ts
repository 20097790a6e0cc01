// A programme: a grant as data. Its lists are keyed, so that two leads can change two indicators at once.
import * as z from 'zod/mini'
import { localDate } from '../values/local-date.ts'
import { shape } from '../values/shape.ts'
import { line, oneOf, whole0to } from '../values/text.ts'
import { field, kind, optional, orEmpty, type RecordOf } from './kind.ts'

const inBothLanguages = z.strictObject({ sv: line(500), en: line(500) })
const key = line(60)
/** Its place among its like: a keyed list has none of its own. */
const order = z.optional(whole0to(1000))

const scalar = z.union([z.string(), z.number(), z.boolean()])
/** Records of a kind whose fields hold a value, or one of several. */
const condition = z.strictObject({
  kind: line(40),
  where: z.optional(z.record(z.string(), z.union([scalar, z.array(scalar)]))),
})

const measureNames = ['records', 'people', 'contacts', 'level'] as const

const target = z.strictObject({
  atLeast: whole0to(1_000_000, 1),
  per: oneOf(['year', 'period']),
  /** Share of the target due by the end of each month, in thousandths, where the pace is not even (C8). */
  byMonth: z.optional(z.array(whole0to(1000)).check(z.minLength(12), z.maxLength(12))),
})

/** What may change over the years; a change carries its day, and never rewrites what an earlier month had (C10). */
const definition = {
  counts: z.array(condition),
  measures: oneOf(measureNames),
  target: z.nullable(target),
}

const indicator = z.strictObject({
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
  changes: z.optional(z.array(z.strictObject({ from: localDate, ...definition }))),
})

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
const rule = z.strictObject({
  order,
  id: line(40),
  name: inBothLanguages,
  value: ruleValue,
  source: line(1000),
  changes: z.optional(z.array(z.strictObject({ from: localDate, value: ruleValue }))),
})

const rows = <S extends z.ZodMiniType>(schema: S) => shape(z.array(schema), { control: 'rows' })

export const programme = kind('programme', {
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
})
export type Programme = RecordOf<typeof programme>
export type Indicator = Programme['indicators'][number]
export type Target = NonNullable<Indicator['target']>
export type Definition = Pick<Indicator, 'counts' | 'measures' | 'target'>
export type Condition = Indicator['counts'][number]
export type Measure = Indicator['measures']
