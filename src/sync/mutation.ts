// What a person did, as a mutation: from what was on the screen and what it says now.
import { splitKeyed } from '../domain/records/kind.ts'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import { sameValue } from './canonical.ts'
import { type Mid, type Mutation, schemaNumber } from './messages.ts'
import { allHeads, type Shown } from './shown.ts'

/** A change without its place in a queue: what `save` is given. */
export type Change = Pick<Mutation, 'mid' | 'type' | 'rec' | 'op' | 'set' | 'base' | 'repairs'>

export type Values = Readonly<Record<string, unknown>>

/** A record as it was on the screen. */
export type Seen = Pick<Shown, 'record' | 'heads' | 'conflicts' | 'erasures'>

/** Places a change in its device's queue. */
export const mutationOf = (change: Change, lseq: number, at: string): Mutation => ({
  ...change,
  lseq,
  at,
  schema: schemaNumber,
})

/** A new record's first mutation: its values, and a base of nothing. */
export function creationOf(kind: KindName, rec: string, values: Values, mid: Mid): Change {
  const set: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue
    const keyedBy = kindNamed(kind).fields[name]?.keyedBy
    if (!keyedBy) set[name] = value
    else
      for (const element of value as Record<string, unknown>[]) set[`${name}/${element[keyedBy]}`] = element
  }
  return { mid, type: kind, rec, op: 'set', set, base: {} }
}

/** The fields' heads that an editor saw: those with the shown value, so that equal values collapse (C11). */
function baseOf(seen: Seen, field: string): readonly Mid[] {
  return withErasures(seen.conflicts[field]?.[0]?.mids ?? seen.heads[field] ?? [], seen, field)
}

/** What an editor saw of a field, with the erasures of it that she has seen: what she says now is a new word (I16). */
function withErasures(base: readonly Mid[], seen: Pick<Seen, 'erasures'>, field: string): readonly Mid[] {
  const more = seen.erasures?.[field] ?? []
  return more.every((mid) => base.includes(mid)) ? base : [...new Set([...base, ...more])].sort()
}

/** The base of what takes a refused change's place: what that one saw, and the erasures that are seen now. */
export const repairedBase = (
  base: Mutation['base'],
  seen: Pick<Seen, 'erasures'> | null | undefined,
): Mutation['base'] =>
  Object.fromEntries(
    Object.entries(base).map(([name, saw]) => [name, seen ? withErasures(saw, seen, name) : saw]),
  )

/**
 * What an edit changed, with the heads its editor saw as base; null when nothing is different. Values left out of
 * `edited` stay; `undefined` or `null` clears. Saving a returned record makes it new (C6), said in the same change.
 */
export function changeOf(seen: Seen, edited: Values, mid: Mid): Change | null {
  const { kind, id } = seen.record
  const before = seen.record as unknown as Values
  const set: Record<string, unknown> = {}
  for (const [name, declared] of Object.entries(kindNamed(kind).fields)) {
    if (!Object.hasOwn(edited, name)) continue
    if (declared.keyedBy)
      Object.assign(set, elementsChanged(name, declared.keyedBy, before[name], edited[name]))
    else if (!sameValue(edited[name] ?? declared.empty, before[name])) set[name] = edited[name] ?? null
  }
  if (Object.keys(set).length === 0) return null
  const base = Object.fromEntries(Object.keys(set).map((name) => [name, baseOf(seen, name)]))
  const review = before.review as { state: string } | undefined
  if (review?.state === 'returned' && set.review === undefined) {
    set.review = { state: 'new' }
    set._seen = allHeads(seen)
    base.review = baseOf(seen, 'review')
  }
  return { mid, type: kind, rec: id, op: 'set', set, base }
}

function elementsChanged(
  name: string,
  keyedBy: string,
  before: unknown,
  after: unknown,
): Record<string, unknown> {
  const byKey = (list: unknown) =>
    new Map(((list ?? []) as Record<string, unknown>[]).map((element) => [String(element[keyedBy]), element]))
  const [old, now] = [byKey(before), byKey(after)]
  const set: Record<string, unknown> = {}
  for (const [key, element] of now) if (!sameValue(element, old.get(key))) set[`${name}/${key}`] = element
  for (const key of old.keys()) if (!now.has(key)) set[`${name}/${key}`] = null
  return set
}

/** A deletion, or (with `deleted: false`) its undoing; it says which heads it saw. */
export function deletionOf(seen: Seen, mid: Mid, deleted = true): Change {
  return {
    mid,
    type: seen.record.kind,
    rec: seen.record.id,
    op: 'delete',
    set: { _deleted: deleted, _seen: allHeads(seen) },
    base: { _deleted: seen.heads._deleted ?? [] },
  }
}

/** The lead's review of a record as it was seen; changed afterwards by someone else, an approved one is new again. */
export function reviewOf(
  seen: Seen,
  review: { state: 'new' | 'approved' } | { state: 'returned'; comment: string },
  mid: Mid,
): Change {
  const { kind, id } = seen.record
  const set = { review, _seen: allHeads(seen) }
  return { mid, type: kind, rec: id, op: 'set', set, base: { review: seen.heads.review ?? [] } }
}

/** The lead's decision on a field in conflict: it names every head, and the losers stay in the history. */
export function resolutionOf(seen: Seen, field: string, value: unknown, mid: Mid): Change {
  const { kind, id } = seen.record
  return {
    mid,
    type: kind,
    rec: id,
    op: 'resolve',
    set: { [field]: value ?? null, ...(field === '_deleted' ? { _seen: allHeads(seen) } : {}) },
    base: { [field]: withErasures(seen.heads[field] ?? [], seen, field) },
  }
}

/**
 * What undoes a decision on a field in conflict: each value that stood is said again, none having seen another, so that
 * they stand against each other as before. To set one of them back would be a decision too.
 */
export function reopeningsOf(decided: Change, before: Seen, mids: () => Mid): Change[] {
  const again = { type: decided.type, rec: decided.rec }
  return Object.keys(decided.set).flatMap((field): Change[] => {
    if (field === '_seen') return []
    const base = { [field]: withErasures([decided.mid], before, field) }
    // Deleted by one who had seen nothing of it: what others said of it stands against that.
    if (field === '_deleted')
      return [{ ...again, mid: mids(), op: 'delete', set: { _deleted: true, _seen: [] }, base }]
    return (before.conflicts[field] ?? []).map(({ value }) => ({
      ...{ ...again, mid: mids(), op: 'set' as const, base },
      set: { [field]: value ?? null, ...(field === 'review' ? { _seen: allHeads(before) } : {}) },
    }))
  })
}

/** What undoes a change: a change like any other, that sets each field back to what its editor had seen. */
export function inverse(change: Change, before: Seen | null, now: Seen, mid: Mid): Change {
  if (!before) return deletionOf(now, mid)
  if (Object.hasOwn(change.set, '_deleted')) return deletionOf(now, mid, change.set._deleted !== true)
  const set: Record<string, unknown> = {}
  const base: Record<string, readonly Mid[]> = {}
  for (const name of Object.keys(change.set)) {
    // An edit that made a returned record new leaves it so: its author has no other word in the review.
    if (name.startsWith('_') || (name === 'review' && Object.keys(change.base).length > 1)) continue
    set[name] = valueBefore(before, name)
    // Of erasures those alone that were seen with that value: what was erased since is not set back.
    base[name] = withErasures([change.mid], before, name)
  }
  if (Object.hasOwn(set, 'review')) set._seen = allHeads(now)
  return { mid, type: change.type, rec: change.rec, op: 'set', set, base }
}

function valueBefore(seen: Seen, name: string): unknown {
  const [list, key] = splitKeyed(name)
  const value = (seen.record as unknown as Values)[list]
  if (key === undefined) return value ?? null
  const keyedBy = kindNamed(seen.record.kind).fields[list]?.keyedBy ?? ''
  return (value as Record<string, unknown>[]).find((element) => String(element[keyedBy]) === key) ?? null
}
