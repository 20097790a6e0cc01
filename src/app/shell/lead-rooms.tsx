// The rooms that only the lead enters: none of them is in a phone's first screen.
import { lazy, type ReactNode } from 'react'
import { Route, Switch } from 'wouter'

const TablesScreen = lazy(() => import('../tables/tables-screen.tsx'))
const PersonScreen = lazy(() => import('../contacts/person-screen.tsx'))
const IndicatorScreen = lazy(() => import('../programme/indicator-screen.tsx'))
const ObjectiveScreen = lazy(() => import('../programme/objective-screen.tsx'))
const RuleScreen = lazy(() => import('../programme/rule-screen.tsx'))
const BudgetScreen = lazy(() => import('../programme/budget-screen.tsx'))
const AboutScreen = lazy(() => import('../programme/about-screen.tsx'))
const ImportProgrammeScreen = lazy(() => import('../programme/import-screen.tsx'))
const PersonalDataScreen = lazy(() => import('../office/personal-data-screen.tsx'))
const BackupsScreen = lazy(() => import('../office/backups-screen.tsx'))
const OfficeScreen = lazy(() => import('../office/office-screen.tsx'))
const OverviewScreen = lazy(() => import('../overview/overview-screen.tsx'))
const DailyScreen = lazy(() => import('../overview/daily-screen.tsx'))
const SettleScreen = lazy(() => import('../settle/settle-screen.tsx'))
const ReviewScreen = lazy(() => import('../review/review-screen.tsx'))
const ReportsScreen = lazy(() => import('../reports/reports-screen.tsx'))
const DevicesScreen = lazy(() => import('../devices/devices-screen.tsx'))

export default function LeadRooms({ nowhere }: { nowhere: ReactNode }) {
  return (
    <Switch>
      <Route path="/kontakter/:id/uppgifter">{({ id }) => <PersonScreen key={id} id={id} />}</Route>
      <Route path="/program/importera" component={ImportProgrammeScreen} />
      <Route path="/program/:id/om">{({ id }) => <AboutScreen id={id} />}</Route>
      <Route path="/program/:id/budget">{({ id }) => <BudgetScreen id={id} />}</Route>
      <Route path="/program/:id/delmal/ny">{({ id }) => <ObjectiveScreen key="new" id={id} />}</Route>
      <Route path="/program/:id/delmal/:of">
        {({ id, of }) => <ObjectiveScreen key={of} id={id} objective={of} />}
      </Route>
      <Route path="/program/:id/indikator/ny">{({ id }) => <IndicatorScreen key="new" id={id} />}</Route>
      <Route path="/program/:id/indikator/:of">
        {({ id, of }) => <IndicatorScreen key={of} id={id} indicator={of} />}
      </Route>
      <Route path="/program/:id/regel/:of">{({ id, of }) => <RuleScreen key={of} id={id} rule={of} />}</Route>
      <Route path="/kontoret/personuppgifter" component={PersonalDataScreen} />
      <Route path="/kontoret/sakerhetskopior" component={BackupsScreen} />
      <Route path="/kontoret" component={OfficeScreen} />
      <Route path="/oversikt" component={OverviewScreen} />
      <Route path="/oversikt/:kind">{({ kind }) => <DailyScreen key={kind} kind={kind} />}</Route>
      <Route path="/granska" component={ReviewScreen} />
      <Route path="/ordna" component={SettleScreen} />
      <Route path="/tabell/:kind?">{({ kind }) => <TablesScreen kind={kind} />}</Route>
      <Route path="/rapport" component={ReportsScreen} />
      <Route path="/enheter" component={DevicesScreen} />
      <Route>{nowhere}</Route>
    </Switch>
  )
}
