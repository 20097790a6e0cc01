// What an address asks to see: a year, a quarter, everything; and what nobody could mean.
import { expect, test } from 'vitest'
import { askedIn } from '../../src/app/records/period.tsx'
import { nationalSupport } from '../../src/domain/programme/national-support.ts'
import { radgivning2024 } from '../../src/domain/programme/radgivning-2024.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'

const today = '2026-11-23' as LocalDate
const programmes = [radgivning2024, nationalSupport]
const asked = (search: string) => askedIn(search, programmes, today)

test('nothing asked is this year of the default programme', () => {
  expect(asked('')).toMatchObject({
    year: 2026,
    quarter: null,
    whole: false,
    isNow: true,
    search: '',
    period: { from: '2026-01-01', to: '2026-12-31' },
  })
})

test('a year, a quarter and the whole programme are asked for by name, and carried along by links', () => {
  expect(asked('ar=2025')).toMatchObject({ isNow: false, search: '?ar=2025', period: { to: '2025-12-31' } })
  expect(asked('kvartal=3')).toMatchObject({
    isNow: false,
    search: '?kvartal=3',
    period: { from: '2026-07-01', to: '2026-09-30' },
  })
  expect(asked('period=allt&kvartal=2')).toMatchObject({
    quarter: null,
    search: '?period=allt',
    period: { from: '2024-01-01', to: '2026-12-31' },
  })
  expect(asked(`program=${nationalSupport.key}&period=allt`).period).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
  })
})

test('what makes no sense is as if it had not been asked', () => {
  for (const search of ['ar=i%20fjol', 'ar=20255', 'ar=1.5', 'kvartal=5', 'kvartal=0', 'program=finns-inte'])
    expect(asked(search)).toMatchObject({ year: 2026, quarter: null, key: undefined, isNow: true })
})

test('the whole of nothing is this year: a device that has read no programme yet still opens', () => {
  expect(askedIn('period=allt', [], today)).toMatchObject({ whole: false, year: 2026 })
})
