// Contacts by name: found with a few letters, also misspelt, without network; names are in memory only while a screen needs them.
import { useEffect, useState } from 'react'
import { breath } from '../../device/breath.ts'
import { everyRowOf } from '../../device/live.ts'
import type { ShownRow } from '../../device/rows.ts'
import type { Sealer } from '../../device/seal.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import { isSilentTooLong } from '../../device/silence.ts'
import type { Contact } from '../../domain/records/contact.ts'
import { ContactSearch } from './contact-search.ts'
import { useLive, useOffice } from './office.tsx'
import { type KeptOpen, keptOpen } from './opening.ts'

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
  const { sealer } = useOffice()
  const [book] = useState(() => bookOf(sealer))
  // Names wait for the office as the rest does, when it has not been heard of for long.
  const found = useLive(async ({ memory, handed }) =>
    (await isSilentTooLong(memory, handed.now())) ? nobody : everyRowOf(memory, 'contact'),
  )
  const [contacts, setContacts] = useState(book.contacts)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => book.held(), [book])
  useEffect(() => {
    let current = true
    const isWanted = () => current
    const show = (read: Contacts | undefined) => {
      if (current && read) setContacts(read)
    }
    const read = async ({ rows, merged }: Rows) => {
      show(await book.read(rows, merged, isWanted))
      show(await book.makeReady(isWanted))
    }
    if (found) read(found).catch((error) => current && setProblem(error))
    return () => {
      current = false
    }
  }, [book, found])
  // A seal that does not open is said aloud, as everywhere.
  if (problem) throw problem
  return contacts
}

const nobody: Rows = { rows: [], merged: new Map() }

type Rows = Awaited<ReturnType<typeof everyRowOf>>

/** So long names stay open after the last screen that showed them: most screens are followed by another. */
const stay = 30_000

const books = new WeakMap<Sealer, ContactBook>()

function bookOf(sealer: Sealer): ContactBook {
  const book = books.get(sealer) ?? new ContactBook(sealer)
  books.set(sealer, book)
  return book
}

/** Contacts as far as they are open, shared by the screens: what has not changed is neither opened nor sorted again. */
class ContactBook {
  readonly #sealer: Sealer
  #open: KeptOpen
  #search = new ContactSearch()
  #reading: Promise<unknown> = Promise.resolve()
  #merged: ReadonlyMap<string, string> = new Map()
  #held = 0
  #leaving: ReturnType<typeof setTimeout> | undefined
  contacts: Contacts | undefined

  constructor(sealer: Sealer) {
    this.#sealer = sealer
    this.#open = keptOpen(sealer)
  }

  /** A screen needs it; what comes back lets it go. */
  held(): () => void {
    this.#held += 1
    clearTimeout(this.#leaving)
    return () => {
      this.#held -= 1
      if (this.#held === 0) this.#leaving = setTimeout(() => this.#forget(), stay)
    }
  }

  #forget(): void {
    this.contacts = undefined
    this.#open = keptOpen(this.#sealer)
    this.#search = new ContactSearch()
  }

  /** The contacts of these rows; undefined when nobody waits for them any more. One after another: two would do it twice. */
  read(
    ...asked: [readonly ShownRow[], ReadonlyMap<string, string>, () => boolean]
  ): Promise<Contacts | undefined> {
    const read = this.#reading.then(() => this.#readNow(...asked))
    this.#reading = read.catch(() => undefined)
    return read
  }

  async #readNow(
    rows: readonly ShownRow[],
    merged: ReadonlyMap<string, string>,
    isWanted: () => boolean,
  ): Promise<Contacts | undefined> {
    const opened = (await this.#open.all(rows, isWanted)) as readonly ContactShown[] | null
    if (!opened) return undefined
    this.#open.only(rows)
    // One who was erased has no name to be found by, and is still somebody where a meeting refers to her.
    const named = opened.filter(({ record }) => record.name !== undefined)
    const all = await byNameFrom(this.contacts?.all ?? [], named)
    if (this.contacts?.all === all && sameMap(this.#merged, merged)) return this.contacts
    if (!isWanted()) return undefined
    this.#merged = merged
    const byId = new Map(opened.map((row) => [row.id, row]))
    for (const [id, stands] of merged) {
      const row = byId.get(stands)
      if (row) byId.set(id, row)
    }
    const search = this.#search
    search.know(all)
    const find = (query: string, most = 20) => search.find(query, most).flatMap((id) => byId.get(id) ?? [])
    this.contacts = { all, byId, find }
    return this.contacts
  }

  /** Makes the search whole a little at a time; the same contacts again, that can now be found misspelt too. */
  async makeReady(isWanted: () => boolean): Promise<Contacts | undefined> {
    const search = this.#search
    if (search.isWhole) return undefined
    while (isWanted() && search.layIn(100)) await new Promise((resolve) => setTimeout(resolve, 0))
    if (!search.isWhole || !this.contacts || search !== this.#search) return undefined
    this.contacts = { ...this.contacts }
    return this.contacts
  }
}

const sameMap = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, stands]) => b.get(id) === stands)

const byName = new Intl.Collator('sv')
const compare = (a: ContactShown, b: ContactShown): number => byName.compare(a.record.name, b.record.name)

/** Rows by name: those that stood there already keep their place, and the others are laid in among them. */
export async function byNameFrom(
  before: readonly ContactShown[],
  rows: readonly ContactShown[],
): Promise<readonly ContactShown[]> {
  const now = new Set(rows)
  const kept = before.filter((row) => now.has(row))
  if (kept.length === rows.length && kept.length === before.length) return before
  for (const row of kept) now.delete(row)
  const fresh = [...now]
  let runs: ContactShown[][] = []
  for (let at = 0; at < fresh.length; at += 500) {
    runs.push(fresh.slice(at, at + 500).sort(compare))
    if (fresh.length > 500) await breath()
  }
  while (runs.length > 1) {
    const longer: ContactShown[][] = []
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(together(runs[at] ?? [], runs[at + 1] ?? []))
      await breath()
    }
    runs = longer
  }
  return together(kept, runs[0] ?? [])
}

function together(a: readonly ContactShown[], b: readonly ContactShown[]): ContactShown[] {
  const both: ContactShown[] = []
  let at = 0
  for (const row of a) {
    for (let next = b[at]; next && compare(next, row) < 0; next = b[at]) {
      both.push(next)
      at += 1
    }
    both.push(row)
  }
  for (; at < b.length; at++) both.push(b[at] as ContactShown)
  return both
}
