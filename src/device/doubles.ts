// Company starts that are likely one and the same, by their numbers: for the lead to say how it is (C3).
import { canonical } from '../domain/programme/canonical.ts'
import type { CompanyStart } from '../domain/records/company-start.ts'
import { likelyDoubles } from '../domain/review/duplicates.ts'
import type { Memory } from './database.ts'
import { countable } from './placing.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

export type CompanyPair = readonly [first: CompanyShown, other: CompanyShown]
type CompanyShown = Opened & { record: CompanyStart }

/** Pairs with one organisation number that neither side is said to differ in; the one that came first, first. */
export async function companiesAlike({
  memory,
  sealer,
}: {
  memory: Memory
  sealer: Sealer
}): Promise<CompanyPair[]> {
  const [rows, merged] = await Promise.all([
    memory.shown.where('keys').startsWith('company:').distinct().toArray(),
    memory.shown.where('mergedInto').above('').toArray(),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pairs = likelyDoubles(rows.map(countable), canonical(merged.map(countable)))
  const opened = await Promise.all(
    pairs.map(async ({ pair }) => {
      const both = await Promise.all(
        pair.flatMap((id) => {
          const row = byId.get(id)
          return row ? [openShown(sealer, row)] : []
        }),
      )
      return both as unknown as CompanyPair
    }),
  )
  return opened.filter((pair) => pair.length === 2)
}
