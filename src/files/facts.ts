// What an office already has, as a file is held against it: whose name is whose, and what would be there twice.
import type { AnyRecord } from '../domain/records/kinds.ts'
import type { Definition, Programme } from '../domain/records/programme.ts'
import type { ShownRecord } from '../domain/records/shown-record.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import { canonical, sameValue } from '../sync/canonical.ts'

/** Why a line is taken and should be looked at all the same. */
export type Doubt =
  | 'same-content' //       word for word a record that is there already
  | 'same-meeting' //       a session of that day, municipality and contact
  | 'same-number' //        a company start, or a contact, with that organisation number
  | 'same-name' //          a contact of that name
  | 'dated-ahead'
  | 'outside-programme' //  dated where no programme counts it (C6)
  | 'new-contact' //        a name that nobody has yet: a contact is made of it
  | 'deleted' //            the record was deleted here, and stays so
  | 'rewrites-the-past' //  a target or a rule said otherwise without a day: years gone by are judged by it too (C10)

type Ids = ReadonlyMap<string, readonly string[]>

export type Facts = {
  today: LocalDate
  programmes: readonly { from: LocalDate; to: LocalDate }[]
  /** Ids by name, as `plainName` has it. */
  contacts: Ids
  members: Ids
  meetings: ReadonlySet<string>
  numbers: ReadonlySet<string>
  contents: ReadonlySet<number>
}

type Noted = Facts & {
  contacts: Map<string, readonly string[]>
  meetings: Set<string>
  numbers: Set<string>
  contents: Set<number>
}

/** A name as it is compared: without case, double spaces or the marks of how it was typed. */
export const plainName = (name: string): string =>
  name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv')

export const noFacts = (today: LocalDate): Facts => ({
  today,
  programmes: [],
  contacts: new Map(),
  members: new Map(),
  meetings: new Set(),
  numbers: new Set(),
  contents: new Set(),
})

/** A copy of its own, so that lines of one file are held against each other too. */
export const noted = (facts: Facts): Noted => ({
  ...facts,
  contacts: new Map(facts.contacts),
  meetings: new Set(facts.meetings),
  numbers: new Set(facts.numbers),
  contents: new Set(facts.contents),
})

export function factsOf(records: Iterable<Pick<ShownRecord, 'record' | 'deleted'>>, today: LocalDate): Facts {
  const facts = noted(noFacts(today))
  const members = new Map<string, readonly string[]>()
  const programmes: Facts['programmes'][number][] = []
  for (const { record, deleted } of records) {
    if (deleted || record.sameAs) continue
    if (record.kind === 'member') addName(members, record.name, record.id)
    if (record.kind === 'programme' && record.from && record.to)
      programmes.push({ from: record.from, to: record.to })
    note(record, facts)
  }
  return { ...facts, members, programmes }
}

function addName(names: Map<string, readonly string[]>, name: unknown, id: string): void {
  if (typeof name !== 'string') return
  const plain = plainName(name)
  const known = names.get(plain) ?? []
  if (!known.includes(id)) names.set(plain, [...known, id])
}

function note(record: AnyRecord, facts: Noted): void {
  facts.contents.add(contentOf(record))
  for (const meeting of meetingsOf(record)) facts.meetings.add(meeting)
  const number = numberOf(record)
  if (number) facts.numbers.add(number)
  if (record.kind === 'contact') addName(facts.contacts, record.name, record.id)
}

/** What is doubtful about a new record; it is noted, for the lines after it. */
export function doubtsOf(record: AnyRecord, facts: Noted): { field: string; because: Doubt }[] {
  const doubts: { field: string; because: Doubt }[] = []
  const number = numberOf(record)
  if (facts.contents.has(contentOf(record))) doubts.push({ field: 'id', because: 'same-content' })
  else if (meetingsOf(record).some((meeting) => facts.meetings.has(meeting)))
    doubts.push({ field: 'contactIds', because: 'same-meeting' })
  else if (number && facts.numbers.has(number))
    doubts.push({ field: 'organisationNumber', because: 'same-number' })
  else if (record.kind === 'contact' && facts.contacts.has(plainName(record.name)))
    doubts.push({ field: 'name', because: 'same-name' })
  const day = 'review' in record ? record.date : undefined
  if (day !== undefined) {
    if (day > facts.today && !(record.kind === 'activity' && record.status === 'planned'))
      doubts.push({ field: 'date', because: 'dated-ahead' })
    // A membership holds from before the programme too (C12).
    const isMembership = record.kind === 'activity' && record.type === 'municipality-membership'
    const covered = facts.programmes.some(({ from, to }) => day <= to && (day >= from || isMembership))
    if (facts.programmes.length > 0 && !covered) doubts.push({ field: 'date', because: 'outside-programme' })
  }
  note(record, facts)
  return doubts
}

/** What a programme that has begun is judged by, and `after` says otherwise all the way back (C10): which fields. */
export function rewritten(before: Programme, after: Programme, today: LocalDate): string[] {
  if (before.from > today) return []
  const definition = ({ counts, measures, target }: Definition) => ({ counts, measures, target })
  const value = ({ value: held }: Pick<Rule, 'value'>) => held
  return [
    ...changedIn('indicators', before.indicators, after.indicators, definition, today),
    ...changedIn('rules', before.rules, after.rules, value, today),
  ]
}

type Rule = Programme['rules'][number]

/** Of each that was there: what was said of the start, and on each day that has come. A new day rewrites nothing. */
function changedIn<
  V,
  O extends V & { id: string; changes?: readonly (V & { from: LocalDate })[] | undefined },
>(
  list: string,
  before: readonly O[],
  after: readonly O[],
  judgedBy: (one: V) => unknown,
  today: LocalDate,
): string[] {
  return before
    .filter((old) => {
      const now = after.find(({ id }) => id === old.id)
      if (!now || !sameValue(judgedBy(old), judgedBy(now))) return true
      return (old.changes ?? []).some((said) => {
        const kept = now.changes?.find(({ from }) => from === said.from)
        return said.from <= today && !(kept && sameValue(judgedBy(said), judgedBy(kept)))
      })
    })
    .map(({ id }) => `${list}/${id}`)
}

const meetingsOf = (record: AnyRecord): string[] =>
  record.kind === 'session'
    ? record.contactIds.map((contact) => `${record.date} ${record.municipality} ${contact}`)
    : []

const numberOf = (record: AnyRecord): string | null =>
  (record.kind === 'companyStart' || record.kind === 'contact') && record.organisationNumber
    ? `${record.kind} ${record.organisationNumber}`
    : null

/** A number for all that a record says of the world, whoever says it: its id and what the lead said of it left out. */
function contentOf(record: AnyRecord): number {
  const {
    id: _,
    review: _r,
    counts: _c,
    countsNot: _n,
    sameAs: _s,
    notSameAs: _d,
    ...said
  } = record as Record<string, unknown> & { id: string }
  return hashed(canonical(said))
}

// 53 bits that two different texts hardly share (cyrb53); a chance meeting costs a needless doubt and no more.
function hashed(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}
