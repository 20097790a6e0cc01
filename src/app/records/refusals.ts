// What a refused save says to the person: what happened, what is safe, what to do.
import type { NotSaved } from '../../device/save.ts'
import type { Words } from '../words/sv.ts'

/** One sentence for a save that was refused; the fields' own words stand at the fields. */
export function notSavedWords(words: Words, problem: NotSaved): string {
  const { refused } = words
  if (problem.because === 'not-valid') return refused.notValid
  if (problem.because === 'not-allowed') return refused.notAllowed
  if (problem.because === 'unknown') return refused.unknown
  return problem.because === 'storage-full' ? refused.storageFull : refused.appTooOld
}
