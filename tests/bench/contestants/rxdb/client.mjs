// RxDB in the browser: its free storage (on Dexie), and its replication over HTTP.
import { createRxDatabase } from 'rxdb/plugins/core'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { goals } from '../../lib/records.mjs'

/** @typedef {import('../../lib/records.mjs').Doc} Doc */

const { batch } = __SETTINGS__
const text = { type: 'string' }
const number = { type: 'number' }
const yes = { type: 'boolean' }
const list = { type: 'array' }
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  indexes: [['year', 'goal']],
  required: ['id', 'year', 'goal'],
  properties: {
    id: { type: 'string', maxLength: 40 },
    year: { type: 'number', minimum: 2000, maximum: 2100, multipleOf: 1 },
    goal: { type: 'string', maxLength: 40 },
    ...Object.fromEntries(
      'kind name type municipality phone setting date startTime channel phase notes legalForm title status role line text updatedAt'
        .split(' ')
        .map((field) => [field, text]),
    ),
    ...Object.fromEntries(
      'participants minutes livelihoods amount'.split(' ').map((field) => [field, number]),
    ),
    ...Object.fromEntries(
      'agenda2030 companyLab cooperative creativeIndustry youthOwned'.split(' ').map((field) => [field, yes]),
    ),
    ...Object.fromEntries(
      'contactIds topics sdgs adviserIds audiences'.split(' ').map((field) => [field, list]),
    ),
  },
}

/** @param {{ db: string, base: string }} where */
export async function open({ db: name, base }) {
  const db = await createRxDatabase({
    name,
    storage: getRxStorageDexie(),
    multiInstance: false,
    eventReduce: true,
  })
  const { records } = await db.addCollections({ records: { schema } })
  return { db, records, base }
}

/** @typedef {Awaited<ReturnType<typeof open>>} Home */

/** @type {(home: Home, doc: Doc) => Promise<unknown>} */
export const save = ({ records }, doc) => records.insert(doc)
/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
export async function saveOffline({ records }, docs) {
  const did = await records.bulkInsert(docs)
  if (did.error.length > 0) throw new Error(`${did.error.length} were not saved`)
}
export const seed = saveOffline

/**
 * @param {Home} home
 * @param {'pull' | 'push'} way
 */
async function replicate({ records, base }, way) {
  let moved = 0
  const pulling = {
    batchSize: batch,
    /** @type {(checkpoint: { seq: number } | undefined, limit: number) => Promise<unknown>} */
    async handler(checkpoint, limit) {
      const reply = await fetch(`${base}/pull?seq=${checkpoint?.seq ?? 0}&limit=${limit}`)
      const said = await reply.json()
      moved += said.documents.length
      return said
    },
  }
  const pushing = {
    batchSize: batch,
    /** @type {(rows: unknown[]) => Promise<unknown>} */
    async handler(rows) {
      moved += rows.length
      const reply = await fetch(`${base}/push`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rows),
      })
      return reply.json()
    },
  }
  const state = replicateRxCollection({
    collection: records,
    replicationIdentifier: way,
    live: false,
    retryTime: 1_000,
    waitForLeadership: false,
    ...(way === 'pull' ? { pull: pulling } : { push: pushing }),
  })
  /** @type {unknown[]} */
  const errors = []
  state.error$.subscribe((/** @type {unknown} */ error) => errors.push(error))
  await state.awaitInitialReplication()
  await state.cancel()
  if (errors.length > 0) throw errors[0]
  return moved
}

/** @param {Home} home */
export const pull = (home) => replicate(home, 'pull')
/** @param {Home} home */
export const push = (home) => replicate(home, 'push')

/** @type {(home: Home, year: number) => Promise<number>} */
export async function targets({ records }, year) {
  const counts = await Promise.all(
    goals.map((goal) => records.count({ selector: { year: { $eq: year }, goal: { $eq: goal } } }).exec()),
  )
  return counts[0] ?? 0
}

/** @param {Home} home */
export const count = ({ records }) => records.count().exec()
/** @param {Home} home */
export const close = ({ db }) => db.close()
