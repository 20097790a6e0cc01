// What the lead should look at in a record: a flag never keeps it from being counted.

import { ruleIn } from '../programme/indicator.ts'
import { isCounted } from '../programme/standing.ts'
import { acrossIssues, missingFields } from '../records/kind.ts'
import { kindNamed } from '../records/kinds.ts'
import type { Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { type LocalDate, yearOf } from '../values/local-date.ts'
import { fitsLegalForm } from '../values/organisation-number.ts'

export type Flag =
  | 'without-agenda-2030' //     a session at which no information about Agenda 2030 was given
  | 'short' //                   a session under ten minutes
  | 'dated-ahead'
  | 'start-without-session' //   a company start that names no support; it counts
  | 'start-without-number' //    doubles of it cannot be seen (C3)
  | 'number-not-of-the-form' //  the number's first digit belongs to another legal form
  | 'broken-after-merge' //      a rule across fields, broken without anyone's fault
  | 'incomplete' //              a required field missing after a merge: not counted (C6)
  | 'unknown-line' //            an expense on a line that the budget does not have
  | 'outside-programme' //       dated where no number of the programme looks (C6)
  | 'open' //                    two values against each other (C11)

/** The flags of one record, in the order of `Flag`; none for what is deleted or merged. */
export function flagsOf(shown: ShownRecord, programme: Programme, today: LocalDate): Flag[] {
  const { record, deleted, open } = shown
  if (deleted || record.sameAs || !isCounted(shown)) return open.length > 0 ? ['open'] : []
  const kind = kindNamed(record.kind)
  const values = record as unknown as Readonly<Record<string, unknown>>
  const date: LocalDate | undefined = shown.record.date
  const shortest = ruleIn(programme, 'short-session', 10, yearOf(date ?? today))
  const flags: [Flag, boolean][] = [
    ['without-agenda-2030', record.kind === 'session' && record.agenda2030 === false],
    ['short', record.kind === 'session' && record.minutes < shortest],
    // A planned activity is dated ahead by its nature.
    ['dated-ahead', date > today && !(record.kind === 'activity' && record.status === 'planned')],
    ['start-without-session', record.kind === 'companyStart' && record.sessionIds.length === 0],
    // A sole trader's number is a personal identity number, and is not asked for.
    [
      'start-without-number',
      record.kind === 'companyStart' && !record.organisationNumber && record.legalForm !== 'sole-trader',
    ],
    [
      'number-not-of-the-form',
      record.kind === 'companyStart' &&
        record.organisationNumber !== undefined &&
        !fitsLegalForm(record.organisationNumber, record.legalForm),
    ],
    ['broken-after-merge', acrossIssues(kind, values).length > 0],
    ['incomplete', missingFields(kind, values).length > 0],
    ['unknown-line', record.kind === 'expense' && !programme.budget.some(({ line }) => line === record.line)],
    // A membership holds from before the programme too (C12).
    [
      'outside-programme',
      date > programme.to ||
        (date < programme.from && !(record.kind === 'activity' && record.type === 'municipality-membership')),
    ],
    ['open', open.length > 0],
  ]
  return flags.filter(([, raised]) => raised).map(([flag]) => flag)
}
