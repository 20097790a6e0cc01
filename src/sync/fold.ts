// How writes become a record: each field keeps the writes that no other write has seen (multi-value register).
import type { Mid, Op } from './messages.ts'

/** What folding reads of a mutation or an entry. */
export type Write = {
  mid: Mid
  op: Op
  set: Readonly<Record<string, unknown>>
  base: Readonly<Record<string, readonly Mid[]>>
  repairs?: Mid
  /** The office's number; a write that it has not numbered yet has its own device's. */
  seq?: number
  lseq?: number
}

/** A write that still stands for a field: nobody has written over it who saw it. */
export type Head = {
  mid: Mid
  value: unknown
  base: readonly Mid[]
  seq?: number
  lseq?: number
  /** The refused write it repairs: it answers to that name too. */
  also?: Mid
  /** For `_deleted` and `review`: the heads its author saw in the whole record. */
  seen?: readonly Mid[]
  erasure?: true
}

export type FoldedField = {
  heads: readonly Head[]
  /** Every mid that some write named as seen, or that fell with one, sorted; it never stands again, whenever it arrives. */
  gone: readonly Mid[]
  /** Of those, the ones that an erasure covers. */
  erased?: readonly Mid[]
  /** The erasures themselves, sorted. */
  erasures?: readonly Mid[]
}

export type Folded = { readonly fields: Readonly<Record<string, FoldedField>> }

export const emptyFold: Folded = { fields: {} }

const emptyField: FoldedField = { heads: [], gone: [] }

/** Folds one write. Order-free, idempotent, replay-safe: heads are exactly the writes that no other names (I6). */
export function fold(folded: Folded, write: Write): Folded {
  const fields: Record<string, FoldedField> = { ...folded.fields }
  foldInto(fields, write)
  return { fields }
}

export function foldAll(writes: Iterable<Write>): Folded {
  const fields: Record<string, FoldedField> = {}
  for (const write of writes) foldInto(fields, write)
  return { fields }
}

function foldInto(fields: Record<string, FoldedField>, write: Write): void {
  for (const name of Object.keys(write.set)) {
    if (name !== '_seen') fields[name] = foldField(fields[name] ?? emptyField, name, write.set[name], write)
  }
}

function foldField(before: FoldedField, name: string, value: unknown, write: Write): FoldedField {
  const base = write.base[name] ?? []
  let gone = union(before.gone, base)
  const erased = write.op === 'erase' ? union(before.erased ?? [], base) : before.erased
  const head = headOf(name, value, base, write)
  const known = before.heads.some((other) => other.mid === head.mid)
  let heads = known ? before.heads : [...before.heads, head]
  for (;;) {
    const fallen = heads.filter((other) => isGone(other, gone) || isStale(other, erased))
    if (fallen.length === 0) break
    // By its own name too, though nobody named it: an erasure covers every write that it knows.
    gone = union(
      gone,
      fallen.map(({ mid }) => mid),
    )
    heads = heads.filter((other) => !fallen.includes(other))
  }
  if (heads.length > 1) heads = [...heads].sort(byArrival)
  if (!erased) return { heads, gone }
  const erasures = write.op === 'erase' ? union(before.erasures ?? [], [write.mid]) : (before.erasures ?? [])
  return { heads, gone, erased, erasures }
}

function headOf(name: string, value: unknown, base: readonly Mid[], write: Write): Head {
  const head: Head = { mid: write.mid, value, base }
  if (write.seq !== undefined) head.seq = write.seq
  else if (write.lseq !== undefined) head.lseq = write.lseq
  if (write.repairs !== undefined) head.also = write.repairs
  const seen = write.set._seen
  if ((name === '_deleted' || name === 'review') && Array.isArray(seen)) head.seen = seen as Mid[]
  if (write.op === 'erase') head.erasure = true
  return head
}

const isGone = (head: Head, gone: readonly Mid[]): boolean =>
  gone.includes(head.mid) || (head.also !== undefined && gone.includes(head.also))

/** A write that saw nothing but what was erased, or nothing at all, would bring it back: it does not stand. */
const isStale = (head: Head, erased: readonly Mid[] | undefined): boolean =>
  erased !== undefined && head.erasure !== true && head.base.every((mid) => erased.includes(mid))

/**
 * Whether a write's value for a field would bring back what was erased; such a value is not even stored. It would, unless
 * it names something known that no erasure covers: whoever edits after an erasure names that too, so that what came after
 * one is told from what was written before, also where an office put back to an older day lacks what both stand on.
 */
export function wouldBringBack(folded: Folded, name: string, base: readonly Mid[]): boolean {
  const field = folded.fields[name]
  if (!field?.erased) return false
  const { heads, gone, erased } = field
  const isKnown = (mid: Mid) =>
    gone.includes(mid) || heads.some((head) => head.mid === mid || head.also === mid)
  return !base.some((mid) => isKnown(mid) && !erased.includes(mid))
}

// The head that reached the office first stands first; unsent ones after, in the order they were saved (C11).
function byArrival(a: Head, b: Head): number {
  const left = a.seq ?? Number.POSITIVE_INFINITY
  const right = b.seq ?? Number.POSITIVE_INFINITY
  if (left !== right) return left < right ? -1 : 1
  if ((a.lseq ?? 0) !== (b.lseq ?? 0)) return (a.lseq ?? 0) - (b.lseq ?? 0)
  return a.mid < b.mid ? -1 : 1
}

function union(known: readonly Mid[], more: readonly Mid[]): readonly Mid[] {
  if (known.length === 0 && more.length < 2) return more
  if (more.every((mid) => known.includes(mid))) return known
  return [...new Set([...known, ...more])].sort()
}
