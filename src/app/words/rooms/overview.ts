// What the lead's desk says.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  title: 'Översikt',
  soFar: (year: number) => `${year} hittills`,
  ofYear: (year: number) => `Året ${year}`,
  goals: 'Alla mål',
  pace: (pace: number) => `takt ${swedish.number(pace, 1)}`,
  forecast: (from: number, to: number) =>
    `prognos ${from === to ? swedish.number(from) : `${swedish.number(from)}–${swedish.number(to)}`}`,
  forecastWords: (years: readonly number[]) =>
    `Prognos: om resten av året går som samma veckor ${swedish.list(years.map(String))}.`,
  months: 'Månad för månad',
  whichNumber: 'Vilket mål som visas',
  month: 'Månad',
  paceColumn: 'Takt',
  asTable: 'Visa som tabell',
  grew: (name: string, year: number, now: number, pace: number | null) =>
    `${name} ${year}, summan månad för månad: ${swedish.number(now)}${pace === null ? '' : `, takten vid årets slut ${swedish.number(pace)}`}.`,
  cumulative: (name: string) => `${name}: summan vid varje månads slut`,
  agenda: 'Agenda 2030',
  agendaSays: (withInformation: number, sessions: number) =>
    `Information om Agenda 2030 gavs vid ${swedish.number(withInformation)} av ${swedish.number(sessions)} rådgivningar.`,
  agendaShare: (percent: number) => `${swedish.number(percent)} %`,
  agendaOf: (withInformation: number, sessions: number) =>
    `${swedish.number(withInformation)} av ${swedish.number(sessions)}`,
  agendaWith: 'med information',
  agendaWithout: (sessions: number) => `${swedish.number(sessions)} utan`,
  agendaNone: 'Inga rådgivningar än.',
  seePerspectives: 'Perspektiv',
  money: 'Pengar',
  moneyOf: (budget: string) => `av ${budget}`,
  moneySays: (booked: string, budget: string, pace: string) =>
    `Bokfört ${booked} av ${budget}. I takt med tiden vore ${pace}.`,
  moneyPace: (pace: string) => `takt ${pace}`,
  line: 'Budgetrad',
  booked: 'Bokfört, kr',
  budget: 'Budget, kr',
  left: 'Kvar, kr',
  oneToOne: (carried: string, cap: string) => `1:1-medel ${carried} av ${cap}`,
  needsYou: 'Behöver dig',
  reading: 'Ser efter vad som väntar …',
  inOrder: 'Allt i ordning',
  inOrderWords: 'Inget väntar på dig. Det som kommer in syns här.',
  inOrderSoFar: 'Det som ligger på den här enheten är i ordning.',
  putAway: (lines: number) => `${swedish.number(lines)} ${lines === 1 ? 'rad' : 'rader'} sedda`,
  showAgain: 'Visa igen',
  seenHow: (line: string) => `Sett: ${line}`,
  forToday: 'För i dag',
  forAWeek: 'I en vecka',
  keepInList: 'Låt stå',
  aside: { today: 'Sett för i dag', week: 'Sett i en vecka' },
  lines: {
    conflicts: 'Olika uppgifter',
    refused: 'Togs inte emot',
    late: 'Sent till låst år',
    'to-review': 'Att granska',
    doubles: 'Liknar varandra',
    'without-agenda-2030': 'Rådgivningar utan Agenda 2030',
    short: 'Rådgivningar under tio minuter',
    'start-without-number': 'Företagsstarter utan nummer',
    'contact-without-session': 'Kontakter utan rådgivning',
    silent: 'Tyst enhet',
    behind: 'Efter takten',
    'without-session': 'Ingen rådgivning i år',
  },
  lineWords: {
    conflicts: 'Du avgör vad som gäller.',
    refused: 'Kontorets server kunde inte läsa dem.',
    late: 'Räknas i ett år som redan är rapporterat.',
    'to-review': 'Nytt från rådgivarna.',
    doubles: 'Samma sak loggad två gånger?',
    'without-agenda-2030': 'Inte granskade än.',
    short: 'Inte granskade än.',
    'start-without-number': 'Organisationsnummer saknas.',
    'contact-without-session': 'Ingen loggad rådgivning nämner dem.',
  },
  silence: (days: number, unsent: number | null) =>
    `${swedish.count(days, { one: 'dag', other: 'dagar' })}${
      unsent === null
        ? ''
        : unsent === 0
          ? ', inget osänt vid senaste kontakten'
          : `, ${swedish.count(unsent, { one: 'osänd', other: 'osända' })} vid senaste kontakten`
    }`,
  municipalities: (names: readonly string[]) => swedish.list(names),
  behindBy: (amount: number, pace: number | null) =>
    pace === null
      ? `${swedish.number(amount)} hittills`
      : `${swedish.number(amount)}, i takt vore ${swedish.number(pace, 1)}`,
  back: 'Till översikten',
  nothingHere: 'Inget kvar här',
  nothingHereWords: 'Det som stod här är avklarat.',
  first: (shown: number, of: number) =>
    `De första ${swedish.number(shown)} av ${swedish.number(of)}. Resten kommer när de är avklarade.`,
  review: 'Granska',
  dealtWith: {
    late: 'De räknas i ett år som är låst. Vad som görs med dem bestäms under Rapport.',
    'without-agenda-2030':
      'Rätta uppgiften om information gavs. Annars godkänn rådgivningen när du granskar, så lämnar den listan.',
    short: 'Rätta tiden om den är fel. Annars godkänn rådgivningen när du granskar, så lämnar den listan.',
    'start-without-number':
      'Fyll i numret när det finns. Annars godkänn starten när du granskar, så lämnar den listan.',
    'contact-without-session':
      'Logga rådgivningen, eller ta bort kontakten om den inte behövs. Utan ändamål ska ingen stå kvar här.',
  },
}
type OverviewWords = typeof sv

const en: OverviewWords = {
  title: 'Overview',
  soFar: (year) => `${year} so far`,
  ofYear: (year) => `The year ${year}`,
  goals: 'All targets',
  pace: (pace) => `pace ${english.number(pace, 1)}`,
  forecast: (from, to) =>
    `forecast ${from === to ? english.number(from) : `${english.number(from)}–${english.number(to)}`}`,
  forecastWords: (years) =>
    `Forecast: if the rest of the year goes as the same weeks of ${english.list(years.map(String))} did.`,
  months: 'Month by month',
  whichNumber: 'Which target is shown',
  month: 'Month',
  paceColumn: 'Pace',
  asTable: 'Show as a table',
  grew: (name, year, now, pace) =>
    `${name} ${year}, the sum month by month: ${english.number(now)}${pace === null ? '' : `, the pace at the year’s end ${english.number(pace)}`}.`,
  cumulative: (name) => `${name}: the sum at each month’s end`,
  agenda: 'The 2030 Agenda',
  agendaSays: (withInformation, sessions) =>
    `Information about the 2030 Agenda was given at ${english.number(withInformation)} of ${english.number(sessions)} sessions.`,
  agendaShare: (percent) => `${english.number(percent)}%`,
  agendaOf: (withInformation, sessions) =>
    `${english.number(withInformation)} of ${english.number(sessions)}`,
  agendaWith: 'with information',
  agendaWithout: (sessions) => `${english.number(sessions)} without`,
  agendaNone: 'No sessions yet.',
  seePerspectives: 'Perspectives',
  money: 'Money',
  moneyOf: (budget) => `of ${budget}`,
  moneySays: (booked, budget, pace) =>
    `Booked ${booked} of ${budget}. At the pace of time it would be ${pace}.`,
  moneyPace: (pace) => `pace ${pace}`,
  line: 'Budget line',
  booked: 'Booked, SEK',
  budget: 'Budget, SEK',
  left: 'Left, SEK',
  oneToOne: (carried, cap) => `1:1-funds ${carried} of ${cap}`,
  needsYou: 'Needs you',
  reading: 'Looking at what waits …',
  inOrder: 'All in order',
  inOrderWords: 'Nothing waits for you. What comes in is shown here.',
  inOrderSoFar: 'What is on this device is in order.',
  putAway: (lines) => `${english.number(lines)} ${lines === 1 ? 'line' : 'lines'} seen`,
  showAgain: 'Show again',
  seenHow: (line) => `Seen: ${line}`,
  forToday: 'For today',
  forAWeek: 'For a week',
  keepInList: 'Keep in the list',
  aside: { today: 'Seen for today', week: 'Seen for a week' },
  lines: {
    conflicts: 'Differing values',
    refused: 'Not taken in',
    late: 'Late for a locked year',
    'to-review': 'To review',
    doubles: 'Alike',
    'without-agenda-2030': 'Sessions without the 2030 Agenda',
    short: 'Sessions under ten minutes',
    'start-without-number': 'Company starts without a number',
    'contact-without-session': 'Contacts without a session',
    silent: 'Silent device',
    behind: 'Behind the pace',
    'without-session': 'No session this year',
  },
  lineWords: {
    conflicts: 'You decide which one holds.',
    refused: 'The office’s server could not read them.',
    late: 'Counts in a year that has been reported.',
    'to-review': 'New from the advisers.',
    doubles: 'The same thing logged twice?',
    'without-agenda-2030': 'Not reviewed yet.',
    short: 'Not reviewed yet.',
    'start-without-number': 'The organisation number is missing.',
    'contact-without-session': 'No logged session names them.',
  },
  silence: (days, unsent) =>
    `${english.count(days, { one: 'day', other: 'days' })}${
      unsent === null
        ? ''
        : unsent === 0
          ? ', nothing unsent at the latest contact'
          : `, ${english.number(unsent)} unsent at the latest contact`
    }`,
  municipalities: (names) => english.list(names),
  behindBy: (amount, pace) =>
    pace === null
      ? `${english.number(amount)} so far`
      : `${english.number(amount)}, on pace it would be ${english.number(pace, 1)}`,
  back: 'To the overview',
  nothingHere: 'Nothing left here',
  nothingHereWords: 'What stood here is dealt with.',
  first: (shown, of) =>
    `The first ${english.number(shown)} of ${english.number(of)}. The rest come as these are dealt with.`,
  review: 'Review',
  dealtWith: {
    late: 'They count in a year that is locked. What is done with them is decided under Report.',
    'without-agenda-2030':
      'Correct it if information was given. Else approve the session in the review, and it leaves the list.',
    short: 'Correct the time if it is wrong. Else approve the session in the review, and it leaves the list.',
    'start-without-number':
      'Fill in the number when there is one. Else approve the start in the review, and it leaves the list.',
    'contact-without-session':
      'Log the session, or delete the contact if nobody needs it. Nobody should be kept here without a purpose.',
  },
}

export const overviewWords = { sv, en }
