// Searching in what is sealed: opened and looked through a slice at a time, so that the page answers meanwhile.
import { useEffect, useMemo, useState } from 'react'
import type { ShownRow } from '../../device/rows.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { plain } from './contact-search.ts'
import type { Contacts } from './contacts.ts'
import type { KeptOpen } from './opening.ts'

/** Fields that hold what somebody wrote: searched as they stand. */
const written = [
  'name',
  'title',
  'text',
  'place',
  'notes',
  'nextStep',
  'effect',
  'organisationNumber',
] as const

/** A redrawing a few times a second is enough for an eye. */
const often = 250

type Looked = { query: string; hits: ReadonlySet<string>; whole: boolean }

/** The rows in which every word stands; while more are opened, what has been found so far, and that it goes on. */
export function useFound(
  rows: readonly ShownRow[],
  { opening, contacts, query }: { opening: KeptOpen; contacts: Contacts; query: string },
): { found: readonly ShownRow[]; goesOn: boolean } {
  const [looked, setLooked] = useState<Looked | null>(null)
  useEffect(() => {
    if (query === '') return setLooked(null)
    let current = true
    const words = plain(query).split(/\s+/)
    const hits = new Set<string>()
    let told = performance.now()
    const look = (opened: readonly Opened[]) => {
      for (const one of opened) if (says(one, contacts, words)) hits.add(one.id)
      if (performance.now() - told < often) return
      told = performance.now()
      setLooked({ query, hits: new Set(hits), whole: false })
    }
    void opening
      .all(rows, () => current, look)
      .then((all) => all && current && setLooked({ query, hits, whole: true }))
    return () => {
      current = false
    }
  }, [rows, opening, contacts, query])
  // Until something has been found of this word, what was found of the last one stays.
  const hits = query === '' ? null : looked?.hits
  const found = useMemo(() => (hits ? rows.filter(({ id }) => hits.has(id)) : rows), [rows, hits])
  return { found, goesOn: query !== '' && !(looked?.whole && looked.query === query) }
}

/** What an opened record says, ready to be looked through: it is asked again for every letter. */
const texts = new WeakMap<object, string>()

function textOf(record: object, values: () => readonly unknown[]): string {
  const known = texts.get(record)
  if (known !== undefined) return known
  const text = plain(values().join(' '))
  texts.set(record, text)
  return text
}

/** Whether every word stands somewhere in a record: in what was written, in its contacts' names, in its municipality. */
function says({ record }: Opened, contacts: Contacts, words: readonly string[]): boolean {
  const values = record as unknown as Record<string, unknown>
  const own = textOf(record, () => [
    ...written.map((field) => values[field] ?? ''),
    municipalities[values.municipality as '1880'] ?? '',
  ])
  const ids = [
    ...((values.contactIds ?? []) as string[]),
    ...(values.contactId ? [values.contactId as string] : []),
  ]
  const names = ids.flatMap((id) => {
    const contact = contacts.byId.get(id)?.record
    return contact ? [textOf(contact, () => [contact.name])] : []
  })
  return words.every((word) => own.includes(word) || names.some((name) => name.includes(word)))
}
