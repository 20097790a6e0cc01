// A report's seal, inside its file: which report it is, its figures, and a hash of all the rest; `verify` reads it again.
import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import { reportPeriods } from '../domain/records/office.ts'
import { localDate } from '../domain/values/local-date.ts'
import { oneOf } from '../domain/values/text.ts'

const figure = z.strictObject({ id: z.string(), value: z.int(), digest: z.string() })
const sealed = z.strictObject({
  programme: z.string(),
  year: z.int(),
  period: oneOf(reportPeriods),
  language: oneOf(['sv', 'en']),
  as: oneOf(['now', 'reported']),
  asOf: localDate,
  /** The app that made it: another one may draw the same report with other bytes. */
  version: z.string(),
  figures: z.array(figure),
})
export type Sealed = z.output<typeof sealed>

const mark = 'radslag-report'
const noHash = '0'.repeat(64)
const pattern = new RegExp(`${mark}\\.([A-Za-z0-9_-]+)\\.([0-9a-f]{64})`)

/** The seal's text before the file is hashed: what a PDF carries while it is drawn. */
export const openSeal = (seal: Sealed): string =>
  `${mark}.${Buffer.from(JSON.stringify(seal)).toString('base64url')}.${noHash}`

/** Seals a PDF that was drawn with `openSeal` among its information; the length stays, and every offset with it. */
export function sealPdf(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  const found = pattern.exec(file.toString('latin1'))
  if (found) file.write(hashOf(file), found.index + found[0].length - 64, 'latin1')
  return new Uint8Array(file)
}

/** Seals a zip (docx, xlsx) in its comment, which its readers pass over. */
export function sealZip(bytes: Uint8Array, seal: Sealed): Uint8Array {
  const comment = Buffer.from(openSeal(seal).replace(noHash, hashOf(bytes)), 'latin1')
  const file = Buffer.concat([bytes, comment])
  file.writeUInt16LE(comment.length, bytes.length - 2)
  return new Uint8Array(file)
}

export type SealRead =
  | { ok: true; seal: Sealed; format: 'pdf' | 'docx' | 'xlsx' }
  | { ok: false; because: 'no-seal' | 'content-changed' }

/** The seal of a file, if it has one and the rest of the file is what was sealed. */
export function readSeal(bytes: Uint8Array): SealRead {
  const file = Buffer.from(bytes)
  const text = file.toString('latin1')
  const found = pattern.exec(text)
  const seal = found?.[1] === undefined ? null : parsed(found[1])
  if (!found || !seal) return { ok: false, because: 'no-seal' }
  const isPdf = text.startsWith('%PDF')
  const { index } = found
  let bare: Buffer
  if (isPdf) {
    bare = Buffer.from(file)
    bare.write(noHash, index + found[0].length - 64, 'latin1')
  } else {
    if (index + found[0].length !== file.length || file.readUInt16LE(index - 2) !== found[0].length)
      return { ok: false, because: 'content-changed' }
    bare = Buffer.from(file.subarray(0, index))
    bare.writeUInt16LE(0, index - 2)
  }
  if (hashOf(bare) !== found[2]) return { ok: false, because: 'content-changed' }
  return { ok: true, seal, format: isPdf ? 'pdf' : text.includes('word/document.xml') ? 'docx' : 'xlsx' }
}

function parsed(packed: string): Sealed | null {
  try {
    const read = sealed.safeParse(JSON.parse(Buffer.from(packed, 'base64url').toString('utf8')))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
