// A device is put out: lost, stolen, or its person has left; what each means is said before it is done.
import { useOffice } from '../records/office.tsx'
import { type DeviceRow, endMember, revoke } from '../records/office-calls.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { devicesWords } from '../words/rooms/devices.ts'

export function Revoke({
  row,
  own,
  onClose,
  onDone,
}: {
  row: DeviceRow
  /** It is another device of the lead's own: she does not leave by it. */
  own: boolean
  onClose: () => void
  onDone: () => Promise<void>
}) {
  const { handed } = useOffice()
  const { freshly, signIn } = useFreshSignIn()
  const { notDone, parts } = useWords()
  const words = useRoomWords(devicesWords)
  const toast = useToast()
  const go = async (stolen: boolean) => {
    const done = await freshly(() => revoke(handed.fetch, row.id, stolen))
    if (!done.ok) toast({ words: notDone[done.because], mood: 'behind' })
    else if (stolen) toast({ words: words.stolenDone(row.name, done.answer.unsent ?? 0) })
    else toast({ words: words.revokeDone(row.name) })
    await onDone()
    onClose()
  }
  const leave = async () => {
    const done = await freshly(() => endMember(handed.fetch, row.member))
    if (done.ok) toast({ words: words.leftDone(row.memberName, done.answer.devices) })
    else toast({ words: done.because === 'unknown' ? words.lastLead : notDone[done.because], mood: 'behind' })
    await onDone()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.revokeTitle(row.name)}
      actions={
        <Button kind="quiet" onClick={onClose}>
          {parts.cancel}
        </Button>
      }
    >
      <Stack gap={3}>
        <p>
          {words.revokeWords} {row.unsent !== null && words.unsentAt(row.unsent)}
        </p>
        <Button kind="ghost" wide onClick={() => void go(false)}>
          {words.lost}
        </Button>
        <p className="soft">{words.lostWords}</p>
        <Button kind="danger" wide onClick={() => void go(true)}>
          {words.stolen}
        </Button>
        <p className="soft">{words.stolenWords}</p>
        {!own && (
          <>
            <Button kind="ghost" wide onClick={() => void leave()}>
              {words.leaves(row.memberName)}
            </Button>
            <p className="soft">{words.leavesWords(row.memberName)}</p>
          </>
        )}
      </Stack>
      {signIn}
    </Dialog>
  )
}
