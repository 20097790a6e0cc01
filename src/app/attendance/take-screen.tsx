// Ta emot lista: the camera reads the code on the adviser's phone, or its text is pasted; no network is needed.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { takeList } from '../../device/attendance.ts'
import { type NotAList, parseListCode } from '../../files/list-code.ts'
import { useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { type CameraTrouble, CodeCamera } from '../ui/code-camera.tsx'
import { Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { attendanceWords } from '../words/rooms/attendance.ts'
import './attendance.css'

export function TakeListScreen() {
  const office = useOffice()
  const words = useRoomWords(attendanceWords)
  const [, navigate] = useLocation()
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [pasted, setPasted] = useState('')
  const [wrong, setWrong] = useState<NotAList | null>(null)
  const taken = useRef(false)
  const take = async (text: string, fromCamera: boolean) => {
    if (taken.current) return
    const read = parseListCode(text)
    if (!read.ok) {
      // The camera sees many codes; what was pasted was meant.
      if (!fromCamera || read.because === 'newer-code') setWrong(read.because)
      return
    }
    taken.current = true
    try {
      const held = await takeList(office, read.code)
      navigate(`/narvaro/${held.id}`)
    } catch (problem) {
      // It can be tried again once there is room.
      taken.current = false
      throw problem
    }
  }
  return (
    <Screen title={words.takeTitle} back={{ label: words.back, to: '/narvaro' }}>
      <Card>
        <Stack gap={5}>
          {trouble ? (
            <Banner
              mood="near"
              urgent
              title={words.camera[trouble]}
              actions={
                <Button
                  size="small"
                  onClick={() => {
                    setTrouble(null)
                    setAttempt(attempt + 1)
                  }}
                >
                  {words.tryAgain}
                </Button>
              }
            />
          ) : (
            <Stack gap={3}>
              <p>{words.takeWords}</p>
              <div className="attendance-camera">
                <CodeCamera
                  key={attempt}
                  label={words.takeWords}
                  starting={words.starting}
                  onCode={(text) => void take(text, true)}
                  onTrouble={setTrouble}
                />
              </div>
            </Stack>
          )}
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void take(pasted, false)
            }}
          >
            <Stack gap={3}>
              <TextInput
                id="list-code"
                label={words.paste}
                value={pasted}
                error={wrong ? words.notTaken[wrong] : undefined}
                autoComplete="off"
                spellCheck={false}
                onChange={(text) => {
                  setPasted(text)
                  setWrong(null)
                }}
              />
              <Button type="submit" kind="ghost">
                {words.pasteNow}
              </Button>
            </Stack>
          </form>
        </Stack>
      </Card>
    </Screen>
  )
}
