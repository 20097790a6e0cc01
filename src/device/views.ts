// Records as this device shows them: the office's entries with the own queue laid over them (I7).
import type { Entry, Mutation } from '../sync/messages.ts'
import { isPending, laidOverFrom, madeOf, type Pending, viewOf } from '../sync/on-device.ts'
import type { Made, Shown } from '../sync/shown.ts'
import type { Held } from './held.ts'
import type { Intent } from './intent.ts'
import type { OutboxRow, SentRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { entriesOf, openMutation } from './sealed-rows.ts'

export type View = { rec: string; view: Shown | null; made: Made | null; recvAt: string | undefined }

/** Each touched record as it is to be shown, from its entries and what of the own queue lies over them. */
export async function viewsOf(
  sealer: Sealer,
  held: Held,
  fresh: Map<string, { type: string; entries: Entry[] }>,
  intent: Intent,
): Promise<View[]> {
  const known = new Map(fresh)
  for (const [rec, row] of held.beside)
    known.set(rec, { type: row.type, entries: await entriesOf(sealer, row) })
  const recs = held.touched
  const pending = await pendingOf(sealer, held, intent)
  const me = held.me?.member ?? null
  return recs.map((rec) => {
    const { type, entries } = known.get(rec) ?? { type: '', entries: [] }
    const over = pending.get(rec) ?? []
    const view = viewOf(type || over[0]?.mutation.type || '', rec, entries, over)
    return { rec, view, made: madeOf(entries, over, me), recvAt: entries[0]?.recvAt }
  })
}

/** The own mutations that lie over the fold after an intent: the queue, and what is answered but not yet read back. */
async function pendingOf(sealer: Sealer, held: Held, intent: Intent): Promise<Map<string, Pending[]>> {
  const { outbox: queued, sent: answered, over } = held
  const recs = new Set(held.touched)
  const dropped = new Set(intent.outbox?.drop ?? [])
  const outbox = new Map(queued.filter((row) => !dropped.has(row.lseq)).map((row) => [row.lseq, row]))
  for (const row of intent.outbox?.put ?? []) outbox.set(row.lseq, row)
  const sent = new Map(answered.map((row) => [row.mid, row]))
  for (const row of intent.sent?.put ?? []) sent.set(row.mid, row)
  for (const mid of intent.sent?.drop ?? []) sent.delete(mid)

  const rows: { row: OutboxRow | SentRow; seq?: number }[] = [...outbox.values()].map((row) => ({ row }))
  for (const row of sent.values()) {
    const from = laidOverFrom(row.mutation.type, over)
    if (row.seq !== undefined && isPending({ ...row, seq: row.seq }, from)) rows.push({ row, seq: row.seq })
  }
  const pending = new Map<string, Pending[]>()
  const touched = rows.filter(({ row }) => recs.has(row.rec)).sort((a, b) => a.row.lseq - b.row.lseq)
  // Together, not one after another: each is a wait for the cipher's own thread.
  const opened = await Promise.all(touched.map(({ row }) => openMutation(sealer, row)))
  for (const [i, { row, seq }] of touched.entries()) {
    const one: Pending = { mutation: opened[i] as Mutation, ...(seq === undefined ? {} : { seq }) }
    const before = pending.get(row.rec)
    if (before) before.push(one)
    else pending.set(row.rec, [one])
  }
  return pending
}
