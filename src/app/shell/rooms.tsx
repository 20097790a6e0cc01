// Every room of the app: its address, who may enter, and where it stands in the menu.
import { lazy, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'
import type { Role } from '../../domain/roles.ts'
import { TargetsScreen } from '../targets/targets-screen.tsx'
import type { Words } from '../words/sv.ts'
import type { NavItem, TabItem } from './layout.tsx'

// Every room but the first is fetched when it is entered, and kept by the worker beforehand.
const BehindScreen = lazy(() => import('../targets/behind-screen.tsx'))
const NeedsScreen = lazy(() => import('../needs/needs-screen.tsx'))
const CountyScreen = lazy(() => import('../county/county-screen.tsx'))
const MunicipalityScreen = lazy(() => import('../county/municipality-screen.tsx'))
const PerspectivesScreen = lazy(() => import('../perspectives/perspectives-screen.tsx'))
const MoneyScreen = lazy(() => import('../money/money-screen.tsx'))
const LineScreen = lazy(() => import('../money/line-screen.tsx'))
const ToDoScreen = lazy(() => import('../todo/to-do-screen.tsx'))
const CalendarScreen = lazy(() => import('../calendar/calendar-screen.tsx'))
const LogScreen = lazy(() => import('../log/log-screen.tsx'))
const FollowUpScreen = lazy(() => import('../log/follow-up-screen.tsx'))
const SessionsScreen = lazy(() => import('../sessions/sessions-screen.tsx'))
const RecordScreen = lazy(() => import('../sessions/record-screen.tsx'))
const ContactsScreen = lazy(() => import('../contacts/contacts-screen.tsx'))
const ContactScreen = lazy(() => import('../contacts/contact-screen.tsx'))
const ContactFormScreen = lazy(() => import('../contacts/contact-form-screen.tsx'))
const ProgrammesScreen = lazy(() => import('../programme/programmes-screen.tsx'))
const ProgrammeScreen = lazy(() => import('../programme/programme-screen.tsx'))
const LeadRooms = lazy(() => import('./lead-rooms.tsx'))
const AttendanceRooms = lazy(() => import('../attendance/attendance-rooms.tsx'))
const SyncScreen = lazy(() => import('../sync/sync-screen.tsx'))
const AccessibilityScreen = lazy(() => import('../accessibility/accessibility-screen.tsx'))
const GuideScreen = lazy(() => import('../guide/guide-screen.tsx'))
const FieldScreen = lazy(() => import('../field/field-screen.tsx'))
const GiveScreen = lazy(() => import('../sync/give-screen.tsx'))
const TakeScreen = lazy(() => import('../sync/take-screen.tsx'))
const SecurityScreen = lazy(() => import('../lock/security-screen.tsx'))
const PracticeRooms = lazy(() => import('./practice-rooms.tsx'))
const TransferScreen = lazy(() => import('../transfer/transfer-screen.tsx'))

export function Rooms({ role, nowhere }: { role: Role; nowhere: ReactNode }) {
  if (role === 'tablet') return <TabletRooms nowhere={nowhere} />
  const leads = role === 'lead' ? <LeadRooms nowhere={nowhere} /> : nowhere
  return (
    <Switch>
      <Route path="/" component={TargetsScreen} />
      <Route path="/narvaro/*?">
        <AttendanceRooms nowhere={nowhere} />
      </Route>
      <Route path="/mal/:id">{({ id }) => <BehindScreen key={id} id={id} />}</Route>
      <Route path="/behovs" component={NeedsScreen} />
      <Route path="/att-gora" component={ToDoScreen} />
      <Route path="/kalender" component={CalendarScreen} />
      <Route path="/lanet" component={CountyScreen} />
      <Route path="/lanet/:code">{({ code }) => <MunicipalityScreen key={code} code={code} />}</Route>
      <Route path="/perspektiv" component={PerspectivesScreen} />
      <Route path="/pengar" component={MoneyScreen} />
      <Route path="/pengar/:line">
        {({ line }) => <LineScreen key={line} line={decodeURIComponent(line)} />}
      </Route>
      <Route path="/logga">
        <LogScreen key="session" />
      </Route>
      <Route path="/logga/:what">{({ what }) => <LogScreen key={what} what={what} />}</Route>
      <Route path="/moten" component={SessionsScreen} />
      <Route path="/moten/:id/andra">{({ id }) => <LogScreen key={id} id={id} />}</Route>
      <Route path="/moten/:id/uppfoljning">{({ id }) => <FollowUpScreen key={id} id={id} />}</Route>
      <Route path="/moten/:id">{({ id }) => <RecordScreen key={id} id={id} />}</Route>
      <Route path="/kontakter" component={ContactsScreen} />
      <Route path="/kontakter/ny">
        <ContactFormScreen />
      </Route>
      <Route path="/kontakter/:id/andra">{({ id }) => <ContactFormScreen key={id} id={id} />}</Route>
      <Route path="/kontakter/:id">{({ id }) => <ContactScreen key={id} id={id} />}</Route>
      <Route path="/synk" component={SyncScreen} />
      <Route path="/synk/las" component={SecurityScreen} />
      <Route path="/synk/redo" component={FieldScreen} />
      <Route path="/synk/tillganglighet" component={AccessibilityScreen} />
      <Route path="/hjalp/*?" component={GuideScreen} />
      <Route path="/synk/lamna" component={GiveScreen} />
      <Route path="/synk/ta-emot" component={TakeScreen} />
      <Route path="/ova" component={PracticeRooms} />
      <Route path="/flytta" component={TransferScreen} />
      <Route path="/program" component={ProgrammesScreen} />
      <Route path="/program/:id">
        {({ id }) => (id === 'importera' ? leads : <ProgrammeScreen key={id} id={id} />)}
      </Route>
      <Route>{leads}</Route>
    </Switch>
  )
}

/** A tablet knows its lists, and what waits to be sent: nothing else of the office is there to be shown. */
function TabletRooms({ nowhere }: { nowhere: ReactNode }) {
  return (
    <Switch>
      <Route path="/synk" component={SyncScreen} />
      <Route path="/synk/lamna" component={GiveScreen} />
      <Route path="/hjalp/*?" component={GuideScreen} />
      <Route>
        <AttendanceRooms nowhere={nowhere} />
      </Route>
    </Switch>
  )
}

/** What goes on when the office has not been heard of for thirty days: logging what is new, and what brings contact. */
export const isOpenInSilence = (location: string): boolean => /^\/(logga|synk|hjalp)(\/|$)/.test(location)

type Place = NavItem & { leadOnly?: boolean }

/** The menu, in its order; a phone has room for the first three, the rest stand behind "Mer". */
const places = (words: Words['nav']): readonly Place[] => [
  { to: '/', label: words.targets, icon: 'target' },
  { to: '/att-gora', label: words.toDo, icon: 'check' },
  { to: '/kontakter', label: words.contacts, icon: 'people' },
  { to: '/moten', label: words.sessions, icon: 'list' },
  { to: '/narvaro', label: words.attendance, icon: 'edit' },
  { to: '/synk', label: words.sync, icon: 'sync' },
  { to: '/flytta', label: words.transfer, icon: 'download' },
  { to: '/oversikt', label: words.overview, icon: 'computer', leadOnly: true },
  { to: '/granska', label: words.review, icon: 'check', leadOnly: true },
  { to: '/tabell', label: words.tables, icon: 'table', leadOnly: true },
  { to: '/rapport', label: words.report, icon: 'note', leadOnly: true },
  { to: '/program', label: words.programme, icon: 'settings', leadOnly: true },
  { to: '/kontoret', label: words.office, icon: 'building', leadOnly: true },
  { to: '/enheter', label: words.devices, icon: 'devices', leadOnly: true },
  { to: '/hjalp', label: words.help, icon: 'info' },
]

const tabletPlaces = (words: Words['nav']): readonly Place[] => [
  { to: '/narvaro', label: words.attendance, icon: 'edit' },
  { to: '/synk', label: words.sync, icon: 'sync' },
  { to: '/hjalp', label: words.help, icon: 'info' },
]

export const navFor = (role: Role | undefined, words: Words['nav']): NavItem[] =>
  (role === 'tablet' ? tabletPlaces(words) : places(words))
    .filter(({ leadOnly }) => !leadOnly || role === 'lead')
    .map(({ leadOnly: _, ...item }) => item)

/** The rooms that show the year's numbers, each another side of them: tabs under the title. */
const sides = (words: Words['nav']): readonly TabItem[] => [
  { to: '/', label: words.targets },
  { to: '/behovs', label: words.needs },
  { to: '/lanet', label: words.county },
  { to: '/perspektiv', label: words.perspectives },
  { to: '/pengar', label: words.money },
]

const isAt = (to: string, location: string): boolean =>
  to === '/' ? location === '/' : location === to || location.startsWith(`${to}/`)

/** The place in the menu that an address belongs to. */
export function placeOf(location: string): string {
  const words = {} as Words['nav']
  if (location.startsWith('/mal/') || sides(words).some(({ to }) => isAt(to, location))) return '/'
  return places(words).findLast(({ to }) => isAt(to, location))?.to ?? ''
}

/** What a tab carries along of an address: the stretch and the programme, whatever else was asked there. */
function kept(search: string): string {
  const said = [...new URLSearchParams(search)].filter(([name]) =>
    ['program', 'period', 'ar', 'kvartal'].includes(name),
  )
  return said.length > 0 ? `?${new URLSearchParams(said)}` : ''
}

/** The tabs that stand over a room, the current one marked; none where it stands alone. */
export function tabsAt(location: string, search: string, words: Words['nav']): readonly TabItem[] {
  const all = sides(words)
  if (!all.some(({ to }) => to === location)) return []
  return all.map(({ to, label }) => ({ to: `${to}${kept(search)}`, label, current: to === location }))
}
