// The product as its own process, with its own store on disk: started, stopped and started again as in an office.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const built = process.env.RADSLAG_DIST ?? join(import.meta.dirname, '../../dist')

export class ServerProcess {
  readonly data = mkdtempSync(join(tmpdir(), 'radslag-e2e-'))
  readonly address: string
  #child: ChildProcess | null = null
  printed = ''

  constructor(
    readonly port: number,
    /** Where the built product lies, if not in its own place. */
    readonly dist = built,
  ) {
    this.address = `http://localhost:${port}`
  }

  get main(): string {
    return join(this.dist, 'server/main.js')
  }

  get env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      DATABASE_URL: '',
      RADSLAG_DATA: this.data,
      PORT: String(this.port),
      LANG: 'sv_SE.UTF-8',
    }
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [this.main, 'serve'], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const keep = (text: Buffer) => {
      this.printed += text.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    this.#child = child
    for (let tries = 0; tries < 100; tries++) {
      const answer = await fetch(`${this.address}/healthz`).catch(() => null)
      if (answer?.ok) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`the server does not answer: ${this.printed}`)
  }

  async stop(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (!child || child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }

  /** The one-time link that the first start prints for the lead. */
  setUpLink(): string {
    const link = /http:\/\/\S+\/anslut#\S+/.exec(this.printed)?.[0]
    if (!link) throw new Error(`no set-up link was printed: ${this.printed}`)
    return link
  }

  /** A command of the product against this server's store; what it prints. */
  async radslag(...words: string[]): Promise<string> {
    const child = spawn(process.execPath, [this.main, ...words], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let printed = ''
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString()
    })
    const [code] = await once(child, 'close')
    if (code !== 0) throw new Error(`radslag ${words.join(' ')} exited with ${code}: ${printed}`)
    return printed
  }
}
