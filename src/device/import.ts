// An import on the device: saved as one thing, remembered, and undone as one thing.
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import { foldAll } from '../sync/fold.ts'
import { type Change, deletionOf, inverse, type Seen } from '../sync/mutation.ts'
import { shown } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import { historyOf, recordOf } from './live.ts'
import type { ShownRow } from './rows.ts'
import { type NotSaved, type Saved, type Store, save } from './save.ts'

/** The last import, so that it can be undone: also after the page was left and opened again. Ids and no names. */
export type LastImport = {
  file: string
  at: number
  created: number
  edited: number
  changes: readonly { rec: string; mid: string; edited: boolean }[]
  /** Set when it is undone: what stayed because somebody has changed it since. */
  undone?: { gone: number; kept: number }
}

const key = 'lastImport'

export const lastImport = async (memory: Memory): Promise<LastImport | null> =>
  ((await memory.meta.get(key))?.value as LastImport | undefined) ?? null

/** All of it, or nothing. `each` is told how far it has come, and may throw to stop it. */
export function saveImport(
  store: Store,
  changes: readonly Change[],
  file: string,
  each: (done: number) => void,
): Promise<Saved> {
  const isEdit = ({ base }: Change) => Object.keys(base).length > 0
  const edited = changes.filter(isEdit).length
  const value: LastImport = {
    file,
    at: store.handed.now(),
    created: changes.length - edited,
    edited,
    changes: changes.map((change) => ({ rec: change.rec, mid: change.mid, edited: isEdit(change) })),
  }
  return save(store, changes, { meta: [{ key, value }], apart: true, each })
}

export type Undone = { ok: true; gone: number; kept: number } | { ok: false; problem: NotSaved }

/** Takes the last import back, in one transaction; what somebody has changed since is kept as it is. */
export function undoImport(store: Store, each: Told = () => {}): Promise<Undone> {
  const begun = undoing.get(store.memory) ?? undo(store, each).finally(() => undoing.delete(store.memory))
  undoing.set(store.memory, begun)
  return begun
}

type Told = (done: number, of: number) => void

/** Asked for again while it runs, as when the page was left and opened again, it is the same undoing. */
const undoing = new WeakMap<Memory, Promise<Undone>>()

async function undo(store: Store, each: Told): Promise<Undone> {
  const last = await lastImport(store.memory)
  if (!last || last.undone) return { ok: true, gone: 0, kept: 0 }
  const rows = await store.memory.shown.bulkGet(last.changes.map(({ rec }) => rec))
  const back: Change[] = []
  // What was made last goes first, so that nothing names what is gone.
  for (let i = last.changes.length - 1; i >= 0; i--) {
    const { mid, edited } = last.changes[i] as LastImport['changes'][number]
    const row = rows[i]
    if (!row || row.deleted === 1) continue
    if (edited) back.push(...(await editUndone(store, row, mid)))
    else if (
      Object.values(row.heads)
        .flat()
        .every((head) => head === mid)
    )
      back.push(deletionOf(seenIn(row), store.handed.id()))
  }
  const gone = back.length
  const kept = last.changes.length - gone
  const meta = [{ key, value: { ...last, undone: { gone, kept } } }]
  if (gone === 0) {
    await store.memory.meta.bulkPut(meta)
    return { ok: true, gone, kept }
  }
  const saved = await save(store, back, { meta, apart: true, each: (done) => each(done, gone) })
  return saved.ok ? { ok: true, gone, kept } : saved
}

// A deletion says which record and which heads: its values stay sealed.
const seenIn = (row: ShownRow): Seen => ({
  record: row.record as unknown as Seen['record'],
  heads: row.heads,
  conflicts: {},
})

/** An edit is undone to what its record would be without it; nothing where another has written over it. */
async function editUndone(store: Store, row: ShownRow, mid: string): Promise<Change[]> {
  const lines = await historyOf(store, row.id, null)
  const line = lines.find((one) => one.mid === mid)
  const now = await recordOf(store, row.id)
  if (!line || !now) return []
  const fields = Object.keys(line.set).filter((name) => !name.startsWith('_') && name !== 'review')
  if (!fields.every((name) => row.heads[name]?.length === 1 && row.heads[name]?.[0] === mid)) return []
  const others = foldAll(lines.filter((one) => one.mid !== mid))
  const before = shown(row.kind as KindName, row.id, others, { arrived: row.arrived, unsent: false })
  const change: Change = {
    mid,
    type: kindNamed(row.kind).name,
    rec: row.id,
    op: 'set',
    set: line.set,
    base: line.base,
  }
  return [inverse(change, before, now, store.handed.id())]
}
