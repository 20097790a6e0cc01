// The report to the funder, as a file: counted from the office's records, drawn in the form that is asked for.
import { programmeFor } from '../domain/programme/targets.ts'
import { officeId, reportPeriods } from '../domain/records/office.ts'
import { blocksOf, reportName } from '../domain/report/blocks.ts'
import { type ReportPeriod, reportOf } from '../domain/report/report.ts'
import type { ReportLanguage } from '../domain/report/words.ts'
import { dayInStockholm, type LocalDate, type Year } from '../domain/values/local-date.ts'
import { shownRecords } from './office.ts'
import { reportDocx } from './papers/report-docx.ts'
import { reportPdf } from './papers/report-pdf.ts'
import { reportXlsx } from './papers/report-xlsx.ts'
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
}
export type Made =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; because: 'no-programme-covers-the-year' | 'unknown-programme' }

/** The report's bytes; the same records, and the same day, give the same. */
export async function makeReport(tx: OfficeStore, asked: ReportAsked, world: World): Promise<Made> {
  const { year, which, format, language, asOf } = asked
  const records = await shownRecords(tx)
  const found = programmeFor(records, year, asked.programme)
  if (!found.ok) return { ok: false, because: found.problem.because }
  const today = dayInStockholm(world.clock())
  const report = reportOf({ programme: found.programme, records, year, today, which, asOf })
  if (!report) return { ok: false, because: 'no-programme-covers-the-year' }
  const office = records.find(({ record }) => record.id === officeId)?.record
  const blocks = blocksOf(report, language, office?.kind === 'office' ? office.name : '')
  const how = { name: reportName(report, language), language, made: new Date(`${report.asOf}T12:00:00Z`) }
  if (format === 'pdf') return { ok: true, bytes: await reportPdf(blocks, how) }
  if (format === 'docx') return { ok: true, bytes: await reportDocx(blocks, how) }
  return { ok: true, bytes: reportXlsx(report, blocks, language) }
}
