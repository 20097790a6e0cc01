// What this device has not sent, as bundles that another device or a file can carry; and what it carries for others.
import { type Bundle, bundleParts, bundlePlace } from '../sync/bundle.ts'
import type { Mutation } from '../sync/messages.ts'
import type { Memory } from './database.ts'
import { type BundleKey, bundleKey } from './escrow.ts'
import type { Handed } from './handed.ts'
import { readMe } from './me.ts'
import type { OutboxRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { openMutation } from './sealed-rows.ts'
import { toText } from './text-bytes.ts'

export type Store = { memory: Memory; sealer: Sealer; handed: Handed }

export type Unsent = {
  bundles: Bundle[]
  /** Where the office holds no key of this device: the rows as they are. */
  plain: Mutation[]
  /** Rows whose seal does not open here; as they lie. */
  unopened: unknown[]
}

/** Everything that waits here, with `more` that could not be kept: own rows sealed for the office, and the bundles carried for others. Nothing is changed. */
export async function unsentOf(store: Store, more: readonly Mutation[] = []): Promise<Unsent> {
  const { memory, sealer, handed } = store
  const me = await readMe(memory)
  const rows = await memory.outbox.orderBy('lseq').toArray()
  const opened: Mutation[] = [...more]
  const unopened: unknown[] = []
  for (const row of rows) {
    try {
      opened.push(await openMutation(sealer, row))
    } catch {
      unopened.push(asItLies(row))
    }
  }
  const carried = (await memory.carried.toArray()).map(({ bundle }) => bundle)
  const key = await bundleKey(memory)
  if (!key || !me) return { bundles: carried, plain: opened, unopened }
  const own = await Promise.all(bundleParts(opened).map((part) => sealBundle(handed, key, me.deviceId, part)))
  return { bundles: [...own, ...carried], plain: [], unopened }
}

const asItLies = ({ sealed, ...row }: OutboxRow): unknown => ({
  ...row,
  ...(sealed && 'iv' in sealed
    ? { sealed: { iv: toText(sealed.iv), data: toText(new Uint8Array(sealed.data)) } }
    : {}),
})

/** Rows sealed under this device's key for bundles: from here on only the office can read them. */
export async function sealBundle(
  { crypto, id }: Handed,
  { key, kid }: BundleKey,
  device: string,
  rows: readonly Mutation[],
): Promise<Bundle> {
  const text = new TextEncoder().encode(JSON.stringify(rows)) as Uint8Array<ArrayBuffer>
  const deflated = await deflate(text)
  const head = {
    v: 1,
    mid: id(),
    device,
    kid,
    rows: rows.length,
    packed: deflated ? 'deflate' : 'plain',
  } as const
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const place = new TextEncoder().encode(bundlePlace(head)) as Uint8Array<ArrayBuffer>
  const how = { name: 'AES-GCM', iv, additionalData: place }
  const data = await crypto.subtle.encrypt(how, key, deflated ?? text)
  return { ...head, iv: toText(iv), data: toText(new Uint8Array(data)) }
}

/** Null where the browser cannot. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  } catch {
    return null
  }
}

/** Takes bundles to carry; the same one twice is one. They go to the office when there is network. */
export async function carry(
  { memory, handed }: Pick<Store, 'memory' | 'handed'>,
  bundles: readonly Bundle[],
) {
  await memory.carried.bulkPut(bundles.map((bundle) => ({ mid: bundle.mid, at: handed.now(), bundle })))
}
