// What waits to be done on this device: read by the day it is due, so that it costs as much as the tasks there are.
import type { Session } from '../domain/records/session.ts'
import { followUpDue } from '../domain/review/follow-ups.ts'
import { atOnce, byUrgency, type ToDo, toDoOf } from '../domain/review/to-do.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import { authorOf } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import type { ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

export type TaskAt = { id: string; toDo: ToDo; record: Opened }

/** For whom the list is made: one member's own tasks or everybody's, and a lead's besides. */
export type ForWhom = { member: string | null; isLead: boolean }

/**
 * What waits, most pressing first. A company's question is anybody's, and is listed when it is due by `until`; a wish to be
 * erased is the lead's.
 */
export async function tasksNow(
  { memory, sealer }: { memory: Memory; sealer: Sealer },
  whom: ForWhom,
  until: LocalDate,
): Promise<TaskAt[]> {
  const rows = await waitingFor(memory, whom, until, lastOfAll)
  const tasks = await Promise.all(
    rows.map(async (row): Promise<TaskAt[]> => {
      const record = await openShown(sealer, row)
      const toDo = toDoOf(record.record)
      if (!toDo) return []
      // A question that was missed gives way to the next: it is listed by the day of the one that is asked.
      const due = record.record.kind === 'companyStart' ? followUpDue(record.record, until)?.due : undefined
      const from = toDo.task === 'follow-up' && due ? due : toDo.from
      return [{ id: row.id, toDo: { ...toDo, from }, record }]
    }),
  )
  return tasks.flat().sort(byUrgency)
}

/** After every day, and after what has none. */
const lastOfAll = '\uffff'

/** How many tasks of one's own are due on a day or before it: the number on the app's badge. What anybody may do is not in it. */
export async function tasksDue(memory: Memory, whom: ForWhom, today: LocalDate): Promise<number> {
  const rows = await waitingFor(memory, whom, today, today)
  return rows.filter(({ kind, todo }) => kind !== 'companyStart' || todo === atOnce).length
}

async function waitingFor(
  memory: Memory,
  { member, isLead }: ForWhom,
  until: LocalDate,
  /** The last day that is read at all. */
  last: string,
): Promise<ShownRow[]> {
  const rows = await memory.shown.where('todo').belowOrEqual(last).toArray()
  return rows.filter((row) => {
    if (row.kind === 'contact') return isLead
    if (row.kind === 'companyStart' && row.todo !== atOnce) return (row.todo ?? '') <= until
    return member === null || isTaskOf(row, member)
  })
}

/** Whose task it is: the advisers named on a session, else whoever logged it. */
function isTaskOf({ kind, record, made }: ShownRow, member: string): boolean {
  const named = kind === 'session' ? ((record as Partial<Session>).adviserIds ?? []) : []
  return named.length > 0 ? named.some((id) => id === member) : authorOf(made) === member
}
