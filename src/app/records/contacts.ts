// Contacts by name: found with a few letters, also misspelt, without network; names are in memory only while it is open.
import MiniSearch from 'minisearch'
import { useMemo } from 'react'
import { everyOf, mergedInto } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { Contact } from '../../domain/records/contact.ts'
import { useLive } from './office.tsx'

export type ContactShown = Opened & { record: Contact }

export type Contacts = {
  all: readonly ContactShown[]
  /** By id; that of one that was merged into another finds the one that stands for it. */
  byId: ReadonlyMap<string, ContactShown>
  /** The best hits first; for nothing written, everything by name. */
  find: (query: string, most?: number) => ContactShown[]
}

/** Every contact on this device; undefined until they have been read. */
export function useContacts(): Contacts | undefined {
  const rows = useLive((office) => everyOf(office, 'contact')) as ContactShown[] | undefined
  const merged = useLive(({ memory }) => mergedInto(memory, 'contact'))
  return useMemo(() => rows && merged && contactsFrom(rows, merged), [rows, merged])
}

const byName = new Intl.Collator('sv')

function contactsFrom(rows: readonly ContactShown[], merged: ReadonlyMap<string, string>): Contacts {
  const all = [...rows].sort((a, b) => byName.compare(a.record.name, b.record.name))
  const byId = new Map(all.map((row) => [row.id, row]))
  for (const [id, stands] of merged) {
    const row = byId.get(stands)
    if (row) byId.set(id, row)
  }
  let index: MiniSearch | null = null
  return {
    all,
    byId,
    find(query, most = 20) {
      if (query.trim() === '') return all.slice(0, most)
      // Made at the first search: most visits never search.
      index ??= indexOf(all)
      return index
        .search(query)
        .slice(0, most)
        .flatMap(({ id }) => byId.get(id as string) ?? [])
    },
  }
}

function indexOf(rows: readonly ContactShown[]): MiniSearch {
  const index = new MiniSearch({
    fields: ['name', 'organisationNumber', 'email', 'phone'],
    processTerm: (term) => plain(term),
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false), boost: { name: 3 } },
  })
  index.addAll(rows.map(({ record }) => record))
  return index
}

/** Letters without their marks, so that `orebro` finds Örebro. */
export const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
