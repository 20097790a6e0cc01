// The report to the funder, as a file: counted from the office's records, drawn in the form that is asked for.
import { lockOf } from '../domain/programme/reported.ts'
import { programmeFor } from '../domain/programme/targets.ts'
import { type Lock, officeId, reportPeriods } from '../domain/records/office.ts'
import { blocksOf, reportName } from '../domain/report/blocks.ts'
import { type Report, type ReportPeriod, reportOf } from '../domain/report/report.ts'
import type { ReportLanguage } from '../domain/report/words.ts'
import { dayInStockholm, type LocalDate, type Year } from '../domain/values/local-date.ts'
import { recordHash } from '../sync/record-hash.ts'
import type { Shown } from '../sync/shown.ts'
import { recordsAt, shownRecords } from './office.ts'
import { reportDocx } from './papers/report-docx.ts'
import { reportPdf } from './papers/report-pdf.ts'
import { reportXlsx } from './papers/report-xlsx.ts'
import { openSeal, type Sealed, sealPdf, sealZip } from './report-seal.ts'
import type { OfficeStore } from './stores/store.ts'
import type { World } from './world.ts'

export const reportFormats = ['docx', 'pdf', 'xlsx'] as const
export type ReportFormat = (typeof reportFormats)[number]

export const isReportFormat = (said: unknown): said is ReportFormat =>
  (reportFormats as readonly unknown[]).includes(said)
export const isReportPeriod = (said: unknown): said is ReportPeriod =>
  (reportPeriods as readonly unknown[]).includes(said)

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export type ReportAsked = {
  year: Year
  which: ReportPeriod
  format: ReportFormat
  language: ReportLanguage
  programme?: string | undefined
  asOf?: LocalDate | undefined
  /** From the records of now, or those that a locked year was reported from (C9). */
  as?: 'now' | 'reported' | undefined
  /** The day that pace and status look at, where it is not today. */
  today?: LocalDate | undefined
}
export type NotMade = 'no-programme-covers-the-year' | 'unknown-programme' | 'not-locked'
export type Made = { ok: true; bytes: Uint8Array } | { ok: false; because: NotMade }

/** The report's bytes; the same records, and the same day, give the same. */
export async function makeReport(tx: OfficeStore, asked: ReportAsked, world: World): Promise<Made> {
  const counted = await reportFrom(tx, asked, world)
  return counted.ok ? { ok: true, bytes: await drawn(counted, asked) } : counted
}

export type Counted = { report: Report; seal: Sealed; records: readonly Shown[]; officeName: string }

/** The report as a model, with its seal; and the records that it was counted from. */
export async function reportFrom(
  tx: OfficeStore,
  asked: Omit<ReportAsked, 'format'>,
  world: World,
): Promise<({ ok: true } & Counted) | { ok: false; because: NotMade }> {
  const { year, which, asOf, as = 'now' } = asked
  const now = await shownRecords(tx)
  const found = programmeFor(now, year, asked.programme)
  if (!found.ok) return { ok: false, because: found.problem.because }
  const lock = lockOf(now, found.programme, year)
  if (as === 'reported' && !lock) return { ok: false, because: 'not-locked' }
  const then = as === 'reported' ? lock : undefined
  const records = then ? await recordsAt(tx, then.seq ?? 0) : now
  // The programme, too, as it was: its targets may have been others.
  const programme = programmeFor(records, year, found.programme.key)
  const today = asked.today ?? (then ? reportedOn(then) : dayInStockholm(world.clock()))
  const report =
    programme.ok &&
    reportOf({ programme: programme.programme, records, year, today, which, asOf, lock: then ?? lock })
  if (!report) return { ok: false, because: 'no-programme-covers-the-year' }
  const office = records.find(({ record }) => record.id === officeId)?.record
  const seal = sealOf(report, { language: asked.language, as, records, world })
  return { ok: true, report, seal, records, officeName: office?.kind === 'office' ? office.name : '' }
}

/** The day that a locked year was reported, or last added to. */
const reportedOn = (lock: Lock): LocalDate => lock.supplements.at(-1)?.at ?? lock.lockedAt

function sealOf(
  report: Report,
  of: Pick<Sealed, 'language' | 'as'> & { records: readonly Shown[]; world: World },
): Sealed {
  const { language, as, records, world } = of
  const ids = new Map(report.notes.map((one) => [one.note, one.ids]))
  const byId = new Map(records.map(({ record }) => [record.id as string, record]))
  const said = (id: string) => {
    const record = byId.get(id)
    return `${id} ${record ? recordHash(world.sha256, record) : ''}`
  }
  return {
    programme: report.programme.key,
    year: report.year,
    period: report.which,
    language,
    as,
    asOf: report.asOf,
    version: __APP_VERSION__,
    figures: report.objectives
      .flatMap(({ indicators }) => indicators)
      .map(({ id, actual: { value, note } }) => {
        const behind = note === null ? [] : (ids.get(note) ?? [])
        return { id, value, digest: world.sha256(behind.map(said).join('\n')).slice(0, 32) }
      }),
  }
}

async function drawn(
  { report, seal, officeName }: Counted,
  { format, language }: Pick<ReportAsked, 'format' | 'language'>,
): Promise<Uint8Array> {
  const blocks = blocksOf(report, language, officeName)
  const how = { name: reportName(report, language), language, made: new Date(`${report.asOf}T12:00:00Z`) }
  if (format === 'pdf') return sealPdf(await reportPdf(blocks, { ...how, seal: openSeal(seal) }))
  return sealZip(
    format === 'docx' ? await reportDocx(blocks, how) : reportXlsx(report, blocks, language),
    seal,
  )
}
