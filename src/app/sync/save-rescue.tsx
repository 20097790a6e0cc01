// A rescue file that was made: what is in it and who can read it, saved or shared.
import { useState } from 'react'
import type { Store } from '../../device/bundles.ts'
import { type RescueFile, rescueFile } from '../../device/rescue.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { canShareFile, saveFile, shareFile } from '../ui/save-file.ts'
import { Row } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { rescueWords } from '../words/rooms/rescue.ts'

export type Rescuing = {
  file: RescueFile | null
  isSaved: boolean
  make: () => Promise<void>
  save: () => void
}

/** A locked file is saved at once; one that anybody can read only when the person says so. */
export function useRescue(store: Store): Rescuing {
  const [file, setFile] = useState<RescueFile | null>(null)
  const [isSaved, setSaved] = useState(false)
  const write = (made: RescueFile) => {
    saveFile(made.name, 'json', made.text)
    setSaved(true)
  }
  return {
    file,
    isSaved,
    make: async () => {
      const made = await rescueFile(store)
      setFile(made)
      setSaved(false)
      if (made.sealed && made.rows > 0) write(made)
    },
    save: () => file && write(file),
  }
}

export function SaveRescue({ rescue: { file, isSaved, save } }: { rescue: Rescuing }) {
  const words = useRoomWords(rescueWords)
  if (!file || file.rows === 0) return null
  const share = canShareFile(file.name, 'json') && (
    <Button kind="ghost" size="small" onClick={() => void shareFile(file.name, 'json', file.text)}>
      {words.share}
    </Button>
  )
  return (
    <Banner
      mood={file.sealed ? 'forest' : 'near'}
      urgent
      title={isSaved ? words.saved(file.rows) : words.changes(file.rows)}
      actions={
        <Row gap={2}>
          {!isSaved && (
            <Button size="small" onClick={save}>
              {words.saveAnyway}
            </Button>
          )}
          {share}
        </Row>
      }
    >
      <p>{file.sealed ? words.sealedWords : words.openWords}</p>
      {file.unopened > 0 && <p>{words.unopened(file.unopened)}</p>}
    </Banner>
  )
}
