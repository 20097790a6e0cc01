// The rescue: everything unsent as a file, at any time, and such a file read back on any device.
import { type NotARescue, printRescue, type Rescue, readRescue, rowsIn } from '../files/rescue.ts'
import { type Change, mutationOf } from '../sync/mutation.ts'
import { carry, type Store, unsentOf } from './bundles.ts'
import { readMe } from './me.ts'
import type { OutboxRow } from './rows.ts'
import { sealMutation } from './sealed-rows.ts'
import { sha256Hex } from './text-bytes.ts'
import { write } from './write.ts'

export type RescueFile = {
  name: string
  text: string
  /** Rows in it; nothing to rescue is a file of none, and need not be offered. */
  rows: number
  /** Of those, the ones that could not be unlocked here. */
  unopened: number
  /** False when the office holds no key of this device: whoever has the file can read it, and the person is told. */
  sealed: boolean
}

/**
 * The file, made from what waits now and from changes that there was no room to keep; nothing here is changed by it.
 * Such changes get places far beyond the queue's own (the time in milliseconds), for no other may ever have them.
 */
export async function rescueFile(store: Store, notKept: readonly Change[] = []): Promise<RescueFile> {
  const { handed } = store
  const more = notKept.map((change, i) => mutationOf(change, handed.now() + i, handed.at()))
  const { bundles, plain, unopened } = await unsentOf(store, more)
  const me = await readMe(store.memory)
  const rescue: Rescue = {
    madeAt: handed.at(),
    appVersion: handed.appVersion,
    device: me?.deviceId ?? null,
    bundles,
    plain,
    unopened,
  }
  return {
    name: `radslag-raddning-${handed.at().slice(0, 16).replace('T', '-').replace(':', '')}.json`,
    text: await printRescue(rescue, digestOf(handed.crypto)),
    rows: rowsIn(rescue) + unopened.length,
    unopened: unopened.length,
    sealed: plain.length === 0,
  }
}

export type ReadBack =
  | {
      ok: true
      /** Rows that are carried to the office from here, own rows that wait here again, and what could not be read. */
      carried: number
      own: number
      unopened: number
    }
  | { ok: false; because: NotARescue | 'open-file-of-another-device' }

/** Reads a rescue file back: its bundles are carried to the office, open rows of this very device wait here again. */
export async function readBack(store: Store, bytes: Uint8Array): Promise<ReadBack> {
  const read = await readRescue(bytes, digestOf(store.handed.crypto))
  if (!read.ok) return read
  const { rescue } = read
  const me = await readMe(store.memory)
  // Open rows prove nobody's hand: only the device that wrote them, or the office's own terminal, takes them.
  if (rescue.plain.length > 0 && rescue.device !== me?.deviceId)
    return { ok: false, because: 'open-file-of-another-device' }
  await carry(store, rescue.bundles)
  const own = await putBack(store, rescue)
  return { ok: true, carried: rowsIn({ ...rescue, plain: [] }), own, unopened: rescue.unopened.length }
}

/** Open rows that are not here go into the queue again, each at its own place in it; how many. */
async function putBack({ memory, sealer, handed }: Store, { plain }: Rescue): Promise<number> {
  if (plain.length === 0) return 0
  return write(memory, sealer, async () => {
    const mids = plain.map(({ mid }) => mid)
    const [waiting, sent, taken, last] = await Promise.all([
      memory.outbox.where('mid').anyOf(mids).toArray(),
      memory.sent.bulkGet(mids),
      memory.outbox.bulkGet(plain.map(({ lseq }) => lseq)),
      memory.meta.get('lseq'),
    ])
    const known = new Set([...waiting, ...sent].flatMap((row) => (row ? [row.mid] : [])))
    const missing = plain.filter(({ mid }, i) => !known.has(mid) && !taken[i])
    const put: OutboxRow[] = await Promise.all(
      missing.map(async (mutation) => ({
        lseq: mutation.lseq,
        mid: mutation.mid,
        rec: mutation.rec,
        at: handed.now(),
        lead: 1 as const,
        ...(await sealMutation(sealer, mutation)),
      })),
    )
    const lseq = Math.max((last?.value as number | undefined) ?? 0, ...put.map((row) => row.lseq))
    return { intent: { outbox: { put }, meta: [{ key: 'lseq', value: lseq }] }, done: put.length }
  })
}

const digestOf =
  (crypto: Crypto) =>
  (text: string): Promise<string> =>
    sha256Hex(crypto, new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>)
