// A contestant's server as a process of its own, counted, and asked things while it runs.
import { fork } from 'node:child_process'
import { once } from 'node:events'

const counted = new URL('counted.mjs', import.meta.url).href

/** @typedef {import('./counted.mjs').Traffic} Traffic */

/**
 * @param {string} file
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} [env]
 */
export function startProcess(file, words, env = {}) {
  let asked = 0
  let said = ''
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (problem: Error) => void }>} */
  const waiting = new Map()
  /** What a peer's server says unasked, when it listens. @type {Promise<number>} */
  const port = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }))
  port.catch(() => undefined)
  const child = fork(file, words, {
    execArgv: ['--import', counted],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  child.stderr?.on('data', (text) => {
    said = (said + text).slice(-4_000)
  })
  child.on('message', (/** @type {{ id: number, answer: unknown }} */ { id, answer }) => {
    waiting.get(id)?.resolve(answer)
    waiting.delete(id)
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ${words.join(' ')} ended: ${said}`))
    waiting.clear()
  })
  /** @param {{ ask: string } & Record<string, unknown>} question */
  const ask = (question) =>
    new Promise((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve, reject })
      child.send({ id, ...question })
    })
  return {
    ask,
    port,
    traffic: () => /** @type {Promise<Traffic>} */ (ask({ ask: 'traffic' })),
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000)
      await once(child, 'exit')
      clearTimeout(late)
    },
  }
}

/**
 * @param {Traffic} before
 * @param {Traffic} after
 * @returns {Traffic}
 */
export const between = (before, after) => ({
  requests: after.requests - before.requests,
  up: after.up - before.up,
  down: after.down - before.down,
})
