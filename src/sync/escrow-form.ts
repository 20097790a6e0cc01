// How a device's key for bundles is named and wrapped, the same at both ends (security.md, Key escrow).

/** What both ends derive the wrapping key with, and what the wrapping vouches for: whose key it is. */
export const escrowInfo = (device: string): string => `radslag-escrow-1|${device}`

/** The same for the key of a locked app, which the office gives back to who has forgotten her PIN. */
export const lockInfo = (device: string): string => `radslag-lock-1|${device}`

/** A key is named by the first eight bytes of the SHA-256 of these bytes and itself. */
export const kidBytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode(
  'radslag-kid',
) as Uint8Array<ArrayBuffer>

export const kidText = (hash: Uint8Array): string =>
  Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
