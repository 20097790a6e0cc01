// What a new session is proposed to be.
import { describe, expect, test } from 'vitest'
import { asLastTime, blankOf } from '../../src/app/log/proposal.ts'
import { issuesOf, said } from '../../src/app/records/values.ts'
import type { Session } from '../../src/domain/records/session.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { aSession } from '../support/builders.ts'

const today = '2026-11-23' as LocalDate
const last = aSession({
  date: '2026-11-12',
  minutes: 90,
  setting: 'group',
  participants: 9,
  notes: 'Hemligt.',
  effect: 'Bildade förening.',
}) as unknown as Session

describe('a new session', () => {
  test('with nobody logged before is today, an hour, on site; what must be chosen is not chosen for her', () => {
    expect(issuesOf('session', blankOf.session(today)).map(({ field }) => field)).toEqual([
      'municipality',
      'phase',
    ])
  })

  test('as last time with the same contact needs no more than saving', () => {
    const values = asLastTime(today, last, { withContact: true })
    expect(issuesOf('session', values)).toEqual([])
    expect(said(values)).toMatchObject({ date: today, minutes: 90, participants: 9 })
  })

  test('never brings along what was said or what came of it', () => {
    const values = asLastTime(today, last, { withContact: true })
    expect(values).toMatchObject({ notes: '' })
    expect(values).not.toHaveProperty('effect')
  })

  test('with another contact keeps only the adviser’s own habits', () => {
    const values = asLastTime(today, last, { withContact: false })
    expect(values).toMatchObject({ minutes: 90, setting: 'individual' })
    expect(values).not.toHaveProperty('participants')
  })
})
