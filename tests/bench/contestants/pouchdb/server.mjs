// PouchDB's own server (express-pouchdb) in memory: kinder to it than its store on disk.
import express from 'express'
import expressPouch from 'express-pouchdb'
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

PouchDB.plugin(memory)

/** @returns {import('../../lib/peer-server.mjs').Contestant} */
export function create() {
  const InMemory = PouchDB.defaults({ adapter: 'memory' })
  const db = new InMemory('db')
  const app = express()
  app.use(expressPouch(InMemory, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: '/dev/null' }))
  return {
    answer: (request, response) => app(request, response),
    async load(docs) {
      for (let at = 0; at < docs.length; at += 1_000)
        await db.bulkDocs(docs.slice(at, at + 1_000).map(({ id, ...rest }) => ({ _id: id, ...rest })))
    },
    async touch(id) {
      const doc = await db.get(id)
      await db.put({ ...doc, notes: `${doc.notes} ändrad`, updatedAt: new Date().toISOString() })
    },
    count: async () => (await db.info()).doc_count,
  }
}
