// The eight codes for the day a passkey is lost: shown once, printed, and gone from the page.
import { createPortal } from 'react-dom'
import { dayInStockholm } from '../../domain/values/local-date.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { signInWords } from '../words/rooms/sign-in.ts'
import { useMe, useOffice } from './office.tsx'
import './recovery-codes.css'

export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const words = useRoomWords(signInWords)
  const { moments } = useWords()
  const { handed } = useOffice()
  const me = useMe()
  const list = (
    <ol className="recovery-codes">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
  )
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={words.codesTitle}
        actions={
          <>
            <Button kind="ghost" onClick={() => window.print()}>
              {words.print}
            </Button>
            <Button onClick={onClose}>{words.kept}</Button>
          </>
        }
      >
        <Stack gap={4}>
          <p>{words.codesWords}</p>
          {list}
        </Stack>
      </Dialog>
      {/* What goes on paper is a page of its own: a dialog is cut where the screen ends. */}
      {createPortal(
        <section className="recovery-paper">
          <h1>{words.paperTitle}</h1>
          <p>{words.paperWords}</p>
          {list}
          {me && <p>{words.paperFor(me.name, me.officeName, moments.day(dayInStockholm(handed.now())))}</p>}
        </section>,
        document.body,
      )}
    </>
  )
}
