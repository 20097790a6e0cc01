// The totals of participants' voluntary answers.
import { expect, test } from 'vitest'
import { background } from '../../../src/domain/records/attendance.ts'
import { checkWhole } from '../../../src/domain/records/kind.ts'

const totals = {
  list: '01890000-0000-7000-8000-000000000001',
  answers: 7,
  age: { 'under-31': 3, '31-64': 4 },
  gender: { woman: 5 },
  origin: {},
}
const issues = (over: Record<string, unknown>) => {
  const checked = checkWhole(background, { ...totals, ...over })
  return checked.ok ? [] : checked.issues
}

test('each question may be left unanswered, and none has more answers than there were', () => {
  expect(issues({})).toEqual([])
  expect(issues({ gender: { woman: 5, man: 3 } })).toEqual([
    { field: 'gender', because: 'more-than-answered' },
  ])
  expect(issues({ answers: 6 })).toEqual([{ field: 'age', because: 'more-than-answered' }])
  expect(issues({ origin: { abroad: 8 } })).toEqual([{ field: 'origin', because: 'more-than-answered' }])
})

test('fewer than five answers are not kept', () => {
  expect(issues({ answers: 4, age: {}, gender: {} })).toEqual([{ field: 'answers', because: 'too-few' }])
})
