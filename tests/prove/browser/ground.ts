// What a proof in a browser stands on: page and server as they are built, in the machine's own Chromium.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { CDPSession, Page } from 'playwright'
import { browserArguments, findBrowser } from '../../../src/tools/browser.mjs'
import { sqliteGround } from '../../support/ground.ts'
import { type LetIn, type RealServer, radslag, staffed, startReal } from '../../support/real-server.ts'
import { logIn } from '../../support/store-file.ts'
import type { Driver } from './driver.ts'

const { VITEST: _, NODE_ENV: __, DATABASE_URL: ___, ...plainEnv } = process.env
// Inside the house, so that the built server finds its packages.
const cache = resolve(`node_modules/.cache/radslag-browser-${process.pid}`)
process.once('exit', () => rmSync(cache, { recursive: true, force: true }))
let built: Promise<string> | null = null

/** The folder of the product with the driver beside its page: built anew, or a copy of what is built already. */
function product(from: string | undefined): Promise<string> {
  built ??= (async () => {
    if (from) cpSync(resolve(from), cache, { recursive: true })
    else {
      const vite = (...args: string[]) =>
        execFileSync('node_modules/.bin/vite', ['build', '--logLevel', 'error', ...args], {
          env: plainEnv,
          stdio: ['ignore', 'ignore', 'ignore'],
        })
      vite('--outDir', join(cache, 'page'))
      vite('--ssr', '--outDir', join(cache, 'server'))
    }
    const { build } = await import('vite')
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: join(cache, 'page/prove'),
        target: 'es2022',
        copyPublicDir: false,
        minify: false,
        lib: {
          entry: resolve('tests/prove/browser/driver.ts'),
          formats: ['es'],
          fileName: () => 'driver.js',
        },
      },
    })
    return cache
  })()
  return built
}

export type BrowserGround = Awaited<ReturnType<typeof browserGround>>

/** An office with so many advisers' devices let in, and its server, listening. */
export async function browserGround({ devices, dist }: { devices: number; dist?: string | undefined }) {
  const folder = await product(dist)
  const main = join(folder, 'server/main.js')
  const ground = sqliteGround()
  const store = await ground.open()
  const people = await staffed(store, Array<'adviser'>(devices).fill('adviser'))
  await store.close()
  await ground.letGo()
  let server: RealServer | null = await startReal({ data: ground.data, main })
  const { port, address } = server
  let next = 0
  return {
    address,
    port,
    data: ground.data,
    main,
    /** The next device that nobody has used. */
    someone(): LetIn {
      const one = people[next++]
      if (!one) throw new Error('no more devices are let in')
      return one
    },
    async start(): Promise<void> {
      await ground.letGo()
      server = await startReal({ data: ground.data, main, env: { PORT: String(port) } })
    },
    async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
      server?.child.kill(signal)
      await server?.exited
      server = null
    },
    log: () => logIn(ground.data).map(({ mid }) => mid),
    radslag: (...words: string[]) => radslag({ data: ground.data, main }, ...words),
    async clear(): Promise<void> {
      server?.child.kill('SIGTERM')
      await server?.exited
      await ground.clear()
    },
  }
}

export const aProfile = (): string => mkdtempSync(join(tmpdir(), 'radslag-profile-'))

export const browserOptions = () => {
  const executablePath = findBrowser()
  return {
    ...(executablePath && { executablePath }),
    args: browserArguments,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  }
}

type Answer<K extends keyof Driver> = Driver[K] extends (...args: never) => Promise<infer A> ? A : never

/** Calls the driver in a page. By text: what is imported is the page's, not this program's. */
export async function ask<K extends keyof Driver>(
  page: Page,
  what: K,
  ...args: Parameters<Driver[K]>
): Promise<Answer<K>> {
  const said = args.map((arg) => (arg === undefined ? 'undefined' : JSON.stringify(arg))).join(', ')
  return page.evaluate(`import('/prove/driver.js').then(({ driver }) => driver.${what}(${said}))`) as Promise<
    Answer<K>
  >
}

/**
 * A page of the office's origin in which nothing runs but the driver, with the device's cookie: Chromium puts cookies on
 * its disk after half a minute only, and a browser that is killed before has to be let in again.
 */
export async function driverPage(
  page: Page,
  { address }: { address: string },
  { cookie, device, member }: LetIn,
  { isKnown = false } = {},
): Promise<Page> {
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }])
  // Not a page of the app's, and never its worker's to answer; its policy lets nothing run, so it is lifted here.
  await (await protocolOf(page)).send('Page.setBypassCSP', { enabled: true })
  await page.goto(`${address}/healthz`)
  const me = { deviceId: device, member, name: 'Maja Lind', officeName: 'Örebro' }
  if (!isKnown) await ask(page, 'begin', { ...me, role: 'adviser', state: 'active' })
  return page
}

export const protocolOf = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page)
