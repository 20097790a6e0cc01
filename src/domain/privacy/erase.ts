// What an office holds about one person, and what of it goes when she is erased: the rest, and every count, stays.
import type { Contact } from '../records/contact.ts'
import { type AnyRecord, type KindName, kindNamed, personalFields } from '../records/kinds.ts'
import { choicesOf, shapeOf } from '../values/shape.ts'

/** Why a record is on the list. */
export type About =
  | 'is-the-person' // the contact itself, or one that was merged into it
  | 'only-person' //   a meeting with nobody else
  | 'one-of-several' // a meeting with others too: what is written may be about them
  | 'names-her' //      her name, address or number stands in it
  | 'signed' //         an attendance row under her name

export type HeldAbout = {
  kind: KindName
  id: string
  /** The fields that say something, and that an erasure can empty without moving a number. */
  fields: string[]
  about: About
  /** Whether it is about her beyond doubt; the lead ticks the rest, or leaves it. */
  proposed: boolean
  /** Fields that name her and must stay filled: somebody has to write them anew. */
  byHand: string[]
}

/** Whether a field can be emptied without moving a number: personal, or free text that may be left out. */
export function canBeErased(kind: KindName, name: string): boolean {
  const declared = Object.hasOwn(kindNamed(kind).fields, name) ? kindNamed(kind).fields[name] : undefined
  if (!declared || declared.personal || declared.absence === 'required') return declared?.personal === true
  const { control } = shapeOf(declared.schema)
  return ['line', 'note', 'chips'].includes(control) && choicesOf(declared.schema).length === 0
}

type Values = Readonly<Record<string, unknown>>

/**
 * Everything that may be about a person, her own contact first. `contacts` are that contact and those merged with it;
 * `records` all that the office holds. A field that a record counts by is never on the list, so counts stay (I17).
 */
export function heldAbout(contacts: readonly Contact[], records: readonly AnyRecord[]): HeldAbout[] {
  const own = new Set<string>(contacts.map(({ id }) => id))
  const marks = marksOf(contacts)
  const found: HeldAbout[] = []
  for (const record of records) {
    const values = record as unknown as Values
    const filled = personalFields(record.kind).filter((name) => says(values[name]))
    if (own.has(record.id)) {
      found.push({ ...of(record), fields: filled, about: 'is-the-person', proposed: true, byHand: [] })
      continue
    }
    const texts = Object.keys(kindNamed(record.kind).fields).filter((name) => isText(values[name]))
    const naming = texts.filter((name) => marks.some((mark) => mark(values[name])))
    const open = naming.filter((name) => !filled.includes(name))
    const canGo = open.filter((name) => canBeErased(record.kind, name))
    const byHand = open.filter((name) => !canGo.includes(name))
    const about = aboutOf(record, own, naming)
    if (!about) continue
    // Of a row that somebody signed all goes; elsewhere what is personal, and open texts that name her.
    const fields = about === 'signed' ? filled : [...filled, ...canGo]
    if (fields.length === 0 && byHand.length === 0) continue
    const proposed = about !== 'one-of-several' || naming.length > 0
    found.push({ ...of(record), fields, about, proposed, byHand })
  }
  const order: readonly About[] = ['is-the-person', 'only-person', 'one-of-several', 'signed', 'names-her']
  return found.sort((a, b) => order.indexOf(a.about) - order.indexOf(b.about) || (a.id < b.id ? -1 : 1))
}

const of = ({ kind, id }: AnyRecord): { kind: KindName; id: string } => ({ kind, id })

const says = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const isText = (value: unknown): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string'))

function aboutOf(record: AnyRecord, own: ReadonlySet<string>, naming: readonly string[]): About | null {
  if (record.kind === 'attendance') return naming.includes('name') ? 'signed' : null
  if (record.kind === 'contact') return naming.length > 0 ? 'names-her' : null
  const { contactIds, contactId } = record as { contactIds?: readonly string[]; contactId?: string }
  const with_ = contactIds ?? (contactId === undefined ? [] : [contactId])
  if (with_.some((id) => own.has(id)))
    return with_.every((id) => own.has(id)) ? 'only-person' : 'one-of-several'
  return naming.length > 0 ? 'names-her' : null
}

/** Whether a text names the person, whole: what lies in it under other names is not looked for. */
export function namesPerson(contacts: readonly Contact[]): (text: string) => boolean {
  const marks = marksOf(contacts)
  return (text) => marks.some((mark) => mark(text))
}

/** Letters alone, apart by one space: how names are compared, whatever was typed between and around them. */
const plain = (text: string): string =>
  ` ${text
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()} `

const digits = (text: string): string => text.replace(/\D/g, '')

/** How a text is known to name the person: her whole name, her address, or her number. */
function marksOf(contacts: readonly Contact[]): ((value: unknown) => boolean)[] {
  const all = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : [String(value)])
  const names = contacts.flatMap(({ name }) => (name ? [plain(name)] : []))
  const mails = contacts.flatMap(({ email }) => (email ? [email.toLowerCase()] : []))
  const phones = contacts.flatMap(({ phone }) => {
    // Without the country or the leading nought, and long enough to be nobody else's.
    const number = digits(phone ?? '').replace(/^(?:00)?46|^0/, '')
    return number.length >= 6 ? [number] : []
  })
  return [
    // One word alone is many people's name.
    ...names
      .filter((name) => name.trim().includes(' '))
      .map((name) => has((text) => plain(text).includes(name))),
    ...names.map((name) => has((text) => plain(text) === name)),
    ...mails.map((mail) => has((text) => text.toLowerCase().includes(mail))),
    ...phones.map((number) => has((text) => digits(text).includes(number))),
  ]
  function has(test: (text: string) => boolean): (value: unknown) => boolean {
    return (value) => all(value).some(test)
  }
}
