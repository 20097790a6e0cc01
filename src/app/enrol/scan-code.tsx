// The code of an invitation read by the app's own camera view: the address is looked at, and only its code is used.
import { useState } from 'react'
import { parseCode } from '../../sync/enrolment.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { type CameraTrouble, CodeCamera } from '../ui/code-camera.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { enrolWords } from '../words/rooms/enrol.ts'

/** The code in what was read: an address of this very office with the code behind it; null for anything else. */
export function codeIn(text: string, origin: string): string | null {
  try {
    const url = new URL(text)
    return url.origin === origin && url.pathname === '/anslut' ? parseCode(url.hash.slice(1)) : null
  } catch {
    return null
  }
}

export function ScanCode({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const words = useRoomWords(enrolWords)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [notOurs, setNotOurs] = useState(false)
  const read = (text: string) => {
    const code = codeIn(text, location.origin)
    if (code) onCode(code)
    else setNotOurs(true)
  }
  return (
    <Stack gap={3}>
      {trouble ? (
        <Banner mood="near" urgent title={words.camera[trouble]} />
      ) : (
        <>
          <p>{words.scanning}</p>
          <CodeCamera label={words.view} starting={words.starting} onCode={read} onTrouble={setTrouble} />
          {notOurs && <Banner mood="near" urgent title={words.notOurs} />}
        </>
      )}
      <Button kind="quiet" wide onClick={onClose}>
        {words.stop}
      </Button>
    </Stack>
  )
}
