// Redo för fältet: everything that a day without network needs, tried on this very device, each with what mends it.
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Check, fieldReady, supportLine, type Verdict } from '../../device/field-ready.ts'
import { queueState } from '../../device/live.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { HelpLink } from '../ui/help-link.tsx'
import { Icon } from '../ui/icon.tsx'
import { List, ListRow } from '../ui/list.tsx'
import { Section } from '../ui/section.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Row, Stack } from '../ui/stack.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRoomWords, useWords } from '../ui/words.tsx'
import { fieldWords } from '../words/rooms/field.ts'
import { browserHere, lookAround, type Steps, stepsHere, triesCamera, usesNewVersion } from './around.ts'
import './field.css'
import { InstallPicture, type InstallPictureName } from './install-picture.tsx'

type Action = keyof (typeof fieldWords)['sv']['actions']
const icons = { good: 'check', mend: 'warning', unknown: 'info' } as const

export default function FieldScreen() {
  const words = useRoomWords(fieldWords)
  const { nav } = useWords()
  const office = useOffice()
  const { memory, handed } = office
  const [verdicts, setVerdicts] = useState<readonly Verdict[] | null>(null)
  const [isTrying, setTrying] = useState(false)
  const [shows, setShows] = useState(false)
  const queue = useLive((at) => queueState(at.memory))
  const tries = useCallback(async () => {
    setTrying(true)
    try {
      setVerdicts(await fieldReady(memory, await lookAround(handed.now())))
    } finally {
      setTrying(false)
    }
  }, [memory, handed])
  useEffect(() => void tries(), [tries])
  const mends: Record<Action, () => unknown> = {
    installed: () => setShows(true),
    offline: async () => (await navigator.serviceWorker?.getRegistration())?.update(),
    kept: () => navigator.storage?.persist?.(),
    synced: () => office.transport.syncNow(),
    camera: triesCamera,
    version: usesNewVersion,
  }
  const left = verdicts?.filter(({ state }) => state === 'mend').length ?? 0
  return (
    <Screen title={words.title} back={{ label: nav.sync, to: '/synk' }}>
      <Stack gap={4}>
        <p className="soft">{words.intro}</p>
        <HelpLink to="radgivare/gor-telefonen-redo-for-faltet" />
        {!verdicts && <Skeleton />}
        {verdicts && (
          <>
            <div role="status">
              <Banner
                mood={left === 0 ? 'forest' : 'near'}
                title={isTrying ? words.trying : left === 0 ? words.ready : words.notReady(left)}
              />
            </div>
            <List label={words.title}>
              {verdicts.map((verdict) => (
                <ListRow
                  key={verdict.check}
                  leading={
                    <span className={`field-mark field-${verdict.state}`}>
                      <Icon name={icons[verdict.state]} />
                      <span className="visually-hidden">{words.states[verdict.state]}: </span>
                    </span>
                  }
                  title={words.checks[verdict.check]}
                  detail={detailOf(words, verdict)}
                  below={
                    verdict.state !== 'good' &&
                    isAction(verdict.check) && (
                      <Button
                        size="small"
                        kind="ghost"
                        onClick={() =>
                          void Promise.resolve(mends[verdict.check as Action]())
                            .catch(() => {})
                            .then(tries)
                        }
                      >
                        {words.actions[verdict.check]}
                      </Button>
                    )
                  }
                />
              ))}
            </List>
            {shows && <InstallSteps />}
            <Row>
              <Button kind="ghost" busy={isTrying} onClick={() => void tries()}>
                {words.again}
              </Button>
            </Row>
            <Support
              line={supportLine(verdicts, {
                version: handed.appVersion,
                browser: browserHere(),
                unsent: queue?.unsent ?? 0,
              })}
            />
          </>
        )}
      </Stack>
    </Screen>
  )
}

const isAction = (check: Check): check is Action & Check => check in fieldWords.sv.actions

function detailOf(words: (typeof fieldWords)['sv'], { check, state, amount = 0 }: Verdict): string {
  if (state === 'unknown') {
    return check === 'camera' ? words.cameraAsk : check === 'installed' ? words.cannotInstall : words.unknown
  }
  if (check === 'synced' && state === 'mend' && amount === 0) return words.mend.never
  const said = words[state][check]
  return typeof said === 'string' ? said : said(amount)
}

/** What each step's drawing shows, beside its words. */
const pictures: Readonly<Record<Steps, readonly InstallPictureName[]>> = {
  android: ['phone-dots', 'phone-menu', 'phone-install'],
  iphone: ['phone-share', 'phone-sheet', 'phone-home'],
  edge: ['window-install', 'window-menu', 'window-dialog'],
  chrome: ['window-install', 'window-menu', 'window-dialog'],
  safari: ['window-share', 'window-menu', 'window-taskbar'],
  firefoxOnWindows: ['window-install', 'window-dialog', 'window-taskbar'],
  firefox: ['window-offline', 'window-star', 'window-dialog'],
}

/** Three steps, for the device that is in her hand; they come into view where they were asked for. */
function InstallSteps() {
  const words = useRoomWords(fieldWords)
  const place = useRef<HTMLOListElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'start' })
    place.current?.focus({ preventScroll: true })
  }, [])
  const steps = stepsHere()
  return (
    <Section title={words.steps.title}>
      <ol className="field-steps" ref={place} tabIndex={-1}>
        {words.steps[steps].map((step, at) => (
          <li key={step}>
            <InstallPicture name={pictures[steps][at] ?? 'window-install'} />
            <p>
              <span className="field-step-number" aria-hidden="true">
                {at + 1}
              </span>
              {step}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Support({ line }: { line: string }) {
  const words = useRoomWords(fieldWords)
  const toast = useToast()
  const copy = async () => {
    const copied = await navigator.clipboard.writeText(line).then(
      () => true,
      () => false,
    )
    toast(copied ? { words: words.copied, mood: 'forest' } : { words: words.notCopied, mood: 'near' })
  }
  return (
    <Section title={words.support}>
      <Stack gap={2}>
        <p className="soft">{words.supportWords}</p>
        <p className="field-line">{line}</p>
        <Row>
          <Button kind="quiet" icon="copy" onClick={() => void copy()}>
            {words.copy}
          </Button>
        </Row>
      </Stack>
    </Section>
  )
}
