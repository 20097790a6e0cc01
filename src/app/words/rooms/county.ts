// What the county's room says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Länet',
  lead: (period: string) => `Var det hände, ${period}`,
  what: 'Visa',
  measures: {
    sessions: 'Rådgivningar',
    companies: 'Företag',
    activities: 'Aktiviteter',
    participants: 'Deltagare',
  },
  white: (names: readonly string[], what: string) => `Ännu inga ${what} i ${swedish.list(names)}.`,
  noWhite: 'Alla tolv kommunerna är med.',
  measureWords: {
    sessions: 'rådgivningar',
    companies: 'startade företag',
    activities: 'aktiviteter',
    participants: 'deltagare',
  },
  asTable: 'Som tabell',
  municipality: 'Kommun',
  sum: 'Hela länet',
  back: 'Till länet',
  empty: 'Inget räknas här än',
  emptyWords: (municipality: string) =>
    `När något loggas i ${municipality} och räknas står det här i samma stund.`,
  log: 'Logga en rådgivning här',
}
type CountyWords = typeof sv

const en: CountyWords = {
  title: 'The county',
  lead: (period) => `Where it happened, ${period}`,
  what: 'Show',
  measures: {
    sessions: 'Sessions',
    companies: 'Companies',
    activities: 'Activities',
    participants: 'Participants',
  },
  white: (names, what) => `No ${what} yet in ${english.list(names)}.`,
  noWhite: 'All twelve municipalities are in.',
  measureWords: {
    sessions: 'sessions',
    companies: 'companies started',
    activities: 'activities',
    participants: 'participants',
  },
  asTable: 'As a table',
  municipality: 'Municipality',
  sum: 'The whole county',
  back: 'To the county',
  empty: 'Nothing counts here yet',
  emptyWords: (municipality) =>
    `When something is logged in ${municipality} and counts, it stands here at once.`,
  log: 'Log a session here',
}

export const countyWords = { sv, en }
