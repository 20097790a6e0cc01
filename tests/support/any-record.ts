// Records drawn by lot: valid ones of every kind, with what a person, a program or a merge may have put in them.
import * as fc from 'fast-check'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import { checkField, checkWhole } from '../../src/domain/records/kind.ts'
import { type KindName, kindNamed } from '../../src/domain/records/kinds.ts'
import { municipalityCodes } from '../../src/domain/values/municipality-code.ts'
import { isRecordId, uuidv7 } from '../../src/domain/values/record-id.ts'
import { choicesOf, shapeOf } from '../../src/domain/values/shape.ts'

type Values = Record<string, unknown>

const anyId = fc
  .tuple(fc.nat(2 ** 40), fc.uint8Array({ minLength: 10, maxLength: 10 }))
  .map(([time, random]) => uuidv7(time, random) as string)
const anyDay = fc
  .integer({ min: -25_567, max: 84_005 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const anyInstant = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString())
/** Text as spreadsheets are teased with: formulas, quotes, separators, lines, spaces around, marks of their own. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '=',
          '+',
          '-',
          '@',
          "'",
          '"',
          ';',
          ',',
          '\t',
          '\r',
          '\n',
          ' ',
          '|',
          '[',
          '{',
          '_x000D_',
          '_x',
          '5F_',
        ],
        ...[
          '\u0001',
          '&amp;',
          '<',
          'å',
          'Kumla',
          'ja',
          '1',
          '2026-05-04',
          '1,5',
          '#N/A',
          '(2)',
          '\uFEFF',
          '\u00a0',
        ],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
)
const listOf = <T>(one: fc.Arbitrary<T>, most = 4) => fc.uniqueArray(one, { maxLength: most })
const rows: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  followUps: fc.uniqueArray(
    fc.record({
      months: fc.constantFrom(12, 24, 36),
      date: anyDay,
      running: fc.boolean(),
      livelihoods: fc.nat(90),
    }),
    { selector: ({ months }) => months, maxLength: 3 },
  ),
  texts: fc.uniqueArray(fc.record({ objective: fc.constantFrom('a', 'b', 'c'), text: anyText }), {
    selector: ({ objective }) => objective,
    maxLength: 2,
  }),
  retention: fc.constantFrom([], [{ of: 'signatures', months: 24 }]),
  distances: fc.constantFrom([], [{ to: '1860', kilometres: 60 }]),
  travelRates: fc.constantFrom([], [{ from: '2026-01-01', orePerKilometre: 250 }]),
}
const totals = (answers: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...answers), fc.nat(1), { maxKeys: 3, noNullPrototype: true })

/** Any value that a field takes. */
function anyValue(kind: KindName, field: string): fc.Arbitrary<unknown> {
  const { schema } = kindNamed(kind).fields[field] ?? {}
  if (!schema) throw new Error(field)
  const { control } = shapeOf(schema)
  const choices = choicesOf(schema)
  const valid = <T>(any: fc.Arbitrary<T>) =>
    any.filter((value) => checkField(kindNamed(kind), field, value).ok)
  if (control === 'rows') return rows[field] ?? fc.constant([])
  if (field === 'review')
    return fc.oneof(
      fc.constantFrom({ state: 'new' }, { state: 'approved' }),
      valid(anyText.map((comment) => ({ state: 'returned', comment }))),
    )
  if (field === 'age') return totals(['under-31', '31-64', '65-plus'])
  if (field === 'gender') return totals(['woman', 'man', 'other'])
  if (field === 'origin') return totals(['abroad', 'parents-abroad', 'sweden'])
  if (field === 'signature')
    return listOf(fc.constantFrom([1, 2], [3, 4, -5, 6]), 3).filter((all) => all.length > 0)
  if (field === 'photo') return anyId
  if (kind === 'photoPart' && field === 'data') return fc.constantFrom('_9j-', ''.padEnd(59_000, 'ab_x00-'))
  if (kind === 'photoPart' && field === 'part') return fc.integer({ min: 1, max: 4 })
  if (kind === 'photoPart' && field === 'parts') return fc.integer({ min: 4, max: 20 })
  if (field === 'effects') return listOf(anyId)
  if (control === 'municipality') return fc.constantFrom(...municipalityCodes)
  if (control === 'choice') return fc.constantFrom(...choices)
  if (control === 'chips' && choices.length > 0) return listOf(fc.constantFrom(...choices))
  if (control === 'chips') return valid(fc.array(anyText, { maxLength: 3 }))
  if (control === 'references') return listOf(anyId)
  if (control === 'reference' || field === 'of' || field === 'sameAs') return anyId
  if (control === 'goals') return listOf(fc.integer({ min: 1, max: 17 }))
  if (control === 'date') return anyDay
  if (control === 'switch') return fc.boolean()
  if (control === 'number' || control === 'minutes')
    return field === 'year' ? fc.integer({ min: 1900, max: 2199 }) : fc.integer({ min: 5, max: 999 })
  if (control === 'amount') return fc.integer({ min: 1, max: 100_000_000_000 })
  if (control === 'time') return fc.constantFrom('00:00', '09:05', '23:59')
  if (control === 'organisation-number') return fc.constantFrom('769600-1234', '556012-3456')
  if (control === 'email') return fc.constantFrom('a@b.se', '-x@y.se', '=1@2.se')
  if (control === 'phone') return fc.constantFrom('+46 70 123 45 67', '0701234567', '070-1 (2)')
  if (field === 'closed' || field === 'signedAt') return anyInstant
  return valid(anyText)
}

const grant = [
  'from',
  'to',
  'objectives',
  'indicators',
  'perspectives',
  'budget',
  'funding',
  'rules',
] as const

/** What the rules across fields ask for, put right. */
function mended(kind: KindName, values: Values): Values {
  const mend = { ...values }
  if (kind === 'session') {
    if (mend.setting === 'individual') delete mend.participants
    else mend.participants ??= 7
    if (mend.agenda2030 === false) mend.sdgs = []
  }
  if (kind === 'activity') {
    if (mend.type !== 'project-application') delete mend.stage
    if (mend.type !== 'municipality-membership') delete mend.membership
    else mend.municipality ??= '1880'
  }
  if (kind === 'attendance' && mend.signature === undefined) mend.witnessedBy ??= 'Bo'
  // Its parts answer to each other: the grant's own do.
  if (kind === 'programme') for (const field of grant) mend[field] = radgivning2024[field]
  if (mend.counts === false) mend.countsNot ??= 'kort samtal'
  return mend
}

/** Any valid record of a kind: its id and values, what is left out left out. */
export function anyRecordOf(kind: KindName): fc.Arbitrary<Values & { kind: KindName; id: string }> {
  const of = kindNamed(kind)
  const fields = Object.fromEntries(Object.keys(of.fields).map((field) => [field, anyValue(kind, field)]))
  const requiredKeys = Object.entries(of.fields)
    .filter(([, { absence }]) => absence === 'required')
    .map(([field]) => field)
  return fc
    .tuple(anyId, fc.record(fields, { requiredKeys }))
    .map(([id, drawn]) => {
      const whole = checkWhole(of, mended(kind, drawn as Values))
      if (!whole.ok) throw new Error(`${kind}: ${JSON.stringify(whole.issues)}`)
      return { kind, id, ...whole.values }
    })
    .filter(
      ({ id, ...rest }) => isRecordId(id) && new TextEncoder().encode(JSON.stringify(rest)).length < 64_000,
    )
}
