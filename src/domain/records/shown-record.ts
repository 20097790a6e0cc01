// A record as it is shown: its values, and what counting must know of how they came to be.
import type { AnyRecord, KindName, RecordNamed } from './kinds.ts'

export type ShownRecord<N extends KindName = KindName> = {
  /** Values with lists, texts and switches filled in where they were left out; a field that is missing is left out. */
  record: N extends KindName ? RecordNamed<N> : AnyRecord
  /** Its place among the records of the office: the server's sequence of its first entry; unsent ones come after all (C3). */
  arrived: number
  deleted: boolean
  /** Fields of which two values stand against each other until the lead decides; `_deleted` among them (C11). */
  open: readonly string[]
  /** Whether something of it has not reached the office. */
  unsent: boolean
  /** Who made it, drawn from the log; null for the office itself. Only shares ask. */
  createdBy?: string | null
}

/** Places unsent records after everything that the office has numbered, in the order they were saved. */
export const unsentPlace = (lseq: number): number => 2 ** 40 + lseq
