// What is said while the past is brought along, and when data is taken out.

import { moments as momentsEn } from '../moments-en.ts'
import { moments } from '../moments-sv.ts'

const sv = {
  title: 'Import och export',
  bring: 'Ta med det som redan finns',
  bringWords:
    'Välj en fil från ett kalkylprogram eller en tidigare export: .xlsx, .csv eller .jsonl. Ingenting ändras förrän du har sett vad som händer.',
  choose: 'Välj en fil',
  drop: 'eller släpp den här',
  opening: (name: string) => `Läser ${name} …`,
  cancel: 'Avbryt',
  another: 'Välj en annan fil',
  tooLarge: 'Filen är större än 64 MB. Dela upp den i flera.',
  unknownForm: 'Den sortens fil går inte att läsa här. Spara den som .xlsx eller .csv.',
  nothingChanged: 'Ingenting har ändrats.',
  found: (name: string) => `I ${name}`,
  sheet: (name: string | null) => name ?? 'Tabellen',
  rows: (count: number) => moments.count(count, { one: 'rad', other: 'rader' }),
  rowsAre: 'Raderna är',
  leaveOut: 'Ta inte med',
  byColumn: 'En kolumn säger vad varje rad är.',
  linesFound: 'Filen har en post på varje rad. Den kan provas direkt.',
  ignored: 'Tas inte med',
  columnAs: (heading: string) => `${heading} blir`,
  withoutHeading: 'utan rubrik',
  missing: 'Det här saknas i filen',
  missingWords: 'Välj ett värde som gäller alla rader, eller lägg till en kolumn i filen.',
  everyRow: 'Samma för alla rader',
  noValue: 'Inget valt',
  yes: 'Ja',
  no: 'Nej',
  tryIt: 'Prova',
  knowing: 'Ser efter vad som finns här …',
  trying: 'Provar …',
  tried: 'Det här händer',
  willMake: 'Nya',
  willEdit: 'Ändras',
  same: 'Finns redan, oförändrade',
  doubtful: 'Att se efter',
  refused: 'Tas inte med',
  waiting: (count: number) =>
    `${moments.count(count, { one: 'rad', other: 'rader' })} hör till ett låst år och väntar på verksamhetsledaren.`,
  row: (row: number, sheet?: string) => (sheet ? `${sheet}, rad ${row}` : `Rad ${row}`),
  theFile: 'Filen',
  more: (count: number) => `och ${moments.number(count)} till`,
  takeOutProblems: 'Spara listan som CSV',
  importAll: (count: number) => `Importera ${moments.count(count, { one: 'post', other: 'poster' })}`,
  importGood: (count: number) =>
    `Importera ${moments.count(count, { one: 'post', other: 'poster' })} och hoppa över resten`,
  nothingToImport: 'Det finns inget att importera.',
  tooManyAtOnce: (most: number) =>
    `Det är fler än ${moments.number(most)} poster, för många att spara på en gång här. Dela upp filen, eller importera den på kontorets server.`,
  changePlan: 'Ändra kolumnerna',
  saving: (done: number, of: number) => `Sparar ${moments.number(done)} av ${moments.number(of)} …`,
  placing: 'Räknar in dem …',
  progress: 'Hur långt det har kommit',
  imported: (count: number) => `${moments.count(count, { one: 'post', other: 'poster' })} importerade`,
  last: 'Senaste importen',
  lastWords: (created: number, edited: number, file: string, when: string) =>
    `${moments.number(created)} nya och ${moments.number(edited)} ändrade från ${file}, ${when}.`,
  undo: 'Ångra importen',
  undoing: 'Ångrar …',
  undoTitle: 'Ångra importen?',
  undoWords:
    'Det som kom med filen tas bort igen, på alla enheter. Det som någon har ändrat sedan dess står kvar.',
  undone: (gone: number, kept: number) =>
    kept === 0
      ? `Importen är ångrad: ${moments.count(gone, { one: 'post', other: 'poster' })}.`
      : `Importen är ångrad: ${moments.count(gone, { one: 'post', other: 'poster' })}. ${moments.number(kept)} står kvar, för de har ändrats sedan dess.`,
  takeOut: 'Ta ut uppgifter',
  takeOutWords: 'Filen görs på den här enheten, av det som finns här.',
  what: 'Vad',
  everything: 'Allt',
  year: 'År',
  everyYear: 'Alla år',
  format: 'Form',
  formats: { xlsx: 'Kalkylblad (.xlsx)', csv: 'CSV', jsonl: 'JSONL' },
  withNames: 'Med personuppgifter',
  withNamesWords: 'Namn, e-post, telefon och anteckningar följer med.',
  willHold: (count: number, names: boolean) =>
    names
      ? `Filen får ${moments.count(count, { one: 'post', other: 'poster' })} med personuppgifter. Spara den bara där den är skyddad, och ta bort den när den inte behövs.`
      : `Filen får ${moments.count(count, { one: 'post', other: 'poster' })} utan namn, kontaktuppgifter och anteckningar.`,
  notAllHere: 'Allt från kontoret har inte kommit hit än. Filen får det som finns här.',
  make: 'Spara filen',
  notMade: 'Filen kunde inte skrivas. Försök igen, eller ta ut mindre åt gången.',
  made: (name: string) => `${name} är sparad`,
  nothing: 'Det finns inget att ta ut med de valen.',
  stopped: 'Avbrutet. Ingenting har ändrats.',
}
type TransferWords = typeof sv

const en: TransferWords = {
  title: 'Import and export',
  bring: 'Bring the past along',
  bringWords:
    'Choose a file from a spreadsheet, or an earlier export: .xlsx, .csv or .jsonl. Nothing is changed until you have seen what will happen.',
  choose: 'Choose a file',
  drop: 'or drop it here',
  opening: (name) => `Reading ${name} …`,
  cancel: 'Cancel',
  another: 'Choose another file',
  tooLarge: 'The file is larger than 64 MB. Split it into several.',
  unknownForm: 'Files of that sort cannot be read here. Save it as .xlsx or .csv.',
  nothingChanged: 'Nothing was changed.',
  found: (name) => `In ${name}`,
  sheet: (name) => name ?? 'The table',
  rows: (count) => momentsEn.count(count, { one: 'row', other: 'rows' }),
  rowsAre: 'The rows are',
  leaveOut: 'Leave out',
  byColumn: 'A column says what each row is.',
  linesFound: 'The file has a record on each line. It can be tried at once.',
  ignored: 'Left out',
  columnAs: (heading) => `${heading} becomes`,
  withoutHeading: 'without heading',
  missing: 'The file lacks this',
  missingWords: 'Choose a value for every row, or add a column to the file.',
  everyRow: 'The same for every row',
  noValue: 'None chosen',
  yes: 'Yes',
  no: 'No',
  tryIt: 'Try it',
  knowing: 'Looking at what is here …',
  trying: 'Trying …',
  tried: 'This will happen',
  willMake: 'New',
  willEdit: 'Changed',
  same: 'Already here, unchanged',
  doubtful: 'To look at',
  refused: 'Left out',
  waiting: (count) =>
    `${momentsEn.count(count, { one: 'row belongs', other: 'rows belong' })} to a locked year, and will wait for the lead.`,
  row: (row, sheet) => (sheet ? `${sheet}, row ${row}` : `Row ${row}`),
  theFile: 'The file',
  more: (count) => `and ${momentsEn.number(count)} more`,
  takeOutProblems: 'Save the list as CSV',
  importAll: (count) => `Import ${momentsEn.count(count, { one: 'record', other: 'records' })}`,
  importGood: (count) =>
    `Import ${momentsEn.count(count, { one: 'record', other: 'records' })} and skip the rest`,
  nothingToImport: 'There is nothing to import.',
  tooManyAtOnce: (most) =>
    `There are more than ${momentsEn.number(most)} records, too many to save here at once. Split the file, or import it at the office’s server.`,
  changePlan: 'Change the columns',
  saving: (done, of) => `Saving ${momentsEn.number(done)} of ${momentsEn.number(of)} …`,
  placing: 'Counting them in …',
  progress: 'How far it has come',
  imported: (count) => `${momentsEn.count(count, { one: 'record', other: 'records' })} imported`,
  last: 'The last import',
  lastWords: (created, edited, file, when) =>
    `${momentsEn.number(created)} new and ${momentsEn.number(edited)} changed from ${file}, ${when}.`,
  undo: 'Undo the import',
  undoing: 'Undoing …',
  undoTitle: 'Undo the import?',
  undoWords:
    'What came with the file is removed again, on every device. What somebody has changed since is kept.',
  undone: (gone, kept) =>
    kept === 0
      ? `The import is undone: ${momentsEn.count(gone, { one: 'record', other: 'records' })}.`
      : `The import is undone: ${momentsEn.count(gone, { one: 'record', other: 'records' })}. ${momentsEn.number(kept)} are kept, for they have been changed since.`,
  takeOut: 'Take data out',
  takeOutWords: 'The file is made on this device, from what is here.',
  what: 'What',
  everything: 'Everything',
  year: 'Year',
  everyYear: 'Every year',
  format: 'Form',
  formats: { xlsx: 'Spreadsheet (.xlsx)', csv: 'CSV', jsonl: 'JSONL' },
  withNames: 'With personal data',
  withNamesWords: 'Names, e-mail, telephone and notes go along.',
  willHold: (count, names) =>
    names
      ? `The file will hold ${momentsEn.count(count, { one: 'record', other: 'records' })} with personal data. Keep it only where it is protected, and delete it when it is not needed.`
      : `The file will hold ${momentsEn.count(count, { one: 'record', other: 'records' })} without names, contact details and notes.`,
  notAllHere: 'Not everything from the office has come here yet. The file will hold what is here.',
  make: 'Save the file',
  notMade: 'The file could not be written. Try again, or take out less at a time.',
  made: (name) => `${name} is saved`,
  nothing: 'There is nothing to take out with those choices.',
  stopped: 'Stopped. Nothing was changed.',
}

export const transferWords = { sv, en }
