// A column of a table: what it reads in a row, and how that is said.

/** What a cell holds: nothing, a text or choice, a day (`2026-11-23`, or with a time of day), a number, or several choices. */
export type Value = string | number | null | readonly string[]

/** What can be asked of a column: how it is narrowed, sorted and grouped. */
export type Shape = 'text' | 'choice' | 'choices' | 'day' | 'number'

export type Column<R> = {
  id: string
  shape: Shape
  valueOf: (row: R) => Value
  /** A value in words, as it stands on the screen; of a list each of its elements is asked for alone. */
  textOf: (value: string | number) => string
  /** Whether its numbers can be summed: a year cannot. */
  sums?: boolean | undefined
}

export const isNone = (value: Value): value is null =>
  value === null || value === '' || (typeof value === 'object' && value.length === 0)

/** A whole value in words. */
export function textOf<R>(column: Pick<Column<R>, 'textOf'>, value: Value): string {
  if (value === null || value === '') return ''
  return typeof value === 'object' ? value.map((one) => column.textOf(one)).join(', ') : column.textOf(value)
}
