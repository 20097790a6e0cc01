// The app lock of one device: the key of what lies here, wrapped by a PIN or a passkey, and never kept unwrapped (security.md, At rest).
import { kidBytes, kidText, lockInfo } from '../sync/escrow-form.ts'
import type { Memory } from './database.ts'
import { officeKeyOf, wrapFor } from './escrow.ts'
import type { Handed } from './handed.ts'
import { type Checked, checkPin, hasPin, makePin, type NotPin, noTries } from './lock.ts'
import { type LockRow, readLock, type Wrapped } from './lock-row.ts'
import { readMe } from './me.ts'
import { fromPasskey, type LockPasskey } from './passkey-lock.ts'
import { type Sealed, type Sealer, sealerWith } from './seal.ts'
import { fromText } from './text-bytes.ts'

type Store = { memory: Memory; handed: Handed }
type Bytes = Uint8Array<ArrayBuffer>
const keepLock = (memory: Memory, lock: LockRow) => memory.meta.put({ key: 'lock', value: lock })

export type NotLocked = { because: 'no-network' | 'server' | 'not-in' } | { because: NotPin }

/**
 * Turns the lock on: a new key, wrapped by the device's PIN, with a copy at the office so that a forgotten PIN never costs
 * what is unsent (I14). What lies here is sealed anew with it at the next opening (`sealAnew`); until then the old key stays.
 */
export async function turnOn(
  store: Store,
  { pin, minutes }: { pin: string; minutes: number },
): Promise<Checked | ({ ok: false } & NotLocked)> {
  const { memory, handed } = store
  const me = await readMe(memory)
  if (me?.state !== 'active') return { ok: false, because: 'not-in' }
  // A PIN that the device has already is the one that locks it.
  const known = (await hasPin(memory)) ? await checkPin(store, pin) : null
  if (known?.ok === false) return known
  const made = known ? null : await makePin(handed.crypto, pin)
  if (made?.ok === false) return made
  const wrapping = known?.wrapping ?? made?.wrapping
  if (!wrapping) return { ok: false, because: 'no-pin' }
  const secret = handed.crypto.getRandomValues(new Uint8Array(32))
  const officeKey = await officeKeyOf(handed).catch(() => null)
  if (officeKey === null) return { ok: false, because: 'no-network' }
  const left = await post(handed, '/api/escrow/lock', {
    wrapped: await wrapFor(handed.crypto, fromText(officeKey), lockInfo(me.deviceId), secret),
  })
  if (left === null) return { ok: false, because: 'no-network' }
  if (!left.ok) return { ok: false, because: 'server' }
  const kid = await kidOf(handed.crypto, secret)
  const byPin = await wrapped(handed.crypto, wrapping, secret)
  const lock: LockRow = { kid, device: me.deviceId, minutes, byPin }
  secret.fill(0)
  await memory.meta.bulkPut([{ key: 'lock', value: lock }, ...(made ? [made.row, noTries] : [])])
  return { ok: true }
}

/** Another PIN in the place of the one that locks the app. */
export async function changePin(
  store: Store,
  { before, after }: { before: string; after: string },
): Promise<Checked | ({ ok: false } & NotLocked)> {
  const { memory, handed } = store
  const lock = await readLock(memory)
  const checked = await checkPin(store, before)
  if (!checked.ok || !lock) return checked
  const made = await makePin(handed.crypto, after)
  if (!made.ok) return made
  const secret = await unwrapped(handed.crypto, checked.wrapping, lock.byPin)
  const byPin = await wrapped(handed.crypto, made.wrapping, secret)
  secret.fill(0)
  await memory.meta.bulkPut([{ key: 'lock', value: { ...lock, byPin } }, made.row, noTries])
  return { ok: true }
}

/** The key, by the PIN. */
export async function unlockByPin(store: Store, pin: string): Promise<Checked<{ key: CryptoKey }>> {
  const lock = await readLock(store.memory)
  if (!lock) return { ok: false, because: 'no-pin' }
  const checked = await checkPin(store, pin)
  if (!checked.ok) return checked
  const secret = await unwrapped(store.handed.crypto, checked.wrapping, lock.byPin)
  return { ok: true, key: await keyFrom(store.handed.crypto, secret) }
}

/** The key, by a passkey whose secret wraps it; null when it was not shown, or is not the one. */
export async function unlockByPasskey(
  { memory, handed }: Store,
  credentials: CredentialsContainer,
): Promise<CryptoKey | null> {
  const lock = await readLock(memory)
  if (!lock?.byPasskey) return null
  const wrapping = await fromPasskey(handed.crypto, credentials, lock.byPasskey)
  if (!wrapping) return null
  return keyFrom(handed.crypto, await unwrapped(handed.crypto, wrapping, lock.byPasskey.wrapped))
}

/** Lets a passkey open the lock as well; the PIN is asked for, since the key lies nowhere unwrapped. */
export async function addPasskey(
  store: Store,
  pin: string,
  { passkey, wrapping }: { passkey: LockPasskey; wrapping: CryptoKey },
): Promise<Checked> {
  const { memory, handed } = store
  const lock = await readLock(memory)
  if (!lock) return { ok: false, because: 'no-pin' }
  const checked = await checkPin(store, pin)
  if (!checked.ok) return checked
  const secret = await unwrapped(handed.crypto, checked.wrapping, lock.byPin)
  await keepLock(memory, {
    ...lock,
    byPasskey: { ...passkey, wrapped: await wrapped(handed.crypto, wrapping, secret) },
  })
  secret.fill(0)
  return { ok: true }
}

export async function setMinutes(memory: Memory, minutes: number): Promise<void> {
  const lock = await readLock(memory)
  if (lock) await keepLock(memory, { ...lock, minutes })
}

/** Turns it off: the key lies here again as before, where it cannot be exported. False while sealing anew is not done. */
export const turnOff = (memory: Memory, key: CryptoKey): Promise<boolean> =>
  memory.transaction('rw', memory.keys, memory.meta, async () => {
    if (await memory.keys.get('device')) return false
    await memory.keys.put({ id: 'device', key })
    await memory.meta.delete('lock')
    return true
  })

/** What the app seals and opens with when it has been unlocked: the new key, and the old one as long as it is needed. */
export async function unlockedSealer(memory: Memory, crypto: Crypto, key: CryptoKey): Promise<Sealer> {
  const before = await memory.keys.get('device')
  return sealerWith(crypto, key, ...(before ? [before.key] : []))
}

const page = 200
const tables = ['folded', 'shown', 'outbox', 'sent', 'drafts'] as const
type Row = { sealed?: Sealed; rec?: string; id?: string; mid?: string; key?: string }
const placeOfRow = (table: (typeof tables)[number], row: Row): [string, string] =>
  table === 'folded'
    ? ['folded', row.rec ?? '']
    : table === 'shown'
      ? ['shown', row.id ?? '']
      : table === 'drafts'
        ? ['drafts', row.key ?? '']
        : ['outbox', row.mid ?? '']

/**
 * Seals what lies here anew with the lock's key, and then lets the old key go. Broken off anywhere it goes on the next time:
 * each row is of one key or the other, and both are here until no row needs the old one. How many rows that were.
 */
export async function sealAnew({ memory, handed }: Store, key: CryptoKey): Promise<number> {
  const before = await memory.keys.get('device')
  if (!before) return 0
  const [anew, old] = [sealerWith(handed.crypto, key), sealerWith(handed.crypto, before.key)]
  let moved = 0
  for (const name of tables) {
    const table = memory.table<Row>(name)
    const keys = await table.toCollection().primaryKeys()
    for (let from = 0; from < keys.length; from += page) {
      const some = keys.slice(from, from + page)
      const rows = await table.bulkGet(some)
      const anewBy = new Map<number, { was: Sealed; now: Sealed }>()
      for (const [i, row] of rows.entries()) {
        if (!row?.sealed) continue
        const place = placeOfRow(name, row)
        // Already of the new key, or broken before: neither is touched.
        const opened = await old.open(...place, row.sealed).catch(() => null)
        if (opened) anewBy.set(i, { was: row.sealed, now: await anew.seal(...place, opened) })
      }
      // Sealed before the transaction opens; what was written meanwhile is newer, and of the new key.
      await memory.transaction('rw', table, async () => {
        const still = await table.bulkGet(some)
        for (const [i, { was, now }] of anewBy) {
          const row = still[i]
          if (row?.sealed && isSame(row.sealed, was)) await table.put({ ...row, sealed: now })
        }
      })
      moved += anewBy.size
    }
  }
  // Among what is no row: the lead's own views of the tables.
  for (const { key: place, value } of await memory.meta.where('key').startsWith('tables:').toArray()) {
    const opened = await old.open('meta', place, value as Sealed).catch(() => null)
    if (!opened) continue
    const now = await anew.seal('meta', place, opened)
    await memory.transaction('rw', memory.meta, async () => {
      const still = (await memory.meta.get(place))?.value as Sealed | undefined
      if (still && isSame(still, value as Sealed)) await memory.meta.put({ key: place, value: now })
    })
    moved += 1
  }
  await memory.keys.delete('device')
  return moved
}

const isSame = (a: Sealed, b: Sealed): boolean =>
  'iv' in a && 'iv' in b && a.iv.every((byte, i) => byte === b.iv[i])

/**
 * The PIN is forgotten, and the lead has let this device in anew: the office gives the key back, and a new PIN wraps it.
 * Refused unless that was a moment ago; nothing is lost whatever it answers.
 */
export async function recover(
  { memory, handed }: Store,
  pin: string,
): Promise<{ ok: true } | ({ ok: false } & NotLocked)> {
  const lock = await readLock(memory)
  if (!lock) return { ok: true }
  const made = await makePin(handed.crypto, pin)
  if (!made.ok) return made
  const answer = await post(handed, '/api/escrow/open', { device: lock.device, kid: lock.kid })
  if (answer === null) return { ok: false, because: 'no-network' }
  if (!answer.ok) return { ok: false, because: 'server' }
  const secret = fromText(((await answer.json()) as { key: string }).key)
  if ((await kidOf(handed.crypto, secret)) !== lock.kid) return { ok: false, because: 'server' }
  const { byPasskey: _, ...rest } = lock
  const byPin = await wrapped(handed.crypto, made.wrapping, secret)
  secret.fill(0)
  await memory.meta.bulkPut([{ key: 'lock', value: { ...rest, byPin } }, made.row, noTries])
  return { ok: true }
}

async function post({ fetch }: Handed, path: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    })
  } catch {
    return null
  }
}

async function kidOf({ subtle }: Crypto, secret: Bytes): Promise<string> {
  const both = new Uint8Array(kidBytes.length + secret.length)
  both.set(kidBytes)
  both.set(secret, kidBytes.length)
  return `lock-${kidText(new Uint8Array(await subtle.digest('SHA-256', both)))}`
}

async function wrapped(crypto: Crypto, wrapping: CryptoKey, secret: Bytes): Promise<Wrapped> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrapping, secret) }
}

async function unwrapped({ subtle }: Crypto, wrapping: CryptoKey, { iv, data }: Wrapped): Promise<Bytes> {
  return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv }, wrapping, data))
}

async function keyFrom({ subtle }: Crypto, secret: Bytes): Promise<CryptoKey> {
  const key = await subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt'])
  secret.fill(0)
  return key
}
