// What the office's rules ask of a store, and what it keeps: one contract, whichever database answers.
import type { Issue } from '../domain/records/kind.ts'
import type { Role } from '../domain/roles.ts'
import type { Bundle } from './bundle.ts'
import type { Sha256 } from './chain.ts'
import type { Folded } from './fold.ts'
import type { Author, Entry, Status } from './messages.ts'
import type { Made } from './shown.ts'

/** A device as the server's own table knows it; never as the body says. */
export type Device = {
  id: string
  member: string
  role: Role
  /** The names that it had before: what it wrote under them may lie on it still. */
  was?: readonly string[]
}

export type Receipt = {
  status: Exclude<Status, 'duplicate'>
  seq?: number
  issues?: Issue[]
  /** Of what was sent, under the office's secret (`receiptHash`); empty when an erasure covers it. */
  bodyHash: string
}

/** An office's merged record as the store keeps it. */
export type StoredRecord = {
  rec: string
  type: string
  folded: Folded
  /** The sequence of its first entry, and who wrote that (C3, and whose record it is). */
  first: number
  createdBy: Author
  made: Made
  /** The device of its last entry, and that entry's number: whether others' changes stand beside a new one. */
  last: number
  lastDevice: string | null
}

export type LogRow = Entry & { salt: string | null; bodyHash: string }
export type Quarantined = {
  mid: string
  device: string | null
  member: string | null
  raw: string
  issues: Issue[]
  recvAt: string
}

/** What the rules ask of a store, inside one transaction that holds the office's row. */
export interface OfficeTx {
  head(): Promise<{ epoch: string; seq: number; h: string; durableSeq: number }>
  /** What the office keys its receipts' hashes with. */
  secret(): Promise<string>
  receipt(mid: string): Promise<Receipt | null>
  keepReceipt(mid: string, receipt: Receipt): Promise<void>
  record(rec: string): Promise<StoredRecord | null>
  keepRecord(record: StoredRecord): Promise<void>
  append(row: LogRow): Promise<void>
  /** Empties these fields in the bodies of these mids, and forgets the bodies' salts and their receipts' hashes. */
  emptyBodies(rec: string, fields: Readonly<Record<string, readonly string[]>>): Promise<void>
  /** Keeps the same thing from the same device once; the mid that it is kept under. */
  quarantine(row: Quarantined): Promise<string>
  /** Who wrote a quarantined mutation; null when there is none of that mid. */
  quarantined(
    mid: string,
  ): Promise<{ device: string | null; member: string | null; repaired: boolean } | null>
  markRepaired(mid: string): Promise<void>
  /** The mid that a device used a place in its queue for; null when the place is free. */
  usedPlace(device: string, lseq: number): Promise<string | null>
  keepPlace(device: string, lseq: number, mid: string): Promise<void>
  /** Entries after a place in the log, in order, at most so many. */
  entriesAfter(seq: number, most: number): Promise<LogRow[]>
  /** The last entries up to a place in the log, newest first, until `take` has seen enough. */
  entriesBackFrom(seq: number, take: (row: LogRow) => boolean): Promise<void>
}

/** A bundle with its seal broken: what is in it, and whose it is, as the seal itself proves. */
export type OpenedBundle = {
  writer: Device
  /** False once its writer's device is shut out: its rows are kept for the lead, as if it had sent them. */
  isIn: boolean
  rows: readonly unknown[]
}

/** What the rules need from the world. */
export type Handed = {
  now: () => string
  mid: () => string
  salt: () => string
  sha256: Sha256
  /** Opens a carried bundle with its writer's escrowed key; null when it cannot be opened. */
  open: (bundle: Bundle) => Promise<OpenedBundle | null>
  /** The newest records' schema that this office knows. */
  schema: number
}
