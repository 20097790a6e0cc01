// The floor with our own store's library: one body, one bulkPut, no more tables than it takes.
import Dexie from 'dexie'
import { goals } from '../../lib/records.mjs'

/** @typedef {import('../../lib/records.mjs').Doc} Doc */
/** @typedef {{ db: Dexie, base: string }} Home */

/** @param {{ db: string, base: string }} where */
export async function open({ db: name, base }) {
  const db = new Dexie(name)
  db.version(1).stores({ records: 'id, [year+goal]', outbox: 'id', meta: '' })
  await db.open()
  return { db, base }
}

/** @type {(home: Home, doc: Doc) => Promise<unknown>} */
export const save = ({ db }, doc) =>
  db.transaction('rw', 'records', 'outbox', () =>
    Promise.all([db.table('records').put(doc), db.table('outbox').put(doc)]),
  )
/** @type {(home: Home, docs: Doc[]) => Promise<unknown>} */
export const saveOffline = ({ db }, docs) =>
  db.transaction('rw', 'records', 'outbox', () =>
    Promise.all([db.table('records').bulkPut(docs), db.table('outbox').bulkPut(docs)]),
  )
/** @type {(home: Home, docs: Doc[]) => Promise<unknown>} */
export const seed = ({ db }, docs) => db.table('records').bulkPut(docs)

/** @param {Home} home */
export async function pull({ db, base }) {
  const since = (await db.table('meta').get('seq')) ?? 0
  const response = await fetch(`${base}/pull?since=${since}`)
  const seq = Number(response.headers.get('x-seq'))
  /** @type {Doc[]} */
  const docs = await response.json()
  await db.transaction('rw', 'records', 'meta', () =>
    Promise.all([db.table('records').bulkPut(docs), db.table('meta').put(seq, 'seq')]),
  )
  return docs.length
}

/** @param {Home} home */
export async function push({ db, base }) {
  const docs = await db.table('outbox').toArray()
  const packed = new Blob([JSON.stringify(docs)]).stream().pipeThrough(new CompressionStream('gzip'))
  const response = await fetch(`${base}/push`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    body: await new Response(packed).arrayBuffer(),
  })
  await response.json()
  await db.table('outbox').bulkDelete(docs.map(({ id }) => id))
  return docs.length
}

/** @type {(home: Home, year: number) => Promise<number>} */
export async function targets({ db }, year) {
  const records = db.table('records')
  const counts = await db.transaction('r', 'records', () =>
    Promise.all(goals.map((goal) => records.where('[year+goal]').equals([year, goal]).count())),
  )
  return counts[0] ?? 0
}

/** @param {Home} home */
export const count = ({ db }) => db.table('records').count()
/** @param {Home} home */
export const close = async ({ db }) => db.close()
