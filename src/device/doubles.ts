// Records that are likely one and the same by what is sealed in them: names that sound alike, one number or address (C2, C3).
import { canonical } from '../domain/programme/canonical.ts'
import type { Contact } from '../domain/records/contact.ts'
import { closePairs, type Named } from '../domain/review/close-names.ts'
import type { LikelyDouble } from '../domain/review/duplicates.ts'
import { groupBy } from '../domain/values/group-by.ts'
import { breath } from './breath.ts'
import type { Memory } from './database.ts'
import { countable } from './placing.ts'
import type { ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

type Store = { memory: Memory; sealer: Sealer }
type ContactOpened = Opened & { record: Contact }

/** What more than so many share is an office's or a relative's, and nobody's own. */
const mostSharing = 4

type Found = Map<string, LikelyDouble>

function add(found: Found, because: LikelyDouble['because'], pair: [Row, Row]): void {
  const [one, other] = [...pair].sort((a, b) => a.arrived - b.arrived || (a.id < b.id ? -1 : 1)) as [Row, Row]
  const key = `${one.id} ${other.id}`
  if (!found.has(key) && !saidDifferent(one, other)) found.set(key, { because, pair: [one.id, other.id] })
}

/**
 * Contacts that are likely one: one number or address, or close names in one municipality. The page draws in between, for
 * among ten thousand it takes a while; null when nobody waits for it any more.
 */
export async function contactsAlike(
  contacts: readonly ContactOpened[],
  isWanted: () => boolean = () => true,
): Promise<LikelyDouble[] | null> {
  const found: Found = new Map()
  const standing = contacts.filter((one) => isStanding(one) && one.record.name !== undefined)
  for (const [because, of] of shares) {
    for (const [value, sharing] of groupBy(standing, of)) {
      if (value === undefined || sharing.length > mostSharing) continue
      for (const pair of pairsOf(sharing)) add(found, because, pair)
    }
  }
  for (const pair of await closeOf(standing, ({ record }) => record.name, isWanted))
    add(found, 'close-names', pair)
  return isWanted() ? [...found.values()] : null
}

/** What rests on them: meetings of one day and municipality with contacts that are likely one, and companies of close names. */
export async function alikeByName(
  { memory, sealer }: Store,
  people: readonly LikelyDouble[],
): Promise<LikelyDouble[]> {
  const [starts, meetings] = await Promise.all([
    memory.shown
      .where('[kind+date]')
      .between(['companyStart', ''], ['companyStart', '\uffff'], true, true)
      .toArray(),
    meetingsWith(memory, people),
  ])
  const opened = await Promise.all(starts.filter(isStanding).map((row) => openShown(sealer, row)))
  const nameOf = ({ record }: Opened) => (record.kind === 'companyStart' ? (record.name ?? '') : '')
  const companies: Found = new Map()
  for (const pair of await closeOf(opened, nameOf)) {
    // Two numbers are two companies, whatever they are called.
    const [one, other] = pair.map(({ record }) =>
      record.kind === 'companyStart' ? record.organisationNumber : undefined,
    )
    if (one === undefined || other === undefined) add(companies, 'close-names', pair)
  }
  return [...meetings, ...companies.values()]
}

type Row = { id: string; arrived: number; record: object }

const shares: readonly (readonly [LikelyDouble['because'], (one: ContactOpened) => string | undefined])[] = [
  ['same-number', ({ record }) => record.organisationNumber || undefined],
  ['same-address', ({ record }) => record.email?.toLowerCase() || undefined],
  ['same-address', ({ record }) => record.phone?.replace(/\D/g, '').replace(/^(?:00)?46/, '0') || undefined],
]

const isStanding = (row: Pick<ShownRow, 'deleted' | 'mergedInto'>): boolean =>
  row.deleted === 0 && row.mergedInto === undefined

function saidDifferent(one: Row, other: Row): boolean {
  const says = (row: Row, id: string) =>
    ((row.record as { notSameAs?: readonly string[] }).notSameAs ?? []).includes(id)
  return says(one, other.id) || says(other, one.id)
}

const pairsOf = <R>(rows: readonly R[]): [R, R][] =>
  rows.flatMap((one, at) => rows.slice(at + 1).map((other): [R, R] => [one, other]))

/** Pairs of one municipality with close names, a municipality at a time. */
async function closeOf<R extends Row & { record: { municipality?: string } | object }>(
  rows: readonly R[],
  nameOf: (row: R) => string,
  isWanted: () => boolean = () => true,
): Promise<[R, R][]> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const where = (row: R) => (row.record as { municipality?: string }).municipality ?? ''
  const found: [R, R][] = []
  for (const [place, there] of groupBy(rows, where)) {
    if (!isWanted()) return []
    const named = there.map((row): Named => ({ id: row.id, name: nameOf(row), where: place }))
    for (const [one, other] of closePairs(named)) {
      const pair = [byId.get(one), byId.get(other)]
      if (pair[0] && pair[1]) found.push([pair[0], pair[1]])
    }
    await breath()
  }
  return found
}

/** Sessions of one day and municipality, each with one of two contacts that are likely one: logged by two, of whom each made hers. */
async function meetingsWith(memory: Memory, people: readonly LikelyDouble[]): Promise<LikelyDouble[]> {
  const ids = [...new Set(people.flatMap(({ pair }) => pair))]
  const rows = await memory.shown.where('refs').anyOf(ids).distinct().toArray()
  const merged = await memory.shown.where('mergedInto').above('').toArray()
  const same = canonical(merged.map(countable))
  const sessions = rows.filter((row) => row.kind === 'session' && isStanding(row))
  const byContact = new Map<string, ShownRow[]>()
  for (const row of sessions) {
    for (const contact of new Set((row.record.contactIds as string[]).map(same.of)))
      byContact.set(contact, [...(byContact.get(contact) ?? []), row])
  }
  const found = new Map<string, LikelyDouble>()
  for (const { pair } of people) {
    for (const one of byContact.get(pair[0]) ?? []) {
      for (const other of byContact.get(pair[1]) ?? []) {
        if (one.id === other.id || one.date !== other.date || saidDifferent(one, other)) continue
        if (one.record.municipality !== other.record.municipality) continue
        const [first, then] = one.arrived <= other.arrived ? [one, other] : [other, one]
        found.set(`${first.id} ${then.id}`, { because: 'same-meeting', pair: [first.id, then.id] })
      }
    }
  }
  return [...found.values()]
}

/** Both of a pair as they are now; null once one of them is gone, merged, or said to be another. */
export async function bothOf(
  { memory, sealer }: Store,
  [one, other]: readonly [string, string],
): Promise<readonly [Opened, Opened] | null> {
  const rows = await memory.shown.bulkGet([one, other])
  const [first, then] = rows
  if (!first || !then || !isStanding(first) || !isStanding(then) || saidDifferent(first, then)) return null
  return [await openShown(sealer, first), await openShown(sealer, then)]
}
