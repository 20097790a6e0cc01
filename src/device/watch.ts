// What waits for the lead among all records of her device: read once, a slice at a time, and from then on only what changes.
import Dexie, { type ObservabilitySet } from 'dexie'
import { canonical } from '../domain/programme/canonical.ts'
import type { Programme } from '../domain/records/programme.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import { Alike, type LikelyDouble } from '../domain/review/duplicates.ts'
import { type Waits, waitsOf } from '../domain/review/queue.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import type { Entry } from '../sync/messages.ts'
import { breath } from './breath.ts'
import { changedRows } from './changed-rows.ts'
import type { Memory } from './database.ts'
import { countable } from './placing.ts'
import type { ShownRow } from './rows.ts'

export type Watched = {
  waiting: readonly Waits[]
  /** Records that are likely one and the same, by what can be read without a key: day, place, contact, number, list. */
  doubles: readonly LikelyDouble[]
  /** Contacts that no meeting names, and that are no customer or investor of Mikrofonden either. */
  contactsWithoutSession: readonly string[]
}

/** So many rows are read in one breath; the page draws between two. */
const slice = 1000

/**
 * An index cannot say that something is missing, nor that a remark is raised by a rule that the lead may change: all
 * records must be looked at. They are looked at once; what is written afterwards, here or in another tab, is read alone.
 */
export class Watch {
  readonly #memory: Memory
  readonly #programme: Programme | null
  readonly #today: LocalDate
  readonly #waiting = new Map<string, Waits>()
  readonly #alike = new Alike()
  readonly #contacts = new Set<string>()
  readonly #merged = new Map<string, ShownRecord>()
  /** The contacts that each record names, and how many name each. */
  readonly #names = new Map<string, readonly string[]>()
  readonly #named = new Map<string, number>()
  /** Every id that has been read: what is not met again when all is read anew is gone. */
  readonly #seen = new Set<string>()
  readonly #listeners = new Set<() => void>()
  /** Ids that have changed since they were read; null is everything. */
  #changed: Set<string> | null = null
  #reading = false
  #ended = false
  /** Undefined until every record has been looked at. */
  now: Watched | undefined

  constructor(memory: Memory, programme: Programme | null, today: LocalDate) {
    this.#memory = memory
    this.#programme = programme
    this.#today = today
    Dexie.on('storagemutated', this.#heard)
    void this.#read()
  }

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  end(): void {
    this.#ended = true
    Dexie.on.storagemutated.unsubscribe(this.#heard)
  }

  readonly #heard = (parts: ObservabilitySet): void => {
    const ids = changedRows(parts, this.#memory)
    if (ids?.length === 0) return
    // Many at once are said as "everything".
    if (ids === null) this.#changed = null
    else for (const id of ids) this.#changed?.add(id)
    void this.#read()
  }

  async #read(): Promise<void> {
    if (this.#reading) return
    this.#reading = true
    try {
      while (!this.#ended && (this.#changed === null || this.#changed.size > 0)) {
        const ids = this.#changed
        this.#changed = new Set()
        if (ids) await this.#readOnly([...ids])
        else await this.#readAll()
        this.#say()
      }
    } catch (problem) {
      // The store was closed under it, as when the device is wiped: nobody asks any more.
      if (this.#memory.isOpen()) throw problem
    } finally {
      this.#reading = false
    }
  }

  async #readOnly(ids: readonly string[]): Promise<void> {
    const rows = await this.#memory.shown.bulkGet([...ids])
    const mended = await this.#mended(rows.flatMap((row) => row ?? []))
    for (const [i, id] of ids.entries()) this.#take(id, rows[i], mended.has(id))
  }

  /** Of these rows, those that were returned and have been mended since: what waits anew because its author said so. */
  async #mended(rows: readonly ShownRow[]): Promise<ReadonlySet<string>> {
    const asked = rows.flatMap(({ id, record, heads }) => {
      const mids = heads.review ?? []
      return (record.review as { state?: string } | undefined)?.state === 'new' && mids.length > 0
        ? [{ id, mids }]
        : []
    })
    if (asked.length === 0) return new Set()
    const gen = ((await this.#memory.meta.get('gen'))?.value as number | undefined) ?? 0
    const folded = await this.#memory.folded.bulkGet(asked.map(({ id }): [number, string] => [gen, id]))
    return new Set(
      asked.flatMap(({ id, mids }, i) =>
        folded[i]?.entries.some((entry) => mids.includes(entry.mid) && mends(entry)) ? [id] : [],
      ),
    )
  }

  async #readAll(): Promise<void> {
    const gone = new Set(this.#seen)
    let next = this.#rowsAfter('')
    for (;;) {
      const rows = await next
      const isLast = rows.length < slice || this.#ended
      // Asked for before these are looked at: the store reads while the page thinks.
      if (!isLast) next = this.#rowsAfter(rows.at(-1)?.id ?? '')
      const mended = await this.#mended(rows)
      for (const row of rows) {
        gone.delete(row.id)
        this.#take(row.id, row, mended.has(row.id))
      }
      if (isLast) break
      await breath()
    }
    if (this.#ended) return
    for (const id of gone) this.#take(id, undefined)
  }

  #rowsAfter(id: string): Promise<ShownRow[]> {
    const rows = this.#memory.shown.where('id').above(id).limit(slice).toArray()
    // Refused where it is awaited; nowhere else.
    rows.catch(() => undefined)
    return rows
  }

  /** Forgets what a record said, and keeps what it says now. */
  #take(id: string, row: ShownRow | undefined, isMended = false): void {
    this.#seen.delete(id)
    this.#alike.take(id, undefined)
    this.#waiting.delete(id)
    this.#contacts.delete(id)
    this.#merged.delete(id)
    for (const contact of this.#names.get(id) ?? []) this.#count(contact, -1)
    this.#names.delete(id)
    if (!row) return
    this.#seen.add(id)
    const shown = countable(row)
    if (row.mergedInto !== undefined) {
      this.#merged.set(id, shown)
      return
    }
    const waits = waitsOf(shown, this.#programme, this.#today, isMended)
    if (waits) this.#waiting.set(id, waits)
    if (row.deleted === 1) return
    this.#alike.take(id, shown)
    if (row.kind === 'contact') this.#contacts.add(id)
    if (row.kind === 'session' || row.kind === 'financing') {
      const { record } = shown
      const named =
        record.kind === 'session' ? record.contactIds : record.kind === 'financing' ? [record.contactId] : []
      const ids = (named ?? []).flatMap((one) => one ?? [])
      if (ids.length === 0) return
      this.#names.set(id, ids)
      for (const contact of ids) this.#count(contact, 1)
    }
  }

  #count(contact: string, by: 1 | -1): void {
    const many = (this.#named.get(contact) ?? 0) + by
    if (many > 0) this.#named.set(contact, many)
    else this.#named.delete(contact)
  }

  #say(): void {
    if (this.#ended) return
    const same = canonical(this.#merged.values())
    // A meeting that names one who was merged is a meeting with whom it stands for.
    const named = new Set([...this.#named.keys()].map(same.of))
    this.#alike.merged(same)
    this.now = {
      waiting: [...this.#waiting.values()],
      doubles: this.#alike.pairs(),
      contactsWithoutSession: [...this.#contacts].filter((id) => !named.has(id)),
    }
    for (const changed of this.#listeners) changed()
  }
}

/** An edit of what had been returned says in the same change that it waits for review again (C6). */
const mends = ({ set, base }: Entry): boolean =>
  (set.review as { state?: string } | undefined)?.state === 'new' &&
  Object.keys(base).some((field) => field !== 'review' && !field.startsWith('_'))

const watches = new WeakMap<Memory, { watch: Watch; of: string }>()

/** The device's one watch, kept while the app is open; made anew on a new day, or by a changed programme. */
export function watchOf(memory: Memory, programme: Programme | null, today: LocalDate): Watch {
  const of = `${today} ${JSON.stringify(programme)}`
  const kept = watches.get(memory)
  if (kept?.of === of) return kept.watch
  kept?.watch.end()
  const watch = new Watch(memory, programme, today)
  watches.set(memory, { watch, of })
  return watch
}
