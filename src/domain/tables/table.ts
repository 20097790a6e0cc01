// A table that is asked: which rows, in what order, in which groups, and what they come to.
import type { LocalDate } from '../values/local-date.ts'
import { type Column, isNone, type Value } from './column.ts'
import { Encoded, last, plain, sortKey } from './encoded.ts'
import { asks, type Filter, passes } from './filter.ts'
import type { DayPart, GroupBy, SortBy } from './layout.ts'

export type Question = {
  /** Every word of it stands somewhere in the columns that are searched. */
  search: string
  searchIn: readonly string[]
  filters: Readonly<Record<string, Filter>>
  sort: readonly SortBy[]
  group: GroupBy | null
  /** The groups that are folded, by their keys. */
  folded: ReadonlySet<string>
  today: LocalDate
}

/** The sum of each column that can be summed, of whole numbers: money in öre, exact. */
export type Sums = Readonly<Record<string, number>>

export type Group = {
  /** What its rows share, or what of a day they share; empty for rows without a value. */
  key: string
  rows: readonly number[]
  sums: Sums
}

export type Answer = {
  /** The rows that were found, in order; each once. */
  rows: Uint32Array
  groups: readonly Group[] | null
  /** Line by line what is shown: a row by its number, a group `g` as `-1 - g`. */
  lines: Int32Array
  /** For each line the group that it stands in. */
  groupOf: Int32Array
  sums: Sums
}

export class Table<R> {
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  readonly #byId: ReadonlyMap<string, Column<R>>
  readonly #encoded = new Map<string, Encoded<R>>()
  /** What was read of the rows as they were before, until each column is asked again. */
  readonly #before: ReadonlyMap<string, Encoded<R>>

  /** After `before`, of the same columns: what is the very row that it was is not read again. */
  constructor(rows: readonly R[], columns: readonly Column<R>[], before?: Table<R>) {
    this.#before = before?.columns === columns ? new Map([...before.#before, ...before.#encoded]) : new Map()
    this.rows = rows
    this.columns = columns
    this.#byId = new Map(columns.map((column) => [column.id, column]))
  }

  /** A column read, once; undefined when there is none of that name. */
  encoded(id: string): Encoded<R> | undefined {
    const known = this.#encoded.get(id)
    if (known) return known
    const column = this.#byId.get(id)
    if (!column) return undefined
    const encoded = new Encoded(this.rows, column, this.#before.get(id))
    this.#encoded.set(id, encoded)
    return encoded
  }

  ask(question: Question): Answer {
    const rows = this.#sorted(this.#found(question), question.sort)
    const summed = this.columns.filter(({ sums }) => sums).flatMap(({ id }) => this.encoded(id) ?? [])
    const sums = sumsOf(rows, summed)
    const by = question.group && this.encoded(question.group.column)
    if (!by || !question.group) {
      return { rows, groups: null, lines: Int32Array.from(rows), groupOf: new Int32Array(rows.length), sums }
    }
    const isDown = question.sort.some(({ column, down }) => column === question.group?.column && down)
    const groups = groupsOf(rows, by, question.group.by, isDown).map(
      ({ key, rows: own }): Group => ({ key, rows: own, sums: sumsOf(own, summed) }),
    )
    return { rows, groups, ...linesOf(groups, question.folded), sums }
  }

  #found({ search, searchIn, filters, today }: Question): Uint32Array {
    const masks: { codes: Uint32Array; mask: Uint8Array }[] = []
    for (const [id, filter] of Object.entries(filters)) {
      const encoded = asks(filter) ? this.encoded(id) : undefined
      if (!encoded) continue
      const fits = passes(filter, today)
      const mask = Uint8Array.from(encoded.values, (value, code) =>
        fits(value, () => encoded.text(code)) ? 1 : 0,
      )
      masks.push({ codes: encoded.codes, mask })
    }
    // A bit for each word: a row is found when its columns together have them all.
    const words = plain(search).split(/\s+/).filter(Boolean).slice(0, 30)
    const all = 2 ** words.length - 1
    const sought = words.length === 0 ? [] : searchIn.flatMap((id) => this.#soughtIn(id, words))
    const found = new Uint32Array(this.rows.length)
    let count = 0
    for (let row = 0; row < this.rows.length; row++) {
      if (!masks.every(({ codes, mask }) => mask[codes[row] as number] === 1)) continue
      if (all > 0) {
        let has = 0
        for (const { codes, bits } of sought) has |= bits[codes[row] as number] as number
        if (has !== all) continue
      }
      found[count++] = row
    }
    return found.subarray(0, count)
  }

  #soughtIn(id: string, words: readonly string[]): { codes: Uint32Array; bits: Uint32Array }[] {
    const encoded = this.encoded(id)
    if (!encoded) return []
    const bits = Uint32Array.from(encoded.values, (value, code) => {
      if (isNone(value)) return 0
      const said = encoded.plain(code)
      return words.reduce((has, word, i) => (said.includes(word) ? has | (1 << i) : has), 0)
    })
    return [{ codes: encoded.codes, bits }]
  }

  /** By the last column first, each time without disturbing those that are alike: so the first one has the last word. */
  #sorted(rows: Uint32Array, sort: readonly SortBy[]): Uint32Array {
    let sorted = rows
    for (const { column, down } of [...sort].reverse()) {
      const encoded = this.encoded(column)
      if (encoded) sorted = counted(sorted, encoded, down)
    }
    return sorted
  }
}

/** The rows as they stand under each other, group by group, each once: where it stands first. */
export function asShown({ rows, groups }: Pick<Answer, 'rows' | 'groups'>): Uint32Array {
  if (!groups) return rows
  const ordered = new Set<number>()
  for (const group of groups) for (const row of group.rows) ordered.add(row)
  return Uint32Array.from(ordered)
}

/** Rows by the ranks of their values, counted into their places: as many steps as rows and values, and never a comparison. */
function counted<R>(rows: Uint32Array, encoded: Encoded<R>, down: boolean): Uint32Array {
  const ranks = encoded.ranks()
  const { codes } = encoded
  let most = 0
  for (const rank of ranks) if (rank !== last && rank > most) most = rank
  // What is empty has a place after all the others.
  const placeOf = (row: number) => {
    const rank = ranks[codes[row] as number] as number
    return rank === last ? most + 1 : down ? most - rank : rank
  }
  const starts = new Uint32Array(most + 3)
  for (const row of rows) {
    const place = placeOf(row) + 1
    starts[place] = (starts[place] as number) + 1
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number)
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const place = placeOf(row)
    const at = starts[place] as number
    sorted[at] = row
    starts[place] = at + 1
  }
  return sorted
}

function sumsOf<R>(rows: Iterable<number>, columns: readonly Encoded<R>[]): Sums {
  const sums: Record<string, number> = {}
  for (const { column } of columns) sums[column.id] = 0
  for (const { column, codes, values } of columns) {
    let sum = 0
    for (const row of rows) {
      const value = values[codes[row] as number]
      if (typeof value === 'number') sum += value
    }
    sums[column.id] = sum
  }
  return sums
}

/** What of a value a group shares: of a day its month, say; of a list each of its elements. */
function groupKeys(value: Value, by: DayPart | undefined): readonly string[] {
  if (isNone(value)) return ['']
  if (typeof value === 'object') return value
  return [by && typeof value === 'string' ? partOf(value, by) : String(value)]
}

function partOf(day: string, by: DayPart): string {
  if (by === 'day') return day.slice(0, 10)
  if (by === 'month') return day.slice(0, 7)
  if (by === 'year') return day.slice(0, 4)
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** The rows by what they share, each group's in their order; a row with several choices stands under each of them. */
function groupsOf<R>(
  rows: Uint32Array,
  encoded: Encoded<R>,
  by: DayPart | undefined,
  isDown: boolean,
): { key: string; rows: number[] }[] {
  const { shape } = encoded.column
  const part = shape === 'day' ? (by ?? 'month') : undefined
  const keys = encoded.values.map((value) => groupKeys(value, part))
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    for (const key of keys[encoded.codes[row] as number] as readonly string[]) {
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
  }
  const orderOf = (key: string): string | number =>
    shape === 'number' ? Number(key) : shape === 'day' ? key : sortKey(encoded.column.textOf(key))
  return [...groups]
    .map(([key, own]) => ({ key, rows: own, order: key === '' ? null : orderOf(key) }))
    .sort((a, b) => {
      if (a.order === null || b.order === null) return a.order === b.order ? 0 : a.order === null ? 1 : -1
      const up = a.order < b.order ? -1 : a.order > b.order ? 1 : 0
      return isDown ? -up : up
    })
}

function linesOf(groups: readonly Group[], folded: ReadonlySet<string>): Pick<Answer, 'lines' | 'groupOf'> {
  const lines: number[] = []
  const groupOf: number[] = []
  for (const [at, { key, rows }] of groups.entries()) {
    lines.push(-1 - at)
    groupOf.push(at)
    if (folded.has(key)) continue
    for (const row of rows) {
      lines.push(row)
      groupOf.push(at)
    }
  }
  return { lines: Int32Array.from(lines), groupOf: Int32Array.from(groupOf) }
}
