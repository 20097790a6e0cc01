// The grant "Rådgivning för den sociala ekonomin" 2024–2026, as data.
import type { Programme } from '../records/programme.ts'
import type { LocalDate } from '../values/local-date.ts'

/** The same in every office, so that an export fits a new one. */
export const radgivning2024Id = '018cc251-f400-7000-8000-000000000002'
const radgivning2024Key = 'radgivning-2024'

type Indicators = Programme['indicators']

const decision = 'Beslut 23RS9550, Region Örebro län, 2023-09-18'
const ours = 'Beslutet säger inget om detta: vår regel, som verksamhetsledaren kan ändra'
const activities = (...types: string[]): Indicators[number]['counts'] => [
  { kind: 'activity', where: { type: types } },
]

const indicators: Indicators = [
  {
    id: 'advisory-sessions',
    objective: 'advice',
    name: { sv: 'Rådgivningar', en: 'Advisory sessions' },
    counts: [{ kind: 'session' }],
    measures: 'records',
    target: { atLeast: 150, per: 'year' },
    rules: ['C1', 'C2', 'C6', 'C8'],
    source: `${decision}, delmål 1: minst 150 rådgivningar per år, enskilt eller i grupp, på plats eller digitalt`,
  },
  {
    id: 'companies-started',
    objective: 'advice',
    name: { sv: 'Startade företag', en: 'Companies started' },
    counts: [{ kind: 'companyStart' }],
    measures: 'records',
    target: { atLeast: 10, per: 'year' },
    rules: ['C1', 'C3', 'C6', 'C8'],
    source: `${decision}, delmål 1: minst 10 företag startade med stöd per år`,
  },
  {
    id: 'cooperatives-started',
    objective: 'advice',
    name: { sv: 'Startade kooperativa företag', en: 'Cooperative companies started' },
    counts: [{ kind: 'companyStart', where: { cooperative: true } }],
    measures: 'records',
    target: { atLeast: 7, per: 'year' },
    partOf: 'companies-started', // shown inside it, never added to it (C4)
    rules: ['C1', 'C3', 'C4', 'C6', 'C8'],
    source: `${decision}, delmål 1: av tio startade företag är minst sju kooperativa`,
  },
  {
    id: 'creative-industry-support',
    objective: 'creative-industries',
    name: {
      sv: 'Information till och stöd för nya företag inom kulturella och kreativa näringar',
      en: 'Information to and support of new companies in the cultural and creative industries',
    },
    counts: [
      ...activities('creative-industry-information'),
      { kind: 'companyStart', where: { creativeIndustry: true } },
    ],
    measures: 'records',
    target: null,
    rules: ['C1', 'C3', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 2: informationsinsatser och stöd till nya företag inom KKN, utan siffra`,
  },
  {
    id: 'youth-companies',
    objective: 'youth',
    name: { sv: 'Ungas företag inom Företagarlabbet', en: 'Young people’s companies within Företagarlabbet' },
    counts: [{ kind: 'companyStart', where: { youthOwned: true, companyLab: true } }],
    measures: 'records',
    target: { atLeast: 5, per: 'year' },
    rules: ['C1', 'C3', 'C5', 'C6', 'C8'],
    source: `${decision}, delmål 3: minst 5 nya företag per år som ägs och drivs av unga inom Företagarlabbet`,
  },
  {
    id: 'youth-ideas',
    objective: 'youth',
    name: { sv: 'Affärsidéer med Ung Företagsamhet', en: 'Business ideas with Ung Företagsamhet' },
    counts: activities('youth-idea'),
    measures: 'records',
    target: null,
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 3: affärsidéer som fångas upp med Ung Företagsamhet, utan siffra`,
  },
  {
    id: 'local-economy-analyses',
    objective: 'local-economy',
    name: { sv: 'Lokalekonomiska analyser', en: 'Local economy analyses' },
    counts: activities('local-economy-analysis'),
    measures: 'records',
    target: { atLeast: 2, per: 'year' },
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 4: 2 analyser per år`,
  },
  {
    id: 'member-municipalities',
    objective: 'local-economy',
    name: { sv: 'Kommuner som är aktiva medlemmar', en: 'Municipalities that are active members' },
    counts: activities('municipality-membership'),
    measures: 'level',
    target: null,
    rules: ['C6', 'C7', 'C8', 'C12'],
    source: `${decision}, delmål 4: fler av länets 12 kommuner är aktiva medlemmar`,
  },
  {
    id: 'social-innovation-projects',
    objective: 'social-innovation',
    name: { sv: 'Startade projekt för sociala innovationer', en: 'Social innovation projects started' },
    counts: activities('social-innovation-project'),
    measures: 'records',
    target: { atLeast: 1, per: 'year' },
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 5: minst 1 startat projekt per år`,
  },
  {
    id: 'project-applications',
    objective: 'social-innovation',
    name: {
      sv: 'Bevakade utlysningar och ansökningar med civilsamhället',
      en: 'Calls watched and applications made with civil society',
    },
    counts: activities('project-application'),
    measures: 'records',
    target: null,
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 5: utlysningar bevakas och ansökningar görs med civilsamhällets parter, utan siffra`,
  },
  {
    id: 'sjalvklart-updates',
    objective: 'sjalvklart',
    name: {
      sv: 'Uppdateringar av och information om Självklart.nu',
      en: 'Updates of and information about Självklart.nu',
    },
    counts: activities('platform-update', 'platform-information'),
    measures: 'records',
    target: null,
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 6: plattformen uppdateras och information om den sprids, utan siffra`,
  },
  {
    id: 'community-dialogues',
    objective: 'networks',
    name: { sv: 'Samhällssamtal', en: 'Community dialogues (Samhällssamtal)' },
    counts: activities('community-dialogue'),
    measures: 'records',
    target: { atLeast: 2, per: 'year' },
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 7: minst 2 Samhällssamtal per år`,
  },
  {
    id: 'coordination-meetings',
    objective: 'networks',
    name: {
      sv: 'Samordningsträffar för sociala företag och sociala entreprenörer',
      en: 'Coordination meetings for social enterprises and social entrepreneurs',
    },
    counts: activities('coordination-meeting'),
    measures: 'records',
    target: { atLeast: 2, per: 'year' },
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 7: minst 2 samordningsträffar. Att det är per år är vår regel`,
  },
  {
    id: 'mikrofonden-customers',
    objective: 'mikrofonden',
    name: { sv: 'Nya kunder i Mikrofonden', en: 'New customers of Mikrofonden' },
    counts: [{ kind: 'financing', where: { role: 'customer' } }],
    measures: 'records',
    target: { atLeast: 5, per: 'year' },
    rules: ['C1', 'C6', 'C8', 'C15'],
    source: `${decision}, delmål 8: minst 5 nya kunder per år`,
  },
  {
    id: 'mikrofonden-investors',
    objective: 'mikrofonden',
    name: { sv: 'Nya investerare i Mikrofonden', en: 'New investors in Mikrofonden' },
    counts: [{ kind: 'financing', where: { role: 'investor' } }],
    measures: 'records',
    target: { atLeast: 1, per: 'year' },
    rules: ['C1', 'C6', 'C8', 'C15'],
    source: `${decision}, delmål 8: 1 ny investerare per år`,
  },
  {
    id: 'mikrofonden-information',
    objective: 'mikrofonden',
    name: { sv: 'Information om Mikrofonden', en: 'Information about Mikrofonden' },
    counts: activities('mikrofonden-information'),
    measures: 'records',
    target: null,
    rules: ['C1', 'C6', 'C7', 'C8'],
    source: `${decision}, delmål 8: information om fonden till relevanta aktörer, utan siffra`,
  },
]

const kronor = (...amounts: [number, number, number]) =>
  amounts.map((amount, i) => ({ year: 2024 + i, ore: amount * 100 }))

/** Numbered as they stand: each row travels as a field of its own, and must remember its place. */
const ordered = <T extends object>(rows: readonly T[]) => rows.map((row, i) => ({ order: i + 1, ...row }))

export const radgivning2024: Programme = {
  kind: 'programme',
  id: radgivning2024Id,
  key: radgivning2024Key,
  name: 'Rådgivning för den sociala ekonomin',
  diaryNumber: '23RS9550',
  funders: ['Region Örebro län', 'Tillväxtverket'],
  from: '2024-01-01' as LocalDate,
  to: '2026-12-31' as LocalDate,
  objectives: ordered([
    {
      id: 'advice',
      number: 1,
      name: { sv: 'Rådgivning inför företagsstart', en: 'Advice before starting a company' },
    },
    {
      id: 'creative-industries',
      number: 2,
      name: { sv: 'Kulturella och kreativa näringar', en: 'Cultural and creative industries' },
    },
    { id: 'youth', number: 3, name: { sv: 'Ungas entreprenörskap', en: 'Young people’s entrepreneurship' } },
    {
      id: 'local-economy',
      number: 4,
      name: { sv: 'Lokalekonomiska analyser', en: 'Local economy analyses' },
    },
    { id: 'social-innovation', number: 5, name: { sv: 'Sociala innovationer', en: 'Social innovations' } },
    { id: 'sjalvklart', number: 6, name: { sv: 'Självklart.nu', en: 'Självklart.nu' } },
    { id: 'networks', number: 7, name: { sv: 'Nätverksträffar', en: 'Network meetings' } },
    { id: 'mikrofonden', number: 8, name: { sv: 'Mikrofonden', en: 'Mikrofonden' } },
  ]),
  indicators: ordered(indicators),
  perspectives: ordered([
    { id: 'youth', name: { sv: 'Unga', en: 'Young people' }, prioritised: true },
    {
      id: 'foreign-born',
      name: {
        sv: 'Utrikes födda eller med två utrikes födda föräldrar',
        en: 'Born abroad, or both parents born abroad',
      },
      prioritised: true,
    },
    { id: 'women', name: { sv: 'Kvinnor', en: 'Women' }, prioritised: true },
    { id: 'all', name: { sv: 'Alla', en: 'Everyone' }, prioritised: false },
  ]),
  budget: ordered([
    { line: 'Externa tjänster', amounts: kronor(675_000, 665_000, 670_000) },
    { line: 'Resor och logi', amounts: kronor(15_000, 15_000, 15_000) },
    { line: 'Investeringar', amounts: kronor(10_000, 20_000, 15_000) },
  ]),
  funding: ordered([
    {
      name: 'Region Örebro län, 1:1-medel',
      oneToOne: true,
      capOre: 105_000_000,
      amounts: kronor(350_000, 350_000, 350_000),
    },
    {
      name: 'Region Örebro län, rambudget Näringsliv',
      oneToOne: false,
      capOre: 105_000_000,
      amounts: kronor(350_000, 350_000, 350_000),
    },
  ]),
  rules: ordered([
    {
      id: 'young-at-most',
      name: {
        sv: 'Ung: högst så här gammal vid registreringsårets slut',
        en: 'Young: at most this age at the end of the year of registration',
      },
      value: 30,
      source: `${ours} (C5)`,
    },
    {
      id: 'youth-owned-share',
      name: {
        sv: 'Ungas företag: unga är minst så här många procent av ägarna, och av dem som driver det',
        en: 'Young people’s company: young people are at least this percentage of its owners, and of those who run it',
      },
      value: 50,
      source: `${ours} (C5)`,
    },
    {
      id: 'near-margin',
      name: {
        sv: 'Nära takten: högst så här många procent under',
        en: 'Near the pace: at most this percentage below it',
      },
      value: 10,
      source: `${ours} (C8)`,
    },
    {
      id: 'plan-for-few',
      name: {
        sv: 'Mål på 1 eller 2: den första senast, den andra senast (månad-dag)',
        en: 'Targets of 1 or 2: the first due by, the second due by (month-day)',
      },
      value: ['06-30', '09-30'],
      source: `${ours} (C8)`,
    },
    {
      id: 'information-efforts',
      name: {
        sv: 'Informationsinsatser om entreprenörskap: dessa slags aktiviteter',
        en: 'Information efforts about entrepreneurship: these types of activity',
      },
      value: ['entrepreneurship-information'],
      source: `${decision}, perspektiv. Vilka aktiviteter det är: vår regel, som verksamhetsledaren kan ändra`,
    },
    {
      id: 'never-a-quarter-without',
      name: {
        sv: 'Aldrig ett kvartal utan dessa slags aktiviteter',
        en: 'Never a quarter without these types of activity',
      },
      value: ['platform-update'],
      source: `${ours} (delmål 6)`,
    },
    {
      id: 'agenda-2030-share',
      name: {
        sv: 'Andel rådgivningar med information om Agenda 2030, procent',
        en: 'Share of sessions with information about Agenda 2030, per cent',
      },
      value: 100,
      source: `${decision}: information om Agenda 2030 ges vid varje rådgivning`,
    },
    {
      id: 'short-session',
      name: {
        sv: 'Kort rådgivning att granska: under så här många minuter',
        en: 'Short session to review: under this many minutes',
      },
      value: 10,
      source: `${ours} (C6)`,
    },
    {
      id: 'small-cell',
      name: { sv: 'Minsta antal svar som visas', en: 'Smallest number of answers that is shown' },
      value: 5,
      source: `${ours} (integritet)`,
    },
    {
      id: 'fewest-answers-kept',
      name: {
        sv: 'Minsta antal svar som sparas från en lista',
        en: 'Fewest answers that are kept from a list',
      },
      value: 5,
      source: `${ours} (integritet)`,
    },
  ]),
  notSameAs: [],
}
