// How much one request may ask of the office (I18); the figures are security.md's.
export const limits = {
  /** Bytes of a request as they travel. */
  wireBytes: 256 * 1024,
  /** Bytes of a request when it is unpacked. */
  inflatedBytes: 1024 * 1024,
  /** How many times larger unpacked than packed. */
  ratio: 50,
  depth: 8,
  mutations: 200,
  /** Bundles that one request carries for other devices. */
  bundles: 20,
  /** Bytes of one mutation as JSON. */
  recordBytes: 64 * 1024,
  pageEntries: 1000,
  /** Entries in one streamed reply: applied in pages as they arrive. */
  streamedEntries: 20_000,
  requestsAMinute: 600,
  wrongCodesPerTenMinutes: 10,
  /** Wrong tries that make an office's open codes void. */
  wrongTriesPerCode: 5,
} as const

/** How long a text is as it is counted here: in bytes of UTF-8. */
export const utf8Length = (text: string): number => new TextEncoder().encode(text).length

/** How deep a value is nested; stops counting past `most`. */
export function depthOf(value: unknown, most: number): number {
  if (value === null || typeof value !== 'object') return 0
  if (most <= 0) return 1
  let deepest = 0
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member, most - 1))
  return deepest + 1
}
