// Records that are likely one and the same: the lead merges them, or says that they are not (C2, C3).

import { type Canonical, canonical } from '../programme/canonical.ts'
import type { AnyRecord, KindName } from '../records/kinds.ts'
import type { ShownRecord } from '../records/shown-record.ts'
import { soundsOf } from './close-names.ts'

export type LikelyDouble = {
  because:
    | 'same-meeting' // one day, one municipality, and a contact in common or one title
    | 'same-number' //  one organisation number
    | 'same-list' //    one list of those who took part
    | 'close-names' //  names that sound alike, in one municipality
    | 'same-address' // one telephone number or e-mail address
  /** The one that reached the office first, then the other. */
  pair: readonly [string, string]
}

/** What is kept of a record to tell it from others: none of it about a person. */
type Known = {
  kind: KindName
  arrived: number
  day: string
  municipality: string
  contacts: readonly string[]
  notSameAs: readonly string[]
  /** What it may share with others, as far as it is not a contact. */
  keys: readonly string[]
  /** The meeting that a list is of. */
  of: string | undefined
}

/** So many alike in everything are no double of each other, but something that repeats itself. */
const most = 20

/**
 * Which records are likely one, kept up as they change: sessions of one day and municipality that share a contact,
 * activities of one day, municipality and title, company starts with one number, and meetings with one list. Those that
 * either side is declared different from are not; deleted and merged ones are no longer anybody's double.
 */
export class Alike {
  readonly #known = new Map<string, Known>()
  /** Who has each key: one id by itself, which most are, or several. */
  readonly #sharing = new Map<string, string | Set<string>>()
  readonly #shared = new Set<string>()
  #same: Canonical = canonical([])

  /** What a record says now; undefined when there is no such record any more. */
  take(id: string, shown: ShownRecord | undefined): void {
    const before = this.#known.get(id)
    if (before) {
      for (const key of this.#keysOf(before)) this.#leave(key, id)
      this.#known.delete(id)
    }
    const known = shown && !shown.deleted && !shown.record.sameAs ? knownOf(shown) : null
    if (!known) return
    this.#known.set(id, known)
    for (const key of this.#keysOf(known)) this.#join(key, id)
  }

  /** Who stands for whom now: those that name a merged contact share with those that name the one that stands. */
  merged(same: Canonical): void {
    const moved = new Set(
      [...this.#same.ids(), ...same.ids()].filter((id) => this.#same.of(id) !== same.of(id)),
    )
    if (moved.size === 0) return
    const naming = [...this.#known].filter(([, { contacts }]) => contacts.some((id) => moved.has(id)))
    for (const [id, known] of naming) for (const key of this.#keysOf(known)) this.#leave(key, id)
    this.#same = same
    for (const [id, known] of naming) for (const key of this.#keysOf(known)) this.#join(key, id)
  }

  pairs(): LikelyDouble[] {
    const found = new Map<string, LikelyDouble>()
    for (const key of this.#shared) {
      const ids = [...(this.#sharing.get(key) ?? [])]
      const because = becauseOf(key)
      // Of lists that are one, the meetings are.
      const of =
        because === 'same-list' ? [...new Set(ids.flatMap((id) => this.#known.get(id)?.of ?? []))] : ids
      if (of.length > most) continue
      const rows = of.flatMap((id) => {
        const known = this.#known.get(id)
        return known ? [{ id, known }] : []
      })
      rows.sort((a, b) => a.known.arrived - b.known.arrived || (a.id < b.id ? -1 : 1))
      for (const [i, one] of rows.entries()) {
        for (const other of rows.slice(i + 1)) {
          const pair = [one.id, other.id] as const
          if (!this.#mayBeOne(one, other) || found.has(pair.join(' '))) continue
          found.set(pair.join(' '), { because, pair })
        }
      }
    }
    return [...found.values()]
  }

  #mayBeOne(one: { id: string; known: Known }, other: { id: string; known: Known }): boolean {
    const [a, b] = [one.known, other.known]
    // Of a list's meetings too: two kinds are never one, nor are two days or places.
    if (
      a.kind !== b.kind ||
      (a.kind !== 'companyStart' && (a.day !== b.day || a.municipality !== b.municipality))
    )
      return false
    const says = ({ notSameAs }: Known, id: string) => notSameAs.some((of) => this.#same.of(of) === id)
    return !says(a, other.id) && !says(b, one.id)
  }

  #keysOf({ kind, day, municipality, contacts, keys }: Known): string[] {
    if (kind !== 'session' || !day || !municipality) return [...keys]
    const each = new Set(contacts.map(this.#same.of))
    return [...keys, ...[...each].map((contact) => `meeting ${day} ${municipality} ${contact}`)]
  }

  #join(key: string, id: string): void {
    const sharing = this.#sharing.get(key)
    if (sharing === undefined) this.#sharing.set(key, id)
    else if (typeof sharing !== 'string') sharing.add(id)
    else if (sharing !== id) {
      this.#sharing.set(key, new Set([sharing, id]))
      this.#shared.add(key)
    }
  }

  #leave(key: string, id: string): void {
    const sharing = this.#sharing.get(key)
    if (sharing === id) this.#sharing.delete(key)
    if (sharing === undefined || typeof sharing === 'string') return
    sharing.delete(id)
    const [only] = sharing
    if (sharing.size > 1 || only === undefined) return
    this.#sharing.set(key, only)
    this.#shared.delete(key)
  }
}

/** Every pair among the records at hand. */
export function likelyDoubles(
  records: readonly ShownRecord[],
  same: Canonical = canonical(records),
): LikelyDouble[] {
  const alike = new Alike()
  alike.merged(same)
  for (const shown of records)
    alike.take(shown.record.id, same.of(shown.record.id) === shown.record.id ? shown : undefined)
  return alike.pairs()
}

const becauseOf = (key: string): LikelyDouble['because'] =>
  key.startsWith('number ') ? 'same-number' : key.startsWith('list ') ? 'same-list' : 'same-meeting'

const alikeKinds = new Set<KindName>(['session', 'activity', 'companyStart', 'attendanceList'])

function knownOf({ record, arrived }: ShownRecord): Known | null {
  if (!alikeKinds.has(record.kind)) return null
  const { kind, notSameAs } = record
  return {
    ...{ kind, arrived, notSameAs },
    day: ('date' in record && record.date) || '',
    municipality: ('municipality' in record && record.municipality) || '',
    contacts: record.kind === 'session' ? (record.contactIds ?? []) : [],
    keys: ownKeys(record),
    of: record.kind === 'attendanceList' ? record.of : undefined,
  }
}

function ownKeys(record: AnyRecord): string[] {
  if (record.kind === 'companyStart' && record.organisationNumber)
    return [`number ${record.organisationNumber}`]
  if (record.kind === 'activity' && record.date && record.title)
    return [
      `activity ${record.date} ${record.municipality ?? ''} ${record.type} ${soundsOf(record.title).join(' ')}`,
    ]
  // A list of its own is no meeting's, and two lists of one meeting are its two sheets.
  if (record.kind === 'attendanceList' && record.of && record.title)
    return [`list ${record.date} ${soundsOf(record.title).join(' ')}`]
  return []
}
