// Lås och säkerhet: the app lock of this device, and in plain words what is protected here and what is not.
import { useState } from 'react'
import { addPasskey, changePin, setMinutes, turnOff, turnOn, unlockByPin } from '../../device/app-lock.ts'
import type { Checked } from '../../device/lock.ts'
import { hasPin, notPin } from '../../device/lock.ts'
import { readLock } from '../../device/lock-row.ts'
import { makeLockPasskey } from '../../device/passkey-lock.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { PinInput } from '../records/pin-input.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Section } from '../ui/section.tsx'
import { Select } from '../ui/select.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { lockWords } from '../words/rooms/lock.ts'
import { usePinProblem } from './lock-screen.tsx'
import './lock.css'

const minuteChoices = [1, 5, 15, 60]
type Asked = 'on' | 'off' | 'change' | 'passkey'

export default function SecurityScreen() {
  const words = useRoomWords(lockWords)
  const { nav } = useWords()
  return (
    <Screen title={words.screenTitle} back={{ label: nav.sync, to: '/synk' }}>
      <Stack gap={5}>
        <AppLock />
        <Section title={words.aboutTitle}>
          <Stack gap={4}>
            {words.about.map(({ term, words: said }) => (
              <Card key={term} title={term}>
                <ul className="security-list">
                  {said.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </Card>
            ))}
          </Stack>
        </Section>
      </Stack>
    </Screen>
  )
}

function AppLock() {
  const office = useOffice()
  const words = useRoomWords(lockWords)
  const toast = useToast()
  const lock = useLive(({ memory }) => readLock(memory))
  const [asked, setAsked] = useState<Asked | null>(null)
  const [minutes, setMinutesChosen] = useState('5')
  if (lock === undefined) return null
  const chosen = lock ? String(lock.minutes) : minutes
  const pick = (value: string | null) => {
    if (!value) return
    setMinutesChosen(value)
    if (lock) void setMinutes(office.memory, Number(value))
  }
  const done = (what: Asked) => {
    setAsked(null)
    if (what === 'change') return toast({ words: words.changed, mood: 'forest' })
    if (what === 'passkey') return toast({ words: words.passkeyAdded, mood: 'forest' })
    // Every tab opens anew, with the key that is now the device's.
    new BroadcastChannel('radslag-lock').postMessage('again')
    location.reload()
  }
  return (
    <Section title={words.lockTitle}>
      {office.sealer.sealing ? (
        <Card>
          <Stack gap={4}>
            <p>{lock ? words.lockOn : words.lockOff}</p>
            <Select
              id="lock-minutes"
              label={words.minutes}
              value={chosen}
              onChange={pick}
              options={minuteChoices.map((n) => ({ value: String(n), label: words.minutesOf(n) }))}
            />
            {lock ? (
              <Row>
                <Button kind="ghost" onClick={() => setAsked('change')}>
                  {words.change}
                </Button>
                {'credentials' in navigator && !lock.byPasskey && (
                  <Button kind="ghost" onClick={() => setAsked('passkey')}>
                    {words.addPasskey}
                  </Button>
                )}
                <Button kind="quiet" onClick={() => setAsked('off')}>
                  {words.turnOff}
                </Button>
              </Row>
            ) : (
              <>
                <p className="soft">{words.needsOffice}</p>
                <Row>
                  <Button onClick={() => setAsked('on')}>{words.turnOn}</Button>
                </Row>
              </>
            )}
          </Stack>
        </Card>
      ) : (
        <Banner mood="near">{words.cannotSeal}</Banner>
      )}
      {asked && (
        <Asking
          asked={asked}
          minutes={Number(chosen)}
          onDone={() => done(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </Section>
  )
}

function Asking({
  asked,
  minutes,
  onDone,
  onClose,
}: {
  asked: Asked
  minutes: number
  onDone: () => void
  onClose: () => void
}) {
  const office = useOffice()
  const { memory, handed } = office
  const { parts } = useWords()
  const words = useRoomWords(lockWords)
  const tell = usePinProblem()
  const known = useLive(({ memory }) => hasPin(memory))
  const [pin, setPin] = useState('')
  const [after, setAfter] = useState('')
  const [again, setAgain] = useState('')
  const [wrong, setWrong] = useState<{ id: string; words: string }>()
  const [busy, setBusy] = useState(false)
  if (known === undefined) return null
  const choosing = asked === 'change' || (asked === 'on' && !known)
  const title = {
    on: words.turnOn,
    off: words.turnOff,
    change: words.change,
    passkey: words.addPasskey,
  }[asked]
  const refuse = (id: string, said: string) => {
    setWrong({ id, words: said })
    setBusy(false)
    requestAnimationFrame(() => focusField(id))
  }
  const wrongPin = (problem: Exclude<Checked, { ok: true }>) => refuse('lock-pin', tell(problem))
  const go = async () => {
    const chosen = asked === 'on' ? pin : after
    const because = choosing ? notPin(chosen) : null
    if (because) return refuse(asked === 'on' ? 'lock-pin' : 'lock-after', words.wrong[because])
    if (choosing && chosen !== again) return refuse('lock-again', words.wrong['not-same'])
    setBusy(true)
    if (asked === 'on' || asked === 'change') {
      const done =
        asked === 'on'
          ? await turnOn(office, { pin, minutes })
          : await changePin(office, { before: pin, after })
      if (done.ok) return onDone()
      if (done.because === 'wrong' || done.because === 'wait' || done.because === 'no-pin')
        return wrongPin(done)
      return refuse('lock-pin', words.wrong[done.because])
    }
    if (asked === 'off') {
      const opened = await unlockByPin(office, pin)
      if (!opened.ok) return wrongPin(opened)
      return (await turnOff(memory, opened.key)) ? onDone() : refuse('lock-pin', words.resealing)
    }
    const made = await makeLockPasskey(handed.crypto, navigator.credentials, {
      host: location.hostname,
      name: words.passkeyName,
    })
    if (made === null) return refuse('lock-pin', words.wrong.passkey)
    if (made === 'not-here') return refuse('lock-pin', words.passkeyNotHere)
    const added = await addPasskey(office, pin, made)
    return added.ok ? onDone() : wrongPin(added)
  }
  const errorOf = (id: string) => (wrong?.id === id ? wrong.words : undefined)
  const label = asked === 'change' ? words.before : known ? words.ownPin : words.pin
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button kind="quiet" onClick={onClose}>
            {parts.cancel}
          </Button>
          <Button type="submit" form="lock-form" busy={busy}>
            {title}
          </Button>
        </>
      }
    >
      <form
        id="lock-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <Stack gap={4}>
          {choosing && <p>{words.chooseWords}</p>}
          <PinInput
            id="lock-pin"
            label={label}
            value={pin}
            onChange={setPin}
            error={errorOf('lock-pin')}
            isNew={choosing && asked === 'on'}
          />
          {asked === 'change' && (
            <PinInput
              id="lock-after"
              label={words.after}
              value={after}
              onChange={setAfter}
              error={errorOf('lock-after')}
              isNew
            />
          )}
          {choosing && (
            <PinInput
              id="lock-again"
              label={words.again}
              value={again}
              onChange={setAgain}
              error={errorOf('lock-again')}
              isNew
            />
          )}
        </Stack>
      </form>
    </Dialog>
  )
}
