// The room that opens when nothing else does: everything unsent out as a file, from the store as it lies.
import { useEffect, useState } from 'react'
import type { Store } from '../../device/bundles.ts'
import type { Handed } from '../../device/handed.ts'
import { checkPin } from '../../device/lock.ts'
import { type AsItIs, openAsItIs } from '../../device/open-as-it-is.ts'
import { PinInput, wrongPinWords } from '../records/pin-input.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { lockWords } from '../words/rooms/lock.ts'
import { rescueWords } from '../words/rooms/rescue.ts'
import '../ui/barred.css'
import { SaveRescue, useRescue } from './save-rescue.tsx'

export function RescueRoom({ name, handed }: { name: string; handed: Handed }) {
  const words = useRoomWords(rescueWords)
  const [opened, setOpened] = useState<AsItIs | null>(null)
  const [known, setKnown] = useState(false)
  useEffect(() => {
    void openAsItIs(name, handed).then(setOpened)
  }, [name, handed])
  return (
    <main className="barred">
      {opened?.ok && opened.isGuarded && !known ? (
        <PinFirst store={opened.store} onRight={() => setKnown(true)} />
      ) : opened?.ok ? (
        <Waiting store={opened.store} />
      ) : (
        <EmptyState level={1} picture="door" title={words.roomTitle} action={<Home />}>
          <p>{words.roomWords}</p>
          <p role="status">
            {opened === null
              ? words.looking
              : opened.because === 'blocked'
                ? words.closeOthers
                : words.noStore}
          </p>
        </EmptyState>
      )}
    </main>
  )
}

/** While a list goes round this room, too, is its adviser's: whoever signs sees nothing of what waits here. */
function PinFirst({ store, onRight }: { store: Store; onRight: () => void }) {
  const { pin: label, askTitle, ask, wrong: say } = useRoomWords(lockWords)
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState<string>()
  const check = async () => {
    const checked = await checkPin(store, pin)
    if (checked.ok) return onRight()
    setPin('')
    setWrong(wrongPinWords(say, checked))
  }
  return (
    <EmptyState level={1} picture="door" title={askTitle} action={<Home />}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <Stack gap={3}>
          <PinInput id="pin" label={label} value={pin} onChange={setPin} error={wrong} />
          <Button type="submit">{ask}</Button>
        </Stack>
      </form>
    </EmptyState>
  )
}

function Waiting({ store }: { store: Store }) {
  const words = useRoomWords(rescueWords)
  const rescue = useRescue(store)
  const [waiting, setWaiting] = useState<number | null>(null)
  useEffect(() => {
    void Promise.all([store.memory.outbox.count(), store.memory.carried.toArray()]).then(([own, carried]) =>
      setWaiting(own + carried.reduce((sum, { bundle }) => sum + bundle.rows, 0)),
    )
  }, [store])
  if (waiting === null) return null
  return (
    <Stack gap={4}>
      <EmptyState
        level={1}
        picture={waiting > 0 ? 'cloud' : 'letter'}
        title={waiting > 0 ? words.roomTitle : words.nothing}
        action={
          <Row gap={2}>
            {waiting > 0 && (
              <Button icon="download" onClick={() => void rescue.make()}>
                {words.save}
              </Button>
            )}
            <Home />
          </Row>
        }
      >
        <p>{waiting > 0 ? words.roomWords : words.nothingWords}</p>
        {waiting > 0 && <p className="num">{words.changes(waiting)}</p>}
      </EmptyState>
      <SaveRescue rescue={rescue} />
    </Stack>
  )
}

function Home() {
  const words = useRoomWords(rescueWords)
  // The whole page anew: here nothing of the app runs.
  return (
    <Button kind="ghost" onClick={() => location.assign('/')}>
      {words.toRadslag}
    </Button>
  )
}
