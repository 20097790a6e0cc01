// Lämna över: what waits here as codes on the screen, round and round, for another device's camera.
import { useEffect, useState } from 'react'
import { beginGiving, type Giving } from '../../device/hand-over.ts'
import { orderOf, printFrame } from '../../files/frames.ts'
import { useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { rescueWords } from '../words/rooms/rescue.ts'
import './hand-over.css'

/** Milliseconds that a code stands: a phone's camera reads some ten a second, when it reads them. */
const paces = [120, 220, 400, 800] as const
const firstPace = 1

export default function GiveScreen() {
  const office = useOffice()
  const words = useRoomWords(rescueWords)
  const [giving, setGiving] = useState<Giving | null>(null)
  useEffect(() => {
    let wanted = true
    // What is being shown stands still, whatever is saved meanwhile: the camera would never get to the end.
    void beginGiving(office).then((begun) => wanted && setGiving(begun))
    return () => {
      wanted = false
    }
  }, [office])
  return (
    <Screen title={words.giveTitle} back={{ label: words.back, to: '/synk' }}>
      {giving === null ? (
        <Skeleton />
      ) : giving.ok ? (
        <Showing giving={giving} />
      ) : giving.because === 'nothing' ? (
        <EmptyState
          picture="letter"
          title={words.nothing}
          action={<ButtonLink href="/synk">{words.back}</ButtonLink>}
        >
          {words.nothingWords}
        </EmptyState>
      ) : (
        <EmptyState
          picture="door"
          title={giving.because === 'no-key' ? words.noKey : words.tooMuch}
          action={<ButtonLink href="/synk">{words.back}</ButtonLink>}
        >
          {giving.because === 'no-key' ? words.noKeyWords : words.tooMuchWords}
        </EmptyState>
      )}
    </Screen>
  )
}

function Showing({ giving: { frames, rows } }: { giving: Extract<Giving, { ok: true }> }) {
  const words = useRoomWords(rescueWords)
  const [shown, setShown] = useState(0)
  const [pace, setPace] = useState<number>(firstPace)
  const [paused, setPaused] = useState(false)
  const of = frames.length
  useEffect(() => {
    if (paused || of === 1) return
    const timer = setInterval(() => setShown((before) => before + 1), paces[pace])
    return () => clearInterval(timer)
  }, [paused, pace, of])
  const place = orderOf(of, Math.floor(shown / of))[shown % of] ?? 0
  const frame = frames[place]
  return (
    <Card title={words.changes(rows)}>
      <Stack gap={4}>
        <p>{words.showThis}</p>
        <div className="hand-over-code">
          {frame && <QrCode text={printFrame(frame)} label={words.code} size={420} correction="low" />}
        </div>
        <p className="num hand-over-place">{words.frame(place + 1, of)}</p>
        <p className="soft">{words.round}</p>
        <HelpLink to="radgivare/lamna-over-utan-nat" />
        <Row gap={2}>
          {of > 1 && (
            <>
              <Button kind="ghost" onClick={() => setPaused(!paused)}>
                {paused ? words.goOn : words.pause}
              </Button>
              <Button kind="quiet" disabled={pace === paces.length - 1} onClick={() => setPace(pace + 1)}>
                {words.slower}
              </Button>
              <Button kind="quiet" disabled={pace === 0} onClick={() => setPace(pace - 1)}>
                {words.faster}
              </Button>
            </>
          )}
          <ButtonLink href="/synk">{words.done}</ButtonLink>
        </Row>
      </Stack>
    </Card>
  )
}
