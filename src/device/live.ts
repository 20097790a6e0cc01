// What the screens read: questions to the store, each of them one look-up or a few, to be asked again when it changes.

import { canonical } from '../domain/programme/canonical.ts'
import { aside, contributing } from '../domain/programme/contributing.ts'
import { definitionIn } from '../domain/programme/indicator.ts'
import type { Period } from '../domain/programme/period.ts'
import { radgivning2024Id } from '../domain/programme/radgivning-2024.ts'
import { standing } from '../domain/programme/standing.ts'
import { type Numbers, readTallies, type Tally, tallyNames } from '../domain/programme/tally.ts'
import { countedOver, programmeFor } from '../domain/programme/targets.ts'
import type { KindName } from '../domain/records/kinds.ts'
import type { Indicator, Programme } from '../domain/records/programme.ts'
import {
  addMonths,
  type LocalDate,
  type Month,
  monthOf,
  type Year,
  yearOf,
} from '../domain/values/local-date.ts'
import type { Entry } from '../sync/messages.ts'
import { isPending } from '../sync/on-device.ts'
import type { Memory } from './database.ts'
import { datedIn } from './dated.ts'
import type { Me } from './me.ts'
import { countable, countsBy, keptProgrammes } from './placing.ts'
import { placeOf } from './receive.ts'
import type { SentRow, ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { entriesOf, type Opened, openMutation, openShown } from './sealed-rows.ts'

type Store = { memory: Memory; sealer: Sealer }

const ofKind = (memory: Memory, kind: string) =>
  memory.shown.where('[kind+date]').between([kind, ''], [kind, '\uffff'], true, true)

/** The programme that a year is counted by, as the office says too; null while the device has read none that covers it. */
export async function programmeOf(memory: Memory, year: Year, key?: string): Promise<Programme | null> {
  const found = programmeFor(await keptProgrammes(memory), year, key)
  return found.ok ? found.programme : null
}

/** Every programme that counts, the default one first; nothing while none has been read. */
export async function programmesNow(memory: Memory): Promise<Programme[]> {
  const all = (await keptProgrammes(memory)).flatMap(countsBy)
  const first = ({ id }: Programme) => (id === radgivning2024Id ? 0 : 1)
  return all.sort(
    (a, b) => first(a) - first(b) || (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? -1 : 1),
  )
}

export type TargetsNow = {
  programme: Programme
  numbers: Numbers
  /** A changed definition is being counted anew: until then the numbers say so. */
  stale: boolean
  /** Whether everything that the office had has been read; absence on a device is never a deletion. */
  pulledAll: boolean
}

/**
 * A period's numbers, from the tallies alone: as fast with a hundred records as with a hundred thousand. By the
 * programme asked for, else by the one that the office counts the year by; with a member, its share of each.
 */
export async function targetsNow(
  memory: Memory,
  period: Period,
  today: LocalDate,
  { programme: key, member }: { programme?: string | undefined; member?: string | undefined } = {},
): Promise<TargetsNow | null> {
  const [programme, months, meta] = await memory.transaction('r', memory.tallies, memory.meta, () =>
    Promise.all([
      programmeOf(memory, yearOf(period.to), key),
      memory.tallies.where('month').belowOrEqual(monthOf(period.to)).toArray(),
      memory.meta.bulkGet(['stale', 'pulledAll']),
    ]),
  )
  if (!programme) return null
  const tallies = months.flatMap(({ month, sums }) =>
    Object.entries(sums).map(
      ([tally, [amount, unreviewed, unsynced, open]]): Tally => ({
        tally,
        month: month as Tally['month'],
        amount,
        unreviewed,
        unsynced,
        open,
      }),
    ),
  )
  return {
    programme,
    numbers: readTallies(tallies, programme, period, today, member),
    stale: meta[0]?.value === true,
    pulledAll: meta[1]?.value === true,
  }
}

/** The records behind a number, by date, then id: the very ones it is made of, still sealed. */
export async function behind(
  memory: Memory,
  programme: Programme,
  indicator: Indicator,
  period: Period,
): Promise<ShownRow[]> {
  const { measures, counts } = definitionIn(indicator, yearOf(period.to))
  const over = countedOver(indicator, period, programme)
  if (measures === 'records' || measures === 'people') {
    const name = tallyNames(programme.key).indicator(indicator.id)
    const rows: ShownRow[] = []
    // A month at a time, whole: a cursor takes a row at a time, and all at once is one long breath.
    for (const month of monthsOf(over))
      rows.push(...(await memory.shown.where('countsIn').equals(`${name}|${month}`).toArray()))
    return inOrder(rows.filter((row) => row.deleted === 0))
  }
  // A level or different contacts are not a sum of rows: the definition itself is asked.
  const kinds = [...new Set(counts.map(({ kind }) => kind))]
  const rows: ShownRow[] = []
  // A session stands by itself; who stands among the others is decided among them all, of whichever year.
  const everyDay = { from: '', to: '\uffff' }
  for (const kind of kinds) rows.push(...(await datedIn(memory, kind, kind === 'session' ? over : everyDay)))
  const merged = await memory.shown.where('mergedInto').above('').toArray()
  const place = standing(programme, rows.map(countable), canonical(merged.map(countable)))
  const ids = new Set(contributing(indicator, over, place).map(({ record }) => record.id))
  return inOrder(rows.filter((row) => ids.has(row.id)))
}

const allDays: Period = { from: '1900-01-01' as LocalDate, to: '2199-12-31' as LocalDate }

/** What would have been in the number but is set aside or outside the programme: it is listed beside it (C6). */
export async function besideNumber(
  memory: Memory,
  programme: Programme,
  indicator: Indicator,
  asked: Period,
): Promise<ShownRow[]> {
  // Beside the whole programme stands also what lies before its first day and after its last.
  const isWhole = asked.from === programme.from && asked.to === programme.to
  const period = isWhole ? allDays : asked
  const { measures, counts } = definitionIn(indicator, yearOf(period.to))
  const kinds = [...new Set(counts.map(({ kind }) => kind))]
  // A level lists what was set aside on or before its day, from whichever year.
  const from = measures === 'level' ? '' : period.from
  const isAside = (row: ShownRow) =>
    row.record.counts === false || row.date < programme.from || row.date > programme.to
  const merged = await memory.shown.where('mergedInto').above('').toArray()
  const read: ShownRow[] = []
  if (measures === 'records' || measures === 'people') {
    // What is in the number is not beside it: only the others are read.
    const name = tallyNames(programme.key).indicator(indicator.id)
    const [inIt, open, ...all] = await Promise.all([
      memory.shown
        .where('countsIn')
        .between(`${name}|${monthOf(from as LocalDate)}`, `${name}|${monthOf(period.to)}`, true, true)
        .primaryKeys(),
      memory.shown.where('open').above('').primaryKeys(),
      ...kinds.map((kind) =>
        memory.shown.where('[kind+date]').between([kind, from], [kind, period.to], true, true).primaryKeys(),
      ),
    ])
    const counted = new Set(inIt)
    for (const id of open) counted.delete(id)
    const others = all.flat().filter((id) => !counted.has(id))
    for (const row of await memory.shown.bulkGet(others)) if (row) read.push(row)
  } else {
    for (const kind of kinds) read.push(...(await datedIn(memory, kind, { from, to: period.to })))
  }
  const rows = read.filter(isAside)
  const place = standing(programme, rows.map(countable), canonical(merged.map(countable)))
  const ids = new Set(aside(indicator, period, place).map(({ record }) => record.id))
  return inOrder(rows.filter((row) => ids.has(row.id)))
}

function monthsOf({ from, to }: Period): Month[] {
  const months: Month[] = []
  for (let day = `${monthOf(from)}-01` as LocalDate; day <= to; day = addMonths(day, 1))
    months.push(monthOf(day))
  return months
}

const inOrder = <R extends { date: string; id: string }>(rows: R[]): R[] =>
  rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))

const opened = (sealer: Sealer, rows: readonly ShownRow[]): Promise<Opened[]> =>
  Promise.all(rows.map((row) => openShown(sealer, row)))

/** One record as it is shown, opened; null when this device has none of that id. */
export async function recordOf({ memory, sealer }: Store, id: string): Promise<Opened | null> {
  const row = await memory.shown.get(id)
  return row ? openShown(sealer, row) : null
}

/** Every record of a kind that is not deleted, newest first; within a year where one is given. */
export async function listOf(
  { memory, sealer }: Store,
  kind: KindName,
  { year, most }: { year?: Year; most?: number } = {},
): Promise<Opened[]> {
  const from = year === undefined ? '' : `${year}-01-01`
  const to = year === undefined ? '\uffff' : `${year}-12-31`
  if (most === undefined) {
    const rows = await datedIn(memory, kind, { from, to })
    return opened(sealer, rows.filter((row) => row.deleted === 0).reverse())
  }
  const latest = memory.shown
    .where('[kind+date]')
    .between([kind, from], [kind, to], true, true)
    .reverse()
    .filter((row) => row.deleted === 0)
    .limit(most)
  return opened(sealer, await latest.toArray())
}

/** What has been logged of some kinds, newest first, still sealed: a list opens what it shows. */
export async function logged(
  memory: Memory,
  kinds: readonly KindName[],
  period: Period | null,
): Promise<ShownRow[]> {
  const { from, to } = period ?? { from: '', to: '\uffff' }
  const found: ShownRow[] = []
  for (const kind of kinds) found.push(...(await datedIn(memory, kind, { from, to })))
  return inOrder(found.filter((row) => row.deleted === 0 && row.mergedInto === undefined)).reverse()
}

/** Every record of a kind that has no day: contacts, members; of merged ones the one that stands. */
export async function everyOf({ memory, sealer }: Store, kind: KindName): Promise<Opened[]> {
  return opened(sealer, (await everyRowOf(memory, kind)).rows)
}

/** The same, still sealed, with those that another stands for: each id to the id of the one that does. */
export async function everyRowOf(
  memory: Memory,
  kind: KindName,
): Promise<{ rows: ShownRow[]; merged: ReadonlyMap<string, string> }> {
  const [rows, merged] = await Promise.all([ofKind(memory, kind).toArray(), mergedInto(memory, kind)])
  return { rows: rows.filter((row) => row.deleted === 0 && !merged.has(row.id)), merged }
}

/** Records of a kind that another stands for, each with the id of the one that does (`sameAs`, followed to its end). */
export async function mergedInto(memory: Memory, kind: KindName): Promise<ReadonlyMap<string, string>> {
  const rows = await memory.shown.where('mergedInto').above('').toArray()
  const same = canonical(rows.map(countable))
  const ofThat = rows.filter((row) => row.kind === kind && same.of(row.id) !== row.id)
  return new Map(ofThat.map(({ id }) => [id, same.of(id)]))
}

/** The years that have records of some kinds, newest first, with this year always among them. */
export async function yearsWith(memory: Memory, kinds: readonly KindName[], thisYear: Year): Promise<Year[]> {
  const years = new Set<Year>([thisYear])
  for (const kind of kinds) {
    const all = memory.shown.where('[kind+date]').between([kind, '0'], [kind, '\uffff'])
    const [first, last] = await Promise.all([all.first(), all.last()])
    if (!first || !last) continue
    for (let year = Number(first.date.slice(0, 4)); year <= Number(last.date.slice(0, 4)); year++)
      years.add(year)
  }
  return [...years].sort((a, b) => b - a)
}

/** The records that name one, or one that it stands for, as a contact's sessions: newest first. */
export async function naming({ memory, sealer }: Store, id: string): Promise<Opened[]> {
  const merged = await memory.shown.where('mergedInto').above('').toArray()
  const same = canonical(merged.map(countable))
  const ids = [id, ...merged.flatMap((row) => (same.of(row.id) === id ? [row.id] : []))]
  const rows = await memory.shown.where('refs').anyOf(ids).distinct().toArray()
  return inOrder(
    await opened(
      sealer,
      rows.filter((row) => row.deleted === 0),
    ),
  ).reverse()
}

/** One line of a record's history: an entry of the office, or an own mutation still on its way. */
export type HistoryLine = Omit<Entry, 'seq' | 'recvAt' | 'h'> & { seq?: number; recvAt?: string }

/** Everything that was said of a record, in the order of the log, its own unsent last. */
export async function historyOf(
  { memory, sealer }: Store,
  id: string,
  me: Me | null,
): Promise<HistoryLine[]> {
  const [gen, place] = await Promise.all([memory.meta.get('gen'), placeOf(memory)])
  const [folded, outbox, sent] = await Promise.all([
    memory.folded.get([(gen?.value as number | undefined) ?? 0, id]),
    memory.outbox.where('rec').equals(id).toArray(),
    memory.sent.where('rec').equals(id).toArray(),
  ])
  const pending = [
    ...sent.filter((row) => row.seq !== undefined && isPending({ ...row, seq: row.seq }, place.cursor)),
    ...outbox,
  ]
  const entries = await entriesOf(sealer, folded)
  const read = new Set(entries.map((entry) => entry.mid))
  const own = await Promise.all(
    pending.filter((row) => !read.has(row.mid)).map((row) => openMutation(sealer, row)),
  )
  const by = { member: me?.member ?? null, device: me?.deviceId ?? null }
  return [...entries, ...own.map(({ lseq: _, schema: __, ...mutation }) => ({ ...mutation, by }))]
}

/** What waits for the network, what needs somebody, and how far the device has read. */
export type QueueState = {
  /** How many saves wait: a session and the contact made with it are one, and each record of an import. */
  unsent: number
  /** When the oldest unsent was saved, by this device's clock; null when nothing waits. */
  oldest: number | null
  needsYou: number
  /** Rows that wait here for other devices. */
  carried: number
  /** The office could not open a bundle that this device brought: it lies with the lead. */
  bundleRefused: boolean
  lastSync: number | null
  pulledAll: boolean
  /** How far this device's clock is from the office's, in milliseconds. */
  skew: number
}

export async function queueState(memory: Memory): Promise<QueueState> {
  const [rows, saves, first, refused, carried, meta] = await Promise.all([
    memory.outbox.count(),
    memory.outbox.where('lead').equals(1).count(),
    memory.outbox.orderBy('lseq').first(),
    memory.sent.where('[status+settled]').equals(['quarantined', 0]).count(),
    memory.carried.toArray(),
    memory.meta.bulkGet(['lastSync', 'pulledAll', 'serverSkew', 'bundleRefused']),
  ])
  const [lastSync, pulledAll, skew, bundleRefused] = meta.map((row) => row?.value)
  return {
    unsent: rows === 0 ? 0 : Math.max(1, saves),
    oldest: first?.at ?? null,
    needsYou: refused,
    carried: carried.reduce((sum, { bundle }) => sum + bundle.rows, 0),
    bundleRefused: bundleRefused === true,
    lastSync: (lastSync as number | undefined) ?? null,
    pulledAll: pulledAll === true,
    skew: (skew as number | undefined) ?? 0,
  }
}

/** What the office refused, opened, so that its author can mend it. */
export async function refusedOf({ memory, sealer }: Store): Promise<SentRow[]> {
  const rows = await memory.sent.where('[status+settled]').equals(['quarantined', 0]).toArray()
  return Promise.all(rows.map(async (row) => ({ ...row, mutation: await openMutation(sealer, row) })))
}

/** The records that hold two values for a field and wait for the lead. */
export async function inConflict({ memory, sealer }: Store): Promise<Opened[]> {
  const rows = await memory.shown.where('open').above('').distinct().toArray()
  return opened(sealer, rows)
}

/** What waits to be sent, oldest first; clear values only, for a list says no more than what and when. */
export const waitingOf = ({ memory }: Store) => memory.outbox.orderBy('lseq').toArray()
