// What a form proposes: what is known already, and never over what a person has chosen.
import type { Contact } from '../../domain/records/contact.ts'
import type { AnyRecord } from '../../domain/records/kinds.ts'
import type { Session } from '../../domain/records/session.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import {
  isLikelyCooperative,
  likelyLegalForm,
  parseOrganisationNumber,
} from '../../domain/values/organisation-number.ts'
import type { LoggedKind } from '../records/logged-kinds.ts'
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
export const blankOf: Readonly<Record<LoggedKind, (today: LocalDate) => FormValues>> = {
  session: (today) => ({
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
  }),
  // The day of registration decides the year that it counts in, and is seldom today: it is asked for.
  companyStart: () => ({
    cooperative: false,
    youthOwned: false,
    companyLab: false,
    creativeIndustry: false,
    contactIds: [],
    sessionIds: [],
    followUps: [],
  }),
  activity: (today) => ({ date: today, status: 'done', partners: [], audiences: [], topics: [], notes: '' }),
  financing: (today) => ({ date: today }),
  expense: (today) => ({ date: today }),
}

/** A new session as last time: with the same contact everything that was chosen, else only the habits. */
export function asLastTime(
  today: LocalDate,
  last: Session,
  { withContact }: { withContact: boolean },
): FormValues {
  const values = blankOf.session(today)
  for (const name of withContact ? carriesOver : habits) {
    const value = last[name]
    if (value !== undefined) values[name] = value
  }
  if (withContact) values.contactIds = last.contactIds
  return values
}

/** What a form takes from the record that it was opened from, as a company start from its session. */
export function begunFrom(kind: LoggedKind, from: AnyRecord, today: LocalDate, known: Known): FormValues {
  if (from.kind !== 'session') return {}
  if (kind === 'session') return asLastTime(today, from, { withContact: true })
  const { id, contactIds, municipality, topics, companyLab } = from
  const contact = known.contact(contactIds[0] ?? '')
  if (kind === 'companyStart') {
    return {
      ...withContacts(kind, contactIds, contact),
      municipality,
      sessionIds: [id],
      companyLab,
      creativeIndustry: topics.includes('creative-industries'),
    }
  }
  if (kind === 'financing') return { ...withContacts(kind, contactIds, contact), municipality }
  if (kind === 'activity') return { municipality, topics }
  return { sessionId: id, date: from.date }
}

/** What a form takes from a contact that it was opened with. */
export function withContacts(
  kind: LoggedKind,
  ids: readonly string[],
  contact: Contact | undefined,
): FormValues {
  const where = contact ? { municipality: contact.municipality } : {}
  if (kind === 'financing') {
    return { contactId: ids[0], ...where, ...(contact ? { name: contact.name } : {}) }
  }
  if (kind !== 'companyStart') return kind === 'session' ? { contactIds: ids, ...where } : where
  const number = contact?.organisationNumber
  return {
    contactIds: ids,
    ...where,
    // A person's name is not her company's.
    ...(contact && contact.type !== 'person' ? { name: contact.name } : {}),
    ...(number ? { organisationNumber: number, ...fromNumber(number) } : {}),
  }
}

export type Known = {
  contact: (id: string) => Contact | undefined
  /** What a type of activity is called. */
  typeName: (type: string) => string | undefined
}

/** What else a changed value proposes. */
export function follows(kind: LoggedKind, field: string, values: FormValues, known: Known): FormValues {
  const value = values[field]
  const text = typeof value === 'string' ? value : ''
  if (kind === 'companyStart' && field === 'organisationNumber') return fromNumber(text)
  if (kind === 'companyStart' && field === 'legalForm') return { cooperative: isLikelyCooperative(text) }
  if (kind === 'companyStart' && field === 'contactIds') {
    const [id] = (value ?? []) as string[]
    const { contactIds: _, ...rest } = withContacts(kind, [], id ? known.contact(id) : undefined)
    return rest
  }
  if (kind === 'financing' && field === 'contactId') {
    const { contactId: _, ...rest } = withContacts(kind, [], known.contact(text))
    return rest
  }
  if (kind === 'activity' && field === 'type') {
    return {
      title: known.typeName(text) ?? '',
      ...(text === 'municipality-membership' ? { membership: 'joined' } : {}),
    }
  }
  return {}
}

/** The legal form that a number's first digit tells, and whether such a one is likely cooperative. */
function fromNumber(typed: string): FormValues {
  const number = parseOrganisationNumber(typed)
  const legalForm = typeof number === 'string' ? likelyLegalForm(number) : null
  return legalForm ? { legalForm, cooperative: isLikelyCooperative(legalForm) } : {}
}
