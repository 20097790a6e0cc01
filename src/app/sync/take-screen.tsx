// Ta emot: the camera reads another device's codes, and this one carries what they hold to the office.
import { useRef, useState } from 'react'
import { type Taking, takeFrame } from '../../device/hand-over.ts'
import { parseFrame } from '../../files/frames.ts'
import { useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type CameraTrouble, CodeCamera } from '../ui/code-camera.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { rescueWords } from '../words/rooms/rescue.ts'
import './hand-over.css'

export default function TakeScreen() {
  const office = useOffice()
  const words = useRoomWords(rescueWords)
  const [taking, setTaking] = useState<Taking | null>(null)
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const last = useRef('')
  /** One frame at a time, in the order they were read: each is kept before the next is looked at. */
  const turn = useRef(Promise.resolve())
  const read = (text: string) => {
    if (text === last.current) return
    last.current = text
    const frame = parseFrame(text)
    if (!frame) return
    turn.current = turn.current
      .then(async () => {
        const now = await takeFrame(office, frame)
        setTaking(now)
        if (now.rows !== undefined) office.transport.nudge()
      })
      .catch(() => {
        // It could not be kept: said, and the same code is taken when it is seen again.
        last.current = ''
        setTaking((before) => ({ have: 0, of: 1, ...before, broken: true }))
      })
  }
  const again = () => {
    last.current = ''
    setTaking(null)
    setTrouble(null)
    setAttempt(attempt + 1)
  }
  return (
    <Screen title={words.takeTitle} back={{ label: words.back, to: '/synk' }}>
      {taking?.rows !== undefined ? (
        <EmptyState
          picture="letter"
          title={words.received(taking.rows)}
          action={
            <Row gap={2}>
              <ButtonLink href="/synk">{words.back}</ButtonLink>
              <Button kind="ghost" onClick={again}>
                {words.another}
              </Button>
            </Row>
          }
        >
          <span role="status">{words.receivedWords}</span>
        </EmptyState>
      ) : (
        <Card>
          <Stack gap={4}>
            {trouble ? (
              <Banner
                mood="near"
                urgent
                title={words.camera[trouble]}
                actions={
                  <Button size="small" onClick={again}>
                    {words.tryAgain}
                  </Button>
                }
              >
                {words.asFile}
              </Banner>
            ) : (
              <>
                <p>{words.pointAt}</p>
                <div className="hand-over-camera">
                  <CodeCamera
                    key={attempt}
                    label={words.pointAt}
                    starting={words.starting}
                    onCode={read}
                    onTrouble={setTrouble}
                  />
                </div>
              </>
            )}
            {taking && (
              <div>
                <progress
                  className="hand-over-progress"
                  aria-label={words.progress}
                  max={taking.of}
                  value={taking.have}
                />
                <p className="num" role="status">
                  {taking.broken ? words.broken : words.have(taking.have, taking.of)}
                </p>
              </div>
            )}
          </Stack>
        </Card>
      )}
    </Screen>
  )
}
