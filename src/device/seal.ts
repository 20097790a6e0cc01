// Personal values sealed at rest: AES-256-GCM under a key that this device cannot export (security.md, At rest).

import { splitKeyed } from '../domain/records/kind.ts'
import { isKindName, kindNamed } from '../domain/records/kinds.ts'
import { schemaNumber } from '../sync/messages.ts'

export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer } | { plain: Record<string, unknown> }

export interface Sealer {
  /** Whether what it seals is unreadable without the key; false where the browser cannot keep one. */
  readonly sealing: boolean
  seal(table: string, id: string, values: Record<string, unknown>): Promise<Sealed>
  /** Throws when the seal does not open: loudly, and nothing is deleted. */
  open(table: string, id: string, sealed: Sealed): Promise<Record<string, unknown>>
}

const place = (table: string, id: string): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${table}|${id}|${schemaNumber}`) as Uint8Array<ArrayBuffer>

/** Seals with the first key; opens with whichever of them it was sealed with. */
export function sealerWith(crypto: Crypto, key: CryptoKey, ...before: readonly CryptoKey[]): Sealer {
  return {
    sealing: true,
    async seal(table, id, values) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const text = new TextEncoder().encode(JSON.stringify(values))
      return {
        iv,
        data: await crypto.subtle.encrypt(
          { name: 'AES-GCM', iv, additionalData: place(table, id) },
          key,
          text,
        ),
      }
    },
    async open(table, id, sealed) {
      if ('plain' in sealed) return sealed.plain
      const options = { name: 'AES-GCM', iv: sealed.iv, additionalData: place(table, id) }
      const opened = await crypto.subtle.decrypt(options, key, sealed.data).catch(async (problem) => {
        for (const older of before) {
          const found = await crypto.subtle.decrypt(options, older, sealed.data).catch(() => null)
          if (found) return found
        }
        throw problem
      })
      return JSON.parse(new TextDecoder().decode(opened))
    },
  }
}

/** For browsers that cannot keep a key that cannot be exported; the person is told (security.md). */
export const plainSealer: Sealer = {
  sealing: false,
  seal: async (_table, _id, values) => ({ plain: values }),
  open: async (_table, id, sealed) => {
    if ('plain' in sealed) return sealed.plain
    throw new Error(`sealed row without its key: ${id}`)
  },
}

export const newKey = (crypto: Crypto): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])

export type Split = { clear: Record<string, unknown>; personal: Record<string, unknown> | null }

/** Values parted into what may lie open for index and counting, and what is about a person; null when nothing is. */
export function splitPersonal(kind: string, values: Readonly<Record<string, unknown>>): Split {
  // Of a kind that this app does not know, nothing is known to be harmless.
  if (!isKindName(kind)) return { clear: {}, personal: { ...values } }
  const { fields } = kindNamed(kind)
  const clear: Record<string, unknown> = {}
  let personal: Record<string, unknown> | null = null
  for (const [name, value] of Object.entries(values)) {
    const declared = fields[splitKeyed(name)[0]]
    const open = declared ? !declared.personal : name.startsWith('_') || name === 'kind' || name === 'id'
    if (open || value === null || value === '') clear[name] = value
    else {
      personal ??= {}
      personal[name] = value
    }
  }
  return { clear, personal }
}
