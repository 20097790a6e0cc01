// The floors' server: all that changed after a number, whole or a line at a time, and a place to push to.
import { bodyOf, Log, send, stream } from '../../lib/log.mjs'

/** @returns {import('../../lib/peer-server.mjs').Contestant} */
export function create() {
  const log = new Log()
  return {
    async answer(request, response) {
      const url = new URL(request.url ?? '', 'http://x')
      if (url.pathname === '/pull') {
        const docs = log.since(Number(url.searchParams.get('since'))).map(({ doc }) => doc)
        const place = { 'x-seq': String(log.seq) }
        if (url.searchParams.has('lines')) return stream(response, docs, place)
        return send(response, docs, place)
      }
      if (url.pathname === '/push') {
        for (const doc of await bodyOf(request)) log.put(doc)
        return send(response, { seq: log.seq })
      }
      response.writeHead(404).end()
    },
    load: (docs) => docs.forEach((doc) => void log.put(doc)),
    touch: (id) => log.touch(id),
    count: () => log.size,
  }
}
