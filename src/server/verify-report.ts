// Whether a report file is what the store says: its seal, its figures and what they rest on, and the file byte for byte.
import { lockOf } from '../domain/programme/reported.ts'
import { programmeFor } from '../domain/programme/targets.ts'
import { shownRecords } from './office.ts'
import { makeReport, reportFrom } from './report.ts'
import { readSeal, type Sealed } from './report-seal.ts'
import type { OfficeStore } from './stores/store.ts'
import type { World } from './world.ts'

/** A figure that the file and the store say otherwise; the same number may rest on other records. */
export type Differs = { indicator: string; file: number | null; store: number | null }
export type ReportVerdict =
  | { ok: true; sealed: Sealed; agreesWith: 'now' | 'reported' }
  | { ok: false; because: 'no-seal' | 'content-changed' | 'no-programme-covers-the-year' }
  /** The figures of a file are held against those reported where its year is locked, else against those of now. */
  | { ok: false; because: 'figures-differ'; sealed: Sealed; against: 'now' | 'reported'; differs: Differs[] }
  /** The figures stand; the rest of the file is not what the store gives: written anew since then, or altered. */
  | { ok: false; because: 'bytes-differ'; sealed: Sealed; agreesWith: 'now' | 'reported' }

export async function verifyReport(tx: OfficeStore, bytes: Uint8Array, world: World): Promise<ReportVerdict> {
  const read = readSeal(bytes)
  if (!read.ok) return read
  const { seal, format } = read
  const asked = { ...seal, which: seal.period, today: seal.asOf, format }
  const records = await shownRecords(tx)
  const found = programmeFor(records, seal.year, seal.programme)
  if (!found.ok) return { ok: false, because: 'no-programme-covers-the-year' }
  const isLocked = lockOf(records, found.programme, seal.year) !== undefined
  let against: Extract<ReportVerdict, { because: 'figures-differ' }> | null = null
  for (const as of isLocked ? (['reported', 'now'] as const) : (['now'] as const)) {
    const counted = await reportFrom(tx, { ...asked, as }, world)
    if (!counted.ok) return { ok: false, because: 'no-programme-covers-the-year' }
    const differs = differing(seal, counted.seal)
    if (differs.length > 0) {
      against ??= { ok: false, because: 'figures-differ', sealed: seal, against: as, differs }
      continue
    }
    // Another version may draw the same report otherwise.
    if (seal.as !== as || seal.version !== counted.seal.version)
      return { ok: true, sealed: seal, agreesWith: as }
    const made = await makeReport(tx, { ...asked, as }, world)
    if (made.ok && Buffer.from(made.bytes).equals(Buffer.from(bytes)))
      return { ok: true, sealed: seal, agreesWith: as }
    return { ok: false, because: 'bytes-differ', sealed: seal, agreesWith: as }
  }
  return against ?? { ok: false, because: 'no-programme-covers-the-year' }
}

function differing(file: Sealed, store: Sealed): Differs[] {
  const [mine, theirs] = [file, store].map(({ figures }) => new Map(figures.map((one) => [one.id, one])))
  return [...new Set([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])].flatMap((indicator) => {
    const [a, b] = [mine?.get(indicator), theirs?.get(indicator)]
    return a?.value === b?.value && a?.digest === b?.digest
      ? []
      : [{ indicator, file: a?.value ?? null, store: b?.value ?? null }]
  })
}
