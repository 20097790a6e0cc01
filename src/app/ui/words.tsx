// The words of the language that is spoken, for any screen that asks; stands in ui, since words/ itself knows no React.
import { useSyncExternalStore } from 'react'
import { type Language, nowSpoken, onSpoken } from '../words/language.ts'
import type { Words } from '../words/sv.ts'

/** Every sentence, in the language of now; a screen that asks is drawn anew when it changes. */
export function useWords(): Words {
  return useSyncExternalStore(onSpoken, nowSpoken).words
}

export function useLanguage(): Language {
  return useSyncExternalStore(onSpoken, nowSpoken).language
}
