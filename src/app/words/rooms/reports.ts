// What the report's room says around the report itself, which has its own words.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Rapport',
  year: 'År',
  period: 'Period',
  programme: 'Program',
  periods: {
    q1: 'Kvartal 1',
    q2: 'Kvartal 2',
    h1: 'Första halvåret',
    q3: 'Kvartal 3',
    q4: 'Kvartal 4',
    h2: 'Andra halvåret',
    year: 'Hela året',
    all: 'Hela programmet',
  },
  language: 'Rapportens språk',
  write: 'Skriv',
  read: 'Läs igenom',
  lock: 'Lås och bevisa',
  as: 'Siffrorna i filen',
  asReported: 'Som rapporterat',
  asNow: 'Som det är nu',
  textFor: (number: number, name: string) => `${number}. ${name}`,
  textHelp: 'Utan namn. Följer med till nästa rapport.',
  fromBefore: 'Från en tidigare rapport',
  ordinary: 'Så blir projektet ordinarie verksamhet',
  effects: 'Effekter att ta med',
  effectsWords: 'Det som rådgivarna har skrivit om vad det blev. Välj det som inte pekar ut någon.',
  noEffects: 'Inget är skrivet om effekter i perioden.',
  save: 'Spara texterna',
  saved: 'Rapportens texter är sparade',
  draftSaved: 'Utkast sparat',
  download: 'Hämta',
  fetching: 'Rapporten görs hos kontoret …',
  unreviewed: (records: number) =>
    `${swedish.count(records, { one: 'siffra vilar', other: 'siffror vilar' })} på det som inte är granskat än.`,
  unsent: (records: number) =>
    `${swedish.count(records, { one: 'post har', other: 'poster har' })} inte kommit fram till kontoret från den här enheten. Filen görs av det kontoret har.`,
  note: (note: number) => `Posterna bakom siffran, not ${note}`,
  nowhere: 'Inget program täcker det här året',
  nowhereWords: 'Välj ett annat år.',
}
type ReportsWords = typeof sv

const en: ReportsWords = {
  title: 'Report',
  year: 'Year',
  period: 'Period',
  programme: 'Programme',
  periods: {
    q1: 'Quarter 1',
    q2: 'Quarter 2',
    h1: 'First half',
    q3: 'Quarter 3',
    q4: 'Quarter 4',
    h2: 'Second half',
    year: 'The whole year',
    all: 'The whole programme',
  },
  language: 'The report’s language',
  write: 'Write',
  read: 'Read through',
  lock: 'Lock and prove',
  as: 'The figures in the file',
  asReported: 'As reported',
  asNow: 'As it is now',
  textFor: (number, name) => `${number}. ${name}`,
  textHelp: 'Without names. Comes along to the next report.',
  fromBefore: 'From an earlier report',
  ordinary: 'How the project becomes ordinary operations',
  effects: 'Effects to bring',
  effectsWords: 'What the advisers have written of what came of it. Pick what points nobody out.',
  noEffects: 'Nothing is written about effects in the period.',
  save: 'Save the texts',
  saved: 'The report’s texts are saved',
  draftSaved: 'Draft saved',
  download: 'Get',
  fetching: 'The report is being made at the office …',
  unreviewed: (records) =>
    `${english.count(records, { one: 'figure rests', other: 'figures rest' })} on what has not been reviewed.`,
  unsent: (records) =>
    `${english.count(records, { one: 'record has', other: 'records have' })} not reached the office from this device. The file is made from what the office has.`,
  note: (note) => `The records behind the figure, note ${note}`,
  nowhere: 'No programme covers this year',
  nowhereWords: 'Choose another year.',
}

export const reportsWords = { sv, en }
