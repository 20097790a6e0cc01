// What a server asked of the machine while it ran, as strace saw it: writes, flushes and answers, in their order.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { RealServer } from './real-server.ts'

export type Call =
  | { what: 'write'; path: string; at: number; data: Buffer; ok: boolean }
  | { what: 'truncate'; path: string; length: number }
  | { what: 'flush'; path: string; ok: boolean }
  | { what: 'gone'; path: string }
  /** The first bytes of something on a socket. */
  | { what: 'said'; text: string }

const traced = 'pwrite64,ftruncate,fsync,fdatasync,unlink,rename,write,writev,sendto,sendmsg'

/**
 * How the server is started so that its calls are written to a file. The server itself stays our child (-D): what is
 * sent to it reaches it. `bytes`: how much of what is written is kept.
 */
export const under = (file: string, bytes: number): string[] => [
  ...['strace', '-D', '-f', '-q', '-y', '-xx', '-s', String(bytes), '-o', file, '-e', `trace=${traced}`],
  '--',
]

/** The calls, once the server is gone and strace has written the last of them. */
export async function callsIn(file: string, server: RealServer): Promise<Call[]> {
  await server.exited
  const end = new RegExp(`^${server.child.pid} +\\+\\+\\+ `, 'm')
  for (let tries = 0; tries < 600; tries++) {
    if (existsSync(file)) {
      const text = readFileSync(file, 'latin1')
      if (end.test(text.slice(-4000))) {
        rmSync(file)
        return parsed(text)
      }
    }
    await new Promise((later) => setTimeout(later, 50))
  }
  throw new Error(`strace did not finish ${file}`)
}

const bytesOf = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex')
const pathOf = (text: string): string => bytesOf(text).toString('utf8')

function parsed(text: string): Call[] {
  const calls: Call[] = []
  // A call that another thread interrupts stands in two lines: its words in the first, its result in the second.
  const begun = new Map<string, string>()
  for (const line of text.split('\n')) {
    const space = line.indexOf(' ')
    const thread = line.slice(0, space)
    let words = line.slice(space).trimStart()
    if (words.endsWith('<unfinished ...>')) {
      const first = words.slice(0, -'<unfinished ...>'.length).trimEnd()
      begun.set(thread, first)
      // What is said on a socket may be read before the call returns; what is flushed is flushed only then.
      const call = /^(write|writev|sendto|sendmsg)\(/.test(first) ? callIn(`${first}) = 0`) : null
      if (call?.what === 'said') {
        calls.push(call)
        begun.delete(thread)
      }
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(words)
    if (resumed) {
      const first = begun.get(thread)
      begun.delete(thread)
      if (first === undefined) continue
      words = first + words.slice(resumed[0].length)
    }
    const call = callIn(words)
    if (call) calls.push(call)
  }
  return calls
}

function callIn(line: string): Call | null {
  const result = Number(/= (-?\d+)[^=]*$/.exec(line)?.[1] ?? Number.NaN)
  // With -xx a path is written as hex too, in newer strace; in older ones as it is.
  const file = /^(\w+)\(\d+<((?:\\x[0-9a-f]{2})+|\/[^>]*)>/.exec(line)
  const path = file?.[2]?.startsWith('\\x') ? pathOf(file[2]) : (file?.[2] ?? '')
  switch (file?.[1] ?? /^\w+/.exec(line)?.[0]) {
    case 'pwrite64': {
      const found = /, "((?:\\x[0-9a-f]{2})*)"(?:\.\.\.)?, (\d+), (\d+)\)/.exec(line)
      if (!found || !path) return null
      const [, data = '', , at] = found
      return { what: 'write', path, at: Number(at), data: bytesOf(data), ok: result >= 0 }
    }
    case 'ftruncate': {
      const length = Number(/, (\d+)\)/.exec(line)?.[1])
      return path && result === 0 ? { what: 'truncate', path, length } : null
    }
    case 'fsync':
    case 'fdatasync':
      return path ? { what: 'flush', path, ok: result === 0 } : null
    case 'unlink': {
      const name = /^unlink\("((?:\\x[0-9a-f]{2})*)"/.exec(line)?.[1]
      return name && result === 0 ? { what: 'gone', path: pathOf(name) } : null
    }
    default: {
      if (path.startsWith('/')) return null
      const said = /"((?:\\x[0-9a-f]{2})*)"/.exec(line)?.[1]
      return said ? { what: 'said', text: bytesOf(said.slice(0, 4 * 60)).toString('latin1') } : null
    }
  }
}

/** An answer of 200 goes out on its socket. */
export const isAnswer = (call: Call): boolean => call.what === 'said' && call.text.startsWith('HTTP/1.1 200')
