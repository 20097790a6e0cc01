// What the terminal says, in Swedish and English.

import { fileReason } from '../files/words.ts'

export type Language = 'sv' | 'en'

/** The language of the terminal; Swedish where it says nothing. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const said = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return /^(en|C$|C\.|POSIX)/i.test(said) ? 'en' : 'sv'
}

/** Why something was refused, or is doubtful. */
export const reason = fileReason

/** A sentence in the terminal's language. */
export type Say = (sv: string, en: string) => string
export const sayIn =
  (language: Language): Say =>
  (sv, en) =>
    language === 'en' ? en : sv
