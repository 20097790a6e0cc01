// Handing over without network: what waits here as frames for another device's camera, and what its frames bring here.
import { type Frame, framesOf, joinFrames, mostFrames, transferLength } from '../files/frames.ts'
import { parseBundle } from '../sync/bundle.ts'
import { carry, type Store, unsentOf } from './bundles.ts'
import { sha256Hex } from './text-bytes.ts'

export type Giving =
  | { ok: true; frames: Frame[]; rows: number }
  /** Nothing waits; the office holds no key of this device; or there is so much that a file is better. */
  | { ok: false; because: 'nothing' | 'no-key' | 'too-much' }

/**
 * What waits here, as frames. The same rows give the same frames until one more is saved or one is sent, so that a
 * hand-over that was broken off goes on where it was. What is handed over stays here until the office answers it.
 */
export async function beginGiving(store: Store): Promise<Giving> {
  const { memory } = store
  const waiting = [
    await memory.outbox.toCollection().primaryKeys(),
    await memory.carried.toCollection().primaryKeys(),
  ]
  const of = JSON.stringify(waiting)
  const kept = (await memory.meta.get('givingOver'))?.value as Kept | undefined
  if (kept?.of === of) return giving(kept)
  const { bundles, plain, unopened } = await unsentOf(store)
  if (bundles.length + plain.length + unopened.length === 0) return { ok: false, because: 'nothing' }
  // Open rows would go through the air for anybody's camera, and prove nobody's hand: they go by the file.
  if (bundles.length === 0) return { ok: false, because: 'no-key' }
  const bytes = await packed(JSON.stringify(bundles))
  const transfer = (await sha256Hex(store.handed.crypto, bytes)).slice(0, transferLength)
  const rows = bundles.reduce((sum, bundle) => sum + bundle.rows, 0)
  const fresh: Kept = { of, bytes, transfer, rows }
  await memory.meta.put({ key: 'givingOver', value: fresh })
  return giving(fresh)
}

type Kept = { of: string; bytes: Uint8Array<ArrayBuffer>; transfer: string; rows: number }

function giving({ bytes, transfer, rows }: Kept): Giving {
  const frames = framesOf(bytes, transfer)
  return frames.length > mostFrames ? { ok: false, because: 'too-much' } : { ok: true, frames, rows }
}

export type Taking = {
  have: number
  of: number
  /** Set when the last frame is here: how many rows are now carried to the office. */
  rows?: number
  /** All frames are here, and they are not what was sent: they are dropped, and it begins anew. */
  broken?: true
}

/** Keeps a frame that the camera read; the same one again changes nothing. */
export async function takeFrame(store: Store, frame: Frame): Promise<Taking> {
  const { memory, handed } = store
  const { transfer, of } = frame
  const done = (await memory.meta.get('takenOver'))?.value as { transfer: string; rows: number } | undefined
  if (done?.transfer === transfer) return { have: of, of, rows: done.rows }
  await memory.frames.put({ ...frame, at: handed.now() })
  const kept = await memory.frames.where('[transfer+place]').between([transfer, 0], [transfer, of]).toArray()
  if (kept.length < of) return { have: kept.length, of }
  const bytes = joinFrames(kept)
  const bundles =
    bytes && (await sha256Hex(store.handed.crypto, bytes)).startsWith(transfer)
      ? await bundlesIn(bytes)
      : null
  await memory.frames.where('[transfer+place]').between([transfer, 0], [transfer, of]).delete()
  if (!bundles) return { have: 0, of, broken: true }
  await carry(store, bundles)
  const rows = bundles.reduce((sum, bundle) => sum + bundle.rows, 0)
  await memory.meta.put({ key: 'takenOver', value: { transfer, rows } })
  return { have: of, of, rows }
}

async function bundlesIn(bytes: Uint8Array<ArrayBuffer>) {
  try {
    const said = JSON.parse(await unpacked(bytes)) as unknown
    const read = Array.isArray(said) ? said.map(parseBundle) : [null]
    const bundles = read.flatMap((bundle) => bundle ?? [])
    return bundles.length === read.length ? bundles : null
  } catch {
    return null
  }
}

// The first byte says how the rest is packed: 1 deflated, 0 as it is, where the browser cannot.
async function packed(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
  if (typeof CompressionStream !== 'function') return Uint8Array.from([0, ...plain])
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return Uint8Array.from([1, ...new Uint8Array(await new Response(stream).arrayBuffer())])
}

/** Throws when it is more than sealed bundles can pack to: a camera reads whatever is held before it. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const rest = bytes.slice(1)
  if (bytes[0] === 0) return new TextDecoder().decode(rest)
  const reader = new Blob([rest]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder()
  let [text, read] = ['', 0]
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    read += value.length
    if (read > 4 * bytes.length + 1_000) throw new Error('too much')
    text += decoder.decode(value, { stream: true })
  }
}
