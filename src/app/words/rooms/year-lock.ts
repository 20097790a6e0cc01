// What is said where a reported year is locked, opened and added to, and where what is behind a number is taken out.
import { moments as english } from '../moments-en.ts'
import { moments as swedish } from '../moments-sv.ts'

const sv = {
  lock: (year: number) => `Lås ${year}`,
  lockTitle: (year: number) => `Låsa ${year}?`,
  lockWords:
    'Siffrorna blir de som rapporterades, med posterna bakom dem som de är nu. Det som kommer in eller ändras efteråt visas här, och du väljer vad som ska hända med det. Inget försvinner.',
  notLocked: (year: number) => `${year} är inte låst`,
  notLockedWords:
    'När rapporten är skickad låser du året. Då står siffrorna fast, och varje skillnad efteråt syns.',
  notOver: (year: number) => `${year} är inte slut än. Det som loggas resten av året blir skillnader.`,
  unsent: (records: number) =>
    `${swedish.count(records, { one: 'post har', other: 'poster har' })} inte kommit fram till kontoret från den här enheten. Synka först.`,
  unreviewed: (figures: number) =>
    `${swedish.count(figures, { one: 'siffra vilar', other: 'siffror vilar' })} på det som inte är granskat.`,
  locked: (year: number) => `${year} är låst`,
  lockedAt: (day: string) => `Låst ${day}. Siffrorna i rapporten står fast.`,
  lockedNow: (year: number) => `${year} är låst`,
  same: 'Allt stämmer med det som rapporterades.',
  differences: 'Skillnader mot det rapporterade',
  figure: 'Siffra',
  reported: 'Rapporterat',
  now: 'Nu',
  late: 'Det här gör skillnaden',
  waits: (records: number) => `${swedish.count(records, { one: 'väntar', other: 'väntar' })} på ditt val`,
  how: { arrived: 'Kom in efter låsningen', left: 'Räknas inte längre', changed: 'Ändrad sedan låsningen' },
  gone: 'Posten är borttagen',
  choose: 'Välj',
  chooseAll: (records: number) => `Välj för alla ${records}`,
  change: 'Ändra valet',
  choiceTitle: 'Vad ska hända?',
  choices: {
    'not-reported': 'Lämna det rapporterade som det är',
    'in-next-report': 'Ta upp det i nästa rapport',
    'in-exception': 'Ta med det i en tilläggsrapport',
  },
  choiceHelp: {
    'not-reported': 'Skillnaden står kvar här med ditt skäl.',
    'in-next-report': 'Det står för sig i nästa års rapport, som tillägg till det här året.',
    'in-exception': 'Öppna året och gör en tilläggsrapport. De nya siffrorna ersätter de gamla, som sparas.',
  },
  why: 'Varför',
  nextIsReported: 'Nästa års rapport är också låst: den kan inget läggas till.',
  whyNeeded: 'Skriv varför, så att den som granskar förstår.',
  save: 'Spara valet',
  chosen: 'Valet är sparat',
  open: 'Öppna året',
  openTitle: (year: number) => `Öppna ${year} för ett tillägg`,
  openWords: 'Året är öppet till och med dagen du väljer och stänger sig själv.',
  what: 'Vad som ska läggas till',
  until: 'Öppet till och med',
  opened: (day: string) => `Året är öppet till och med ${day}`,
  supplement: 'Gör tilläggsrapport',
  supplementTitle: 'Göra en tilläggsrapport?',
  supplementWords: 'Siffrorna som de är nu blir de rapporterade. De förra sparas, och vad som ändrades.',
  supplemented: 'Tilläggsrapporten är gjord',
  history: 'Tillägg och undantag',
  supplementAt: (day: string, figures: number) =>
    `Tilläggsrapport ${day}: ${swedish.count(figures, { one: 'siffra ändrad', other: 'siffror ändrade' })}`,
  exceptionUntil: (day: string) => `Öppet till och med ${day}`,
  sums: {
    'agenda2030/sessions': 'Alla rådgivningar, för Agenda 2030',
    'agenda2030/withInformation': 'Rådgivningar med information om Agenda 2030',
    'livelihoods/atStart': 'Försörjning vid start',
    'livelihoods/now': 'Försörjning nu',
    'funding/oneToOneOre': '1:1-medel',
  },
  booked: (line: string) => `Bokfört: ${line}`,
  needsNetwork: 'Låsning görs hos kontoret och behöver nät.',
  tryAgain: 'Försök igen',
  evidence: 'Bevispärm',
  evidenceWords:
    'Allt bakom en siffra i en mapp: lista, poster, historik och loggens kontrollsumma. Utan namn för finansiären, med namn och närvarolistor för den som har rätt att granska.',
  withoutNames: 'Utan namn',
  withNames: 'Med namn',
  evidenceOf: (indicator: string, whole: boolean) =>
    `Bevispärm ${whole ? 'med namn' : 'utan namn'}: ${indicator}`,
  withNamesTitle: 'Hämta med namn?',
  withNamesWords:
    'Pärmen innehåller namn, anteckningar och påskrifter. Att du hämtar den skrivs in i rapportens historik.',
  fetch: 'Hämta',
  actual: 'Utfall',
}
type YearLockWords = typeof sv

const en: YearLockWords = {
  lock: (year) => `Lock ${year}`,
  lockTitle: (year) => `Lock ${year}?`,
  lockWords:
    'The figures become those reported, with the records behind them as they are now. What arrives or changes later is shown here, and you choose what becomes of it. Nothing disappears.',
  notLocked: (year) => `${year} is not locked`,
  notLockedWords:
    'When the report is sent you lock the year. Then its figures stand, and every difference later shows.',
  notOver: (year) => `${year} is not over yet. What is logged in the rest of it becomes differences.`,
  unsent: (records) =>
    `${english.count(records, { one: 'record has', other: 'records have' })} not reached the office from this device. Sync first.`,
  unreviewed: (figures) =>
    `${english.count(figures, { one: 'figure rests', other: 'figures rest' })} on what has not been reviewed.`,
  locked: (year) => `${year} is locked`,
  lockedAt: (day) => `Locked ${day}. The figures of the report stand.`,
  lockedNow: (year) => `${year} is locked`,
  same: 'Everything is as it was reported.',
  differences: 'Differences from what was reported',
  figure: 'Figure',
  reported: 'Reported',
  now: 'Now',
  late: 'What makes the difference',
  waits: (records) => `${english.count(records, { one: 'waits', other: 'wait' })} for your choice`,
  how: { arrived: 'Arrived after the lock', left: 'Counts no longer', changed: 'Changed since the lock' },
  gone: 'The record is deleted',
  choose: 'Choose',
  chooseAll: (records) => `Choose for all ${records}`,
  change: 'Change the choice',
  choiceTitle: 'What is to become of it?',
  choices: {
    'not-reported': 'Leave what was reported as it is',
    'in-next-report': 'Bring it up in the next report',
    'in-exception': 'Take it into a supplementary report',
  },
  choiceHelp: {
    'not-reported': 'The difference stays here with your reason.',
    'in-next-report': 'It stands by itself in next year’s report, as an addition to this year.',
    'in-exception':
      'Open the year and make a supplementary report. The new figures replace the old, which are kept.',
  },
  why: 'Why',
  nextIsReported: 'Next year’s report is locked too: nothing can be added to it.',
  whyNeeded: 'Write why, so that an auditor understands.',
  save: 'Save the choice',
  chosen: 'The choice is saved',
  open: 'Open the year',
  openTitle: (year) => `Open ${year} for an addition`,
  openWords: 'The year is open through the day you pick, and closes itself.',
  what: 'What is to be added',
  until: 'Open through',
  opened: (day) => `The year is open through ${day}`,
  supplement: 'Make a supplementary report',
  supplementTitle: 'Make a supplementary report?',
  supplementWords:
    'The figures as they are now become those reported. The former are kept, and what changed.',
  supplemented: 'The supplementary report is made',
  history: 'Additions and exceptions',
  supplementAt: (day, figures) =>
    `Supplementary report ${day}: ${english.count(figures, { one: 'figure changed', other: 'figures changed' })}`,
  exceptionUntil: (day) => `Open through ${day}`,
  sums: {
    'agenda2030/sessions': 'All sessions, for Agenda 2030',
    'agenda2030/withInformation': 'Sessions with Agenda 2030 information',
    'livelihoods/atStart': 'Livelihoods at start',
    'livelihoods/now': 'Livelihoods now',
    'funding/oneToOneOre': '1:1 funds',
  },
  booked: (line) => `Booked: ${line}`,
  needsNetwork: 'Locking is done at the office and needs the network.',
  tryAgain: 'Try again',
  evidence: 'Evidence folder',
  evidenceWords:
    'Everything behind a figure in one folder: list, records, history and the log’s hash. Without names for the funder, with names and attendance lists for those entitled to audit.',
  withoutNames: 'Without names',
  withNames: 'With names',
  evidenceOf: (indicator, whole) => `Evidence ${whole ? 'with names' : 'without names'}: ${indicator}`,
  withNamesTitle: 'Get it with names?',
  withNamesWords:
    'The folder holds names, notes and signatures. That you take it out is written into the report’s history.',
  fetch: 'Get',
  actual: 'Actual',
}

export const yearLockWords = { sv, en }
