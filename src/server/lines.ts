// Lines into an office and out of it: import and export on the server, all or nothing.
import { missingFields } from '../domain/records/kind.ts'
import { kindNamed } from '../domain/records/kinds.ts'
import { dayInStockholm } from '../domain/values/local-date.ts'
import { type Chosen, type Said, saidOf } from '../files/chosen.ts'
import { factsOf } from '../files/facts.ts'
import { readLines } from '../files/jsonl.ts'
import { openFile } from '../files/open-file.ts'
import type { Reading, ReadingOffice } from '../files/reading.ts'
import { plannedAsSaid, printTable, printWorkbook, readTables } from '../files/table.ts'
import type { Author } from '../sync/messages.ts'
import { shownRecord, shownRecords, writeChange } from './office.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { newId, type World } from './world.ts'

export type Import = Reading & { written: boolean }

/** Reads the lines and writes what they say; with a bad line nothing, unless bad ones are to be skipped. */
export async function importLines(
  store: Store,
  office: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  { by, dryRun, skipBad }: { by: Author; dryRun: boolean; skipBad: boolean },
  world: World,
): Promise<Import> {
  const isGood = ({ problems, lines }: Reading) => problems.length === 0 || (skipBad && lines > 0)
  if (dryRun) {
    const reading = await store.read((tx) => readFor(tx.office(office), name, bytes, world))
    return { ...reading, written: false }
  }
  return store.transaction(office, async (tx) => {
    const reading = await readFor(tx, name, bytes, world)
    if (!isGood(reading)) return { ...reading, written: false }
    for (const { change } of reading.taken) await writeChange(tx, by, change, world)
    return { ...reading, written: true }
  })
}

async function readFor(tx: OfficeStore, name: string, bytes: Uint8Array, world: World): Promise<Reading> {
  const budgetLines: string[] = []
  const lockedYears = new Set<number>()
  const all = await shownRecords(tx)
  for (const { record, deleted } of all) {
    if (deleted) continue
    if (record.kind === 'programme') budgetLines.push(...record.budget.map(({ line }) => line))
    if (record.kind === 'lock') lockedYears.add(record.year)
  }
  const reads: ReadingOffice = {
    record: (rec) => tx.record(rec),
    nextSeq: (await tx.head()).seq + 1,
    budgetLines,
    lockedYears,
    facts: factsOf(all, dayInStockholm(world.clock())),
    mid: () => newId(world),
    id: () => newId(world),
  }
  const file = openFile(name, bytes)
  if (!file.ok) return unreadable(file.because)
  if (file.form === 'lines') return readLines(bytes, reads)
  return readTables(plannedAsSaid(file.sheets), reads, { everyColumn: true })
}

/** A file that is not what its name says: one problem, of the file itself. */
const unreadable = (because: string): Reading => ({
  lines: 0,
  taken: [],
  unchanged: 0,
  problems: [{ line: 0, field: 'file', because }],
  doubts: [],
  waiting: [],
})

export type Format = 'jsonl' | 'csv' | 'xlsx'

export type Export = {
  content: string | Uint8Array
  count: number
  /** Ids of records that an import would refuse until they are mended: a merge of edits left them incomplete. */
  incomplete: string[]
}

/** The office's records as a file, in the order they reached it: an import of them keeps who stands (C3). */
export async function exportRecords(tx: OfficeStore, chosen: Chosen, format: Format): Promise<Export> {
  const records: Said[] = []
  const incomplete: string[] = []
  for (const stored of await tx.records()) {
    const now = shownRecord(stored)
    const said = now && saidOf(now, stored.made, chosen)
    if (!now || !said) continue
    records.push(said)
    const values = now.record as unknown as Record<string, unknown>
    if (missingFields(kindNamed(now.record.kind), values).length > 0) incomplete.push(stored.rec)
  }
  return { content: contentIn[format](records), count: records.length, incomplete }
}

// Headings in Swedish whatever the terminal speaks: the file is for the office, and an import reads both.
const contentIn: Readonly<Record<Format, (records: readonly Said[]) => string | Uint8Array>> = {
  jsonl: (records) => records.map((said) => `${JSON.stringify(said)}\n`).join(''),
  csv: (records) => printTable(records, 'sv'),
  xlsx: (records) => printWorkbook(records, 'sv'),
}
