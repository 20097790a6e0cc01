// The rows of one kind's table: read a slice at a time with the newest first, kept as they change, opened when they are asked.
import Dexie, { type ObservabilitySet } from 'dexie'
import { type Canonical, canonical } from '../domain/programme/canonical.ts'
import { type Place, standing } from '../domain/programme/standing.ts'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { Programme } from '../domain/records/programme.ts'
import { flagsOf } from '../domain/review/flags.ts'
import { addDays, type LocalDate } from '../domain/values/local-date.ts'
import type { TableRecord } from '../files/table-columns.ts'
import { breath } from './breath.ts'
import { changedRows } from './changed-rows.ts'
import type { Memory } from './database.ts'
import { programmesNow } from './live.ts'
import { countable } from './placing.ts'
import type { ShownRow } from './rows.ts'
import type { Sealed, Sealer } from './seal.ts'
import { stampOf } from './sealed-rows.ts'

export type TableRow = TableRecord & {
  id: string
  /** What is about a person, until it has been opened; nothing when there is none, or it is among the values. */
  sealed?: Sealed | undefined
  /** Renewed whenever the row is written. */
  stamp: string
}

export type Gathered = {
  rows: readonly TableRow[]
  /** How many there will be. */
  of: number
  /** Whether all of them have been read. */
  whole: boolean
  /** How many have been opened of those that are being opened; nothing while none is. */
  opening: { done: number; of: number } | null
}

/** So many rows in one slice, about: the browser makes them in one breath. */
const slice = 800
/** So long between two drawings while more is read, in milliseconds. */
const often = 350
/** So long a change waits for the next one. */
const quiet = 120

/** Kinds of which one record decides the place of another: they are judged together, and they are few. */
const judgedTogether: readonly KindName[] = ['companyStart', 'financing']

export class TableRows {
  readonly #memory: Memory
  readonly #sealer: Sealer
  readonly #kind: KindName
  readonly #today: LocalDate
  readonly #heard = new Set<() => void>()
  readonly #opened = new Map<string, { stamp: string; record: Promise<TableRecord['record']> }>()
  #now: Gathered = { rows: [], of: 0, whole: false, opening: null }
  #rows: TableRow[] = []
  /** The rows as they lie in the store, where one decides the place of another. */
  #together = new Map<string, ShownRow>()
  #programmes: readonly Programme[] = []
  #same: Canonical = canonical([])
  /** What was read around the rows, to see whether it is another now. */
  #around = ''
  #changed: Set<string> | 'everything' = new Set()
  #work: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isStopped = false
  #isOpening = false
  #wantsOpen = false
  #problem: unknown = null

  constructor({ memory, sealer }: { memory: Memory; sealer: Sealer }, kind: KindName, today: LocalDate) {
    this.#memory = memory
    this.#sealer = sealer
    this.#kind = kind
    this.#today = today
  }

  /** What there is now; the same until something has changed. */
  get now(): Gathered {
    // A seal that does not open, a store that does not answer: said aloud, as everywhere.
    if (this.#problem) throw this.#problem
    return this.#now
  }

  heard(changed: () => void): () => void {
    this.#heard.add(changed)
    return () => {
      this.#heard.delete(changed)
    }
  }

  /** Reads, and goes on listening; what comes back stops it. */
  start(): () => void {
    this.#isStopped = false
    this.#isOpening = false
    Dexie.on('storagemutated', this.#onMutation)
    // Begun again, it stands as it was until all has been read anew.
    this.#queue(() => this.#readAll(!this.#now.whole))
    return () => {
      this.#isStopped = true
      clearTimeout(this.#timer)
      Dexie.on.storagemutated.unsubscribe(this.#onMutation)
    }
  }

  /** One row's values with what is sealed, for what is in view; opened once. */
  one(row: TableRow): Promise<TableRecord['record']> {
    const known = this.#opened.get(row.id)
    if (known?.stamp === row.stamp) return known.record
    const record = this.#openedOf(row)
    this.#opened.set(row.id, { stamp: row.stamp, record })
    return record
  }

  /** Opens them all, and from now on what changes too: for a question that what is sealed must answer. */
  openAll(): void {
    this.#wantsOpen = true
    if (!this.#isOpening && this.#rows.some(({ sealed }) => sealed)) this.#queue(() => this.#openRest())
  }

  /** Rows opened for a file or the clipboard, a slice at a time; null when nobody waits any more. */
  async opened(
    rows: readonly TableRow[],
    step: (done: number) => void,
    isWanted: () => boolean,
  ): Promise<TableRow[] | null> {
    const opened: TableRow[] = []
    for (let at = 0; at < rows.length; at += 200) {
      opened.push(...(await this.#openedRows(rows.slice(at, at + 200))))
      await breath()
      if (!isWanted()) return null
      step(opened.length)
    }
    return opened
  }

  readonly #onMutation = (parts: ObservabilitySet): void => {
    const ids = changedRows(parts, this.#memory)
    if (this.#isStopped || ids?.length === 0) return
    if (ids === null || this.#changed === 'everything') this.#changed = 'everything'
    else for (const id of ids) this.#changed.add(id)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(
      () => this.#queue(() => this.#readChanged()),
      this.#changed === 'everything' ? quiet * 5 : quiet,
    )
  }

  /** One thing after another: a change is read when what was being read is whole. */
  #queue(work: () => Promise<unknown>): void {
    this.#work = this.#work
      .then(() => (this.#isStopped ? undefined : work()))
      .catch((problem) => {
        // The store was closed under it, as when the device is wiped: nobody asks any more.
        if (this.#isStopped || !this.#memory.isOpen()) return
        this.#problem = problem
        for (const heard of this.#heard) heard()
      })
  }

  #say(now: Partial<Gathered>): void {
    if (this.#isStopped) return
    this.#now = { ...this.#now, ...now }
    for (const heard of this.#heard) heard()
  }

  async #readAll(isFirst: boolean): Promise<void> {
    await this.#readAround()
    const all = this.#memory.shown
      .where('[kind+date]')
      .between([this.#kind, ''], [this.#kind, '\uffff'], true, true)
    const of = await all.count()
    const before = new Map(isFirst ? [] : this.#rows.map((row) => [row.id, row]))
    const rows: TableRow[] = []
    this.#together = new Map()
    let told = 0
    for await (const read of this.#slices()) {
      if (this.#isStopped) return
      for (const row of this.#made(read)) {
        // What was opened stays open, as long as nobody has written it anew.
        const known = before.get(row.id)
        const isOpen = known && !known.sealed && row.sealed && known.stamp === row.stamp
        if (!isOpen) rows.push(row)
        else {
          const { sealed: _, ...rest } = row
          rows.push({ ...rest, record: known.record })
        }
      }
      if (isFirst && performance.now() - told > (rows.length < 2_000 ? 0 : often)) {
        told = performance.now()
        this.#say({ rows: rows.slice(), of: Math.max(of, rows.length) })
      }
      await breath()
    }
    this.#rows = this.#judged(rows)
    const now = new Map(rows.map(({ id, stamp }) => [id, stamp]))
    for (const [id, { stamp }] of this.#opened) if (now.get(id) !== stamp) this.#opened.delete(id)
    this.#say({ rows: this.#rows, of: this.#rows.length, whole: true })
    if (this.#wantsOpen) await this.#openRest()
  }

  /** What decides how a record stands beside its own values; whether it is another than it was. */
  async #readAround(): Promise<boolean> {
    const [programmes, merged] = await Promise.all([
      programmesNow(this.#memory),
      this.#memory.shown.where('mergedInto').above('').toArray(),
    ])
    this.#programmes = programmes
    this.#same = canonical(merged.map(countable))
    // Only there do others than the merged one stand elsewhere: what named it names another now.
    const mergers = judgedTogether.includes(this.#kind)
      ? merged.map(({ id, mergedInto }) => [id, mergedInto])
      : []
    const around = JSON.stringify([programmes, mergers])
    const isOther = around !== this.#around
    this.#around = around
    return isOther
  }

  /** Slice after slice, the newest day first; what has no day a slice of ids at a time. */
  async *#slices(): AsyncGenerator<ShownRow[]> {
    const { shown } = this.#memory
    const kind = this.#kind
    let days = 16
    let to: string | undefined = '\uffff'
    for (;;) {
      const latest: ShownRow | undefined = await shown
        .where('[kind+date]')
        .between([kind, '0'], [kind, to], true, to === '\uffff')
        .last()
      if (!latest) break
      const from = addDays(latest.date as LocalDate, 1 - days)
      const rows = await shown
        .where('[kind+date]')
        .between([kind, from], [kind, latest.date], true, true)
        .toArray()
      yield rows.reverse()
      to = from
      // As many days as there are rows for in one breath.
      days = Math.max(1, Math.min(400, Math.round((days * slice) / Math.max(1, rows.length))))
    }
    const ids = await shown.where('[kind+date]').equals([kind, '']).primaryKeys()
    for (let at = 0; at < ids.length; at += slice / 2) {
      const rows = await shown.bulkGet(ids.slice(at, at + slice / 2))
      yield rows.filter((row) => row !== undefined)
    }
  }

  async #readChanged(): Promise<void> {
    const changed = this.#changed
    this.#changed = new Set()
    if (changed === 'everything') return this.#readAll(false)
    if (changed.size === 0) return
    // A changed rule moves records that nobody has touched.
    if (await this.#readAround()) return this.#readAll(false)
    const ids = [...changed]
    // What is erased is not remembered here.
    for (const id of ids) this.#opened.delete(id)
    const read = await this.#memory.shown.bulkGet(ids)
    const fresh = new Map<string, TableRow>()
    for (const id of ids) this.#together.delete(id)
    for (const row of this.#made(read.filter((one) => one?.kind === this.#kind) as ShownRow[]))
      fresh.set(row.id, row)
    const had = this.#rows.some(({ id }) => changed.has(id))
    if (fresh.size === 0 && !had) return
    if (this.#wantsOpen) for (const row of await this.#openedRows([...fresh.values()])) fresh.set(row.id, row)
    const kept: TableRow[] = []
    for (const row of this.#rows) {
      if (!changed.has(row.id)) kept.push(row)
      else {
        const now = fresh.get(row.id)
        if (now) kept.push(now)
        fresh.delete(row.id)
      }
    }
    this.#rows = this.#judged([...fresh.values(), ...kept])
    this.#say({ rows: this.#rows, of: this.#rows.length })
  }

  /** Rows of the store as rows of the table; what is deleted is in none, but for what somebody has changed meanwhile. */
  #made(read: readonly ShownRow[]): TableRow[] {
    const rows = read.filter(({ deleted, open }) => deleted === 0 || open.includes('_deleted'))
    if (judgedTogether.includes(this.#kind)) for (const row of rows) this.#together.set(row.id, row)
    const states = this.#statesOf(rows)
    return rows.map((row): TableRow => {
      const programme = this.#programmeOf(row.date)
      return {
        id: row.id,
        record: row.record,
        made: row.made,
        state: states.get(row.id) ?? null,
        flags: programme ? flagsOf(countable(row), programme, this.#today) : [],
        unsent: row.unsent === 1,
        ...(row.sealed && { sealed: row.sealed }),
        stamp: stampOf(row),
      }
    })
  }

  #programmeOf(date: string): Programme | undefined {
    return this.#programmes.find(({ from, to }) => from <= date && date <= to) ?? this.#programmes[0]
  }

  /** Where records stand in the programme that covers them. */
  #statesOf(rows: readonly ShownRow[]): Map<string, Place> {
    const states = new Map<string, Place>()
    if (!kindNamed(this.#kind).counted) {
      for (const { id } of rows) if (this.#same.of(id) !== id) states.set(id, 'merged')
      return states
    }
    for (const programme of new Set(rows.map(({ date }) => this.#programmeOf(date)))) {
      if (!programme) continue
      // All of them stand together, and each is asked in its own programme.
      for (const { shown, place } of standing(programme, rows.map(countable), this.#same).placed)
        if (this.#programmeOf(shown.record.date) === programme) states.set(shown.record.id, place)
    }
    return states
  }

  #judged(rows: TableRow[]): TableRow[] {
    if (!judgedTogether.includes(this.#kind)) return rows
    const states = this.#statesOf([...this.#together.values()])
    return rows.map((row) => {
      const state = states.get(row.id) ?? null
      return state === row.state ? row : { ...row, state }
    })
  }

  async #openRest(): Promise<void> {
    const rows = [...this.#rows]
    const closed = rows.flatMap(({ sealed }, at) => (sealed ? [at] : []))
    if (closed.length === 0) return
    this.#isOpening = true
    let told = performance.now()
    let since = told
    for (let done = 0; done < closed.length; done += 100) {
      const places = closed.slice(done, done + 100)
      const opened = await this.#openedRows(places.map((at) => rows[at] as TableRow))
      for (const [i, at] of places.entries()) rows[at] = opened[i] as TableRow
      if (this.#isStopped) return
      if (performance.now() - since < 12) continue
      if (performance.now() - told > often) {
        told = performance.now()
        this.#say({ opening: { done, of: closed.length } })
      }
      await breath()
      since = performance.now()
    }
    this.#isOpening = false
    this.#rows = rows
    this.#say({ rows, opening: null })
  }

  #openedRows(rows: readonly TableRow[]): Promise<TableRow[]> {
    return Promise.all(
      rows.map(async (row) => {
        if (!row.sealed) return row
        const { sealed: _, ...rest } = row
        return { ...rest, record: await this.#openedOf(row) }
      }),
    )
  }

  async #openedOf({ id, record, sealed }: TableRow): Promise<TableRecord['record']> {
    if (!sealed) return record
    const { personal } = await this.#sealer.open('shown', id, sealed)
    return { ...record, ...(personal as TableRecord['record']) }
  }
}
