// An attendance list as a code: what an adviser's phone shows and the office's tablet reads, without network.

import type { NoticeFacts } from '../domain/privacy/notice.ts'
import type { SigningLanguage } from '../domain/records/attendance.ts'
import { attendanceList } from '../domain/records/attendance.ts'
import { checkWhole } from '../domain/records/kind.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import { isRecordId, type RecordId } from '../domain/values/record-id.ts'
import { base45, checksum, fromBase45 } from './frames.ts'

/** What the tablet must know to be the list: nothing of anybody who has signed. */
export type ListCode = {
  list: RecordId
  of?: RecordId
  title: string
  date: LocalDate
  place?: string
  languages: readonly SigningLanguage[]
  noticeVersion: string
  /** What the notice says of the office, which a tablet cannot read for itself. */
  facts: NoticeFacts
}

/** Longer texts than these make a code that a camera has trouble with; a list's own title may be longer. */
const mostLength = 2_000

/** As it stands in the code: capitals, digits and a few signs, which a code holds most of. */
export function printListCode({
  list,
  of,
  title,
  date,
  place,
  languages,
  noticeVersion,
  facts,
}: ListCode): string {
  const { office, contact, months } = facts
  const said = [
    list,
    of ?? '',
    title,
    date,
    place ?? '',
    languages,
    noticeVersion,
    office,
    contact ?? '',
    months,
  ]
  const body = base45(new TextEncoder().encode(JSON.stringify(said)))
  return `RADSLAGLISTA1/${checksum(body)}/${body}`
}

export type NotAList = 'not-a-list' | 'misread' | 'newer-code'

/** A list read by the camera, or from text that was pasted; or why it is none. */
export function parseListCode(text: string): { ok: true; code: ListCode } | { ok: false; because: NotAList } {
  const match = /^RADSLAGLISTA(\d{1,4})\/([0-9A-F]{8})\/([0-9A-Z $%*+\-./:]*)$/.exec(
    text.trim().toUpperCase(),
  )
  if (!match || text.length > mostLength) return { ok: false, because: 'not-a-list' }
  const [, version, sum, body = ''] = match
  if (version !== '1') return { ok: false, because: 'newer-code' }
  // Pasted text may have lost a blank at its end, and a camera may have misread one sign.
  const whole = [body, `${body} `].find((one) => checksum(one) === sum)
  const bytes = whole === undefined ? null : fromBase45(whole)
  const code = bytes && listIn(bytes)
  return code ? { ok: true, code } : { ok: false, because: 'misread' }
}

function listIn(bytes: Uint8Array): ListCode | null {
  const said = parsed(bytes)
  if (!Array.isArray(said) || said.length !== 10) return null
  const [list, of, title, date, place, languages, noticeVersion, office, contact, months] = said
  const optional = { ...(of === '' ? {} : { of }), ...(place === '' ? {} : { place }) }
  const values = { title, date, languages, noticeVersion, ...optional }
  // The same look as at any record: the code comes from outside.
  const checked = checkWhole(attendanceList as never, values)
  const areFacts =
    typeof office === 'string' && typeof contact === 'string' && Number.isInteger(months) && months >= 1
  if (!isRecordId(list) || !checked.ok || !areFacts || languages.length === 0) return null
  const facts: NoticeFacts = { office, months, ...(contact === '' ? {} : { contact }) }
  return { list, ...(checked.values as Omit<ListCode, 'list' | 'facts'>), facts }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
