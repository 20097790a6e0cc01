// The app: who is in, which screen, and the frame around it.
import {
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useLocation, useSearch } from 'wouter'
import { inConflict, queueState } from '../../device/live.ts'
import { signingNow } from '../../device/signing-mode.ts'
import { isSilentTooLong } from '../../device/silence.ts'
import { tasksDue } from '../../device/to-do.ts'
import {
  type Office,
  OfficeProvider,
  useLive,
  useMe,
  useNow,
  useOffice,
  useToday,
  useTransportState,
} from '../records/office.tsx'
import { ScreenFrame, type ScreenProps } from '../records/screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { ToastHost } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'
import { Barred, Safe } from './barred.tsx'
import { Layout, type NavItem } from './layout.tsx'
import { isOpenInSilence, navFor, placeOf, Rooms, tabsAt } from './rooms.tsx'
import { StatePill } from './state-pill.tsx'
import { nowUpdate, onUpdate } from './update.ts'

const SigningScreen = lazy(() => import('../attendance/signing-screen.tsx'))
const EnrolScreen = lazy(() => import('../enrol/enrol-screen.tsx'))
const Silent = lazy(() => import('../lock/silent-screen.tsx'))
const SignInOffer = lazy(() => import('../records/sign-in-offer.tsx'))
const Workshop = import.meta.env.DEV ? lazy(() => import('../workshop/workshop.tsx')) : null

export function App({ office }: { office: Office }) {
  return (
    <OfficeProvider office={office}>
      <ToastHost>
        <Door />
      </ToastHost>
    </OfficeProvider>
  )
}

function Door() {
  const office = useOffice()
  const me = useMe()
  const transport = useTransportState()
  const signing = useLive(({ memory }) => signingNow(memory))
  const [location, navigate] = useLocation()
  const [wiped, setWiped] = useState(false)
  const [cameIn, setCameIn] = useState(false)
  const now = useNow(60_000)
  const silent = useLive(({ memory }) => isSilentTooLong(memory, now), [now])
  const endOffer = useCallback(() => setCameIn(false), [])
  const ordered = transport.doing === 'stopped' && transport.because === 'wipe'

  useEffect(() => office.transport.start(), [office])
  useEffect(() => {
    if (ordered)
      void import('../../device/wipe.ts')
        .then(({ wipe }) => wipe(office.memory, office.handed))
        .then(() => setWiped(true))
  }, [ordered, office])
  useEffect(() => {
    const begun = import('../../device/at-rest.ts').then(({ seesToTheRest }) => seesToTheRest(office))
    return () =>
      void begun.then(
        (end) => end(),
        () => {},
      )
  }, [office])
  // A new screen begins at its top, with the keyboard and the reader at its content; the first one where the browser is.
  const entered = useRef(location)
  useEffect(() => {
    if (entered.current === location) return
    entered.current = location
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [location])

  if (ordered || wiped) return <Barred reason="wiped" onAction={() => window.location.assign('/anslut')} />
  if (me === undefined || signing === undefined || silent === undefined) return null
  // Whoever is given a device to sign on sees that and nothing else, whatever address is asked for.
  if (signing !== null && me?.state === 'active') {
    return (
      <Suspense>
        <SigningScreen list={signing} onOut={(list) => navigate(`/narvaro/${list}`)} />
      </Suspense>
    )
  }
  if (Workshop && location === '/workshop') {
    return (
      <Suspense>
        <Workshop />
      </Suspense>
    )
  }
  const comeIn = () => {
    office.transport.nudge()
    // Asked for once somebody belongs here: what is saved is then not the browser's to clear. Its answer stands under Synk.
    void navigator.storage?.persist?.()
    setCameIn(true)
    navigate('/', { state: 'in' })
  }
  if (me?.state !== 'active' || location === '/anslut') {
    return (
      <Suspense>
        <EnrolScreen me={me} onIn={comeIn} />
      </Suspense>
    )
  }
  return (
    <ScreenFrame value={Frame}>
      <Safe at={location}>
        <Suspense
          fallback={
            <Frame title=" ">
              <Stack>
                <Skeleton />
              </Stack>
            </Frame>
          }
        >
          {silent && me.role !== 'tablet' && !isOpenInSilence(location) ? (
            <Silent />
          ) : (
            <Rooms role={me.role} nowhere={<NotFound />} />
          )}
        </Suspense>
        {cameIn && me.role === 'lead' && (
          <Suspense>
            <SignInOffer onDone={endOffer} />
          </Suspense>
        )}
      </Safe>
    </ScreenFrame>
  )
}

function NotFound() {
  const [, navigate] = useLocation()
  return <Barred reason="notFound" onAction={() => navigate('/')} />
}

function Frame({ children, ...screen }: ScreenProps) {
  const me = useMe()
  const { memory } = useOffice()
  const { nav: words, log, state, notAllHere, moments } = useWords()
  const [location, navigate] = useLocation()
  const search = useSearch()
  const queue = useLive(({ memory }) => queueState(memory))
  const conflicts = useLive((office) => inConflict(office))?.length ?? 0
  const needs = (queue?.needsYou ?? 0) + (me?.role === 'lead' ? conflicts : 0)
  const today = useToday()
  const due =
    useLive(
      async ({ memory }) =>
        me ? tasksDue(memory, { member: me.member, isLead: me.role === 'lead' }, today) : 0,
      [me?.member, me?.role, today],
    ) ?? 0
  useBadge(due)
  const nav = useMemo<NavItem[]>(() => {
    const badges: Record<string, NavItem['badge']> = {
      '/synk': { count: needs, words: words.needsYou(needs) },
      '/att-gora': { count: due, words: words.due(due) },
    }
    return navFor(me?.role, words).map((item) => ({ ...item, badge: badges[item.to] }))
  }, [words, needs, due, me?.role])
  return (
    <Layout
      nav={nav}
      current={placeOf(location)}
      tabs={tabsAt(location, search, words)}
      onNavigate={navigate}
      add={me?.role === 'tablet' ? undefined : { label: log.title, short: words.log, to: '/logga' }}
      pill={<StatePill />}
      banner={
        <>
          {me?.demo && <p className="layout-demo">{state.demo}</p>}
          {queue && !queue.pulledAll && (
            <Banner mood="near" title={notAllHere.short}>
              {notAllHere.long}
            </Banner>
          )}
          {memory.readOnly ? <ReadOnlyBanner /> : <UpdateBanner />}
        </>
      }
      printed={me && `${me.officeName} · ${moments.day(today)}`}
      foot={me ? words.signedInAs(me.name, me.officeName) : null}
      {...screen}
    >
      {children as ReactNode}
    </Layout>
  )
}

/** How much is due stands on the app's own picture, where the browser can draw it there. */
function useBadge(due: number): void {
  useEffect(() => {
    if (!('setAppBadge' in navigator)) return
    // Refused where the app is not installed: then there is no picture to draw on.
    void (due > 0 ? navigator.setAppBadge(due) : navigator.clearAppBadge()).catch(() => {})
  }, [due])
}

/** A newer version has been here: everything can be read, and nothing is written until this one is newer too. */
function ReadOnlyBanner() {
  const { title, words, action } = useWords().barred['app-too-old']
  const update = useSyncExternalStore(onUpdate, nowUpdate)
  const take = () => (update.waiting ? void update.take() : window.location.reload())
  return (
    <Banner
      mood="behind"
      urgent
      title={title}
      actions={
        <Button size="small" onClick={take}>
          {action}
        </Button>
      }
    >
      {words}
    </Banner>
  )
}

function UpdateBanner() {
  const { update: words } = useWords()
  const update = useSyncExternalStore(onUpdate, nowUpdate)
  const [busy, setBusy] = useState(false)
  const [later, setLater] = useState(false)
  if (!update.waiting || later) return null
  const take = async () => {
    setBusy(true)
    await update.take()
  }
  return (
    <Banner
      mood="info"
      title={words.title}
      actions={
        <>
          <Button size="small" busy={busy} onClick={() => void take()}>
            {words.now}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setLater(true)}>
            {words.later}
          </Button>
        </>
      }
    >
      {words.words}
    </Banner>
  )
}
