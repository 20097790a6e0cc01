// Records that are likely one and the same: the lead merges them, or says that they are not (C2, C3).

import { type Canonical, canonical } from '../programme/canonical.ts'
import { contactsOf } from '../programme/contributing.ts'
import { byArrival, isCounted, type ShownCounted } from '../programme/standing.ts'
import type { ShownRecord } from '../records/shown-record.ts'

export type LikelyDouble = {
  because: 'same-meeting' | 'same-number'
  /** The one that reached the office first, then the other. */
  pair: readonly [string, string]
}

/**
 * Pairs that neither side is declared different from: sessions of one day and municipality that share a contact, and
 * company starts with one organisation number. Deleted and merged ones are no longer anybody's double.
 */
export function likelyDoubles(
  records: readonly ShownRecord[],
  same: Canonical = canonical(records),
): LikelyDouble[] {
  const standing = records
    .filter(isCounted)
    .filter(({ deleted, record }) => !deleted && same.of(record.id) === record.id)
    .sort(byArrival)
  const found = new Map<string, LikelyDouble>()
  for (const group of grouped(standing, (shown) => meetingKeys(shown, same)))
    pairUp(group, 'same-meeting', found, same)
  for (const group of grouped(standing, numberKeys)) pairUp(group, 'same-number', found, same)
  return [...found.values()]
}

function meetingKeys(shown: ShownCounted, same: Canonical): string[] {
  const { record } = shown
  if (record.kind !== 'session' || !record.date || !record.municipality) return []
  return contactsOf(shown, same).map((contact) => `${record.date} ${record.municipality} ${contact}`)
}

const numberKeys = ({ record }: ShownCounted): string[] =>
  record.kind === 'companyStart' && record.organisationNumber ? [record.organisationNumber] : []

function grouped(
  records: readonly ShownCounted[],
  keysOf: (shown: ShownCounted) => string[],
): ShownCounted[][] {
  const groups = new Map<string, ShownCounted[]>()
  for (const shown of records) {
    for (const key of keysOf(shown)) {
      const group = groups.get(key)
      if (group) group.push(shown)
      else groups.set(key, [shown])
    }
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

function pairUp(
  group: readonly ShownCounted[],
  because: LikelyDouble['because'],
  found: Map<string, LikelyDouble>,
  same: Canonical,
): void {
  group.forEach((one, i) => {
    for (const other of group.slice(i + 1)) {
      const pair = [one.record.id, other.record.id] as const
      if (saidDifferent(one, other, same) || saidDifferent(other, one, same)) continue
      found.set(pair.join(' '), { because, pair })
    }
  })
}

const saidDifferent = (one: ShownCounted, other: ShownCounted, same: Canonical): boolean =>
  one.record.notSameAs.some((id) => same.of(id) === other.record.id)
