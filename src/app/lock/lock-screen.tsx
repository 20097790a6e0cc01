// The app is locked: a PIN or a passkey opens it; who has forgotten is told how nothing is lost.
import { type ReactNode, useEffect, useState } from 'react'
import { recover, unlockByPasskey, unlockByPin } from '../../device/app-lock.ts'
import type { Memory } from '../../device/database.ts'
import type { Handed } from '../../device/handed.ts'
import { type Checked, notPin } from '../../device/lock.ts'
import { readLock } from '../../device/lock-row.ts'
import { PinInput } from '../records/pin-input.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Mark } from '../ui/mark.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { lockWords } from '../words/rooms/lock.ts'
import './lock.css'

type Store = { memory: Memory; handed: Handed }
export type LockScreenProps = {
  store: Store
  /** A new code has been claimed: a new PIN is chosen, and the office gives the key back. */
  recovering: boolean
  onOpen: (key: CryptoKey) => void
  /** A new code is to be typed. */
  onForgot: () => void
}

export function LockScreen({ store, recovering, onOpen, onForgot }: LockScreenProps) {
  const [forgot, setForgot] = useState(false)
  const words = useRoomWords(lockWords)
  if (recovering) return <NewPin store={store} onOpen={onOpen} onAgain={onForgot} />
  if (!forgot) return <Ask store={store} onOpen={onOpen} onForgot={() => setForgot(true)} />
  return (
    <Frame title={words.forgotTitle}>
      <Stack gap={4}>
        <p>{words.forgotWords}</p>
        <Button size="large" wide onClick={onForgot}>
          {words.writeCode}
        </Button>
        <Button kind="quiet" wide onClick={() => setForgot(false)}>
          {words.back}
        </Button>
      </Stack>
    </Frame>
  )
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="locked">
      <div className="locked-brand">
        <Mark size={56} />
        <h1>{title}</h1>
      </div>
      <Card>{children}</Card>
    </main>
  )
}

function Ask({ store, onOpen, onForgot }: Pick<LockScreenProps, 'store' | 'onOpen' | 'onForgot'>) {
  const words = useRoomWords(lockWords)
  const tell = usePinProblem()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [hasPasskey, setHasPasskey] = useState(false)
  useEffect(() => {
    void readLock(store.memory).then((lock) => setHasPasskey(lock?.byPasskey !== undefined))
  }, [store])
  const open = async () => {
    setBusy(true)
    const done = await unlockByPin(store, pin)
    setBusy(false)
    if (done.ok) return onOpen(done.key)
    setWrong(tell(done))
    setPin('')
    requestAnimationFrame(() => focusField('pin'))
  }
  const show = async () => {
    setBusy(true)
    const key = await unlockByPasskey(store, navigator.credentials).catch(() => null)
    setBusy(false)
    if (key) onOpen(key)
    else setWrong(words.wrong.passkey)
  }
  return (
    <Frame title={words.lockedTitle}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void open()
        }}
      >
        <Stack gap={4}>
          {hasPasskey && (
            <Button kind="ghost" size="large" wide onClick={() => void show()}>
              {words.withPasskey}
            </Button>
          )}
          <PinInput id="pin" label={words.pin} value={pin} onChange={setPin} error={wrong} autoFocus />
          <Button type="submit" size="large" wide busy={busy}>
            {words.open}
          </Button>
          <Button kind="quiet" wide onClick={onForgot}>
            {words.forgot}
          </Button>
        </Stack>
      </form>
    </Frame>
  )
}

function NewPin({
  store,
  onOpen,
  onAgain,
}: Pick<LockScreenProps, 'store' | 'onOpen'> & { onAgain: () => void }) {
  const words = useRoomWords(lockWords)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<{ id: string; words: string; needsCode?: boolean }>()
  const [busy, setBusy] = useState(false)
  const refuse = (id: string, said: string, needsCode = false) => {
    setWrong({ id, words: said, needsCode })
    requestAnimationFrame(() => focusField(id))
  }
  const keep = async () => {
    const because = notPin(pin)
    if (because) return refuse('pin', words.wrong[because])
    if (pin !== again) return refuse('pin-again', words.wrong['not-same'])
    setBusy(true)
    const done = await recover(store, pin)
    const opened = done.ok ? await unlockByPin(store, pin) : null
    setBusy(false)
    if (opened?.ok) return onOpen(opened.key)
    if (!done.ok && done.because === 'server') return refuse('pin', words.wrong['not-again'], true)
    refuse('pin', done.ok ? words.wrong.server : words.wrong[done.because])
  }
  const errorOf = (id: string) => (wrong?.id === id ? wrong.words : undefined)
  return (
    <Frame title={words.newPinTitle}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <Stack gap={4}>
          <p>{words.chooseWords}</p>
          <PinInput
            id="pin"
            label={words.pin}
            value={pin}
            onChange={setPin}
            error={errorOf('pin')}
            isNew
            autoFocus
          />
          <PinInput
            id="pin-again"
            label={words.again}
            value={again}
            onChange={setAgain}
            error={errorOf('pin-again')}
            isNew
          />
          <Button type="submit" size="large" wide busy={busy}>
            {words.keepNewPin}
          </Button>
          {wrong?.needsCode && (
            <Button kind="quiet" wide onClick={onAgain}>
              {words.writeCode}
            </Button>
          )}
        </Stack>
      </form>
    </Frame>
  )
}

/** Why a PIN did not open, in words. */
export function usePinProblem(): (problem: Exclude<Checked, { ok: true }>) => string {
  const { wrong } = useRoomWords(lockWords)
  return (problem) =>
    problem.because === 'wait'
      ? wrong.wait(problem.seconds)
      : problem.because === 'wrong'
        ? wrong.left(problem.left)
        : wrong['no-pin']
}
