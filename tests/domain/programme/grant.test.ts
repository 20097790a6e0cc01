// The grant as data, and the rules: whole, valid, and each kept by a test of its name.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { radgivning2024 } from '../../../src/domain/programme/radgivning-2024.ts'
import { rules } from '../../../src/domain/programme/rules.ts'
import { checkWhole } from '../../../src/domain/records/kind.ts'
import { kindNamed, personalFields } from '../../../src/domain/records/kinds.ts'

test('the grant is a record that an office may have', () => {
  const { kind: _, id: __, ...values } = radgivning2024
  expect(checkWhole(kindNamed('programme'), values)).toEqual({ ok: true, values: expect.anything() })
})

test('the grant has the sixteen indicators of the decision, with their targets', () => {
  expect(radgivning2024.indicators.map(({ id, target }) => [id, target?.atLeast ?? null])).toEqual([
    ['advisory-sessions', 150],
    ['companies-started', 10],
    ['cooperatives-started', 7],
    ['creative-industry-support', null],
    ['youth-companies', 5],
    ['youth-ideas', null],
    ['local-economy-analyses', 2],
    ['member-municipalities', null],
    ['social-innovation-projects', 1],
    ['project-applications', null],
    ['sjalvklart-updates', null],
    ['community-dialogues', 2],
    ['coordination-meetings', 2],
    ['mikrofonden-customers', 5],
    ['mikrofonden-investors', 1],
    ['mikrofonden-information', null],
  ])
})

test('every indicator belongs to an objective, names its source and rules, and no personal field', () => {
  const objectives = radgivning2024.objectives.map(({ id }) => id)
  for (const indicator of radgivning2024.indicators) {
    expect(objectives).toContain(indicator.objective)
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(indicator.rules))
    for (const { kind, where } of indicator.counts) {
      const personal = personalFields(kind as 'session')
      expect(Object.keys(where ?? {}).filter((field) => personal.includes(field))).toEqual([])
    }
  }
})

test('the budget of each year is half funded by 1:1-funds', () => {
  for (const year of [2024, 2025, 2026]) {
    const of = (rows: readonly { amounts: { year: number; ore: number }[] }[]) =>
      rows
        .flatMap(({ amounts }) => amounts)
        .filter((amount) => amount.year === year)
        .reduce((sum, { ore }) => sum + ore, 0)
    expect(of(radgivning2024.budget)).toBe(70_000_000)
    expect(of(radgivning2024.funding.filter(({ oneToOne }) => oneToOne))).toBe(35_000_000)
  }
})

const tests = new URL('../../', import.meta.url)
const titles = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => readFileSync(new URL(name, tests), 'utf8'))
  .join('\n')

test.each(rules.map(({ id }) => id))('the rule %s is kept by a test that carries its number', (id) => {
  expect(titles).toMatch(new RegExp(`(test|each\\([\\s\\S]*?\\))\\(\\s*['"\`][^'"\`]*\\[${id}\\]`))
})

test('the rules are C1 to C17, each in one sentence of both languages', () => {
  expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, i) => `C${i + 1}`))
  for (const { words } of rules) for (const said of Object.values(words)) expect(said).toMatch(/^[^.]+\.$/)
})
