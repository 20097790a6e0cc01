// The words of the language that is spoken, for any screen that asks; stands in ui, since words/ itself knows no React.
import { useSyncExternalStore } from 'react'
import { type Language, nowSpoken, onSpoken, type Spoken } from '../words/language.ts'
import type { Words } from '../words/sv.ts'

/** Every sentence, in the language of now; a screen that asks is drawn anew when it changes. */
export function useWords(): Words {
  return useSyncExternalStore(onSpoken, nowSpoken).words
}

export function useLanguage(): Language {
  return useSyncExternalStore(onSpoken, nowSpoken).language
}

/** The words of records, their fields and choices, in the language of now. */
export function useRecordWords(): Spoken['records'] {
  return useSyncExternalStore(onSpoken, nowSpoken).records
}

/**
 * The sentences of one room, which come with the room and not with the first screen: `src/app/words/rooms/` has a file
 * for each, Swedish and English side by side, of one shape.
 */
export function useRoomWords<W>(room: { sv: W; en: W }): W {
  return room[useLanguage()]
}
