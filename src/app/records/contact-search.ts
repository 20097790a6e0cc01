// Finding contacts by a few letters or digits, also misspelt: an index built a little at a time, and a plain look until it is whole.
import MiniSearch from 'minisearch'
import type { Contact } from '../../domain/records/contact.ts'

type Row = { id: string; record: Contact }

/** What a contact is looked for by: its words as they sound, its digits as they are pressed. */
type Known = { words: string; digits: readonly string[] }

function knownBy(record: Contact): Known {
  const { name, email = '', organisationNumber = '', phone = '' } = record
  const digits = [organisationNumber, phone, name].map(digitsOf).filter(Boolean)
  return { words: ` ${plain(`${name} ${email}`)}`, digits }
}

/** Letters without their marks, so that `orebro` finds Örebro. */
export const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** Digits as a Swede writes them: without spaces and hyphens, a number abroad's +46 as the 0 at home. */
const digitsOf = (text: string): string => text.replace(/[^\d+]/g, '').replace(/^(?:\+|00)46(?:0?)/, '0')

const isNumber = (query: string): boolean => /^[\d\s+()-]+$/.test(query) && /\d/.test(query)

export class ContactSearch {
  readonly #known = new Map<string, { record: Contact; by?: Known }>()
  readonly #index = new MiniSearch({
    fields: ['name', 'email'],
    processTerm: (term) => plain(term),
    searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.25 : false), boost: { name: 3 } },
  })
  #order: readonly Row[] = []
  #waiting = new Set<string>()

  /** Whether all that is known is in the index: until then `find` looks through them one by one. */
  get isWhole(): boolean {
    return this.#waiting.size === 0
  }

  /** What there is to find, in the order it is to be shown; only what has changed is laid into the index anew. */
  know(rows: readonly Row[]): void {
    const before = new Set(this.#known.keys())
    for (const { id, record } of rows) {
      before.delete(id)
      if (this.#known.get(id)?.record === record) continue
      this.#known.set(id, { record })
      this.#waiting.add(id)
    }
    for (const id of before) {
      this.#known.delete(id)
      this.#waiting.delete(id)
      if (this.#index.has(id)) this.#index.discard(id)
    }
    this.#order = rows
  }

  /** Lays a little more into the index; false when there is no more. */
  layIn(most: number): boolean {
    let done = 0
    for (const id of this.#waiting) {
      if (done++ === most) return true
      this.#waiting.delete(id)
      this.#by(id)
      const { name, email } = (this.#known.get(id) as { record: Contact }).record
      if (this.#index.has(id)) this.#index.discard(id)
      this.#index.add({ id, name, email })
    }
    return false
  }

  /** The ids of the best hits, first the best; for nothing written, all in their order. */
  find(query: string, most: number): string[] {
    const asked = query.trim()
    if (asked === '') return this.#order.slice(0, most).map(({ id }) => id)
    if (isNumber(asked)) return this.#byDigits(digitsOf(asked), most)
    const words = plain(asked).split(/\s+/)
    // A letter or two begin thousands of names: those are read off in their order, with no ranking to wait for.
    if (!this.isWhole || words.every((word) => word.length < 3)) return this.#byWords(words, most)
    // With every word, else with some: one that is beyond recognition must not hide the others.
    const hits = this.#index.search(asked, { combineWith: 'AND' })
    const found = hits.length > 0 || words.length === 1 ? hits : this.#index.search(asked)
    return found.slice(0, most).map(({ id }) => id as string)
  }

  #by(id: string): Known {
    const known = this.#known.get(id) as { record: Contact; by?: Known }
    known.by ??= knownBy(known.record)
    return known.by
  }

  #byDigits(digits: string, most: number): string[] {
    return this.#ranked(most, ({ digits: own }) =>
      own.some((one) => one.startsWith(digits)) ? 0 : own.some((one) => one.includes(digits)) ? 1 : null,
    )
  }

  #byWords(words: readonly string[], most: number): string[] {
    return this.#ranked(most, ({ words: own }) =>
      words.every((word) => own.includes(` ${word}`))
        ? 0
        : words.every((word) => own.includes(word))
          ? 1
          : null,
    )
  }

  #ranked(most: number, rank: (known: Known) => 0 | 1 | null): string[] {
    const ranks: [string[], string[]] = [[], []]
    for (const { id } of this.#order) {
      const at = rank(this.#by(id))
      if (at === null) continue
      ranks[at].push(id)
      if (ranks[0].length === most) break
    }
    return ranks.flat().slice(0, most)
  }
}
