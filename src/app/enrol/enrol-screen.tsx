// Letting this device in: the code is typed, two words are compared, and then it opens by itself.
import { type ReactNode, useEffect, useState } from 'react'
import { askWho, enrol, type NotEnrolled } from '../../device/enrol.ts'
import { queueState } from '../../device/live.ts'
import type { Me } from '../../device/me.ts'
import { codeLength, parseCode, printCode } from '../../sync/enrolment.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { focusField } from '../ui/error-summary.tsx'
import { Mark } from '../ui/mark.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { TextInput } from '../ui/text-input.tsx'
import { TwoWords } from '../ui/two-words.tsx'
import { useLanguage, useRoomWords, useWords } from '../ui/words.tsx'
import { choose } from '../words/language.ts'
import { enrolWords } from '../words/rooms/enrol.ts'
import type { Words } from '../words/sv.ts'
import './enrol.css'
import { ScanCode } from './scan-code.tsx'

/** The page of a device that has not been let in, or must be let in again. */
export default function EnrolScreen({ me, onIn }: { me: Me | null; onIn: () => void }) {
  const [waiting, setWaiting] = useState<Me | null>(me?.state === 'waiting' ? me : null)
  const [turnedAway, setTurnedAway] = useState(false)
  const came = (enrolled: Me) => {
    setTurnedAway(false)
    if (enrolled.state === 'active') onIn()
    else setWaiting(enrolled)
  }
  return (
    <Frame>
      {waiting ? (
        <Waiting
          me={waiting}
          onIn={onIn}
          onTurnedAway={() => {
            setWaiting(null)
            setTurnedAway(true)
          }}
        />
      ) : (
        <Typing again={me} turnedAway={turnedAway} onEnrolled={came} />
      )}
    </Frame>
  )
}

function Frame({ children }: { children: ReactNode }) {
  const { enrol: words } = useWords()
  const language = useLanguage()
  return (
    <main className="enrol">
      <div className="enrol-brand">
        <Mark size={56} />
        <h1>{words.welcome}</h1>
      </div>
      {children}
      <button
        type="button"
        className="enrol-language"
        onClick={() => void choose(language === 'sv' ? 'en' : 'sv')}
      >
        {language === 'sv' ? 'In English' : 'På svenska'}
      </button>
    </main>
  )
}

function Typing({
  again,
  turnedAway,
  onEnrolled,
}: {
  again: Me | null
  turnedAway: boolean
  onEnrolled: (me: Me) => void
}) {
  const office = useOffice()
  const words = useWords()
  const { enrol: say, setUp, notEnrolled } = words
  const fromLink = parseCode(location.hash.slice(1))
  const [code, setCode] = useState(fromLink ? printCode(fromLink) : '')
  const isSetUp = (parseCode(code)?.length ?? 0) > codeLength
  const [deviceName, setDeviceName] = useState(say.defaultName[deviceSort()])
  const [name, setName] = useState('')
  const [officeName, setOfficeName] = useState('')
  const [wrong, setWrong] = useState<{ field: string; words: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const more = useRoomWords(enrolWords)
  const [scanning, setScanning] = useState(false)
  const queue = useLive(({ memory }) => queueState(memory))

  const refuse = (field: string, why: string) => {
    setWrong({ field, words: why })
    requestAnimationFrame(() => focusField(`enrol-${field}`))
  }
  const join = async (typed = code) => {
    const parsed = parseCode(typed)
    if (!parsed) return refuse('code', code.trim() ? notEnrolled['wrong-code'] : notEnrolled['no-code'])
    if (isSetUp && !name.trim()) return refuse('name', notEnrolled['no-name'])
    if (isSetUp && !officeName.trim()) return refuse('office', notEnrolled['no-office'])
    setBusy(true)
    setWrong(null)
    const names = isSetUp ? { name: name.trim(), officeName: officeName.trim() } : {}
    const enrolled = await enrol(office, {
      code: parsed,
      deviceName: deviceName.trim() || say.defaultName[deviceSort()],
      ...names,
    })
    setBusy(false)
    if (!enrolled.ok) return refuse(isSetUp ? 'name' : 'code', problemWords(notEnrolled, enrolled.problem))
    history.replaceState(null, '', '/')
    void navigator.storage?.persist?.()
    onEnrolled(enrolled.me)
  }
  const errorOf = (field: string) => (wrong?.field === field ? wrong.words : undefined)
  return (
    <form
      className="enrol-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <Card>
        <Stack gap={4}>
          {turnedAway && (
            <Banner mood="behind" title={say.turnedAway}>
              {say.turnedAwayWords}
            </Banner>
          )}
          {again && (
            <Banner mood="near" title={say.reconnectTitle}>
              {say.reconnectWords(queue?.unsent ?? 0)}
            </Banner>
          )}
          {needsHomeScreen() && (
            <Banner mood="info" title={more.installTitle}>
              {more.installWords}
            </Banner>
          )}
          <div>
            <h2>{isSetUp ? setUp.title : say.title}</h2>
            <p className="soft">{isSetUp ? setUp.words : say.words}</p>
          </div>
          {isSetUp ? (
            <>
              <TextInput
                id="enrol-name"
                label={setUp.name}
                hint={setUp.nameHint}
                error={errorOf('name')}
                value={name}
                onChange={setName}
                autoComplete="name"
                autoFocus
              />
              <TextInput
                id="enrol-office"
                label={setUp.officeName}
                hint={setUp.officeExample}
                error={errorOf('office')}
                value={officeName}
                onChange={setOfficeName}
                autoComplete="organization"
              />
            </>
          ) : scanning ? (
            <ScanCode
              onClose={() => setScanning(false)}
              onCode={(read) => {
                setScanning(false)
                setCode(printCode(read))
                void join(read)
              }}
            />
          ) : (
            <>
              <TextInput
                id="enrol-code"
                look="code"
                label={say.code}
                error={errorOf('code')}
                value={code}
                onChange={setCode}
                placeholder={say.codeExample}
                autoCapitalize="characters"
                autoComplete="one-time-code"
                spellCheck={false}
                autoFocus
              />
              {!code && (
                <Button kind="ghost" wide onClick={() => setScanning(true)}>
                  {more.scan}
                </Button>
              )}
            </>
          )}
          <TextInput
            id="enrol-device"
            label={say.deviceName}
            hint={say.deviceNameHint}
            value={deviceName}
            onChange={setDeviceName}
            autoComplete="off"
          />
          <Button type="submit" size="large" wide busy={busy}>
            {isSetUp ? setUp.begin : say.join}
          </Button>
        </Stack>
      </Card>
    </form>
  )
}

function Waiting({ me, onIn, onTurnedAway }: { me: Me; onIn: () => void; onTurnedAway: () => void }) {
  const office = useOffice()
  const { enrol: say } = useWords()
  useEffect(() => {
    const ask = async () => {
      const who = await askWho(office)
      if (who === 'unknown') onTurnedAway()
      else if (who?.state === 'active') onIn()
    }
    const timer = setInterval(() => void ask(), 1_500)
    return () => clearInterval(timer)
  }, [office, onIn, onTurnedAway])
  return (
    <Card>
      <Stack gap={4}>
        <div role="status">
          <h2>{say.sameWords}</h2>
          <p className="soft">{say.sameWordsHint}</p>
        </div>
        {me.words && <TwoWords words={me.words} label={say.theWords} />}
        <Row>
          <Spinner /> <span className="soft">{say.waits}</span>
        </Row>
        <Button kind="quiet" onClick={onTurnedAway}>
          {say.startOver}
        </Button>
      </Stack>
    </Card>
  )
}

function problemWords(words: Words['notEnrolled'], problem: NotEnrolled): string {
  if (problem.because === 'too-many-tries') return words['too-many-tries'](problem.waitSeconds)
  if (problem.because === 'other-member') return words['other-member']
  return problem.because === 'server' ? words.server(problem.id) : words[problem.because]
}

/** On an iPhone what a page keeps has been kept apart from what the installed app keeps: so that comes first. */
function needsHomeScreen(): boolean {
  const isApple =
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1)
  return isApple && !matchMedia('(display-mode: standalone)').matches
}

function deviceSort(): 'phone' | 'computer' | 'tablet' {
  const touch = matchMedia('(pointer: coarse)').matches
  if (!touch && innerWidth >= 900) return 'computer'
  return Math.min(innerWidth, innerHeight) >= 700 ? 'tablet' : 'phone'
}
