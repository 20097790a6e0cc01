// What two have changed without having seen each other, for the lead to know of: read a slice at a time, and put away when seen.
import Dexie, { type ObservabilitySet } from 'dexie'
import { isKindName, type KindName } from '../domain/records/kinds.ts'
import { type ChangedApart, changedApart } from '../sync/changed-apart.ts'
import { breath } from './breath.ts'
import { changedRows } from './changed-rows.ts'
import type { Memory } from './database.ts'
import type { FoldedRow } from './rows.ts'

export type Apart = ChangedApart & { rec: string; kind: KindName }

/** So many records are read in one breath. */
const slice = 400

/**
 * Tells what has reached the office since an instant, the latest first, once every record has been looked at and whenever
 * one has changed since; what comes back ends it.
 */
export function watchApart(
  memory: Memory,
  since: string,
  tell: (found: readonly Apart[]) => void,
): () => void {
  const found = new Map<string, Apart>()
  let changed: Set<string> | null = null
  let isReading = false
  let hasEnded = false
  const take = (rows: readonly (FoldedRow | undefined)[]) => {
    for (const row of rows) {
      const apart = row && apartIn(row, since)
      if (apart) found.set(apart.rec, apart)
    }
  }
  const readAll = async (gen: number) => {
    for (let last = ''; !hasEnded; ) {
      const rows = await memory.folded
        .where('[gen+rec]')
        .between([gen, last], [gen, '\uffff'], false, true)
        .limit(slice)
        .toArray()
      take(rows)
      if (rows.length < slice) break
      last = rows.at(-1)?.rec ?? last
      await breath()
    }
  }
  const read = async () => {
    if (isReading) return
    isReading = true
    try {
      while (!hasEnded && (changed === null || changed.size > 0)) {
        const ids = changed
        changed = new Set()
        const gen = ((await memory.meta.get('gen'))?.value as number | undefined) ?? 0
        if (ids) for (const id of ids) found.delete(id)
        else found.clear()
        if (ids) take(await memory.folded.bulkGet([...ids].map((id): [number, string] => [gen, id])))
        else await readAll(gen)
        if (!hasEnded) tell([...found.values()].sort((a, b) => (latest(a) < latest(b) ? 1 : -1)))
      }
    } catch (problem) {
      // The store was closed under it, as when the device is wiped: nobody asks any more.
      if (memory.isOpen()) throw problem
    } finally {
      isReading = false
    }
  }
  const heard = (parts: ObservabilitySet) => {
    // What is shown of a record is written with its part of the log.
    const ids = changedRows(parts, memory)
    if (ids === null) changed = null
    else for (const id of ids) changed?.add(id)
    void read()
  }
  Dexie.on('storagemutated', heard)
  void read()
  return () => {
    hasEnded = true
    Dexie.on.storagemutated.unsubscribe(heard)
  }
}

const latest = ({ sides }: Apart): string => sides[1].entry.recvAt

function apartIn({ rec, type, entries }: FoldedRow, since: string): Apart | null {
  // It is made, and changed by two: fewer than three entries hold no such thing.
  if (!isKindName(type) || entries.length < 3 || (entries.at(-1)?.recvAt ?? '') < since) return null
  const apart = changedApart(entries)
  return apart && apart.sides[1].entry.recvAt >= since ? { ...apart, rec, kind: type } : null
}

const kept = 'apart-seen'

/** Up to which change of each record the lead has put away, on this device. */
export const seenApart = async (memory: Memory): Promise<Readonly<Record<string, number>>> =>
  ((await memory.meta.get(kept))?.value as Record<string, number> | undefined) ?? {}

/** Puts some away; what comes back takes them back. */
export async function putAway(memory: Memory, some: readonly Apart[]): Promise<() => Promise<unknown>> {
  const before = await seenApart(memory)
  await memory.meta.put({
    key: kept,
    value: { ...before, ...Object.fromEntries(some.map(({ rec, seq }) => [rec, seq])) },
  })
  return () => memory.meta.put({ key: kept, value: before })
}
