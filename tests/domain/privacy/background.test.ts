// Voluntary answers are mixed at once: only sums are left, and they look the same in whatever order people came.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Answers,
  backgroundQuestions,
  leaves,
  mixed,
  noAnswers,
} from '../../../src/domain/privacy/background.ts'
import { background } from '../../../src/domain/records/attendance.ts'
import { checkWhole, type Kind } from '../../../src/domain/records/kind.ts'

const maybe = <T extends string>(of: readonly T[]) => fc.option(fc.constantFrom(...of), { nil: undefined })
const answers = fc.record({
  age: maybe(backgroundQuestions.age),
  gender: maybe(backgroundQuestions.gender),
  origin: maybe(backgroundQuestions.origin),
}) as fc.Arbitrary<Answers>

const all = (given: readonly Answers[]) => given.reduce(mixed, noAnswers)

test('the sums do not tell in which order people answered', () => {
  const people = fc.array(answers, { maxLength: 12 })
  fc.assert(
    fc.property(people, people, (some, others) => {
      expect(JSON.stringify(all([...some, ...others]))).toBe(JSON.stringify(all([...others, ...some])))
    }),
  )
})

test('who answers nothing is not counted, and fewer than five leave nothing', () => {
  expect(mixed(noAnswers, {})).toEqual(noAnswers)
  const four = all(Array.from({ length: 4 }, () => ({ age: '31-64' })))
  expect(leaves(four)).toBeNull()
  expect(leaves(mixed(four, { gender: 'woman' }))).toEqual({
    answers: 5,
    age: { '31-64': 4 },
    gender: { woman: 1 },
    origin: {},
  })
})

test('what leaves is always what the office takes', () => {
  fc.assert(
    fc.property(fc.array(answers, { minLength: 5, maxLength: 20 }), (given) => {
      const totals = leaves(all(given))
      if (!totals) return
      const list = '0190e0d0-0000-7000-8000-000000000001'
      expect(checkWhole(background as unknown as Kind, { list, ...totals })).toMatchObject({ ok: true })
    }),
  )
})
