// Which record stands for which, once the lead has said that two are one (`sameAs`).
import type { ShownRecord } from '../records/shown-record.ts'

export type Canonical = {
  /** The id that stands for an id: its own when nobody has merged it, that of a missing record when merged into one. */
  of(id: string): string
  /** Every id that somebody has merged, or merged others into. */
  ids(): Iterable<string>
}

/**
 * `sameAs` followed to its end; a circle stands for its smallest id. Only records with a `sameAs` are read, so a device
 * may hand just those. A deleted record's merge holds: who refers to it is led on.
 */
export function canonical(records: Iterable<Pick<ShownRecord, 'record'>>): Canonical {
  const next = new Map<string, string>()
  for (const { record } of records) if (record.sameAs) next.set(record.id, record.sameAs)
  const known = new Map<string, string>()
  const of = (id: string): string => {
    const said = known.get(id)
    if (said !== undefined) return said
    if (!next.has(id)) return id
    const end = followed(id, next)
    known.set(id, end)
    return end
  }
  return { of, ids: () => new Set([...next.keys(), ...next.values()]) }
}

function followed(start: string, next: ReadonlyMap<string, string>): string {
  const path: string[] = []
  const at = new Map<string, number>()
  let id: string | undefined = start
  while (id !== undefined) {
    const circle = at.get(id)
    if (circle !== undefined) return path.slice(circle).sort()[0] ?? id
    at.set(id, path.length)
    path.push(id)
    id = next.get(id)
  }
  return path.at(-1) ?? start
}

/** The ids that another record stands for after a change than before it: they, and what refers to them, count anew. */
export function movedIds(before: Canonical, after: Canonical): string[] {
  const ids = new Set([...before.ids(), ...after.ids()])
  return [...ids].filter((id) => before.of(id) !== after.of(id))
}
