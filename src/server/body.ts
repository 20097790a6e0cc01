// A request's body, read no further than it may be: counted as it comes, and again as it is unpacked (I18).
import { createGunzip } from 'node:zlib'

export type BodyLimits = { wireBytes: number; inflatedBytes: number; ratio: number }
export type Body =
  | { ok: true; text: string }
  | {
      ok: false
      status: 400 | 413 | 415
      code: 'not-gzip' | 'not-utf-8' | 'too-large' | 'unknown-encoding' | 'cut-off'
    }

/** So much may be unpacked before the ratio says anything: a short note of one letter packs very well. */
const ratioFloor = 64 * 1024

export async function readBody(request: Request, limits: BodyLimits): Promise<Body> {
  const tooLarge: Body = { ok: false, status: 413, code: 'too-large' }
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip')
    return { ok: false, status: 415, code: 'unknown-encoding' }
  // What a sender says of its length is believed only when it says too much.
  if (Number(request.headers.get('content-length') ?? 0) > limits.wireBytes) return tooLarge
  const wire = await collect(request.body, limits.wireBytes)
  if (wire === 'too-large') return tooLarge
  if (wire === 'cut-off') return { ok: false, status: 400, code: 'cut-off' }
  let plain: Uint8Array = wire
  if (encoding === 'gzip') {
    const unpacked = await unpack(wire, limits)
    if (unpacked === 'too-large') return tooLarge
    if (unpacked === 'not-gzip') return { ok: false, status: 400, code: 'not-gzip' }
    plain = unpacked
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain) }
  } catch {
    return { ok: false, status: 400, code: 'not-utf-8' }
  }
}

async function collect(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array | 'too-large' | 'cut-off'> {
  if (!stream) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return Buffer.concat(chunks)
      size += value.length
      if (size > most) {
        void reader.cancel().catch(() => undefined)
        return 'too-large'
      }
      chunks.push(value)
    }
  } catch {
    return 'cut-off'
  }
}

function unpack(
  wire: Uint8Array,
  { inflatedBytes, ratio }: BodyLimits,
): Promise<Uint8Array | 'too-large' | 'not-gzip'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const most = Math.min(inflatedBytes, Math.max(ratioFloor, wire.length * ratio))
    const gunzip = createGunzip({ chunkSize: 16 * 1024 })
    gunzip.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > most) {
        gunzip.destroy()
        resolve('too-large')
      } else chunks.push(chunk)
    })
    gunzip.on('end', () => resolve(Buffer.concat(chunks)))
    gunzip.on('error', () => resolve('not-gzip'))
    gunzip.end(wire)
  })
}
