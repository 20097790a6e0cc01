// What a programme may hold: a definition that cannot be counted is refused, with the reason and where it stands.
import { describe, expect, test } from 'vitest'
import { nationalSupport } from '../../../src/domain/programme/national-support.ts'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { checkField, checkWhole } from '../../../src/domain/records/kind.ts'
import { kindNamed } from '../../../src/domain/records/kinds.ts'
import type { Programme } from '../../../src/domain/records/programme.ts'

const of = kindNamed('programme')
const valuesOf = ({ kind: _, id: __, ...values }: Programme) => values as Record<string, unknown>
const [sessions] = radgivning2024.indicators as [Programme['indicators'][number]]

/** What is said of an indicator that is like the first of the grant but for this, as a field of its own on the wire. */
const saidOf = (changed: object) => {
  const checked = checkField(of, 'indicators/advisory-sessions', { ...sessions, ...changed })
  return checked.ok ? null : checked.issues
}
const counting = (...counts: object[]) => saidOf({ counts })
const at = (path: string, because: string) => [{ field: `indicators/advisory-sessions/${path}`, because }]

describe('a condition', () => {
  test('on a field that does not exist is refused with the field’s name', () => {
    expect(counting({ kind: 'session', where: { colour: 'red' } })).toEqual(
      at('counts/0/where/colour', 'no-such-field'),
    )
    // A name that every object has is no field either.
    expect(counting({ kind: 'session', where: { constructor: 'red' } })).toEqual(
      at('counts/0/where/constructor', 'no-such-field'),
    )
  })

  test.each([
    ['a kind that is not counted', { kind: 'contact' }, 'counts/0/kind', 'kind-not-counted'],
    ['a kind that does not exist', { kind: 'dream' }, 'counts/0/kind', 'kind-not-counted'],
    [
      'a personal field',
      { kind: 'session', where: { notes: 'x' } },
      'counts/0/where/notes',
      'field-is-personal',
    ],
    [
      'a sealed name',
      { kind: 'companyStart', where: { name: 'x' } },
      'counts/0/where/name',
      'field-is-personal',
    ],
    [
      'the review',
      { kind: 'session', where: { review: 'new' } },
      'counts/0/where/review',
      'field-not-for-counting',
    ],
    [
      'set aside',
      { kind: 'session', where: { counts: true } },
      'counts/0/where/counts',
      'field-not-for-counting',
    ],
    [
      'who it was for',
      { kind: 'session', where: { contactIds: 'x' } },
      'counts/0/where/contactIds',
      'field-not-for-counting',
    ],
    [
      'follow-ups',
      { kind: 'companyStart', where: { followUps: 12 } },
      'counts/0/where/followUps',
      'field-not-for-counting',
    ],
    [
      'a choice that there is not',
      { kind: 'session', where: { phase: 'dream' } },
      'counts/0/where/phase',
      'value-never-held',
    ],
    [
      'one choice of several that there is not',
      { kind: 'activity', where: { type: ['dissemination', 'x'] } },
      'counts/0/where/type',
      'value-never-held',
    ],
    [
      'a word for a switch',
      { kind: 'companyStart', where: { cooperative: 'yes' } },
      'counts/0/where/cooperative',
      'value-never-held',
    ],
    [
      'a word for a number',
      { kind: 'session', where: { minutes: '60' } },
      'counts/0/where/minutes',
      'value-never-held',
    ],
    [
      'a topic that there is not, in a list',
      { kind: 'session', where: { topics: 'golf' } },
      'counts/0/where/topics',
      'value-never-held',
    ],
    [
      'a goal beyond the 17',
      { kind: 'session', where: { sdgs: 18 } },
      'counts/0/where/sdgs',
      'value-never-held',
    ],
    [
      'no value at all',
      { kind: 'session', where: { phase: [] } },
      'counts/0/where/phase',
      'asks-for-nothing',
    ],
  ])('on %s is refused', (_, condition, path, because) => {
    expect(counting(condition)).toEqual(at(path, because))
  })

  test('may ask for a choice, a switch, a number, one of a list, a municipality or a budget line', () => {
    expect(
      counting(
        {
          kind: 'session',
          where: { phase: ['idea', 'start'], minutes: 60, topics: 'cooperation', sdgs: [8, 11] },
        },
        { kind: 'companyStart', where: { cooperative: true, municipality: '1880' } },
        { kind: 'expense', where: { line: 'Resor och logi' } },
      ),
    ).toBeNull()
  })

  test('that is wrong in a change is refused too', () => {
    const changes = [
      {
        from: '2026-03-01',
        counts: [{ kind: 'session', where: { colour: 1 } }],
        measures: 'records',
        target: null,
      },
    ]
    expect(saidOf({ changes })).toEqual(at('changes/0/counts/0/where/colour', 'no-such-field'))
  })
})

describe('an indicator', () => {
  test('must count something', () => {
    expect(counting()).toEqual(at('counts', 'counts-nothing'))
  })

  test('[C12] measures a level only of municipalities’ memberships', () => {
    const membership = { kind: 'activity', where: { type: 'municipality-membership' } }
    expect(saidOf({ measures: 'level', counts: [membership] })).toBeNull()
    for (const other of [
      { kind: 'activity' },
      { kind: 'session' },
      { kind: 'activity', where: { type: ['municipality-membership', 'dissemination'] } },
    ]) {
      expect(saidOf({ measures: 'level', counts: [membership, other] })).toEqual(
        at('measures', 'level-of-something-else'),
      )
    }
  })

  test('counts different contacts only where the record names them', () => {
    expect(saidOf({ measures: 'contacts', counts: [{ kind: 'session' }, { kind: 'financing' }] })).toBeNull()
    expect(saidOf({ measures: 'contacts', counts: [{ kind: 'activity' }] })).toEqual(
      at('measures', 'names-no-contacts'),
    )
  })

  test('[C8] has a pace by month that never falls, and ends with all of the target', () => {
    const paced = (...byMonth: number[]) => saidOf({ target: { atLeast: 150, per: 'year', byMonth } })
    expect(paced(50, 100, 200, 300, 400, 500, 500, 600, 700, 800, 900, 1000)).toBeNull()
    expect(paced(50, 40, 200, 300, 400, 500, 500, 600, 700, 800, 900, 1000)).toEqual(
      at('target/byMonth', 'not-rising-to-all'),
    )
    expect(paced(50, 100, 200, 300, 400, 500, 500, 600, 700, 800, 900, 990)).toEqual(
      at('target/byMonth', 'not-rising-to-all'),
    )
  })

  test('[C10] has its changes in the order of their days, one a day', () => {
    const { counts, measures, target } = sessions
    const on = (...days: string[]) =>
      saidOf({ changes: days.map((from) => ({ from, counts, measures, target })) })
    expect(on('2025-01-01', '2026-03-01')).toBeNull()
    expect(on('2026-03-01', '2025-01-01')).toEqual(at('changes', 'changes-out-of-order'))
    expect(on('2026-03-01', '2026-03-01')).toEqual(at('changes', 'changes-out-of-order'))
  })
})

describe('a programme', () => {
  const said = (changed: Partial<Record<keyof Programme, unknown>>) => {
    const checked = checkWhole(of, { ...valuesOf(radgivning2024), ...changed })
    return checked.ok ? null : checked.issues
  }
  const withFirst = (changed: object) => [{ ...sessions, ...changed }, ...radgivning2024.indicators.slice(1)]

  test('that we ship is whole', () => {
    for (const shipped of [radgivning2024, nationalSupport])
      expect(checkWhole(of, valuesOf(shipped))).toMatchObject({ ok: true })
  })

  test('does not end before it begins', () => {
    expect(said({ from: '2026-01-01', to: '2025-12-31' })).toEqual([
      { field: 'to', because: 'ends-before-it-begins' },
    ])
  })

  test('has each indicator once', () => {
    expect(said({ indicators: [...radgivning2024.indicators, sessions] })).toEqual([
      { field: 'indicators', because: 'said-twice' },
    ])
  })

  test('has the objective of each indicator', () => {
    expect(said({ indicators: withFirst({ objective: 'fame' }) })).toEqual([
      { field: 'indicators/advisory-sessions/objective', because: 'no-such-objective' },
    ])
  })

  test('[C4] has what an indicator is part of, never itself nor a circle', () => {
    const path = 'indicators/advisory-sessions/partOf'
    expect(said({ indicators: withFirst({ partOf: 'fame' }) })).toEqual([
      { field: path, because: 'no-such-indicator' },
    ])
    expect(said({ indicators: withFirst({ partOf: 'advisory-sessions' }) })).toEqual([
      { field: path, because: 'part-of-itself' },
    ])
    const circle = radgivning2024.indicators.map((one) =>
      one.id === 'companies-started' ? { ...one, partOf: 'cooperatives-started' } : one,
    )
    expect(said({ indicators: circle })).toEqual([
      { field: 'indicators/companies-started/partOf', because: 'part-of-itself' },
    ])
  })
})

describe('a rule', () => {
  const held = (id: string, changed: object) => {
    const checked = checkField(of, `rules/${id}`, {
      ...radgivning2024.rules.find((rule) => rule.id === id),
      ...changed,
    })
    return checked.ok ? null : checked.issues
  }

  test.each([
    ['near-margin', 'abc', 'not-a-whole-number'],
    ['near-margin', -5, 'below-zero'],
    ['near-margin', 1000, 'too-many'],
    ['young-at-most', 0, 'too-few'],
    ['plan-for-few', '06-30', 'not-valid'],
    ['plan-for-few', ['06-31', '09-30'], 'not-a-date'],
    ['information-efforts', ['no-such-type'], 'not-a-choice'],
    ['never-a-quarter-without', [], 'asks-for-nothing'],
  ])('%s cannot be %j', (id, value, because) => {
    const issues = [{ field: `rules/${id}/value`, because }]
    expect(held(id, { value })).toEqual(issues)
    expect(held(id, { changes: [{ from: '2026-05-04', value }] })).toEqual(issues)
  })

  test('holds what it held when the grant was decided', () => {
    expect(radgivning2024.rules.map(({ id }) => held(id, {}))).toEqual(radgivning2024.rules.map(() => null))
  })
})

test('a name that an indicator does not have is refused by name, and a nested slip in the house’s own words', () => {
  expect(saidOf({ colour: 1 })).toEqual(at('colour', 'unknown-field'))
  expect(saidOf({ changes: [{ from: '2026-05-04', measures: 'records', target: null }] })).toEqual(
    at('changes/0/counts', 'not-valid'),
  )
})
