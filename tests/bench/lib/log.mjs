// The trivial server behind the floors and RxDB: documents in memory, in the order they changed.
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'

/** @typedef {import('./records.mjs').Doc} Doc */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

export class Log {
  /** @type {({ seq: number, doc: Doc } | null)[]} */
  #log = []
  /** @type {Map<string, number>} */
  #at = new Map()
  seq = 0

  get size() {
    return this.#at.size
  }

  /** @param {Doc} doc */
  put(doc) {
    const before = this.#at.get(doc.id)
    if (before !== undefined) this.#log[before] = null
    this.#at.set(doc.id, this.#log.length)
    this.#log.push({ seq: ++this.seq, doc })
  }

  /** @param {string} id */
  get(id) {
    const at = this.#at.get(id)
    return at === undefined ? undefined : this.#log[at]?.doc
  }

  /**
   * What changed after a place. Every change has its own place in the list, so a number is an index.
   * @param {number} seq
   * @param {number} [most]
   */
  since(seq, most = Number.POSITIVE_INFINITY) {
    const found = []
    for (let at = seq; at < this.#log.length && found.length < most; at++) {
      const row = this.#log[at]
      if (row) found.push(row)
    }
    return found
  }

  /** @param {string} id */
  touch(id) {
    const doc = this.get(id)
    if (doc)
      this.put({ ...doc, notes: `${doc.notes} ändrad ${this.seq}`, updatedAt: new Date().toISOString() })
  }
}

/**
 * @param {Request} request
 * @returns {Promise<any>}
 */
export async function bodyOf(request) {
  const parts = []
  for await (const part of request) parts.push(part)
  const raw = Buffer.concat(parts)
  return JSON.parse(String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw))
}

/**
 * @param {Response} response
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 */
export function send(response, value, headers = {}) {
  const text = Buffer.from(JSON.stringify(value))
  const packed = text.length > 500 ? gzipSync(text, { level: 6 }) : text
  response.writeHead(200, {
    'content-type': 'application/json',
    ...(packed === text ? {} : { 'content-encoding': 'gzip' }),
    'content-length': packed.length,
    ...headers,
  })
  response.end(packed)
}

/**
 * A line a document, packed and sent in slices, so that the other side can store while bytes arrive.
 * @param {Response} response
 * @param {Doc[]} docs
 * @param {Record<string, string>} headers
 */
export async function stream(response, docs, headers) {
  const gzip = createGzip({ level: 1 })
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', ...headers })
  gzip.pipe(response)
  for (let at = 0; at < docs.length; at += 250) {
    const lines = docs.slice(at, at + 250).map((doc) => `${JSON.stringify(doc)}\n`)
    if (!gzip.write(lines.join(''))) await new Promise((resolve) => gzip.once('drain', () => resolve(null)))
  }
  gzip.end()
}
