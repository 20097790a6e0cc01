// The one door: saving and receiving both pass here, so that nothing moves a record without moving its numbers.
import { type Canonical, canonical, movedIds } from '../domain/programme/canonical.ts'
import type { Place } from '../domain/programme/standing.ts'
import {
  contactKeysOf,
  contactPlacementsOf,
  isIndicator,
  keysOf,
  type Placement,
  placementsOf,
} from '../domain/programme/tally.ts'
import { type AnyRecord, refsOf } from '../domain/records/kinds.ts'
import type { Programme } from '../domain/records/programme.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import { groupBy } from '../domain/values/group-by.ts'
import { canonical as canonicalText, sameValue } from '../sync/canonical.ts'
import type { Entry } from '../sync/messages.ts'
import { isPending, type Pending, viewOf, withEntries } from '../sync/on-device.ts'
import { type Made, madeAfter, type Shown } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import { storeVersion } from './database.ts'
import type { DraftRow, FoldedRow, MetaRow, OutboxRow, SentRow, ShownRow, TallyRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { entriesOf, foldedRow, openMutation, sealShown } from './sealed-rows.ts'

/** What a write does to the queue, the fold and the rest; the view and the tallies follow from it. */
export type Intent = {
  /** New entries of the office's log. */
  entries?: readonly Entry[]
  outbox?: { put?: readonly OutboxRow[]; drop?: readonly number[] }
  sent?: { put?: readonly SentRow[]; drop?: readonly string[] }
  drafts?: { put?: readonly DraftRow[]; drop?: readonly string[] }
  meta?: readonly MetaRow[]
  /** Records that must be looked at anew although nothing above names them. */
  touch?: readonly string[]
}

export type Reads = { gen: number; cursor: number }

/** A store that an older app must not write to. */
export class NewerStore extends Error {}

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
      if (typeof floor?.value === 'number' && floor.value > storeVersion) throw new NewerStore()
      if ((now?.value ?? 0) !== revision) return false
      await put(memory, intent, rows)
      await memory.meta.put({ key: 'revision', value: (revision as number) + 1 })
      return true
    })
    if (written) return done
  }
}

type Rows = { folded: FoldedRow[]; shown: ShownRow[]; gone: string[]; tallies: Map<string, TallyRow['sums']> }

async function put(memory: Memory, intent: Intent, rows: Rows): Promise<void> {
  const { outbox, sent, drafts, meta } = intent
  await Promise.all([
    outbox?.put?.length ? memory.outbox.bulkPut([...outbox.put]) : null,
    outbox?.drop?.length ? memory.outbox.bulkDelete([...outbox.drop]) : null,
    sent?.put?.length ? memory.sent.bulkPut([...sent.put]) : null,
    sent?.drop?.length ? memory.sent.bulkDelete([...sent.drop]) : null,
    drafts?.put?.length ? memory.drafts.bulkPut([...drafts.put]) : null,
    drafts?.drop?.length ? memory.drafts.bulkDelete([...drafts.drop]) : null,
    meta?.length ? memory.meta.bulkPut([...meta]) : null,
    rows.folded.length ? memory.folded.bulkPut(rows.folded) : null,
    rows.shown.length ? memory.shown.bulkPut(rows.shown) : null,
    rows.gone.length ? memory.shown.bulkDelete(rows.gone) : null,
  ])
  const months = [...rows.tallies.keys()]
  const before = await memory.tallies.bulkGet(months)
  await memory.tallies.bulkPut(
    months.map((month, i) => ({ month, sums: summed(before[i]?.sums, rows.tallies.get(month)) })),
  )
}

function summed(before: TallyRow['sums'] = {}, change: TallyRow['sums'] = {}): TallyRow['sums'] {
  const sums = { ...before }
  for (const [tally, by] of Object.entries(change)) {
    const now = (sums[tally] ?? [0, 0, 0, 0]).map(
      (value, i) => value + (by[i] ?? 0),
    ) as TallyRow['sums'][string]
    if (now.every((value) => value === 0)) delete sums[tally]
    else sums[tally] = now
  }
  return sums
}

async function rowsFor(memory: Memory, sealer: Sealer, intent: Intent): Promise<Rows> {
  const [genRow, cursorRow, foldingRow] = await memory.meta.bulkGet(['gen', 'place', 'folding'])
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
  // A new log is folded beside the old one, which stays on screen until the new one is whole (sync.md 2.5).
  if (folding !== gen) return { folded, shown: [], gone: [], tallies: new Map() }

  const touched = new Set([
    ...recsWithEntries,
    ...(intent.touch ?? []),
    ...(intent.outbox?.put ?? []).map((row) => row.rec),
    ...(intent.sent?.put ?? []).map((row) => row.rec),
  ])
  const views = await viewsOf(memory, sealer, [...touched], entries, intent, { gen, cursor })
  return { folded, ...(await shownRows(memory, sealer, views)) }
}

type View = { rec: string; view: Shown | null; made: Made | null; recvAt: string | undefined }

/** Each touched record as it is to be shown, from its entries and what of the own queue lies over them. */
async function viewsOf(
  memory: Memory,
  sealer: Sealer,
  recs: string[],
  fresh: Map<string, { type: string; entries: Entry[] }>,
  intent: Intent,
  { gen, cursor }: Reads,
): Promise<View[]> {
  const missing = recs.filter((rec) => !fresh.has(rec))
  const stored = await memory.folded.bulkGet(missing.map((rec) => [gen, rec] as [number, string]))
  const known = new Map(fresh)
  for (const row of stored)
    if (row) known.set(row.rec, { type: row.type, entries: await entriesOf(sealer, row) })
  const pending = await pendingOf(memory, sealer, new Set(recs), intent, cursor)
  const me = ((await memory.meta.get('me'))?.value as { member?: string } | undefined)?.member ?? null
  return recs.map((rec) => {
    const { type, entries } = known.get(rec) ?? { type: '', entries: [] }
    const over = pending.get(rec) ?? []
    const view = viewOf(type || over[0]?.mutation.type || '', rec, entries, over)
    let made: Made | null = null
    for (const entry of entries) made = madeAfter(made, entry)
    for (const { mutation } of over) {
      if (!entries.some((entry) => entry.mid === mutation.mid)) {
        made = madeAfter(made, { ...mutation, by: { member: me } })
      }
    }
    return { rec, view, made, recvAt: entries[0]?.recvAt }
  })
}

/** The own mutations that lie over the fold after an intent: the queue, and what is answered but not yet read back. */
async function pendingOf(
  memory: Memory,
  sealer: Sealer,
  recs: ReadonlySet<string>,
  intent: Intent,
  cursor: number,
): Promise<Map<string, Pending[]>> {
  const list = [...recs]
  const few = list.length <= 20
  const queued = few ? await memory.outbox.where('rec').anyOf(list).toArray() : await memory.outbox.toArray()
  const answered = few
    ? await memory.sent.where('rec').anyOf(list).toArray()
    : await memory.sent.where('seq').above(cursor).toArray()
  const dropped = new Set(intent.outbox?.drop ?? [])
  const outbox = new Map(queued.filter((row) => !dropped.has(row.lseq)).map((row) => [row.lseq, row]))
  for (const row of intent.outbox?.put ?? []) outbox.set(row.lseq, row)
  const sent = new Map(answered.map((row) => [row.mid, row]))
  for (const row of intent.sent?.put ?? []) sent.set(row.mid, row)
  for (const mid of intent.sent?.drop ?? []) sent.delete(mid)

  const rows: { row: OutboxRow | SentRow; seq?: number }[] = [...outbox.values()].map((row) => ({ row }))
  for (const row of sent.values()) {
    if (row.seq !== undefined && isPending({ ...row, seq: row.seq }, cursor)) rows.push({ row, seq: row.seq })
  }
  const pending = new Map<string, Pending[]>()
  for (const { row, seq } of rows.sort((a, b) => a.row.lseq - b.row.lseq)) {
    if (!recs.has(row.rec)) continue
    const mutation = await openMutation(sealer, row)
    pending.set(row.rec, [
      ...(pending.get(row.rec) ?? []),
      { mutation, ...(seq === undefined ? {} : { seq }) },
    ])
  }
  return pending
}

/**
 * The rows to show, and by how much the tallies move. What is touched moves with all that share a key with it, and a
 * merge moves what refers to the merged.
 */
async function shownRows(
  memory: Memory,
  sealer: Sealer,
  views: View[],
): Promise<Pick<Rows, 'shown' | 'gone' | 'tallies'>> {
  const before = await memory.shown.bulkGet(views.map(({ rec }) => rec))
  const stored = new Map<string, ShownRow>()
  for (const row of before) if (row) stored.set(row.id, row)
  const fresh = new Map<string, ShownRow>()
  const gone = new Set<string>()
  const made = await Promise.all(views.map((view) => (view.view ? freshRow(sealer, view.view, view) : null)))
  for (const [i, { rec }] of views.entries()) {
    const row = made[i]
    if (row) fresh.set(rec, row)
    else if (stored.has(rec)) gone.add(rec)
  }

  const merged = await memory.shown.where('mergedInto').above('').toArray()
  const mergedAfter = [...merged.filter((row) => !fresh.has(row.id) && !gone.has(row.id)), ...fresh.values()]
  const same = canonical(mergedAfter.map(countable))
  const movedBy = movedIds(canonical(merged.map(countable)), same)
  const rows = new Map(fresh)
  const fetched = async (found: Promise<ShownRow[]>) => {
    for (const row of await found) {
      stored.set(row.id, row)
      if (!rows.has(row.id) && !gone.has(row.id)) rows.set(row.id, row)
    }
  }
  if (movedBy.length > 0) {
    await fetched(memory.shown.where('id').anyOf(movedBy).toArray())
    await fetched(memory.shown.where('refs').anyOf(movedBy).distinct().toArray())
  }
  const programmes = await programmesAfter(memory, fresh)
  const keysOfRow = (row: ShownRow): string[] => {
    const one = countable(row)
    return [...new Set([...keysOf(one, same), ...programmes.flatMap((of) => contactKeysOf(one, of, same))])]
  }
  const dirty = new Set<string>()
  for (const id of [...rows.keys(), ...gone]) {
    dirty.add(`record:${id}`)
    for (const key of stored.get(id)?.keys ?? []) dirty.add(key)
    const row = rows.get(id)
    if (row) for (const key of keysOfRow(row)) dirty.add(key)
  }
  const fetchShared = (list: Iterable<string>) => {
    const shared = [...list].filter(isShared)
    return shared.length > 0
      ? fetched(memory.shown.where('keys').anyOf(shared).distinct().toArray())
      : undefined
  }
  await fetchShared(dirty)
  const contacts = new Set([...rows.values()].flatMap(keysOfRow).filter(isContact))
  if (contacts.size > 0) {
    // A contact is counted once among all its records: their places are needed too, and so is what decides those.
    for (const key of contacts) dirty.add(key)
    await fetchShared(contacts)
    const deciding = [...rows.values()].flatMap(keysOfRow).filter((key) => !isContact(key))
    for (const key of deciding) dirty.add(key)
    await fetchShared(deciding)
  }

  const placed = placeAnew(rows, keysOfRow, dirty, programmes, same)
  const tallies = new Map<string, TallyRow['sums']>()
  for (const id of gone) move(tallies, stored.get(id)?.counts ?? [], -1)
  const moved: ShownRow[] = []
  for (const [id, row] of rows) {
    const old = stored.get(id)
    // Of one that only shares a key with what changed, what its other keys decided stays.
    const kept = (old?.counts ?? []).filter(({ key }) => !dirty.has(key))
    const keys = keysOfRow(row).filter(isShared)
    const counts = [...kept, ...(placed.get(id) ?? [])]
    if (!fresh.has(id) && old && sameValue(old.counts, counts) && sameValue(old.keys, keys)) continue
    move(tallies, old?.counts ?? [], -1)
    move(tallies, counts, 1)
    moved.push({
      ...row,
      keys,
      counts,
      countsIn: countsIn(counts),
    })
  }
  return { shown: moved, gone: [...gone], tallies }
}

/** What the records of the dirty keys count in now; contacts' keys last, for they need the places the others gave. */
function placeAnew(
  rows: ReadonlyMap<string, ShownRow>,
  keysOfRow: (row: ShownRow) => readonly string[],
  dirty: ReadonlySet<string>,
  programmes: readonly Programme[],
  same: Canonical,
): Map<string, Placement[]> {
  const groups = new Map<string, ShownRecord[]>()
  for (const row of rows.values()) {
    const one = countable(row)
    for (const key of keysOfRow(row)) {
      if (!dirty.has(key)) continue
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  }
  const all = new Map<string, Placement[]>()
  const add = (placements: Map<string, Placement[]>) => {
    for (const [id, more] of placements) all.set(id, [...(all.get(id) ?? []), ...more])
  }
  for (const programme of programmes) {
    const places = new Map<string, Place>()
    for (const [key, group] of groups) {
      if (isContact(key)) continue
      const tallied = placementsOf(key, group, programme, same)
      add(tallied.placements)
      for (const [id, place] of tallied.places) places.set(id, place)
    }
    for (const [key, group] of groups) {
      if (!isContact(key)) continue
      const withPlace = group.map((shown) => ({
        shown,
        place: places.get(shown.record.id) ?? ('deleted' as const),
      }))
      add(contactPlacementsOf(key, withPlace, programme))
    }
  }
  return all
}

async function freshRow(sealer: Sealer, view: Shown, { made, recvAt }: View): Promise<ShownRow> {
  const record = view.record as unknown as Record<string, unknown>
  return {
    id: view.record.id,
    kind: view.record.kind,
    ...(await sealShown(sealer, view)),
    date: typeof record.date === 'string' ? record.date : '',
    ...(typeof record.sameAs === 'string' ? { mergedInto: record.sameAs } : {}),
    arrived: view.arrived,
    deleted: view.deleted ? 1 : 0,
    open: view.open,
    unsent: view.unsent ? 1 : 0,
    deletedButChanged: view.deletedButChanged,
    heads: view.heads,
    made: made ?? { createdAt: '', createdBy: null, updatedAt: '' },
    ...(recvAt === undefined ? {} : { recvAt }),
    counts: [],
    countsIn: [],
    keys: [],
    refs: refsOf(view.record),
  }
}

// A key that is a record's own has no other records: it is not worth a place in the index.
const isShared = (key: string): boolean => !key.startsWith('record:')
const isContact = (key: string): boolean => key.startsWith('contact:')

// Only numbers that can be opened need a look-up; the other tallies are sums and no more.
const countsIn = (counts: readonly Placement[]): string[] => [
  ...new Set(counts.flatMap(({ tally, month }) => (isIndicator(tally) ? [`${tally}|${month}`] : []))),
]

/** A row as counting reads it: clear fields only. */
export const countable = (row: ShownRow): ShownRecord => ({
  record: row.record as unknown as AnyRecord,
  arrived: row.arrived,
  deleted: row.deleted === 1,
  open: row.open,
  unsent: row.unsent === 1,
})

async function programmesAfter(memory: Memory, fresh: ReadonlyMap<string, ShownRow>): Promise<Programme[]> {
  const stored = await memory.shown
    .where('[kind+date]')
    .between(['programme', ''], ['programme', '\uffff'])
    .toArray()
  const rows = [
    ...stored.filter((row) => !fresh.has(row.id)),
    ...[...fresh.values()].filter((row) => row.kind === 'programme'),
  ]
  return rows.filter((row) => row.deleted === 0).map((row) => row.record as unknown as Programme)
}

function move(tallies: Map<string, TallyRow['sums']>, counts: readonly Placement[], by: 1 | -1): void {
  for (const { tally, month, amount, unreviewed, unsynced, open } of counts) {
    const sums = tallies.get(month) ?? {}
    const before = sums[tally] ?? [0, 0, 0, 0]
    sums[tally] = [
      before[0] + by * amount,
      before[1] + by * unreviewed,
      before[2] + by * unsynced,
      before[3] + by * open,
    ]
    tallies.set(month, sums)
  }
}

/** Every record placed anew, in slices: after a changed programme, and to prove the tallies right (I17). */
export async function recount(memory: Memory, sealer: Sealer, slice = 2_000): Promise<void> {
  const ids = await memory.shown.toCollection().primaryKeys()
  for (let from = 0; from < ids.length; from += slice) {
    const touch = ids.slice(from, from + slice)
    await write(memory, sealer, async () => ({ intent: { touch }, done: undefined }))
  }
}

/** Tallies that do not equal the sum of what their records say that they count in; empty when all is well (I17). */
export async function talliesAstray(memory: Memory): Promise<string[]> {
  return memory.transaction('r', memory.shown, memory.tallies, async () => {
    const sums = new Map<string, TallyRow['sums']>()
    await memory.shown.each((row) => move(sums, row.counts, 1))
    const kept = new Map((await memory.tallies.toArray()).map((row) => [row.month, row.sums]))
    return [...new Set([...sums.keys(), ...kept.keys()])].filter(
      (month) => canonicalText(summed({}, sums.get(month))) !== canonicalText(kept.get(month) ?? {}),
    )
  })
}
