// Which language is spoken: chosen here or proposed by the browser, kept on the device; English comes when it is asked for.
import { sv as recordsInSwedish } from '../../domain/records/words/sv.ts'
import type { RecordWords } from '../../domain/records/words/words.ts'
import { sv, type Words } from './sv.ts'

export type Language = 'sv' | 'en'
export const languages: readonly { language: Language; name: string }[] = [
  { language: 'sv', name: 'Svenska' },
  { language: 'en', name: 'English' },
]

/** The interface's own sentences, and those of the records that the domain has. */
export type Spoken = { language: Language; words: Words; records: RecordWords }

const kept = 'radslag-language'
const swedish: Spoken = { language: 'sv', words: sv, records: recordsInSwedish }
let spoken: Spoken = swedish
const listeners = new Set<() => void>()

export const nowSpoken = (): Spoken => spoken

export function onSpoken(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** What was chosen before, else what the browser prefers, else Swedish. */
export function preferred(chosen: string | null, browsers: readonly string[]): Language {
  if (chosen === 'sv' || chosen === 'en') return chosen
  const first = browsers.find((tag) => /^(sv|en)\b/i.test(tag))
  return first && /^en\b/i.test(first) ? 'en' : 'sv'
}

/** Speaks a language from now on; Swedish at once, English when its words have come. */
async function speak(language: Language): Promise<void> {
  spoken = language === 'en' ? await inEnglish() : swedish
  if (typeof document !== 'undefined') document.documentElement.lang = language
  for (const changed of listeners) changed()
}

async function inEnglish(): Promise<Spoken> {
  const [{ en: words }, { en: records }] = await Promise.all([
    import('./en.ts'),
    import('../../domain/records/words/en.ts'),
  ])
  return { language: 'en', words, records }
}

/** Speaks a language and remembers the choice; a device that cannot remember still speaks it. */
export async function choose(language: Language): Promise<void> {
  try {
    localStorage.setItem(kept, language)
  } catch {
    // Private windows refuse storage: the choice then lasts as long as the page.
  }
  await speak(language)
}

/** The first thing the doorway does, so that no screen is drawn twice. Words that cannot be fetched leave it Swedish. */
export async function beginSpeaking(): Promise<void> {
  let chosen: string | null = null
  try {
    chosen = localStorage.getItem(kept)
  } catch {
    // As above.
  }
  await speak(preferred(chosen, navigator.languages)).catch(() => speak('sv'))
}
