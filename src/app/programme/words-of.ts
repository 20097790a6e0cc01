// A definition in words: what it counts, how it is measured, and its target.
import { isKindName, kindNamed } from '../../domain/records/kinds.ts'
import type { Condition, Target } from '../../domain/records/programme.ts'
import { type RecordWords, wordsOf } from '../../domain/records/words/words.ts'
import { goalNumbers } from '../../domain/values/goals.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import type { programmeWords } from '../words/rooms/programme.ts'

type Words = (typeof programmeWords)['sv']

/** One value of a field, as a reader knows it. */
export function valueWords(
  { words, records }: { words: Words; records: RecordWords },
  kind: string,
  field: string,
  value: unknown,
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (!isKindName(kind)) return String(value)
  const schema = kindNamed(kind).fields[field]?.schema
  const control = schema && shapeOf(schema).control
  if (control === 'municipality') return municipalities[value as '1880'] ?? String(value)
  const goal = goalNumbers.find((one) => one === value)
  if (control === 'goals' && goal) return `${goal} ${records.goals[goal]}`
  return wordsOf(records, kind, field)?.choices?.[String(value)] ?? String(value)
}

/** `Företagsstarter (Kooperativt företag: ja)` */
export function conditionWords(
  said: { words: Words; records: RecordWords },
  { kind, where = {} }: Condition,
): string {
  const { words, records } = said
  const name = isKindName(kind) ? records.kinds[kind].many : kind
  const types = [where.type ?? []].flat()
  const parts = Object.entries(where).flatMap(([field, asked]) => {
    if (field === 'type') return []
    const label = (isKindName(kind) && wordsOf(records, kind, field)?.label) || field
    const values = [asked].flat().map((value) => valueWords(said, kind, field, value))
    return [
      words.conditionIs(label.replace(/\?$/, ''), typeof asked === 'boolean' ? values.map(lower) : values),
    ]
  })
  // What an activity is, is its name here: `Aktiviteter: Samhällssamtal`.
  const whole =
    types.length > 0
      ? words.conditionIs(
          name,
          types.map((value) => valueWords(said, kind, 'type', value)),
        )
      : name
  return parts.length > 0 ? `${whole} (${parts.join(', ')})` : whole
}

export const targetWords = (words: Words, target: Target | null): string =>
  target ? words.targetWords(target.atLeast, target.per) : words.followed

const lower = (text: string): string => text.toLowerCase()
