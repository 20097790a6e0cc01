// What the calendar's room says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Glömt att logga?',
  lead: 'Läs en fil från din kalender. Möten som ingen har loggat blir utkast som du väljer själv.',
  stays: 'Filen läses bara här på enheten. Inget annat ur kalendern sparas, och inget skickas.',
  howTo:
    'Spara kalendern som en .ics-fil: i Outlook under Arkiv, Spara kalender; i Google Kalender under Inställningar, Exportera.',
  choose: 'Välj kalenderfil',
  reading: 'Läser …',
  since: 'Hur långt tillbaka',
  days: { 30: '30 dagar', 90: '90 dagar', 365: 'Ett år' },
  problems: {
    'not-a-calendar': 'Filen är ingen kalender. Välj en fil som slutar på .ics.',
    'too-large': 'Filen är större än 20 MB. Spara en kortare tid ur kalendern.',
  },
  none: 'Allt är loggat',
  noneWords: (all: number) =>
    all === 0
      ? 'Kalendern har inga möten under de här dagarna.'
      : `Vart och ett av ${swedish.count(all, { one: 'möte', other: 'möten' })} har redan en rådgivning.`,
  found: (left: number, all: number) =>
    `${swedish.number(left)} av ${swedish.count(all, { one: 'möte', other: 'möten' })} saknar rådgivning. Välj de som var rådgivningar.`,
  cut: 'Bara de senaste 2 000 mötena visas.',
  untitled: 'Utan rubrik',
  meeting: (day: string, time: string, minutes: string) => `${day} ${time}, ${minutes}`,
  make: (chosen: number) => `Gör ${swedish.count(chosen, { one: 'utkast', other: 'utkast' })}`,
  made: (drafts: number) =>
    `${swedish.count(drafts, { one: 'utkast väntar', other: 'utkast väntar' })}. Öppna Logga för att fylla i dem, ett i taget.`,
  goOn: 'Fyll i det första',
  fromCalendar: (title: string) => `Ur kalendern: ${title}`,
  feedTitle: 'I din egen kalender',
  feedWords:
    'En länk som kalendern kan prenumerera på, med dina nästa steg och kontorets planerade aktiviteter. Inga namn följer med. Dela inte länken.',
  makeFeed: 'Skapa länk',
  newFeed: 'Byt länk',
  dropFeed: 'Sluta dela',
  feedMade: (day: string) => `En länk skapades ${day}. Den visas bara när den skapas.`,
  feedLink: 'Länk att prenumerera på',
  copy: 'Kopiera länken',
  feedDropped: 'Länken gäller inte längre',
  noNetwork: 'Det behövs nät för att skapa eller ta bort länken. Försök igen när det finns.',
}
type CalendarWords = typeof sv

const en: CalendarWords = {
  title: 'Forgot to log?',
  lead: 'Read a file from your calendar. Meetings that nobody has logged become drafts that you choose.',
  stays: 'The file is read on this device alone. Nothing else of the calendar is kept, and nothing is sent.',
  howTo:
    'Save the calendar as an .ics file: in Outlook under File, Save calendar; in Google Calendar under Settings, Export.',
  choose: 'Choose a calendar file',
  reading: 'Reading …',
  since: 'How far back',
  days: { 30: '30 days', 90: '90 days', 365: 'One year' },
  problems: {
    'not-a-calendar': 'The file is no calendar. Choose one that ends in .ics.',
    'too-large': 'The file is larger than 20 MB. Save a shorter time of the calendar.',
  },
  none: 'Everything is logged',
  noneWords: (all) =>
    all === 0
      ? 'The calendar has no meetings in these days.'
      : `Each of ${english.count(all, { one: 'meeting', other: 'meetings' })} already has a session.`,
  found: (left, all) =>
    `${english.number(left)} of ${english.count(all, { one: 'meeting', other: 'meetings' })} ${left === 1 ? 'lacks' : 'lack'} a session. Choose those that were advisory sessions.`,
  cut: 'Only the latest 2,000 meetings are shown.',
  untitled: 'Untitled',
  meeting: (day, time, minutes) => `${day} ${time}, ${minutes}`,
  make: (chosen) => `Make ${english.count(chosen, { one: 'draft', other: 'drafts' })}`,
  made: (drafts) =>
    `${english.count(drafts, { one: 'draft waits', other: 'drafts wait' })}. Open Log to fill them in, one at a time.`,
  goOn: 'Fill in the first',
  fromCalendar: (title) => `From the calendar: ${title}`,
  feedTitle: 'In your own calendar',
  feedWords:
    'A link that the calendar can subscribe to, with your next steps and the office’s planned activities. No names go along. Do not share the link.',
  makeFeed: 'Make a link',
  newFeed: 'Change the link',
  dropFeed: 'Stop sharing',
  feedMade: (day) => `A link was made ${day}. It is shown only when it is made.`,
  feedLink: 'Link to subscribe to',
  copy: 'Copy the link',
  feedDropped: 'The link no longer works',
  noNetwork: 'Making or removing the link needs the network. Try again when there is one.',
}

export const calendarWords = { sv, en }
