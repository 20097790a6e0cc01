// A field's value as it is read: choices by their words, days and money as the language says them.

import type { Opened } from '../../device/sealed-rows.ts'
import type { CompanyStart } from '../../domain/records/company-start.ts'
import { isKindName, type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { type LooseFieldWords, type RecordWords, wordsOf } from '../../domain/records/words/words.ts'
import type { GoalNumber } from '../../domain/values/goals.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { printOre } from '../../domain/values/ore.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import type { Words } from '../words/sv.ts'
import type { ContactShown, Contacts } from './contacts.ts'
import { nameOf } from './record-row.tsx'

export type Printing = {
  words: Words
  records: RecordWords
  locale: string
  contacts: Contacts
  members: readonly Opened[]
}

/** A contact's name; of one who was erased, that. */
const called = (contact: ContactShown | undefined, { detail }: Words): string | undefined =>
  contact && (contact.record.name ?? detail.erasedPerson)

/** A value in words, or null when there is nothing to say. */
export function printValue(kind: KindName, field: string, value: unknown, printing: Printing): string | null {
  const { words, records, locale, contacts, members } = printing
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value) && value.length === 0) return null
  if (field === '_deleted') return value ? words.records.yes : words.records.no
  const declared = kindNamed(kind).fields[field.split('/')[0] ?? field]
  if (!declared) return String(value)
  if (field === 'review') return records.reviewStates[(value as { state: 'new' }).state]
  const said = wordsOf(records, kind, field.split('/')[0] ?? field)
  const one = (item: unknown): string => said?.choices?.[String(item)] ?? String(item)
  const { control, of } = shapeOf(declared.schema)
  switch (control) {
    case 'date':
      return words.moments.day(value as LocalDate)
    case 'time':
      return words.moments.clock(String(value))
    case 'minutes':
      return words.moments.minutes(Number(value))
    case 'amount':
      return printOre(Number(value), locale)
    case 'switch':
      return value ? words.records.yes : words.records.no
    case 'municipality':
      return municipalities[value as '1880'] ?? String(value)
    case 'goals':
      return (value as GoalNumber[]).map((goal) => `${goal} ${records.goals[goal]}`).join(', ')
    case 'references':
    case 'reference': {
      const ids = Array.isArray(value) ? (value as string[]) : [String(value)]
      // What has a page of its own is listed on this one: here only how many there are.
      if (isKindName(of) && kindNamed(of).counted)
        return words.moments.count(ids.length, {
          one: records.kinds[of].one.toLowerCase(),
          other: records.kinds[of].many.toLowerCase(),
        })
      const name = (id: string) =>
        (of === 'contact'
          ? called(contacts.byId.get(id), words)
          : of === 'member'
            ? nameOf(members, id)
            : undefined) ?? '…'
      return ids.map(name).join(', ')
    }
    case 'rows':
      if (field === 'followUps' || field.startsWith('followUps/')) return followUpsSaid(value, said, printing)
      return JSON.stringify(value)
    default:
      return Array.isArray(value)
        ? value.map(one).join(', ')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : one(value)
  }
}

/** `12 månader: finns kvar, försörjer 3 (8 januari 2027)` */
function followUpsSaid(value: unknown, said: LooseFieldWords | null, { words }: Printing): string {
  const rows = (Array.isArray(value) ? value : [value]) as CompanyStart['followUps']
  const { months: inMonths = '', running: stillThere = '', livelihoods: living = '' } = said?.columns ?? {}
  return rows
    .map(({ months, date, running, livelihoods }) =>
      [
        `${months} ${inMonths.toLowerCase()}, ${words.moments.day(date)}`,
        `${stillThere} ${running ? words.records.yes : words.records.no}`,
        `${living} ${words.moments.number(livelihoods)}`,
      ].join('. '),
    )
    .join(' · ')
}
