// The device's PIN: chosen, or asked for before something that only its owner may do; works without network.
import { useState } from 'react'
import { checkPin, hasPin, notPin, setPin } from '../../device/lock.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { lockWords } from '../words/rooms/lock.ts'
import { useLive, useOffice } from './office.tsx'
import { PinInput, wrongPinWords } from './pin-input.tsx'

export type PinDialogProps = {
  /** What it is for, as the dialog's title; left out, it says so itself. */
  title?: string
  /** A PIN is to be chosen, also where there is one already. */
  choose?: boolean
  /** It was right, or has been chosen. */
  onRight: () => void
  onClose: () => void
}

/** Asks for the PIN; where the device has none yet, one is chosen first. */
export function PinDialog({ title, choose = false, onRight, onClose }: PinDialogProps) {
  const words = useRoomWords(lockWords)
  const { parts } = useWords()
  const known = useLive(({ memory }) => hasPin(memory))
  const [busy, setBusy] = useState(false)
  if (known === undefined) return null
  const choosing = choose || !known
  return (
    <Dialog
      open
      onClose={onClose}
      title={title ?? (choosing ? words.chooseTitle : words.askTitle)}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button type="submit" form="pin-form" busy={busy}>
            {choosing ? words.choose : words.ask}
          </Button>
        </>
      }
    >
      {choosing ? (
        <ChoosePin onDone={onRight} onBusy={setBusy} />
      ) : (
        <AskPin onRight={onRight} onBusy={setBusy} />
      )}
    </Dialog>
  )
}

function AskPin({ onRight, onBusy }: { onRight: () => void; onBusy: (busy: boolean) => void }) {
  const office = useOffice()
  const { pin: label, wrong: say } = useRoomWords(lockWords)
  const [pin, setPinTyped] = useState('')
  const [wrong, setWrong] = useState<string>()
  const check = async () => {
    onBusy(true)
    const checked = await checkPin(office, pin)
    onBusy(false)
    if (checked.ok) return onRight()
    setWrong(wrongPinWords(say, checked))
    setPinTyped('')
    requestAnimationFrame(() => focusField('pin'))
  }
  return (
    <form
      id="pin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void check()
      }}
    >
      <PinInput id="pin" label={label} value={pin} onChange={setPinTyped} error={wrong} />
    </form>
  )
}

function ChoosePin({ onDone, onBusy }: { onDone: () => void; onBusy: (busy: boolean) => void }) {
  const office = useOffice()
  const { chooseWords, pin: label, again, wrong: say } = useRoomWords(lockWords)
  const [pin, setPinTyped] = useState('')
  const [once, setOnce] = useState('')
  const [wrong, setWrong] = useState<{ id: string; words: string }>()
  const refuse = (id: string, words: string) => {
    setWrong({ id, words })
    requestAnimationFrame(() => focusField(id))
  }
  const keep = async () => {
    const because = notPin(pin)
    if (because) return refuse('pin', say[because])
    if (pin !== once) return refuse('pin-again', say['not-same'])
    onBusy(true)
    const kept = await setPin(office, pin)
    onBusy(false)
    if (!kept.ok) return refuse('pin', say[kept.because])
    onDone()
  }
  const errorOf = (id: string) => (wrong?.id === id ? wrong.words : undefined)
  return (
    <form
      id="pin-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <Stack gap={4}>
        <p>{chooseWords}</p>
        <PinInput id="pin" label={label} value={pin} onChange={setPinTyped} error={errorOf('pin')} isNew />
        <PinInput
          id="pin-again"
          label={again}
          value={once}
          onChange={setOnce}
          error={errorOf('pin-again')}
          isNew
        />
      </Stack>
    </form>
  )
}
