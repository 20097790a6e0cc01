// What two have changed without having seen each other, for the lead to know of: read a slice at a time, and put away when seen.
import { isKindName, type KindName } from '../domain/records/kinds.ts'
import { type ChangedApart, changedApart } from '../sync/changed-apart.ts'
import { breath } from './breath.ts'
import type { Memory } from './database.ts'

export type Apart = ChangedApart & { rec: string; kind: KindName }

/** So many records are read in one breath. */
const slice = 400

/** What has reached the office since an instant, the latest first; null when nobody waits for it any more. */
export async function apartSince(
  memory: Memory,
  since: string,
  isWanted: () => boolean = () => true,
): Promise<Apart[] | null> {
  const gen = ((await memory.meta.get('gen'))?.value as number | undefined) ?? 0
  const found: Apart[] = []
  for (let last = ''; ; ) {
    const rows = await memory.folded
      .where('[gen+rec]')
      .between([gen, last], [gen, '\uffff'], false, true)
      .limit(slice)
      .toArray()
    if (!isWanted()) return null
    for (const { rec, type, entries } of rows) {
      if (!isKindName(type) || entries.length < 3 || (entries.at(-1)?.recvAt ?? '') < since) continue
      const apart = changedApart(entries)
      if (apart && (apart.sides[1].entry.recvAt ?? '') >= since) found.push({ ...apart, rec, kind: type })
    }
    if (rows.length < slice) break
    last = rows.at(-1)?.rec ?? last
    await breath()
  }
  const latest = ({ sides }: Apart) => sides[1].entry.recvAt
  return found.sort((a, b) => (latest(a) < latest(b) ? 1 : -1))
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
