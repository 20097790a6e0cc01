// What the plan's room says; the sentence of one need is the first screen's too, and stands with its words.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const quarters = (list: readonly number[], say: (list: readonly string[]) => string, word: string) =>
  say(list.map((nth) => `${word} ${nth}`))

const sv = {
  lead: (until: string) => `Planen till och med ${until}`,
  ofThat: (actual: number, target: number) =>
    `${swedish.number(actual)} av ${swedish.number(target)} hittills`,
  log: 'Logga',
  county: 'Kommunerna',
  allMunicipalities: 'Alla kommuner har haft en rådgivning i år.',
  seeCounty: 'Se länet',
  quarters: 'Självklart.nu',
  withoutNow: 'Kvartalet har ännu ingen uppdatering. Inget kvartal ska vara utan.',
  withoutEarlier: (list: readonly number[]) =>
    `Ingen uppdatering gjordes i ${quarters(list, swedish.list, 'kvartal')}.`,
  quartersWell: 'Varje kvartal hittills har en uppdatering.',
  logUpdate: 'Logga en uppdatering',
  agenda: 'Agenda 2030',
  withoutInformation: (sessions: number) =>
    `${swedish.count(sessions, { one: 'rådgivning', other: 'rådgivningar' })} i år saknar information om Agenda 2030.`,
  everyInformed: 'Alla rådgivningar i år har information om Agenda 2030.',
  mend: 'Se vilka',
  companies: 'Företag att följa upp',
  nobodyToAsk: 'Inget företag väntar på uppföljning.',
  due: (months: number, day: string) => `efter ${months} månader, sedan ${day}`,
  dueLater: (months: number, day: string) => `efter ${months} månader, den ${day}`,
  ask: 'Följ upp',
  forecast: 'Prognos för året',
  forecastWords: (years: readonly number[]) =>
    `Om resten av året går som samma veckor ${swedish.list(years.map(String))}. En gissning, inget löfte.`,
  range: (from: number, to: number, target: number) =>
    `${from === to ? swedish.number(from) : `${swedish.number(from)}–${swedish.number(to)}`} av ${swedish.number(target)}`,
  indicator: 'Mål',
  now: 'Nu',
  atEnd: 'Vid årets slut',
}
type NeedsWords = typeof sv

const en: NeedsWords = {
  lead: (until) => `The plan up to ${until}`,
  ofThat: (actual, target) => `${english.number(actual)} of ${english.number(target)} so far`,
  log: 'Log',
  county: 'The municipalities',
  allMunicipalities: 'Every municipality has had a session this year.',
  seeCounty: 'See the county',
  quarters: 'Självklart.nu platform',
  withoutNow: 'This quarter has no update yet. No quarter should be without one.',
  withoutEarlier: (list) => `No update was made in ${quarters(list, english.list, 'quarter')}.`,
  quartersWell: 'Every quarter so far has an update.',
  logUpdate: 'Log an update',
  agenda: 'The 2030 Agenda',
  withoutInformation: (sessions) =>
    `${english.count(sessions, { one: 'session', other: 'sessions' })} this year ${sessions === 1 ? 'lacks' : 'lack'} information about the 2030 Agenda.`,
  everyInformed: 'Every session this year has information about the 2030 Agenda.',
  mend: 'See which',
  companies: 'Companies to follow up',
  nobodyToAsk: 'No company waits for a follow-up.',
  due: (months, day) => `after ${months} months, since ${day}`,
  dueLater: (months, day) => `after ${months} months, on ${day}`,
  ask: 'Follow up',
  forecast: 'Forecast for the year',
  forecastWords: (years) =>
    `If the rest of the year goes as the same weeks of ${english.list(years.map(String))} did. A guess, not a promise.`,
  range: (from, to, target) =>
    `${from === to ? english.number(from) : `${english.number(from)}–${english.number(to)}`} of ${english.number(target)}`,
  indicator: 'Target',
  now: 'So far',
  atEnd: 'At the year’s end',
}

export const needsWords = { sv, en }
