// A definition that cannot be counted comes in by no border: neither as a line of a file, nor from a device.
import { describe, expect, test } from 'vitest'
import { nationalSupport } from '../../src/domain/programme/national-support.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { noFacts } from '../../src/files/facts.ts'
import { readLines } from '../../src/files/jsonl.ts'
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
