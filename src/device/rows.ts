// The rows of the device's tables, as they lie in the browser's store.
import type { Placement } from '../domain/programme/tally.ts'
import type { KindName } from '../domain/records/kinds.ts'
import type { Bundle } from '../sync/bundle.ts'
import type { Entry, Mutation, Result } from '../sync/messages.ts'
import type { Made } from '../sync/shown.ts'
import type { Sealed } from './seal.ts'

/** A record's part of the office's log. `gen` counts incarnations: a new log is folded beside the old one. */
export type FoldedRow = { gen: number; rec: string; type: string; entries: Entry[]; sealed?: Sealed }

/** What the screens read: `folded` with the own outbox laid over it. */
export type ShownRow = {
  id: string
  kind: KindName
  /** Clear values; the personal ones are sealed. */
  record: Record<string, unknown>
  sealed?: Sealed
  /** Copied out for the index: the record's day, or nothing where it has none. */
  date: string
  /** The record that stands for it (`sameAs`), for the index: the few that are merged. */
  mergedInto?: string
  /** The day from which something waits to be done with it, for the index; left out where nothing does. */
  todo?: string
  arrived: number
  deleted: 0 | 1
  open: readonly string[]
  unsent: 0 | 1
  deletedButChanged: boolean
  heads: Readonly<Record<string, readonly string[]>>
  /** The erasures that each erased field was seen with. */
  erasures?: Readonly<Record<string, readonly string[]>>
  made: Made
  /** When the office received its first entry; left out while none has arrived. */
  recvAt?: string
  /** What it counts in, and where that can be looked up: `indicator|month`. */
  counts: readonly Placement[]
  countsIn: readonly string[]
  /** Keys that it may share with others: organisation number, contact and role, municipality, merges (C3, C12, C15). */
  keys: readonly string[]
  /** Ids of the records that it names. */
  refs: readonly string[]
}

/** All sums of one month: the tally's name to [amount, unreviewed, unsynced, open]. */
export type TallyRow = { month: string; sums: Record<string, [number, number, number, number]> }

export type OutboxRow = {
  lseq: number
  mid: string
  rec: string
  /** When it was saved, by this device's clock. */
  at: number
  /** 1 for the first of those saved together: what a person saved once is one thing that waits. */
  lead: 0 | 1
  /** It was refused, and has been repaired or set aside: the office's log is another, and it is asked again. */
  settled?: 1
  mutation: Mutation
  sealed?: Sealed
}

export type SentRow = {
  mid: string
  lseq: number
  rec: string
  /** When the office answered, by this device's clock, and by the office's. */
  at: number
  heard?: number
  lead: 0 | 1
  status: Result['status']
  seq?: number
  issues?: Result['issues']
  /** A quarantined one that has been repaired or set aside needs nobody any more. */
  settled: 0 | 1
  mutation: Mutation
  sealed?: Sealed
}

export type DraftRow = { key: string; kind: KindName; at: number; sealed: Sealed }

export type MetaRow = { key: string; value: unknown }
/** `device` seals what lies here; `bundle` seals what others carry, and the office holds a copy of it. */
export type KeyRow = { id: 'device' | 'bundle'; key: CryptoKey; kid?: string }

/** A bundle of another device, or of this one from a rescue file, on its way to the office. */
export type CarriedRow = { mid: string; at: number; bundle: Bundle }

/** One frame of a hand-over: kept, so that a turned phone or a closed tab goes on where it was. */
export type FrameRow = {
  transfer: string
  place: number
  of: number
  at: number
  bytes: Uint8Array<ArrayBuffer>
}
