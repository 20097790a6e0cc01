// A rescue file: what a device had not sent, sealed for the office, to be read back on any device or by `radslag import`.
import * as z from 'zod/mini'
import { type Bundle, parseBundle } from '../sync/bundle.ts'
import { canonical } from '../sync/canonical.ts'
import type { Mutation } from '../sync/messages.ts'
import { scanJson } from './json-scan.ts'

export type Rescue = {
  /** When it was written, by its device's clock; for display only. */
  madeAt: string
  appVersion: string
  /** The device that wrote it; null when it had not been let in. */
  device: string | null
  /** Its own unsent rows, and what it carried for others: only the office opens them. */
  bundles: Bundle[]
  /** Rows of a device that had left no key with the office: they lie open, and whoever has the file can read them. */
  plain: Mutation[]
  /** Rows whose seal did not open on the device: what of them lay clear, and the rest as it lay, sealed. */
  unopened: unknown[]
}

export type NotARescue = 'not-a-rescue-file' | 'damaged-file' | 'newer-file'

type Digest = (text: string) => Promise<string>

/** How many rows a rescue file brings back. */
export const rowsIn = ({ bundles, plain }: Pick<Rescue, 'bundles' | 'plain'>): number =>
  bundles.reduce((sum, { rows }) => sum + rows, 0) + plain.length

/** The file's text, with a checksum over all of it: a file that was cut or changed on its way is known. */
export async function printRescue(rescue: Rescue, sha256: Digest): Promise<string> {
  const said = { radslag: 'rescue', v: 1, ...rescue }
  return `${JSON.stringify({ ...said, sha256: await sha256(canonical(said)) })}\n`
}

const form = z.strictObject({
  radslag: z.literal('rescue'),
  v: z.literal(1),
  madeAt: z.string().check(z.maxLength(40)),
  appVersion: z.string().check(z.maxLength(60)),
  device: z.nullable(z.string().check(z.maxLength(60))),
  bundles: z.array(z.unknown()).check(z.maxLength(100_000)),
  plain: z.array(z.unknown()).check(z.maxLength(100_000)),
  unopened: z.array(z.unknown()).check(z.maxLength(100_000)),
  sha256: z.string(),
})

export async function readRescue(
  bytes: Uint8Array,
  sha256: Digest,
): Promise<{ ok: true; rescue: Rescue } | { ok: false; because: NotARescue }> {
  const said = parsed(bytes)
  const { radslag, v } = (said ?? {}) as { radslag?: unknown; v?: unknown }
  if (radslag !== 'rescue') return { ok: false, because: 'not-a-rescue-file' }
  if (typeof v === 'number' && v > 1) return { ok: false, because: 'newer-file' }
  const result = form.safeParse(said)
  if (!result.success) return { ok: false, because: 'damaged-file' }
  const { sha256: told, ...whole } = result.data
  if ((await sha256(canonical(whole))) !== told) return { ok: false, because: 'damaged-file' }
  const bundles = whole.bundles.map(parseBundle)
  if (bundles.includes(null)) return { ok: false, because: 'damaged-file' }
  const { madeAt, appVersion, device, plain, unopened } = whole
  return {
    ok: true,
    rescue: {
      madeAt,
      appVersion,
      device,
      bundles: bundles as Bundle[],
      plain: plain as Mutation[],
      unopened,
    },
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const { twice, unsafe, depth } = scanJson(text, 20)
    return twice !== null || unsafe || depth > 20 ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}
