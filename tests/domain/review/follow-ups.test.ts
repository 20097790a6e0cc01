// Which companies wait to be asked how they go.
import { expect, test } from 'vitest'
import { followUpDue } from '../../../src/domain/review/follow-ups.ts'
import { addMonths, type LocalDate } from '../../../src/domain/values/local-date.ts'
import { aCompanyStart } from '../../support/builders.ts'

const day = (text: string) => text as LocalDate
const answer = (months: 12 | 24 | 36, running = true) => ({
  months,
  date: '2025-03-01',
  running,
  livelihoods: 2,
})

test('[C14] a company is asked at 12, 24 and 36 months, each once', () => {
  const company = aCompanyStart({ date: '2024-03-01' })
  expect(followUpDue(company, day('2025-02-28'))).toBeNull()
  expect(followUpDue(company, day('2025-03-01'))).toEqual({ months: 12, due: '2025-03-01' })
  const asked = aCompanyStart({ date: '2024-03-01', followUps: [answer(12)] })
  expect(followUpDue(asked, day('2026-02-28'))).toBeNull()
  expect(followUpDue(asked, day('2026-03-01'))).toEqual({ months: 24, due: '2026-03-01' })
})

test('[C14] one that was never made gives way to the next', () => {
  expect(followUpDue(aCompanyStart({ date: '2023-01-10' }), day('2026-02-01'))).toMatchObject({ months: 36 })
  const late = aCompanyStart({ date: '2023-01-10', followUps: [answer(36)] })
  expect(followUpDue(late, day('2030-01-01'))).toBeNull()
})

test('[C14] a company that no longer runs is not asked again', () => {
  const over = aCompanyStart({ date: '2024-03-01', followUps: [answer(12, false)] })
  expect(followUpDue(over, day('2026-11-23'))).toBeNull()
})

test('a month later than the last of January is the last of February, also in a leap year', () => {
  expect(addMonths(day('2025-01-31'), 1)).toBe('2025-02-28')
  expect(addMonths(day('2023-02-28'), 12)).toBe('2024-02-28')
  expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
  expect(addMonths(day('2024-12-15'), 1)).toBe('2025-01-15')
  expect(addMonths(day('2024-12-15'), 36)).toBe('2027-12-15')
})
