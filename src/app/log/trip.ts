// The trip to a session away from the office: proposed from the office's distances and the rate of the day, never booked by itself.
import { type Trip, tripOf } from '../../domain/programme/travel.ts'
import type { Office } from '../../domain/records/office.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { parseLocalDate } from '../../domain/values/local-date.ts'
import {
  type MunicipalityCode,
  municipalities,
  municipalityCodes,
} from '../../domain/values/municipality-code.ts'
import type { FormValues } from '../records/values.ts'

export type ProposedTrip = Trip & {
  from: string
  to: string
  /** The budget line that trips are booked on. */
  line: string
}

/** The budget line for trips, found by its name; undefined where the programme has none. */
export const travelLine = (programme: Pick<Programme, 'budget'> | null | undefined): string | undefined =>
  programme?.budget.find(({ line }) => line.toLowerCase().startsWith('res'))?.line

/** The trip that a session as it is typed needed, there and back; null when there was none, or nothing tells what it costs. */
export function tripFor(
  values: FormValues,
  office: Office | null | undefined,
  programme: Programme | null | undefined,
): ProposedTrip | null {
  const line = travelLine(programme)
  const day = parseLocalDate(String(values.date ?? ''))
  const to = municipalityCodes.find((code) => code === values.municipality)
  const from = office?.municipality
  if (!office || !from || !line || !day || !to) return null
  if (values.channel !== 'on-site' && values.channel !== 'mixed') return null
  const trip = tripOf(office, from, to, day)
  return trip && { ...trip, line, from: name(from), to: name(to) }
}

const name = (code: MunicipalityCode): string => municipalities[code]

/** The trip as an expense of its session's day. */
export const tripExpense = (
  { line, ore }: ProposedTrip,
  sessionId: string,
  date: unknown,
  text: string,
): FormValues => ({ date, line, amount: ore, text, sessionId })
