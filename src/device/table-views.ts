// How a member's tables stand on this device, and the views that she has named: sealed, for what is looked for may be a name.
import type { KindName } from '../domain/records/kinds.ts'
import { isTableKind } from '../files/table-columns.ts'
import type { Memory } from './database.ts'
import type { Sealed, Sealer } from './seal.ts'

/** A layout as it was kept: read against the columns of now (`layoutFrom`). */
export type SavedView = { id: string; name: string; kind: KindName; layout: unknown }

export type KeptTables = {
  views: readonly SavedView[]
  /** How each kind's table stood last. */
  last: Readonly<Partial<Record<KindName, unknown>>>
}

const keyOf = (member: string) => `tables:${member}`

/** What was kept; what cannot be read any more is as if it had never been: a table opens without it. */
export async function readTables(memory: Memory, sealer: Sealer, member: string): Promise<KeptTables> {
  const kept = (await memory.meta.get(keyOf(member)))?.value as Sealed | undefined
  const opened = kept && (await sealer.open('meta', keyOf(member), kept).catch(() => undefined))
  const { views, last } = (opened ?? {}) as { views?: unknown; last?: unknown }
  return {
    views: Array.isArray(views) ? views.filter(isView) : [],
    last: typeof last === 'object' && last !== null ? last : {},
  }
}

function isView(one: unknown): one is SavedView {
  const { id, name, kind } = (one ?? {}) as Partial<Record<keyof SavedView, unknown>>
  return typeof id === 'string' && typeof name === 'string' && isTableKind(kind)
}

export async function keepTables(
  memory: Memory,
  sealer: Sealer,
  member: string,
  tables: KeptTables,
): Promise<void> {
  const value = await sealer.seal('meta', keyOf(member), tables)
  await memory.meta.put({ key: keyOf(member), value })
}
