// How long what is about people is kept: times that the office decides, and what is due when they have passed.
import type { Canonical } from '../programme/canonical.ts'
import { type AnyRecord, type KindName, personalFields } from '../records/kinds.ts'
import { addMonths, earlier, type LocalDate } from '../values/local-date.ts'

export const retentionNames = ['signatures', 'contacts', 'meeting-notes'] as const
export type RetentionName = (typeof retentionNames)[number]

/**
 * Months, until the office decides otherwise: proposals, not law. Signatures as long as accounts may be looked through
 * (bokföringslagen 7:2), contacts two years after the last meeting, what was noted two years after its day.
 */
export const retentionAtFirst: Readonly<Record<RetentionName, number>> = {
  signatures: 84,
  contacts: 24,
  'meeting-notes': 24,
}

/** The months that hold: the office's own, else the proposal. */
export function retentionOf(office: {
  retention?: readonly { of: string; months: number }[]
}): Record<RetentionName, number> {
  const said = new Map((office.retention ?? []).map(({ of, months }) => [of, months]))
  const months = { ...retentionAtFirst }
  for (const name of retentionNames) months[name] = said.get(name) ?? months[name]
  return months
}

/** What is to go, and the day its time has passed. */
export type Due = { of: RetentionName; kind: KindName; id: string; fields: string[]; on: LocalDate }

/** A record and the day the office first had it, for what has no day of its own; deleted ones are kept no longer. */
export type Held = { record: AnyRecord; since: LocalDate }

/** Everything personal whose time has passed on a day, the first due first; what is empty already is not named. */
export function dueBy(
  day: LocalDate,
  held: readonly Held[],
  months: Readonly<Record<RetentionName, number>>,
  same: Canonical,
): Due[] {
  const days = daysOf(held, same)
  const due: Due[] = []
  for (const { record } of held) {
    const of = ruleFor(record.kind)
    const last = days.get(record.id)
    if (!of || !last) continue
    const on = addMonths(last, months[of])
    const fields = goesIn(record).filter((name) => isFilled((record as unknown as Values)[name]))
    if (on <= day && fields.length > 0) due.push({ of, kind: record.kind, id: record.id, fields, on })
  }
  return due.sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))
}

type Values = Record<string, unknown>

function ruleFor(kind: KindName): RetentionName | null {
  if (kind === 'contact') return 'contacts'
  if (kind === 'session' || kind === 'activity') return 'meeting-notes'
  // What hangs on a list goes with its signatures: its rows, and a photo of it.
  return personalFields(kind).includes('list') || kind === 'attendanceList' ? 'signatures' : null
}

/** A company keeps its name and number, which are anybody's to know; of a meeting only what was noted goes. */
function goesIn(record: AnyRecord): string[] {
  const personal = personalFields(record.kind)
  if (record.kind === 'contact' && record.type === 'company')
    return personal.filter((name) => name !== 'name' && name !== 'organisationNumber')
  if (record.kind === 'session' || record.kind === 'activity')
    return personal.filter((name) => name !== 'place')
  return personal
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

/** The day each record's time is counted from: its own, that of its list, or of the last meeting with a contact. */
function daysOf(held: readonly Held[], same: Canonical): Map<string, LocalDate> {
  const days = new Map<string, LocalDate>()
  const met = new Map<string, LocalDate>()
  for (const { record, since } of held) {
    const { date, contactIds, contactId } = record as unknown as {
      date?: LocalDate
      contactIds?: readonly string[]
      contactId?: string
    }
    days.set(record.id, date ?? since)
    for (const id of [...(contactIds ?? []), ...(contactId ? [contactId] : [])]) {
      const who = same.of(id)
      const before = met.get(who)
      const day = date ?? since
      if (!before || before < day) met.set(who, day)
    }
  }
  for (const { record, since } of held) {
    const { list } = record as unknown as { list?: string }
    if (record.kind === 'contact') {
      const last = met.get(same.of(record.id))
      // Noted down after the last meeting, she has been in touch since.
      days.set(record.id, last && earlier(last, since) === since ? last : since)
    } else if (list) days.set(record.id, days.get(list) ?? since)
  }
  return days
}
