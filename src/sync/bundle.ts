// A bundle: rows of one device, sealed under its own key, that another device or a file carries to the office (sync.md 2.6).
import * as z from 'zod/mini'
import { isRecordId } from '../domain/values/record-id.ts'
import { canonical } from './canonical.ts'
import type { Mid, Mutation } from './messages.ts'

/** As it travels. Whoever carries it sees how many rows it holds and whose device wrote them, and nothing else. */
export type Bundle = {
  v: 1
  /** Its own name; the office's answer to whoever carries it goes by that. */
  mid: Mid
  /** The device that wrote the rows. */
  device: string
  /** Names that device's key. */
  kid: string
  rows: number
  /** How the rows were packed before they were sealed. */
  packed: 'deflate' | 'plain'
  /** Base64url: 12 bytes, and the sealed rows with their 16 bytes of proof. */
  iv: string
  data: string
}

/** The most that one bundle may hold, and that one request may carry; a bundle always fits a request (I18). */
export const bundleLimits = {
  rows: 200,
  /** Bytes of its rows as JSON, unpacked. */
  bytes: 128 * 1024,
  carriedRows: 400,
} as const

const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/))
const bundle = z.strictObject({
  v: z.literal(1),
  mid: z.string().check(z.refine(isRecordId)),
  device: z.string().check(z.refine(isRecordId)),
  kid: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  rows: z.int().check(z.gte(1), z.lte(bundleLimits.rows)),
  packed: z.enum(['deflate', 'plain']),
  iv: base64url.check(z.length(16)),
  data: base64url.check(z.maxLength(Math.ceil((bundleLimits.bytes * 4) / 3) + 64)),
})

/** A bundle's form; null when it is none. Whether it opens is seen where its writer's key is. */
export function parseBundle(raw: unknown): Bundle | null {
  const result = bundle.safeParse(raw)
  return result.success ? (result.data as Bundle) : null
}

/** What the seal vouches for beside the rows: nobody can put them under another name, device or number. */
export const bundlePlace = ({ v, mid, device, kid, rows, packed }: Omit<Bundle, 'iv' | 'data'>): string =>
  `radslag-bundle|${canonical({ v, mid, device, kid, rows, packed })}`

/** The rows in order, in parts that each fit a bundle; a row that even alone does not fit is a part of its own. */
export function bundleParts(rows: readonly Mutation[]): Mutation[][] {
  const parts: Mutation[][] = []
  let used = 0
  for (const row of rows) {
    // Two bytes a character at most, as Swedish is written: counted high rather than low.
    const size = 2 * JSON.stringify(row).length
    const last = parts.at(-1)
    if (last && last.length < bundleLimits.rows && used + size <= bundleLimits.bytes) {
      last.push(row)
      used += size
    } else {
      parts.push([row])
      used = size
    }
  }
  return parts
}
