// The months' sums: moved by what a record counts in, before and after a change.
import type { Placement } from '../domain/programme/tally.ts'
import { canonical } from '../sync/canonical.ts'
import type { Memory } from './database.ts'
import type { TallyRow } from './rows.ts'

type Sums = TallyRow['sums']

/** Adds what a record counts in to the changes by month, or takes it out. */
export function move(tallies: Map<string, Sums>, counts: readonly Placement[], by: 1 | -1): void {
  for (const { tally, month, amount, unreviewed, unsynced, open } of counts) {
    const sums = tallies.get(month) ?? {}
    const before = sums[tally] ?? [0, 0, 0, 0]
    sums[tally] = [
      before[0] + by * amount,
      before[1] + by * unreviewed,
      before[2] + by * unsynced,
      before[3] + by * open,
    ]
    tallies.set(month, sums)
  }
}

/** A month's sums with a change laid in; what has become nothing is left out. */
export function summed(before: Sums = {}, change: Sums = {}): Sums {
  const sums = { ...before }
  for (const [tally, by] of Object.entries(change)) {
    const now = (sums[tally] ?? [0, 0, 0, 0]).map((value, i) => value + (by[i] ?? 0)) as Sums[string]
    if (now.every((value) => value === 0)) delete sums[tally]
    else sums[tally] = now
  }
  return sums
}

/** Tallies that do not equal the sum of what their records say that they count in; empty when all is well (I17). */
export async function talliesAstray(memory: Memory): Promise<string[]> {
  return memory.transaction('r', memory.shown, memory.tallies, async () => {
    const sums = new Map<string, Sums>()
    await memory.shown.each((row) => move(sums, row.counts, 1))
    const kept = new Map((await memory.tallies.toArray()).map((row) => [row.month, row.sums]))
    return [...new Set([...sums.keys(), ...kept.keys()])].filter(
      (month) => canonical(summed({}, sums.get(month))) !== canonical(kept.get(month) ?? {}),
    )
  })
}
