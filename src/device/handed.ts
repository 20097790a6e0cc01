// What the device needs of the world, handed in by the doorway so that a test can hand it another.
import type { RecordId } from '../domain/values/record-id.ts'

export type Handed = {
  /** Milliseconds since 1970, as this device believes. */
  now: () => number
  /** A new UUIDv7. */
  id: () => RecordId
  /** This device's own time with its offset, for display. */
  at: () => string
  fetch: typeof fetch
  crypto: Crypto
  /** A number from 0 up to 1, for jitter. */
  lot: () => number
  appVersion: string
}
