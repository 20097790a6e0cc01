// Attendance (närvaro): a list, its signed rows, photos of what was signed on paper, and anonymous totals of voluntary answers.
import * as z from 'zod/mini'
import { localDate } from '../values/local-date.ts'
import { recordId, reference } from '../values/record-id.ts'
import { strokes } from '../values/strokes-form.ts'
import { line, manyOf, oneOf, whole0to } from '../values/text.ts'
import { type AcrossFields, field, kind, optional, orEmpty, type RecordOf } from './kind.ts'

export const signingLanguages = ['sv', 'en', 'ar', 'so', 'uk', 'ti', 'prs'] as const
export type SigningLanguage = (typeof signingLanguages)[number]

const instant = z
  .string()
  .check(
    z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/, { error: 'not-an-instant' }),
  )
/** 45 kB of a picture, as base64url. */
const pictureBytes = z
  .string()
  .check(z.maxLength(60_000, { error: 'too-long' }), z.regex(/^[A-Za-z0-9_-]+$/, { error: 'not-valid' }))

export const attendanceList = kind('attendanceList', {
  title: field(line(), { section: 'about' }),
  date: field(localDate, { section: 'when' }),
  place: optional(line(), { section: 'where' }),
  of: optional(recordId, { section: 'about' }),
  languages: orEmpty(manyOf(signingLanguages), [], { section: 'about' }),
  noticeVersion: field(line(40), { section: 'about' }),
  signed: optional(whole0to(10_000), { section: 'standing' }),
  closed: optional(instant, { section: 'standing' }),
  onPaper: optional(whole0to(10_000), { section: 'more' }),
})
export type AttendanceList = RecordOf<typeof attendanceList>

export const attendance = kind(
  'attendance',
  {
    list: field(reference('attendanceList'), { section: 'about', personal: true }),
    name: field(line(), { section: 'who', personal: true }),
    organisation: optional(line(), { section: 'who', personal: true }),
    signature: optional(strokes, { section: 'who', personal: true }),
    witnessedBy: optional(line(), { section: 'who', personal: true }),
    signedAt: field(instant, { section: 'when', personal: true }),
    language: field(oneOf(signingLanguages), { section: 'who', personal: true }),
    noticeVersion: field(line(40), { section: 'about', personal: true }),
    voids: optional(reference('attendance'), { section: 'standing', personal: true }),
  },
  [
    ({ signature, witnessedBy }) =>
      signature === undefined && witnessedBy === undefined
        ? { field: 'signature', because: 'required' }
        : null,
  ],
  { insertOnly: true },
)

/** A part of a photo of a list signed on paper, small enough for any line; the photo is whole when it has all its parts. */
export const photoPart = kind(
  'photoPart',
  {
    list: field(reference('attendanceList'), { section: 'about', personal: true }),
    photo: field(recordId, { section: 'about', personal: true }),
    part: field(whole0to(20, 1), { section: 'about' }),
    parts: field(whole0to(20, 1), { section: 'about' }),
    data: field(pictureBytes, { section: 'more', personal: true }),
  },
  [
    ({ part, parts }) =>
      (part as number) > (parts as number) ? { field: 'part', because: 'too-many' } : null,
  ],
  { insertOnly: true },
)

const totals = <T extends string>(answers: readonly T[]) => z.partialRecord(oneOf(answers), whole0to(10_000))

export const backgroundAges = ['under-31', '31-64', '65-plus'] as const
export const backgroundGenders = ['woman', 'man', 'other'] as const
export const backgroundOrigins = ['abroad', 'parents-abroad', 'sweden'] as const

/** Each question is voluntary: its answers are at most as many as those who answered anything. */
const withinAnswers =
  (question: 'age' | 'gender' | 'origin'): AcrossFields =>
  (record) => {
    const given = Object.values((record[question] ?? {}) as Record<string, number>).reduce((a, b) => a + b, 0)
    return given > (record.answers as number) ? { field: question, because: 'more-than-answered' } : null
  }

export const background = kind(
  'background',
  {
    list: field(reference('attendanceList'), { section: 'about' }),
    // Fewer than five answers are not kept (rule).
    answers: field(whole0to(10_000, 5), { section: 'about' }),
    age: field(totals(backgroundAges), { section: 'about' }),
    gender: field(totals(backgroundGenders), { section: 'about' }),
    origin: field(totals(backgroundOrigins), { section: 'about' }),
  },
  [withinAnswers('age'), withinAnswers('gender'), withinAnswers('origin')],
  { insertOnly: true },
)
export type Background = RecordOf<typeof background>
