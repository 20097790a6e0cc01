// The floor in the browser: IndexedDB itself, no library, records stored while the reply still arrives.
import { goals } from '../../lib/records.mjs'

/** @typedef {import('../../lib/records.mjs').Doc} Doc */
/** @typedef {{ db: IDBDatabase, base: string }} Home */

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
const done = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
const got = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** @param {{ db: string, base: string }} where */
export async function open({ db, base }) {
  const request = indexedDB.open(db, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('records', { keyPath: 'id' }).createIndex('goal', ['year', 'goal'])
    request.result.createObjectStore('outbox', { keyPath: 'id' })
    request.result.createObjectStore('meta')
  }
  return { db: await got(request), base }
}

/**
 * @param {Home} home
 * @param {string[]} stores
 * @param {Doc[]} docs
 */
async function put({ db }, stores, docs) {
  const transaction = db.transaction(stores, 'readwrite')
  for (const name of stores) {
    const store = transaction.objectStore(name)
    for (const doc of docs) store.put(doc)
  }
  transaction.commit()
  await done(transaction)
}

/** @type {(home: Home, doc: Doc) => Promise<void>} */
export const save = (home, doc) => put(home, ['records', 'outbox'], [doc])
/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
export const saveOffline = (home, docs) => put(home, ['records', 'outbox'], docs)
/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
export const seed = (home, docs) => put(home, ['records'], docs)

/** The place is kept last, so that a reading that was cut off is done again. @param {Home} home */
export async function pull(home) {
  const { db, base } = home
  const since = (await got(db.transaction('meta').objectStore('meta').get('seq'))) ?? 0
  const response = await fetch(`${base}/pull?since=${since}&lines`)
  const text = /** @type {ReadableStream<Uint8Array>} */ (response.body).pipeThrough(
    /** @type {TransformStream<Uint8Array, string>} */ (new TextDecoderStream()),
  )
  let rest = ''
  let read = 0
  /** @type {Doc[]} */
  let waiting = []
  /** @type {Promise<void>[]} */
  const writing = []
  for await (const part of text) {
    rest += part
    const cut = rest.lastIndexOf('\n')
    if (cut < 0) continue
    waiting.push(...JSON.parse(`[${rest.slice(0, cut).replaceAll('\n', ',')}]`))
    rest = rest.slice(cut + 1)
    if (waiting.length < 500) continue
    read += waiting.length
    writing.push(put(home, ['records'], waiting))
    waiting = []
    if (writing.length > 3) await writing.shift()
  }
  await Promise.all([...writing, put(home, ['records'], waiting)])
  const last = db.transaction('meta', 'readwrite')
  last.objectStore('meta').put(Number(response.headers.get('x-seq')), 'seq')
  last.commit()
  await done(last)
  return read + waiting.length
}

/** @param {Home} home */
export async function push({ db, base }) {
  /** @type {Doc[]} */
  const docs = await got(db.transaction('outbox').objectStore('outbox').getAll())
  const packed = new Blob([JSON.stringify(docs)]).stream().pipeThrough(new CompressionStream('gzip'))
  const response = await fetch(`${base}/push`, {
    method: 'POST',
    headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
    body: await new Response(packed).arrayBuffer(),
  })
  await response.json()
  const transaction = db.transaction('outbox', 'readwrite')
  for (const { id } of docs) transaction.objectStore('outbox').delete(id)
  transaction.commit()
  await done(transaction)
  return docs.length
}

/** @type {(home: Home, year: number) => Promise<number>} */
export async function targets({ db }, year) {
  const index = db.transaction('records').objectStore('records').index('goal')
  const counts = await Promise.all(goals.map((goal) => got(index.count([year, goal]))))
  return counts[0] ?? 0
}

/** @param {Home} home */
export const count = ({ db }) => got(db.transaction('records').objectStore('records').count())
/** @param {Home} home */
export const close = async ({ db }) => db.close()
