// A change to a target or a rule, laid in with its day, so that no earlier month is judged anew (C10).
import type { Definition, Indicator, Programme } from '../records/programme.ts'
import type { LocalDate } from '../values/local-date.ts'

type Rule = Programme['rules'][number]
/** From a day on; or a slip of the pen that is put right for as long as it has stood. */
export type Holds = { from: LocalDate } | 'corrected'

type Dated<V> = { changes?: (V & { from: LocalDate })[] | undefined }

/** What was said last, whichever day it carries: what the next change starts from. */
export const latestDefinition = ({ changes, counts, measures, target }: Indicator): Definition => {
  const last = changes?.at(-1)
  return last
    ? { counts: last.counts, measures: last.measures, target: last.target }
    : { counts, measures, target }
}
export const latestValue = ({ changes, value }: Rule): Rule['value'] => changes?.at(-1)?.value ?? value

/** The day from which what was said last holds; null where it has held all along. */
export const latestFrom = ({ changes }: Indicator | Rule): LocalDate | null => changes?.at(-1)?.from ?? null

/** An indicator that counts otherwise, from a day or corrected where it stands. */
export const withDefinition = (indicator: Indicator, said: Definition, holds: Holds): Indicator =>
  withChange<Definition, Indicator>(indicator, said, holds)

/** A rule with another value, from a day or corrected where it stands. */
export const withValue = (rule: Rule, value: Rule['value'], holds: Holds): Rule =>
  withChange<Pick<Rule, 'value'>, Rule>(rule, { value }, holds)

/** Without the change of a day: what was said before it holds again. */
export function withoutChange<O extends Dated<object>>(one: O, from: LocalDate): O {
  const { changes = [], ...rest } = one
  const left = changes.filter((change) => change.from !== from)
  return { ...rest, ...(left.length > 0 ? { changes: left } : {}) } as O
}

function withChange<V extends object, O extends V & Dated<V>>(one: O, said: V, holds: Holds): O {
  const { changes = [] } = one
  const last = changes.at(-1)
  if (holds === 'corrected') {
    return last
      ? { ...one, changes: [...changes.slice(0, -1), { from: last.from, ...said }] }
      : { ...one, ...said }
  }
  const others = changes.filter(({ from }) => from !== holds.from)
  return {
    ...one,
    changes: [...others, { from: holds.from, ...said }].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}
