// What a cell of a field may hold, drawn from the field itself: a new field has its form without a line here.
import type * as z from 'zod/mini'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import { en } from '../domain/records/words/en.ts'
import { sv } from '../domain/records/words/sv.ts'
import { wordsOf } from '../domain/records/words/words.ts'
import { municipalities } from '../domain/values/municipality-code.ts'
import { choicesOf, shapeOf } from '../domain/values/shape.ts'

export type Form =
  | 'text'
  | 'date'
  | 'time'
  | 'minutes'
  | 'number'
  | 'money'
  | 'switch'
  | 'choice'
  | 'choices'
  | 'goals'
  | 'id'
  | 'ids'
  | 'list'
  | 'organisation-number'
  | 'phone'
  | 'review'
  | 'json' //  what no spreadsheet has a form for: rows in rows, totals, strokes

export type Language = 'sv' | 'en'
export const wordsIn = { sv, en } as const

type Def = { type: string; in?: z.ZodMiniType; element?: z.ZodMiniType }
const defOf = (schema: z.ZodMiniType) => schema._zod.def as unknown as Def

/** What a schema takes in, beneath what it makes of it. */
function typeOf(schema: z.ZodMiniType): string {
  const def = defOf(schema)
  return def.type === 'pipe' && def.in ? typeOf(def.in) : def.type
}

const forms = new Map<string, Form>()

/** The form of a field's cell. */
export function formOf(kind: KindName, field: string): Form {
  const key = `${kind} ${field}`
  let form = forms.get(key)
  if (!form) {
    form = drawn(kind, field)
    forms.set(key, form)
  }
  return form
}

function drawn(kind: KindName, field: string): Form {
  const schema = kindNamed(kind).fields[field]?.schema
  if (!schema) return 'text'
  if (field === 'review') return 'review'
  const { control } = shapeOf(schema)
  if (control === 'municipality' || control === 'choice') return 'choice'
  if (control === 'amount') return 'money'
  if (control === 'reference') return 'id'
  if (control === 'references') return 'ids'
  if (control === 'rows') return 'json'
  if (control === 'note' || control === 'email') return 'text'
  if (control === 'chips') {
    if (choicesOf(schema).length > 0) return 'choices'
    const { element } = defOf(schema)
    return element && typeOf(element) === 'string' ? 'list' : 'json'
  }
  if (control === 'line') return typeOf(schema) === 'string' ? 'text' : 'json'
  return control
}

/** The kind that a reference's cell may name by name; null where only an id will do. */
export function namedBy(kind: KindName, field: string): 'contact' | 'member' | null {
  const schema = kindNamed(kind).fields[field]?.schema
  const of = schema && shapeOf(schema).of
  return of === 'contact' || of === 'member' ? of : null
}

/** A word as it is compared: how it is typed, spaced and dotted left out. */
export const plainWord = (word: string): string =>
  word
    .normalize('NFC')
    .toLocaleLowerCase('sv')
    .replace(/[\s_\-–.:?!*"()/]+/g, ' ')
    .trim()

/** The same without the dots and rings that not every keyboard has. */
export const withoutMarks = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')

// What people write for a choice beside its own words.
const alsoSaid: Readonly<Record<string, readonly string[]>> = {
  individual: ['individuell', 'enskild', 'individuellt', 'en till en'],
  group: ['i grupp', 'grupprådgivning'],
  'on-site': ['fysiskt', 'fysisk', 'fysiskt möte', 'besök'],
  digital: ['video', 'videomöte', 'teams', 'zoom', 'online'],
  phone: ['per telefon', 'tel', 'samtal'],
  mixed: ['hybrid'],
  company: ['företag', 'förening', 'organisation'],
  person: ['privatperson'],
  'limited-company': ['ab'],
  'economic-association': ['ek för'],
  'housing-cooperative': ['brf'],
  partnership: ['handelsbolag', 'hb', 'kommanditbolag', 'kb'],
  done: ['klar', 'gjord', 'utförd'],
}

const spoken = new Map<string, ReadonlyMap<string, string>>()

/** A field's choices by every word for them. */
export function choicesSaid(kind: KindName, field: string): ReadonlyMap<string, string> {
  const key = `${kind} ${field}`
  const known = spoken.get(key)
  if (known) return known
  const schema = kindNamed(kind).fields[field]?.schema
  const keys = schema ? choicesOf(schema) : []
  const said = new Map<string, string>()
  const say = (word: string, choice: string) => {
    for (const plain of [plainWord(word), withoutMarks(plainWord(word))])
      if (!said.has(plain)) said.set(plain, choice)
  }
  for (const choice of keys) say(choice, choice)
  for (const words of [sv, en])
    for (const choice of keys) {
      const word = wordsOf(words, kind, field)?.choices?.[choice]
      if (word) say(word, choice)
    }
  for (const choice of keys) for (const word of alsoSaid[choice] ?? []) say(word, choice)
  for (const [code, name] of Object.entries(municipalities))
    if (keys.includes(code)) for (const form of [`${name} kommun`, `${name}s kommun`]) say(form, code)
  spoken.set(key, said)
  return said
}

/** The word for a choice in a language; its key where it has none. */
export const choiceWord = (kind: KindName, field: string, choice: string, language: Language): string =>
  wordsOf(wordsIn[language], kind, field)?.choices?.[choice] ?? choice
