// The built page, served: what is named by its hash is kept for ever, everything else is asked for anew.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}
const packs = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt', '.map'])

type Encoding = 'br' | 'gzip' | 'identity'
type File = { plain: Buffer; tag: string; modified: number; packed: Partial<Record<Encoding, Buffer>> }

const pack = {
  br: (plain: Buffer) =>
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) as Promise<Buffer>,
  gzip: (plain: Buffer) => promisify(gzip)(plain, { level: 9 }) as Promise<Buffer>,
}

/** Answers a GET of the page, its parts, or an address inside the app; null when there is nothing of that name. */
export function pageIn(folder: string): (request: Request, path: string) => Promise<Response | null> {
  // Only what is there can be asked for, by its exact name: no path is ever put together from a request.
  const names = new Map<string, string>()
  const look = () => {
    names.clear()
    if (folder === '' || !existsSync(folder)) return
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath ?? entry.path, entry.name)
      names.set(`/${relative(folder, path).split(sep).join('/')}`, path)
    }
  }
  look()
  const files = new Map<string, File>()
  const read = (name: string): File | null => {
    const path = names.get(name)
    if (path === undefined || !existsSync(path)) return null
    const modified = statSync(path).mtimeMs
    const known = files.get(name)
    if (known?.modified === modified) return known
    const plain = readFileSync(path)
    const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    const file: File = { plain, tag, modified, packed: { identity: plain } }
    files.set(name, file)
    return file
  }
  return async (request, path) => {
    const name = nameOf(request, path, names)
    if (name === null) return null
    let file = read(name)
    if (!file) {
      look() // built anew since
      file = read(name)
    }
    return file && answer(request, name, file)
  }
}

function nameOf(request: Request, path: string, names: ReadonlyMap<string, string>): string | null {
  if (names.has(path)) return path
  const navigates =
    request.headers.get('sec-fetch-mode') === 'navigate' ||
    (request.headers.get('accept') ?? '').includes('text/html')
  return path === '/' || (navigates && extname(path) === '') ? '/index.html' : null
}

async function answer(request: Request, name: string, file: File): Promise<Response> {
  const extension = extname(name)
  const lasts = name.startsWith('/assets/')
  const headers = new Headers({
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Cache-Control': lasts ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: file.tag,
    Vary: 'Accept-Encoding',
  })
  if (request.headers.get('if-none-match')?.split(/,\s*/).includes(file.tag)) {
    return new Response(null, { status: 304, headers })
  }
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding: Encoding = !packs.has(extension)
    ? 'identity'
    : /\bbr\b/.test(accepted)
      ? 'br'
      : /\bgzip\b/.test(accepted)
        ? 'gzip'
        : 'identity'
  const body = file.packed[encoding] ?? (await pack[encoding as 'br' | 'gzip'](file.plain))
  file.packed[encoding] = body
  if (encoding !== 'identity') headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(body.length))
  return new Response(new Uint8Array(body), { headers })
}
