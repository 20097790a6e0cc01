// A peer's server process: hands out the bench's page, answers for the contestant, and does what the bench asks.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'

/**
 * @typedef {object} Contestant
 * @property {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} answer
 * @property {(docs: import('./records.mjs').Doc[]) => unknown} load fills it
 * @property {(id: string) => unknown} touch changes one record
 * @property {() => number | Promise<number>} count
 */

const [contestant = '', pages = '', docs = ''] = process.argv.slice(2)
/** @type {Contestant} */
const peer = (await import(`../contestants/${contestant}/server.mjs`)).create()
if (docs) await peer.load(JSON.parse(readFileSync(docs, 'utf8')))

/** @type {Readonly<Record<string, string>>} */
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' }

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://x')
  if (!pathname.startsWith('/bench/')) return void peer.answer(request, response)
  const file = join(pages, pathname.slice('/bench/'.length))
  if (!file.startsWith(pages) || !existsSync(file)) return void response.writeHead(404).end()
  // The same promise as our own server's headers give: without it the clock of the page is coarser.
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  })
  response.end(readFileSync(file))
})
server.keepAliveTimeout = 60_000

process.on('message', async (/** @type {{ id: number, ask: string, [more: string]: any }} */ said) => {
  const { id, ask } = said
  if (ask === 'touch') process.send?.({ id, answer: (await peer.touch(said.record)) ?? null })
  if (ask === 'count') process.send?.({ id, answer: await peer.count() })
})
process.channel?.ref()
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ id: 0, answer: typeof address === 'object' ? address?.port : null })
})
