// Records, mutations and entries as they lie in the store: personal values apart, sealed; and back again.
import type { AnyRecord } from '../domain/records/kinds.ts'
import type { Entry, Mutation } from '../sync/messages.ts'
import type { Shown, Standpoint } from '../sync/shown.ts'
import type { FoldedRow, OutboxRow, SentRow, ShownRow } from './rows.ts'
import { type Sealer, splitPersonal } from './seal.ts'

type Values = Record<string, unknown>

/** A record's entries with their personal values sealed, in one seal a record. */
export async function foldedRow(
  sealer: Sealer,
  { gen, rec, type, entries }: Pick<FoldedRow, 'gen' | 'rec' | 'type' | 'entries'>,
): Promise<FoldedRow> {
  const personal: Record<string, Values> = {}
  const clear = entries.map((entry) => {
    const split = splitPersonal(type, entry.set)
    if (!split.personal) return entry
    personal[entry.seq] = split.personal
    return { ...entry, set: split.clear }
  })
  const row: FoldedRow = { gen, rec, type, entries: clear }
  if (Object.keys(personal).length > 0) row.sealed = await sealer.seal('folded', rec, personal)
  return row
}

export async function entriesOf(sealer: Sealer, row: FoldedRow | undefined): Promise<Entry[]> {
  if (!row) return []
  if (!row.sealed) return row.entries
  const personal = (await sealer.open('folded', row.rec, row.sealed)) as Record<string, Values>
  return row.entries.map((entry) =>
    personal[entry.seq] ? { ...entry, set: { ...entry.set, ...personal[entry.seq] } } : entry,
  )
}

/** A mutation for the queue, its personal values sealed as its record's are. */
export async function sealMutation(
  sealer: Sealer,
  mutation: Mutation,
): Promise<Pick<OutboxRow, 'mutation' | 'sealed'>> {
  const { clear, personal } = splitPersonal(mutation.type, mutation.set)
  if (!personal) return { mutation }
  return {
    mutation: { ...mutation, set: clear },
    sealed: await sealer.seal('outbox', mutation.mid, personal),
  }
}

export async function openMutation(sealer: Sealer, row: OutboxRow | SentRow): Promise<Mutation> {
  if (!row.sealed) return row.mutation
  const personal = await sealer.open('outbox', row.mid, row.sealed)
  return { ...row.mutation, set: { ...row.mutation.set, ...personal } }
}

/** What of a shown record lies clear and what is sealed: the values, and those that stand against each other. */
export async function sealShown(sealer: Sealer, view: Shown): Promise<Pick<ShownRow, 'record' | 'sealed'>> {
  const { kind, id } = view.record
  const { clear, personal } = splitPersonal(kind, view.record as unknown as Values)
  const conflicts = Object.keys(view.conflicts).length > 0 ? view.conflicts : null
  if (!personal && !conflicts) return { record: clear }
  return {
    record: clear,
    sealed: await sealer.seal('shown', id, { personal: personal ?? {}, conflicts: conflicts ?? {} }),
  }
}

/** What changes whenever a row is written: each seal has a number of its own. */
export const stampOf = ({ sealed, unsent, made, heads }: ShownRow): string =>
  sealed && 'iv' in sealed ? sealed.iv.join() : JSON.stringify([unsent, made, heads])

/** A shown row opened: the record with its personal values, and what stands against it. */
export async function openShown(sealer: Sealer, row: ShownRow): Promise<Opened> {
  const sealed = row.sealed ? await sealer.open('shown', row.id, row.sealed) : { personal: {}, conflicts: {} }
  return {
    ...row,
    record: { ...row.record, ...(sealed.personal as Values) } as unknown as AnyRecord,
    conflicts: sealed.conflicts as Record<string, Standpoint[]>,
  }
}

/** A shown row as it is without its key: clear values alone, for a list that opens what comes into view. */
export const unopened = ({ sealed: _, ...row }: ShownRow): Opened => ({
  ...row,
  record: row.record as unknown as AnyRecord,
  conflicts: {},
})

export type Opened = Omit<ShownRow, 'record' | 'sealed'> & {
  record: AnyRecord
  conflicts: Readonly<Record<string, readonly Standpoint[]>>
}
