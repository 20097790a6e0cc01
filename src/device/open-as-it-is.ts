// The store opened as it lies, whichever version wrote it, to take out what is unsent when the app itself cannot start.
import Dexie from 'dexie'
import type { Store } from './bundles.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import { hasPin } from './lock.ts'
import type { KeyRow } from './rows.ts'
import { plainSealer, sealerWith } from './seal.ts'
import { signingNow } from './signing-mode.ts'

/** `isGuarded`: people sign on this device right now, and only its own PIN ends that. */
export type AsItIs =
  | { ok: true; store: Store; isGuarded: boolean }
  | { ok: false; because: 'blocked' | 'no-store' }

/** What the rescue reads; a table that this store lacks is an empty one. */
const read = ['outbox', 'carried', 'meta', 'keys'] as const

/** Asks for no version and changes nothing, so that neither an older nor a newer store is in the way. */
export async function openAsItIs(name: string, handed: Handed, wait = 5_000): Promise<AsItIs> {
  try {
    if (!(await Dexie.exists(name))) return { ok: false, because: 'no-store' }
    const db = new Dexie(name, { chromeTransactionDurability: 'strict' })
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), wait)
    })
    const opened = await Promise.race([db.open(), late])
    clearTimeout(timer)
    if (opened === 'late') {
      db.close()
      return { ok: false, because: 'blocked' }
    }
    const has = new Set(db.tables.map((table) => table.name))
    const tables = Object.fromEntries(read.map((table) => [table, has.has(table) ? db.table(table) : none]))
    // The one thing that is ever written: that a PIN was tried.
    const memory = { ...tables, transaction: db.transaction.bind(db) } as unknown as Memory
    const isGuarded = (await signingNow(memory)) !== null && (await hasPin(memory))
    return { ok: true, isGuarded, store: { memory, handed, sealer: await sealerIn(memory, handed) } }
  } catch {
    return { ok: false, because: 'no-store' }
  }
}

async function sealerIn(memory: Memory, { crypto }: Handed) {
  try {
    const row = (await memory.keys.get('device')) as KeyRow | undefined
    return row ? sealerWith(crypto, row.key) : plainSealer
  } catch {
    // The key itself cannot be read: what it sealed goes along as it lies.
    return plainSealer
  }
}

const none = {
  toArray: async () => [],
  get: async () => undefined,
  count: async () => 0,
  orderBy: () => none,
}
