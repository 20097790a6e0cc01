// What waits to be done with a record, and from which day: a next step, a plan, a mending, a question to a company.
import { compareDays } from '../programme/standing.ts'
import type { CompanyStart } from '../records/company-start.ts'
import type { AnyRecord } from '../records/kinds.ts'
import { addMonths, type LocalDate } from '../values/local-date.ts'
import { followUpMonths } from './follow-ups.ts'

export type Task = 'mend' | 'next-step' | 'planned' | 'follow-up' | 'erase'

/** Before every day: what the lead has returned is mended first. */
export const atOnce = '0000-00-00'
/** After every day: a next step without a day is not forgotten, and presses nobody. */
const someDay = '9999-12-31'

export type ToDo = {
  task: Task
  /** The day it is due, or one of the two that are no day; days and they sort as they stand. */
  from: string
}

export const isAtOnce = ({ from }: ToDo): boolean => from === atOnce
export const hasNoDay = ({ from }: ToDo): boolean => from === someDay

/** What a record asks for, or null; of a returned one only that it be mended. */
export function toDoOf(record: AnyRecord): ToDo | null {
  if ('review' in record && record.review.state === 'returned') return { task: 'mend', from: atOnce }
  // A person who asks to be erased has a month at the most to wait (GDPR, article 12.3).
  if (record.kind === 'contact') {
    return record.erasureAsked ? { task: 'erase', from: record.erasureAsked } : null
  }
  if (record.kind === 'session') {
    if (!record.nextStep || record.nextStepDone) return null
    return { task: 'next-step', from: record.nextStepDate ?? someDay }
  }
  if (record.kind === 'activity') {
    return record.status === 'planned' && record.counts ? { task: 'planned', from: record.date } : null
  }
  if (record.kind === 'companyStart') {
    const due = record.counts ? nextFollowUp(record) : null
    return due && { task: 'follow-up', from: due }
  }
  return null
}

/** The day from which a company is next to be asked: the first of its follow-ups after the last that was made. */
function nextFollowUp({ date, followUps }: CompanyStart): LocalDate | null {
  if (!date || followUps.some(({ running }) => !running)) return null
  const latest = Math.max(0, ...followUps.map(({ months }) => months))
  const next = followUpMonths.find((months) => months > latest)
  return next === undefined ? null : addMonths(date, next)
}

/** Tasks in the order that they press: those to mend, then by day, then by id. */
export const byUrgency = (a: { toDo: ToDo; id: string }, b: { toDo: ToDo; id: string }): number =>
  compareDays(a.toDo.from as LocalDate, b.toDo.from as LocalDate) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
