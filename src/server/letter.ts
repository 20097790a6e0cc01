// The letter to the board, as a file: counted from the office's records, one month of them.
import { programmeFor } from '../domain/programme/targets.ts'
import { officeId } from '../domain/records/office.ts'
import { letterOf } from '../domain/report/letter.ts'
import type { ReportLanguage } from '../domain/report/words.ts'
import { dayInStockholm, type Month } from '../domain/values/local-date.ts'
import { shownRecords } from './office.ts'
import { boardLetter } from './papers/board-letter.ts'
import type { OfficeStore } from './stores/store.ts'
import type { World } from './world.ts'

export type LetterAsked = {
  month: Month
  format: 'pdf' | 'docx'
  language: ReportLanguage
  programme?: string | undefined
}
type LetterMade =
  | { ok: true; bytes: Uint8Array }
  | { ok: false; because: 'no-programme-covers-the-year' | 'unknown-programme' | 'not-found' }

/** The letter's bytes; the same records, and for a month that is not over the same day, give the same. */
export async function makeLetter(tx: OfficeStore, asked: LetterAsked, world: World): Promise<LetterMade> {
  const { month, format, language } = asked
  const records = await shownRecords(tx)
  const found = programmeFor(records, Number(month.slice(0, 4)), asked.programme)
  if (!found.ok) return { ok: false, because: found.problem.because }
  const today = dayInStockholm(world.clock())
  const letter = letterOf({ programme: found.programme, records, today, month })
  if (!letter) return { ok: false, because: 'not-found' }
  const office = records.find(({ record }) => record.id === officeId)?.record
  const organisation = office?.kind === 'office' ? office.name : ''
  return { ok: true, bytes: await boardLetter(letter, { format, language, organisation }) }
}
