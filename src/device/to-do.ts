// What waits to be done on this device: read by the day it is due, so that it costs as much as the tasks there are.
import type { Session } from '../domain/records/session.ts'
import { byUrgency, type ToDo, toDoOf } from '../domain/review/to-do.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import { authorOf } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import type { ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { type Opened, openShown } from './sealed-rows.ts'

export type TaskAt = { id: string; toDo: ToDo; record: Opened }

/**
 * What waits, most pressing first: a member's own, or with null everybody's. A company's question is anybody's; it is
 * listed from a fortnight before `until`, for it is asked once.
 */
export async function tasksNow(
  { memory, sealer }: { memory: Memory; sealer: Sealer },
  member: string | null,
  until: LocalDate,
): Promise<TaskAt[]> {
  const rows = await waitingFor(memory, member, until)
  const tasks = await Promise.all(
    rows.map(async (row): Promise<TaskAt[]> => {
      const record = await openShown(sealer, row)
      const toDo = toDoOf(record.record)
      return toDo ? [{ id: row.id, toDo, record }] : []
    }),
  )
  return tasks.flat().sort(byUrgency)
}

/** How many of a member's tasks are due on a day or before it: the number on the app's badge. */
export async function tasksDue(memory: Memory, member: string, today: LocalDate): Promise<number> {
  return (await waitingFor(memory, member, today)).filter(({ todo }) => (todo ?? '') <= today).length
}

async function waitingFor(memory: Memory, member: string | null, until: LocalDate): Promise<ShownRow[]> {
  const rows = await memory.shown.where('todo').above('').toArray()
  return rows.filter((row) =>
    row.kind === 'companyStart' && row.todo !== '0000-00-00'
      ? (row.todo ?? '') <= until
      : member === null || isTaskOf(row, member),
  )
}

/** Whose task it is: the advisers named on a session, else whoever logged it. */
function isTaskOf({ kind, record, made }: ShownRow, member: string): boolean {
  const named = kind === 'session' ? ((record as Partial<Session>).adviserIds ?? []) : []
  return named.length > 0 ? named.some((id) => id === member) : authorOf(made) === member
}
