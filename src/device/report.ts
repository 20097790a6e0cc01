// The report on the lead's device: the same model as the server's, from the records that are here, without network.
import { programmeFor } from '../domain/programme/targets.ts'
import type { RecordNamed } from '../domain/records/kinds.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import { type Report, type ReportAsked, reportOf } from '../domain/report/report.ts'
import type { Memory } from './database.ts'
import { recordOf } from './live.ts'
import { countable } from './placing.ts'
import type { Sealer } from './seal.ts'
import type { Opened } from './sealed-rows.ts'

export type ReportHere = {
  report: Report
  /** What the lead has written for just this period; null before the first save. */
  own: (Opened & { record: RecordNamed<'report'> }) | null
  /** Everything of the period that says an effect: to pick from. */
  effects: { id: string; kind: string; date: string; effect: string }[]
}

/** So many rows are read at a time; the page draws between two. */
const slice = 2000

/** Every record of one moment, as it is counted: what is sealed in a row is let go again before the next are read. */
const countableRecords = (memory: Memory): Promise<ShownRecord[]> =>
  memory.transaction('r', memory.shown, async () => {
    const records: ShownRecord[] = []
    for (let last = ''; ; ) {
      const rows = await memory.shown.where('id').above(last).limit(slice).toArray()
      for (const row of rows) records.push(countable(row))
      if (rows.length < slice) return records
      last = rows.at(-1)?.id ?? last
    }
  })

/** Null while no programme that this device knows of covers the year. Only clear fields are read: a report names nobody. */
export async function reportHere(
  { memory, sealer }: { memory: Memory; sealer: Sealer },
  { key, ...asked }: Pick<ReportAsked, 'year' | 'today' | 'which'> & { key?: string | undefined },
): Promise<ReportHere | null> {
  const records = await countableRecords(memory)
  const found = programmeFor(records, asked.year, key)
  const report = found.ok ? reportOf({ ...asked, programme: found.programme, records }) : null
  if (!report) return null
  const mine = records.find(
    ({ record, deleted }) =>
      record.kind === 'report' &&
      !deleted &&
      record.programme === report.programme.key &&
      record.year === asked.year &&
      record.period === asked.which,
  )
  const own = mine ? await recordOf({ memory, sealer }, mine.record.id) : null
  const effects = records.flatMap(({ record, deleted }) => {
    const { id, kind, date, effect } = record as { id: string; kind: string; date?: string; effect?: string }
    const isIn = date !== undefined && date >= report.period.from && date <= report.period.to
    return !deleted && effect && isIn ? [{ id, kind, date, effect }] : []
  })
  effects.sort((a, b) => (a.date < b.date ? -1 : 1))
  return { report, own: own as ReportHere['own'], effects }
}
