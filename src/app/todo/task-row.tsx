// One thing to do: what it is about, when, and the tap that does it.
import { useLocation } from 'wouter'
import { saveEdit } from '../../device/acts.ts'
import type { TaskAt } from '../../device/to-do.ts'
import { followUpDue } from '../../domain/review/follow-ups.ts'
import { hasNoDay, isAtOnce } from '../../domain/review/to-do.ts'
import { addMonths, type LocalDate } from '../../domain/values/local-date.ts'
import { useOffice } from '../records/office.tsx'
import type { Printing } from '../records/print-value.tsx'
import { titleOf } from '../records/title.ts'
import { useAct } from '../records/use-acts.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { ListRow } from '../ui/list.tsx'
import { Row } from '../ui/stack.tsx'
import { useRoomWords } from '../ui/words.tsx'
import { toDoWords } from '../words/rooms/todo.ts'

export function TaskRow({
  task: { id, toDo, record: opened },
  printing,
  today,
}: {
  task: TaskAt
  printing: Printing
  today: LocalDate
}) {
  const office = useOffice()
  const words = useRoomWords(toDoWords)
  const { moments } = printing.words
  const [, navigate] = useLocation()
  const act = useAct()
  const { record } = opened
  const isOn = !isAtOnce(toDo) && !hasNoDay(toDo)
  const row = (detail: string | undefined, doing: React.ReactNode) => (
    <ListRow
      href={record.kind === 'contact' ? `/kontakter/${id}` : `/moten/${id}`}
      title={titleOf(record, printing.records, printing.contacts)}
      detail={detail}
      meta={isOn && toDo.task !== 'follow-up' ? moments.nearDay(toDo.from as LocalDate, today) : undefined}
      below={doing}
    />
  )
  if (toDo.task === 'mend') {
    const comment = 'review' in record ? record.review.comment : undefined
    return row(
      comment && words.returned(comment),
      <ButtonLink kind="ghost" size="small" icon="edit" href={`/moten/${id}/andra`}>
        {words.mend}
      </ButtonLink>,
    )
  }
  if (record.kind === 'session') {
    const done = () => act(saveEdit(office, opened, { nextStepDone: today }), words.stepDone)
    const doneAndLog = async () => {
      if (await done()) navigate(`/logga?fran=${id}`)
    }
    return row(
      record.nextStep,
      <Row gap={1}>
        <Button kind="ghost" size="small" icon="plus" onClick={() => void doneAndLog()}>
          {words.doneAndLog}
        </Button>
        <Button kind="ghost" size="small" icon="check" onClick={() => void done()}>
          {words.done}
        </Button>
      </Row>,
    )
  }
  if (record.kind === 'activity') {
    const type = printing.records.kinds.activity.fields.type.choices[record.type]
    // What is not yet held cannot have been: it would count, dated ahead.
    return row(
      words.planned(type),
      record.date <= today ? (
        <Button
          kind="ghost"
          size="small"
          icon="check"
          onClick={() => void act(saveEdit(office, opened, { status: 'done' }), words.activityDone)}
        >
          {words.carriedOut}
        </Button>
      ) : undefined,
    )
  }
  if (record.kind === 'companyStart') {
    const ask = followUpDue(record, (isOn && toDo.from > today ? toDo.from : today) as LocalDate)
    const months = ask?.months ?? 12
    return row(
      words.followUp(months, moments.nearDay(ask?.due ?? (toDo.from as LocalDate), today)),
      <ButtonLink kind="ghost" size="small" href={`/moten/${id}/uppfoljning?manader=${months}`}>
        {words.ask}
      </ButtonLink>,
    )
  }
  if (record.kind === 'contact' && record.erasureAsked) {
    return row(words.erase(moments.day(addMonths(record.erasureAsked, 1))), undefined)
  }
  return null
}
