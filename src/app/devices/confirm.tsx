// A device that has claimed its code: the lead compares the two words before it is let in.
import { useState } from 'react'
import { useOffice } from '../records/office.tsx'
import { type Answer, type DeviceRow, letIn, turnAway } from '../records/office-calls.ts'
import { useFreshSignIn } from '../records/use-fresh-sign-in.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { TwoWords } from '../ui/two-words.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { devicesWords } from '../words/rooms/devices.ts'

export function Confirm({ row, onDone }: { row: DeviceRow; onDone: (inside: boolean) => unknown }) {
  const { handed } = useOffice()
  const { notDone } = useWords()
  const words = useRoomWords(devicesWords)
  const { freshly, signIn } = useFreshSignIn()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const decide = async (ask: () => Promise<Answer<unknown>>, inside: boolean) => {
    setBusy(true)
    const done = await freshly(ask)
    setBusy(false)
    if (!done.ok) return toast({ words: notDone[done.because], mood: 'behind' })
    toast(inside ? { words: words.letIn(row.memberName), mood: 'forest' } : { words: words.turnedAway })
    onDone(inside)
  }
  return (
    <Card title={words.claimed(row.name)} mood="near">
      <Stack gap={4}>
        <p>{words.sameWords(row.memberName)}</p>
        {row.words && <TwoWords words={row.words} label={words.theWords} />}
        <Row>
          <Button busy={busy} onClick={() => void decide(() => letIn(handed.fetch, row.id), true)}>
            {words.same}
          </Button>
          <Button kind="ghost" onClick={() => void decide(() => turnAway(handed.fetch, row.id), false)}>
            {words.notSame}
          </Button>
        </Row>
      </Stack>
      {signIn}
    </Card>
  )
}
