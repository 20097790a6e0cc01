// What a tablet sealed and the office has answered: kept as it is until a verified backup has passed it (sync.md 2.5).
import type { Bundle } from '../sync/bundle.ts'
import type { Result } from '../sync/messages.ts'
import { keptFor } from '../sync/on-device.ts'
import type { Memory } from './database.ts'
import type { CarriedRow, MetaRow } from './rows.ts'

type Kept = { bundle: Bundle; at: number; until: number | null }

const prefix = 'sealed:'

/** Own bundles that were answered, as they are kept: an office put back to an older day has them sent again (I12). */
export function sealedSent(
  asked: readonly Bundle[],
  results: readonly Result[],
  { device, at, until }: { device: string | undefined; at: number; until: number | null },
): MetaRow[] {
  const taken = new Set(results.flatMap(({ mid, status }) => (status === 'quarantined' ? [] : [mid])))
  return asked
    .filter((bundle) => bundle.device === device && taken.has(bundle.mid))
    .map((bundle) => ({ key: `${prefix}${bundle.mid}`, value: { bundle, at, until } satisfies Kept }))
}

const allKept = async (memory: Memory): Promise<Kept[]> =>
  (await memory.meta.where('key').startsWith(prefix).toArray()).map(({ value }) => value as Kept)

/** All of it again, to be sent to another log. */
export const sealedBack = async (memory: Memory): Promise<CarriedRow[]> =>
  (await allKept(memory)).map(({ bundle, at }) => ({ mid: bundle.mid, at, bundle }))

/** Lets go of what has been kept long enough, and is in a verified backup. */
export async function dropSealedSent(
  memory: Memory,
  { durableSeq, now }: { durableSeq: number; now: number },
): Promise<void> {
  const old = (await allKept(memory)).filter(({ at, until }) => {
    const age = now - at
    const isDurable = until !== null && durableSeq >= until
    return (age >= keptFor.least && isDurable) || age >= keptFor.most
  })
  if (old.length > 0) await memory.meta.bulkDelete(old.map(({ bundle }) => `${prefix}${bundle.mid}`))
}
