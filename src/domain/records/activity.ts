// An activity (aktivitet): what the programme does beside advising and starting companies.
import * as z from 'zod/mini'
import { localDate } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { line, manyOf, note, oneOf, whole0to } from '../values/text.ts'
import { countedKind, field, optional, orEmpty, type RecordOf } from './kind.ts'
import { topics } from './session.ts'

const activityTypes = [
  'community-dialogue',
  'coordination-meeting',
  'local-economy-analysis',
  'local-development',
  'creative-industry-information',
  'entrepreneurship-information',
  'youth-idea',
  'social-innovation-project',
  'project-application',
  'platform-update',
  'platform-information',
  'mikrofonden-information',
  'dissemination',
  'cooperation',
  'municipality-membership',
] as const
export const audiences = ['youth', 'foreign-born', 'women', 'all'] as const
const statuses = ['planned', 'done'] as const
const stages = ['watched', 'applied', 'granted'] as const
const memberships = ['joined', 'left'] as const

export const activity = countedKind(
  'activity',
  {
    type: field(oneOf(activityTypes), { section: 'about' }),
    title: field(line(), { section: 'about' }),
    date: field(localDate, { section: 'when' }),
    status: field(oneOf(statuses), { section: 'when' }),
    municipality: optional(municipalityCode, { section: 'where' }),
    participants: optional(whole0to(100_000), { section: 'who' }),
    channel: optional(line(), { section: 'where' }),
    partners: orEmpty(z.array(line()).check(z.maxLength(100, { error: 'too-many' })), [], { section: 'who' }),
    audiences: orEmpty(manyOf(audiences), [], { section: 'who' }),
    topics: orEmpty(manyOf(topics), [], { section: 'about' }),
    stage: optional(oneOf(stages), { section: 'about' }),
    membership: optional(oneOf(memberships), { section: 'about' }),
    effect: optional(note(), { section: 'outcome' }),
    notes: orEmpty(note(), '', { section: 'about', personal: true }),
  },
  [
    ({ type, stage }) =>
      stage !== undefined && type !== 'project-application'
        ? { field: 'stage', because: 'not-for-this-type' }
        : null,
    ({ type, membership }) =>
      membership !== undefined && type !== 'municipality-membership'
        ? { field: 'membership', because: 'not-for-this-type' }
        : null,
    ({ type, municipality }) =>
      type === 'municipality-membership' && municipality === undefined
        ? { field: 'municipality', because: 'required' }
        : null,
  ],
)
export type Activity = RecordOf<typeof activity>
