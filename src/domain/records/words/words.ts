// What a language must say of records: a word that is missing does not compile.
import type { Flag } from '../../review/flags.ts'
import type { GoalNumber } from '../../values/goals.ts'
import type { backgroundAges, backgroundGenders, backgroundOrigins } from '../attendance.ts'
import type { ReviewState } from '../kind.ts'
import type { KindName, RecordNamed } from '../kinds.ts'
import type { Refusal } from './because.ts'

/** The names of the choices in a value: of a choice, or of a list of choices; never for free text or a branded value. */
type Choices<T> = T extends readonly (infer E)[] ? Literal<E> : Literal<T>
type Literal<T> = T extends string
  ? string extends T
    ? never
    : T extends { readonly __brand: string }
      ? never
      : T
  : never
/** The names of the columns in a list of rows. */
type Columns<T> = T extends readonly (infer E)[]
  ? E extends readonly unknown[] | string | number
    ? never
    : Exclude<keyof E & string, 'order'>
  : never

export type FieldWords<T = unknown> = {
  label: string
  /** A line under the control, where the label alone would be misread. */
  help?: string
} & ([Choices<T>] extends [never] ? { choices?: never } : { choices: Readonly<Record<Choices<T>, string>> }) &
  ([Columns<T>] extends [never] ? { columns?: never } : { columns: Readonly<Record<Columns<T>, string>> })

/** Said once for all kinds, in `shared`. */
type Shared = 'review' | 'counts' | 'countsNot' | 'sameAs' | 'notSameAs'
type OwnField<N extends KindName> = Exclude<keyof RecordNamed<N>, 'kind' | 'id' | Shared>

export type KindWords<N extends KindName = KindName> = {
  one: string
  many: string
  fields: { readonly [F in OwnField<N>]-?: FieldWords<NonNullable<RecordNamed<N>[F]>> }
}

export type RecordWords = {
  kinds: { readonly [N in KindName]: KindWords<N> }
  shared: Readonly<Record<Shared, FieldWords>>
  reviewStates: Readonly<Record<ReviewState, string>>
  goals: Readonly<Record<GoalNumber, string>>
  /** The voluntary answers that `background` sums. */
  answers: Readonly<
    Record<(typeof backgroundAges | typeof backgroundGenders | typeof backgroundOrigins)[number], string>
  >
  refusals: Readonly<Record<Refusal, string>>
  flags: Readonly<Record<Flag, string>>
}

/** The words of a field by name, as a form that is drawn from the kinds asks for them; null for one without words. */
export function wordsOf(words: RecordWords, kind: KindName, field: string): LooseFieldWords | null {
  const own = words.kinds[kind].fields as Readonly<Record<string, LooseFieldWords>>
  const shared = words.shared as Readonly<Record<string, LooseFieldWords>>
  return own[field] ?? shared[field] ?? null
}

export type LooseFieldWords = {
  label: string
  help?: string
  choices?: Readonly<Record<string, string>>
  columns?: Readonly<Record<string, string>>
}
