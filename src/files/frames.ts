// A hand-over without network: bytes as frames that one screen shows and another's camera reads, each checked (sync.md 2.6).

/** How many bytes one frame holds: a code that a phone reads at arm's length. */
const frameBytes = 240
/** A hand-over of more frames than this is better as a file. */
export const mostFrames = 2_000

export type Frame = {
  /** Names the whole: the first bytes of its hash. A frame of another hand-over is never mixed in. */
  transfer: string
  /** Its place, from 0, of how many. */
  place: number
  of: number
  bytes: Uint8Array<ArrayBuffer>
}

/** The whole as frames, in order. `transfer` is the start of its SHA-256, as hex. */
export function framesOf(bytes: Uint8Array<ArrayBuffer>, transfer: string): Frame[] {
  const of = Math.max(1, Math.ceil(bytes.length / frameBytes))
  return Array.from({ length: of }, (_, place) => ({
    transfer,
    place,
    of,
    bytes: bytes.slice(place * frameBytes, (place + 1) * frameBytes),
  }))
}

export const transferLength = 16

/** As it stands in the code: capitals, digits and a few signs, which a code holds most of. */
export function printFrame({ transfer, place, of, bytes }: Frame): string {
  const said = `${transfer.toUpperCase()}/${place}/${of}/${base45(bytes)}`
  return `RADSLAG1/${checksum(said)}/${said}`
}

/** A frame that was read; null for any other code, and for one that was misread. */
export function parseFrame(text: string): Frame | null {
  const match =
    /^RADSLAG1\/([0-9A-F]{8})\/(([0-9A-F]{16})\/(\d{1,4})\/(\d{1,4})\/([0-9A-Z $%*+\-./:]*))$/.exec(text)
  if (!match) return null
  const [, sum, said = '', transfer = '', place, of, data = ''] = match
  if (checksum(said) !== sum) return null
  const bytes = fromBase45(data)
  const frame = { transfer: transfer.toLowerCase(), place: Number(place), of: Number(of) }
  if (!bytes || frame.of < 1 || frame.of > mostFrames || frame.place >= frame.of) return null
  return { ...frame, bytes }
}

/** The whole again from its frames; null while one is missing. Whether it is what was sent, its hash says. */
export function joinFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> | null {
  const [first] = frames
  if (!first) return null
  const byPlace = new Map(frames.map((frame) => [frame.place, frame.bytes]))
  const parts = Array.from({ length: first.of }, (_, place) => byPlace.get(place))
  if (parts.includes(undefined)) return null
  return Uint8Array.from(parts.flatMap((part) => [...(part as Uint8Array)]))
}

/**
 * The order in which frames are shown, round after round: each round begins elsewhere and skips differently, so that
 * a camera that misses every other frame does not miss the same ones for ever.
 */
export function orderOf(of: number, round: number): number[] {
  const steps = [1, 7, 11, 13, 17, 19, 23].filter((step) => of % step !== 0 || step === 1)
  const step = steps[round % steps.length] ?? 1
  return Array.from({ length: of }, (_, i) => (round * 5 + i * step) % of)
}

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** RFC 9285: two bytes as three signs, of those that a code packs tightest. */
export function base45(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const [a = 0, b] = [bytes[i], bytes[i + 1]]
    const n = b === undefined ? a : a * 256 + b
    text += (alphabet[n % 45] ?? '') + (alphabet[Math.floor(n / 45) % 45] ?? '')
    if (b !== undefined) text += alphabet[Math.floor(n / 2025)] ?? ''
  }
  return text
}

export function fromBase45(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const [c = -1, d = -1, e] = [...text.slice(i, i + 3)].map((sign) => alphabet.indexOf(sign))
    if (c < 0 || d < 0) return null
    const n = c + d * 45 + (e ?? 0) * 2025
    if (n > (e === undefined ? 255 : 65_535)) return null
    if (e === undefined) bytes.push(n)
    else bytes.push(n >> 8, n & 255)
  }
  return Uint8Array.from(bytes)
}

/** CRC-32 as eight hex digits: a misread code is known before it is kept. */
export function checksum(text: string): string {
  let crc = 0xffffffff
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i)
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).toUpperCase().padStart(8, '0')
}
