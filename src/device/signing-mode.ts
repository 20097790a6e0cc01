// Signing mode: which list people sign on right now; it outlives a reload, and ends only by the adviser's word.
import type { Memory } from './database.ts'

/** The list that people sign on right now; null while the device is its adviser's. */
export const signingNow = async (memory: Memory): Promise<string | null> =>
  ((await memory.meta.get('signing'))?.value as string | undefined) ?? null

export const enterSigning = (memory: Memory, list: string): Promise<unknown> =>
  memory.meta.put({ key: 'signing', value: list })

export const leaveSigning = (memory: Memory, list: string): Promise<unknown> =>
  memory.transaction('rw', memory.meta, memory.drafts, () =>
    Promise.all([memory.meta.delete('signing'), dropSigning(memory, list)]),
  )

/** What one person is writing on a list lies under this key among the drafts. */
export const draftKey = (list: string): string => `sign:${list}`

export const dropSigning = (memory: Memory, list: string): Promise<void> =>
  memory.drafts.delete(draftKey(list))
