// From heads to what people see: one value a field, and which fields are open until the lead decides (C11).
import { type Fields, splitKeyed } from '../domain/records/kind.ts'
import { type AnyRecord, type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import { canonical, sameValue } from './canonical.ts'
import type { Folded, Head, Write } from './fold.ts'
import type { Mid } from './messages.ts'

/** The values that stand against each other for a field, each with the heads that hold it; the shown one first. */
export type Standpoint = { value: unknown; mids: Mid[] }

/** When and by whom a record was made and last changed: drawn from the log, or brought along by an import. */
export type Made = {
  createdAt: string
  createdBy: string | null
  updatedAt: string
  /** Whom the office took it from, where an import says that somebody else made it: whose record it is. */
  author?: string | null
  /** The write that creates it has not come yet: after a restore, an edit may reach the office before it. */
  awaited?: true
}

type Making = Pick<Write, 'op' | 'set' | 'base'> & { by: { member: string | null }; at: string }

/** Whether a write makes its record: it saw nothing of it. */
export const isCreation = ({ op, base }: Pick<Write, 'op' | 'base'>): boolean =>
  op === 'set' && Object.keys(base).length === 0

/** What one more write, in the order of the log, says of when and by whom a record was made. */
export function madeAfter(before: Made | null, write: Making): Made {
  const creates = isCreation(write)
  const brought = (name: string): string | undefined => write.set[name] as string | undefined
  const makes = before === null || (before.awaited === true && creates)
  const createdBy = brought('_createdBy') ?? (makes ? write.by.member : before.createdBy)
  const author = makes ? write.by.member : authorOf(before)
  return {
    createdAt: brought('_createdAt') ?? (makes ? write.at : before.createdAt),
    createdBy,
    // An edit that came ahead of its record's making was made after it all the same.
    updatedAt: brought('_updatedAt') ?? (makes && before !== null ? before.updatedAt : write.at),
    ...(author === createdBy ? {} : { author }),
    ...(creates || (before !== null && !before.awaited) ? {} : { awaited: true as const }),
  }
}

/** The member whom the office took a record from, whatever an import says: null for the office itself. */
export const authorOf = (made: Made): string | null =>
  made.author === undefined ? made.createdBy : made.author

export type Shown = ShownRecord & {
  /** For each field: the mids of all its heads. */
  heads: Readonly<Record<string, readonly Mid[]>>
  /** For each field in conflict: its values, the shown one first. */
  conflicts: Readonly<Record<string, readonly Standpoint[]>>
  /** For each field that was erased: the erasures that this is seen with; whoever edits it names them too. */
  erasures?: Readonly<Record<string, readonly Mid[]>>
  /** Deleted by one and changed by another who had not seen it go. */
  deletedButChanged: boolean
}

/** A field's values, the shown one first: on a device its own unsent value, else the one that reached the office first. */
export function standpoints(heads: readonly Head[]): Standpoint[] {
  const [only] = heads
  if (only && heads.length === 1) return [{ value: only.value, mids: [only.mid] }]
  // An erasure is nobody's word: it stands against none that has seen one.
  const words = heads.filter((head) => head.erasure !== true)
  const standing = words.length > 0 ? words : heads
  const unsent = standing.findLast((head) => head.seq === undefined)
  const ordered = unsent ? [unsent, ...standing.filter((head) => head !== unsent)] : standing
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
  let erasures: Record<string, readonly Mid[]> | undefined
  const keyed: Record<string, [key: string, element: unknown][]> = {}
  for (const field of Object.keys(folded.fields).sort()) {
    const standing = folded.fields[field]?.heads ?? []
    const { erasures: by, erased } = folded.fields[field] ?? {}
    if (by) erasures = { ...erasures, [field]: by.filter((mid) => !erased?.includes(mid)) }
    if (standing.length === 0) continue
    const [only] = standing
    let value = only?.value
    if (only && standing.length === 1) heads[field] = [only.mid]
    else {
      heads[field] = standing.map((head) => head.mid)
      const points = standpoints(standing)
      if (points.length > 1) conflicts[field] = points
      value = points[0]?.value
    }
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

  for (const [field, empty] of emptiesOf(of.fields)) if (values[field] === undefined) values[field] = empty
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
    ...(erasures ? { erasures } : {}),
    deletedButChanged,
  }
}

const empties = new WeakMap<object, [field: string, empty: unknown][]>()

/** What the fields of a kind are when nobody has said them. */
function emptiesOf(fields: Fields): [field: string, empty: unknown][] {
  const known = empties.get(fields)
  if (known) return known
  const made = Object.entries(fields).flatMap(([field, { absence, empty }]): [string, unknown][] =>
    absence === 'empty' ? [[field, empty]] : [],
  )
  empties.set(fields, made)
  return made
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
