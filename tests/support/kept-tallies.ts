// A device's write door in memory: tallies kept as records change, by the keys that they share.
import { canonical, movedIds } from '../../src/domain/programme/canonical.ts'
import type { Place } from '../../src/domain/programme/standing.ts'
import {
  contactKeysOf,
  contactPlacementsOf,
  keysOf,
  moved,
  type Placement,
  placementsOf,
  referencesOf,
  type Tally,
} from '../../src/domain/programme/tally.ts'
import type { Programme } from '../../src/domain/records/programme.ts'
import type { ShownRecord } from '../../src/domain/records/shown-record.ts'

type Row = {
  shown: ShownRecord
  keys: string[]
  contactKeys: string[]
  place: Place
  placements: Placement[]
}

export class KeptTallies {
  readonly #rows = new Map<string, Row>()
  readonly #sums = new Map<string, Tally>()
  readonly #programme: Programme
  constructor(programme: Programme) {
    this.#programme = programme
  }

  get records(): ShownRecord[] {
    return [...this.#rows.values()].map(({ shown }) => shown)
  }

  /** Every sum that is not nothing, in a fixed order. */
  get tallies(): Tally[] {
    return [...this.#sums.values()]
      .filter(({ amount, unreviewed, unsynced, open }) => amount || unreviewed || unsynced || open)
      .sort((a, b) => (`${a.tally}|${a.month}` < `${b.tally}|${b.month}` ? -1 : 1))
  }

  write(changed: readonly ShownRecord[]): void {
    const before = canonical(this.records)
    for (const shown of changed) {
      const row = this.#rows.get(shown.record.id)
      if (row) row.shown = shown
      else
        this.#rows.set(shown.record.id, {
          shown,
          keys: [],
          contactKeys: [],
          place: 'deleted',
          placements: [],
        })
    }
    const same = canonical(this.records)
    const movedBy = new Set(movedIds(before, same))
    const ids = new Set(changed.map(({ record }) => record.id))
    const touched = [...this.#rows.values()].filter(
      ({ shown }) =>
        ids.has(shown.record.id) ||
        movedBy.has(shown.record.id) ||
        referencesOf(shown).some((id) => movedBy.has(id)),
    )
    const dirty = new Set<string>()
    const dirtyContacts = new Set<string>()
    for (const row of touched) {
      const now = keysOf(row.shown, same)
      for (const key of [...row.keys, ...now]) dirty.add(key)
      row.keys = now
      const contacts = contactKeysOf(row.shown, this.#programme, same)
      for (const key of [...row.contactKeys, ...contacts]) dirtyContacts.add(key)
      row.contactKeys = contacts
    }
    for (const key of dirty) {
      const group = [...this.#rows.values()].filter(({ keys }) => keys.includes(key))
      const { placements, places } = placementsOf(
        key,
        group.map(({ shown }) => shown),
        this.#programme,
        same,
      )
      for (const row of group) {
        row.place = places.get(row.shown.record.id) ?? row.place
        for (const contact of row.contactKeys) dirtyContacts.add(contact)
      }
      this.#replace(key, placements)
    }
    for (const key of dirtyContacts) {
      const group = [...this.#rows.values()].filter(({ contactKeys }) => contactKeys.includes(key))
      this.#replace(key, contactPlacementsOf(key, group, this.#programme))
    }
  }

  #replace(key: string, placements: ReadonlyMap<string, Placement[]>): void {
    for (const [id, row] of this.#rows) {
      const old = row.placements.filter((one) => one.key === key)
      const fresh = placements.get(id) ?? []
      if (old.length === 0 && fresh.length === 0) continue
      for (const one of old) this.#move(one, -1)
      for (const one of fresh) this.#move(one, 1)
      row.placements = [...row.placements.filter((one) => one.key !== key), ...fresh]
    }
  }

  #move(placement: Placement, sign: 1 | -1): void {
    const { tally, month } = placement
    const name = `${tally}|${month}`
    const now = this.#sums.get(name) ?? { tally, month, amount: 0, unreviewed: 0, unsynced: 0, open: 0 }
    this.#sums.set(name, { tally, month, ...moved(now, placement, sign) })
  }
}
