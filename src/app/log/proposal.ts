// What a new session is proposed to be: today, and otherwise as the last one with the same contact, or the last of all.
import type { Session } from '../../domain/records/session.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { FormValues } from '../records/values.ts'

/** What is a habit of the adviser's, whoever is advised. */
const habits = ['minutes', 'channel', 'companyLab'] as const
/** What carries over from one meeting to the next with the same contact; never what was said or decided at it. */
const carriesOver = [
  ...habits,
  'setting',
  'participants',
  'municipality',
  'place',
  'phase',
  'topics',
  'agenda2030',
  'sdgs',
] as const

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
  for (const name of withContact ? carriesOver : habits) {
    const value = last[name]
    if (value !== undefined) values[name] = value
  }
  if (withContact) values.contactIds = last.contactIds
  return values
}
