// From heads to what people see: one value a field, and which fields are open until the lead decides (C11).
import { splitKeyed } from '../domain/records/kind.ts'
import { type AnyRecord, type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import { canonical, sameValue } from './canonical.ts'
import type { Folded, Head } from './fold.ts'
import type { Mid } from './messages.ts'

/** The values that stand against each other for a field, each with the heads that hold it; the shown one first. */
export type Standpoint = { value: unknown; mids: Mid[] }

/** When and by whom a record was made and last changed: drawn from the log, or brought along by an import. */
export type Made = { createdAt: string; createdBy: string | null; updatedAt: string }

/** What one more write, in the order of the log, says of when and by whom a record was made. */
export function madeAfter(
  before: Made | null,
  write: { set: Readonly<Record<string, unknown>>; by: { member: string | null }; at: string },
): Made {
  const brought = (name: string): string | undefined => write.set[name] as string | undefined
  if (before && brought('_createdAt') === undefined)
    return { ...before, updatedAt: brought('_updatedAt') ?? write.at }
  return {
    createdAt: brought('_createdAt') ?? write.at,
    createdBy: brought('_createdBy') ?? write.by.member,
    updatedAt: brought('_updatedAt') ?? write.at,
  }
}

export type Shown = ShownRecord & {
  /** For each field: the mids of all its heads. */
  heads: Readonly<Record<string, readonly Mid[]>>
  /** For each field in conflict: its values, the shown one first. */
  conflicts: Readonly<Record<string, readonly Standpoint[]>>
  /** Deleted by one and changed by another who had not seen it go. */
  deletedButChanged: boolean
}

/** A field's values, the shown one first: on a device its own unsent value, else the one that reached the office first. */
export function standpoints(heads: readonly Head[]): Standpoint[] {
  const unsent = heads.findLast((head) => head.seq === undefined)
  const ordered = unsent ? [unsent, ...heads.filter((head) => head !== unsent)] : heads
  const points: Standpoint[] = []
  for (const head of ordered) {
    const same = points.find((point) => sameValue(point.value, head.value))
    if (same) same.mids.push(head.mid)
    else points.push({ value: head.value, mids: [head.mid] })
  }
  return points
}

/** The record as it is shown, from its folded heads; `arrived` and `unsent` are what its entries say of it. */
export function shown(
  name: KindName,
  id: string,
  folded: Folded,
  { arrived, unsent }: { arrived: number; unsent: boolean },
): Shown {
  const of = kindNamed(name)
  const values: Record<string, unknown> = {}
  const heads: Record<string, readonly Mid[]> = {}
  const conflicts: Record<string, readonly Standpoint[]> = {}
  const keyed: Record<string, [key: string, element: unknown][]> = {}
  for (const field of Object.keys(folded.fields).sort()) {
    const standing = folded.fields[field]?.heads ?? []
    if (standing.length === 0) continue
    heads[field] = standing.map((head) => head.mid)
    const points = standpoints(standing)
    if (points.length > 1) conflicts[field] = points
    const value = points[0]?.value
    if (value === null || value === undefined || field.startsWith('_')) continue
    const [list, key] = splitKeyed(field)
    if (!Object.hasOwn(of.fields, list)) continue
    if (key === undefined) values[field] = value
    else {
      keyed[list] ??= []
      keyed[list].push([key, value])
    }
  }
  for (const [list, elements] of Object.entries(keyed)) values[list] = inOrder(elements)

  const deletion = folded.fields._deleted?.heads ?? []
  const deleted = deletion.some((head) => head.value === true)
  const deletedButChanged = deleted && deletion.some((head) => head.value === true && hasUnseen(folded, head))
  const review = folded.fields.review?.heads ?? []
  const approved = (values.review as { state?: string } | undefined)?.state === 'approved'
  // Changed by someone whom the approving lead had not seen: new again.
  if (approved && review.some((head) => hasUnseen(folded, head))) values.review = { state: 'new' }

  for (const [field, declared] of Object.entries(of.fields)) {
    if (declared.absence === 'empty' && values[field] === undefined) values[field] = declared.empty
  }
  const open = Object.keys(conflicts)
  if (deletedButChanged && !open.includes('_deleted')) open.push('_deleted')
  return {
    record: { kind: name, id, ...values } as unknown as AnyRecord,
    arrived,
    deleted,
    open,
    unsent,
    heads,
    conflicts,
    deletedButChanged,
  }
}

/** Whether the record has a head that a deletion or review had not seen; its own and erasures aside. */
function hasUnseen(folded: Folded, of: Head): boolean {
  if (!of.seen) return false
  const seen = new Set(of.seen)
  return Object.entries(folded.fields).some(([, field]) =>
    field.heads.some((head) => head.mid !== of.mid && head.erasure !== true && !seen.has(head.mid)),
  )
}

/** Every head mid of a record: what a deletion or a review says that it saw. */
export const allHeads = (of: Pick<Shown, 'heads'>): Mid[] =>
  [...new Set(Object.values(of.heads).flat())].sort()

// Elements of a keyed list stand by their own `order` where they have one, then by key, numbers as numbers.
function inOrder(elements: [key: string, element: unknown][]): unknown[] {
  const order = (element: unknown) => (element as { order?: number }).order ?? 0
  return elements
    .sort(([a, x], [b, y]) => order(x) - order(y) || a.localeCompare(b, 'en', { numeric: true }))
    .map(([, element]) => element)
}

/** Two folds compared byte for byte (I4). */
export const foldText = (folded: Folded): string => canonical(folded)
