// A hand inside the page: saves, reads and syncs with the product's own device modules, on the real store of the browser.
import Dexie from 'dexie'
import { saveEdit, saveNew } from '../../../src/device/acts.ts'
import { type Memory, openMemory, sealerOf, storeVersion } from '../../../src/device/database.ts'
import { keepDraft, readDraft } from '../../../src/device/drafts.ts'
import type { Handed } from '../../../src/device/handed.ts'
import { recordOf } from '../../../src/device/live.ts'
import { keepMe } from '../../../src/device/me.ts'
import { rescueFile } from '../../../src/device/rescue.ts'
import type { ShownRow } from '../../../src/device/rows.ts'
import type { NotSaved, Store } from '../../../src/device/save.ts'
import { talliesAstray } from '../../../src/device/tallies.ts'
import { Transport } from '../../../src/device/transport.ts'
import { wipe } from '../../../src/device/wipe.ts'
import { rowsFor } from '../../../src/device/write.ts'
import { type RecordId, uuidv7 } from '../../../src/domain/values/record-id.ts'
import { canonical } from '../../../src/sync/canonical.ts'

const name = 'radslag'
const id = (): RecordId => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
const handed: Handed = {
  now: () => Date.now(),
  id,
  at: () => `${new Date().toISOString().slice(0, 19)}+00:00`,
  fetch: counted,
  crypto,
  lot: Math.random,
  appVersion: 'prove',
}

/** What was sent to the office: how many bytes, and whether it was answered. */
const sentOut: { bytes: number; answered: boolean; failed: boolean }[] = []
async function counted(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  if (input !== '/api/sync') return fetch(input, init)
  const one = {
    bytes: init?.body instanceof Uint8Array ? init.body.length : String(init?.body).length,
    answered: false,
    failed: false,
  }
  sentOut.push(one)
  const response = await fetch(input, init).catch((problem) => {
    one.failed = true
    throw problem
  })
  one.answered = response.ok
  return response
}

// What Chromium itself says when it has found a store that it could not read, and has begun a new one in its place.
let lossSaid = ''
const openOf = IDBFactory.prototype.open
IDBFactory.prototype.open = function (...args) {
  const request = openOf.apply(this, args)
  request.addEventListener('upgradeneeded', (event) => {
    const { oldVersion, dataLoss, dataLossMessage } = event as IDBVersionChangeEvent & Record<string, unknown>
    lossSaid = `store of version ${oldVersion}, loss ${dataLoss} ${dataLossMessage}`
  })
  return request
}

let opened: Promise<Store> | null = null
let transport: Transport | null = null

async function open(): Promise<Store> {
  const done = await openMemory(name)
  if (!done.ok) throw new Error(`not opened: ${done.problem.because} ${done.problem.detail ?? ''}`)
  const { memory } = done
  return { memory, sealer: await sealerOf(memory, crypto), handed }
}
const store = (): Promise<Store> => {
  opened ??= open()
  return opened
}
async function transportOf(): Promise<Transport> {
  transport ??= new Transport(await store())
  return transport
}

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
const aSession = () => ({
  date: `2026-${pick(['02', '05', '09', '11'])}-${pick(['03', '14', '20'])}`,
  minutes: pick([30, 45, 60, 90]),
  setting: 'individual',
  channel: 'phone',
  municipality: pick(['1864', '1885', '1880']),
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  notes: `Om stadgarna ${Math.random()}`,
})
const aContact = () => ({ name: `Åsa Berg ${Math.random()}`, type: 'person', municipality: '1880' })

/** What has been said to be saved: told outside at once, for this page may be gone the next moment. */
export type Told =
  | { what: 'saved'; mids: string[] }
  /** Kept under the id of the record that it becomes. */
  | { what: 'draft'; key: string }
  | { what: 'refused'; problem: string }

const say = (told: Told): void =>
  (globalThis as unknown as { told?: (text: string) => void }).told?.(JSON.stringify(told))

/** What became of a save: done, or why not; and what lies in the store afterwards. */
type SavedOrNot = {
  because: NotSaved['because'] | null
  mids: string[]
  draftKept: boolean
  draftThere: boolean
  waits: boolean
  shown: boolean
  /** Of one that there was no room for: everything that waits, and it, as a file. */
  file: { text: string; rows: number; waiting: number } | null
}

/** The ids of what waits for a record, so that what was acknowledged is known by its mutation. */
const midsOf = async ({ memory }: Store, recs: readonly string[], known: ReadonlySet<string>) =>
  (
    await memory.outbox
      .where('rec')
      .anyOf([...recs])
      .toArray()
  ).flatMap(({ mid }) => (known.has(mid) ? [] : [mid]))

export const driver = {
  async begin(me: Parameters<typeof keepMe>[1]) {
    await keepMe((await store()).memory, me)
  },

  /** Saves one new session; its mutation's id. */
  async saveOne(): Promise<string> {
    const device = await store()
    const saved = await saveNew(device, [{ kind: 'session', values: aSession() }])
    if (!saved.ok) throw new Error(`refused: ${saved.problem.because}`)
    const [row] = await device.memory.outbox
      .where('rec')
      .equals(saved.ids[0] ?? '')
      .toArray()
    return row?.mid ?? ''
  },

  /** Saves some sessions one after another; their mutations' ids. */
  async saveSome(times: number): Promise<string[]> {
    const mids: string[] = []
    for (let i = 0; i < times; i++) mids.push(await driver.saveOne())
    return mids
  },
  /** So many meetings with two signatures each, every one saved together; the mutations of either sort. */
  async saveMeetings(meetings: number): Promise<{ met: string[]; signed: string[] }> {
    const device = await store()
    const list = id()
    const about = { title: 'Bygdegården', date: '2026-11-20', noticeVersion: '1' }
    const listed = await saveNew(device, [{ kind: 'attendanceList', id: list, values: about }])
    if (!listed.ok) throw new Error(listed.problem.because)
    const aSignature = () => ({
      list,
      name: `Åsa Berg ${Math.random()}`,
      // About 250 bytes, as a finger writes.
      signature: [Array.from({ length: 80 }, () => Math.floor(Math.random() * 30) - 15)],
      signedAt: '2026-11-20T18:30:00+01:00',
      language: 'sv',
      noticeVersion: '1',
    })
    for (let i = 0; i < meetings; i++) {
      const signature = () => ({ kind: 'attendance' as const, values: aSignature() })
      const meeting = { kind: 'session' as const, values: aSession() }
      const saved = await saveNew(device, [signature(), meeting, signature()])
      if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
    }
    const rows = await device.memory.outbox.toArray()
    const of = (isOne: (type: string) => boolean) =>
      rows.filter(({ mutation }) => isOne(mutation.type)).map(({ mid }) => mid)
    return { met: of((type) => type !== 'attendance'), signed: of((type) => type === 'attendance') }
  },
  sentOut: async (): Promise<typeof sentOut> => sentOut,
  forgetSent: async (): Promise<void> => void sentOut.splice(0),

  /** What a save is refused for; null when it is done. */
  async tryToSave(): Promise<string | null> {
    const saved = await saveNew(await store(), [{ kind: 'session', values: aSession() }])
    return saved.ok ? null : saved.problem.because
  },

  /** Saves without end, several at a time, of all sorts: new ones, two together, edits, and from drafts. */
  async saveOnAndOn(hands: number, most = Number.POSITIVE_INFINITY): Promise<void> {
    const device = await store()
    const mine: string[] = []
    let done = 0
    const hand = async () => {
      for (; done < most; ) {
        done += 1
        const edits = mine.length > 0 && Math.random() < 0.3
        const [session, contact] = [id(), id()]
        const draft = !edits && Math.random() < 0.3 ? `session:${session}` : null
        if (draft) {
          await keepDraft(device, { key: draft, kind: 'session', values: aSession() })
          say({ what: 'draft', key: draft })
        }
        let recs: string[]
        const before = new Set<string>()
        let saved: Awaited<ReturnType<typeof saveNew>>
        if (edits) {
          const rec = pick(mine)
          const seen = await recordOf(device, rec)
          if (!seen) continue
          for (const mid of await midsOf(device, [rec], before)) before.add(mid)
          saved = await saveEdit(device, seen, {
            ...seen.record,
            minutes: 1 + Math.floor(Math.random() * 600),
          })
          recs = [rec]
        } else {
          const pair = Math.random() < 0.4
          saved = await saveNew(
            device,
            [
              { kind: 'session', id: session, values: aSession() },
              ...(pair ? [{ kind: 'contact' as const, id: contact, values: aContact() }] : []),
            ],
            draft ? [draft] : [],
          )
          recs = pair ? [session, contact] : [session]
        }
        if (!saved.ok) {
          say({ what: 'refused', problem: saved.problem.because })
          continue
        }
        if (!edits) mine.push(recs[0] as string)
        say({ what: 'saved', mids: await midsOf(device, recs, before) })
      }
    }
    await Promise.all(Array.from({ length: hands }, hand))
  },

  /** One save at whatever room there is, from a draft that is kept first if there is room for that. */
  async saveFromDraft(letters: number): Promise<SavedOrNot> {
    const device = await store()
    const { memory, sealer } = device
    const rec = id()
    const key = `session:${rec}`
    const values = { ...aSession(), notes: 'Å'.repeat(letters) }
    const draftKept = await keepDraft(device, { key, kind: 'session', values }).then(
      () => true,
      () => false,
    )
    const saved = await saveNew(device, [{ kind: 'session', id: rec, values }], [key])
    const rows = await memory.outbox.where('rec').equals(rec).toArray()
    const after = {
      draftKept,
      draftThere: (await readDraft(memory, sealer, key)) !== null,
      waits: rows.length === 1,
      shown: (await memory.shown.get(rec)) !== undefined,
    }
    if (saved.ok) return { because: null, mids: rows.map(({ mid }) => mid), file: null, ...after }
    const { problem } = saved
    if (problem.because !== 'storage-full')
      return { because: problem.because, mids: [], file: null, ...after }
    const { text, rows: inFile } = await rescueFile(device, problem.changes)
    return {
      because: problem.because,
      mids: problem.changes.map(({ mid }) => mid),
      file: { text, rows: inFile, waiting: await memory.outbox.count() },
      ...after,
    }
  },

  clearDrafts: async (): Promise<void> => (await store()).memory.drafts.clear(),

  used: async () => (await navigator.storage.estimate()).usage ?? 0,

  async syncNow(): Promise<string> {
    const one = await transportOf()
    await one.syncNow()
    return JSON.stringify(one.state)
  },

  /** Syncs until nothing waits; the state at the end. */
  async drain(milliseconds: number): Promise<string> {
    const one = await transportOf()
    const { memory } = await store()
    const until = Date.now() + milliseconds
    while (Date.now() < until) {
      await one.syncNow()
      if ((await memory.outbox.count()) === 0) break
      await new Promise((later) => setTimeout(later, 100))
    }
    return JSON.stringify(one.state)
  },

  /** As the app does it: at every reason there is. */
  async start(): Promise<void> {
    ;(await transportOf()).start()
  },
  nudge: async (): Promise<void> => (await transportOf()).nudge(),
  waits: async (): Promise<number> => (await store()).memory.outbox.count(),

  /** Waits until nothing is unsent; when that was, or null. */
  async untilEmpty(milliseconds: number): Promise<number | null> {
    const { memory } = await store()
    const until = Date.now() + milliseconds
    for (;;) {
      if ((await memory.outbox.count()) === 0) return Date.now()
      if (Date.now() > until) return null
      await new Promise((later) => setTimeout(later, 20))
    }
  },

  /** Everything that does not hold of what lies in the store, and what it holds. */
  async look(): Promise<{
    wrong: string[]
    mids: string[]
    recs: string[]
    unsent: string[]
    /** What Chromium said when it made the store in this page's time; empty when it was there. */
    made: string
    drafts: string[]
  }> {
    const device = await store()
    const { memory } = device
    const wrong: string[] = []
    if (lossSaid && !lossSaid.includes('loss none')) wrong.push(`Chromium: ${lossSaid}`)
    // In one transaction: another tab may be at work meanwhile, and half of what it did looks like a torn save.
    const [outbox, sent, drafts, lseq, views] = await memory.transaction('r', memory.tables, () =>
      Promise.all([
        memory.outbox.toArray(),
        memory.sent.toArray(),
        memory.drafts.toCollection().primaryKeys(),
        memory.meta.get('lseq'),
        memory.shown.toArray(),
      ]),
    )
    const shownBy = new Map(views.map(({ id: rec, unsent }) => [rec, unsent]))
    const waiting = new Map(outbox.map((row) => [row.rec, row]))
    for (const { mid, rec, mutation } of outbox) {
      const unsent = shownBy.get(rec)
      if (unsent === undefined) wrong.push(`I3: ${mid} waits, and its record ${rec} is not shown`)
      else if (unsent !== 1 && mutation.op !== 'erase')
        wrong.push(`I7: ${mid} waits, and its record is shown as sent`)
    }
    for (const [rec, unsent] of shownBy)
      if (unsent === 1 && !waiting.has(rec))
        wrong.push(`I3: ${rec} is shown as unsent, and nothing of it waits`)
    const last = Math.max(0, ...outbox.map((row) => row.lseq), ...sent.map((row) => row.lseq))
    if (last > Number(lseq?.value ?? 0))
      wrong.push(`I3: place ${last} is taken, and the last is ${lseq?.value}`)
    const both = new Set(outbox.map(({ mid }) => mid))
    for (const { mid } of sent) if (both.has(mid)) wrong.push(`I1: ${mid} is answered and waits`)
    for (const month of await talliesAstray(memory)) wrong.push(`I17: the sums of ${month} are astray`)
    wrong.push(...(await moved(device, [...waiting.keys()])))
    return {
      wrong,
      mids: [...outbox, ...sent].map(({ mid }) => mid),
      recs: [...outbox, ...sent].map(({ rec }) => rec),
      unsent: outbox.map(({ mid }) => mid),
      drafts,
      made: lossSaid,
    }
  },

  /** The store as the first version of the app left it, with everything in it; held open by this tab, if asked. */
  async becomeOlder({ holds }: { holds: boolean }): Promise<void> {
    const { memory } = await store()
    const first: Record<string, string | null> = {
      ...tablesOf(memory),
      shown: 'id, [kind+date], *countsIn, *keys, *refs, *open, mergedInto',
    }
    // Dexie's word for a table that there is not.
    for (const later of ['carried', 'frames']) first[later] = null
    const rows = new Map<string, unknown[]>()
    for (const { name: table } of memory.tables) rows.set(table, await memory.table(table).toArray())
    await driver.close()
    await Dexie.delete(name)
    const older = new Dexie(name)
    older.version(1).stores(first)
    older.on('versionchange', () => false)
    await older.open()
    for (const { name: table } of older.tables) await older.table(table).bulkPut(rows.get(table) ?? [])
    await older.table('meta').delete('schemaFloor')
    if (!holds) older.close()
  },
  /** The store as a version that is still to come leaves it. */
  async becomeNewer(): Promise<void> {
    const { memory } = await store()
    const tables = tablesOf(memory)
    await driver.close()
    const newer = new Dexie(name)
    newer
      .version(storeVersion + 5)
      .stores({ ...tables, shown: `${tables.shown}, somethingNew`, unheardOf: 'id' })
    await newer.open()
    newer.close()
  },
  /** How many rows lie in a store that should be gone, looked at without the app; 0 where there is none. */
  async leftInStore(): Promise<number> {
    if (!(await Dexie.exists(name))) return 0
    const left = new Dexie(name)
    await left.open()
    let rows = 0
    for (const { name: table } of left.tables) if (table !== 'meta') rows += await left.table(table).count()
    left.close()
    return rows
  },

  /** Every table as it lies, to see that nothing has been written. */
  async asItLies(): Promise<string> {
    const { memory } = await store()
    const tables = await Promise.all(
      memory.tables.map(async (table) => [table.name, await table.toCollection().primaryKeys()]),
    )
    return JSON.stringify([tables, (await memory.meta.get('revision'))?.value])
  },

  async wipeAll(): Promise<void> {
    await wipe((await store()).memory, handed)
  },

  async close(): Promise<void> {
    const device = await opened
    device?.memory.close()
    opened = null
    transport = null
  },
}
export type Driver = typeof driver

/** What Dexie calls a table's schema, of every table. */
const tablesOf = (memory: Memory): Record<string, string> =>
  Object.fromEntries(
    memory.tables.map(({ name: table, schema }) => [
      table,
      [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(', '),
    ]),
  )

/** Views of what waits that are not what they would be if they were made anew: a save that was torn in two. */
async function moved(device: Store, recs: readonly string[]): Promise<string[]> {
  const { memory, sealer } = device
  const revision = async () => (await memory.meta.get('revision'))?.value
  for (let tries = 0; ; tries++) {
    const from = await revision()
    const before = await plain(memory, recs)
    const { shown } = await rowsFor(memory, sealer, { touch: recs })
    const anew = new Map(shown.map((row) => [row.id, said(row)]))
    const torn = recs.filter((rec, i) => anew.get(rec) !== before[i])
    // What another tab or an answer wrote meanwhile is no tear: it is looked at again, and nothing was mended by looking.
    if (torn.length === 0 || (await revision()) === from || tries === 50)
      return torn.map((rec) => `I3: ${rec} is not shown as its mutations say`)
  }
}

const said = ({ sealed: _, ...rest }: ShownRow): string => canonical(JSON.parse(JSON.stringify(rest)))

const plain = async (memory: Memory, recs: readonly string[]): Promise<string[]> =>
  (await memory.shown.bulkGet([...recs])).map((row) => (row ? said(row) : 'none'))
