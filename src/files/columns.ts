// Which field a column holds, by its heading: a field's own name, or its words in Swedish or English.
import { type KindName, kindNamed, kindNames } from '../domain/records/kinds.ts'
import { wordsOf } from '../domain/records/words/words.ts'
import type { Cell, Sheet } from './cell.ts'
import { isBlank } from './cell.ts'
import { serversOwn } from './chosen.ts'
import { formOf, type Language, plainWord, withoutMarks, wordsIn } from './forms.ts'

/** What stands beside the fields of every kind. */
const ownColumns = ['id', 'kind', 'createdAt', 'createdBy', 'updatedAt'] as const
type OwnColumn = (typeof ownColumns)[number]

const ownHeadings: Readonly<Record<OwnColumn, Readonly<Record<Language, string>>>> = {
  id: { sv: 'Id', en: 'Id' },
  kind: { sv: 'Slag', en: 'Kind' },
  createdAt: { sv: 'Skapad', en: 'Created' },
  createdBy: { sv: 'Skapad av', en: 'Created by' },
  updatedAt: { sv: 'Ändrad', en: 'Changed' },
}

export const isOwnColumn = (field: string): field is OwnColumn =>
  (ownColumns as readonly string[]).includes(field)

const units: Readonly<Partial<Record<string, Readonly<Record<Language, string>>>>> = {
  minutes: { sv: 'minuter', en: 'minutes' },
  money: { sv: 'kronor', en: 'kronor' },
}

/** The heading of a field's column: its words, with the unit where a number would not say it. */
export function headingOf(kind: KindName, field: string, language: Language): string {
  if (isOwnColumn(field)) return ownHeadings[field][language]
  const label = (wordsOf(wordsIn[language], kind, field)?.label ?? field).replace(/[?:]+$/, '')
  const unit = units[formOf(kind, field)]?.[language]
  return unit ? `${label} (${unit})` : label
}

// What people call a column in sheets of their own, beside the words of ours.
const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  id: ['post', 'record id'],
  date: [
    'datum',
    'dag',
    'mötesdatum',
    'day',
    'registreringsdatum',
    'registrerad',
    'bokföringsdatum',
    'startdatum',
  ],
  startTime: ['starttid', 'tid', 'klockslag', 'kl', 'start'],
  minutes: [
    'minuter',
    'antal minuter',
    'min',
    'tid i minuter',
    'tid minuter',
    'längd',
    'tidsåtgång',
    'duration',
    'length',
  ],
  participants: ['deltagare', 'antal deltagare', 'antal', 'number of participants'],
  municipality: ['kommunkod', 'kommun kod', 'municipality code'],
  contactIds: ['rådsökande', 'kontakt', 'kontakter', 'klient', 'contact', 'contacts', 'namn', 'name'],
  contactId: ['kontakt', 'rådsökande', 'contact'],
  adviserIds: ['rådgivaren', 'handläggare', 'adviser', 'advisor', 'advisers'],
  channel: ['mötesform', 'kanal', 'form'],
  setting: ['typ av rådgivning', 'enskilt eller grupp', 'rådgivningstyp'],
  phase: ['fas', 'skede'],
  topics: ['ämne', 'ämnen', 'tema', 'område', 'områden', 'topic'],
  agenda2030: ['agenda 2030', 'information om agenda 2030'],
  sdgs: ['globala mål', 'mål agenda 2030', 'sdg', 'globala målen', 'goals'],
  companyLab: ['företagarlabbet'],
  notes: ['anteckningar', 'kommentar', 'kommentarer', 'notering', 'note', 'comment'],
  nextStepDate: ['påminnelse'],
  place: ['lokal', 'adress'],
  effect: ['effekt', 'resultat'],
  email: ['epost', 'mail', 'mejl', 'e mail', 'e postadress'],
  phone: ['telefonnummer', 'tel', 'mobil', 'mobilnummer', 'telephone'],
  organisationNumber: ['orgnr', 'org nr', 'organisationsnr', 'organization number'],
  name: ['företag', 'företagsnamn', 'bolag', 'company'],
  legalForm: ['bolagsform', 'juridisk form'],
  cooperative: ['kooperativ', 'kooperativt'],
  livelihoods: ['antal försörjda', 'försörjda', 'sysselsatta'],
  type: ['typ', 'aktivitet', 'aktivitetstyp'],
  title: ['titel', 'benämning', 'namn'],
  status: ['status'],
  partners: ['samarbetspartner', 'samarbetspartners', 'medverkande'],
  audiences: ['målgrupp', 'målgrupper'],
  line: ['post', 'kostnadsslag'],
  amount: [
    'summa',
    'kostnad',
    'belopp kr',
    'belopp sek',
    'belopp öre',
    'amount ore',
    'amount sek',
    'kronor',
    'kr',
  ],
  text: ['beskrivning', 'avser', 'benämning', 'description'],
}

const named = new Map<KindName, ReadonlyMap<string, string>>()

/** A kind's fields by every name of their columns; what comes first has the name. */
function fieldsNamed(kind: KindName): ReadonlyMap<string, string> {
  const known = named.get(kind)
  if (known) return known
  const names = new Map<string, string>()
  const fields = [...ownColumns, ...Object.keys(kindNamed(kind).fields)]
  const say = (name: string, field: string) => {
    for (const plain of [plainWord(name), withoutMarks(plainWord(name))])
      if (plain !== '' && !names.has(plain)) names.set(plain, field)
  }
  for (const field of fields) say(field, field)
  for (const field of fields)
    for (const language of ['sv', 'en'] as const) say(headingOf(kind, field, language), field)
  for (const field of fields)
    for (const words of [wordsIn.sv, wordsIn.en]) say(wordsOf(words, kind, field)?.label ?? '', field)
  // A name in several words, as a program writes it: contactIds, contact_ids, "contact ids".
  for (const field of fields) say(field.replace(/([a-z])([A-Z0-9])/g, '$1 $2'), field)
  for (const field of fields) for (const name of alsoCalled[field] ?? []) say(name, field)
  named.set(kind, names)
  return names
}

/** A heading without what says that its column goes on: `Anteckning (2)`. */
export function headingSaid(heading: string): { base: string; part: number } {
  const parts = /^([\s\S]*) \((\d{1,2})\)$/.exec(heading.trim())
  const part = Number(parts?.[2] ?? 1)
  return parts && part > 1 ? { base: parts[1] ?? '', part } : { base: heading.trim(), part: 1 }
}

/** The field that a heading names in records of a kind; null when it is none of theirs. */
export function fieldNamed(kind: KindName, heading: string): string | null {
  const plain = plainWord(headingSaid(heading).base)
  const names = fieldsNamed(kind)
  return names.get(plain) ?? names.get(withoutMarks(plain)) ?? null
}

/** Whether a column of money says that it is in öre, as a file of lines has it. */
export const saysOre = (heading: string): boolean => /(^|[\s_(])(öre|ore)\)?$/i.test(heading.trim())

export const importableKinds: readonly KindName[] = kindNames.filter((kind) => !serversOwn.includes(kind))

const moreKinds: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  session: ['möte', 'möten', 'rådgivningsmöte'],
  contact: ['kontakt', 'kontakter'],
  companyStart: ['startade företag', 'företag'],
  expense: ['utgift', 'utgifter'],
  financing: ['finansiering'],
}

const kindsSaid = new Map<string, KindName>()
for (const kind of importableKinds) {
  const { sv, en } = wordsIn
  for (const word of [
    kind,
    sv.kinds[kind].one,
    sv.kinds[kind].many,
    en.kinds[kind].one,
    en.kinds[kind].many,
  ]) {
    if (!kindsSaid.has(plainWord(word))) kindsSaid.set(plainWord(word), kind)
  }
}
for (const kind of importableKinds)
  for (const word of moreKinds[kind] ?? [])
    if (!kindsSaid.has(plainWord(word))) kindsSaid.set(plainWord(word), kind)

/** The kind that a word means; null when there is none. */
export const kindSaid = (word: string): KindName | null => kindsSaid.get(plainWord(word)) ?? null

/** How a table is read. */
export type Plan = {
  /** Its headings' row, counted from 0. */
  headings: number
  /** What its rows are; null when a column says it row by row, or nobody knows yet. */
  kind: KindName | null
  kindColumn: number | null
  /** For each column the field it holds, null for one that is left out; where a column says the kind it is asked row by row. */
  columns: readonly (string | null)[]
  /** Values for fields that no column holds, the same for every row. */
  fixed: Readonly<Record<string, unknown>>
}

/** How a table seems to be meant; null for one that holds nothing. */
export function planOf(sheet: Sheet): Plan | null {
  const headings = headingsIn(sheet)
  if (headings === null) return null
  const said = (sheet.rows[headings] ?? []).map(textIn)
  const kindColumn = columnOfKinds(sheet, headings, said)
  const kind =
    kindColumn === null ? ((sheet.name === null ? null : kindSaid(sheet.name)) ?? likeliestKind(said)) : null
  return {
    headings,
    kind,
    kindColumn,
    columns: kind === null ? said.map(() => null) : columnsOf(kind, said),
    fixed: {},
  }
}

/** The fields of a table's columns, as its headings say. */
export const columnsOf = (kind: KindName, headings: readonly string[]): (string | null)[] =>
  headings.map((heading) => (heading === '' ? null : fieldNamed(kind, heading)))

export const textIn = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell.trim() : '')

// A sheet may begin with a title: its headings are the first row of which two or more are known.
function headingsIn({ rows }: Sheet): number | null {
  const filled = rows.flatMap((row, i) => (row.some((cell) => !isBlank(cell)) ? [i] : [])).slice(0, 20)
  const known = (i: number) => {
    const said = (rows[i] ?? []).map(textIn).filter((text) => text !== '')
    return Math.max(
      ...importableKinds.map((kind) => said.filter((text) => fieldNamed(kind, text) !== null).length),
    )
  }
  return filled.find((i) => known(i) >= 2) ?? filled[0] ?? null
}

// `Typ` is a field of some kinds: it says the kind of a row only where every value of it is one.
function columnOfKinds({ rows }: Sheet, headings: number, said: readonly string[]): number | null {
  const sure = said.findIndex((heading) => ['slag', 'kind'].includes(plainWord(heading)))
  if (sure >= 0) return sure
  const maybe = said.findIndex((heading) => ['typ', 'type'].includes(plainWord(heading)))
  if (maybe < 0) return null
  const values = rows
    .slice(headings + 1, headings + 200)
    .map((row) => textIn(row[maybe]))
    .filter((text) => text !== '')
  return values.length > 0 && values.every((text) => kindSaid(text) !== null) ? maybe : null
}

// The kind of which most headings are fields, and fewest required ones are missing; none where two are as likely.
function likeliestKind(headings: readonly string[]): KindName | null {
  const scored = importableKinds
    .map((kind) => {
      const fields = new Set(columnsOf(kind, headings).filter((field) => field !== null))
      const required = Object.entries(kindNamed(kind).fields).filter(
        ([, { absence }]) => absence === 'required',
      )
      const met = required.filter(([field]) => fields.has(field)).length
      return { kind, fields: fields.size, score: fields.size + met - (required.length - met) / 2 }
    })
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  return first && first.fields >= 2 && first.score > (second?.score ?? 0) ? first.kind : null
}

/** Required fields that no column of a table holds: every row would be refused for them. */
export const missingColumns = (kind: KindName, { columns, fixed }: Plan): string[] =>
  Object.entries(kindNamed(kind).fields)
    .filter(
      ([field, { absence }]) =>
        absence === 'required' && !columns.includes(field) && fixed[field] === undefined,
    )
    .map(([field]) => field)
