// One invented office and its years, from a seed: demo, pictures, end-to-end tests and bench all use it.
import type { KindName } from '../domain/records/kinds.ts'
import { addDays, type LocalDate } from '../domain/values/local-date.ts'
import type { MunicipalityCode } from '../domain/values/municipality-code.ts'
import { Lot } from './lot.ts'
import { whatFollows } from './what-follows.ts'

export type InventedRecord = { kind: KindName; id: string; values: Record<string, unknown> }

type Asked = {
  seed: number
  /** The last day anything is dated. */
  until: LocalDate
  /** How many sessions in each year. */
  sessions: Readonly<Record<number, number>>
  /** The members' ids, the lead first: whose share each session is. */
  members?: readonly string[]
}

// Where the advised are: most in Örebro, few in the smallest, none in Laxå this year, as a lead would want to see.
const whereabouts: readonly [MunicipalityCode, number][] = [
  ['1880', 52],
  ['1885', 14],
  ['1883', 11],
  ['1881', 9],
  ['1861', 9],
  ['1882', 8],
  ['1814', 7],
  ['1884', 6],
  ['1862', 5],
  ['1863', 4],
  ['1864', 3],
]
const groups = [
  'Skogsbrynets kooperativ',
  'Hjulet',
  'Byakraft Laxå',
  'Ateljé Björn',
  'Bergslagens bageri',
  'Svartåns vänner',
  'Odla ihop Nora',
  'Återbruket Karlskoga',
  'Kulturhuset Siljan',
  'Hantverkarna i Askersund',
  'Cykelköket',
  'Tiveds turism',
  'Solsidans förskola',
  'Fiberföreningen Nord',
  'Grannbutiken',
  'Lekebergs lanthandel',
  'Matvagnen',
  'Hällefors hemslöjd',
  'Kumla textil',
  'Trädgårdslaget',
  'Dansverket',
  'Ljusnarsbergs bygdegård',
  'Omsorgskooperativet Linden',
  'Byggladan',
  'Filmkollektivet Frame',
  'Språkbron',
  'Järnboås byalag',
  'Mikrobruket',
]
const people = [
  'Amina Warsame',
  'Björn Holm',
  'Sara Ny',
  'Dawit Tesfay',
  'Olena Koval',
  'Erik Sund',
  'Mina Rahimi',
  'Per Ask',
]
const notes = [
  'Gick igenom stadgarna. De vill bli sju medlemmar före nyår.',
  'Budget för första året. Saknar offert på lokalen.',
  'Valde ekonomisk förening. Skickar in till Bolagsverket i veckan.',
  'Pratade om arbetsdelning och styrelsens ansvar.',
  'Behöver en enkel affärsplan till Mikrofonden.',
  'Första mötet. Nyfikna på kooperation, osäkra på formen.',
]
const topicSets = [
  ['cooperation', 'business-model'],
  ['entrepreneurship'],
  ['cooperation', 'financing'],
  ['social-innovation', 'integration'],
  ['business-model', 'profitability'],
  ['creative-industries'],
  ['rural-service', 'community-entrepreneurship'],
  ['climate', 'circular-economy'],
]
const goalSets = [[8, 11], [8], [5, 10], [11, 12], [8, 12, 13], [10]]

/** Everything that an invented office logged, in the order it did; the same seed gives the same office. */
export function inventedOffice({ seed, until, sessions, members = [] }: Asked): InventedRecord[] {
  const lot = new Lot(seed)
  const made: InventedRecord[] = []
  const add = (kind: KindName, values: Record<string, unknown>): string => {
    const id = lot.id()
    made.push({ kind, id, values })
    return id
  }
  const contacts = [...groups, ...people].map((name, i) => {
    const municipality = weighted(lot)
    const type = i >= groups.length ? 'person' : lot.chance(0.5) ? 'group' : 'company'
    return {
      id: add('contact', {
        name,
        type,
        municipality,
        ...(i % 3 === 0 ? { phone: `070-${100 + i} 20 30` } : {}),
      }),
      municipality,
      type,
    }
  })
  for (const [year, many] of Object.entries(sessions)) {
    for (const date of daysIn(lot, Number(year), many, until)) {
      const contact = lot.of(contacts)
      const group = contact.type !== 'person' && lot.chance(0.6)
      const agenda2030 = lot.chance(0.965)
      add('session', {
        contactIds: [contact.id],
        setting: group ? 'group' : 'individual',
        ...(group ? { participants: 2 + lot.below(10) } : {}),
        date,
        startTime: `${String(8 + lot.below(9)).padStart(2, '0')}:${lot.of(['00', '15', '30'])}`,
        minutes: lot.of([30, 45, 60, 60, 75, 90, 120]),
        channel: lot.of(['on-site', 'on-site', 'digital', 'phone']),
        municipality: contact.municipality,
        phase: lot.of(['idea', 'idea', 'start', 'development']),
        topics: lot.of(topicSets),
        agenda2030,
        sdgs: agenda2030 ? lot.of(goalSets) : [],
        companyLab: lot.chance(0.1),
        notes: lot.of(notes),
        adviserIds: members.length > 1 ? [lot.of(members.slice(1))] : [],
      })
    }
    addTheRest(lot, add, Number(year), until, contacts)
  }
  return whatFollows(made, { seed, until })
}

function addTheRest(
  lot: Lot,
  add: (kind: KindName, values: Record<string, unknown>) => string,
  year: number,
  until: LocalDate,
  contacts: readonly { id: string; municipality: MunicipalityCode }[],
): void {
  const inYear = (many: number) => daysIn(lot, year, many, until)
  for (const [i, date] of inYear(9).entries()) {
    const cooperative = i % 3 !== 2
    const contact = lot.of(contacts)
    add('companyStart', {
      name: `${lot.of(groups)} ${cooperative ? 'ek. för.' : 'AB'}`,
      date,
      legalForm: cooperative ? 'economic-association' : 'limited-company',
      cooperative,
      creativeIndustry: i % 4 === 0,
      youthOwned: i % 3 === 0,
      companyLab: i % 3 === 0,
      municipality: contact.municipality,
      contactIds: [contact.id],
      livelihoods: 1 + lot.below(6),
    })
  }
  const activities: readonly [type: string, title: string, many: number][] = [
    ['local-economy-analysis', 'Lokalekonomisk analys', 2],
    ['community-dialogue', 'Service på landsbygden när butiken stänger', 1],
    ['coordination-meeting', 'Samordningsträff för sociala företag', 2],
    ['social-innovation-project', 'Återbruk som väg till arbete', 1],
    ['platform-update', 'Nya guider på Självklart.nu', 3],
    ['entrepreneurship-information', 'Starta företag tillsammans', 4],
    ['mikrofonden-information', 'Mikrofonden för lokala banker', 1],
    ['youth-idea', 'Idékväll med UF-företag', 2],
  ]
  for (const [type, title, many] of activities) {
    for (const date of inYear(many)) {
      const audiences =
        type === 'entrepreneurship-information' ? [lot.of(['youth', 'foreign-born', 'women', 'all'])] : []
      add('activity', {
        type,
        title,
        date,
        status: 'done',
        municipality: weighted(lot),
        participants: 5 + lot.below(30),
        audiences,
      })
    }
  }
  for (const [i, date] of inYear(2).entries()) {
    const title = i === 0 ? 'Arvsfonden: mötesplats för unga' : 'Leader: lokal matkedja'
    add('activity', {
      type: 'project-application',
      title,
      date,
      status: 'done',
      stage: i === 0 ? 'applied' : 'watched',
    })
  }
  if (year === 2024) {
    for (const municipality of ['1880', '1883', '1885', '1884', '1863']) {
      const joined = {
        type: 'municipality-membership',
        title: 'Aktiv medlem',
        date: '2024-02-01',
        status: 'done',
      }
      add('activity', { ...joined, municipality })
    }
  }
  for (const date of inYear(5))
    add('financing', { role: 'customer', date, name: lot.of(groups), municipality: weighted(lot) })
  for (const date of inYear(1))
    add('financing', { role: 'investor', date, name: 'Sparbanken i bygden', amount: 5_000_000 })
  for (const date of inYear(11)) {
    add('expense', {
      date,
      line: 'Externa tjänster',
      amount: 5_300_000 + lot.below(400_000),
      text: 'Rådgivartimmar',
    })
  }
  for (const date of inYear(9))
    add('expense', {
      date,
      line: 'Resor och logi',
      amount: 120_000 + lot.below(60_000),
      text: 'Resor i länet',
    })
}

function weighted(lot: Lot): MunicipalityCode {
  let at = lot.below(whereabouts.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [code, weight] of whereabouts) {
    if (at < weight) return code
    at -= weight
  }
  return '1880'
}

/** So many days of a year, in order; fewer in July, none after the last day. */
function daysIn(lot: Lot, year: number, many: number, until: LocalDate): LocalDate[] {
  const first = `${year}-01-02` as LocalDate
  const days: LocalDate[] = []
  while (days.length < many) {
    const day = addDays(first, lot.below(360))
    if (day > until) {
      if (first > until) break
      continue
    }
    if (day.slice(5, 7) === '07' && lot.chance(0.7)) continue
    days.push(day)
  }
  return days.sort()
}
