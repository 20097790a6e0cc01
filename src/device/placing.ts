// What changed records count in now, they and all that share a key with them; and so, by how much the tallies move.
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
import { toDoOf } from '../domain/review/to-do.ts'
import { sameValue } from '../sync/canonical.ts'
import type { Shown } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import type { Held } from './held.ts'
import type { ShownRow, TallyRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { sealShown } from './sealed-rows.ts'
import { move } from './tallies.ts'
import type { View } from './views.ts'

export type Placed = {
  shown: ShownRow[]
  gone: string[]
  tallies: Map<string, TallyRow['sums']>
  /** The office's programmes, when one of them is among what changed. */
  programmes?: readonly ShownRecord[]
}

/**
 * The rows to show, and by how much the tallies move. What is touched moves with all that share a key with it, and a
 * merge moves what refers to the merged.
 */
export async function shownRows(
  memory: Memory,
  sealer: Sealer,
  held: Pick<Held, 'shown' | 'merged' | 'programmes'>,
  views: View[],
): Promise<Placed> {
  const stored = new Map(held.shown)
  const fresh = new Map<string, ShownRow>()
  const gone = new Set<string>()
  const made = await Promise.all(views.map((view) => (view.view ? freshRow(sealer, view.view, view) : null)))
  for (const [i, { rec }] of views.entries()) {
    const row = made[i]
    if (row) fresh.set(rec, row)
    else if (stored.has(rec)) gone.add(rec)
  }

  const { merged } = held
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
  const after = programmesAfter(held.programmes, fresh, gone)
  const programmes = after.shown.flatMap(countsBy)
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
    return shared.length > 0 ? fetched(sharing(memory, shared)) : undefined
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
  return { shown: moved, gone: [...gone], tallies, ...(after.changed ? { programmes: after.shown } : {}) }
}

/** Every row with one of these keys; a row with two of them comes twice. Each key whole: a cursor takes a row at a time. */
export async function sharing(memory: Memory, keys: readonly string[]): Promise<ShownRow[]> {
  const found = keys.map((key) => memory.shown.where('keys').equals(key).toArray())
  return (await Promise.all(found)).flat()
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
  const waiting = view.deleted || typeof record.sameAs === 'string' ? null : toDoOf(view.record)
  return {
    id: view.record.id,
    kind: view.record.kind,
    ...(await sealShown(sealer, view)),
    date: typeof record.date === 'string' ? record.date : '',
    ...(typeof record.sameAs === 'string' ? { mergedInto: record.sameAs } : {}),
    ...(waiting ? { todo: waiting.from } : {}),
    arrived: view.arrived,
    deleted: view.deleted ? 1 : 0,
    open: view.open,
    unsent: view.unsent ? 1 : 0,
    deletedButChanged: view.deletedButChanged,
    heads: view.heads,
    ...(view.erasures ? { erasures: view.erasures } : {}),
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
  createdBy: row.made.createdBy,
})

/**
 * The office's programmes, which every write and every number asks for: kept in a row of their own, so that reading
 * them costs the same among a hundred records or a hundred thousand.
 */
export const keptProgrammes = async (memory: Memory): Promise<readonly ShownRecord[]> =>
  ((await memory.meta.get('programmes'))?.value as readonly ShownRecord[] | undefined) ?? []

function programmesAfter(
  kept: readonly ShownRecord[],
  fresh: ReadonlyMap<string, ShownRow>,
  gone: ReadonlySet<string>,
): { shown: readonly ShownRecord[]; changed: boolean } {
  const left = kept.filter(({ record }) => !fresh.has(record.id) && !gone.has(record.id))
  const now = [...fresh.values()].filter((row) => row.kind === 'programme').map(countable)
  return { shown: [...left, ...now], changed: now.length > 0 || left.length < kept.length }
}

/** A programme that counts: not deleted, not merged into another, and with its days. */
export const countsBy = (shown: ShownRecord): Programme[] =>
  shown.record.kind === 'programme' &&
  !shown.deleted &&
  !shown.record.sameAs &&
  shown.record.from &&
  shown.record.to
    ? [shown.record]
    : []
