// What a trip costs.
import { describe, expect, test } from 'vitest'
import { countyDistances } from '../../../src/domain/programme/county-distances.ts'
import { travelAtFirst, tripOf } from '../../../src/domain/programme/travel.ts'
import { checkWhole } from '../../../src/domain/records/kind.ts'
import { kindNamed } from '../../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../../src/domain/values/local-date.ts'
import { municipalityCodes } from '../../../src/domain/values/municipality-code.ts'

const day = (text: string) => text as LocalDate

describe('a trip', () => {
  const office = {
    distances: [{ to: '1880-1885', kilometres: 64 }],
    travelRates: [
      { from: day('2026-07-01'), orePerKilometre: 265 },
      { from: day('2024-01-01'), orePerKilometre: 250 },
    ],
  }

  test('is there and back: twice 64 kilometres at 250 öre are 320 kronor', () => {
    expect(tripOf(office, '1880', '1885', day('2026-05-04'))).toEqual({ kilometres: 128, ore: 32_000 })
  })

  test('is as long in the other direction', () => {
    expect(tripOf(office, '1885', '1880', day('2026-05-04'))?.kilometres).toBe(128)
  })

  test('is paid by the rate of its own day, from the day that the rate begins', () => {
    expect(tripOf(office, '1880', '1885', day('2026-06-30'))?.ore).toBe(32_000)
    expect(tripOf(office, '1880', '1885', day('2026-07-01'))?.ore).toBe(33_920)
  })

  test('has no price before the first rate, within one town, or where no distance is known', () => {
    expect(tripOf(office, '1880', '1885', day('2023-12-31'))).toBeNull()
    expect(tripOf(office, '1880', '1880', day('2026-05-04'))).toBeNull()
    expect(tripOf(office, '1880', '1860', day('2026-05-04'))).toBeNull()
  })
})

describe('a new office', () => {
  test('knows a distance between any two of the twelve towns, each pair once', () => {
    expect(countyDistances).toHaveLength(66)
    for (const from of municipalityCodes)
      for (const to of municipalityCodes)
        expect(tripOf(travelAtFirst, from, to, day('2026-05-04')) === null).toBe(from === to)
  })

  test('has no detour in its table: by way of a third town is never much shorter', () => {
    const between = (a: string, b: string) =>
      countyDistances.find(({ to }) => to === [a, b].sort().join('-'))?.kilometres ?? 0
    for (const a of municipalityCodes)
      for (const b of municipalityCodes)
        for (const by of municipalityCodes)
          expect(between(a, by) + between(by, b), `${a} ${by} ${b}`).toBeGreaterThanOrEqual(between(a, b))
  })

  test('has a record that is whole', () => {
    expect(checkWhole(kindNamed('office'), { name: 'Vårt kontor', ...travelAtFirst }).ok).toBe(true)
  })
})
