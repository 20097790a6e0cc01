// What printing a value needs of the screen it stands on; undefined until names have been read.
import { everyOf } from '../../device/live.ts'
import { useLanguage, useRecordWords, useWords } from '../ui/words.tsx'
import { useContacts } from './contacts.ts'
import { useLive } from './office.tsx'
import type { Printing } from './print-value.tsx'

export function usePrinting(): Printing | undefined {
  const words = useWords()
  const records = useRecordWords()
  const locale = useLanguage() === 'sv' ? 'sv-SE' : 'en-GB'
  const contacts = useContacts()
  const members = useLive((office) => everyOf(office, 'member'))
  return contacts && members ? { words, records, locale, contacts, members } : undefined
}
