// An attendance list with its rows, gathered for its paper; and which devices took it.
import type { AnyRecord } from '../domain/records/kinds.ts'
import { officeId } from '../domain/records/office.ts'
import { en } from '../domain/records/words/en.ts'
import { sv } from '../domain/records/words/sv.ts'
import { type LocalDate, printLocalDate } from '../domain/values/local-date.ts'
import { shownRecords } from './office.ts'
import type { Attendance, PaperLanguage } from './papers/attendance-sheet.ts'
import type { OfficeStore } from './stores/store.ts'

/** What a list is of, as its paper says it: no names. */
function meetingIn(record: AnyRecord, language: PaperLanguage): string {
  const { one } = { sv, en }[language].kinds[record.kind]
  const { date, title } = record as { date?: LocalDate; title?: string }
  const day = date ? `, ${printLocalDate(date, language === 'sv' ? 'sv-SE' : 'en-GB')}` : ''
  return title ? `${title} (${one.toLowerCase()}${day})` : `${one}${day}`
}

/** A list with its rows, as its paper says it, and the devices that wrote them; null when there is no such list. */
export async function sheetOf(tx: OfficeStore, id: string, language: PaperLanguage) {
  const stored = await tx.record(id)
  if (stored?.type !== 'attendanceList') return null
  const all = await shownRecords(tx)
  const list = all.find(({ record }) => record.id === id)?.record
  if (list?.kind !== 'attendanceList') return null
  const rows = all.flatMap(({ record, deleted }) =>
    record.kind === 'attendance' && record.list === id && !deleted ? [record as Attendance] : [],
  )
  const writers = new Set<string | null>()
  for (const row of rows) writers.add((await tx.record(row.id))?.createdBy.device ?? null)
  const of = list.of ? all.find(({ record }) => record.id === list.of)?.record : undefined
  const office = all.find(({ record }) => record.id === officeId)?.record
  const responsible = office?.kind === 'office' ? (office.responsible ?? office.name) : ''
  return {
    sheet: { list, rows, of: of ? meetingIn(of, language) : null, responsible },
    writers: [...writers],
  }
}
