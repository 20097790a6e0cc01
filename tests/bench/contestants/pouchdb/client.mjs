// PouchDB in the browser: its own replication, and a view that counts by year and goal.
import PouchDB from 'pouchdb'
import adapter from 'pouchdb-adapter'

/** @typedef {import('../../lib/records.mjs').Doc} Doc */

if (adapter) PouchDB.plugin(adapter)
const { adapter: name, batch } = __SETTINGS__
const replication = { batch_size: batch, batches_limit: 10 }
const view = {
  _id: '_design/t',
  views: {
    t: { map: 'function(d){if(d.kind!=="contact")emit([d.year,d.goal])}', reduce: '_count' },
  },
}

/** @param {Doc} doc */
const named = ({ id, ...rest }) => ({ _id: id, ...rest })

/** @param {{ db: string, base: string }} where */
export async function open({ db, base }) {
  const local = new PouchDB(db, { adapter: name, auto_compaction: false })
  await local.info()
  return { local, remote: new PouchDB(`${base}/db`, { skip_setup: true }) }
}

/** @typedef {Awaited<ReturnType<typeof open>>} Home */

/** @type {(home: Home, doc: Doc) => Promise<unknown>} */
export const save = ({ local }, doc) => local.put(named(doc))
/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
export async function saveOffline({ local }, docs) {
  for (let at = 0; at < docs.length; at += 1_000) await local.bulkDocs(docs.slice(at, at + 1_000).map(named))
}
export const seed = saveOffline

/** @param {Home} home */
export async function pull({ local, remote }) {
  const did = await local.replicate.from(remote, replication)
  if (!did.ok || did.doc_write_failures) throw new Error('not all was pulled')
  return did.docs_written
}

/** @param {Home} home */
export async function push({ local, remote }) {
  const did = await local.replicate.to(remote, replication)
  if (!did.ok || did.doc_write_failures) throw new Error('not all was pushed')
  return did.docs_written
}

/** The first call makes the view and reads everything; later ones read what changed. @type {(home: Home, year: number) => Promise<number>} */
export async function targets({ local }, year) {
  await local.put(view).catch((/** @type {{ status: number }} */ problem) => {
    if (problem.status !== 409) throw problem
  })
  const { rows } = await local.query('t', { group: true, startkey: [year], endkey: [year, {}] })
  return rows.find((/** @type {{ key: unknown[] }} */ { key }) => key[1] === 'session')?.value ?? 0
}

/** @param {Home} home */
export const count = async ({ local }) => (await local.allDocs({ startkey: '0', endkey: 'g' })).rows.length
/** @param {Home} home */
export const close = ({ local }) => local.close()
