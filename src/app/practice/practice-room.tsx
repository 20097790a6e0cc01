// The practice: real screens over an office of its own, from the first words to the last tick; it ends when it is left.
import { type ComponentType, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Router, useLocation } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import {
  beginPractice,
  type Practice,
  type PracticeStep,
  practiceSteps,
  practised,
} from '../../device/practice.ts'
import { OfficeProvider, useLive, useMe, useOffice, useToday } from '../records/office.tsx'
import { Screen, ScreenFrame, type ScreenProps } from '../records/screen.tsx'
import { ActionBar } from '../ui/action-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { ToastHost } from '../ui/toast.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { practiceWords } from '../words/rooms/practice.ts'
import { type Coaching, CoachProvider } from './coach.tsx'

type Around = {
  /** Draws each screen of the practice, with the coach over it. */
  frame: ComponentType<ScreenProps>
  /** The rooms that she practises in. */
  children: ReactNode
}

export function PracticeRoom({ frame, children }: Around) {
  const words = useRoomWords(practiceWords)
  const [, navigate] = useLocation()
  const [round, setRound] = useState(0)
  const practice = usePractice(round)
  const leave = useCallback(() => navigate('/'), [navigate])
  const again = useCallback(() => setRound((n) => n + 1), [])
  if (practice === undefined || practice === 'elsewhere' || practice === 'failed') {
    return (
      <ScreenFrame value={frame}>
        <Screen title={words.title}>
          {practice !== undefined ? (
            <EmptyState
              picture="door"
              title={practice === 'failed' ? words.failed : words.other}
              action={
                <>
                  <Button onClick={again}>{words.tryAgain}</Button>
                  <Button kind="ghost" onClick={leave}>
                    {words.leave}
                  </Button>
                </>
              }
            >
              {practice === 'failed' ? words.failedWords : words.otherWords}
            </EmptyState>
          ) : (
            <Skeleton />
          )}
        </Screen>
      </ScreenFrame>
    )
  }
  return (
    <OfficeProvider key={round} office={practice.office}>
      {/* What is said of the practice goes with it. */}
      <ToastHost label={words.mark}>
        <Practising {...{ practice, frame, again, leave }} begins={round > 0}>
          {children}
        </Practising>
      </ToastHost>
    </OfficeProvider>
  )
}

function Practising({
  practice,
  frame,
  begins,
  again,
  leave,
  children,
}: Around & Pick<Coaching, 'again' | 'leave'> & { practice: Practice; begins: boolean }) {
  // Addresses of its own: the browser's history remembers none of what was opened here.
  const [{ hook, searchHook }] = useState(() => memoryLocation({ path: '/' }))
  const [begun, setBegun] = useState(begins)
  const [done, setDone] = useState<readonly PracticeStep[]>([])
  const [skipped, setSkipped] = useState<readonly PracticeStep[]>([])
  const { contact, goal } = practice
  const stored = useLive(() => practised(practice.office))
  const [location] = hook()
  useEffect(() => {
    const now = new Set(stored)
    // The number is on the first screen: it has been seen to move when that one shows after saving.
    if (now.has('saved') && location === '/') now.add('moved')
    setDone((before) => {
      const fresh = practiceSteps.filter((step) => now.has(step) && !before.includes(step))
      return fresh.length > 0 ? [...before, ...fresh] : before
    })
  }, [stored, location])
  useTopOfScreen(begun ? location : null)
  const coaching = useMemo<Coaching>(
    () => ({
      ...{ contact, goal, begun, done, skipped, again, leave },
      skip: (step) => setSkipped((before) => [...before, step]),
    }),
    [contact, goal, begun, done, skipped, again, leave],
  )
  return (
    <CoachProvider value={coaching}>
      <ScreenFrame value={frame}>
        <Router hook={hook} searchHook={searchHook}>
          {begun ? children : <Beginning onBegin={() => setBegun(true)} />}
        </Router>
      </ScreenFrame>
    </CoachProvider>
  )
}

/** What the practice is, before anything is asked of her. */
function Beginning({ onBegin }: { onBegin: () => void }) {
  const words = useRoomWords(practiceWords)
  return (
    <Screen
      title={words.title}
      footer={
        <ActionBar>
          <Button wide onClick={onBegin}>
            {words.begin}
          </Button>
        </ActionBar>
      }
    >
      <Stack gap={4}>
        <p>{words.intro}</p>
        <Card title={words.youDo}>
          <ol className="practice-list">
            {practiceSteps.map((step) => (
              <li key={step}>{words.steps[step].title}</li>
            ))}
          </ol>
        </Card>
      </Stack>
    </Screen>
  )
}

/** A room that the practice does without. */
export function NotPractised() {
  const words = useRoomWords(practiceWords)
  const [, navigate] = useLocation()
  return (
    <Screen title={words.outside}>
      <EmptyState
        picture="door"
        title={words.outside}
        action={<Button onClick={() => navigate('/')}>{words.toTargets}</Button>}
      >
        {words.outsideWords}
      </EmptyState>
    </Screen>
  )
}

// One after another: a practice that is ending is gone before the next begins.
let turn: Promise<unknown> = Promise.resolve()

type NoPractice = 'elsewhere' | 'failed'

/** A practice for as long as its screen is shown; undefined while it is made ready. */
function usePractice(round: number): Practice | NoPractice | undefined {
  const { handed } = useOffice()
  const name = useMe()?.name
  const [today] = useState(useToday())
  const [practice, setPractice] = useState<Practice | NoPractice | undefined>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a practice of its own
  useEffect(() => {
    if (name === undefined) return
    let left = false
    let mine: Practice | null = null
    turn = turn.then(async () => {
      if (left) return
      try {
        mine = await beginPractice(handed, { today, name, locks: navigator.locks })
      } catch {
        return setPractice('failed')
      }
      if (left) return mine?.end()
      setPractice(mine ?? 'elsewhere')
    })
    const end = () => {
      left = true
      turn = turn.then(() => mine?.end()).catch(() => {})
    }
    const going = () => void mine?.end()
    addEventListener('pagehide', going)
    return () => {
      removeEventListener('pagehide', going)
      setPractice(undefined)
      end()
    }
  }, [handed, today, name, round])
  return practice
}

/** Each screen begins at its top, as outside. */
function useTopOfScreen(location: string | null): void {
  const entered = useRef(location)
  useEffect(() => {
    if (entered.current === location) return
    entered.current = location
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [location])
}
