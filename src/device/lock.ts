// This device's own PIN: what proves, without network, that whoever holds it is the one it was given to.
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import type { MetaRow } from './rows.ts'

type Store = { memory: Memory; handed: Handed }
type Bytes = Uint8Array<ArrayBuffer>

const shortestPin = 6
const longestPin = 12
/** PBKDF2-SHA-256, as OWASP's password storage sheet says: a quarter of a second here, and for each guess elsewhere. */
const rounds = 600_000
/** After so many wrong in a row the next must wait: half a minute, then twice as long each time, an hour at most. */
const freeTries = 5
const firstWait = 30_000
const longestWait = 3_600_000

type PinRow = { salt: Bytes; rounds: number; check: Bytes }
type Tries = { wrong: number; until: number }

/** `in-use`: it wraps the key of a locked app, and is changed there. */
export type NotPin = 'too-short' | 'too-simple' | 'in-use'
export type Checked<T = object> =
  | ({ ok: true } & T)
  | { ok: false; because: 'wrong'; left: number }
  | { ok: false; because: 'wait'; seconds: number }
  | { ok: false; because: 'no-pin' }

/** What is wrong with a PIN that somebody wants; null when it will do. */
export function notPin(typed: string): Exclude<NotPin, 'in-use'> | null {
  if (!/^\d+$/.test(typed) || typed.length < shortestPin || typed.length > longestPin) return 'too-short'
  const steps = new Set([...typed].slice(1).map((digit, i) => Number(digit) - Number(typed[i])))
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 0) ? 'too-simple' : null
}

export const hasPin = async (memory: Memory): Promise<boolean> => (await memory.meta.get('pin')) !== undefined

export type NewPin = { ok: true; row: MetaRow; wrapping: CryptoKey } | { ok: false; because: NotPin }

/** A PIN made ready to be kept; what it derives besides wraps the key of a locked app. */
export async function makePin(crypto: Crypto, pin: string): Promise<NewPin> {
  const because = notPin(pin)
  if (because) return { ok: false, because }
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const { check, wrapping } = await derived(crypto, pin, { salt, rounds })
  return { ok: true, row: { key: 'pin', value: { salt, rounds, check } satisfies PinRow }, wrapping }
}

/** A PIN for this device, in the place of one before. */
export async function setPin(
  { memory, handed }: Store,
  pin: string,
): Promise<{ ok: true } | { ok: false; because: NotPin }> {
  const made = await makePin(handed.crypto, pin)
  if (!made.ok) return made
  if (await memory.meta.get('lock')) return { ok: false, because: 'in-use' }
  await memory.meta.bulkPut([made.row, noTries])
  return { ok: true }
}

/** None was wrong yet. */
export const noTries: MetaRow = { key: 'pinTries', value: { wrong: 0, until: 0 } satisfies Tries }

/** Whether this is the device's PIN. A try is counted before it is looked at: killing the app gives none back. */
export async function checkPin(
  { memory, handed }: Store,
  pin: string,
): Promise<Checked<{ wrapping: CryptoKey }>> {
  const row = (await memory.meta.get('pin'))?.value as PinRow | undefined
  if (!row) return { ok: false, because: 'no-pin' }
  const tries = await memory.transaction('rw', memory.meta, async (): Promise<Tries | number> => {
    const kept = (await memory.meta.get('pinTries'))?.value as Tries | undefined
    const now = handed.now()
    // A clock put back does not make the wait longer than it ever was.
    const left = Math.min((kept?.until ?? 0) - now, longestWait)
    if (left > 0) return Math.ceil(left / 1000)
    const wrong = (kept?.wrong ?? 0) + 1
    const wait = wrong < freeTries ? 0 : Math.min(firstWait * 2 ** (wrong - freeTries), longestWait)
    const counted = { wrong, until: now + wait }
    await memory.meta.put({ key: 'pinTries', value: counted })
    return counted
  })
  if (typeof tries === 'number') return { ok: false, because: 'wait', seconds: tries }
  const { check, wrapping } = await derived(handed.crypto, pin, row)
  if (!same(check, row.check))
    return { ok: false, because: 'wrong', left: Math.max(0, freeTries - tries.wrong) }
  await memory.meta.delete('pinTries')
  return { ok: true, wrapping }
}

/** One dear derivation, parted in two: what is kept to compare with, and what wraps a key and is never kept. */
async function derived(
  crypto: Crypto,
  pin: string,
  { salt, rounds }: Pick<PinRow, 'salt' | 'rounds'>,
): Promise<{ check: Bytes; wrapping: CryptoKey }> {
  const { subtle } = crypto
  const typed = new TextEncoder().encode(pin) as Bytes
  const from = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits'])
  const bits = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    from,
    256,
  )
  return parted(crypto, bits)
}

/** A secret of 256 bits as two keys that say nothing of each other. */
export async function parted(
  { subtle }: Crypto,
  secret: ArrayBuffer | Bytes,
): Promise<{ check: Bytes; wrapping: CryptoKey }> {
  const root = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey'])
  const way = (info: string) => ({
    ...{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array() },
    info: new TextEncoder().encode(info) as Bytes,
  })
  const check = new Uint8Array(await subtle.deriveBits(way('radslag-check-1'), root, 256))
  const kind = { name: 'AES-GCM', length: 256 }
  const uses: KeyUsage[] = ['encrypt', 'decrypt']
  return { check, wrapping: await subtle.deriveKey(way('radslag-wrap-1'), root, kind, false, uses) }
}

/** Whether two hashes are one, in a time that does not tell where they part. */
export const same = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.reduce((apart, byte, i) => apart | (byte ^ (b[i] ?? 0)), 0) === 0
