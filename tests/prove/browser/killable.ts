// A Chromium that can be killed from outside, whole, in the middle of what it does; its profile stays.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { type BrowserContext, chromium } from 'playwright'
import { browserArguments, ensureBrowser } from '../../../src/tools/browser.mjs'

export type Killable = {
  context: BrowserContext
  /** Every process of it, at once, with nothing said before; resolves when none is left. */
  kill(): Promise<void>
  /** As a person closes it. */
  close(): Promise<void>
}

export async function aKillable(profile: string): Promise<Killable> {
  const executable = await ensureBrowser()
  const child = spawn(
    executable,
    [
      ...browserArguments,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--password-store=basic',
      '--hide-crash-restore-bubble',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  )
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const address = await new Promise<string>((found, failed) => {
    let printed = ''
    child.stderr.on('data', (chunk: Buffer) => {
      printed += String(chunk)
      const line = /DevTools listening on (ws:\S+)/.exec(printed)
      if (line?.[1]) found(line[1])
    })
    child.once('exit', (code) => failed(new Error(`Chromium ended with ${code}: ${printed}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium has no profile open')
  return {
    context,
    async kill() {
      const all = withChildren(child.pid as number)
      for (const pid of all) end(pid)
      // One that was being started meanwhile is in the same group.
      end(-(child.pid as number))
      await exited
      while (all.some(isAlive)) await new Promise((later) => setTimeout(later, 5))
      await browser.close().catch(() => undefined)
    },
    async close() {
      const protocol = await browser.newBrowserCDPSession()
      await protocol.send('Browser.close').catch(() => undefined)
      await exited
      await browser.close().catch(() => undefined)
    },
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // ended by itself
  }
}

/** A killed one that nobody has asked about is a name without a process. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** The process first, so that nobody hears of the others' end. */
function withChildren(first: number): number[] {
  const parents = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1])
      parents.set(parent, [...(parents.get(parent) ?? []), Number(name)])
    } catch {
      // ended meanwhile
    }
  }
  const found = [first]
  for (const pid of found) found.push(...(parents.get(pid) ?? []))
  return found
}
