// The name of a record: a UUIDv7 made where the record is made. Its clock part is never read (I11).
import * as z from 'zod/mini'
import { shape } from './shape.ts'

export type RecordId = string & { readonly __brand: 'RecordId' }

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isRecordId = (text: unknown): text is RecordId => typeof text === 'string' && pattern.test(text)

const idSchema = () =>
  z.pipe(
    z.string().check(z.regex(pattern, { error: 'not-an-id' })),
    z.transform((text) => text as RecordId),
  )

export const recordId = idSchema()

/** A reference to one record of a kind; only its form is checked, for what it names may still be on its way. */
export const reference = (kind: string) => shape(idSchema(), { control: 'reference', of: kind })

/** References to several records of a kind, each once. */
export const references = (kind: string, most = 200) =>
  shape(
    z.array(idSchema()).check(
      z.maxLength(most, { error: 'too-many' }),
      z.refine((ids) => new Set(ids).size === ids.length, { error: 'said-twice' }),
    ),
    { control: 'references', of: kind },
  )

/** A UUIDv7 from milliseconds and ten random bytes, both handed in. */
export function uuidv7(milliseconds: number, random: Uint8Array): RecordId {
  const time = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0').slice(-12)
  const bytes = Array.from(random.subarray(0, 10))
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80
  const tail = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}` as RecordId
}
