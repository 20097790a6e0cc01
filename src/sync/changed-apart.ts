// Changed by two who had not seen each other, in different fields: both hold, and nothing is to be decided (C11).
import type { Entry } from './messages.ts'

/** The earlier in the log, and the later one that was made without having seen it; each with the fields it changed. */
export type ChangedApart = { seq: number; sides: readonly [Side, Side] }
export type Side = { entry: Entry; fields: readonly string[] }

/**
 * The latest such pair of a record; null when there is none. A write that was made before another had reached the office
 * cannot have seen it; the clock that says so is its device's own, which is enough for what only informs (I11).
 */
export function changedApart(entries: readonly Entry[]): ChangedApart | null {
  const changes = entries.flatMap((entry) => {
    const fields = changedIn(entry)
    return fields.length > 0 ? [{ entry, fields }] : []
  })
  for (let at = changes.length - 1; at > 0; at--) {
    const then = changes[at]
    const first = then && changes.slice(0, at).findLast((one) => isApart(one, then))
    if (first && then) return { seq: then.entry.seq, sides: [first, then] }
  }
  return null
}

/** What an edit changed of what people see; a creation, the lead's word and an erasure are nobody's side. */
function changedIn({ op, base }: Entry): string[] {
  if (op !== 'set') return []
  return Object.keys(base).filter((field) => !field.startsWith('_') && !leadsOwn.has(field))
}
const leadsOwn = new Set(['review', 'sameAs', 'notSameAs'])

function isApart(first: Side, then: Side): boolean {
  const [a, b] = [first.entry, then.entry]
  if (a.by.device === null || b.by.device === null || a.by.device === b.by.device) return false
  if (Date.parse(b.at) >= Date.parse(a.recvAt)) return false
  return !then.fields.some((field) => first.fields.includes(field) || b.base[field]?.includes(a.mid))
}
