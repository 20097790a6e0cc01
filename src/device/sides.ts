// The records behind the other sides of the numbers: a municipality's tile, a budget line, a share, a subject.

import { smallestShown } from '../domain/privacy/small-cells.ts'
import { type Canonical, canonical } from '../domain/programme/canonical.ts'
import { ruleIn } from '../domain/programme/indicator.ts'
import type { Period } from '../domain/programme/period.ts'
import { type BackgroundCells, backgroundCells } from '../domain/programme/perspectives.ts'
import { tallyNames } from '../domain/programme/tally.ts'
import type { Activity } from '../domain/records/activity.ts'
import type { KindName } from '../domain/records/kinds.ts'
import type { Programme } from '../domain/records/programme.ts'
import type { Session } from '../domain/records/session.ts'
import { yearOf } from '../domain/values/local-date.ts'
import type { MunicipalityCode } from '../domain/values/municipality-code.ts'
import type { Memory } from './database.ts'
import { datedIn } from './dated.ts'
import { countable } from './placing.ts'
import type { ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

type Store = { memory: Memory; sealer: Sealer }

/** The records of some kinds in a period that count in a tally, newest first. */
async function countedIn(
  { memory, sealer }: Store,
  tally: string,
  kinds: readonly KindName[],
  period: Period,
): Promise<Opened[]> {
  const found: ShownRow[] = []
  for (const kind of kinds) found.push(...(await datedIn(memory, kind, period)))
  const counted = found.filter((row) => row.deleted === 0 && row.counts.some((one) => one.tally === tally))
  return newestFirst(await Promise.all(counted.map((row) => openShown(sealer, row))))
}

const newestFirst = (rows: Opened[]): Opened[] =>
  rows.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? 1 : -1))

const countyKinds = {
  sessions: ['session'],
  companies: ['companyStart'],
  activities: ['activity'],
  participants: ['session', 'activity'],
} as const

/** What a tile of the county counts. */
export const inMunicipality = (
  store: Store,
  programme: Programme,
  code: MunicipalityCode,
  what: keyof typeof countyKinds,
  period: Period,
): Promise<Opened[]> =>
  countedIn(store, tallyNames(programme.key).municipality(code, what), countyKinds[what], period)

/** The expenses booked on a line, credit notes among them. */
export const onLine = (store: Store, programme: Programme, line: string, period: Period): Promise<Opened[]> =>
  countedIn(store, tallyNames(programme.key).budget(line), ['expense'], period)

/** The sessions at which no information about Agenda 2030 was given: they count, and can be mended. */
export async function withoutInformation(
  { memory, sealer }: Store,
  programme: Programme,
  period: Period,
): Promise<Opened[]> {
  const tally = tallyNames(programme.key).agenda('sessions')
  const rows = (await datedIn(memory, 'session', period)).filter(
    (row) =>
      row.deleted === 0 && row.record.agenda2030 === false && row.counts.some((one) => one.tally === tally),
  )
  return newestFirst(await Promise.all(rows.map((row) => openShown(sealer, row))))
}

/** What the decision names without a number, and where the talks and activities touched it. */
export type Subjects = {
  /** How many sessions and done activities had each topic. */
  topics: Partial<Record<Session['topics'][number], number>>
  /** Done activities of the types that no indicator of the programme counts, newest first. */
  unnumbered: (Opened & { record: Activity })[]
}

/** Topics and activities of a period, as far as they count; read from clear values alone. */
export async function subjectsOf(
  { memory, sealer }: Store,
  programme: Programme,
  period: Period,
): Promise<Subjects> {
  const topics: Record<string, number> = {}
  const unnumbered: ShownRow[] = []
  const numbered = new Set(
    programme.indicators.flatMap(({ counts }) =>
      counts.flatMap(({ kind, where }) => (kind === 'activity' ? [where?.type].flat() : [])),
    ),
  )
  const isCounting = ({ deleted, mergedInto, record }: ShownRow) =>
    deleted === 0 &&
    mergedInto === undefined &&
    record.counts !== false &&
    (record.review as { state?: string } | undefined)?.state !== 'returned' &&
    (record.kind !== 'activity' || record.status === 'done')
  for (const kind of ['session', 'activity'] as const) {
    for (const row of await datedIn(memory, kind, period)) {
      if (!isCounting(row)) continue
      for (const topic of (row.record.topics ?? []) as string[]) topics[topic] = (topics[topic] ?? 0) + 1
      if (kind === 'activity' && !numbered.has(row.record.type as string)) unnumbered.push(row)
    }
  }
  const opened = await Promise.all(unnumbered.map((row) => openShown(sealer, row)))
  return { topics, unnumbered: newestFirst(opened) as Subjects['unnumbered'] }
}

/** The anonymous totals of those who took part, small cells hidden. */
export async function backgroundOf(
  memory: Memory,
  programme: Programme,
  period: Period,
): Promise<BackgroundCells> {
  const [lists, totals, merged] = await Promise.all([
    // Of every day: what a list adds is decided among all of its year.
    datedIn(memory, 'attendanceList', { from: '', to: '\uffff' }),
    memory.shown
      .where('[kind+date]')
      .between(['background', ''], ['background', '\uffff'], true, true)
      .toArray(),
    memory.shown.where('mergedInto').above('').toArray(),
  ])
  const same: Canonical = canonical(merged.map(countable))
  const limit = ruleIn(programme, 'small-cell', smallestShown, yearOf(period.to))
  return backgroundCells([...lists, ...totals].map(countable), same, programme, period, limit)
}
