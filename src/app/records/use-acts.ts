// Doing something to records, with what is said afterwards: done and the way back, or why not.
import { useCallback } from 'react'
import type { Done } from '../../device/acts.ts'
import type { NotSaved } from '../../device/save.ts'
import { saveFile } from '../ui/save-file.ts'
import { type Toast, useToast } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'
import type { Words } from '../words/sv.ts'
import { type Office, useOffice } from './office.tsx'
import { notSavedWords } from './refusals.ts'

/** Runs an act; says `said` with an undo, or the refusal. True when it was done. */
export function useAct(): (act: Promise<Done>, said: string) => Promise<boolean> {
  const office = useOffice()
  const { transport } = office
  const words = useWords()
  const toast = useToast()
  return useCallback(
    async (act, said) => {
      const done = await act
      if (!done.ok) {
        toast({
          words: notSavedWords(words, done.problem),
          mood: 'behind',
          action: wayOut(office, words, done.problem),
        })
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
    [toast, office, transport, words],
  )
}

/** What there is no room for can still leave as a file, with everything else that is unsent. */
function wayOut(office: Office, words: Words, problem: NotSaved): Toast['action'] {
  if (problem.because !== 'storage-full') return undefined
  const save = async () => {
    const { rescueFile } = await import('../../device/rescue.ts')
    const { name, text } = await rescueFile(office, problem.changes)
    saveFile(name, 'json', text)
  }
  return { words: words.refused.saveAsFile, run: () => void save() }
}
