// Registerutdrag: what the office holds about one person, in words, for her own hands (GDPR article 15).
import type { HeldAbout } from '../../domain/privacy/erase.ts'
import { retentionOf } from '../../domain/privacy/retention.ts'
import { type AnyRecord, kindNamed } from '../../domain/records/kinds.ts'
import { officeId } from '../../domain/records/office.ts'
import { en } from '../../domain/records/words/en.ts'
import { sv } from '../../domain/records/words/sv.ts'
import { type RecordWords, wordsOf } from '../../domain/records/words/words.ts'
import { type LocalDate, parseLocalDate, printLocalDate } from '../../domain/values/local-date.ts'
import { municipalities } from '../../domain/values/municipality-code.ts'
import { shapeOf } from '../../domain/values/shape.ts'
import { shownRecords } from '../office.ts'
import type { OfficeStore } from '../stores/store.ts'
import type { PaperLanguage } from './attendance-sheet.ts'
import { paper } from './paper.ts'

const recordWords: Readonly<Record<PaperLanguage, RecordWords>> = { sv, en }

const words = {
  sv: {
    over: 'Registerutdrag',
    title: 'Vad vi har sparat om dig',
    responsible: 'Ansvarig',
    contact: 'Kontakt',
    made: 'Uttaget',
    records: 'Poster',
    why: 'Vi sparar uppgifterna för att kunna ge råd till den som vill starta eller driva företag tillsammans, och för att redovisa det till dem som betalar. Du kan begära att få uppgifter rättade eller raderade, och klaga hos Integritetsskyddsmyndigheten (imy.se).',
    kept: (contacts: number, signatures: number) =>
      `Uppgifter om kontakter sparas ${contacts} månader efter det sista mötet, påskrifter ${signatures} månader.`,
    withOthers: 'Här deltog också andra. Det som är skrivet kan handla om dem.',
    signature: 'Påskriften finns på närvarolistan.',
    yes: 'Ja',
    no: 'Nej',
    foot: (page: number, of: number) => `Sida ${page} av ${of}  ·  Rådslag`,
  },
  en: {
    over: 'Extract of personal data',
    title: 'What we hold about you',
    responsible: 'Responsible',
    contact: 'Contact',
    made: 'Made',
    records: 'Records',
    why: 'We keep these data to advise those who want to start or run a company together, and to account for it to those who pay. You can ask to have data corrected or erased, and complain to the Swedish Authority for Privacy Protection (imy.se).',
    kept: (contacts: number, signatures: number) =>
      `Data about contacts are kept ${contacts} months after the last meeting, signatures ${signatures} months.`,
    withOthers: 'Others took part here too. What is written may be about them.',
    signature: 'The signature is on the attendance list.',
    yes: 'Yes',
    no: 'No',
    foot: (page: number, of: number) => `Page ${page} of ${of}  ·  Rådslag`,
  },
} as const

export type Extract = {
  office: { responsible: string; contact: string; retention: ReturnType<typeof retentionOf> }
  records: { record: AnyRecord; about: HeldAbout['about'] }[]
}

/** What there is to say, of the records that are held about a person. */
export async function extractOf(tx: OfficeStore, held: readonly HeldAbout[]): Promise<Extract> {
  const byId = new Map((await shownRecords(tx)).map(({ record }) => [record.id as string, record]))
  const itself = byId.get(officeId)
  const office = itself?.kind === 'office' ? itself : undefined
  return {
    office: {
      responsible: office?.responsible ?? office?.name ?? '',
      contact: office?.contact ?? '',
      retention: retentionOf(office ?? {}),
    },
    records: held.flatMap(({ id, about }) => {
      const record = byId.get(id)
      return record ? [{ record, about }] : []
    }),
  }
}

export function registerExtract(
  { office, records }: Extract,
  language: PaperLanguage,
  made: Date,
): Promise<Uint8Array> {
  const say = words[language]
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB'
  const on = paper({ name: say.over, language: locale, made })
  on.title(say.title, say.over)
  on.facts(
    [
      [say.responsible, office.responsible] as const,
      [say.contact, office.contact] as const,
      [say.made, printLocalDate(made.toISOString().slice(0, 10) as LocalDate, locale)] as const,
      [say.records, String(records.length)] as const,
    ].filter(([, value]) => value !== ''),
  )
  on.text(say.why)
  on.text(say.kept(office.retention.contacts, office.retention.signatures))
  for (const { record, about } of records) {
    const said = recordWords[language].kinds[record.kind]
    const { date } = record as { date?: LocalDate }
    on.heading(date ? `${said.one}, ${printLocalDate(date, locale)}` : said.one)
    if (about === 'one-of-several') on.text(say.withOthers, { soft: true })
    const rows = Object.keys(kindNamed(record.kind).fields).flatMap((name) => {
      const value = (record as unknown as Record<string, unknown>)[name]
      const text = inWords(record, name, value, language)
      return text === null
        ? []
        : [[wordsOf(recordWords[language], record.kind, name)?.label ?? name, text] as const]
    })
    if (rows.length > 0) on.facts(rows)
    if (record.kind === 'attendance' && record.signature) on.text(say.signature, { soft: true })
  }
  return on.finish(say.foot)
}

/** A value as a person reads it; null for what is empty, and for what only names other records. */
function inWords(record: AnyRecord, name: string, value: unknown, language: PaperLanguage): string | null {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value) && value.length === 0) return null
  const { schema } = kindNamed(record.kind).fields[name] ?? {}
  if (!schema || name === 'signature' || name === 'review' || name === 'sameAs' || name === 'notSameAs')
    return null
  const say = words[language]
  const known = wordsOf(recordWords[language], record.kind, name)
  const { control } = shapeOf(schema)
  if (control === 'references' || control === 'reference') return null
  if (control === 'municipality') return municipalities[value as '1880'] ?? String(value)
  if (control === 'goals') return (value as number[]).join(', ')
  if (typeof value === 'boolean') return value ? say.yes : say.no
  const one = (item: unknown): string => {
    if (typeof item === 'object') return Object.values(item as object).join(', ')
    const day = typeof item === 'string' ? parseLocalDate(item) : null
    if (day) return printLocalDate(day, language === 'sv' ? 'sv-SE' : 'en-GB')
    return known?.choices?.[String(item)] ?? String(item)
  }
  return Array.isArray(value) ? value.map(one).join(', ') : one(value)
}
