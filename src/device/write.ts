// The one door: saving and receiving both pass here, so that nothing moves a record without moving its numbers.
import { groupBy } from '../domain/values/group-by.ts'
import type { Entry } from '../sync/messages.ts'
import { laidOverFrom, withEntries } from '../sync/on-device.ts'
import { type Memory, NewerStore, storeVersion } from './database.ts'
import type { Intent } from './intent.ts'
import type { Me } from './me.ts'
import { type Placed, shownRows } from './placing.ts'
import type { FoldedRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { entriesOf, foldedRow } from './sealed-rows.ts'
import { summed } from './tallies.ts'
import { viewsOf } from './views.ts'

/**
 * Makes an intent from what the store holds now, and writes it with its view and tallies in one strict transaction.
 * Everything is read and sealed before the transaction opens: waiting for the cipher inside it would let IndexedDB
 * commit half. If another tab wrote meanwhile, the whole is made again from what it left.
 */
export async function write<T>(
  memory: Memory,
  sealer: Sealer,
  make: () => Promise<{ intent: Intent; done: T }>,
): Promise<T> {
  for (;;) {
    const revision = (await memory.meta.get('revision'))?.value ?? 0
    const { intent, done } = await make()
    const rows = await rowsFor(memory, sealer, intent)
    const written = await memory.transaction('rw', memory.tables, async () => {
      const [now, floor] = await memory.meta.bulkGet(['revision', 'schemaFloor'])
      // Another tab may have brought it since this one opened.
      if (typeof floor?.value === 'number' && floor.value > storeVersion) {
        memory.readOnly = true
        throw new NewerStore()
      }
      if ((now?.value ?? 0) !== revision) return false
      await put(memory, intent, rows)
      await memory.meta.put({ key: 'revision', value: (revision as number) + 1 })
      return true
    })
    if (written) return done
  }
}

type Rows = Placed & { folded: FoldedRow[] }

async function put(memory: Memory, intent: Intent, rows: Rows): Promise<void> {
  const { outbox, sent, drafts, carried, meta } = intent
  await Promise.all([
    outbox?.put?.length ? memory.outbox.bulkPut([...outbox.put]) : null,
    outbox?.drop?.length ? memory.outbox.bulkDelete([...outbox.drop]) : null,
    sent?.put?.length ? memory.sent.bulkPut([...sent.put]) : null,
    sent?.drop?.length ? memory.sent.bulkDelete([...sent.drop]) : null,
    drafts?.put?.length ? memory.drafts.bulkPut([...drafts.put]) : null,
    drafts?.drop?.length ? memory.drafts.bulkDelete([...drafts.drop]) : null,
    carried?.drop.length ? memory.carried.bulkDelete([...carried.drop]) : null,
    meta?.length ? memory.meta.bulkPut([...meta]) : null,
    rows.folded.length ? memory.folded.bulkPut(rows.folded) : null,
    rows.shown.length ? memory.shown.bulkPut(rows.shown) : null,
    rows.gone.length ? memory.shown.bulkDelete(rows.gone) : null,
    rows.programmes ? memory.meta.put({ key: 'programmes', value: rows.programmes }) : null,
  ])
  const months = [...rows.tallies.keys()]
  const before = await memory.tallies.bulkGet(months)
  await memory.tallies.bulkPut(
    months.map((month, i) => ({ month, sums: summed(before[i]?.sums, rows.tallies.get(month)) })),
  )
}

/** The rows that an intent would leave: what `write` puts, and what a dry run reads. */
export async function rowsFor(memory: Memory, sealer: Sealer, intent: Intent): Promise<Rows> {
  const [genRow, cursorRow, foldingRow, meRow] = await memory.meta.bulkGet(['gen', 'place', 'folding', 'me'])
  const gen = (genRow?.value ?? 0) as number
  const folding = (foldingRow?.value ?? gen) as number
  const newPlace = intent.meta?.find((row) => row.key === 'place') ?? cursorRow
  const cursor = (newPlace?.value as { cursor?: number } | undefined)?.cursor ?? 0

  const entriesByRec = groupBy(intent.entries ?? [], (entry) => entry.rec)
  const recsWithEntries = [...entriesByRec.keys()]
  const known = await memory.folded.bulkGet(recsWithEntries.map((rec) => [folding, rec] as [number, string]))
  const entries = new Map<string, { type: string; entries: Entry[] }>()
  // Together, not one after another: each seal is a wait for the cipher's own thread.
  const folded = await Promise.all(
    recsWithEntries.map(async (rec, i) => {
      const fresh = entriesByRec.get(rec) ?? []
      const all = withEntries(await entriesOf(sealer, known[i]), fresh)
      const type = known[i]?.type ?? fresh[0]?.type ?? ''
      entries.set(rec, { type, entries: all })
      return foldedRow(sealer, { gen: folding, rec, type, entries: all })
    }),
  )
  // A new log is folded beside the old one, which stays on screen until the new one is whole (sync.md 2.5); what is
  // saved meanwhile is laid over the old one, with everything that the new log has answered.
  const refolding = folding !== gen
  const touched = new Set([
    ...(refolding ? [] : recsWithEntries),
    ...(intent.touch ?? []),
    ...(intent.outbox?.put ?? []).map((row) => row.rec),
    ...(intent.sent?.put ?? []).map((row) => row.rec),
  ])
  const views = await viewsOf(memory, sealer, [...touched], refolding ? new Map() : entries, intent, {
    gen,
    cursor: laidOverFrom(cursor, { refolding, role: (meRow?.value as Me | undefined)?.role ?? 'adviser' }),
  })
  return { folded, ...(await shownRows(memory, sealer, views)) }
}

/** Every record placed anew, in slices: after a changed programme, and to prove the tallies right (I17). */
export async function recount(memory: Memory, sealer: Sealer, slice = 250): Promise<void> {
  const ids = await memory.shown.toCollection().primaryKeys()
  for (let from = 0; from < ids.length; from += slice) {
    const touch = ids.slice(from, from + slice)
    await write(memory, sealer, async () => ({ intent: { touch }, done: undefined }))
  }
}
