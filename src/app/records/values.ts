// A form's values and a record's: what is blank on the screen is left out of the record, and back.
import { checkWhole, type Issue } from '../../domain/records/kind.ts'
import { type AnyRecord, type KindName, kindNamed } from '../../domain/records/kinds.ts'

export type FormValues = Record<string, unknown>

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

/** Form values without what is blank, texts trimmed: what a new record says. */
export function said(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => !name.startsWith('_') && !isBlank(value))
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]),
  )
}

/** Form values as an edit says them: what has become blank is cleared. */
export function edited(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !name.startsWith('_'))
      .map(([name, value]) => [
        name,
        isBlank(value) ? null : typeof value === 'string' ? value.trim() : value,
      ]),
  )
}

/** Why the values are not a whole record of the kind, in the order of its fields; empty when they are. */
export function issuesOf(kind: KindName, values: FormValues): Issue[] {
  const checked = checkWhole(kindNamed(kind), said(values))
  if (checked.ok) return []
  const order = Object.keys(kindNamed(kind).fields)
  const place = ({ field }: Issue) => order.indexOf(field.split('/')[0] ?? '')
  return [...checked.issues].sort((a, b) => place(a) - place(b))
}

/** A record's own values, as a form starts from them; review and the like are not typed in a form. */
export function formValuesOf(record: AnyRecord): FormValues {
  const {
    kind: _,
    id: __,
    review: ___,
    sameAs: ____,
    notSameAs: _____,
    ...values
  } = record as unknown as FormValues
  return values
}
