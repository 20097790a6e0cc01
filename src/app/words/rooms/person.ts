// What is said where personal data is looked at, handed out and erased.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Uppgifter om personen',
  open: 'Visa allt som är sparat',
  extract: 'Hämta registerutdrag',
  extractWords: 'En PDF att ge till den som frågar vad ni har sparat.',
  extractFile: 'registerutdrag.pdf',
  erase: (records: number) => `Radera i ${swedish.count(records, { one: 'post', other: 'poster' })}`,
  eraseNothing: 'Radera',
  choose:
    'Bocka ur det som inte handlar om personen. Datum, kommun och antal står kvar, så att inga siffror ändras.',
  about: {
    'is-the-person': 'Kontakten',
    'only-person': 'Möte med bara den här personen',
    'one-of-several': 'Möte med fler: kan handla om andra',
    'names-her': 'Här står namnet, adressen eller numret',
    signed: 'Påskrift',
  },
  goes: (fields: string) => `Töms: ${fields}`,
  byHand: (fields: string) => `Skriv om för hand först, namnet står i: ${fields}`,
  nothingGoes: 'Inget att tömma här',
  quarantined: (rows: number) =>
    `${swedish.count(rows, { one: 'mottagen rad som inte kunde räknas nämner', other: 'mottagna rader som inte kunde räknas nämner' })} personen. Rätta eller ta bort dem under Synk.`,
  sureTitle: 'Radera personens uppgifter?',
  sure: 'Det går inte att ångra. Uppgifterna tas bort hos kontoret nu och från varje enhet nästa gång den har nät, även ur köer och utkast. Säkerhetskopior som finns sedan tidigare raderas när de byts ut, och återställs en sådan görs raderingen om.',
  sureYes: 'Radera nu',
  done: 'Uppgifterna är raderade hos kontoret',
  doneWords: 'Här ser du när de också är borta från varje enhet.',
  devices: (done: number, all: number) =>
    all === 0 ? 'Ingen enhet hade uppgifterna' : `${done} av ${all} enheter klara`,
  deviceDone: 'Borta härifrån',
  deviceWaits: (seen: string | null) => (seen ? `Väntar på nät, sågs ${seen}` : 'Väntar på nät'),
  deviceLost: 'Borttappad: töms när den får nät',
  none: 'Inget är sparat om den här personen',
  noneWords: 'Uppgifterna är raderade, eller har inte funnits.',
  needsNetwork: 'Det här frågas kontorets server, så det behövs nät.',
  tryAgain: 'Försök igen',
  data: 'Personuppgifter',
  dataWords: 'Vad som snart raderas av sig självt, och vad som har raderats.',
  coming: 'Raderas av sig självt',
  comingWords:
    'Det här har sparats så länge som kontoret har bestämt. Ändra tiden under Kontoret om något ska vara kvar.',
  comingNone: 'Inget raderas de närmaste tre månaderna',
  comingNoneWords: 'Det som närmar sig syns här i god tid, minst en månad innan.',
  showAll: (records: number) => `Visa alla ${records}`,
  on: (day: string) => `Raderas ${day}`,
  records: (records: number) => swedish.count(records, { one: 'post', other: 'poster' }),
  rules: { signatures: 'Påskrifter', contacts: 'Kontakter', 'meeting-notes': 'Anteckningar från möten' },
  erasures: 'Raderat',
  erasuresNone: 'Inget har raderats än',
  erasedAt: (day: string) => `Raderat ${day}`,
}
type PersonWords = typeof sv

const en: PersonWords = {
  title: 'Data about the person',
  open: 'Show everything that is held',
  extract: 'Get an extract',
  extractWords: 'A PDF for whoever asks what you hold.',
  extractFile: 'extract.pdf',
  erase: (records) => `Erase in ${english.count(records, { one: 'record', other: 'records' })}`,
  eraseNothing: 'Erase',
  choose:
    'Untick what is not about the person. Dates, municipalities and counts stay, so that no number changes.',
  about: {
    'is-the-person': 'The contact',
    'only-person': 'A session with this person alone',
    'one-of-several': 'A session with several: may be about others',
    'names-her': 'The name, address or number stands here',
    signed: 'Signature',
  },
  goes: (fields) => `Emptied: ${fields}`,
  byHand: (fields) => `Write anew by hand first, the name stands in: ${fields}`,
  nothingGoes: 'Nothing to empty here',
  quarantined: (rows) =>
    `${english.count(rows, { one: 'refused row names', other: 'refused rows name' })} the person. Mend or remove them under Sync.`,
  sureTitle: 'Erase the person’s data?',
  sure: 'This cannot be undone. The data goes from the office now, and from each device the next time it has a network, from queues and drafts too. Backups made before go when they are replaced; if one is restored, the erasure is done again.',
  sureYes: 'Erase now',
  done: 'The data is erased at the office',
  doneWords: 'Here you see when it is gone from each device too.',
  devices: (done, all) => (all === 0 ? 'No device had the data' : `${done} of ${all} devices done`),
  deviceDone: 'Gone from here',
  deviceWaits: (seen) => (seen ? `Waits for a network, seen ${seen}` : 'Waits for a network'),
  deviceLost: 'Lost: emptied when it gets a network',
  none: 'Nothing is held about this person',
  noneWords: 'It has been erased, or never was.',
  needsNetwork: 'This is asked of the office’s server, so a network is needed.',
  tryAgain: 'Try again',
  data: 'Personal data',
  dataWords: 'What soon goes by itself, and what has been erased.',
  coming: 'Goes by itself',
  comingWords:
    'This has been kept as long as the office decided. Change the time under The office if something is to stay.',
  comingNone: 'Nothing goes in the next three months',
  comingNoneWords: 'What comes near is shown here in good time, at least a month before.',
  showAll: (records) => `Show all ${records}`,
  on: (day) => `Goes on ${day}`,
  records: (records) => english.count(records, { one: 'record', other: 'records' }),
  rules: { signatures: 'Signatures', contacts: 'Contacts', 'meeting-notes': 'Notes from sessions' },
  erasures: 'Erased',
  erasuresNone: 'Nothing has been erased yet',
  erasedAt: (day) => `Erased ${day}`,
}

export const personWords = { sv, en }
