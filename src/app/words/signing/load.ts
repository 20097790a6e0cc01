// The signing languages by their code: names at once, words when somebody chooses them, and which nobody has checked yet.
import type { SigningLanguage } from '../../../domain/records/attendance.ts'
import type { SigningWords } from './sv.ts'

/** Each in its own script: what somebody who reads nothing else looks for. */
export const languageNames: Readonly<Record<SigningLanguage, string>> = {
  sv: 'Svenska',
  en: 'English',
  ar: 'العربية',
  so: 'Soomaali',
  uk: 'Українська',
  ti: 'ትግርኛ',
  prs: 'دری',
}

/** Languages whose words no native speaker has read through: said to the lead, and in the head of each file. */
export const unchecked: readonly SigningLanguage[] = ['ar', 'so', 'uk', 'ti', 'prs']

const loaders: Readonly<Record<SigningLanguage, () => Promise<SigningWords>>> = {
  sv: async () => (await import('./sv.ts')).sv,
  en: async () => (await import('./en.ts')).en,
  ar: async () => (await import('./ar.ts')).ar,
  so: async () => (await import('./so.ts')).so,
  uk: async () => (await import('./uk.ts')).uk,
  ti: async () => (await import('./ti.ts')).ti,
  prs: async () => (await import('./prs.ts')).prs,
}

export const signingWords = (language: SigningLanguage): Promise<SigningWords> => loaders[language]()
