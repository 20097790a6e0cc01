// The server as an office runs it: built, in a process of its own, on a folder of its own.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Role } from '../../src/domain/roles.ts'
import { enrol, invite } from '../../src/server/access.ts'
import { ensureOffices } from '../../src/server/office.ts'
import type { Store } from '../../src/server/stores/store.ts'
import { realWorld } from '../../src/server/world.ts'

const { VITEST: _, NODE_ENV: __, DATABASE_URL: ___, ...plainEnv } = process.env
// Inside the house, so that the built files find their packages.
const cache = resolve(`node_modules/.cache/radslag-server-${process.pid}`)
const variants = new Map<string, string>()
process.once('exit', () => rmSync(cache, { recursive: true, force: true }))

/** Where the built server's doorway lies; built once for a process. */
export function builtServer(): string {
  let main = variants.get('')
  if (!main) {
    const folder = join(cache, 'own')
    execFileSync('node_modules/.bin/vite', ['build', '--ssr', '--logLevel', 'error', '--outDir', folder], {
      env: plainEnv,
    })
    main = join(folder, 'main.js')
    variants.set('', main)
  }
  return main
}

/**
 * The built server with something about it broken, so that a proof can be seen to fail. Throws when a text that was
 * to be broken is not in it: then the proof would prove nothing.
 */
export function brokenServer(
  name: string,
  breaks: readonly (readonly [text: string, instead: string])[],
): string {
  let main = variants.get(name)
  if (!main) {
    const own = join(builtServer(), '..')
    const folder = join(cache, name)
    cpSync(own, folder, { recursive: true })
    const missing = new Set(breaks.map(([text]) => text))
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.js')) continue
      const path = join(folder, file)
      let source = readFileSync(path, 'utf8')
      for (const [text, instead] of breaks) {
        if (!source.includes(text)) continue
        missing.delete(text)
        source = source.replaceAll(text, instead)
      }
      writeFileSync(path, source)
    }
    if (missing.size > 0) throw new Error(`not in the built server: ${[...missing].join(', ')}`)
    main = join(folder, 'main.js')
    variants.set(name, main)
  }
  return main
}

/** The server that forgets to flush: acknowledged before it is on the disk. */
export const unflushedServer = (): string =>
  brokenServer('unflushed', [['PRAGMA synchronous = FULL', 'PRAGMA synchronous = NORMAL']])

export const aRealFolder = (): string => mkdtempSync(join(tmpdir(), 'radslag-real-'))

export type RealServer = {
  address: string
  port: number
  child: ChildProcess
  /** Everything it has written, on both streams. */
  printed(): string
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export class NotStarted extends Error {
  constructor(
    readonly code: number | null,
    readonly printed: string,
  ) {
    super(`the server ended with ${code}: ${printed}`)
  }
}

export type Start = {
  data: string
  main?: string
  env?: Record<string, string>
  /** What it is started by, as strace with what it is asked. */
  under?: readonly string[]
  /** Told of the process before it listens. */
  spawned?: (child: ChildProcess) => void
}

/** Starts it and waits until it listens; throws NotStarted if it ends before. */
export async function startReal({
  data,
  main = builtServer(),
  env = {},
  under = [],
  spawned,
}: Start): Promise<RealServer> {
  const [program = '', ...args] = [...under, process.execPath, main, 'serve']
  const child = spawn(program, args, {
    env: { ...plainEnv, RADSLAG_DATA: data, PORT: '0', LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  spawned?.(child)
  let printed = ''
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.once('exit', (code, signal) => done({ code, signal })),
  )
  const listening = /Rådslag is at http:\/\/localhost:(\d+)/
  const port = await new Promise<number>((ready, failed) => {
    const hear = (chunk: Buffer) => {
      printed += String(chunk)
      const found = listening.exec(printed)
      if (found) ready(Number(found[1]))
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', (code) => failed(new NotStarted(code, printed)))
  })
  return { address: `http://localhost:${port}`, port, child, printed: () => printed, exited }
}

/** A command of the product against a folder: what it printed, and how it ended. */
export async function radslag(
  { data, main = builtServer(), env = {} }: Start,
  ...words: string[]
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...plainEnv, RADSLAG_DATA: data, LANG: 'en', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += String(chunk)
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk)
  })
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, out, err }
}

export type LetIn = { cookie: string; device: string; member: string; role: Role }

/** An office in a store, and one device for each role told: what their cookies say. */
export async function staffed(store: Store, roles: readonly Role[]): Promise<LetIn[]> {
  const world = realWorld()
  const [office] = await ensureOffices(store, world)
  if (!office) throw new Error('no office')
  // Dear on purpose for those who guess; here nobody does, and fifty are let in.
  const codes = { ...world, slowHash: async (code: string, salt: string) => world.sha256(`${salt}${code}`) }
  const inside: LetIn[] = []
  for (const [at, role] of roles.entries()) {
    const { code } = await invite(store, office.id, { name: `Nr ${at + 1}`, role, confirmed: true }, codes)
    const done = await enrol(store, { code, deviceName: 'Telefon', token: null }, codes)
    if (!done.ok) throw new Error(done.because)
    const { token, device, member } = done.enrolled
    inside.push({ cookie: `dev=${token}`, device: device.id, member: member.id, role })
  }
  return inside
}
