// Rådslag itself in the browser: the product's own device code, with nothing of it replaced.
import { saveNew } from '../../../../src/device/acts.ts'
import { openMemory, sealerOf } from '../../../../src/device/database.ts'
import { enrol } from '../../../../src/device/enrol.ts'
import { targetsNow } from '../../../../src/device/live.ts'
import { placeOf, receive } from '../../../../src/device/receive.ts'
import { Transport } from '../../../../src/device/transport.ts'
import { yearPeriod } from '../../../../src/domain/programme/period.ts'
import { radgivning2024, radgivning2024Id } from '../../../../src/domain/programme/radgivning-2024.ts'
import { uuidv7 } from '../../../../src/domain/values/record-id.ts'
import { creationOf } from '../../../../src/sync/mutation.ts'
import { recordOf, today } from '../../lib/records.mjs'

/** @typedef {import('../../lib/records.mjs').Doc} Doc */
/** @typedef {import('../../../../src/domain/records/kinds.ts').KindName} KindName */
/** @typedef {import('../../../../src/domain/values/record-id.ts').RecordId} RecordId */

// Without the office's hints: they would begin the reading before the bench's clock does.
Object.defineProperty(globalThis, 'EventSource', { value: undefined })

const id = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

/** @type {import('../../../../src/device/handed.ts').Handed} */
const handed = {
  now: Date.now,
  id,
  at: () => `${today}T10:30:00+01:00`,
  fetch: (...asked) => fetch(...asked),
  crypto,
  lot: Math.random,
  appVersion: 'bench',
}

/** @param {{ db: string, code?: string }} where */
export async function open({ db, code }) {
  const opened = await openMemory(db)
  if (!opened.ok) throw new Error(opened.problem.because)
  const { memory } = opened
  const store = { memory, sealer: await sealerOf(memory, crypto), handed }
  if (code) {
    const enrolled = await enrol(store, { code, deviceName: 'Bench' })
    if (!enrolled.ok) throw new Error(enrolled.problem.because)
  }
  return { store, transport: new Transport(store) }
}

/** @typedef {Awaited<ReturnType<typeof open>>} Home */

/** @param {Doc} doc */
const asNew = (doc) => {
  const { id: rec, kind, values } = recordOf(doc)
  return { id: /** @type {RecordId} */ (rec), kind: /** @type {KindName} */ (kind), values }
}

/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
async function saved({ store }, docs) {
  const did = await saveNew(store, docs.map(asNew))
  if (!did.ok) throw new Error(JSON.stringify(did.problem))
}

/** @type {(home: Home, doc: Doc) => Promise<void>} */
export const save = (home, doc) => saved(home, [doc])

/** @type {(home: Home, docs: Doc[]) => Promise<void>} */
export async function saveOffline(home, docs) {
  for (let at = 0; at < docs.length; at += 100) await saved(home, docs.slice(at, at + 100))
}

/** Through the one door, as entries of an office's log, after the programme. @type {(home: Home, docs: Doc[]) => Promise<void>} */
export async function seed({ store }, docs) {
  const { kind: _, id: __, ...programme } = radgivning2024
  const records = docs.map(asNew)
  const place = await placeOf(store.memory)
  if (place.cursor === 0)
    records.unshift({
      id: /** @type {RecordId} */ (radgivning2024Id),
      kind: 'programme',
      values: { ...programme },
    })
  const when = '2026-11-01T10:00:00Z'
  const entries = records.map(({ kind, id: rec, values }, i) => {
    const by = { member: null, device: null }
    const seq = place.cursor + i + 1
    return { ...creationOf(kind, rec, values, id()), seq, by, at: when, recvAt: when, h: `h${seq}` }
  })
  await receive(
    store,
    { ...place, muts: [] },
    {
      results: [],
      entries,
      cursor: place.cursor + entries.length,
      more: false,
      epoch: 'bench',
      durableSeq: 0,
      serverTime: new Date().toISOString(),
    },
  )
}

/** @param {Home} home */
export async function pull({ store, transport }) {
  const before = (await placeOf(store.memory)).cursor
  await transport.syncNow()
  if (transport.state.doing !== 'idle') throw new Error(JSON.stringify(transport.state))
  return (await placeOf(store.memory)).cursor - before
}

/** @param {Home} home */
export async function push({ store, transport }) {
  const waiting = await store.memory.outbox.count()
  await transport.syncNow()
  if (transport.state.doing !== 'idle') throw new Error(JSON.stringify(transport.state))
  return waiting - (await store.memory.outbox.count())
}

/** @type {(home: Home, year: number) => Promise<number>} */
export async function targets({ store }, year) {
  const now = await targetsNow(store.memory, yearPeriod(year), today)
  return now?.numbers.indicators[0]?.amount ?? 0
}

/** @param {Home} home */
export const count = ({ store }) =>
  store.memory.shown.filter(({ kind }) => kind !== 'programme' && kind !== 'member').count()
/** @param {Home} home */
export const close = async ({ store }) => store.memory.close()
