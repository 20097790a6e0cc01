// Which meetings of a calendar lack a session.
import { expect, test } from 'vitest'
import { notLogged } from '../../../src/domain/review/forgotten.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import { aSession } from '../../support/builders.ts'

const meeting = (startTime: string, date = '2026-11-20') => ({ date: date as LocalDate, startTime })

test('a session that began near a meeting’s time is that meeting', () => {
  const logged = [aSession({ date: '2026-11-20', startTime: '10:30' })]
  expect(notLogged([meeting('10:00')], logged)).toEqual([])
  expect(notLogged([meeting('11:15')], logged)).toEqual([])
  expect(notLogged([meeting('11:16')], logged)).toEqual([meeting('11:16')])
  expect(notLogged([meeting('10:30', '2026-11-21')], logged)).toHaveLength(1)
})

test('a session without a time stands for one meeting of its day, not for two', () => {
  const logged = [aSession({ date: '2026-11-20' })]
  expect(notLogged([meeting('10:00')], logged)).toEqual([])
  expect(notLogged([meeting('10:00'), meeting('14:00')], logged)).toEqual([meeting('14:00')])
})

test('one with a time is not spent on another meeting', () => {
  const logged = [aSession({ date: '2026-11-20' }), aSession({ date: '2026-11-20', startTime: '14:00' })]
  expect(notLogged([meeting('10:00'), meeting('14:00')], logged)).toEqual([])
})
