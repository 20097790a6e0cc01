// What the store holds of the records that a write touches: read at once, in one transaction, before anything is sealed.

import type { ShownRecord } from '../domain/records/shown-record.ts'
import { mayRead } from '../domain/roles.ts'
import type { Over } from '../sync/on-device.ts'
import type { Memory } from './database.ts'
import type { Intent } from './intent.ts'
import type { Me } from './me.ts'
import type { FoldedRow, MetaRow, OutboxRow, SentRow, ShownRow } from './rows.ts'

export type Held = {
  gen: number
  folding: number
  /** From where in the log answered mutations lie over the fold. */
  over: Over
  me: Me | undefined
  /** The records to be looked at anew. */
  touched: string[]
  /** By record: what is folded of those with new entries, and of the others that are shown. */
  folded: ReadonlyMap<string, FoldedRow>
  beside: ReadonlyMap<string, FoldedRow>
  shown: ReadonlyMap<string, ShownRow>
  outbox: OutboxRow[]
  sent: SentRow[]
  /** Every record that another stands for. */
  merged: ShownRow[]
  programmes: readonly ShownRecord[]
}

/** Each look at the store waits for the browser: one transaction for all of them is what makes a save quick. */
export const heldFor = (memory: Memory, intent: Intent, withEntries: readonly string[]): Promise<Held> =>
  memory.transaction(
    'r',
    [memory.meta, memory.folded, memory.shown, memory.outbox, memory.sent],
    async (): Promise<Held> => {
      const meta = await memory.meta.bulkGet(['gen', 'folding', 'place', 'me', 'programmes'])
      const [genRow, foldingRow, place, me, programmes] = meta as (MetaRow | undefined)[]
      const gen = (genRow?.value ?? 0) as number
      const folding = (foldingRow?.value ?? gen) as number
      // A new log is folded beside the old one, which stays on screen until the new one is whole (sync.md 2.5); what is
      // saved meanwhile is laid over the old one, with everything that the new log has answered.
      const refolding = folding !== gen
      const touched = [
        ...new Set([
          ...(refolding ? [] : withEntries),
          ...(intent.touch ?? []),
          ...(intent.outbox?.put ?? []).map((row) => row.rec),
          ...(intent.sent?.put ?? []).map((row) => row.rec),
        ]),
      ]
      const fresh = new Set(refolding ? [] : withEntries)
      const others = touched.filter((rec) => !fresh.has(rec))
      const newPlace = intent.meta?.find((row) => row.key === 'place') ?? place
      const role = (me?.value as Me | undefined)?.role ?? 'adviser'
      const read = (newPlace?.value as { cursor?: number } | undefined)?.cursor ?? 0
      const over: Over = { cursor: read, refolding, role }
      const few = touched.length <= 20
      const [folded, beside, shown, outbox, sent, merged] = await Promise.all([
        foldedOf(memory, folding, withEntries),
        foldedOf(memory, gen, others),
        shownOf(memory, touched),
        few ? memory.outbox.where('rec').anyOf(touched).toArray() : memory.outbox.toArray(),
        few
          ? memory.sent.where('rec').anyOf(touched).toArray()
          : memory.sent
              .where('seq')
              .above(refolding || role === 'tablet' ? 0 : read)
              .toArray(),
        memory.shown.where('mergedInto').above('').toArray(),
      ])
      if (!few && role === 'adviser') sent.push(...(await unread(memory, role, shown, sent)))
      return {
        gen,
        folding,
        over,
        me: me?.value as Me | undefined,
        touched,
        folded,
        beside,
        shown,
        outbox,
        sent,
        merged,
        programmes: (programmes?.value ?? []) as readonly ShownRecord[],
      }
    },
  )

/** Of the kinds that a role is not shown: what was made here lies over the fold wherever the log has it. */
async function unread(
  memory: Memory,
  role: Me['role'],
  shown: ReadonlyMap<string, ShownRow>,
  known: readonly SentRow[],
): Promise<SentRow[]> {
  const recs = [...shown.values()].filter(({ kind }) => !mayRead(role, kind)).map(({ id }) => id)
  if (recs.length === 0) return []
  const mids = new Set(known.map(({ mid }) => mid))
  return (await memory.sent.where('rec').anyOf(recs).toArray()).filter(({ mid }) => !mids.has(mid))
}

/** So many are asked for one by one; of more, it is first seen which of them there are. */
const oneByOne = 50

/** By record: what is folded of them. */
export async function foldedOf(
  memory: Memory,
  gen: number,
  recs: readonly string[],
): Promise<Map<string, FoldedRow>> {
  const there = await thereOf(recs, async (least, most, limit) => {
    const between = memory.folded.where('[gen+rec]').between([gen, least], [gen, most], true, true)
    return (await between.limit(limit).primaryKeys()).map(([, rec]) => rec)
  })
  const rows = there.length > 0 ? await memory.folded.bulkGet(there.map((rec) => [gen, rec])) : []
  return new Map(rows.flatMap((row) => (row ? [[row.rec, row]] : [])))
}

async function shownOf(memory: Memory, ids: readonly string[]): Promise<Map<string, ShownRow>> {
  const there = await thereOf(ids, (least, most, limit) =>
    memory.shown.where('id').between(least, most, true, true).limit(limit).primaryKeys(),
  )
  const rows = there.length > 0 ? await memory.shown.bulkGet(there) : []
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])))
}

/** A thousand records that a new device reads are not there: one look at the keys between them says so. */
async function thereOf(
  ids: readonly string[],
  between: (least: string, most: string, limit: number) => Promise<string[]>,
): Promise<string[]> {
  if (ids.length <= oneByOne) return [...ids]
  const sorted = [...ids].sort()
  const limit = 10 * ids.length
  const keys = await between(sorted[0] ?? '', sorted.at(-1) ?? '', limit)
  // So many others lie between them that asking for each is less.
  if (keys.length === limit) return [...ids]
  const there = new Set(keys)
  return ids.filter((id) => there.has(id))
}
