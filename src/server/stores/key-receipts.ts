// A step of the embedded store: receipts' hashes get the office's secret, and who made a record is read from the log anew.
import { createHash } from 'node:crypto'
import type { StoredRecord } from '../../sync/office-log.ts'
import { forgotten, keyedHash } from '../../sync/receipt-hash.ts'
import { recordAfter } from '../../sync/record-after.ts'
import { logRowOf, type Row, type Value } from './sql-tx.ts'

export type Prepared = {
  run(values: Value[]): { changes: number }
  get(values: Value[]): Row | undefined
  all(values: Value[]): Row[]
}
export type Run = (sql: string) => Prepared

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export function keyReceipts(run: Run): void {
  run(`ALTER TABLE offices ADD COLUMN secret TEXT NOT NULL DEFAULT ''`).run([])
  run('UPDATE offices SET secret = lower(hex(randomblob(32)))').run([])
  for (const { id, secret } of run('SELECT id, secret FROM offices').all([]) as {
    id: string
    secret: string
  }[]) {
    keyOffice(run, id, secret)
    makersAnew(run, id)
  }
}

function keyOffice(run: Run, office: string, secret: string): void {
  // What came without a mid, said again, got a new name each time and was kept under the first: nobody knows the others.
  run(
    `DELETE FROM receipts WHERE office = ? AND status = 'quarantined'
       AND mid NOT IN (SELECT mid FROM quarantine WHERE office = ?)`,
  ).run([office, office])
  const receipts = run(
    `SELECT r.mid, r.status, r.body_hash, l.mid IS NOT NULL AND l.salt IS NULL AS emptied,
       (SELECT q.raw FROM quarantine q WHERE q.office = r.office AND q.mid = r.mid ORDER BY q.id LIMIT 1) AS raw
     FROM receipts r LEFT JOIN log l ON l.office = r.office AND l.mid = r.mid WHERE r.office = ?`,
  ).all([office])
  const keep = run('UPDATE receipts SET body_hash = ? WHERE office = ? AND mid = ?')
  for (const { mid = null, status, body_hash: old, emptied, raw } of receipts) {
    // What the quarantine keeps is masked, and so is what its hash is taken of from now on.
    const known = status === 'quarantined' && raw !== null ? sha256(raw as string) : (old as string)
    const gone = status === 'erased' || emptied === 1
    keep.run([gone ? forgotten : keyedHash(sha256, secret, known), office, mid])
  }
}

function makersAnew(run: Run, office: string): void {
  const records = new Map<string, StoredRecord>()
  for (const row of run('SELECT * FROM log WHERE office = ? ORDER BY seq').all([office]).map(logRowOf)) {
    records.set(row.rec, recordAfter(records.get(row.rec) ?? null, row))
  }
  const keep = run('UPDATE records SET created_by = ?, made = ? WHERE office = ? AND rec = ?')
  for (const { rec, createdBy, made } of records.values()) {
    keep.run([JSON.stringify(createdBy), JSON.stringify(made), office, rec])
  }
}
