// Receiving: what a reply of the office does to the device, in one transaction (sync.md 2.2).

import { countingVersion } from '../domain/programme/tally.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import type { Bundle } from '../sync/bundle.ts'
import { sameValue } from '../sync/canonical.ts'
import {
  type Entry,
  type Mutation,
  type SyncReply,
  type SyncRequest,
  schemaNumber,
} from '../sync/messages.ts'
import {
  durableIn,
  goesBack,
  isOutlived,
  keptFor,
  lacksOwn,
  nowhere,
  type Own,
  type Place,
  type Plan,
  planFor,
  readAnew,
  withoutErased,
} from '../sync/on-device.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import { foldedOf } from './held.ts'
import type { Intent } from './intent.ts'
import { readMe } from './me.ts'
import { keptProgrammes } from './placing.ts'
import type { MetaRow, OutboxRow, SentRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { entriesOf, openMutation, sealMutation } from './sealed-rows.ts'
import { dropSealedSent, sealedBack, sealedSent } from './sealed-sent.ts'
import { recount, write } from './write.ts'

export type Applied = {
  place: Place
  more: boolean
  /** Whether what follows in the same stream can be applied too. */
  stands: boolean
  refused: number
  programmeChanged: boolean
}

type Store = { memory: Memory; sealer: Sealer; handed: Handed }

export const placeOf = async (memory: Memory): Promise<Place> =>
  ((await memory.meta.get('place'))?.value as Place | undefined) ?? nowhere

/** Applies a reply, or a slice of a streamed one, whole; a crash anywhere means that it is asked for again. */
export async function receive(
  store: Store,
  request: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'muts'> & { carried?: readonly unknown[] },
  reply: Pick<
    SyncReply,
    'results' | 'entries' | 'cursor' | 'more' | 'epoch' | 'reset' | 'durableSeq' | 'serverTime'
  >,
): Promise<Applied> {
  const { memory, sealer, handed } = store
  const applied = await write<Applied>(memory, sealer, async () => {
    const plan = await believed(memory, planFor(request, reply, await placeOf(memory)))
    const serverNow = Date.parse(reply.serverTime)
    const asked = await memory.outbox
      .where('mid')
      .anyOf(plan.answered.map((result) => result.mid))
      .toArray()
    const byMid = new Map(asked.map((row) => [row.mid, row]))
    const sent: SentRow[] = []
    const drop: number[] = []
    for (const { mid, status, was, seq, issues } of plan.answered) {
      const row = byMid.get(mid)
      if (!row) continue
      drop.push(row.lseq)
      sent.push({ ...sentRow(row, was ?? status, seq, issues, handed.now()), heard: serverNow })
    }
    const meta: MetaRow[] = [
      { key: 'place', value: plan.place },
      { key: 'lastSync', value: handed.now() },
      { key: 'serverSkew', value: serverNow - handed.now() },
    ]
    if (!plan.more && !plan.reset) meta.push({ key: 'pulledAll', value: true })
    sent.push(...(await takenAfterAll(memory, plan.entries)))
    const { cursor } = plan.place
    const past = await outlived(memory, {
      durableSeq: durableIn(plan, reply),
      cursor,
      now: handed.now(),
      serverNow,
    })
    const emptied = await emptiedOwn(store, plan.entries, sent, drop)
    const intent: Intent = {
      entries: plan.entries,
      outbox: { put: emptied.outbox, drop },
      sent: { put: emptied.sent, drop: past },
      drafts: { drop: await draftsAbout(memory, plan.entries) },
      meta,
    }
    intent.carried = carriedAnswered(request.carried ?? [], reply.results, meta)
    const own = { device: (await readMe(memory))?.deviceId, at: handed.now() }
    const until = plan.more ? null : cursor
    meta.push(...sealedSent((request.carried ?? []) as Bundle[], reply.results, { ...own, until }))
    if (plan.reset) Object.assign(intent, await refilled(memory, intent, meta))
    return {
      intent,
      done: {
        place: plan.place,
        more: plan.more,
        stands: plan.stands,
        refused: sent.filter((row) => row.status === 'quarantined').length,
        programmeChanged:
          changesProgramme(plan.entries) ||
          // Refused, it counts no more as it was saved here.
          sent.some(({ status, mutation }) => status !== 'applied' && mutation.type === 'programme'),
      },
    }
  })
  const { gen, folding } = await generations(memory)
  if (folding !== gen && !applied.more) {
    await memory.meta.bulkPut([
      { key: 'gen', value: folding },
      { key: 'showing', value: true },
    ])
  } else if (applied.programmeChanged && request.cursor > 0) {
    await memory.meta.put({ key: 'stale', value: true })
  }
  const durableSeq = durableIn(applied, reply)
  await dropSealedSent(memory, { durableSeq, now: handed.now() })
  await finish(store)
  return applied
}

/** The plan, unless it shows that the log is another one: an own mutation that was numbered is missing from it. */
async function believed(memory: Memory, plan: Plan): Promise<Plan> {
  if (!plan.stands || plan.reset) return plan
  const role = (await readMe(memory))?.role ?? 'tablet'
  const before = await placeOf(memory)
  const until = plan.more ? plan.place.cursor : Number.POSITIVE_INFINITY
  const sent = await memory.sent.where('seq').between(before.cursor, until, false, true).toArray()
  return lacksOwn(sent, plan, before, role) ? readAnew(plan) : plan
}

/** Own rows of what the office erases, without what it covers; and the answers of this reply beside them (I16). */
async function emptiedOwn(
  { memory, sealer }: Store,
  entries: readonly Entry[],
  answered: readonly SentRow[],
  drop: readonly number[],
): Promise<{ sent: SentRow[]; outbox: OutboxRow[] }> {
  const sent = new Map(answered.map((row) => [row.mid, row]))
  const outbox: OutboxRow[] = []
  // What an erasure comes for, and what was saved and answered after one.
  const recs = new Set(entries.flatMap(({ op, rec }) => (op === 'erase' ? [rec] : [])))
  for (const { rec } of answered) recs.add(rec)
  if (recs.size === 0) return { sent: [...answered], outbox: [] }
  const { folding } = await generations(memory)
  const [folded, lost] = await Promise.all([
    foldedOf(memory, folding, [...recs]),
    memory.sent.where('[status+settled]').between(['erased', 0], ['erased', 1], true, true).toArray(),
  ])
  // Seen for all at once: a queue that is answered is long, and erasures are few.
  const erased = new Set([
    ...[...entries, ...[...folded.values()].flatMap((row) => row.entries)]
      .filter(({ op }) => op === 'erase')
      .map(({ rec }) => rec),
    ...[...sent.values(), ...lost.filter(({ mid }) => !sent.has(mid))]
      .filter(({ status }) => status === 'erased')
      .map(({ rec }) => rec),
  ])
  for (const rec of recs) {
    if (!erased.has(rec)) continue
    const before = (await memory.sent.where('rec').equals(rec).toArray()).filter(({ mid }) => !sent.has(mid))
    const known = await entriesOf(sealer, folded.get(rec))
    const queued = (await memory.outbox.where('rec').equals(rec).toArray()).filter(
      ({ lseq }) => !drop.includes(lseq),
    )
    const rows = [...before, ...[...sent.values()].filter((row) => row.rec === rec), ...queued].sort(
      (a, b) => a.lseq - b.lseq,
    )
    const own = await Promise.all(
      rows.map(async (row): Promise<Own> => {
        const mutation = await openMutation(sealer, row)
        return 'status' in row ? { mutation, status: row.status } : { mutation }
      }),
    )
    const left = withoutErased(own, [...known, ...entries.filter((entry) => entry.rec === rec)])
    for (const [i, row] of rows.entries()) {
      const mutation = left[i]
      if (!mutation || mutation === own[i]?.mutation) continue
      const { sealed: _, ...bare } = row
      const emptied = { ...bare, ...(await sealMutation(sealer, mutation)) }
      if ('status' in emptied) sent.set(emptied.mid, emptied)
      else outbox.push(emptied)
    }
  }
  return { sent: [...sent.values()], outbox }
}

/** What is being typed about what the office erases: it stands on what is gone, and says it again (I16). */
async function draftsAbout(memory: Memory, entries: readonly Entry[]): Promise<string[]> {
  const erased = new Set(entries.flatMap(({ op, rec }) => (op === 'erase' ? [rec] : [])))
  if (erased.size === 0) return []
  // A draft is kept under the record that it is about: `edit:…`, `contact:…`, `follow-up:…`.
  const keys = await memory.drafts.toCollection().primaryKeys()
  return keys.filter((key) => key.split(/[:/]/).some((part) => erased.has(part)))
}

/** What was carried for others and has its answer; one that the office could not open is with the lead, and said. */
function carriedAnswered(
  carried: readonly unknown[],
  results: SyncReply['results'],
  meta: MetaRow[],
): { drop: string[] } {
  const asked = new Set(carried.map((bundle) => (bundle as Bundle).mid))
  const answered = results.filter(({ mid }) => asked.has(mid))
  if (answered.some(({ status }) => status === 'quarantined'))
    meta.push({ key: 'bundleRefused', value: true })
  return { drop: answered.map(({ mid }) => mid) }
}

/** A programme that was changed after it was first read: what it counts must be counted anew. */
const changesProgramme = (entries: readonly Entry[]): boolean =>
  entries.some((entry) => entry.type === 'programme')

/** Goes on with what was begun and marked: showing a new log, counting anew. A crash in between loses nothing. */
export async function finish(store: Store): Promise<void> {
  const { memory, sealer } = store
  const [showing, stale, countedBy, shownBy] = await memory.meta.bulkGet([
    'showing',
    'stale',
    'countedBy',
    'shownBy',
  ])
  // A newer app knows kinds and fields that were folded before they could be shown (sync.md 2.2, parked).
  const knowsMore = (shownBy?.value ?? 1) !== schemaNumber
  if (showing?.value === true || knowsMore) await showNewLog(store)
  if (knowsMore) await memory.meta.put({ key: 'shownBy', value: schemaNumber })
  // Sums kept by an older app are counted anew, once; until then the numbers say so.
  const older = countedBy?.value !== countingVersion
  if (stale?.value !== true && !older) return
  if (older) await memory.meta.put({ key: 'stale', value: true })
  for (;;) {
    const countedWith = await keptProgrammes(memory)
    await recount(memory, sealer)
    if (await nowCounted(memory, countedWith)) return
  }
}

/** The numbers stand, unless a programme changed while they were counted. */
const nowCounted = (memory: Memory, countedWith: readonly ShownRecord[]): Promise<boolean> =>
  memory.transaction('rw', memory.meta, async () => {
    if (!sameValue(await keptProgrammes(memory), countedWith)) return false
    await memory.meta.bulkPut([
      { key: 'stale', value: false },
      { key: 'countedBy', value: countingVersion },
    ])
    return true
  })

function sentRow(
  row: OutboxRow,
  status: SentRow['status'],
  seq: number | undefined,
  issues: SentRow['issues'],
  at: number,
): SentRow {
  const { lseq, mid, rec, lead, settled, mutation, sealed } = row
  const kept = {
    mid,
    lseq,
    rec,
    at,
    lead,
    status,
    settled: status === 'quarantined' && settled === 1 ? (1 as const) : (0 as const),
    mutation,
    ...(sealed ? { sealed } : {}),
  }
  const answered = {
    ...kept,
    ...(seq === undefined ? {} : { seq }),
    ...(issues === undefined ? {} : { issues }),
  }
  // Erased by order before it came: nothing of what it said may stay (I16).
  if (status !== 'erased') return answered
  const { sealed: _, ...bare } = answered
  return { ...bare, mutation: { ...mutation, set: {} } }
}

/** Refused ones that the office took after all, once it knew what they are: they need nobody any more. */
async function takenAfterAll(memory: Memory, entries: readonly Entry[]): Promise<SentRow[]> {
  const refused = await memory.sent.where('[status+settled]').equals(['quarantined', 0]).toArray()
  if (refused.length === 0) return []
  const seqs = new Map(entries.map(({ mid, seq }) => [mid, seq]))
  return refused.flatMap((row) => {
    const seq = seqs.get(row.mid)
    return seq === undefined ? [] : [{ ...row, seq, status: 'applied' as const, settled: 1 as const }]
  })
}

/** What was sent and needs no keeping: the oldest are asked, by this device's clock. */
async function outlived(memory: Memory, when: Parameters<typeof isOutlived>[1]): Promise<string[]> {
  const old = await memory.sent
    .where('at')
    .below(when.now - keptFor.least)
    .limit(500)
    .toArray()
  return old.filter((row) => isOutlived(row, when)).map(({ mid }) => mid)
}

/** Another log: what was sent goes back in front of the queue, and the new log is folded beside the old (2.5). */
async function refilled(memory: Memory, intent: Intent, meta: MetaRow[]): Promise<Partial<Intent>> {
  const { gen, folding } = await generations(memory)
  const again = (await memory.sent.toArray()).filter(goesBack)
  const back = [...again, ...(intent.sent?.put ?? [])].map(
    ({ lseq, mid, rec, at, lead, status, settled, mutation, sealed }): OutboxRow => ({
      lseq,
      mid,
      rec,
      at,
      lead,
      ...(status === 'quarantined' && settled === 1 ? { settled } : {}),
      mutation,
      ...(sealed ? { sealed } : {}),
    }),
  )
  const pulledAll = await memory.meta.get('pulledAll')
  return {
    outbox: { ...intent.outbox, put: back, drop: [] },
    sent: { drop: [...(intent.sent?.drop ?? []), ...back.map((row) => row.mid)] },
    carried: { ...intent.carried, put: await sealedBack(memory) },
    meta: [
      ...meta,
      // Never a generation that was begun before: half of another log may lie in it.
      { key: 'folding', value: Math.max(gen, folding) + 1 },
      { key: 'pulledAll', value: pulledAll?.value ?? false },
      // An older copy of the office may lack this device's key for bundles.
      { key: 'escrowed', value: null },
    ],
  }
}

async function generations(memory: Memory): Promise<{ gen: number; folding: number }> {
  const [gen, folding] = await memory.meta.bulkGet(['gen', 'folding'])
  const shown = (gen?.value as number | undefined) ?? 0
  return { gen: shown, folding: (folding?.value as number | undefined) ?? shown }
}

/** The new log is whole: what the old one had and it lacks leaves the screen, and the rest is shown from the new. */
async function showNewLog({ memory, sealer }: Store): Promise<void> {
  const { gen: now } = await generations(memory)
  const before = await memory.shown.toCollection().primaryKeys()
  const fresh = (
    await memory.folded.where('[gen+rec]').between([now, ''], [now, '\uffff']).primaryKeys()
  ).map(([, rec]) => rec)
  const touch = [...new Set([...before, ...fresh])]
  for (let from = 0; from < touch.length; from += 2_000) {
    const slice = touch.slice(from, from + 2_000)
    await write(memory, sealer, async () => ({ intent: { touch: slice }, done: undefined }))
  }
  await memory.folded.where('[gen+rec]').below([now, '']).delete()
  await memory.meta.delete('showing')
}

/** A mutation that even alone is no good to the office: set aside and shown, so that the queue moves. */
export async function setAside(store: Store, mutation: Mutation, because: string): Promise<void> {
  const { memory, sealer, handed } = store
  await write(memory, sealer, async () => {
    const row = await memory.outbox.get(mutation.lseq)
    if (!row) return { intent: {}, done: undefined }
    const issues = [{ field: 'mutation', because }]
    const sealed = { ...row, ...(await sealMutation(sealer, mutation)) }
    const aside = sentRow(sealed, 'quarantined', undefined, issues, handed.now())
    // It may have been saved after an erasure of its record was read here (I16).
    const own = await emptiedOwn(store, [], [aside], [row.lseq])
    return {
      intent: { outbox: { put: own.outbox, drop: [row.lseq] }, sent: { put: own.sent } },
      done: undefined,
    }
  })
}
