// How a walk's commands reach a browser: as WebDriver over HTTP, or over Marionette, the wire that geckodriver would put them on.
import { once } from 'node:events'
import { connect } from 'node:net'

/** What a walk asks for: its method and address in WebDriver, and its name in Marionette. */
const commands = {
  goTo: ['POST', '/url', 'WebDriver:Navigate'],
  run: ['POST', '/execute/sync', 'WebDriver:ExecuteScript'],
  click: ['POST', '/element/{id}/click', 'WebDriver:ElementClick'],
  type: ['POST', '/element/{id}/value', 'WebDriver:ElementSendKeys'],
  point: ['POST', '/actions', 'WebDriver:PerformActions'],
  picture: ['GET', '/screenshot', 'WebDriver:TakeScreenshot'],
  size: ['POST', '/window/rect', 'WebDriver:SetWindowRect'],
  patience: ['POST', '/timeouts', 'WebDriver:SetTimeouts'],
  passkeys: ['POST', '/webauthn/authenticator', 'WebAuthn:AddVirtualAuthenticator'],
} as const

export type Command = keyof typeof commands
type Said = Readonly<Record<string, unknown>>

/** One browser at the other end. */
export type Wire = {
  /** `11.2`, as the browser calls itself. */
  version: string
  ask(command: Command, said?: Said): Promise<unknown>
  end(): Promise<void>
}

/** The browser answered that it could not. */
class NotDone extends Error {}

/** Begins a session with a driver that speaks WebDriver on a port of this machine. */
export async function overHttp(port: number, capabilities: Said): Promise<Wire> {
  const ask = async (method: string, path: string, said?: Said): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(said ?? {}) }),
    })
    const { value } = (await response.json()) as { value: unknown }
    if (response.ok) return value
    const { error, message } = value as { error: string; message: string }
    throw new NotDone(`${path}: ${error}: ${message}`)
  }
  const begun = (await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as {
    sessionId: string
    capabilities: { browserVersion: string }
  }
  const session = `/session/${begun.sessionId}`
  return {
    version: begun.capabilities.browserVersion,
    ask(command, { id, ...said } = {}) {
      const [method, path] = commands[command]
      return ask(method, session + path.replace('{id}', String(id)), said)
    },
    async end() {
      await ask('DELETE', session)
    },
  }
}

/** Begins a session with a Firefox that listens on a port of this machine. Each message is `length:[kind, number, …]`. */
export async function overMarionette(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const waiting = new Map<number, { done(value: unknown): void; fail(problem: Error): void }>()
  let heard = Buffer.alloc(0)
  let asked = 0
  let greeted = () => {}
  const greeting = new Promise<void>((resolve) => {
    greeted = resolve
  })
  const take = (message: unknown) => {
    // The greeting alone is no list.
    if (!Array.isArray(message)) return greeted()
    const [, number, problem, result] = message
    const one = waiting.get(number)
    waiting.delete(number)
    if (problem) one?.fail(new NotDone(`${problem.error}: ${problem.message}`))
    else one?.done(result)
  }
  socket.on('data', (some) => {
    heard = Buffer.concat([heard, some])
    for (;;) {
      const colon = heard.indexOf(':')
      if (colon < 0) return
      const end = colon + 1 + Number(heard.subarray(0, colon))
      if (heard.length < end) return
      const message = JSON.parse(heard.subarray(colon + 1, end).toString())
      heard = heard.subarray(end)
      take(message)
    }
  })
  socket.on('close', () => {
    for (const { fail } of waiting.values()) fail(new NotDone('the browser has ended'))
  })
  await greeting
  const ask = (name: string, said: Said = {}): Promise<unknown> =>
    new Promise((done, fail) => {
      const number = ++asked
      waiting.set(number, { done, fail })
      const message = JSON.stringify([0, number, name, said])
      socket.write(`${Buffer.byteLength(message)}:${message}`)
    })
  const begun = (await ask('WebDriver:NewSession')) as { capabilities: { browserVersion: string } }
  return {
    version: begun.capabilities.browserVersion,
    async ask(command, said) {
      const answer = (await ask(commands[command][2], said)) as { value?: unknown } | null
      return answer && 'value' in answer ? answer.value : answer
    },
    async end() {
      await ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {})
      socket.destroy()
    },
  }
}
