// A device's end of escrow and bundles in Node, written from the design alone: an oracle for both ends of the real one.
import { createCipheriv, createECDH, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { type Bundle, bundlePlace } from '../../src/sync/bundle.ts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

function sealed(key: Buffer, iv: Buffer, open: Buffer, place: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(place))
  return Buffer.concat([cipher.update(open), cipher.final(), cipher.getAuthTag()])
}

export const kidOf = (key: Buffer): string =>
  createHash('sha256').update('radslag-kid').update(key).digest('hex').slice(0, 16)

/** The key as it is left with the office. */
export function wrapped(officeKey: string, device: string, key: Buffer): string {
  const once = createECDH('prime256v1')
  const point = once.generateKeys()
  const shared = once.computeSecret(Buffer.from(officeKey, 'base64url'))
  const info = `radslag-escrow-1|${device}`
  const wrapping = Buffer.from(hkdfSync('sha256', shared, '', info, 32))
  const iv = randomBytes(12)
  return text(Buffer.concat([point, iv, sealed(wrapping, iv, key, info)]))
}

export function sealedBundle(
  key: Buffer,
  about: { mid: string; device: string },
  rows: readonly unknown[],
  packed: Bundle['packed'] = 'deflate',
): Bundle {
  const plain = Buffer.from(JSON.stringify(rows))
  const iv = randomBytes(12)
  const head = { v: 1 as const, ...about, kid: kidOf(key), rows: rows.length, packed }
  const data = sealed(key, iv, packed === 'plain' ? plain : deflateRawSync(plain), bundlePlace(head))
  return { ...head, iv: text(iv), data: text(data) }
}
