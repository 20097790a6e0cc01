// What a file can be refused or doubted for, in Swedish and English; the rest is said where the records are.
import { isRefusal } from '../domain/records/words/because.ts'
import { type Language, wordsIn } from './forms.ts'

type Both = Readonly<Record<Language, string>>

const ofFiles: Readonly<Record<string, Both>> = {
  'not-json': { sv: 'Raden är inte giltig JSON.', en: 'The line is not valid JSON.' },
  'not-utf-8': { sv: 'Raden är inte UTF-8.', en: 'The line is not UTF-8.' },
  'not-an-object': { sv: 'Raden är inte ett objekt {…}.', en: 'The line is not an object {…}.' },
  'empty-file': { sv: 'Filen är tom.', en: 'The file is empty.' },
  'no-rows': {
    sv: 'Det finns inga rader under rubrikerna.',
    en: 'There are no rows under the headings.',
  },
  'too-deep': { sv: 'Raden har för många nivåer.', en: 'The line is nested too deep.' },
  'unknown-kind': { sv: 'Det slaget finns inte.', en: 'There is no such kind.' },
  'servers-own': {
    sv: 'Skrivs bara av servern. Flytta ett kontor med backup och restore.',
    en: 'Written by the server alone. Move an office with backup and restore.',
  },
  'other-kind': {
    sv: 'Posten med detta id är av ett annat slag.',
    en: 'The record with this id is of another kind.',
  },
  'written-once': {
    sv: 'Posten skrivs en gång och rättas med en ny.',
    en: 'The record is written once, and corrected by a new one.',
  },
  'not-a-budget-line': {
    sv: 'Budgetraden finns inte i något program.',
    en: 'The budget line is in no programme.',
  },
  // tables
  'kind-not-said': {
    sv: 'Det framgår inte vad raderna är. Döp bladet till exempelvis Rådgivningar, eller lägg till en kolumn som heter Slag.',
    en: 'It is not said what the rows are. Name the sheet Advisory sessions, say, or add a column headed Kind.',
  },
  'heading-missing': { sv: 'Kolumnen har ingen rubrik.', en: 'The column has no heading.' },
  'not-for-this-kind': {
    sv: 'Den här sortens post har ingen sådan uppgift.',
    en: 'Records of this kind have no such field.',
  },
  'no-answer': {
    sv: 'Cellen har en formel utan svar. Öppna filen i kalkylprogrammet, spara den och försök igen.',
    en: 'The cell holds a formula without an answer. Open the file in the spreadsheet, save it and try again.',
  },
  'spreadsheet-error': {
    sv: 'Cellen har ett fel från kalkylprogrammet, som #DIVISION/0! eller #SAKNAS!. Rätta den där och försök igen.',
    en: 'The cell holds an error of the spreadsheet, like #DIV/0! or #N/A. Mend it there and try again.',
  },
  'several-of-that-name': {
    sv: 'Flera har det namnet. Skriv id i stället.',
    en: 'Several have that name. Write the id instead.',
  },
  'no-such-contact': {
    sv: 'Ingen rådsökande heter så, och utan kommun kan ingen ny läggas till.',
    en: 'No contact is called that, and without a municipality no new one can be made.',
  },
  'no-such-member': { sv: 'Ingen på kontoret heter så.', en: 'Nobody at the office is called that.' },
  'too-large': {
    sv: 'Filen är för stor. Dela upp den i flera.',
    en: 'The file is too large. Split it into several.',
  },
  'too-many-rows': {
    sv: 'Filen har fler än 200 000 rader. Dela upp den i flera.',
    en: 'The file has more than 200,000 rows. Split it into several.',
  },
  'too-many-columns': {
    sv: 'Filen har fler än 500 kolumner.',
    en: 'The file has more than 500 columns.',
  },
  'unclosed-quote': {
    sv: 'Ett citattecken öppnas och stängs aldrig: resten av filen går inte att läsa säkert.',
    en: 'A quotation mark opens and never closes: the rest of the file cannot be read for sure.',
  },
  'not-text': { sv: 'Det här är ingen textfil.', en: 'This is not a text file.' },
  'not-a-spreadsheet': {
    sv: 'Filen heter .xlsx men är ingen sådan.',
    en: 'The file is named .xlsx and is something else.',
  },
  'old-spreadsheet': {
    sv: 'Filen är i ett äldre format eller låst med lösenord. Spara den som .xlsx utan lösenord och försök igen.',
    en: 'The file is in an older format or locked with a password. Save it as .xlsx without one and try again.',
  },
  'inflates-too-far': {
    sv: 'Filen är liten men rymmer orimligt mycket. Den öppnades inte.',
    en: 'The file is small and holds an unreasonable amount. It was not opened.',
  },
  'broken-file': {
    sv: 'Filen är trasig. Öppna den i kalkylprogrammet, spara den på nytt och försök igen.',
    en: 'The file is broken. Open it in the spreadsheet, save it anew and try again.',
  },
  // doubts
  'same-content': { sv: 'En likadan post finns redan.', en: 'A record just like it is there already.' },
  'same-meeting': {
    sv: 'En rådgivning samma dag, i samma kommun och med samma rådsökande finns redan.',
    en: 'A session on that day, in that municipality and with that contact is there already.',
  },
  'same-number': {
    sv: 'Organisationsnumret finns redan.',
    en: 'The organisation number is there already.',
  },
  'same-name': {
    sv: 'En rådsökande med det namnet finns redan.',
    en: 'A contact of that name is there already.',
  },
  'dated-ahead': { sv: 'Datumet ligger framåt i tiden.', en: 'The date lies ahead.' },
  'outside-programme': {
    sv: 'Datumet ligger utanför programmet: posten tas med men räknas inte.',
    en: 'The date lies outside the programme: the record is taken and not counted.',
  },
  'new-contact': {
    sv: 'Ingen rådsökande heter så: en ny läggs till.',
    en: 'No contact is called that: a new one is added.',
  },
  deleted: {
    sv: 'Posten är borttagen här, och förblir det.',
    en: 'The record is deleted here, and stays so.',
  },
  'rewrites-the-past': {
    sv: 'Ändrar målen också för år som redan gått (C10). Gör ändringen i Program för att den ska gälla från en dag.',
    en: 'Changes the targets also of years gone by (C10). Make the change in Programmes, so that it holds from a day.',
  },
}

/** Why something in a file was refused, or is doubtful. */
export function fileReason(because: string, language: Language): string {
  // What a file's own words say first: of one line in it the records' words would say too much.
  const own = Object.hasOwn(ofFiles, because) ? ofFiles[because]?.[language] : undefined
  return own ?? (isRefusal(because) ? wordsIn[language].refusals[because] : because)
}
