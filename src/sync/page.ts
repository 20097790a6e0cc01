// What a device reads of the log: what it may see, from where it stands, if that place is still ours (I5).
import { mayRead } from '../domain/roles.ts'
import { BrokenPromise } from './broken-promise.ts'
import type { Entry, SyncReply, SyncRequest } from './messages.ts'
import type { Device, LogRow, OfficeTx } from './office-log.ts'

/**
 * Whether a device is shown an entry: it depends on the entry, the device that wrote the record, and the device's role
 * and names alone. The erasure of a row reaches the device that wrote it, also where that has another name now (I16).
 */
function visibleTo(
  { id, role, was = [] }: Device,
  { type, op, by }: Pick<Entry, 'type' | 'op' | 'by'>,
): boolean {
  const own = by.device !== null && (by.device === id || (op === 'erase' && was.includes(by.device)))
  if (role === 'tablet') return own && op === 'erase'
  // A photo is large: what has been sent is not sent back.
  return mayRead(role, type) || (own && (op === 'erase' || type !== 'photoPart'))
}

/** The page of the log that a device reads next, and whether its place in it is still ours (I5). */
export async function pageFor(
  tx: OfficeTx,
  device: Device,
  request: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'limit'>,
): Promise<Pick<SyncReply, 'reset' | 'entries' | 'cursor' | 'more'>> {
  const head = await tx.head()
  if (!(await knowsPlace(tx, device, request, head)))
    return { reset: true, entries: [], cursor: 0, more: head.seq > 0 }
  if (request.limit === 0) return { entries: [], cursor: request.cursor, more: head.seq > request.cursor }
  const rows = await tx.entriesAfter(request.cursor, request.limit)
  const cursor = rows.at(-1)?.seq ?? request.cursor
  if (rows[0] && rows[0].seq !== request.cursor + 1) throw new BrokenPromise('I5', { seq: rows[0].seq })
  return {
    entries: rows.filter((row) => visibleTo(device, row)).map(entryOf),
    cursor,
    more: cursor < head.seq,
  }
}

async function knowsPlace(
  tx: OfficeTx,
  device: Device,
  request: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash'>,
  head: { epoch: string; seq: number },
): Promise<boolean> {
  const { cursor } = request
  if (cursor === 0 && (request.epoch === null || request.epoch === head.epoch)) return true
  if (request.epoch !== head.epoch) return false
  if (!Number.isSafeInteger(cursor) || cursor < 0 || cursor > head.seq) return false
  let witness: string | null = null
  await tx.entriesBackFrom(cursor, (row) => {
    if (!visibleTo(device, row)) return true
    witness = row.h
    return false
  })
  return witness === request.cursorHash
}

/** A log row as it is shown: without its salt and its body's own hash. */
function entryOf({ salt: _, bodyHash: __, ...entry }: LogRow): Entry {
  return entry
}
