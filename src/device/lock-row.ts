// Whether this device's app is locked, as it lies in the store: read at every start, before anything else is.
import type { Memory } from './database.ts'
import type { LockPasskey } from './passkey-lock.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type Wrapped = { iv: Bytes; data: ArrayBuffer }

export type LockRow = {
  /** Names the key, and the device that left a copy of it with the office: what a forgotten PIN is helped by. */
  kid: string
  device: string
  /** How long the app stands untouched before it locks itself. */
  minutes: number
  byPin: Wrapped
  byPasskey?: LockPasskey & { wrapped: Wrapped }
}

export const readLock = async (memory: Memory): Promise<LockRow | null> =>
  ((await memory.meta.get('lock'))?.value as LockRow | undefined) ?? null
