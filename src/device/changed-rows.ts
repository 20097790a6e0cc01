// Which records a change to the store was about, as Dexie tells of it in this tab and in the others.
import type { IntervalTree, ObservabilitySet } from 'dexie'
import type { Memory } from './database.ts'

/** The ids of the records that changed; null when so many were written at once that nobody has listed them. */
export function changedRows(parts: ObservabilitySet, { name }: Memory): string[] | null {
  const ids: string[] = []
  for (const { from, to } of rangesOf(parts[`idb://${name}/shown/`])) {
    if (typeof from !== 'string' || from !== to) return null
    ids.push(from)
  }
  return ids
}

/** The ranges of keys in one of Dexie's trees; as it comes from another tab it is a plain object, that cannot list itself. */
function rangesOf(tree: IntervalTree | null | undefined): { from: unknown; to: unknown }[] {
  if (!tree || !('from' in tree)) return []
  return [...rangesOf(tree.l), { from: tree.from, to: tree.to }, ...rangesOf(tree.r)]
}
