// What a person can do to records, each saved at once and each with its undoing.
import type { KindName } from '../domain/records/kinds.ts'
import type { RecordId } from '../domain/values/record-id.ts'
import type { Mutation } from '../sync/messages.ts'
import {
  type Change,
  changeOf,
  creationOf,
  deletionOf,
  inverse,
  reopeningsOf,
  repairedBase,
  resolutionOf,
  type Seen,
  type Values,
} from '../sync/mutation.ts'
import { recordOf } from './live.ts'
import { type NotSaved, type Saved, type Store, save } from './save.ts'

/** Done and durable, with the way back; or why not, and then nothing is changed. */
export type Done =
  | { ok: true; ids: RecordId[]; undo: () => Promise<Saved> }
  | { ok: false; problem: NotSaved }

export type NewRecord = { kind: KindName; id?: RecordId; values: Values }

/** Saves new records together, in one transaction, and drops the drafts that they came from. */
export async function saveNew(
  store: Store,
  records: readonly NewRecord[],
  drop: readonly string[] = [],
): Promise<Done> {
  const ids = records.map(({ id }) => id ?? store.handed.id())
  const changes = records.map(({ kind, values }, i) =>
    creationOf(kind, ids[i] ?? '', values, store.handed.id()),
  )
  return done(
    store,
    ids,
    changes.map((change) => ({ change, before: null })),
    drop,
  )
}

/**
 * Saves an edit against the record as its editor saw it, with new records that it refers to; `null` problem never
 * comes back for an edit that changes nothing: it is simply done.
 */
export async function saveEdit(
  store: Store,
  seen: Seen,
  edited: Values,
  { beside = [], drop = [] }: { beside?: readonly NewRecord[]; drop?: readonly string[] } = {},
): Promise<Done> {
  const ids = beside.map(({ id }) => id ?? store.handed.id())
  const news = beside.map(({ kind, values }, i) => creationOf(kind, ids[i] ?? '', values, store.handed.id()))
  const change = changeOf(seen, edited, store.handed.id())
  const steps: Step[] = news.map((one) => ({ change: one, before: null }))
  if (change) steps.push({ change, before: seen })
  return done(store, [...ids, seen.record.id as RecordId], steps, drop)
}

export const remove = (store: Store, seen: Seen): Promise<Done> =>
  done(store, [seen.record.id as RecordId], [{ change: deletionOf(seen, store.handed.id()), before: seen }])

/**
 * Mends what the office refused: takes the refused mutation's place, with its base, so that later edits follow it. What
 * was refused then needs nobody any more.
 */
export async function saveRepair(
  store: Store,
  refused: Mutation,
  values: Values,
  { beside = [], drop = [] }: { beside?: readonly NewRecord[]; drop?: readonly string[] } = {},
): Promise<Done> {
  const { type, rec, op, base, mid } = refused
  const news = beside.map(({ kind, id, values: said }) =>
    creationOf(kind, id ?? store.handed.id(), said, store.handed.id()),
  )
  const whole = creationOf(type as KindName, rec, values, store.handed.id())
  const seen = await recordOf(store, rec)
  const change: Change = {
    ...{ ...whole, op, repairs: mid },
    set: repairedSet(refused, whole.set),
    base: repairedBase(base, seen),
  }
  const steps: Step[] = [...news, change].map((one) => ({ change: one, before: null }))
  const saved = await save(store, [...news, change], { drop, settle: [mid] })
  return saved.ok ? { ok: true, ids: [rec as RecordId], undo: () => undo(store, steps) } : saved
}

// Of an edit only what it set is said again; what the form does not ask for (a review, what was seen) as it was.
function repairedSet({ set, base }: Mutation, typed: Values): Values {
  if (Object.keys(base).length === 0) return typed
  const protocols = Object.entries(set).filter(([name]) => name.startsWith('_') || name === 'review')
  const asked = Object.keys(base).filter((name) => name !== 'review')
  return {
    ...Object.fromEntries(asked.map((name) => [name, typed[name] ?? null])),
    ...Object.fromEntries(protocols),
  }
}

/** The lead's choice between the values of a field; every head is named, and the loser stays in the history. Undone, it is open again. */
export async function resolve(store: Store, seen: Seen, field: string, value: unknown): Promise<Done> {
  const change = resolutionOf(seen, field, value, store.handed.id())
  const saved = await save(store, [change])
  if (!saved.ok) return saved
  const undo = () => save(store, reopeningsOf(change, seen, store.handed.id))
  return { ok: true, ids: [seen.record.id as RecordId], undo }
}

type Step = { change: Change; before: Seen | null }

/** Changes of several records at once: all of them or none, undone as one. */
export const together = (store: Store, steps: readonly Step[]): Promise<Done> =>
  done(
    store,
    steps.map(({ change }) => change.rec as RecordId),
    [...steps],
  )

async function done(
  store: Store,
  ids: RecordId[],
  steps: Step[],
  drop: readonly string[] = [],
): Promise<Done> {
  const changes = steps.map(({ change }) => change)
  if (changes.length === 0) {
    await store.memory.drafts.bulkDelete([...drop])
    return { ok: true, ids, undo: async () => ({ ok: true }) }
  }
  const saved = await save(store, changes, { drop })
  return saved.ok ? { ok: true, ids, undo: () => undo(store, steps) } : saved
}

async function undo(store: Store, steps: readonly Step[]): Promise<Saved> {
  const back: Change[] = []
  for (const { change, before } of [...steps].reverse()) {
    const now = await recordOf(store, change.rec)
    if (now) back.push(inverse(change, before, now, store.handed.id()))
  }
  return back.length > 0 ? save(store, back) : { ok: true }
}
