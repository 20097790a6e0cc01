// What is likely logged twice, by what can be read without a key and by names: one count, wherever the lead meets it.
import { useEffect, useMemo, useState } from 'react'
import { alikeByName, contactsAlike } from '../../device/doubles.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import type { Contacts } from './contacts.ts'
import { useLive } from './office.tsx'

/** Each pair once, in whichever order its two were found. */
export const useJoined = (
  watched: readonly LikelyDouble[] | undefined,
  byName: readonly LikelyDouble[] | undefined,
): readonly LikelyDouble[] =>
  useMemo(() => {
    const known = new Map<string, LikelyDouble>()
    for (const one of [...(watched ?? []), ...(byName ?? [])]) {
      const key = [...one.pair].sort().join(' ')
      if (!known.has(key)) known.set(key, one)
    }
    return [...known.values()]
  }, [watched, byName])

/**
 * By names, which are sealed: contacts are compared again when one of them has changed, and what rests on them as it comes.
 * Undefined until then.
 */
export function useAlikeByName(contacts: Contacts | undefined): readonly LikelyDouble[] | undefined {
  const [people, setPeople] = useState<readonly LikelyDouble[] | undefined>()
  const all = contacts?.all
  useEffect(() => {
    if (!all) return
    let isWanted = true
    void contactsAlike(all, () => isWanted).then((now) => now && isWanted && setPeople(now))
    return () => {
      isWanted = false
    }
  }, [all])
  return useLive(async (office) => people && [...(await alikeByName(office, people)), ...people], [people])
}
