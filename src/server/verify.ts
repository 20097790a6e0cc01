// Whether a store keeps its promises: chain unbroken, records equal to their log folded anew, its own check clean.

import { canonical } from '../sync/canonical.ts'
import { bodyHash, bodyOf, linkHash, type Sha256 } from '../sync/chain.ts'
import type { StoredRecord } from '../sync/office-log.ts'
import { recordAfter } from '../sync/record-after.ts'
import type { OfficeStore, Store } from './stores/store.ts'

/** What does not hold, by a name of the house, with ids only. */
export type Wrong = {
  office: string | null
  because: string
  where: Readonly<Record<string, string | number | null>>
}
export type Verdict = { offices: { id: string; entries: number; records: number }[]; wrong: Wrong[] }

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
      offices.push({ id, entries: found.entries, records: found.records })
      wrong.push(...found.wrong.map((one) => ({ office: id, ...one })))
    }
    return { offices, wrong }
  })
}

async function verifyOffice(
  tx: OfficeStore,
  sha256: Sha256,
): Promise<{ entries: number; records: number; wrong: Omit<Wrong, 'office'>[] }> {
  const wrong: Omit<Wrong, 'office'>[] = []
  const refolded = new Map<string, StoredRecord>()
  const receipts = new Map((await tx.receipts()).map((one) => [one.mid, one]))
  const head = await tx.head()
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
      if (receipts.get(row.mid)?.seq !== row.seq) wrong.push({ because: 'receipt-missing', where })
      refolded.set(row.rec, recordAfter(refolded.get(row.rec) ?? null, row))
      last = { seq: row.seq, h: row.h }
    }
    if (rows.length === 0) break
  }
  if (head.seq !== last.seq || head.h !== last.h) {
    wrong.push({ because: 'head-differs', where: { head: head.seq, last: last.seq } })
  }
  const numbered = [...receipts.values()].filter(({ seq }) => seq !== null).length
  if (numbered !== last.seq)
    wrong.push({ because: 'receipts-differ', where: { receipts: numbered, entries: last.seq } })
  const stored = await tx.records()
  for (const record of stored) {
    const again = refolded.get(record.rec)
    const same = again !== undefined && canonical(again) === canonical(record)
    if (!same) wrong.push({ because: 'fold-differs', where: { rec: record.rec } })
    refolded.delete(record.rec)
  }
  for (const rec of refolded.keys()) wrong.push({ because: 'record-missing', where: { rec } })
  return { entries: last.seq, records: stored.length, wrong }
}
