// The device's memory: one Dexie database with one version history, every write of it durable before it is said.
import Dexie, { type EntityTable, type Table } from 'dexie'
import { letsGoWhenFrozen } from './frozen.ts'
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

/** A store of a newer version: this app reads it, and never writes to it (I13). */
export class NewerStore extends Error {}

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
  /** A newer version has been here: what is kept can be read, and nothing can be written. */
  readOnly = false

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
    // Below every table, so that no write can go round it.
    this.use({
      stack: 'dbcore',
      name: 'never-older-on-newer',
      create: (core) => ({
        ...core,
        table: (table) => {
          const kept = core.table(table)
          const mutate: typeof kept.mutate = (request) =>
            this.readOnly ? Promise.reject(new NewerStore()) : kept.mutate(request)
          return { ...kept, mutate }
        },
      }),
    })
  }
}

export type NotOpened = { because: 'blocked' | 'newer-store' | 'no-store'; detail?: string }

/** Another tab brings a newer version, or has wiped the device: this one must let go, or that hangs without a word. */
export type LetGo = (because: 'newer-store' | 'wiped') => void

/** Longer than a draft takes to be kept when it is asked to hurry, and far shorter than the other tab waits. */
const draftsKept = 500

/** Opens the memory within five seconds, or says why it could not be. */
export async function openMemory(
  name: string,
  { wait = 5_000, letGo = () => {} }: { wait?: number; letGo?: LetGo } = {},
): Promise<{ ok: true; memory: Memory } | { ok: false; problem: NotOpened }> {
  const memory = new Memory(name)
  if (typeof window !== 'undefined') letsGoWhenFrozen(memory, window, () => location.reload())
  memory.on('versionchange', (event) => {
    const isWiped = event.newVersion === null
    // What is half written is kept first, as when the page is left.
    if (!isWiped) globalThis.dispatchEvent?.(new Event('pagehide'))
    const close = () => {
      memory.close()
      letGo(isWiped ? 'wiped' : 'newer-store')
    }
    if (isWiped) close()
    else setTimeout(close, draftsKept)
    return false
  })
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
    memory.readOnly = (typeof floor === 'number' && floor > storeVersion) || hasNewerTables(memory)
    // From here on no older version of the app writes here. A full disk does not keep anybody out: the next start says it.
    if (!memory.readOnly && floor !== storeVersion)
      await memory.meta.put({ key: 'schemaFloor', value: storeVersion }).catch(() => {})
    return { ok: true, memory }
  } catch (error) {
    const because = error instanceof Error && error.name === 'VersionError' ? 'newer-store' : 'no-store'
    return { ok: false, problem: { because, detail: String(error) } }
  } finally {
    clearTimeout(timer)
  }
}

/** Dexie counts in tens of its own versions, and opens a newer store without a word. */
const hasNewerTables = (memory: Memory): boolean => memory.backendDB().version > storeVersion * 10

/** The device's sealer: its key made at the first start, kept where it cannot be exported, in a table of its own. */
export async function sealerOf(memory: Memory, crypto: Crypto): Promise<Sealer> {
  const kept = await memory.keys.get('device')
  // Behind an app lock the key lies wrapped: a new one would seal what nobody opens again.
  if (!kept && (await memory.meta.get('lock'))) throw new Error('the app is locked')
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
