// What the perspectives' room says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Perspektiv',
  lead: (period: string) => `Agenda 2030, målgrupper och områden, ${period}`,
  agenda: 'Agenda 2030',
  share: (percent: number) => `${swedish.number(percent)} %`,
  given: (withInformation: number, sessions: number) =>
    `Information gavs vid ${swedish.number(withInformation)} av ${swedish.count(sessions, { one: 'rådgivning', other: 'rådgivningar' })}. Målet är alla.`,
  noSessions: 'Ingen rådgivning räknas än. Andelen står här så snart den första är loggad.',
  missing: 'Utan information',
  missingWords: 'De räknas ändå. Öppna en och rätta, om informationen gavs.',
  goals: 'Mål som det talades om',
  noGoals: 'Inget av målen är valt än. De väljs i rådgivningen, när Agenda 2030 togs upp.',
  goal: 'Mål',
  times: 'Rådgivningar',
  efforts: 'Informationsinsatser om entreprenörskap',
  effortsWords: 'Genomförda insatser per målgrupp. En insats kan rikta sig till flera.',
  audience: 'Målgrupp',
  amount: 'Insatser',
  prioritised: 'prioriterad',
  logEffort: 'Logga en insats',
  topics: 'Områden',
  topicsWords: 'Rådgivningar och genomförda aktiviteter per ämne.',
  topic: 'Ämne',
  noTopics: 'Inget ämne är valt än. Det väljs i rådgivningen, under Ämnen och anteckning.',
  background: 'De som deltog',
  backgroundWords: (limit: string) =>
    `Frivilliga svar utan namn, som summor. En ruta under fem visas som ${limit}, och en till döljs när den annars kunde räknas ut. Svar som få har gett väntar in nästa lista, så siffrorna kan ligga lite efter.`,
  noBackground: 'Inga svar än. De kommer från närvarolistorna, som summor när en lista stängs.',
  answer: 'Svar',
  people: 'Personer',
  also: 'Också i beslutet, utan siffra',
  alsoWords: 'Lokal utveckling, resultatspridning och samverkan räknas inte mot något mål, men redovisas.',
  noneOf: (type: string) => `${type}: inget än`,
}
type PerspectivesWords = typeof sv

const en: PerspectivesWords = {
  title: 'Perspectives',
  lead: (period) => `The 2030 Agenda, audiences and areas, ${period}`,
  agenda: 'The 2030 Agenda',
  share: (percent) => `${english.number(percent)}%`,
  given: (withInformation, sessions) =>
    `Information was given at ${english.number(withInformation)} of ${english.count(sessions, { one: 'session', other: 'sessions' })}. The target is all of them.`,
  noSessions: 'No session counts yet. The share stands here as soon as the first is logged.',
  missing: 'Without information',
  missingWords: 'They count all the same. Open one and mend it, if the information was given.',
  goals: 'Goals that were talked about',
  noGoals:
    'None of the goals has been chosen yet. They are chosen in the session, when the 2030 Agenda was taken up.',
  goal: 'Goal',
  times: 'Sessions',
  efforts: 'Information about entrepreneurship',
  effortsWords: 'Efforts made, by audience. One effort may be for several.',
  audience: 'Audience',
  amount: 'Efforts',
  prioritised: 'prioritised',
  logEffort: 'Log an effort',
  topics: 'Areas',
  topicsWords: 'Sessions and activities done, by topic.',
  topic: 'Topic',
  noTopics: 'No topic has been chosen yet. They are chosen in the session, under Topics and note.',
  background: 'Those who took part',
  backgroundWords: (limit) =>
    `Voluntary answers without names, as sums. A cell under five is shown as ${limit}, and one more is hidden where it could otherwise be worked out. Answers that few have given wait for the next list, so the numbers may be a little behind.`,
  noBackground: 'No answers yet. They come from the attendance lists, as sums when a list is closed.',
  answer: 'Answer',
  people: 'People',
  also: 'Also in the decision, without a number',
  alsoWords:
    'Local development, dissemination and cooperation count towards no target, but are accounted for.',
  noneOf: (type) => `${type}: nothing yet`,
}

export const perspectivesWords = { sv, en }
