// The office, its members, its reports and its locked years.
import * as z from 'zod/mini'
import { localDate } from '../values/local-date.ts'
import { municipalityCode } from '../values/municipality-code.ts'
import { recordId, reference } from '../values/record-id.ts'
import { shape } from '../values/shape.ts'
import { email, line, note, oneOf, whole0to } from '../values/text.ts'
import { field, kind, optional, orEmpty, type RecordOf } from './kind.ts'
import { yesOrNo } from './session.ts'

/** The office record's id is the same everywhere, so that an export fits a new office. */
export const officeId = '018cc251-f400-7000-8000-000000000001'

const retention = z.strictObject({
  /** What is kept, by a name of the house: `signatures`, `contact-notes`, … */
  of: line(60),
  months: whole0to(1200, 1),
})
const travelRate = z.strictObject({ from: localDate, orePerKilometre: whole0to(100_000) })
const distance = z.strictObject({ to: line(60), kilometres: whole0to(10_000) })

export const office = kind('office', {
  name: field(line(), { section: 'about' }),
  responsible: optional(line(), { section: 'about' }),
  contact: optional(email, { section: 'about' }),
  /** Where it lies: what a trip starts from. */
  municipality: optional(municipalityCode, { section: 'about' }),
  retention: orEmpty(shape(z.array(retention), { control: 'rows' }), [], { section: 'more', keyedBy: 'of' }),
  distances: orEmpty(shape(z.array(distance), { control: 'rows' }), [], { section: 'more', keyedBy: 'to' }),
  travelRates: orEmpty(shape(z.array(travelRate), { control: 'rows' }), [], {
    section: 'more',
    keyedBy: 'from',
  }),
})
export type Office = RecordOf<typeof office>

export const memberRoles = ['adviser', 'lead', 'tablet'] as const
export type MemberRole = (typeof memberRoles)[number]

export const member = kind('member', {
  name: field(line(), { section: 'who' }),
  role: field(oneOf(memberRoles), { section: 'about' }),
  active: field(yesOrNo, { section: 'standing' }),
})

/** That somebody took out what is behind a number with the names in it: who, when, and what of. */
const takenOut = z.strictObject({
  key: line(60),
  at: line(40),
  by: reference('member'),
  indicator: line(60),
  records: z.int(),
})

const reportText = z.strictObject({ objective: line(60), text: note() })

export const reportPeriods = ['q1', 'q2', 'q3', 'q4', 'h1', 'h2', 'year', 'all'] as const

export const report = kind('report', {
  programme: field(line(60), { section: 'about' }),
  year: field(whole0to(2199, 1900), { section: 'when' }),
  period: field(oneOf(reportPeriods), { section: 'when' }),
  texts: orEmpty(shape(z.array(reportText), { control: 'rows' }), [], {
    section: 'about',
    keyedBy: 'objective',
  }),
  ordinaryOperations: optional(note(), { section: 'about' }),
  effects: orEmpty(z.array(recordId).check(z.maxLength(500, { error: 'too-many' })), [], {
    section: 'outcome',
  }),
  evidence: orEmpty(shape(z.array(takenOut), { control: 'rows' }), [], {
    section: 'standing',
    keyedBy: 'key',
  }),
})

const lockedRecord = z.strictObject({ id: recordId, hash: line(64) })
const lockedFigure = z.strictObject({
  indicator: line(60),
  value: z.int(),
  records: z.array(lockedRecord),
})
/** What stands in the report beside the indicators, by a name of the house: `agenda2030`, `booked/Externa tjänster`, … */
const lockedSum = z.strictObject({ of: line(200), value: z.int() })

export const lateChoices = ['in-next-report', 'in-exception', 'not-reported'] as const
export type LateChoice = (typeof lateChoices)[number]
const late = z.strictObject({
  id: recordId,
  choice: oneOf(lateChoices),
  why: line(500),
  /** What the record was when the choice was made: changed after that, it waits anew. */
  hash: z.optional(line(64)),
})
const exception = z.strictObject({
  key: line(60),
  by: reference('member'),
  what: line(500),
  why: line(500),
  until: localDate,
})

/** A supplementary report: what the year reported until then, and where in the log that had been counted. */
const supplement = z.strictObject({
  key: line(60),
  at: localDate,
  by: reference('member'),
  why: line(500),
  /** Where in the log what stood until then had been counted. */
  seq: z.int(),
  h: line(64),
  changed: z.array(z.strictObject({ of: line(200), from: z.int(), to: z.int() })),
})

export const lock = kind('lock', {
  programme: field(line(60), { section: 'about' }),
  year: field(whole0to(2199, 1900), { section: 'when' }),
  lockedAt: field(localDate, { section: 'when' }),
  figures: orEmpty(shape(z.array(lockedFigure), { control: 'rows' }), [], {
    section: 'about',
    keyedBy: 'indicator',
  }),
  sums: orEmpty(shape(z.array(lockedSum), { control: 'rows' }), [], { section: 'about', keyedBy: 'of' }),
  /** How far in the log, and its hash there: from that the report is made again as it was (C9). */
  seq: optional(z.int(), { section: 'standing' }),
  h: optional(line(64), { section: 'standing' }),
  supplements: orEmpty(shape(z.array(supplement), { control: 'rows' }), [], {
    section: 'about',
    keyedBy: 'key',
  }),
  late: orEmpty(shape(z.array(late), { control: 'rows' }), [], { section: 'about', keyedBy: 'id' }),
  exceptions: orEmpty(shape(z.array(exception), { control: 'rows' }), [], {
    section: 'about',
    keyedBy: 'key',
  }),
})
export type Lock = RecordOf<typeof lock>
