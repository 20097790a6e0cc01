// A small office on a real store file, and devices that speak with it over its own answers.
import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import type { Role } from '../../src/domain/roles.ts'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import { invite, renewSetUp } from '../../src/server/access.ts'
import { app, type LogEntry } from '../../src/server/app.ts'
import type { Settings } from '../../src/server/env.ts'
import { ensureOffices } from '../../src/server/office.ts'
import { openStore } from '../../src/server/stores/open.ts'
import { storeFile } from '../../src/server/stores/sqlite.ts'
import type { World } from '../../src/server/world.ts'
import type { Entry, Mutation, SyncReply } from '../../src/sync/messages.ts'
import { Authenticator } from '../support/authenticator.ts'
import type { Postgres } from '../support/postgres.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Real chance and hashes; a clock that the test moves, and a slow hash that is not slow. */
export function aWorld(): World & { pass(milliseconds: number): void } {
  let passed = 0
  return {
    clock: () => Date.now() + passed,
    random: (bytes) => randomBytes(bytes),
    sha256,
    slowHash: async (code, salt) => sha256(`${salt}${code}`),
    pass(milliseconds) {
      passed += milliseconds
    },
  }
}

export const aFolder = (): string => mkdtempSync(join(tmpdir(), 'radslag-'))
export const clearAway = (folder: string): void => rmSync(folder, { recursive: true, force: true })

let databases: ((folder: string) => Promise<string>) | null = null
let dropped: ((folder: string) => Promise<void>) | null = null
/** Offices are kept in PostgreSQL from here on, the same database for the same folder. */
export function keepInPostgres({ database, drop }: Pick<Postgres, 'database' | 'drop'>): void {
  const known = new Map<string, Promise<string>>()
  databases = (folder) => {
    const address = known.get(folder) ?? database()
    known.set(folder, address)
    return address
  }
  dropped = async (folder) => {
    const address = known.get(folder)
    known.delete(folder)
    if (address) await drop(await address)
  }
}

/** What the environment says of where the store in a folder is kept. */
export const storeEnv = async (folder: string): Promise<Record<string, string>> =>
  databases ? { DATABASE_URL: await databases(folder) } : { RADSLAG_DATA: folder }
/** The folder's database, if it has one, is given back. */
export const clearStore = async (folder: string): Promise<void> => dropped?.(folder)

/** Whether the store is the embedded one, whose file a test can lay its hands on. */
export const isInFile = (): boolean => databases === null

/** What somebody does who has the database itself in her hands; the rows that come back, as lists. */
export async function byHand({ settings }: { settings: Settings }, sql: string): Promise<unknown[][]> {
  if (settings.database === null) {
    const db = new Database(storeFile(settings.dataFolder))
    try {
      if (/^SELECT/.test(sql)) return db.prepare(sql).raw().all([]) as unknown[][]
      db.exec(sql)
      return []
    } finally {
      db.close()
    }
  }
  const connectionString = settings.database.replace('//radslag@', '//postgres@')
  const client = new pg.Client({ connectionString, options: '-c search_path=radslag' })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][]
  } finally {
    await client.end()
  }
}

/** An older copy in the store's place, without a word to anybody: what `restore` is there to avoid. */
export async function putBackSilently(copy: string, folder: string): Promise<void> {
  if (isInFile()) return copyFileSync(copy, storeFile(folder))
  const store = await openStore({ ...plainSettings(folder), database: (await databases?.(folder)) ?? null })
  await store.restoreFrom(copy, { before: async () => undefined, after: async () => undefined })
  await store.close()
}

const plainSettings = (folder: string): Settings => ({
  port: 8787,
  host: '127.0.0.1',
  dataFolder: folder,
  database: null,
  origin: null,
  demo: false,
})

let made = 0
export const anId = (): string => uuidv7(Date.now() + made++, randomBytes(10))

export const sessionValues = {
  date: '2026-05-04',
  minutes: 60,
  setting: 'group',
  channel: 'on-site',
  municipality: '1864',
  contactIds: [],
  participants: 9,
  phase: 'idea',
  topics: ['cooperation'],
  agenda2030: true,
  sdgs: [8, 11],
  companyLab: false,
  notes: '',
  adviserIds: [],
}

const origin = 'http://localhost:8787'

type Init = RequestInit & { headers?: Record<string, string> }
type Ways = {
  ask(path: string, init?: Init): Promise<Reply>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>
}

export type Reply = { status: number; headers: Headers; bytes: Uint8Array; text: string; json: unknown }

export async function anOffice({
  publicOrigin = null as string | null,
  pageFolder = '',
  folder = aFolder(),
  oldestSchema = 1,
} = {}) {
  const world = aWorld()
  const settings: Settings = {
    ...plainSettings(folder),
    database: (await databases?.(folder)) ?? null,
    origin: publicOrigin,
  }
  const store = await openStore(settings)
  const [office] = await ensureOffices(store, world)
  if (!office) throw new Error('no office')
  const logged: LogEntry[] = []
  const served = app({ store, world, settings, pageFolder, oldestSchema, log: (entry) => logged.push(entry) })
  const own = publicOrigin ?? origin

  const ask = async (path: string, init: Init = {}): Promise<Reply> => {
    const headers = { host: new URL(own).host, ...init.headers }
    const answer = await served.fetch(new Request(`${own}${path}`, { ...init, headers }), {})
    const bytes = new Uint8Array(await answer.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    let json: unknown = null
    try {
      json = JSON.parse(text)
    } catch {
      // not JSON: the test looks at the text
    }
    return { status: answer.status, headers: answer.headers, bytes, text, json }
  }
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    ask(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: own,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body:
        typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
    })

  const ways: Ways = { ask, post }
  /** A device of a person, let in by an invitation made at the terminal. */
  const enrolled = async (role: Role, name = `En ${role}`, confirmed = true): Promise<TestDevice> => {
    const { code } = await invite(store, office.id, { name, role, confirmed }, world)
    return claim(code)
  }
  const claim = async (
    code: string,
    more: Record<string, unknown> = {},
    cookie = '',
  ): Promise<TestDevice> => {
    const answer = await post(
      '/api/enrol',
      { code, deviceName: 'Telefon', ...more },
      cookie ? { cookie } : {},
    )
    if (answer.status !== 200) throw new Error(`enrol ${answer.status} ${answer.text}`)
    const said = answer.json as { deviceId: string; member: string; words: [string, string]; state: string }
    return aDevice(ways, said, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '', own)
  }
  /** A lead who has just signed in. */
  const signedIn = async (name?: string): Promise<TestDevice> => {
    const lead = await enrolled('lead', name)
    await lead.signsIn()
    return lead
  }
  return {
    folder,
    world,
    store,
    office,
    logged,
    settings,
    events: served.events,
    fetch: served.fetch,
    ask,
    post,
    enrolled,
    signedIn,
    claim,
    /** What a device carries on with after its server was exchanged for this one. */
    adopt: (device: TestDevice) => device.meets(ways),
    setUp: async () => (await renewSetUp(store, world))[0]?.code ?? '',
    inside: <T>(
      look: (tx: ReturnType<Parameters<Parameters<typeof store.read>[0]>[0]['office']>) => Promise<T>,
    ) => store.read((tx) => look(tx.office(office.id))),
    async close() {
      served.events.stop()
      await store.close()
      await dropped?.(folder)
      clearAway(folder)
    },
  }
}
export type TestOffice = Awaited<ReturnType<typeof anOffice>>
export type TestDevice = ReturnType<typeof aDevice>

function aDevice(
  first: Ways,
  said: { deviceId: string; member: string; words: [string, string]; state: string },
  deviceCookie: string,
  own: string,
) {
  let ways = first
  let cookie = deviceCookie
  const ask: Ways['ask'] = (...args) => ways.ask(...args)
  const post: Ways['post'] = (...args) => ways.post(...args)
  let lseq = 0
  let place = { epoch: null as string | null, cursor: 0, cursorHash: null as string | null }
  const mutation = (over: Partial<Mutation> = {}): Mutation => ({
    mid: anId(),
    lseq: ++lseq,
    type: 'session',
    rec: anId(),
    op: 'set',
    schema: 1,
    at: '2026-05-04T13:07:22+02:00',
    set: sessionValues,
    base: {},
    ...over,
  })
  const request = (muts: readonly unknown[] = [], over: Record<string, unknown> = {}) => ({
    v: 1,
    schema: 1,
    ...place,
    limit: 1000,
    unsent: muts.length,
    appVersion: '1.0.0',
    muts,
    ...over,
  })
  const authenticator = new Authenticator(own)
  /** Signs in as a lead does: the first time a passkey is made, later it is shown. */
  const signsIn = async (): Promise<Reply> => {
    const state = (await ask('/api/sign-in', { headers: { cookie } })).json as { passkeys: unknown[] }
    const isFirst = state.passkeys.length === 0
    const options = await post(isFirst ? '/api/passkeys/options' : '/api/sign-in/options', {}, { cookie })
    const asked = options.json as Record<string, unknown>
    const answer = isFirst
      ? await post('/api/passkeys', { name: 'Datorn', response: authenticator.register(asked) }, { cookie })
      : await post('/api/sign-in', { response: authenticator.signIn(asked) }, { cookie })
    if (answer.status !== 200) throw new Error(`sign-in ${answer.status} ${answer.text}`)
    cookie = `${deviceCookie}; ${(answer.headers.get('set-cookie') ?? '').split(';')[0]}`
    return answer
  }
  return {
    ...said,
    get cookie() {
      return cookie
    },
    authenticator,
    signsIn,
    mutation,
    request,
    get: (path: string, headers: Record<string, string> = {}) =>
      ask(path, { headers: { cookie, ...headers } }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      post(path, body, { cookie, ...headers }),
    raw: (body: unknown, headers: Record<string, string> = {}) =>
      post('/api/sync', body, { cookie, ...headers }),
    /** One exchange; the place moves as a device's does. */
    async sync(muts: readonly unknown[] = [], over: Record<string, unknown> = {}): Promise<SyncReply> {
      const answer = await post('/api/sync', request(muts, over), { cookie })
      if (answer.status !== 200) throw new Error(`sync ${answer.status} ${answer.text}`)
      const reply = answer.json as SyncReply
      if (reply.reset) place = { epoch: reply.epoch, cursor: 0, cursorHash: null }
      else {
        const last = reply.entries.at(-1) as Entry | undefined
        place = { epoch: reply.epoch, cursor: reply.cursor, cursorHash: last?.h ?? place.cursorHash }
      }
      return reply
    },
    place: () => place,
    meets(other: Ways) {
      ways = other
    },
  }
}
