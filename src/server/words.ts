// What the terminal says, in Swedish and English.

import { isRefusal } from '../domain/records/words/because.ts'
import { en } from '../domain/records/words/en.ts'
import { sv } from '../domain/records/words/sv.ts'

export type Language = 'sv' | 'en'
type Both = Readonly<Record<Language, string>>

/** The language of the terminal; Swedish where it says nothing. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^(en|C$|C\.|POSIX)/i.test(said) ? 'en' : 'sv'
}

/** What only a file can be refused for; the rest is said where the records are. */
const ofFiles: Readonly<Record<string, Both>> = {
  'not-json': { sv: 'Raden är inte giltig JSON.', en: 'The line is not valid JSON.' },
  'not-utf-8': { sv: 'Raden är inte UTF-8.', en: 'The line is not UTF-8.' },
  'not-an-object': { sv: 'Raden är inte ett objekt {…}.', en: 'The line is not an object {…}.' },
  'empty-file': { sv: 'Filen är tom.', en: 'The file is empty.' },
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
}

/** Why something was refused. */
export function reason(because: string, language: Language): string {
  if (isRefusal(because)) return (language === 'sv' ? sv : en).refusals[because]
  return ofFiles[because]?.[language] ?? because
}

/** A sentence in the terminal's language. */
export type Say = (sv: string, en: string) => string
export const sayIn =
  (language: Language): Say =>
  (sv, en) =>
    language === 'en' ? en : sv
