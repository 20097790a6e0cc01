// Records saved by earlier versions, one of each kind: each opens in this one (I13).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { missingFields } from '../../src/domain/records/kind.ts'
import { isKindName, kindNamed, kindNames } from '../../src/domain/records/kinds.ts'
import { checkSets } from '../../src/sync/check-sets.ts'
import { type Mutation, parseMutation } from '../../src/sync/messages.ts'
import { viewOf } from '../../src/sync/on-device.ts'

const saved = (schema: number): Mutation[] =>
  JSON.parse(readFileSync(new URL(`../support/saved-by/schema-${schema}.json`, import.meta.url), 'utf8'))

describe.each([1])('[I13] what was saved by schema %i', (schema) => {
  const mutations = saved(schema)

  test('is of every kind', () => {
    expect(new Set(mutations.map(({ type }) => type))).toEqual(new Set(kindNames))
  })

  test.each(mutations.map((mutation) => [mutation.type, mutation] as const))('%s opens', (type, mutation) => {
    const parsed = parseMutation(mutation)
    expect(parsed.ok).toBe(true)
    expect(checkSets(mutation, true)).toMatchObject({ ok: true })
    const view = viewOf(type, mutation.rec, [], [{ mutation }])
    if (!view || !isKindName(type)) throw new Error(`${type} is not shown`)
    expect(missingFields(kindNamed(type), view.record)).toEqual([])
    for (const [name, value] of Object.entries(mutation.set)) {
      if (!name.includes('/')) expect(view.record).toHaveProperty(name, value)
    }
  })
})
