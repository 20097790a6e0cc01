// Rådslag's own server, built and started as anyone does, on an embedded store on disk.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { startProcess } from '../../lib/process.mjs'

let invited = 0

/**
 * @param {string} main the built server
 * @param {string} folder its store's, empty or filled
 */
export async function start(main, folder) {
  const port = await freePort()
  const env = { RADSLAG_DATA: folder, PORT: String(port), HOST: '127.0.0.1' }
  const server = startProcess(main, ['serve'], env)
  const url = `http://127.0.0.1:${port}`
  await answers(`${url}/healthz`)
  /** @param {string[]} words */
  const command = (...words) =>
    execFileSync(process.execPath, [main, ...words], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    })
  return {
    url,
    traffic: server.traffic,
    stop: server.stop,
    /** A way in for one more device. @param {'adviser' | 'lead'} [role] */
    async code(role = 'adviser') {
      const name = `Bänk ${++invited}`
      /** @type {{ code: string }} */
      const { code } = JSON.parse(command('invite', '--name', name, '--role', role, '--confirmed', '--json'))
      return code
    },
    /** An edit by the office, as an import makes it. @param {string} id */
    async touch(id) {
      const file = join(folder, 'touched.jsonl')
      writeFileSync(
        file,
        `${JSON.stringify({ kind: 'session', id, notes: `Ändrad ${new Date().toISOString()}` })}\n`,
      )
      command('import', file)
    },
    async count() {
      const lines = command('export').trim().split('\n')
      return lines.filter((line) => line.startsWith('{"kind":"session"')).length
    },
  }
}

/**
 * Fills a store with lines, before it is served.
 * @param {string} main
 * @param {string} folder
 * @param {string[]} lines
 */
export function fill(main, folder, lines) {
  const file = join(folder, 'records.jsonl')
  writeFileSync(file, `${lines.join('\n')}\n`)
  execFileSync(process.execPath, [main, 'import', file], {
    env: { ...process.env, RADSLAG_DATA: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0))
    })
  })
}

/** @param {string} url */
async function answers(url) {
  for (let tries = 0; tries < 200; tries++) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}
