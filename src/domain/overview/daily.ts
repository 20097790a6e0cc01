// What needs the lead today: one list, the most pressing first, that is empty when everything is in order.
import type { Flag } from '../review/flags.ts'
import { addDays, type LocalDate } from '../values/local-date.ts'
import type { MunicipalityCode } from '../values/municipality-code.ts'

export const dailyKinds = [
  'conflicts', //               two values for one field: the lead decides
  'refused', //                 what the office could not take, and nobody has repaired
  'late', //                    counts in a locked year, and was not in what was reported (C9)
  'to-review',
  'doubles', //                 likely one and the same
  'without-agenda-2030', //     a session at which no information about Agenda 2030 was given
  'short', //                   a session under ten minutes
  'start-without-number', //    doubles of it cannot be seen (C3)
  'contact-without-session', // somebody who is kept here and whom no meeting names
  'silent', //                  a device that has not been heard of for fourteen days
  'behind', //                  an indicator below its pace
  'without-session', //         municipalities where nobody has been advised this year
] as const
export type DailyKind = (typeof dailyKinds)[number]

/** A device is silent after so many days. */
export const silentDays = 14

export type DailyLine = {
  kind: DailyKind
  /** What it is about: ids of records, pairs, devices or indicators, codes of municipalities. Never empty. */
  of: readonly string[]
  /** There is nothing to decide: it is information, and can be put aside. */
  canWait: boolean
  /** How long a device has been silent, and how much lay on it unsent when it was last heard of. */
  silence?: { name: string; days: number; unsent: number | null }
}

/** A record that waits for the lead: a new one, or one with two values for a field. */
export type Waiting = { id: string; isNew: boolean; isOpen: boolean; counts: boolean; flags: readonly Flag[] }

export type InDevice = {
  id: string
  name: string
  state: string
  lastSeen: string | null
  enrolledAt: string
  unsent: number | null
}

export type Gathered = {
  /** Undefined is what is still being read, or what only the office knows and cannot be asked for now: it adds no line. */
  waiting: readonly Waiting[] | undefined
  contactsWithoutSession: readonly string[] | undefined
  /** Each likely double by its two ids. */
  doubles: readonly string[] | undefined
  refused: readonly string[] | undefined
  late: readonly string[] | undefined
  devices: readonly InDevice[] | undefined
  /** Indicators that are behind, in the programme's order. */
  behind: readonly string[]
  withoutSession: readonly MunicipalityCode[]
  /** Now, in milliseconds since 1970. */
  now: number
}

/** Which remark on a new record makes a line of its own; the others are seen when it is reviewed. */
const flagged = ['without-agenda-2030', 'short', 'start-without-number'] as const

/**
 * The day's lines. A remark is asked about until the lead has said her word on its record: approved, returned or set
 * aside, it is dealt with.
 */
export function dailyList(gathered: Gathered): DailyLine[] {
  const { waiting = [], now } = gathered
  const fresh = waiting.filter(({ isNew }) => isNew)
  const idsOf = (some: readonly Waiting[]) => some.map(({ id }) => id)
  const line = (kind: DailyKind, of: readonly string[] = [], canWait = false): DailyLine[] =>
    of.length > 0 ? [{ kind, of, canWait }] : []
  return [
    ...line('conflicts', idsOf(waiting.filter(({ isOpen }) => isOpen))),
    ...line('refused', gathered.refused),
    ...line('late', gathered.late),
    ...line('to-review', idsOf(fresh)),
    ...line('doubles', gathered.doubles),
    ...flagged.flatMap((flag) =>
      line(flag, idsOf(fresh.filter(({ counts, flags }) => counts && flags.includes(flag)))),
    ),
    ...line('contact-without-session', gathered.contactsWithoutSession, true),
    ...(gathered.devices ?? []).flatMap((device) => silenceOf(device, now)),
    ...gathered.behind.flatMap((id) => line('behind', [id], true)),
    ...line('without-session', gathered.withoutSession, true),
  ]
}

function silenceOf({ id, name, state, lastSeen, enrolledAt, unsent }: InDevice, now: number): DailyLine[] {
  // One that is put out is expected to be silent.
  if (state !== 'active' && state !== 'reenrol') return []
  const days = Math.floor((now - Date.parse(lastSeen ?? enrolledAt)) / 86_400_000)
  return days >= silentDays
    ? [{ kind: 'silent', of: [id], canWait: true, silence: { name, days, unsent } }]
    : []
}

/** What is put aside, by `asideKey`: the last day that it is. */
export type Aside = Readonly<Record<string, LocalDate>>

const asideKey = (kind: DailyKind, of: string): string => `${kind} ${of}`
export const asideKeys = ({ kind, of }: DailyLine): string[] => of.map((one) => asideKey(kind, one))

/** The last day that something seen today is put aside: today itself, or the seventh day from it. */
export const asideUntil = (how: 'today' | 'week', today: LocalDate): LocalDate =>
  how === 'today' ? today : addDays(today, 6)

/** The lines without what is put aside; what has come since makes its line stand again, with that alone. */
export function notAside(lines: readonly DailyLine[], aside: Aside, today: LocalDate): DailyLine[] {
  return lines.flatMap((line) => {
    if (!line.canWait) return [line]
    const of = line.of.filter((one) => (aside[asideKey(line.kind, one)] ?? '') < today)
    return of.length > 0 ? [{ ...line, of }] : []
  })
}

/** What of it is still put aside on a day: the rest is forgotten. */
export const stillAside = (aside: Aside, today: LocalDate): Aside =>
  Object.fromEntries(Object.entries(aside).filter(([, until]) => until >= today))
