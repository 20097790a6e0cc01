// What a field has said before and does not say now, for someone to take back: every value once, the latest first.
import { kindNamed } from '../domain/records/kinds.ts'
import { shapeOf } from '../domain/values/shape.ts'
import { sameValue } from '../sync/canonical.ts'
import type { Values } from '../sync/mutation.ts'
import type { HistoryLine } from './live.ts'
import type { Opened } from './sealed-rows.ts'

/** A field by its name in the form, what it says now, and the lines of the history that said something else. */
export type Older = { field: string; now: unknown; said: readonly { value: unknown; line: HistoryLine }[] }

/**
 * The fields that have said something else, in the order of their form. What only the lead's word changes, and what
 * waits for it, has its own way back; what was erased is in no line, and an answer that was never given is nothing to take back; nor are rows, of
 * which each has a form of its own.
 */
export function olderValues(
  { record, conflicts }: Pick<Opened, 'record' | 'conflicts'>,
  lines: readonly HistoryLine[],
): Older[] {
  const values = record as unknown as Values
  return Object.entries(kindNamed(record.kind).fields).flatMap(([field, { section, schema, empty }]) => {
    if (section === 'standing' || shapeOf(schema).control === 'rows' || Object.hasOwn(conflicts, field))
      return []
    const now = values[field]
    const said: { value: unknown; line: HistoryLine }[] = []
    for (const line of [...lines].reverse()) {
      if (line.op === 'erase' || !Object.hasOwn(line.set, field)) continue
      const value = line.set[field] ?? empty
      if (sameValue(value, now) || value === undefined || value === null) continue
      if (!said.some((one) => sameValue(one.value, value))) said.push({ value, line })
    }
    return said.length > 0 ? [{ field, now, said }] : []
  })
}
