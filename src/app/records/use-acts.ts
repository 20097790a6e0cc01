// Doing something to records, with what is said afterwards: done and the way back, or why not.
import { useCallback } from 'react'
import type { Done } from '../../device/acts.ts'
import { useToast } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'
import { useOffice } from './office.tsx'
import { notSavedWords } from './refusals.ts'

/** Runs an act; says `said` with an undo, or the refusal. True when it was done. */
export function useAct(): (act: Promise<Done>, said: string) => Promise<boolean> {
  const { transport } = useOffice()
  const words = useWords()
  const toast = useToast()
  return useCallback(
    async (act, said) => {
      const done = await act
      if (!done.ok) {
        toast({ words: notSavedWords(words, done.problem), mood: 'behind' })
        return false
      }
      transport.nudge()
      const undo = async () => {
        const undone = await done.undo()
        transport.nudge()
        toast({ words: undone.ok ? words.acts.undone : notSavedWords(words, undone.problem) })
      }
      toast({ words: said, mood: 'forest', action: { words: words.acts.undo, run: () => void undo() } })
      return true
    },
    [toast, transport, words],
  )
}
