// Whether a store keeps its promises: chain unbroken, records equal to their log folded anew, its own check clean.

import { canonical } from '../sync/canonical.ts'
import { bodyHash, bodyOf, linkHash, type Sha256 } from '../sync/chain.ts'
import type { Author, Op } from '../sync/messages.ts'
import type { StoredRecord } from '../sync/office-log.ts'
import { recordAfter } from '../sync/record-after.ts'
import { shownRecords } from './office.ts'
import type { OfficeStore, Store } from './stores/store.ts'

/** What does not hold, by a name of the house, with ids only. */
export type Wrong = {
  office: string | null
  because: string
  where: Readonly<Record<string, string | number | null>>
}
/** `epoch`: of which log the entries were counted. */
export type Verdict = {
  offices: { id: string; epoch: string; entries: number; records: number }[]
  wrong: Wrong[]
}

export async function verifyStore(store: Store, sha256: Sha256): Promise<Verdict> {
  const wrong: Wrong[] = (await store.integrity()).map((detail) => ({
    office: null,
    because: 'integrity-check',
    where: { detail },
  }))
  return store.read(async (tx) => {
    const offices = []
    for (const { id } of await tx.offices()) {
      const found = await verifyOffice(tx.office(id), sha256)
      const { epoch } = await tx.office(id).head()
      offices.push({ id, epoch, entries: found.entries, records: found.records })
      wrong.push(...found.wrong.map((one) => ({ office: id, ...one })))
    }
    return { offices, wrong }
  })
}

/** Who waits for the server meanwhile is answered. */
const pause = (): Promise<void> => new Promise((done) => setImmediate(done))

/** How the office answered what it has numbered. */
const taken: ReadonlySet<string> = new Set(['applied', 'merged', 'conflict'])

/**
 * An office's own promises. The chain covers what was said (sync.md 2.3), not who said it and when: an author is held
 * against the office's devices and members, and against the place in the queue that the device used; who made a record,
 * when, and when it was last changed, against the log. `at` of the entries in between and `recvAt` have no other
 * witness, and are taken as they stand.
 */
async function verifyOffice(
  tx: OfficeStore,
  sha256: Sha256,
): Promise<{ entries: number; records: number; wrong: Omit<Wrong, 'office'>[] }> {
  const wrong: Omit<Wrong, 'office'>[] = []
  const refolded = new Map<string, StoredRecord>()
  const receipts = new Map((await tx.receipts()).map((one) => [one.mid, one]))
  const head = await tx.head()
  if (head.durableSeq > head.seq)
    wrong.push({ because: 'durable-ahead', where: { durable: head.durableSeq, head: head.seq } })
  const senders = new Map((await tx.places()).map(({ device, mid }) => [mid, device]))
  const isAuthor = await authorsOf(tx)
  let last = { seq: 0, h: '' }
  for (;;) {
    const rows = await tx.entriesAfter(last.seq, 1000)
    for (const row of rows) {
      const where = { seq: row.seq, mid: row.mid }
      if (row.seq !== last.seq + 1) wrong.push({ because: 'sequence-broken', where })
      // A body that was erased has lost its salt: its hash stands, and nobody can guess what it was.
      if (row.salt !== null && bodyHash(sha256, row.salt, bodyOf(row)) !== row.bodyHash) {
        wrong.push({ because: 'body-changed', where })
      }
      if (linkHash(sha256, last.h, row, row.bodyHash) !== row.h)
        wrong.push({ because: 'chain-broken', where })
      const receipt = receipts.get(row.mid)
      if (receipt?.seq !== row.seq || !taken.has(receipt.status))
        wrong.push({ because: 'receipt-missing', where })
      if (!isAuthor(row)) wrong.push({ because: 'author-differs', where })
      const sender = senders.get(row.mid)
      if (sender !== undefined && sender !== row.by.device) wrong.push({ because: 'author-differs', where })
      refolded.set(row.rec, recordAfter(refolded.get(row.rec) ?? null, row))
      last = { seq: row.seq, h: row.h }
    }
    if (rows.length === 0) break
    await pause()
  }
  await pause()
  if (head.seq !== last.seq || head.h !== last.h) {
    wrong.push({ because: 'head-differs', where: { head: head.seq, last: last.seq } })
  }
  const numbered = [...receipts.values()].filter(({ seq }) => seq !== null).length
  if (numbered !== last.seq)
    wrong.push({ because: 'receipts-differ', where: { receipts: numbered, entries: last.seq } })
  const refused = new Set((await tx.quarantineRows()).map(({ mid }) => mid))
  for (const { mid, status, seq } of receipts.values()) {
    if (status === 'quarantined' && !refused.has(mid))
      wrong.push({ because: 'quarantine-missing', where: { mid } })
    if ((seq !== null) !== taken.has(status)) wrong.push({ because: 'receipt-differs', where: { mid } })
  }
  for (const mid of refused)
    if (!receipts.has(mid)) wrong.push({ because: 'receipt-missing', where: { mid } })
  for (const { device, lseq, mid } of await tx.places()) {
    if (!receipts.has(mid)) wrong.push({ because: 'place-unknown', where: { device, lseq, mid } })
  }
  await pause()
  wrong.push(...(await membersDiffer(tx)))
  await pause()
  const stored = await tx.records()
  for (const [at, record] of stored.entries()) {
    if (at % 1000 === 0) await pause()
    const again = refolded.get(record.rec)
    const same = again !== undefined && canonical(again) === canonical(record)
    if (!same) wrong.push({ because: 'fold-differs', where: { rec: record.rec } })
    refolded.delete(record.rec)
  }
  for (const rec of refolded.keys()) wrong.push({ because: 'record-missing', where: { rec } })
  return { entries: last.seq, records: stored.length, wrong }
}

/** Whether an entry's author may be one: a member of the office, and a device of hers; or the office itself. */
async function authorsOf(tx: OfficeStore): Promise<(row: { op: Op; by: Author }) => boolean> {
  const members = new Set((await tx.members()).map(({ id }) => id))
  const devices = new Map((await tx.devices()).map(({ id, member }) => [id, member]))
  // The office erases in the name of the device that wrote the record, so that it is shown it.
  const erasesFor = (op: Op, { member, device }: Author) =>
    op === 'erase' && member === null && device !== null && devices.has(device)
  return ({ op, by }) =>
    (by.member === null || members.has(by.member)) &&
    (by.device === null || devices.get(by.device) === by.member || erasesFor(op, by))
}

/** Members are let in by the server's own table; the records that all see say the same. */
async function membersDiffer(tx: OfficeStore): Promise<Omit<Wrong, 'office'>[]> {
  const members = new Map((await tx.members()).map((one) => [one.id, one]))
  const wrong: Omit<Wrong, 'office'>[] = []
  for (const { record } of await shownRecords(tx)) {
    if (record.kind !== 'member') continue
    const access = members.get(record.id)
    const { name, role, active } = record
    const same =
      access && canonical([name, role, active]) === canonical([access.name, access.role, access.active])
    if (!same) wrong.push({ because: 'member-differs', where: { member: record.id } })
    members.delete(record.id)
  }
  for (const id of members.keys()) wrong.push({ because: 'member-differs', where: { member: id } })
  return wrong
}
