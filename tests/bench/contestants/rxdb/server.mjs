// The smallest endpoint for RxDB's replication over HTTP: pull by checkpoint, push with a look for conflicts.
import { bodyOf, Log, send } from '../../lib/log.mjs'

/** @returns {import('../../lib/peer-server.mjs').Contestant} */
export function create() {
  const log = new Log()
  return {
    async answer(request, response) {
      const url = new URL(request.url ?? '', 'http://x')
      if (url.pathname === '/pull') {
        const seq = Number(url.searchParams.get('seq'))
        const rows = log.since(seq, Number(url.searchParams.get('limit')))
        const documents = rows.map(({ doc }) => ({ ...doc, _deleted: false }))
        return send(response, { documents, checkpoint: { seq: rows.at(-1)?.seq ?? seq } })
      }
      if (url.pathname === '/push') {
        const conflicts = []
        for (const { newDocumentState, assumedMasterState } of await bodyOf(request)) {
          const now = log.get(newDocumentState.id)
          if (now && assumedMasterState?.updatedAt !== now.updatedAt) conflicts.push(now)
          else log.put(newDocumentState)
        }
        return send(response, conflicts)
      }
      response.writeHead(404).end()
    },
    load: (docs) => docs.forEach((doc) => void log.put(doc)),
    touch: (id) => log.touch(id),
    count: () => log.size,
  }
}
