// What a save would move, before it is made: a dry run of the write door itself, so that it cannot say otherwise.
import { canonical } from '../domain/programme/canonical.ts'
import { definitionIn } from '../domain/programme/indicator.ts'
import { programmePeriod, yearPeriod, yearsOf } from '../domain/programme/period.ts'
import { lockOf } from '../domain/programme/reported.ts'
import { type Place, standing } from '../domain/programme/standing.ts'
import { type Numbers, readTallies, type Tally } from '../domain/programme/tally.ts'
import { checkField } from '../domain/records/kind.ts'
import { isKindName, kindNamed } from '../domain/records/kinds.ts'
import type { Indicator, Programme } from '../domain/records/programme.ts'
import type { LocalDate, Month, Year } from '../domain/values/local-date.ts'
import type { Mutation } from '../sync/messages.ts'
import { type Change, mutationOf } from '../sync/mutation.ts'
import type { Memory } from './database.ts'
import { countable, countsBy, keptProgrammes, sharing } from './placing.ts'
import type { OutboxRow, ShownRow, TallyRow } from './rows.ts'
import type { Store } from './save.ts'
import { summed } from './tallies.ts'
import { rowsFor } from './write.ts'

/** An indicator whose number a save would move, in one year. */
export type Move = {
  programme: Programme
  year: Year
  indicator: Indicator
  before: number
  after: number
  target: number | null
  /** It goes on into the years after: a level (C12), and a target for the whole programme. */
  lasts: boolean
}

/** A budget line that a save would move, in öre. */
export type LineMove = {
  programme: Programme
  year: Year
  line: string
  before: number
  after: number
  budget: number
}

export type WouldMove = {
  moves: Move[]
  lines: LineMove[]
  /** Where the record would stand in the programme of its day: `in`, or why it counts nowhere. */
  place: Place
  /** The record that stands instead of a double, or of one that is not new. */
  insteadOf: string | null
  /** The locked years among those moved: there it waits for the lead's word (C9). */
  locked: Year[]
}

/**
 * What saving these changes would move; the last of them is the record asked about. A value that is not valid yet is
 * left out, as if it had not been typed. Null when the change says nothing that is known here.
 */
export async function wouldMove(
  { memory, sealer, handed }: Store,
  changes: readonly Change[],
  today: LocalDate,
): Promise<WouldMove | null> {
  const first = ((await memory.meta.get('lseq'))?.value as number | undefined) ?? 0
  const put = changes.map((change, i): OutboxRow => {
    const mutation = whatIsValid(mutationOf(change, first + i + 1, handed.at()))
    return {
      lseq: mutation.lseq,
      mid: mutation.mid,
      rec: mutation.rec,
      at: 0,
      lead: i === 0 ? 1 : 0,
      mutation,
    }
  })
  const asked = changes.at(-1)?.rec
  const rows = await rowsFor(memory, sealer, { outbox: { put } })
  const row = rows.shown.find(({ id }) => id === asked)
  if (!row) return null
  const programmes = (rows.programmes ?? (await keptProgrammes(memory))).flatMap(countsBy)
  const from = firstYearMoved(rows.tallies)
  const kept = from === null ? [] : await memory.tallies.toArray()
  const [before, after] = [talliesOf(kept), talliesOf(laidIn(kept, rows.tallies))]
  const moves: Move[] = []
  const lines: LineMove[] = []
  for (const programme of programmes) {
    // A level stays moved in the years after.
    for (const year of yearsOf(programmePeriod(programme)).filter((one) => from !== null && one >= from)) {
      const was = readTallies(before, programme, yearPeriod(year), today)
      const will = readTallies(after, programme, yearPeriod(year), today)
      moves.push(...movesBetween(was, will, programme, year))
      lines.push(...linesBetween(was, will, programme, year))
    }
  }
  const locked = await lockedAmong(memory, [...moves, ...lines])
  return { moves, lines, locked, ...(await placeOf(memory, row, rows.shown, programmes)) }
}

async function lockedAmong(
  memory: Memory,
  moved: readonly { programme: Programme; year: Year }[],
): Promise<Year[]> {
  if (moved.length === 0) return []
  const rows = await memory.shown
    .where('[kind+date]')
    .between(['lock', ''], ['lock', '\uffff'], true, true)
    .toArray()
  const locks = rows.map(countable)
  const years = moved.filter(({ programme, year }) => lockOf(locks, programme, year)).map(({ year }) => year)
  return [...new Set(years)].sort()
}

/** What of a mutation the store could take; a new record with a required field missing is incomplete, and counts nowhere. */
function whatIsValid(mutation: Mutation): Mutation {
  const { type } = mutation
  if (!isKindName(type)) return mutation
  const kept = Object.entries(mutation.set).flatMap(([name, value]): [string, unknown][] => {
    if (name.startsWith('_')) return [[name, value]]
    const checked = checkField(kindNamed(type), name, value)
    return checked.ok ? [[name, checked.value]] : []
  })
  const base = Object.fromEntries(
    Object.entries(mutation.base).filter(([name]) => kept.some(([field]) => field === name)),
  )
  return { ...mutation, set: Object.fromEntries(kept), base }
}

function firstYearMoved(tallies: ReadonlyMap<string, TallyRow['sums']>): Year | null {
  const years = [...tallies].flatMap(([month, sums]) =>
    Object.values(sums).some(([amount]) => amount !== 0) ? [Number(month.slice(0, 4))] : [],
  )
  return years.length > 0 ? Math.min(...years) : null
}

function laidIn(kept: readonly TallyRow[], changes: ReadonlyMap<string, TallyRow['sums']>): TallyRow[] {
  const rows = new Map(kept.map((row) => [row.month, row.sums]))
  for (const [month, change] of changes) rows.set(month, summed(rows.get(month), change))
  return [...rows].map(([month, sums]) => ({ month, sums }))
}

const talliesOf = (rows: readonly TallyRow[]): Tally[] =>
  rows.flatMap(({ month, sums }) =>
    Object.entries(sums).map(([tally, [amount, unreviewed, unsynced, open]]) => ({
      tally,
      month: month as Month,
      amount,
      unreviewed,
      unsynced,
      open,
    })),
  )

const movesBetween = (was: Numbers, will: Numbers, programme: Programme, year: Year): Move[] =>
  programme.indicators.flatMap((indicator, i) => {
    const [before, after] = [was.indicators[i], will.indicators[i]]
    if (!before || !after || before.amount === after.amount) return []
    const { measures, target } = definitionIn(indicator, year)
    const lasts = measures === 'level' || target?.per === 'period'
    return [
      { programme, year, indicator, before: before.amount, after: after.amount, target: after.target, lasts },
    ]
  })

const linesBetween = (was: Numbers, will: Numbers, programme: Programme, year: Year): LineMove[] =>
  will.budget.flatMap(({ line, budgetOre, actualOre }, i) => {
    const before = was.budget[i]?.actualOre ?? 0
    return before === actualOre
      ? []
      : [{ programme, year, line, before, after: actualOre, budget: budgetOre }]
  })

/** Where the record would stand, decided among those that share a key with it. */
async function placeOf(
  memory: Store['memory'],
  row: ShownRow,
  fresh: readonly ShownRow[],
  programmes: readonly Programme[],
): Promise<Pick<WouldMove, 'place' | 'insteadOf'>> {
  const programme = programmes.find((one) => row.date >= one.from && row.date <= one.to) ?? programmes[0]
  if (!programme) return { place: 'after', insteadOf: null }
  const [together, merged] = await Promise.all([
    sharing(memory, row.keys),
    memory.shown.where('mergedInto').above('').toArray(),
  ])
  const now = (rows: readonly ShownRow[]) => {
    const all = new Map([...rows, ...fresh].map((one) => [one.id, one]))
    return [...all.values()]
  }
  const { placed } = standing(programme, now(together).map(countable), canonical(now(merged).map(countable)))
  const found = placed.find(({ shown }) => shown.record.id === row.id)
  return { place: found?.place ?? 'in', insteadOf: found?.insteadOf ?? null }
}
