// The columns of a kind's table, drawn from its declared fields: a new field has its column without a line here.
import type { Place } from '../domain/programme/standing.ts'
import type { Field } from '../domain/records/kind.ts'
import { isKindName, type KindName, kindNamed, kindNames } from '../domain/records/kinds.ts'
import type { Flag } from '../domain/review/flags.ts'
import type { Shape, Value } from '../domain/tables/column.ts'
import { dayInStockholm, timeInStockholm } from '../domain/values/local-date.ts'
import { shapeOf } from '../domain/values/shape.ts'
import { type Form, formOf } from './forms.ts'

/** A record as a table reads it: its values, how it stands, and where it comes from. */
export type TableRecord = {
  record: Readonly<Record<string, unknown>>
  made: { createdAt: string; createdBy: string | null; updatedAt: string }
  /** Its place in the programme that covers it; of what is not counted, only whether another stands for it. */
  state: Place | null
  flags: readonly Flag[]
  unsent: boolean
}

/** What stands beside the fields of a kind. */
export const ownColumns = ['_state', '_flags', '_createdAt', '_createdBy', '_updatedAt', '_unsent'] as const
export type OwnColumn = (typeof ownColumns)[number]

/** What a cell says: a field's own form, or what only a table has. */
export type CellForm = Form | 'count' | 'is-there' | 'names' | 'instant' | 'state' | 'flags'

export type TableColumn = {
  id: string
  form: CellForm
  shape: Shape
  /** The kind that it names, by id: a contact, a member. */
  of?: 'contact' | 'member'
  /** Sealed at rest: it must be opened before it can be asked. */
  personal: boolean
  sums: boolean
}

/**
 * The kinds that have a table. What is written once is a person's own or anonymous totals, and stands in none; of the
 * office there is but one.
 */
export const tableKinds: readonly KindName[] = kindNames.filter(
  (name) => !kindNamed(name).insertOnly && name !== 'office',
)
export const isTableKind = (name: unknown): name is KindName => isKindName(name) && tableKinds.includes(name)

/** What says of a record that another stands for it: the table has it as its place. */
const saidByPlace = ['sameAs', 'notSameAs']

/** Every column that a kind's table can have: its fields as they are declared, then what stands beside them. */
export function tableColumns(kind: KindName): TableColumn[] {
  const { fields, counted } = kindNamed(kind)
  const declared = Object.entries(fields)
    .filter(([name]) => !saidByPlace.includes(name))
    .map(([name, field]) => columnOf(kind, name, field))
  const own = ownColumns
    .filter((id) => counted || id !== '_flags')
    .map((id): TableColumn => ({ id, ...ownForms[id], personal: false, sums: false }))
  return [...declared, ...own]
}

const ownForms: Readonly<Record<OwnColumn, Pick<TableColumn, 'form' | 'shape' | 'of'>>> = {
  _state: { form: 'state', shape: 'choice' },
  _flags: { form: 'flags', shape: 'choices' },
  _createdAt: { form: 'instant', shape: 'day' },
  _createdBy: { form: 'names', shape: 'choice', of: 'member' },
  _updatedAt: { form: 'instant', shape: 'day' },
  _unsent: { form: 'is-there', shape: 'choice' },
}

const shapes: Readonly<Record<CellForm, Shape>> = {
  text: 'text',
  date: 'day',
  time: 'text',
  minutes: 'number',
  number: 'number',
  money: 'number',
  switch: 'choice',
  choice: 'choice',
  choices: 'choices',
  goals: 'choices',
  id: 'choice',
  ids: 'choices',
  list: 'choices',
  'organisation-number': 'text',
  phone: 'text',
  review: 'choice',
  json: 'number',
  count: 'number',
  'is-there': 'choice',
  names: 'choices',
  instant: 'day',
  state: 'choice',
  flags: 'choices',
}

function columnOf(kind: KindName, name: string, { schema, personal }: Field): TableColumn {
  const form = formOf(kind, name)
  const plain = { id: name, personal: personal === true, sums: false } as const
  if (form === 'text' && isInstant(schema)) return { ...plain, form: 'instant', shape: 'day' }
  // A record of any kind: that there is one is said, for its id says nothing.
  if (form === 'text' && isId(schema)) return { ...plain, form: 'is-there', shape: 'choice' }
  const { of } = shapeOf(schema)
  const named = of === 'contact' || of === 'member' ? of : undefined
  const said: CellForm =
    form === 'id' || form === 'ids' ? (named ? 'names' : form === 'ids' ? 'count' : 'is-there') : form
  return {
    id: name,
    form: said === 'json' ? 'count' : said,
    // One name is a choice, several are choices.
    shape: said === 'names' && form === 'id' ? 'choice' : shapes[said],
    ...(named && { of: named }),
    personal: personal === true,
    sums: form === 'minutes' || form === 'money' || (form === 'number' && isCount(schema)),
  }
}

/** Whether a number says how many: a year cannot be one, and a place in the log can be anything. */
const isCount = (schema: Field['schema']): boolean =>
  schema.safeParse(1).success && !schema.safeParse(-1).success

/** Whether a text can only be an instant. */
const isInstant = (schema: Field['schema']): boolean =>
  schema.safeParse('2026-11-23T10:42:00Z').success && !schema.safeParse('10.42').success

const isId = (schema: Field['schema']): boolean =>
  schema.safeParse('01890000-0000-7000-8000-000000000000').success && !schema.safeParse('x').success

/** Stands where a member would: nobody here logged it. */
export const imported = 'imported'

/** What a record has in a column. */
export function valueIn({ id, form }: TableColumn, row: TableRecord): Value {
  switch (id) {
    case '_state':
      return row.state
    case '_flags':
      return row.flags
    case '_createdAt':
      return localInstant(row.made.createdAt)
    case '_updatedAt':
      return localInstant(row.made.updatedAt)
    case '_createdBy':
      return row.made.createdBy ?? imported
    case 'adviserIds': {
      // Left empty it is the share of whoever logged it.
      const named = (row.record.adviserIds ?? []) as readonly string[]
      return named.length > 0 || row.made.createdBy === null ? named : [row.made.createdBy]
    }
    case '_unsent':
      return String(row.unsent)
  }
  const value = row.record[id]
  if (value === undefined || value === null) return form === 'is-there' ? 'false' : null
  switch (form) {
    case 'is-there':
      return 'true'
    case 'count':
      return Array.isArray(value) ? value.length : 1
    case 'switch':
      return String(value)
    case 'goals':
      return (value as readonly number[]).map(String)
    case 'review':
      return (value as { state: string }).state
    case 'instant':
      return localInstant(String(value))
    // A credit note is subtracted, whatever it points at (C16).
    case 'money':
      return row.record.creditOf === undefined ? (value as number) : -(value as number)
    default:
      return value as Value
  }
}

const hours = new Map<string, string>()

/** An instant as the clock in Stockholm had it: `2026-11-23T10:42`. */
function localInstant(instant: string): string | null {
  if (instant === '') return null
  const parts = /^(\d{4}-\d\d-\d\dT\d\d):(\d\d)[^Z+-]*(Z|[+-]\d\d:00)$/.exec(instant)
  if (!parts) return at(Date.parse(instant))
  // Between two whole hours the clock does not change, and a year has but a few thousand of them.
  const [, hour = '', minutes = '', zone = ''] = parts
  const key = `${hour}${zone}`
  let local = hours.get(key)
  if (local === undefined) {
    local = (at(Date.parse(`${hour}:00:00${zone}`)) ?? '').slice(0, 14)
    hours.set(key, local)
  }
  return `${local}${minutes}`
}

const at = (instant: number): string | null =>
  Number.isNaN(instant) ? null : `${dayInStockholm(instant)}T${timeInStockholm(instant).replace('.', ':')}`

/** The columns that a kind's table begins with; the others are chosen by whoever wants them. */
export function usualColumns(kind: KindName): string[] {
  const all = tableColumns(kind)
  const said = usual[kind]
  if (said) return said.filter((id) => all.some((column) => column.id === id))
  // A kind that nobody has said anything of: what is short and clear, and when it was changed.
  const short = all.filter(
    ({ id, form, shape }) => !id.startsWith('_') && shape !== 'choices' && form !== 'count',
  )
  return [...short.slice(0, 7).map(({ id }) => id), '_updatedAt']
}

const usual: Partial<Record<KindName, readonly string[]>> = {
  session: [
    'date',
    'contactIds',
    'minutes',
    'participants',
    'municipality',
    'adviserIds',
    'review',
    '_flags',
  ],
  contact: ['name', 'type', 'municipality', 'organisationNumber', 'email', 'phone', '_createdAt'],
  companyStart: [
    'name',
    'date',
    'legalForm',
    'cooperative',
    'youthOwned',
    'municipality',
    'livelihoods',
    'review',
    '_flags',
  ],
  activity: ['date', 'type', 'title', 'municipality', 'participants', 'status', 'review', '_flags'],
  financing: ['date', 'role', 'name', 'amount', 'municipality', 'review', '_state'],
  expense: ['date', 'line', 'text', 'amount', '_createdBy', 'review', '_flags'],
  attendanceList: ['date', 'title', 'place', 'signed', 'onPaper', 'closed'],
  report: ['programme', 'year', 'period', 'texts', 'effects', '_updatedAt'],
}

/** How wide a column is before anybody has said so, in pixels: as its values are, and never so narrow that its heading breaks. */
export function usualSize(column: TableColumn & { label: string }): number {
  const longest = Math.max(...column.label.split(/[\s-]+/).map(({ length }) => length))
  return Math.max(sizeOf(column), Math.min(200, 64 + longest * 7))
}

function sizeOf({ id, form, of }: TableColumn): number {
  if (id === 'municipality') return 118
  if (id === '_flags') return 165
  // A sum of a million with its öre.
  if (form === 'money') return 150
  if (id === 'name' || id === 'title' || id === 'text') return 240
  if (form === 'names') return of === 'member' ? 138 : 163
  if (form === 'instant') return 150
  if (form === 'text' || form === 'list' || form === 'choices') return 190
  if (form === 'state' || form === 'review') return 150
  if (form === 'date' || form === 'phone') return 130
  if (form === 'choice') return 130
  return 104
}
