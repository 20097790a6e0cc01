// The signing languages by their code: names at once, words when somebody chooses them, and which nobody has checked yet.
import type { SigningLanguage } from '../../../domain/records/attendance.ts'
import type { SigningWords } from './sv.ts'

/** A line each: the name in its own script, whether a native speaker has read its words through, and the words. */
const all: Readonly<
  Record<SigningLanguage, { name: string; checked: boolean; words: () => Promise<SigningWords> }>
> = {
  sv: { name: 'Svenska', checked: true, words: async () => (await import('./sv.ts')).sv },
  en: { name: 'English', checked: true, words: async () => (await import('./en.ts')).en },
  ar: { name: 'العربية', checked: false, words: async () => (await import('./ar.ts')).ar },
  so: { name: 'Soomaali', checked: false, words: async () => (await import('./so.ts')).so },
  uk: { name: 'Українська', checked: false, words: async () => (await import('./uk.ts')).uk },
  ti: { name: 'ትግርኛ', checked: false, words: async () => (await import('./ti.ts')).ti },
  prs: { name: 'دری', checked: false, words: async () => (await import('./prs.ts')).prs },
}

const languages = Object.keys(all) as SigningLanguage[]

/** What somebody who reads nothing else looks for. */
export const languageNames = Object.fromEntries(
  languages.map((language) => [language, all[language].name]),
) as Readonly<Record<SigningLanguage, string>>

/** Languages whose words no native speaker has read through: said to the lead, and in the head of each file. */
export const unchecked: readonly SigningLanguage[] = languages.filter((language) => !all[language].checked)

export const signingWords = (language: SigningLanguage): Promise<SigningWords> => all[language].words()
