// The device's memory: one Dexie database with one version history, every write of it durable before it is said.
import Dexie, { type EntityTable, type Table } from 'dexie'
import type {
  CarriedRow,
  DraftRow,
  FoldedRow,
  FrameRow,
  KeyRow,
  MetaRow,
  OutboxRow,
  SentRow,
  ShownRow,
  TallyRow,
} from './rows.ts'
import { newKey, plainSealer, type Sealer, sealerWith } from './seal.ts'

/** The version of the tables below; an older app never writes to a newer store (I13). */
export const storeVersion = 3

export class Memory extends Dexie {
  folded!: Table<FoldedRow, [number, string]>
  shown!: EntityTable<ShownRow, 'id'>
  tallies!: EntityTable<TallyRow, 'month'>
  outbox!: EntityTable<OutboxRow, 'lseq'>
  sent!: EntityTable<SentRow, 'mid'>
  drafts!: EntityTable<DraftRow, 'key'>
  meta!: EntityTable<MetaRow, 'key'>
  keys!: EntityTable<KeyRow, 'id'>
  carried!: EntityTable<CarriedRow, 'mid'>
  frames!: Table<FrameRow, [string, number]>

  constructor(name: string) {
    // Strict, not relaxed: "Sparat" must survive that the phone dies the second after (I10).
    // And no cache of what was read: it copies every row that a screen asks for, ten thousand of them a fifth of a second.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({
      folded: '[gen+rec]',
      shown: 'id, [kind+date], *countsIn, *keys, *refs, *open, mergedInto',
      tallies: 'month',
      outbox: 'lseq, mid, rec, lead',
      sent: 'mid, lseq, rec, seq, at, [status+settled]',
      drafts: 'key',
      meta: 'key',
      keys: 'id',
    })
    // What waits to be done, by the day it is due: a list of tasks costs as much as the tasks, whatever lies beside them.
    this.version(2).stores({ shown: 'id, [kind+date], *countsIn, *keys, *refs, *open, mergedInto, todo' })
    // What is carried for other devices, and the frames of a hand-over that has begun (sync.md 2.6).
    this.version(3).stores({ carried: 'mid', frames: '[transfer+place]' })
    // Another tab brings a newer version: let go, or its upgrade hangs without a word.
    this.on('versionchange', () => this.close())
  }
}

export type NotOpened = { because: 'blocked' | 'newer-store' | 'no-store'; detail?: string }

/** Opens the memory within five seconds, or says why it could not be. */
export async function openMemory(
  name: string,
  wait = 5_000,
): Promise<{ ok: true; memory: Memory } | { ok: false; problem: NotOpened }> {
  const memory = new Memory(name)
  let blocked = false
  memory.on('blocked', () => {
    blocked = true
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), wait)
  })
  try {
    const opened = await Promise.race([memory.open(), late])
    if (opened === 'late') {
      memory.close()
      return { ok: false, problem: { because: blocked ? 'blocked' : 'no-store' } }
    }
    const floor = (await memory.meta.get('schemaFloor'))?.value
    if (typeof floor === 'number' && floor > storeVersion) {
      memory.close()
      return { ok: false, problem: { because: 'newer-store' } }
    }
    return { ok: true, memory }
  } catch (error) {
    const because = error instanceof Error && error.name === 'VersionError' ? 'newer-store' : 'no-store'
    return { ok: false, problem: { because, detail: String(error) } }
  } finally {
    clearTimeout(timer)
  }
}

/** The device's sealer: its key made at the first start, kept where it cannot be exported, in a table of its own. */
export async function sealerOf(memory: Memory, crypto: Crypto): Promise<Sealer> {
  const kept = await memory.keys.get('device')
  if (kept) return sealerWith(crypto, kept.key)
  const key = await newKey(crypto)
  try {
    await memory.keys.add({ id: 'device', key })
  } catch (error) {
    // Another tab was first: its key is the device's.
    const theirs = await memory.keys.get('device')
    if (theirs) return sealerWith(crypto, theirs.key)
    if (error instanceof Error && error.name === 'DataCloneError') return plainSealer
    throw error
  }
  return sealerWith(crypto, key)
}
