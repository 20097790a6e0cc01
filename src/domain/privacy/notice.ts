// What a person is told before signing: the attendance notice, in versions that are never changed once somebody has signed.
import type { Office } from '../records/office.ts'
import { addMonths, type LocalDate, yearOf } from '../values/local-date.ts'
import { retentionOf } from './retention.ts'

/** Who is responsible, why, on what ground, who sees it, how long, and the rights (GDPR, article 13). */
export const noticeParts = ['who', 'why', 'ground', 'sees', 'howLong', 'rights'] as const
export type NoticePart = (typeof noticeParts)[number]
export type NoticeText = Readonly<Record<NoticePart, string>>

/** The version that is signed now. Its words in the other languages are in src/app/words/signing/, each for this version. */
export const noticeVersion = '2026-1'

/**
 * Every version that anybody has signed, in Swedish: a new one is added, an old one stays as it was. `{office}` is who
 * is responsible, `{contact}` where to turn, `{year}` the last year it is kept.
 */
export const notices = {
  '2026-1': {
    who: '{office} ansvarar för dina uppgifter. Frågor: {contact}.',
    why: 'Vi sparar ditt namn, din underskrift och, om du vill, din förening eller ditt företag. Det visar för dem som betalar projektet att mötet har hållits och hur många som var med.',
    ground:
      'Den rättsliga grunden är vårt berättigade intresse av att kunna redovisa projektet (dataskyddsförordningen, artikel 6.1 f).',
    sees: 'Den som höll i mötet, projektets ledning och de som granskar projektet kan se uppgifterna. Andra deltagare ser dem inte. De säljs inte och används inte till reklam.',
    howLong:
      'Uppgifterna sparas så länge projektet kan granskas, som längst till och med {year}. Sedan tas de bort.',
    rights:
      'Du får säga nej till att skriva på. Du har rätt att se dina uppgifter, få dem rättade eller borttagna, och att invända mot att vi har dem. Du kan klaga hos Integritetsskyddsmyndigheten, imy.se.',
  },
} as const satisfies Record<string, NoticeText>

export type NoticeVersion = keyof typeof notices

/** What the notice says of the office; the contact is left out where it has told none. */
export type NoticeFacts = { office: string; contact?: string; months: number }

export function noticeFacts(
  office: Pick<Office, 'name' | 'responsible' | 'contact' | 'retention'>,
): NoticeFacts {
  return {
    office: office.responsible ?? office.name,
    ...(office.contact === undefined ? {} : { contact: office.contact }),
    months: retentionOf(office).signatures,
  }
}

/** A notice of a meeting's day with the office's own facts in it; `orAsk` says where to turn when it has told none. */
export function noticeSaid(text: NoticeText, facts: NoticeFacts, date: LocalDate, orAsk: string): NoticeText {
  const said: Record<string, string> = {
    office: facts.office,
    contact: facts.contact ?? orAsk,
    year: String(yearOf(addMonths(date, facts.months))),
  }
  const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (whole, name) => said[name] ?? whole)
  return Object.fromEntries(noticeParts.map((part) => [part, filled(text[part])])) as NoticeText
}
