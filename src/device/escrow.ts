// This device's key for bundles: made once, left with the office under the office's own key, kept here without its bytes.
import { escrowInfo, kidBytes, kidText } from '../sync/escrow-form.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import type { Me } from './me.ts'
import { fromText, toText } from './text-bytes.ts'

type Store = { memory: Memory; handed: Handed }
type Bytes = Uint8Array<ArrayBuffer>

export type BundleKey = { key: CryptoKey; kid: string }

/** What seals a bundle; null until the office holds a copy, without which nobody could open one. */
export async function bundleKey(memory: Memory): Promise<BundleKey | null> {
  const row = await memory.keys.get('bundle')
  return row?.kid === undefined ? null : { key: row.key, kid: row.kid }
}

/** Leaves a key with the office, once for each device and each log; without an answer, the next sync tries again. */
export async function leaveKey({ memory, handed }: Store, me: Me): Promise<void> {
  const [escrowed, held] = [await memory.meta.get('escrowed'), await bundleKey(memory)]
  if (escrowed?.value === me.deviceId && held) return
  const officeKey = await officeKeyOf(handed)
  if (officeKey === null) return
  const secret = handed.crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await wrapFor(handed.crypto, fromText(officeKey), escrowInfo(me.deviceId), secret)
  const left = await handed.fetch('/api/escrow', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ wrapped }),
    signal: soon(),
  })
  if (!left.ok) return
  const { subtle } = handed.crypto
  const key = await subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt'])
  const kid = kidText(new Uint8Array(await subtle.digest('SHA-256', joined(kidBytes, secret))))
  secret.fill(0)
  try {
    await memory.transaction('rw', memory.keys, memory.meta, async () => {
      await memory.keys.put({ id: 'bundle', key, kid })
      await memory.meta.put({ key: 'escrowed', value: me.deviceId })
    })
  } catch (error) {
    // A browser that cannot keep a key that cannot be exported: bundles are not sealed here, and that is said.
    if (!(error instanceof Error && error.name === 'DataCloneError')) throw error
  }
}

const soon = (): AbortSignal => AbortSignal.timeout(20_000)

/** The office's public key; null when it does not say. */
export async function officeKeyOf(handed: Handed): Promise<string | null> {
  const asked = await handed.fetch('/api/escrow', { credentials: 'same-origin', signal: soon() })
  return asked.ok ? ((await asked.json()) as { officeKey: string }).officeKey : null
}

/** Ephemeral point (65 bytes), iv (12), sealed key (32 + 16), as text: what `src/server/escrow.ts` unwraps. */
export async function wrapFor(
  crypto: Crypto,
  officeKey: Bytes,
  about: string,
  secret: Bytes,
): Promise<string> {
  const { subtle } = crypto
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const theirs = await subtle.importKey('raw', officeKey, curve, false, [])
  const once = (await subtle.generateKey(curve, false, ['deriveBits'])) as CryptoKeyPair
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, once.privateKey, 256)
  const info = new TextEncoder().encode(about) as Bytes
  const derive = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const wrapping = await subtle.deriveKey(
    derive,
    await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: info }, wrapping, secret)
  const point = new Uint8Array(await subtle.exportKey('raw', once.publicKey))
  return toText(joined(point, iv, new Uint8Array(sealed)))
}

function joined(...parts: Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
