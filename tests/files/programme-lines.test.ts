// A definition that cannot be counted comes in by no border: neither as a line of a file, nor from a device.
import { describe, expect, test } from 'vitest'
import { nationalSupport } from '../../src/domain/programme/national-support.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { noFacts } from '../../src/files/facts.ts'
import { readLines } from '../../src/files/jsonl.ts'
import { emptyFold, fold } from '../../src/sync/fold.ts'
import { creationOf, mutationOf } from '../../src/sync/mutation.ts'
import { nowhere, requestOf } from '../../src/sync/on-device.ts'
import { newId } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const [first, ...others] = nationalSupport.indicators as [(typeof nationalSupport.indicators)[number]]
const asking = (where: Record<string, unknown>) => ({
  ...nationalSupport,
  indicators: [{ ...first, counts: [{ kind: 'session', where }] }, ...others],
})

describe('an indicator on a field that does not exist', () => {
  test('is refused in a file of records, with the field’s name', async () => {
    const read = (programme: object) =>
      readLines(new TextEncoder().encode(JSON.stringify(programme)), {
        record: async () => null,
        nextSeq: 1,
        budgetLines: [],
        lockedYears: new Set(),
        facts: noFacts('2026-06-01' as LocalDate),
        mid: newId,
        id: newId,
      })
    expect((await read(nationalSupport)).problems).toEqual([])
    const { problems, taken } = await read(asking({ colour: 'red' }))
    expect(problems.map(({ field, because }) => [field, because])).toEqual([
      ['indicators/0/counts/0/where/colour', 'no-such-field'],
    ])
    expect(taken).toEqual([])
  })

  test('is quarantined at the office, whatever device sends it', async () => {
    const office = new MemoryOffice()
    const lead = { id: newId(), member: newId(), role: 'lead' } as const
    const send = async (programme: object) => {
      const { kind: _, id, ...values } = programme as typeof nationalSupport
      const change = creationOf('programme', id, values, newId())
      const mutation = mutationOf(change, 1, '2026-05-04T10:00:00+02:00')
      const request = requestOf(nowhere, [mutation], { unsent: 1, limit: 100, appVersion: 'another' })
      const { results } = await office.sync(lead, request)
      return results[0]
    }
    expect(await send(asking({ colour: 'red' }))).toMatchObject({
      status: 'quarantined',
      issues: [{ field: 'indicators/advised-persons/counts/0/where/colour', because: 'no-such-field' }],
    })
    expect(await send(nationalSupport)).toMatchObject({ status: 'applied' })
  })
})

describe('[C10] what a begun programme is judged by', () => {
  const rule = {
    id: 'agenda-2030-share',
    name: { sv: 'Andel', en: 'Share' },
    value: 75,
    source: 'Beslutet',
  }
  const day = (date: string) => date as LocalDate
  const dated = (from: string, atLeast: number) => ({
    from: day(from),
    counts: first.counts,
    measures: first.measures,
    target: { atLeast, per: 'year' as const },
  })
  /** What is doubtful when the office has one and the file says another. */
  const doubtsOf = async (there: object, said: object, today = '2026-06-01') => {
    const { kind: _, id, ...values } = there as typeof nationalSupport
    const creation = { ...creationOf('programme', id, values, newId()), seq: 1 }
    const reading = await readLines(new TextEncoder().encode(JSON.stringify(said)), {
      record: async () => ({
        type: 'programme',
        folded: fold(emptyFold, creation),
        first: 1,
        made: { createdAt: '', createdBy: null, updatedAt: '' },
      }),
      nextSeq: 2,
      budgetLines: [],
      lockedYears: new Set(),
      facts: noFacts(day(today)),
      mid: newId,
      id: newId,
    })
    expect(reading.problems).toEqual([])
    return reading.doubts.map(({ line, field, because }) => [line, field, because])
  }
  const withFirst = (over: object) => ({ ...nationalSupport, indicators: [{ ...first, ...over }, ...others] })
  const otherTarget = withFirst({ target: { atLeast: 999, per: 'year' } })
  const doubted = [[1, `indicators/${first.id}`, 'rewrites-the-past']]

  test('is doubtful to say otherwise without a day', async () => {
    expect(await doubtsOf(nationalSupport, otherTarget)).toEqual(doubted)
    const withRule = (value: number) => ({ ...nationalSupport, rules: [{ ...rule, value }] })
    expect(await doubtsOf(withRule(75), withRule(50))).toEqual([[1, `rules/${rule.id}`, 'rewrites-the-past']])
  })

  test('is doubtful to say otherwise on a day that has come, or to leave that day out', async () => {
    const there = withFirst({ changes: [dated('2026-02-01', 10)] })
    expect(await doubtsOf(there, withFirst({ changes: [dated('2026-02-01', 11)] }))).toEqual(doubted)
    expect(await doubtsOf(there, nationalSupport)).toEqual(doubted)
  })

  test('may be said otherwise from a new day, by another name, or before it begins', async () => {
    expect(await doubtsOf(nationalSupport, withFirst({ changes: [dated('2026-09-01', 10)] }))).toEqual([])
    expect(await doubtsOf(nationalSupport, withFirst({ name: { sv: 'Nytt', en: 'New' } }))).toEqual([])
    expect(await doubtsOf(nationalSupport, otherTarget, '2001-01-01')).toEqual([])
  })
})
