// The environment's settings, each checked at the start: a wrong one is named, with what was expected.

export type Settings = {
  port: number
  host: string
  dataFolder: string
  /** The address of the PostgreSQL database that is the store; null: the embedded store, in the folder. */
  database: string | null
  /** Where people reach the server; null: on this machine only, over plain http. */
  origin: string | null
  /** An invented office: every page says so. */
  demo: boolean
}
export type WrongSetting = {
  name: string
  value: string
  expected: 'port' | 'host' | 'folder' | 'origin' | 'database'
}

/** The settings, or every one that is wrong. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
): { ok: true; settings: Settings } | { ok: false; wrong: WrongSetting[] } {
  const wrong: WrongSetting[] = []
  const said = (name: string): string | undefined => env[name]?.trim() || undefined
  const port = said('PORT') ?? '8787'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    wrong.push({ name: 'PORT', value: port, expected: 'port' })
  const host = said('HOST') ?? '127.0.0.1'
  if (!/^[A-Za-z0-9.:_-]+$/.test(host)) wrong.push({ name: 'HOST', value: host, expected: 'host' })
  const dataFolder = said('RADSLAG_DATA') ?? './data'
  if (dataFolder.includes('\0')) wrong.push({ name: 'RADSLAG_DATA', value: dataFolder, expected: 'folder' })
  const database = said('DATABASE_URL')
  // The address may hold a password: it is named, never repeated.
  if (database !== undefined && !isDatabase(database))
    wrong.push({ name: 'DATABASE_URL', value: '…', expected: 'database' })
  const origin = said('RADSLAG_ORIGIN')
  const parsed = origin === undefined ? null : originOf(origin)
  if (origin !== undefined && parsed === null)
    wrong.push({ name: 'RADSLAG_ORIGIN', value: origin, expected: 'origin' })
  if (wrong.length > 0) return { ok: false, wrong }
  return {
    ok: true,
    settings: {
      port: Number(port),
      host,
      dataFolder,
      database: database ?? null,
      origin: parsed,
      demo: said('RADSLAG_DEMO') === '1',
    },
  }
}

/** A PostgreSQL address with the name of a database. */
function isDatabase(text: string): boolean {
  try {
    const { protocol, pathname } = new URL(text)
    return (protocol === 'postgres:' || protocol === 'postgresql:') && /^\/[^/]+$/.test(pathname)
  } catch {
    return false
  }
}

/** An https origin, or plain http on this machine; without path, question or name and password. */
function originOf(text: string): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname))
  return bare && safe && !/[?#]$/.test(text) ? url.origin : null
}

export const isLocal = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname === '127.0.0.1' ||
  hostname === '[::1]' ||
  hostname.endsWith('.localhost')

/** The address that links begin with. */
export const addressOf = ({ origin, port }: Pick<Settings, 'origin' | 'port'>): string =>
  origin ?? `http://localhost:${port}`
