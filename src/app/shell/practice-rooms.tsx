// The rooms that she may practise in: the real ones, in the frame of the app, with the coach over them.
import { lazy, Suspense } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { Coach } from '../practice/coach.tsx'
import { NotPractised, PracticeRoom } from '../practice/practice-room.tsx'
import type { ScreenProps } from '../records/screen.tsx'
import { TargetsScreen } from '../targets/targets-screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'
import { Layout } from './layout.tsx'
import { navFor, placeOf } from './rooms.tsx'
import { StatePill } from './state-pill.tsx'

const LogScreen = lazy(() => import('../log/log-screen.tsx'))
const SessionsScreen = lazy(() => import('../sessions/sessions-screen.tsx'))
const RecordScreen = lazy(() => import('../sessions/record-screen.tsx'))
const ContactsScreen = lazy(() => import('../contacts/contacts-screen.tsx'))
const ContactScreen = lazy(() => import('../contacts/contact-screen.tsx'))
const BehindScreen = lazy(() => import('../targets/behind-screen.tsx'))

export default function PracticeRooms() {
  return (
    <PracticeRoom frame={Frame}>
      <Suspense
        fallback={
          <Frame title=" ">
            <Skeleton />
          </Frame>
        }
      >
        <Switch>
          <Route path="/" component={TargetsScreen} />
          <Route path="/mal/:id">{({ id }) => <BehindScreen key={id} id={id} />}</Route>
          <Route path="/logga">
            <LogScreen key="session" />
          </Route>
          <Route path="/moten" component={SessionsScreen} />
          <Route path="/moten/:id/andra">{({ id }) => <LogScreen key={id} id={id} />}</Route>
          <Route path="/moten/:id">{({ id }) => <RecordScreen key={id} id={id} />}</Route>
          <Route path="/kontakter" component={ContactsScreen} />
          <Route path="/kontakter/ny">
            <NotPractised />
          </Route>
          <Route path="/kontakter/:id">{({ id }) => <ContactScreen key={id} id={id} />}</Route>
          <Route>
            <NotPractised />
          </Route>
        </Switch>
      </Suspense>
    </PracticeRoom>
  )
}

const places = ['/', '/kontakter', '/moten']

function Frame(screen: ScreenProps) {
  const { nav: words, log } = useWords()
  const [location, navigate] = useLocation()
  return (
    <Layout
      nav={navFor('adviser', words).filter(({ to }) => places.includes(to))}
      current={placeOf(location)}
      onNavigate={navigate}
      add={{ label: log.title, short: words.log, to: '/logga' }}
      pill={<StatePill />}
      banner={<Coach />}
      {...screen}
    />
  )
}
