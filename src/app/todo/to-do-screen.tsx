// Att göra: next steps, plans, mendings and companies to ask, most pressing first, each done with one tap.
import { useState } from 'react'
import { type TaskAt, tasksNow } from '../../device/to-do.ts'
import { hasNoDay, isAtOnce } from '../../domain/review/to-do.ts'
import { addDays, type LocalDate } from '../../domain/values/local-date.ts'
import { useLive, useMe, useToday } from '../records/office.tsx'
import { Screen } from '../records/screen.tsx'
import { usePrinting } from '../records/use-printing.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { List, ListHeading } from '../ui/list.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Stack } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { toDoWords } from '../words/rooms/todo.ts'
import { Doubles } from './doubles.tsx'
import { TaskRow } from './task-row.tsx'

const groups = ['mend', 'late', 'today', 'soon', 'later', 'someDay', 'companies'] as const
type Group = (typeof groups)[number]

export default function ToDoScreen() {
  const words = useRoomWords(toDoWords)
  const me = useMe()
  const today = useToday()
  const [whose, setWhose] = useState<'mine' | 'everybodys'>('mine')
  const printing = usePrinting()
  const soon = addDays(today, 14)
  const tasks = useLive(
    async (office) => {
      if (!me) return undefined
      const whom = { member: whose === 'mine' ? me.member : null, isLead: me.role === 'lead' }
      return tasksNow(office, whom, soon)
    },
    [me?.member, me?.role, whose, soon],
  )
  return (
    <Screen
      title={words.title}
      eyebrow={tasks && tasks.length > 0 ? words.count(tasks.length) : undefined}
      tools={
        <ButtonLink kind="ghost" size="small" icon="calendar" href="/kalender">
          {words.forgotten}
        </ButtonLink>
      }
    >
      <Stack gap={4}>
        <Segmented
          label={words.whose}
          labelHidden
          options={[
            { value: 'mine', label: words.mine },
            { value: 'everybodys', label: words.everybodys },
          ]}
          value={whose}
          onChange={(value) => setWhose(value ?? 'mine')}
        />
        {me?.role === 'lead' && <Doubles />}
        {!tasks || !printing ? (
          <Skeleton />
        ) : tasks.length === 0 ? (
          <EmptyState picture="sprout" title={words.empty}>
            {words.emptyWords}
          </EmptyState>
        ) : (
          groups.map((group) => {
            const of = tasks.filter((task) => groupOf(task, today, soon) === group)
            return of.length === 0 ? null : (
              <List key={group} label={words.groups[group]}>
                <ListHeading aside={of.length}>{words.groups[group]}</ListHeading>
                {of.map((task) => (
                  <TaskRow key={task.id} {...{ task, printing, today }} />
                ))}
              </List>
            )
          })
        )}
      </Stack>
    </Screen>
  )
}

function groupOf({ toDo }: TaskAt, today: LocalDate, soon: LocalDate): Group {
  if (isAtOnce(toDo)) return 'mend'
  // Anybody may ask a company how it goes: nobody is late with it.
  if (toDo.task === 'follow-up') return 'companies'
  if (hasNoDay(toDo)) return 'someDay'
  if (toDo.from < today) return 'late'
  if (toDo.from === today) return 'today'
  return toDo.from <= soon ? 'soon' : 'later'
}
