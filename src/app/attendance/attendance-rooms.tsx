// The rooms of attendance, which come together: lists, one list, a new one, one that is taken over, one to print.
import type { ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { ListScreen } from './list-screen.tsx'
import { ListsScreen } from './lists-screen.tsx'
import { MeetingListsScreen } from './meeting-screen.tsx'
import { NewListScreen } from './new-list.tsx'
import { PrintScreen } from './print-screen.tsx'
import { TakeListScreen } from './take-screen.tsx'

export default function AttendanceRooms({ nowhere }: { nowhere: ReactNode }) {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/narvaro" replace />
      </Route>
      <Route path="/narvaro" component={ListsScreen} />
      <Route path="/narvaro/ny" component={NewListScreen} />
      <Route path="/narvaro/ta-emot" component={TakeListScreen} />
      <Route path="/narvaro/for/:id">{({ id }) => <MeetingListsScreen key={id} id={id} />}</Route>
      <Route path="/narvaro/:id/skriv-ut">{({ id }) => <PrintScreen key={id} id={id} />}</Route>
      <Route path="/narvaro/:id">{({ id }) => <ListScreen key={id} id={id} />}</Route>
      <Route>{nowhere}</Route>
    </Switch>
  )
}
