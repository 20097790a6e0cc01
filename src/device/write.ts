// The one door: saving and receiving both pass here, so that nothing moves a record without moving its numbers.
import { groupBy } from '../domain/values/group-by.ts'
import type { Entry } from '../sync/messages.ts'
import { withEntries } from '../sync/on-device.ts'
import { type Memory, NewerStore, storeVersion } from './database.ts'
import { heldFor } from './held.ts'
import type { Intent } from './intent.ts'
import { type Placed, shownRows } from './placing.ts'
import type { FoldedRow, TallyRow } from './rows.ts'
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
    const months = [...rows.tallies.keys()]
    const written = await memory.transaction('rw', memory.tables, async () => {
      const [[now, floor], before] = await Promise.all([
        memory.meta.bulkGet(['revision', 'schemaFloor']),
        months.length > 0 ? memory.tallies.bulkGet(months) : [],
      ])
      // Another tab may have brought it since this one opened.
      if (typeof floor?.value === 'number' && floor.value > storeVersion) {
        memory.readOnly = true
        throw new NewerStore()
      }
      if ((now?.value ?? 0) !== revision) return false
      await put(memory, intent, rows, { months, before, revision: revision as number })
      return true
    })
    if (written) return done
  }
}

type Rows = Placed & { folded: FoldedRow[] }

type Before = { months: readonly string[]; before: readonly (TallyRow | undefined)[]; revision: number }

async function put(
  memory: Memory,
  intent: Intent,
  rows: Rows,
  { months, before, revision }: Before,
): Promise<void> {
  const { outbox, sent, drafts, carried, meta } = intent
  await Promise.all([
    outbox?.put?.length ? memory.outbox.bulkPut([...outbox.put]) : null,
    outbox?.drop?.length ? memory.outbox.bulkDelete([...outbox.drop]) : null,
    sent?.put?.length ? memory.sent.bulkPut([...sent.put]) : null,
    sent?.drop?.length ? memory.sent.bulkDelete([...sent.drop]) : null,
    drafts?.put?.length ? memory.drafts.bulkPut([...drafts.put]) : null,
    drafts?.drop?.length ? memory.drafts.bulkDelete([...drafts.drop]) : null,
    carried?.put?.length ? memory.carried.bulkPut([...carried.put]) : null,
    carried?.drop?.length ? memory.carried.bulkDelete([...carried.drop]) : null,
    meta?.length ? memory.meta.bulkPut([...meta]) : null,
    rows.folded.length ? memory.folded.bulkPut(rows.folded) : null,
    rows.shown.length ? memory.shown.bulkPut(rows.shown) : null,
    rows.gone.length ? memory.shown.bulkDelete(rows.gone) : null,
    rows.programmes ? memory.meta.put({ key: 'programmes', value: rows.programmes }) : null,
    months.length > 0
      ? memory.tallies.bulkPut(
          months.map((month, i) => ({ month, sums: summed(before[i]?.sums, rows.tallies.get(month)) })),
        )
      : null,
    memory.meta.put({ key: 'revision', value: revision + 1 }),
  ])
}

/** The rows that an intent would leave: what `write` puts, and what a dry run reads. */
export async function rowsFor(memory: Memory, sealer: Sealer, intent: Intent): Promise<Rows> {
  const entriesByRec = groupBy(intent.entries ?? [], (entry) => entry.rec)
  const held = await heldFor(memory, intent, [...entriesByRec.keys()])
  const { gen, folding } = held
  const entries = new Map<string, { type: string; entries: Entry[] }>()
  // Together, not one after another: each seal is a wait for the cipher's own thread.
  const folded = await Promise.all(
    [...entriesByRec].map(async ([rec, fresh]) => {
      const known = held.folded.get(rec)
      const all = withEntries(known ? await entriesOf(sealer, known) : [], fresh)
      const type = known?.type ?? fresh[0]?.type ?? ''
      entries.set(rec, { type, entries: all })
      return foldedRow(sealer, { gen: folding, rec, type, entries: all })
    }),
  )
  const views = await viewsOf(sealer, held, folding !== gen ? new Map() : entries, intent)
  return { folded, ...(await shownRows(memory, sealer, held, views)) }
}

/** Every record placed anew, in slices: after a changed programme, and to prove the tallies right (I17). */
export async function recount(memory: Memory, sealer: Sealer, slice = 250): Promise<void> {
  const ids = await memory.shown.toCollection().primaryKeys()
  for (let from = 0; from < ids.length; from += slice) {
    const touch = ids.slice(from, from + slice)
    await write(memory, sealer, async () => ({ intent: { touch }, done: undefined }))
  }
}
