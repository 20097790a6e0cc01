// The app: who is in, which screen, and the frame around it.
import {
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { wipe } from '../../device/enrol.ts'
import { inConflict, queueState } from '../../device/live.ts'
import {
  type Office,
  OfficeProvider,
  useLive,
  useMe,
  useOffice,
  useTransportState,
} from '../records/office.tsx'
import { ScreenFrame, type ScreenProps } from '../records/screen.tsx'
import { TargetsScreen } from '../targets/targets-screen.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { ToastHost } from '../ui/toast.tsx'
import { useWords } from '../ui/words.tsx'
import { Barred, Safe } from './barred.tsx'
import { Layout, type NavItem } from './layout.tsx'
import { StatePill } from './state-pill.tsx'
import { nowUpdate, onUpdate } from './update.ts'

// Every room but the first is fetched when it is entered, and kept by the worker beforehand.
const BehindScreen = lazy(() => import('../targets/behind-screen.tsx'))
const LogScreen = lazy(() => import('../log/log-screen.tsx'))
const SessionsScreen = lazy(() => import('../sessions/sessions-screen.tsx'))
const RecordScreen = lazy(() => import('../sessions/record-screen.tsx'))
const ContactsScreen = lazy(() => import('../contacts/contacts-screen.tsx'))
const ContactScreen = lazy(() => import('../contacts/contact-screen.tsx'))
const ContactFormScreen = lazy(() => import('../contacts/contact-form-screen.tsx'))
const SyncScreen = lazy(() => import('../sync/sync-screen.tsx'))
const DevicesScreen = lazy(() => import('../devices/devices-screen.tsx'))
const EnrolScreen = lazy(() => import('../enrol/enrol-screen.tsx'))
const Workshop = import.meta.env.DEV ? lazy(() => import('../workshop/workshop.tsx')) : null

export function App({ office }: { office: Office }) {
  return (
    <OfficeProvider office={office}>
      <ToastHost>
        <Rooms />
      </ToastHost>
    </OfficeProvider>
  )
}

function Rooms() {
  const office = useOffice()
  const me = useMe()
  const transport = useTransportState()
  const [location, navigate] = useLocation()
  const [wiped, setWiped] = useState(false)
  const ordered = transport.doing === 'stopped' && transport.because === 'wipe'

  useEffect(() => office.transport.start(), [office])
  useEffect(() => {
    if (ordered) void wipe(office.memory).then(() => setWiped(true))
  }, [ordered, office])
  // A new screen begins at its top, with the keyboard and the reader at its content; the first one where the browser is.
  const entered = useRef(location)
  useEffect(() => {
    if (entered.current === location) return
    entered.current = location
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [location])

  if (ordered || wiped) return <Barred reason="wiped" onAction={() => window.location.assign('/anslut')} />
  if (me === undefined) return null
  if (Workshop && location === '/workshop') {
    return (
      <Suspense>
        <Workshop />
      </Suspense>
    )
  }
  const comeIn = () => {
    office.transport.nudge()
    navigate('/')
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
          <Switch>
            <Route path="/" component={TargetsScreen} />
            <Route path="/mal/:id">{({ id }) => <BehindScreen key={id} id={id} />}</Route>
            <Route path="/logga">
              <LogScreen />
            </Route>
            <Route path="/moten" component={SessionsScreen} />
            <Route path="/moten/:id/andra">{({ id }) => <LogScreen key={id} id={id} />}</Route>
            <Route path="/moten/:id">{({ id }) => <RecordScreen key={id} id={id} />}</Route>
            <Route path="/kontakter" component={ContactsScreen} />
            <Route path="/kontakter/ny">
              <ContactFormScreen />
            </Route>
            <Route path="/kontakter/:id/andra">{({ id }) => <ContactFormScreen key={id} id={id} />}</Route>
            <Route path="/kontakter/:id">{({ id }) => <ContactScreen key={id} id={id} />}</Route>
            <Route path="/synk" component={SyncScreen} />
            <Route path="/enheter">{me.role === 'lead' ? <DevicesScreen /> : <NotFound />}</Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
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
  const { nav: words, log, state, notAllHere } = useWords()
  const [location, navigate] = useLocation()
  const queue = useLive(({ memory }) => queueState(memory))
  const conflicts = useLive((office) => inConflict(office))?.length ?? 0
  const needs = (queue?.needsYou ?? 0) + (me?.role === 'lead' ? conflicts : 0)
  const nav = useMemo<NavItem[]>(() => {
    const items: NavItem[] = [
      { to: '/', label: words.targets, icon: 'target' },
      { to: '/moten', label: words.sessions, icon: 'list' },
      { to: '/kontakter', label: words.contacts, icon: 'people' },
      {
        to: '/synk',
        label: words.sync,
        icon: 'sync',
        ...(needs > 0 ? { badge: { count: needs, words: words.needsYou(needs) } } : {}),
      },
    ]
    if (me?.role === 'lead') items.push({ to: '/enheter', label: words.devices, icon: 'devices' })
    return items
  }, [words, needs, me?.role])
  const current = nav.findLast(({ to }) =>
    to === '/' ? location === '/' || location.startsWith('/mal') : location.startsWith(to),
  )
  return (
    <Layout
      nav={nav}
      current={current?.to ?? ''}
      onNavigate={navigate}
      add={{ label: log.title, short: words.log, to: '/logga' }}
      pill={<StatePill />}
      banner={
        <>
          {me?.demo && <p className="layout-demo">{state.demo}</p>}
          {queue && !queue.pulledAll && (
            <Banner mood="near" title={notAllHere.short}>
              {notAllHere.long}
            </Banner>
          )}
          <UpdateBanner />
        </>
      }
      foot={me ? words.signedInAs(me.name, me.officeName) : null}
      {...screen}
    >
      {children as ReactNode}
    </Layout>
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
