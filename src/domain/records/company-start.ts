// A company start (företagsstart): a company registered with support, and how it went.
import * as z from 'zod/mini'
import { localDate } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { organisationNumber } from '../values/organisation-number.ts'
import { references } from '../values/record-id.ts'
import { shape } from '../values/shape.ts'
import { line, note, oneOf, whole0to } from '../values/text.ts'
import { countedKind, field, optional, orEmpty, type RecordOf } from './kind.ts'
import { yesOrNo } from './session.ts'

const legalForms = [
  'economic-association',
  'housing-cooperative',
  'limited-company',
  'limited-company-svb',
  'non-profit-association',
  'partnership',
  'sole-trader',
  'foundation',
] as const

const followUp = z.strictObject({
  months: z.union([z.literal(12), z.literal(24), z.literal(36)], { error: 'not-a-choice' }),
  date: localDate,
  running: yesOrNo,
  livelihoods: whole0to(10_000),
})

export const companyStart = countedKind('companyStart', {
  name: field(line(), { section: 'who', personal: true }),
  organisationNumber: optional(organisationNumber, { section: 'who' }),
  // Of registration: Bolagsverket, or Skatteverket where nothing else registers it (C1).
  date: field(localDate, { section: 'when' }),
  startedOn: optional(localDate, { section: 'when' }),
  legalForm: field(oneOf(legalForms), { section: 'about' }),
  cooperative: field(yesOrNo, { section: 'about' }),
  creativeIndustry: field(yesOrNo, { section: 'about' }),
  youthOwned: field(yesOrNo, { section: 'about' }),
  companyLab: field(yesOrNo, { section: 'about' }),
  municipality: field(municipalityCode, { section: 'where' }),
  contactIds: orEmpty(references('contact'), [], { section: 'who' }),
  sessionIds: orEmpty(references('session'), [], { section: 'more' }),
  livelihoods: field(whole0to(10_000), { section: 'outcome' }),
  followUps: orEmpty(shape(z.array(followUp), { control: 'rows' }), [], {
    section: 'outcome',
    keyedBy: 'months',
  }),
  effect: optional(note(), { section: 'outcome' }),
})
export type CompanyStart = RecordOf<typeof companyStart>
