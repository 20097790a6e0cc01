// What waits to be done, and from which day.
import { expect, test } from 'vitest'
import { byUrgency, hasNoDay, isAtOnce, toDoOf } from '../../../src/domain/review/to-do.ts'
import { aCompanyStart, aContact, anActivity, aSession } from '../../support/builders.ts'

test('a session’s next step waits from its day until it is done', () => {
  expect(toDoOf(aSession({}))).toBeNull()
  expect(toDoOf(aSession({ nextStep: 'Ring banken', nextStepDate: '2026-12-01' }))).toEqual({
    task: 'next-step',
    from: '2026-12-01',
  })
  const done = aSession({ nextStep: 'Ring banken', nextStepDate: '2026-12-01', nextStepDone: '2026-11-30' })
  expect(toDoOf(done)).toBeNull()
})

test('a next step without a day comes after everything that has one', () => {
  const some = toDoOf(aSession({ nextStep: 'Ring banken' }))
  expect(some && hasNoDay(some)).toBe(true)
})

test('[C7] a planned activity waits for its day; one that is done or set aside does not', () => {
  expect(toDoOf(anActivity({ status: 'planned', date: '2026-12-03' }))).toEqual({
    task: 'planned',
    from: '2026-12-03',
  })
  expect(toDoOf(anActivity({ status: 'done' }))).toBeNull()
  expect(toDoOf(anActivity({ status: 'planned', counts: false, countsNot: 'Inställd' }))).toBeNull()
})

test('what the lead has returned is to be mended at once, whatever else it asks for', () => {
  const returned = aSession({
    nextStep: 'Ring banken',
    nextStepDate: '2026-12-01',
    review: { state: 'returned', comment: 'Vilken kommun?' },
  })
  const toDo = toDoOf(returned)
  expect(toDo).toMatchObject({ task: 'mend' })
  expect(toDo && isAtOnce(toDo)).toBe(true)
})

test('[C14] a company is next asked a year after its start, and a year after the last it answered', () => {
  expect(toDoOf(aCompanyStart({ date: '2026-05-04' }))).toEqual({ task: 'follow-up', from: '2027-05-04' })
  const answered = { months: 12 as const, date: '2027-05-10', running: true, livelihoods: 2 }
  expect(toDoOf(aCompanyStart({ date: '2026-05-04', followUps: [answered] }))?.from).toBe('2028-05-04')
  const over = { ...answered, running: false, livelihoods: 0 }
  expect(toDoOf(aCompanyStart({ date: '2026-05-04', followUps: [over] }))).toBeNull()
  expect(
    toDoOf(aCompanyStart({ date: '2023-05-04', followUps: [{ ...answered, months: 36 as const }] })),
  ).toBeNull()
})

test('a contact asks for nothing, until the person has asked to be erased', () => {
  expect(toDoOf(aContact())).toBeNull()
  expect(toDoOf(aContact({ erasureAsked: '2026-11-23' }))).toEqual({ task: 'erase', from: '2026-11-23' })
})

test('tasks stand in the order that they press', () => {
  const tasks = [
    aSession({ nextStep: 'Utan dag' }),
    anActivity({ status: 'planned', date: '2026-12-03' }),
    aSession({ nextStep: 'Ring', nextStepDate: '2026-11-01' }),
    aSession({ review: { state: 'returned', comment: 'Kommun?' } }),
  ].flatMap((record) => {
    const toDo = toDoOf(record)
    return toDo ? [{ id: record.id, toDo }] : []
  })
  expect(tasks.sort(byUrgency).map(({ toDo }) => toDo.task)).toEqual([
    'mend',
    'next-step',
    'planned',
    'next-step',
  ])
})
