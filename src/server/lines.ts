// Lines into an office and out of it: import and export on the server, all or nothing.
import { missingFields } from '../domain/records/kind.ts'
import { kindNamed } from '../domain/records/kinds.ts'
import { dayInStockholm } from '../domain/values/local-date.ts'
import type { Chosen } from '../files/chosen.ts'
import { factsOf } from '../files/facts.ts'
import { printLine, readLines } from '../files/jsonl.ts'
import type { Reading } from '../files/reading.ts'
import type { Author } from '../sync/messages.ts'
import { shownRecord, shownRecords, writeChange } from './office.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { newId, type World } from './world.ts'

export type Import = Reading & { written: boolean }

/** Reads the lines and writes what they say; with a bad line nothing, unless bad ones are to be skipped. */
export async function importLines(
  store: Store,
  office: string,
  bytes: Uint8Array,
  { by, dryRun, skipBad }: { by: Author; dryRun: boolean; skipBad: boolean },
  world: World,
): Promise<Import> {
  const isGood = ({ problems, lines }: Reading) => problems.length === 0 || (skipBad && lines > 0)
  if (dryRun) {
    const reading = await store.read((tx) => readFor(tx.office(office), bytes, world))
    return { ...reading, written: false }
  }
  return store.transaction(office, async (tx) => {
    const reading = await readFor(tx, bytes, world)
    if (!isGood(reading)) return { ...reading, written: false }
    for (const { change } of reading.taken) await writeChange(tx, by, change, world)
    return { ...reading, written: true }
  })
}

async function readFor(tx: OfficeStore, bytes: Uint8Array, world: World): Promise<Reading> {
  const budgetLines: string[] = []
  const lockedYears = new Set<number>()
  const all = await shownRecords(tx)
  for (const { record, deleted } of all) {
    if (deleted) continue
    if (record.kind === 'programme') budgetLines.push(...record.budget.map(({ line }) => line))
    if (record.kind === 'lock') lockedYears.add(record.year)
  }
  return readLines(bytes, {
    record: (rec) => tx.record(rec),
    nextSeq: (await tx.head()).seq + 1,
    budgetLines,
    lockedYears,
    facts: factsOf(all, dayInStockholm(world.clock())),
    mid: () => newId(world),
    id: () => newId(world),
  })
}

export type Export = {
  lines: string[]
  /** Ids of records that an import would refuse until they are mended: a merge of edits left them incomplete. */
  incomplete: string[]
}

/** The office's records as lines, in the order they reached it: an import of them keeps who stands (C3). */
export async function exportLines(tx: OfficeStore, chosen: Chosen): Promise<Export> {
  const lines: string[] = []
  const incomplete: string[] = []
  for (const stored of await tx.records()) {
    const now = shownRecord(stored)
    const line = now && printLine(now, stored.made, chosen)
    if (!now || !line) continue
    lines.push(line)
    const values = now.record as unknown as Record<string, unknown>
    if (missingFields(kindNamed(now.record.kind), values).length > 0) incomplete.push(stored.rec)
  }
  return { lines, incomplete }
}
