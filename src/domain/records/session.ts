// An advisory session (rådgivning): one meeting, however many take part (C2).
import * as z from 'zod/mini'
import { goals } from '../values/goals.ts'
import { localDate, localTime } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { references } from '../values/record-id.ts'
import { shape } from '../values/shape.ts'
import { line, manyOf, note, oneOf, whole0to } from '../values/text.ts'
import { countedKind, field, optional, orEmpty, type RecordOf } from './kind.ts'

const settings = ['individual', 'group'] as const
const channels = ['on-site', 'digital', 'phone', 'mixed'] as const
const phases = ['idea', 'start', 'development'] as const
export const topics = [
  'entrepreneurship',
  'cooperation',
  'community-entrepreneurship',
  'social-innovation',
  'business-model',
  'profitability',
  'financing',
  'creative-industries',
  'youth',
  'integration',
  'inclusion',
  'climate',
  'circular-economy',
  'rural-service',
  'other',
] as const

export const yesOrNo = z.boolean({ error: 'not-yes-or-no' })

export const session = countedKind(
  'session',
  {
    contactIds: orEmpty(references('contact'), [], { section: 'who' }),
    setting: field(oneOf(settings), { section: 'who' }),
    participants: optional(whole0to(10_000, 1), { section: 'who' }),
    date: field(localDate, { section: 'when' }),
    startTime: optional(localTime, { section: 'when' }),
    // Time with the people advised: preparation and travel are not in it, and the field says so.
    minutes: field(shape(whole0to(1440, 1), { control: 'minutes' }), { section: 'when' }),
    channel: field(oneOf(channels), { section: 'where' }),
    municipality: field(municipalityCode, { section: 'where' }),
    place: optional(line(), { section: 'where', personal: true }),
    phase: field(oneOf(phases), { section: 'about' }),
    topics: orEmpty(manyOf(topics), [], { section: 'about' }),
    agenda2030: field(yesOrNo, { section: 'agenda' }),
    sdgs: orEmpty(goals, [], { section: 'agenda' }),
    companyLab: field(yesOrNo, { section: 'about' }),
    notes: orEmpty(note(), '', { section: 'about', personal: true }),
    effect: optional(note(), { section: 'outcome' }),
    nextStep: optional(line(500), { section: 'next', personal: true }),
    nextStepDate: optional(localDate, { section: 'next' }),
    nextStepDone: optional(localDate, { section: 'next' }),
    adviserIds: orEmpty(references('member'), [], { section: 'more' }),
  },
  [
    ({ setting, participants }) =>
      setting === 'group' && participants === undefined
        ? { field: 'participants', because: 'required' }
        : null,
    ({ setting, participants }) =>
      setting === 'individual' && participants !== undefined
        ? { field: 'participants', because: 'only-for-a-group' }
        : null,
    ({ agenda2030, sdgs }) =>
      agenda2030 === false && Array.isArray(sdgs) && sdgs.length > 0
        ? { field: 'sdgs', because: 'goals-without-information' }
        : null,
  ],
)
export type Session = RecordOf<typeof session>
