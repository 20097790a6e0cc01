// What the office's room says: who it is, how long it keeps what, and what a trip costs.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Kontoret',
  lead: 'Gäller för alla på kontoret',
  about: 'Om kontoret',
  responsibleHelp: 'Den organisation som svarar för uppgifter om personer. Står på närvarolistan.',
  municipalityHelp: 'Resor räknas härifrån.',
  retention: 'Hur länge uppgifter sparas',
  retentionWords:
    'Sedan raderas uppgifterna av sig själva; möten och antal står kvar. Allt syns i en lista minst en månad innan.',
  kept: {
    signatures: 'Påskrifter, månader från listans dag',
    contacts: 'Kontakter, månader efter sista mötet',
    'meeting-notes': 'Anteckningar, månader från mötets dag',
  },
  personalData: 'Vad som snart raderas',
  backups: 'Säkerhetskopior',
  backupsWords: 'När den senaste gjordes, en ny, och om den går att läsa tillbaka.',
  seeBackups: 'Visa säkerhetskopiorna',
  of: 'Vad',
  months: 'Månader',
  keptFor: (months: number) =>
    months % 12 === 0
      ? swedish.count(months / 12, { one: 'år', other: 'år' })
      : swedish.count(months, { one: 'månad', other: 'månader' }),
  addRetention: 'Lägg till en tid',
  removeRetention: (what: string) => `Ta bort ${what || 'raden'}`,
  distances: 'Avstånd mellan orterna',
  distancesKeys: 'Kilometer, en väg. Piltangenterna flyttar mellan rutorna.',
  town: 'Från',
  between: (a: string, b: string) => `${a} – ${b}, kilometer`,
  rates: 'Milersättning',
  ratesWords: 'En resa får den ersättning som gäller på resans dag.',
  from: 'Från och med',
  perKilometre: 'Per kilometer',
  perMil: (kronor: string) => `${kronor} per mil`,
  addRate: 'Lägg till en ny ersättning',
  removeRate: (day: string) => `Ta bort ersättningen från ${day || 'raden'}`,
  save: 'Spara',
  saved: 'Kontorets uppgifter är sparade',
  draftSaved: 'Utkast sparat',
  missing: 'Kontorets uppgifter har inte kommit hit än',
  missingWords: 'De hämtas från kontorets server så fort det finns nät.',
  notDistance: 'Hela kilometer, som mest 10 000.',
}
type OfficeWords = typeof sv

const en: OfficeWords = {
  title: 'The office',
  lead: 'Holds for everyone at the office',
  about: 'About the office',
  responsibleHelp: 'The organisation that answers for data about people. Stands on the attendance list.',
  municipalityHelp: 'Trips are counted from here.',
  retention: 'How long data is kept',
  retentionWords:
    'Then the data goes by itself; sessions and counts stay. Everything stands in a list for at least a month before.',
  kept: {
    signatures: 'Signatures, months from the list’s day',
    contacts: 'Contacts, months after the last session',
    'meeting-notes': 'Notes, months from the session’s day',
  },
  personalData: 'What soon goes',
  backups: 'Backups',
  backupsWords: 'When the latest was made, a new one, and whether it can be read back.',
  seeBackups: 'Show the backups',
  of: 'What',
  months: 'Months',
  keptFor: (months) =>
    months % 12 === 0
      ? english.count(months / 12, { one: 'year', other: 'years' })
      : english.count(months, { one: 'month', other: 'months' }),
  addRetention: 'Add a time',
  removeRetention: (what) => `Remove ${what || 'the row'}`,
  distances: 'Distances between the towns',
  distancesKeys: 'Kilometres, one way. The arrow keys move between the boxes.',
  town: 'From',
  between: (a, b) => `${a} – ${b}, kilometres`,
  rates: 'Travel rates',
  ratesWords: 'A trip gets the rate that holds on its day.',
  from: 'From and including',
  perKilometre: 'Per kilometre',
  perMil: (kronor) => `${kronor} per 10 km`,
  addRate: 'Add a new rate',
  removeRate: (day) => `Remove the rate from ${day || 'the row'}`,
  save: 'Save',
  saved: 'The office’s details are saved',
  draftSaved: 'Draft saved',
  missing: 'The office’s details have not come here yet',
  missingWords: 'They are fetched from the office’s server as soon as there is a network.',
  notDistance: 'Whole kilometres, at most 10 000.',
}

export const officeWords = { sv, en }
