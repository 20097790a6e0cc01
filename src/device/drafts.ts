// Drafts: what is being typed, sealed and kept while it is typed, until it is saved or thrown away.
import type { KindName } from '../domain/records/kinds.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import type { Sealer } from './seal.ts'

export type Draft = { key: string; kind: KindName; at: number; values: Record<string, unknown> }

export async function keepDraft(
  { memory, sealer, handed }: { memory: Memory; sealer: Sealer; handed: Handed },
  { key, kind, values }: Omit<Draft, 'at'>,
): Promise<void> {
  const sealed = await sealer.seal('drafts', key, values)
  await memory.drafts.put({ key, kind, at: handed.now(), sealed })
}

export async function readDraft(memory: Memory, sealer: Sealer, key: string): Promise<Draft | null> {
  const row = await memory.drafts.get(key)
  return row
    ? { key, kind: row.kind, at: row.at, values: await sealer.open('drafts', key, row.sealed) }
    : null
}

export const dropDraft = (memory: Memory, key: string): Promise<void> => memory.drafts.delete(key)
