// The sums that a device keeps as records change, so that a number costs the same with a hundred records or many (I17).
//
// Every placement belongs to one *key*, and everything that can move it shares that key. So when records change, the
// device's write door does this, in its one transaction (tests/support/kept-tallies.ts is the same in forty lines):
//   1. before = canonical(rows that have sameAs), after = the same with the change laid in
//   2. moved = movedIds(before, after); touched = the changed records, the moved, and every row that refers to one of
//      the moved (an index on `referencesOf`, which knows notSameAs too)
//   3. dirty = for each touched record the keys in its row, and `keysOf(shown, after)`, which its row now keeps
//   4. for each dirty key: `placementsOf(key, every row that has it, programme, after)`; the rows' old placements with
//      that key are subtracted, the new ones added and kept; the place that the key gave (`places`) is kept too
//   5. the contact keys, old and new, of every row that step 4 placed are dirty: `contactPlacementsOf(key, every row
//      that has it with the place it keeps, programme)`, subtracted and added likewise. It reaches no further.
// What a placement of `amount` 0 says is only that something is open there, or that nobody took part: a list behind a
// number is the rows with a placement in it that are not deleted.
import type { Indicator, Programme } from '../records/programme.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { type GoalNumber, goalNumbers } from '../values/goals.ts'
import { earlier, type LocalDate, type Month, monthOf, yearOf } from '../values/local-date.ts'
import { type MunicipalityCode, municipalityCodes } from '../values/municipality-code.ts'
import type { Canonical } from './canonical.ts'
import { byWord, contactsOf, isOpen, isUnreviewed, levelOf, people } from './contributing.ts'
import { definitionIn, isCountedBy } from './indicator.ts'
import { livelihoodsNow } from './livelihoods.ts'
import { type BudgetRow, bookedOre, budgetOf, type OneToOne, oneToOneOf } from './money.ts'
import { aimOf, printedPace, type Status, status } from './pace.ts'
import { type Period, within } from './period.ts'
import { audiencesOf, byAudience, type Efforts } from './perspectives.ts'
import { sharedBy } from './share.ts'
import { isCounted, newcomerKey, type Place, type Placed, type ShownCounted, standing } from './standing.ts'
import { countedOver } from './targets.ts'

/** Raised when what a record adds changes: a device whose sums were kept by another number counts anew. */
export const countingVersion = 2

export type Sums = { amount: number; unreviewed: number; unsynced: number; open: number }
/** What one record adds to one tally in one month, and the key that decides it. */
export type Placement = Sums & { key: string; tally: string; month: Month }
/** One row of the device's `tallies`: the sum of every placement with this tally and month. */
export type Tally = Sums & { tally: string; month: Month }

/** The names of the tallies. A different-contacts tally stands once for each stretch, at its first month. */
export const tallyNames = (programme: string) => ({
  indicator: (id: string) => `${programme}/indicator/${id}`,
  contacts: (id: string, stretch: 'quarter' | 'year' | 'period') => `${programme}/indicator/${id}/${stretch}`,
  share: (member: string, id: string) => `${programme}/share/${member}/${id}`,
  municipality: (code: string, what: 'sessions' | 'companies' | 'activities' | 'participants') =>
    `${programme}/municipality/${code}/${what}`,
  goal: (number: number) => `${programme}/goal/${number}`,
  agenda: (what: 'sessions' | 'with-information') => `${programme}/agenda/${what}`,
  audience: (audience: string) => `${programme}/audience/${audience}`,
  livelihoods: (when: 'at-start' | 'now') => `${programme}/livelihoods/${when}`,
  budget: (line: string) => `${programme}/budget/${line}`,
  booked: `${programme}/booked`,
})

/** Whether a tally is an indicator's number, that can be opened to its records. */
export const isIndicator = (tally: string): boolean => tally.includes('/indicator/')

/** The ids that a record refers to: when another comes to stand for one of them, this record counts anew. */
export function referencesOf({ record }: ShownRecord): string[] {
  const ids = new Set<string>(record.notSameAs)
  if (record.sameAs) ids.add(record.sameAs)
  if ('contactIds' in record) for (const id of record.contactIds) ids.add(id)
  if (record.kind === 'financing' && record.contactId) ids.add(record.contactId)
  return [...ids]
}

/** The key that decides whether a record stands, with those it shares it with; and that of its municipality's membership. */
export function keysOf(shown: ShownRecord, same: Canonical): string[] {
  if (!isCounted(shown)) return []
  const { record } = shown
  const newcomer = newcomerKey(record, same)
  const own =
    record.kind === 'companyStart' && record.organisationNumber
      ? `company:${record.organisationNumber}`
      : newcomer
        ? `newcomer:${newcomer}`
        : `record:${record.id}`
  const isMembership = record.kind === 'activity' && record.type === 'municipality-membership'
  return isMembership && record.municipality ? [own, `member:${record.municipality}`] : [own]
}

/** The keys of a record's contacts: only where an indicator measures different contacts. */
export function contactKeysOf(shown: ShownRecord, programme: Programme, same: Canonical): string[] {
  if (!isCounted(shown) || !measuresContacts(programme)) return []
  return contactsOf(shown, same).map((contact) => `contact:${contact}`)
}

const measuresContacts = (programme: Programme): boolean =>
  programme.indicators.some(({ measures, changes }) =>
    [measures, ...(changes ?? []).map((one) => one.measures)].includes('contacts'),
  )

export type Tallied = {
  /** By record id; a record of the group that is not here adds nothing. */
  placements: Map<string, Placement[]>
  /** By record id: the place the key gave it. Empty for `member:` and `contact:` keys. */
  places: Map<string, Place>
}

/** What the records of one key add to the tallies. `group` is every record with the key, deleted and merged ones too. */
export function placementsOf(
  key: string,
  group: readonly ShownRecord[],
  programme: Programme,
  same: Canonical,
): Tallied {
  const { placed } = standing(programme, group, same)
  const adds = new Adder(key)
  if (key.startsWith('member:')) {
    addLevels(adds, placed, programme)
    return { placements: adds.placements, places: new Map() }
  }
  for (const one of placed) addOwn(adds, one, programme, same)
  return {
    placements: adds.placements,
    places: new Map(placed.map(({ shown, place }) => [shown.record.id, place])),
  }
}

/** What one contact's records add: it counts once a quarter, a year and a programme, in the first of its records there. */
export function contactPlacementsOf(
  key: string,
  group: readonly { shown: ShownRecord; place: Place }[],
  programme: Programme,
): Map<string, Placement[]> {
  const adds = new Adder(key)
  const placed = group
    .flatMap(({ shown, place }): Placed[] => (isCounted(shown) ? [{ shown, place }] : []))
    .filter(
      ({ place, shown: { record } }) =>
        place === 'in' || (place === 'contested' && within(record.date, programme)),
    )
    .sort(byWord)
  for (const indicator of programme.indicators) {
    const measured = placed.filter(({ shown: { record } }) => {
      const definition = definitionIn(indicator, yearOf(record.date))
      return definition.measures === 'contacts' && isCountedBy(definition, record)
    })
    const names = tallyNames(programme.key)
    addOnce(adds, names.contacts(indicator.id, 'quarter'), measured, quarterOf)
    addOnce(
      adds,
      names.contacts(indicator.id, 'year'),
      measured,
      (month) => `${month.slice(0, 4)}-01` as Month,
    )
    addSoFar(adds, names.contacts(indicator.id, 'period'), measured)
  }
  return adds.placements
}

/** A tally row with a placement laid in, or taken out. */
export function moved(tally: Sums, placement: Sums, sign: 1 | -1): Sums {
  return {
    amount: tally.amount + sign * placement.amount,
    unreviewed: tally.unreviewed + sign * placement.unreviewed,
    unsynced: tally.unsynced + sign * placement.unsynced,
    open: tally.open + sign * placement.open,
  }
}

const nothing: Sums = { amount: 0, unreviewed: 0, unsynced: 0, open: 0 }
const isNothing = ({ amount, unreviewed, unsynced, open }: Sums): boolean =>
  amount === 0 && unreviewed === 0 && unsynced === 0 && open === 0

class Adder {
  readonly placements = new Map<string, Placement[]>()
  readonly #key: string
  constructor(key: string) {
    this.#key = key
  }
  add(id: string, tally: string, month: Month, sums: Sums): void {
    const placement = { key: this.#key, tally, month, ...sums }
    const said = this.placements.get(id)
    if (said) said.push(placement)
    else this.placements.set(id, [placement])
  }
}

const sumsOf = (shown: ShownCounted, place: Place, amount: number): Sums =>
  place === 'contested'
    ? { ...nothing, open: amount }
    : {
        amount,
        unreviewed: isUnreviewed(shown) ? amount : 0,
        unsynced: shown.unsent ? amount : 0,
        open: isOpen(shown) ? amount : 0,
      }

function addOwn(adds: Adder, { shown, place }: Placed, programme: Programme, same: Canonical): void {
  const { record } = shown
  if (place !== 'in' && (place !== 'contested' || !within(record.date, programme))) return
  const names = tallyNames(programme.key)
  const year = yearOf(record.date)
  const month = monthOf(record.date)
  const add = (tally: string, amount: number) =>
    adds.add(record.id, tally, month, sumsOf(shown, place, amount))
  for (const indicator of programme.indicators) {
    const definition = definitionIn(indicator, year)
    if (!isCountedBy(definition, record)) continue
    if (definition.measures !== 'records' && definition.measures !== 'people') continue
    const measured = definition.measures === 'people' ? people(shown, same) : 1
    add(names.indicator(indicator.id), measured)
    for (const member of sharedBy(record, shown.createdBy)) add(names.share(member, indicator.id), measured)
  }
  if (record.kind === 'session') {
    add(names.municipality(record.municipality, 'sessions'), 1)
    add(names.municipality(record.municipality, 'participants'), people(shown, same))
    add(names.agenda('sessions'), 1)
    if (record.agenda2030) add(names.agenda('with-information'), 1)
    for (const goal of record.sdgs) add(names.goal(goal), 1)
  }
  if (record.kind === 'companyStart') {
    add(names.municipality(record.municipality, 'companies'), 1)
    add(names.livelihoods('at-start'), record.livelihoods)
    add(names.livelihoods('now'), livelihoodsNow(record))
  }
  if (record.kind === 'activity') {
    for (const audience of audiencesOf(record, programme, year)) add(names.audience(audience), 1)
    if (record.municipality) {
      add(names.municipality(record.municipality, 'activities'), 1)
      add(names.municipality(record.municipality, 'participants'), people(shown, same))
    }
  }
  if (record.kind === 'expense') {
    add(names.budget(record.line), bookedOre(record))
    add(names.booked, bookedOre(record))
  }
}

// A level is kept as what each month changed of it, so that the level is the sum of the months so far (C12).
function addLevels(adds: Adder, placed: readonly Placed[], programme: Programme): void {
  const inOrder = placed
    .filter(({ place }) => place === 'in' || place === 'before' || place === 'contested')
    .sort(byWord)
  const names = tallyNames(programme.key)
  for (const indicator of programme.indicators) {
    const counted = inOrder.filter(({ shown: { record } }) => {
      const definition = definitionIn(indicator, Math.max(yearOf(record.date), yearOf(programme.from)))
      return definition.measures === 'level' && isCountedBy(definition, record)
    })
    let before = nothing
    counted.forEach(({ shown: { record } }, i) => {
      const month = monthOf(record.date)
      const next = counted[i + 1]
      if (next && monthOf(next.shown.record.date) === month) return
      const { listed, open } = levelOf(counted.slice(0, i + 1))
      const now = {
        amount: listed ? 1 : 0,
        unreviewed: listed && isUnreviewed(listed) ? 1 : 0,
        unsynced: listed?.unsent ? 1 : 0,
        open: open ? 1 : 0,
      }
      const change = moved(now, before, -1)
      if (!isNothing(change)) adds.add(record.id, names.indicator(indicator.id), month, change)
      before = now
    })
  }
}

const quarterOf = (month: Month): Month =>
  `${month.slice(0, 4)}-${String(Math.floor((Number(month.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}` as Month

function addOnce(
  adds: Adder,
  tally: string,
  measured: readonly Placed[],
  stretchOf: (month: Month) => Month,
): void {
  const stretches = new Map<Month, Placed[]>()
  for (const one of measured) {
    const stretch = stretchOf(monthOf(one.shown.record.date))
    stretches.set(stretch, [...(stretches.get(stretch) ?? []), one])
  }
  for (const [stretch, group] of stretches) {
    const first = group[0]
    if (first) adds.add(first.shown.record.id, tally, stretch, onceOf(group))
  }
}

// Over several years: what each month changed of "this contact has been there".
function addSoFar(adds: Adder, tally: string, measured: readonly Placed[]): void {
  let before = nothing
  measured.forEach(({ shown: { record } }, i) => {
    const now = onceOf(measured.slice(0, i + 1))
    const change = moved(now, before, -1)
    if (!isNothing(change)) adds.add(record.id, tally, monthOf(record.date), change)
    before = now
  })
}

// A contact is unreviewed, unsynced or open when every record that brings it is.
function onceOf(group: readonly Placed[]): Sums {
  const counting = group.filter(({ place }) => place === 'in').map(({ shown }) => shown)
  const amount = counting.length > 0 ? 1 : 0
  return {
    amount,
    unreviewed: counting.every(isUnreviewed) ? amount : 0,
    unsynced: counting.every(({ unsent }) => unsent) ? amount : 0,
    open: counting.every(isOpen) ? 1 : 0,
  }
}

/** The numbers of a period, as the tallies have them. */
export type Numbers = {
  indicators: (Sums & {
    id: string
    target: number | null
    pace: number | null
    status: Status
    /** One member's share of it; null where nobody was asked for, and for what has no shares: a level, different contacts. */
    mine: number | null
  })[]
  agenda2030: { sessions: number; withInformation: number }
  municipalities: Record<
    MunicipalityCode,
    { sessions: number; companies: number; activities: number; participants: number }
  >
  goals: Record<GoalNumber, number>
  efforts: Efforts
  livelihoods: { atStart: number; now: number }
  budget: BudgetRow[]
  funding: OneToOne
}

/**
 * The same numbers that `targets` counts for a year without a day asked for; and for a quarter or a whole programme.
 * With a member, also how much of each is that member's share.
 */
export function readTallies(
  tallies: Iterable<Tally>,
  programme: Programme,
  period: Period,
  today: LocalDate,
  member?: string,
): Numbers {
  const rows = new Map<string, Tally[]>()
  for (const tally of tallies) {
    const said = rows.get(tally.tally)
    if (said) said.push(tally)
    else rows.set(tally.tally, [tally])
  }
  const sums = (tally: string, from: LocalDate | null, to: LocalDate): Sums =>
    (rows.get(tally) ?? [])
      .filter(({ month }) => (from === null || month >= monthOf(from)) && month <= monthOf(to))
      .reduce<Sums>((all, one) => moved(all, one, 1), nothing)
  const amount = (tally: string) => sums(tally, period.from, period.to).amount
  const names = tallyNames(programme.key)
  const year = yearOf(period.to)
  const day = earlier(today, period.to)
  const indicatorSums = (indicator: Indicator): Sums => {
    const over = countedOver(indicator, period, programme)
    const how = definitionIn(indicator, year).measures
    if (how === 'level') return sums(names.indicator(indicator.id), null, period.to)
    if (how !== 'contacts') return sums(names.indicator(indicator.id), over.from, over.to)
    const stretch = stretchOf(over)
    const first = {
      quarter: quarterOf(monthOf(over.from)),
      year: `${year}-01`,
      period: monthOf(programme.from),
    }[stretch]
    return sums(names.contacts(indicator.id, stretch), `${first}-01` as LocalDate, over.to)
  }
  const mineOf = (indicator: Indicator): number | null => {
    const { measures } = definitionIn(indicator, year)
    if (member === undefined || measures === 'level' || measures === 'contacts') return null
    const over = countedOver(indicator, period, programme)
    return sums(names.share(member, indicator.id), over.from, over.to).amount
  }
  return {
    indicators: programme.indicators.map((indicator) => {
      const { amount: actual, ...rest } = indicatorSums(indicator)
      const aim = aimOf(programme, indicator, period, day)
      return {
        id: indicator.id,
        target: aim?.atLeast ?? null,
        amount: actual,
        ...rest,
        pace: aim ? printedPace(aim.pace) : null,
        status: status(aim, actual, day),
        mine: mineOf(indicator),
      }
    }),
    agenda2030: {
      sessions: amount(names.agenda('sessions')),
      withInformation: amount(names.agenda('with-information')),
    },
    municipalities: Object.fromEntries(
      municipalityCodes.map((code) => [
        code,
        {
          sessions: amount(names.municipality(code, 'sessions')),
          companies: amount(names.municipality(code, 'companies')),
          activities: amount(names.municipality(code, 'activities')),
          participants: amount(names.municipality(code, 'participants')),
        },
      ]),
    ) as Numbers['municipalities'],
    goals: Object.fromEntries(
      goalNumbers.map((goal) => [goal, amount(names.goal(goal))]),
    ) as Numbers['goals'],
    efforts: byAudience((audience) => amount(names.audience(audience))),
    livelihoods: { atStart: amount(names.livelihoods('at-start')), now: amount(names.livelihoods('now')) },
    budget: budgetOf(programme, period, (line) => amount(names.budget(line))),
    funding: oneToOneOf(programme, sums(names.booked, programme.from, period.to).amount),
  }
}

// Different contacts are kept for a quarter, a year and the whole programme, not for a stretch between them.
function stretchOf({ from, to }: Period): 'quarter' | 'year' | 'period' {
  if (yearOf(from) !== yearOf(to)) return 'period'
  return quarterOf(monthOf(from)) === quarterOf(monthOf(to)) ? 'quarter' : 'year'
}
