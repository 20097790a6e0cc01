// What every answer is made of: how it is packed, whose request it is, and where it came from.
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { SyncReply } from '../sync/messages.ts'
import { addressOf, isLocal, type Settings } from './env.ts'

export type Env = { Bindings: { incoming?: { socket?: { remoteAddress?: string } } } }
export type C = Context<Env>

const wants = (c: C, encoding: string): boolean => (c.req.header('accept-encoding') ?? '').includes(encoding)

/** JSON, packed when it is worth it and the other side can unpack. */
export async function packed(c: C, value: unknown): Promise<Response> {
  const text = JSON.stringify(value)
  c.header('Content-Type', 'application/json; charset=utf-8')
  c.header('Vary', 'Accept-Encoding')
  if (text.length < 1024 || !wants(c, 'gzip')) return c.body(text)
  c.header('Content-Encoding', 'gzip')
  const bytes = await promisify(gzip)(text, { level: 6 })
  return c.body(new Uint8Array(bytes))
}

/** The reply without its entries, an entry a line, then where the reading stands (sync.md 2.1). */
export function streamed(c: C, { entries, ...reply }: SyncReply): Response {
  c.header('Content-Type', 'application/x-ndjson; charset=utf-8')
  c.header('Vary', 'Accept-Encoding')
  function* lines(): Generator<string> {
    yield `${JSON.stringify(reply)}\n`
    for (let i = 0; i < entries.length; i += 100) {
      yield entries
        .slice(i, i + 100)
        .map((entry) => `${JSON.stringify(entry)}\n`)
        .join('')
    }
    yield `${JSON.stringify({ cursor: reply.cursor, more: reply.more })}\n`
  }
  const plain = Readable.from(lines(), { objectMode: false })
  const bytes = wants(c, 'gzip') ? plain.pipe(createGzip({ level: 6 })) : plain
  if (bytes !== plain) c.header('Content-Encoding', 'gzip')
  return c.body(Readable.toWeb(bytes) as ReadableStream<Uint8Array>)
}

export function tokenIn(c: C, cookieName: string): string | null {
  for (const part of (c.req.header('cookie') ?? '').split(';')) {
    const [name, value = ''] = part.trim().split('=', 2)
    if (name === cookieName && /^[A-Za-z0-9_-]{43}$/.test(value)) return value
  }
  return null
}

export const hostnameOf = (host: string): string => host.replace(/:\d+$/, '')

/** Whether an `Origin` is this server's own: the public address, or on this machine the address it was called by. */
export function isOwn(origin: string, host: string, settings: Settings): boolean {
  if (settings.origin !== null) return origin === settings.origin
  let url: URL
  try {
    url = new URL(origin)
  } catch {
    return false
  }
  if (url.protocol !== 'http:' || !isLocal(url.hostname)) return false
  const port = url.port || '80'
  return url.host === host || port === String(settings.port)
}

/** Where links that this request asks for begin. */
export function addressFor(c: C, settings: Settings): string {
  if (settings.origin !== null) return settings.origin
  const host = c.req.header('host')
  return host && isLocal(hostnameOf(host)) ? `http://${host}` : addressOf(settings)
}

/** Who asks, by address; behind our own proxy, whom the proxy says. */
export function addressIn(c: C, settings: Settings): string {
  const direct = c.env?.incoming?.socket?.remoteAddress ?? 'unknown'
  const near = direct === '127.0.0.1' || direct === '::1' || direct === '::ffff:127.0.0.1'
  const told =
    settings.origin !== null && near ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return told || direct
}

export function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A path for the log: ids stay, anything else that somebody may have typed does not. */
export const plainPath = (c: C): string => {
  const { pathname } = new URL(c.req.url)
  return /^\/(api|healthz)(\/[a-z0-9-]{1,40})*$/i.test(pathname) ? pathname : '/…'
}

/** Where in our own code something failed; never what it was about. */
export const topOf = (problem: Error): string =>
  /\n\s+at (.+)/
    .exec(problem.stack ?? '')?.[1]
    ?.replace(/\(?file:\/\/[^)]*\//, '(')
    .slice(0, 200) ?? ''
