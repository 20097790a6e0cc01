// What a new session is proposed to be: today, and otherwise as the last one with the same contact, or the last of all.
import type { Session } from '../../domain/records/session.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { FormValues } from '../records/values.ts'

/** The choices that carry over from one meeting to the next; never what was said or decided at it. */
const carriesOver = [
  'setting',
  'participants',
  'minutes',
  'channel',
  'municipality',
  'place',
  'phase',
  'companyLab',
] as const
const carriesOverWithContact = [...carriesOver, 'topics', 'agenda2030', 'sdgs'] as const

/** An empty form on a day. */
export const blankSession = (today: LocalDate): FormValues => ({
  date: today,
  contactIds: [],
  setting: 'individual',
  minutes: 60,
  channel: 'on-site',
  topics: [],
  agenda2030: false,
  sdgs: [],
  companyLab: false,
  notes: '',
  adviserIds: [],
})

/** A new session as last time: with the same contact everything that was chosen, else only the habits. */
export function asLastTime(
  today: LocalDate,
  last: Session,
  { withContact }: { withContact: boolean },
): FormValues {
  const values = blankSession(today)
  for (const name of withContact ? carriesOverWithContact : carriesOver) {
    const value = last[name]
    if (value !== undefined) values[name] = value
  }
  if (withContact) values.contactIds = last.contactIds
  return values
}
