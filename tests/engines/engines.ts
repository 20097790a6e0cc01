// The engines beside Chromium: how each is started here, with a profile of its own, and what its driver cannot do.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFirefox, findWebkit } from '../../src/tools/engines.mjs'
import { Person } from './person.ts'
import { overHttp, overMarionette, type Wire } from './wire.ts'

export type Engine = {
  name: 'firefox' | 'webkit'
  /** What a finger is to its driver. */
  pointer: 'touch' | 'mouse'
  /** Whether its driver has a device that keeps passkeys; else the codes on paper are walked. */
  keepsPasskeys: boolean
  /** Somebody sits down at a browser that nobody has used. */
  person(who: string): Promise<Person>
  /** Everything that was started is ended. */
  end(): Promise<void>
}

/** For Firefox: quiet, Swedish, and without a word to anybody outside this machine. */
const settings: Readonly<Record<string, string | number | boolean>> = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.update.enabled': false,
  'intl.accept_languages': 'sv-SE, sv',
  'marionette.port': 0, // one that is free, told in the profile
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'security.webauth.webauthn_enable_softtoken': true,
  'security.webauth.webauthn_enable_usbtoken': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
}

const inSweden = { ...process.env, TZ: 'Europe/Stockholm', LANG: 'sv_SE.UTF-8', LC_ALL: 'C.UTF-8' }

export function firefox(): Engine {
  const started: Started[] = []
  return {
    name: 'firefox',
    pointer: 'touch',
    keepsPasskeys: true,
    async person(who) {
      const profile = mkdtempSync(join(tmpdir(), 'radslag-firefox-'))
      writeFileSync(
        join(profile, 'user.js'),
        Object.entries(settings)
          .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
          .join(''),
      )
      const child = starts(
        findFirefox() ?? 'firefox-esr',
        ['--headless', '--marionette', '--no-remote', '--profile', profile],
        { MOZ_DISABLE_AUTO_SAFE_MODE: '1', HOME: profile },
      )
      const one: Started = { children: [child], folders: [profile] }
      started.push(one)
      const told = join(profile, 'MarionetteActivePort')
      await soon('Firefox listens', () => existsSync(told) && readFileSync(told, 'utf8') !== '')
      one.wire = await overMarionette(Number(readFileSync(told, 'utf8')))
      await one.wire.ask('passkeys', {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserConsenting: true,
        isUserVerified: true,
      })
      return sitting(new Person(`firefox-${who}`, one.wire))
    },
    end: () => endAll(started),
  }
}

export function webkit(): Engine {
  const started: Started[] = []
  return {
    name: 'webkit',
    pointer: 'mouse',
    keepsPasskeys: false,
    async person(who) {
      const { driver = 'WebKitWebDriver', browser = 'MiniBrowser' } = findWebkit()
      const folder = mkdtempSync(join(tmpdir(), 'radslag-webkit-'))
      // A screen of her own: two windows on one would hide each other.
      const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [display] = (await once(screen.stdout, 'data')) as [Buffer]
      const port = await freePort()
      const child = starts(driver, [`--port=${port}`, '--host=127.0.0.1'], {
        DISPLAY: `:${display.toString().trim()}`,
        HOME: folder,
        XDG_RUNTIME_DIR: folder,
        GDK_BACKEND: 'x11',
        NO_AT_BRIDGE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1', // there is no graphics card here
      })
      const one: Started = { children: [child, screen], folders: [folder] }
      started.push(one)
      await soon('the driver listens', async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => null)
        return answer?.ok === true
      })
      one.wire = await overHttp(port, {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
      })
      return sitting(new Person(`webkit-${who}`, one.wire))
    },
    end: () => endAll(started),
  }
}

type Started = { children: ChildProcess[]; folders: string[]; wire?: Wire }

async function sitting(person: Person): Promise<Person> {
  await person.wire.ask('patience', { script: 60_000, pageLoad: 60_000, implicit: 0 })
  await person.sits(1280, 900)
  return person
}

const starts = (program: string, words: string[], env: NodeJS.ProcessEnv): ChildProcess =>
  spawn(program, words, { env: { ...inSweden, ...env }, stdio: process.env.LOUD ? 'inherit' : 'ignore' })

async function endAll(started: readonly Started[]): Promise<void> {
  for (const { children, folders, wire } of started) {
    await wire?.end().catch(() => {})
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function soon(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`never so: ${what}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const found = server.address()
  server.close()
  if (!found || typeof found === 'string') throw new Error('no free port')
  return found.port
}
