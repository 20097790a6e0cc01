// The device's side of a sync, as rules: what to send next, and what a reply does to queue, fold and place (sync.md 2.2).
import { isKindName, type KindName, kindNamed } from '../domain/records/kinds.ts'
import { unsentPlace } from '../domain/records/shown-record.ts'
import { mayRead, type Role } from '../domain/roles.ts'
import { BrokenPromise } from './broken-promise.ts'
import { type Bundle, bundleLimits } from './bundle.ts'
import { foldAll, type Write } from './fold.ts'
import { limits } from './limits.ts'
import {
  type Entry,
  type Mutation,
  type Result,
  type SyncReply,
  type SyncRequest,
  schemaNumber,
  wireVersion,
} from './messages.ts'
import { type Made, madeAfter, type Shown, shown } from './shown.ts'

/** Where a device stands in its office's log. */
export type Place = { epoch: string | null; cursor: number; cursorHash: string | null }
export const nowhere: Place = { epoch: null, cursor: 0, cursorHash: null }
/**
 * Where a device stands that was let in as another, or in another role: in no log. With its place it lost what would
 * show it that the office was put back to an older day, so the office answers with a reset, and all is asked again (I12).
 */
export const inNoLog: Place = { epoch: '', cursor: 0, cursorHash: null }

/** An own mutation that the office has answered; kept until a verified backup has passed it. */
export type Sent = { mutation: Mutation; status: Result['status']; seq?: number; issues?: Result['issues'] }

/** What people signed goes after what was met and said: a signature is worth nothing without its meeting (sync.md 2.6). */
export const goesLast = ({ type }: Pick<Mutation, 'type'>): boolean =>
  type === 'attendance' || type === 'photoPart'

// Asked at every request for all that waits, and a mutation is never written in: counted once.
const lengths = new WeakMap<Mutation, number>()
function lengthOf(mutation: Mutation): number {
  const known = lengths.get(mutation)
  if (known !== undefined) return known
  const { length } = JSON.stringify(mutation)
  lengths.set(mutation, length)
  return length
}

/** The longest prefix of the queue that fits a request, at least one mutation: resume needs no more protocol. */
export function prefixOf(outbox: readonly Mutation[], bytes: number): Mutation[] {
  const taken: Mutation[] = []
  let used = 0
  for (const mutation of outbox) {
    used += lengthOf(mutation)
    if (taken.length > 0 && (used > bytes || taken.length >= limits.mutations)) break
    taken.push(mutation)
  }
  return taken
}

/** Bundles that fit beside what is sent already, in order; at least one when nothing else is sent. */
export function carriedBeside(
  bundles: readonly Bundle[],
  { bytes, isAlone }: { bytes: number; isAlone: boolean },
): Bundle[] {
  const taken: Bundle[] = []
  let [used, rows] = [0, 0]
  for (const bundle of bundles) {
    used += bundle.data.length
    rows += bundle.rows
    const fits = used <= bytes && rows <= bundleLimits.carriedRows && taken.length < limits.bundles
    if (!fits && !(isAlone && taken.length === 0)) break
    taken.push(bundle)
  }
  return taken
}

export function requestOf(
  place: Place,
  muts: readonly Mutation[],
  {
    unsent,
    limit,
    appVersion,
    carried = [],
  }: { unsent: number; limit: number; appVersion: string; carried?: readonly Bundle[] },
): SyncRequest {
  return {
    v: wireVersion,
    schema: schemaNumber,
    ...place,
    limit,
    muts: [...muts],
    carried: [...carried],
    unsent,
    appVersion,
  }
}

export type Plan = {
  /** Own mutations that have their answer: they leave the queue, and only these. */
  answered: Result[]
  /** Entries to fold; empty when another tab or a later reply has moved the place meanwhile. */
  entries: Entry[]
  /** Where the device stands afterwards. */
  place: Place
  /** The office's log is another one: everything in `sent` goes back in front of the queue, and folding begins anew. */
  reset: boolean
  /** Whether there is more to read. */
  more: boolean
  /** Whether the reply was about the place where the device stands; else what follows it in its stream is not, either. */
  stands: boolean
}

/**
 * What a reply does. The place moves only if it is still where the request left it (compare-and-set), so two tabs
 * or a late reply do no harm. Throws BrokenPromise I5 when entries are not in order behind the place.
 */
export function planFor(
  request: Pick<SyncRequest, 'epoch' | 'cursor' | 'cursorHash' | 'muts'>,
  reply: Pick<SyncReply, 'results' | 'entries' | 'cursor' | 'more' | 'epoch' | 'reset'>,
  now: Place,
): Plan {
  const unmoved =
    now.epoch === request.epoch && now.cursor === request.cursor && now.cursorHash === request.cursorHash
  const asked = new Set(request.muts.map((mutation) => (mutation as Mutation).mid))
  // What another log answered, this one may lack: it is asked again (I12). Of this one as it was before it was put back
  // behind everybody's back, a late answer is told by what has been read since: only what is still to be read can be
  // missed there.
  const isBelieved = ({ seq = 0 }: Result) => unmoved || (reply.epoch === now.epoch && seq > now.cursor)
  const answered = reply.results.filter((result) => asked.has(result.mid) && isBelieved(result))
  if (!unmoved) return { answered, entries: [], place: now, reset: false, more: true, stands: false }
  if (reply.reset) {
    const place = { epoch: reply.epoch, cursor: 0, cursorHash: null }
    return { answered, entries: [], place, reset: true, more: true, stands: true }
  }
  let last = request.cursor
  for (const entry of reply.entries) {
    if (entry.seq <= last) throw new BrokenPromise('I5', { seq: entry.seq, after: last })
    last = entry.seq
  }
  if (reply.cursor < last) throw new BrokenPromise('I5', { cursor: reply.cursor, after: last })
  const cursorHash = reply.entries.at(-1)?.h ?? request.cursorHash
  return {
    answered,
    entries: reply.entries,
    place: { epoch: reply.epoch, cursor: reply.cursor, cursorHash },
    reset: false,
    more: reply.more,
    stands: true,
  }
}

/**
 * Whether what was read lacks an own mutation that the office has numbered: the log is another one, put back behind
 * everybody's back, and everything in `sent` goes back in front of the queue (I12). Asked of what this device is shown.
 */
export function lacksOwn(sent: Iterable<Sent>, plan: Plan, before: Place, role: Role): boolean {
  if (!plan.stands || plan.reset) return false
  let read: Set<string> | undefined
  for (const { mutation, seq, status } of sent) {
    if (seq === undefined || seq <= before.cursor || status === 'quarantined' || status === 'erased') continue
    if (!mayRead(role, mutation.type) || (seq > plan.place.cursor && plan.more)) continue
    read ??= new Set(plan.entries.map((entry) => entry.mid))
    if (!read.has(mutation.mid)) return true
  }
  return false
}

/** A plan of which nothing is believed but the answers: the log is read anew from its beginning. */
export const readAnew = (plan: Plan): Plan => ({
  ...plan,
  entries: [],
  place: nowhere,
  reset: true,
  more: true,
  stands: false,
})

/** When and by whom a record was made and last changed, as its device shows it: `member` is whose device it is. */
export function madeOf(
  entries: readonly Entry[],
  pending: readonly Pending[],
  member: string | null,
): Made | null {
  let made: Made | null = null
  for (const entry of entries) made = madeAfter(made, entry)
  for (const { mutation } of pending) {
    if (!entries.some((entry) => entry.mid === mutation.mid))
      made = madeAfter(made, { ...mutation, by: { member } })
  }
  return made
}

/** A record's part of the log with new entries folded in: each once, in the order of the log. */
export function withEntries(known: readonly Entry[], more: readonly Entry[]): Entry[] {
  // Nearly always they follow what is known.
  const last = known.at(-1)?.seq ?? 0
  if (more.every((entry, at) => entry.seq > (more[at - 1]?.seq ?? last))) return emptied([...known, ...more])
  const seqs = new Set(known.map((entry) => entry.seq))
  const fresh = more.filter((entry) => !seqs.has(entry.seq))
  return emptied([...known, ...fresh].sort((a, b) => a.seq - b.seq))
}

// What an erasure covers is emptied here too: its values are on no device that has read it (I16).
function emptied(entries: Entry[]): Entry[] {
  if (!entries.some((entry) => entry.op === 'erase')) return entries
  const erasures = entries.filter((entry) => entry.op === 'erase')
  return entries.map((entry) => {
    const covered = erasures.flatMap((erasure) =>
      Object.keys(entry.set).filter(
        (name) => entry.op !== 'erase' && erasure.base[name]?.includes(entry.mid),
      ),
    )
    if (covered.length === 0) return entry
    return { ...entry, set: { ...entry.set, ...Object.fromEntries(covered.map((name) => [name, null])) } }
  })
}

/** An own mutation still to be laid over the fold: unsent, or answered but not yet read back. */
export type Pending = { mutation: Mutation; seq?: number }

/**
 * A record as its device shows it: the office's entries with its own pending mutations over them (I7); null when
 * there is nothing, or its kind is of a newer app.
 */
export function viewOf(
  type: string,
  rec: string,
  entries: readonly Entry[],
  pending: readonly Pending[],
): Shown | null {
  if (!isKindName(type) || (entries.length === 0 && pending.length === 0)) return null
  const over = pending.filter(({ mutation }) => !entries.some(({ mid }) => mid === mutation.mid))
  const writes: readonly Write[] =
    over.length === 0
      ? entries
      : [
          ...entries,
          ...over.map(({ mutation, seq }) => ({ ...mutation, ...(seq === undefined ? {} : { seq }) })),
        ]
  if (writes.length === 0) return null
  // Of what this device was never shown it may know the erasure alone: that is nothing to show.
  if (kindNamed(type).insertOnly && writes.every(({ op }) => op === 'erase')) return null
  const places = over.map(({ mutation, seq }) => seq ?? unsentPlace(mutation.lseq))
  const arrived = Math.min(...entries.slice(0, 1).map((entry) => entry.seq), ...places)
  const unsent = over.some(({ seq }) => seq === undefined)
  return shown(type as KindName, rec, foldAll(writes), { arrived, unsent })
}

/** Which answered mutations still lie over the fold: taken by the office, but behind the place read so far. */
export const isPending = (sent: Sent, cursor: number): boolean =>
  sent.seq !== undefined && sent.seq > cursor && sent.status !== 'quarantined' && sent.status !== 'erased'

/** Where a device stands, as far as laying over goes: another log may be read beside the one that is shown. */
export type Over = { cursor: number; refolding: boolean; role: Role }

/**
 * From where in the log answered mutations of a kind lie over the fold: behind the place read so far; all of them where
 * another log is read beside the one that is shown, and of a kind that the device is not shown, or no longer under the
 * name it has now: it shows what it made.
 */
export const laidOverFrom = (type: string, { cursor, refolding, role }: Over): number =>
  refolding || !mayRead(role, type) ? 0 : cursor

/**
 * How far a verified backup has passed the log in which a device stands. A reply that is not about that place may be of
 * another log, whose numbers say nothing of this one: after a restore it would throw away what only this device has (I12).
 */
export const durableIn = (
  { stands }: Pick<Plan, 'stands'>,
  { durableSeq }: Pick<SyncReply, 'durableSeq'>,
): number => (stands ? durableSeq : 0)

/** What is remembered of an own mutation that was answered, as far as its keeping goes. */
type Kept = Pick<Sent, 'status' | 'seq'> & {
  /** A quarantined one that has been repaired or set aside needs nobody any more. */
  settled: 0 | 1
  /** When it was answered: by this device's clock, and by the office's. */
  at: number
  heard?: number
}

/** Whether an own mutation goes back in front of the queue when the office's log is another one: all but the erased (I12). */
export const goesBack = ({ status }: Pick<Kept, 'status'>): boolean => status !== 'erased'

const day = 86_400_000
/** How long what was sent is kept at least, and at most (sync.md 2.2). */
export const keptFor = { least: 90 * day, most: 400 * day }

/**
 * Whether an answered mutation needs no keeping: a verified backup has passed it, and it has been here long enough. By
 * this device's clock and the office's both: one of them that jumps throws nothing away (I11).
 */
export function isOutlived(
  { status, settled, seq, at, heard = at }: Kept,
  {
    durableSeq,
    cursor,
    now,
    serverNow,
  }: { durableSeq: number; cursor: number; now: number; serverNow: number },
): boolean {
  if (status === 'quarantined' && settled === 0) return false
  const age = Math.min(now - at, serverNow - heard)
  // Behind the place it may still turn out that the log is another one, in which the number says nothing.
  return (
    age > keptFor.most || (age > keptFor.least && seq !== undefined && seq <= Math.min(durableSeq, cursor))
  )
}

/** An own mutation, as far as erasing goes; one that was answered as erased makes stale what saw nothing else. */
export type Own = { mutation: Mutation; status?: Sent['status'] }

/**
 * A record's own mutations, in the order they were saved, without what the office's erasures of it cover: each as it
 * was where they cover nothing. What saw a stale one is stale too (I16), also where the erasure itself is still to be
 * read, and the answer to an own one is all that is known of it: an office put back to an older day would not know.
 */
export function withoutErased(own: readonly Own[], entries: readonly Entry[]): Mutation[] {
  const erasures = entries.filter((entry) => entry.op === 'erase')
  const whole = new Set(own.flatMap(({ mutation, status }) => (status === 'erased' ? [mutation.mid] : [])))
  if (erasures.length === 0 && whole.size === 0) return own.map(({ mutation }) => mutation)
  const stale: Record<string, Set<string>> = {}
  for (const { set, base } of erasures) {
    for (const name of Object.keys(set)) {
      stale[name] ??= new Set()
      for (const mid of base[name] ?? []) stale[name].add(mid)
    }
  }
  return own.map(({ mutation }) => {
    const { set, base, mid } = mutation
    const covered = Object.keys(set).filter((name) => {
      const gone = stale[name]
      const saw = base[name] ?? []
      const isStale =
        gone?.has(mid) ||
        ((gone || saw.length > 0) && saw.every((seen) => gone?.has(seen) || whole.has(seen)))
      if (isStale) {
        stale[name] ??= new Set()
        stale[name].add(mid)
      }
      return isStale && set[name] !== null
    })
    if (covered.length === 0) return mutation
    return { ...mutation, set: { ...set, ...Object.fromEntries(covered.map((name) => [name, null])) } }
  })
}

/** Whether a device that was let in again must read the log from its beginning: as another, or in another role, it sees another part. */
export const readsAnew = (
  before: { deviceId: string; role: string },
  now: { deviceId: string; role: string },
): boolean => before.deviceId !== now.deviceId || before.role !== now.role
