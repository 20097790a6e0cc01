// A contact (rådsökande): the person, group or company that is advised.
import { localDate } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { organisationNumber } from '../values/organisation-number.ts'
import { email, line, note, oneOf, phone } from '../values/text.ts'
import { field, kind, optional, orEmpty, type RecordOf } from './kind.ts'

export const contactTypes = ['person', 'group', 'company'] as const

export const contact = kind('contact', {
  name: field(line(), { section: 'who', personal: true }),
  type: field(oneOf(contactTypes), { section: 'who' }),
  municipality: field(municipalityCode, { section: 'where' }),
  email: optional(email, { section: 'who', personal: true }),
  phone: optional(phone, { section: 'who', personal: true }),
  organisationNumber: optional(organisationNumber, { section: 'about', personal: true }),
  notes: orEmpty(note(), '', { section: 'about', personal: true }),
  // The day the person asked to be erased: within a month the lead sees to it, and until then everybody knows.
  erasureAsked: optional(localDate, { section: 'standing' }),
})
export type Contact = RecordOf<typeof contact>
