// Changes with their days, the next programme, its file, and the preview of what a change does.
import { describe, expect, test } from 'vitest'
import {
  latestDefinition,
  withDefinition,
  withoutChange,
  withValue,
} from '../../../src/domain/programme/dated-change.ts'
import { definitionIn, ruleIn } from '../../../src/domain/programme/indicator.ts'
import { nationalSupport } from '../../../src/domain/programme/national-support.ts'
import { freeKey, nextProgramme } from '../../../src/domain/programme/next-programme.ts'
import { moves, preview } from '../../../src/domain/programme/preview.ts'
import { differences, parseProgramme, printProgramme } from '../../../src/domain/programme/programme-file.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { rulesOf } from '../../../src/domain/programme/rules-of.ts'
import { shortName } from '../../../src/domain/programme/short-name.ts'
import { targets } from '../../../src/domain/programme/targets.ts'
import { checkWhole } from '../../../src/domain/records/kind.ts'
import { kindNamed } from '../../../src/domain/records/kinds.ts'
import type { Indicator, Programme } from '../../../src/domain/records/programme.ts'
import { addDays, type LocalDate } from '../../../src/domain/values/local-date.ts'
import { aCompanyStart, anId, aProgrammeWith, aSession, reached } from '../../support/builders.ts'

const day = (text: string) => text as LocalDate
const companies = radgivning2024.indicators.find(({ id }) => id === 'companies-started') as Indicator
const twelve = { ...latestDefinition(companies), target: { atLeast: 12, per: 'year' as const } }
const withCompanies = (indicator: Indicator): Programme => ({
  ...radgivning2024,
  indicators: radgivning2024.indicators.map((one) => (one.id === indicator.id ? indicator : one)),
})
const isWhole = ({ kind: _, id: __, ...values }: Programme) => checkWhole(kindNamed('programme'), values)

describe('a change of a target', () => {
  const raised = withDefinition(companies, twelve, { from: day('2026-04-10') })

  test('[C10] in the middle of the year: what held in March still does, as of March', () => {
    const records = reached(Array.from({ length: 3 }, (_, i) => aCompanyStart({ date: `2026-0${i + 1}-15` })))
    const of = (programme: Programme, asOf: string) => {
      const answer = targets({ programme, records, year: 2026, today: day('2026-11-23'), asOf: day(asOf) })
      const figure = answer.ok && answer.targets.indicators.find(({ id }) => id === 'companies-started')
      return figure && { target: figure.target, pace: figure.pace, status: figure.status }
    }
    const before = of(radgivning2024, '2026-03-31')
    expect(before).toMatchObject({ target: 10, status: 'ahead' })
    expect(of(withCompanies(raised), '2026-03-31')).toEqual(before)
    expect(of(withCompanies(raised), '2026-04-10')).toMatchObject({ target: 12, status: 'near' })
    expect(of(radgivning2024, '2026-04-10')).toMatchObject({ target: 10, status: 'ahead' })
  })

  test('[C10] holds for its own year and the following, and leaves the years before', () => {
    expect([2025, 2026, 2027].map((year) => definitionIn(raised, year).target?.atLeast)).toEqual([10, 12, 12])
  })

  test('keeps the changes in the order of their days, one a day', () => {
    const earlier = withDefinition(raised, { ...twelve, target: null }, { from: day('2025-01-01') })
    expect(earlier.changes?.map(({ from }) => from)).toEqual(['2025-01-01', '2026-04-10'])
    const again = withDefinition(earlier, { ...twelve, target: null }, { from: day('2026-04-10') })
    expect(again.changes?.map(({ target }) => target)).toEqual([null, null])
    expect(isWhole(withCompanies(again)).ok).toBe(true)
  })

  test('that is a slip of the pen is put right for as long as it has stood', () => {
    expect(withDefinition(companies, twelve, 'corrected')).toEqual({ ...companies, ...twelve })
    const thirteen = { ...twelve, target: { atLeast: 13, per: 'year' as const } }
    const corrected = withDefinition(raised, thirteen, 'corrected')
    expect([2025, 2026].map((year) => definitionIn(corrected, year).target?.atLeast)).toEqual([10, 13])
  })

  test('can be taken away: what was said before it holds again', () => {
    expect(withoutChange(raised, day('2026-04-10'))).toEqual(companies)
  })

  test('[C5] a rule’s value likewise has its day', () => {
    const young = radgivning2024.rules[0] as Programme['rules'][number]
    const changed = withValue(young, 25, { from: day('2026-07-01') })
    const programme = { ...radgivning2024, rules: [changed, ...radgivning2024.rules.slice(1)] }
    expect(ruleIn(programme, 'young-at-most', 0, 2025)).toBe(30)
    expect(ruleIn(programme, 'young-at-most', 0, 2026, day('2026-06-30'))).toBe(30)
    expect(ruleIn(programme, 'young-at-most', 0, 2026, day('2026-07-01'))).toBe(25)
  })
})

describe('the next programme', () => {
  const raised = withCompanies(withDefinition(companies, twelve, { from: day('2026-04-10') }))
  const next = nextProgramme(raised, [raised])

  test('begins the day after, lasts as long, and moves its budget years along', () => {
    expect([next.key, next.from, next.to]).toEqual(['radgivning-2027', '2027-01-01', '2029-12-31'])
    expect(next.budget[0]?.amounts).toEqual([
      { year: 2027, ore: 67_500_000 },
      { year: 2028, ore: 66_500_000 },
      { year: 2029, ore: 67_000_000 },
    ])
    expect(next.funding[0]?.amounts.map(({ year }) => year)).toEqual([2027, 2028, 2029])
  })

  test('[C10] says once and for all what held at the end, under the same ids', () => {
    expect(next.indicators.map(({ id }) => id)).toEqual(raised.indicators.map(({ id }) => id))
    const copied = next.indicators.find(({ id }) => id === 'companies-started')
    expect(copied).toEqual({ ...companies, ...twelve, order: copied?.order })
    expect(copied).not.toHaveProperty('changes')
  })

  test('is whole, has no id yet, and leaves the old one as it was', () => {
    expect(next).not.toHaveProperty('id')
    expect(isWhole({ ...next, id: anId() }).ok).toBe(true)
    expect(raised.to).toBe('2026-12-31')
  })

  test('of half a year is half a year', () => {
    const half = nextProgramme({ ...nationalSupport, from: day('2026-01-01'), to: day('2026-06-30') }, [])
    expect([half.from, half.to]).toEqual(['2026-07-01', '2026-12-31'])
  })

  test('takes a key that is free', () => {
    expect(freeKey('radgivning-2024', 2027, [{ key: 'radgivning-2027' }])).toBe('radgivning-2027-2')
    expect(freeKey('radgivning-2027-2', 2030, [])).toBe('radgivning-2030')
  })
})

describe('a programme’s file', () => {
  const read = (text: string) => {
    const parsed = parseProgramme(text)
    return parsed.ok ? parsed.programme : parsed.problem
  }
  const said = (programme: object) => JSON.stringify({ format: 'radslag-programme', version: 1, programme })
  const { kind: _, id: __, notSameAs: ___, ...values } = radgivning2024

  test('says the programme and nothing of its office; read back it is the same', () => {
    for (const programme of [radgivning2024, nationalSupport]) {
      const text = printProgramme(programme)
      expect(text).not.toContain(programme.id)
      const { id: _, ...expected } = programme
      expect(read(text)).toEqual(expected)
      expect(differences(programme, read(text) as never)).toEqual([])
      expect(printProgramme({ ...(read(text) as Programme), id: programme.id })).toBe(text)
    }
  })

  test('that is none is refused with its reason', () => {
    expect(read('hej')).toEqual({ because: 'not-json' })
    expect(read('[1]')).toEqual({ because: 'not-a-programme' })
    expect(read('null')).toEqual({ because: 'not-a-programme' })
    expect(read(JSON.stringify({ format: 'radslag-programme', version: 2, programme: values }))).toEqual({
      because: 'newer-file',
    })
    expect(read(said({}))).toMatchObject({
      because: 'not-valid',
      issues: [{ field: 'key', because: 'required' }, {}, {}, {}],
    })
  })

  test('with a condition on a field that does not exist is refused with the indicator’s and the field’s name', () => {
    const indicators = values.indicators.map((one) =>
      one.id === 'companies-started'
        ? { ...one, counts: [{ kind: 'companyStart', where: { colour: 'red' } }] }
        : one,
    )
    expect(read(said({ ...values, indicators }))).toEqual({
      because: 'not-valid',
      issues: [{ field: 'indicators/companies-started/counts/0/where/colour', because: 'no-such-field' }],
    })
  })

  test('with a field that a programme has not is refused', () => {
    expect(read(said({ ...values, colour: 'red' }))).toMatchObject({
      issues: [{ field: 'colour', because: 'unknown-field' }],
    })
  })

  test('says field by field what it would make or change', () => {
    const { id: ____, ...changed } = withCompanies({ ...companies, ...twelve })
    const without = { ...changed, rules: changed.rules.slice(1), diaryNumber: 'X1' }
    expect(differences(radgivning2024, without).map(({ field, key, how }) => [field, key, how])).toEqual([
      ['diaryNumber', undefined, 'changed'],
      ['indicators', 'companies-started', 'changed'],
      ['rules', 'young-at-most', 'gone'],
    ])
    expect(differences(null, without).every(({ how }) => how === 'new')).toBe(true)
  })
})

describe('a new indicator', () => {
  test('has a short name of its own, made of what it is called', () => {
    expect(shortName('Nya kooperativa företag', [])).toBe('nya-kooperativa-foretag')
    expect(shortName('Nya kooperativa företag', ['nya-kooperativa-foretag'])).toBe(
      'nya-kooperativa-foretag-2',
    )
    expect(shortName('…', [])).toBe('ny')
  })

  test('names the rules that place what it counts, as the grant does', () => {
    for (const { partOf, rules, ...indicator } of radgivning2024.indicators) {
      expect(rulesOf(indicator, partOf !== undefined, rules), indicator.id).toEqual(rules)
    }
  })
})

describe('the preview of a change', () => {
  const today = day('2026-11-23')
  const records = reached([
    ...Array.from({ length: 9 }, (_, i) =>
      aCompanyStart({ date: addDays(day('2026-01-10'), i * 30), cooperative: i > 0 }),
    ),
    aSession({ date: '2025-12-31' }),
  ])
  const moved = (after: Programme) =>
    [...preview({ before: radgivning2024, after, records, year: 2026, today })].filter(moves)

  test('says number, target and status before and after, of what moves and no other', () => {
    const counts = [{ kind: 'companyStart', where: { cooperative: true } }]
    const after = withCompanies(withDefinition(companies, { ...twelve, counts }, { from: day('2026-11-23') }))
    expect(moved(after)).toEqual([
      {
        id: 'companies-started',
        name: companies.name,
        before: { actual: 9, target: 10, status: 'ahead' },
        after: { actual: 8, target: 12, status: 'behind' },
      },
    ])
  })

  test('shows what comes and what goes', () => {
    const [first, ...rest] = radgivning2024.indicators as [Indicator, ...Indicator[]]
    const after = { ...radgivning2024, indicators: [...rest, { ...first, id: 'sessions-too' }] }
    expect(
      moved(after).map(({ id, before, after }) => [id, before?.actual ?? null, after?.actual ?? null]),
    ).toEqual([
      ['sessions-too', null, 0],
      ['advisory-sessions', 0, null],
    ])
  })

  test('is what the year’s targets say once it is saved', () => {
    const after = aProgrammeWith('advisory-sessions', {
      measures: 'people',
      target: { atLeast: 5, per: 'period' },
    })
    const answer = targets({ programme: after, records, year: 2026, today })
    for (const { id, after: figure } of preview({
      before: radgivning2024,
      after,
      records,
      year: 2026,
      today,
    })) {
      const saved = answer.ok && answer.targets.indicators.find((one) => one.id === id)
      expect(saved).toMatchObject(figure ?? {})
    }
  })
})
