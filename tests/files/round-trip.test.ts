// What is taken out as a table comes back as it was: every kind, whatever stands in it.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { KindName } from '../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import type { Sheet } from '../../src/files/cell.ts'
import { type Said, saidOf } from '../../src/files/chosen.ts'
import { importableKinds } from '../../src/files/columns.ts'
import { readCsv } from '../../src/files/csv.ts'
import { noFacts } from '../../src/files/facts.ts'
import { plannedAsSaid, printTable, printWorkbook, readTables } from '../../src/files/table.ts'
import { readXlsx } from '../../src/files/xlsx-in.ts'
import { emptyFold, fold } from '../../src/sync/fold.ts'
import { shown } from '../../src/sync/shown.ts'
import { anyRecordOf } from '../support/any-record.ts'

const made = {
  createdAt: '2026-05-04T10:00:00.000Z',
  createdBy: '01890000-0000-7000-8000-0000000000aa',
  updatedAt: '2026-05-05T10:00:00.000Z',
}
const asSaid = (record: object): Said => {
  const said = saidOf({ record: record as never, deleted: false }, made, {})
  if (!said) throw new Error('not said')
  return said
}

/** What a new office has after it took the tables in. */
async function takenFrom(sheets: readonly Sheet[]) {
  let ids = 0
  const id = () => `01890000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`
  const reading = await readTables(
    plannedAsSaid(sheets),
    {
      record: async () => null,
      nextSeq: 1,
      budgetLines: lines,
      lockedYears: new Set(),
      facts: noFacts('2026-06-01' as LocalDate),
      mid: id,
      id,
    },
    { everyColumn: true },
  )
  const records = reading.taken.map(({ change }) => {
    const folded = fold(emptyFold, { ...change, seq: 1 })
    const { _createdAt, _createdBy, _updatedAt } = change.set
    const { record } = shown(change.type as KindName, change.rec, folded, { arrived: 1, unsent: false })
    return { record, made: { createdAt: _createdAt, createdBy: _createdBy, updatedAt: _updatedAt } }
  })
  return { problems: reading.problems, records }
}
let lines: string[] = []

const without = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))

const forms = {
  csv: (said: Said[]) => [readCsv(new TextEncoder().encode(printTable(said, 'sv'))).sheet],
  'csv in English': (said: Said[]) => [readCsv(new TextEncoder().encode(printTable(said, 'en'))).sheet],
  xlsx: (said: Said[]) => readXlsx(printWorkbook(said, 'sv')),
}

const canonicalRecord = (record: object) => {
  const { createdAt: _a, createdBy: _b, updatedAt: _c, ...rest } = record as Record<string, unknown>
  return without(rest)
}

describe.each(Object.entries(forms))('%s', (_, through) => {
  test.each(importableKinds)('any %s comes back the same', async (kind) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRecordOf(kind), { minLength: 1, maxLength: 4 }), async (drawn) => {
        const records = [...new Map(drawn.map((one) => [one.id, one])).values()]
        lines = records.map((one) => String(one.line ?? ''))
        const taken = await takenFrom(through(records.map(asSaid)))
        expect(taken.problems).toEqual([])
        expect(taken.records.map(({ record }) => record.id)).toEqual(records.map(({ id }) => id))
        for (const [i, { record, made: stamps }] of taken.records.entries()) {
          expect(stamps).toEqual(made)
          expect(canonicalRecord(asSaid(record))).toEqual(
            canonicalRecord(asSaid(shownWhole(records[i] as never))),
          )
        }
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })

  test('records of every kind, mixed, come back the same and in the same order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...importableKinds).chain(anyRecordOf), { minLength: 2, maxLength: 12 }),
        async (drawn) => {
          const records = [...new Map(drawn.map((one) => [one.id, one])).values()]
          lines = records.map((one) => String(one.line ?? ''))
          const taken = await takenFrom(through(records.map(asSaid)))
          expect(taken.problems).toEqual([])
          const byId = new Map(taken.records.map(({ record }) => [record.id as string, record]))
          expect(byId.size).toBe(records.length)
          for (const record of records)
            expect(canonicalRecord(asSaid(byId.get(record.id) as never))).toEqual(
              canonicalRecord(asSaid(shownWhole(record as never))),
            )
        },
      ),
      { numRuns: 20, endOnFailure: true },
    )
  })
})

/** A drawn record as an office that wrote it itself shows it. */
function shownWhole({
  kind,
  id,
  ...values
}: { kind: KindName; id: string } & Record<string, unknown>): object {
  const set = Object.fromEntries(
    Object.entries(values).flatMap(([field, value]): [string, unknown][] =>
      keyed[field] && Array.isArray(value)
        ? value.map((element) => [`${field}/${element[keyed[field] as string]}`, element])
        : [[field, value]],
    ),
  )
  const folded = fold(emptyFold, { mid: 'm', op: 'set', set, base: {}, seq: 1 })
  return shown(kind, id, folded, { arrived: 1, unsent: false }).record
}
const keyed: Readonly<Record<string, string>> = {
  followUps: 'months',
  texts: 'objective',
  retention: 'of',
  distances: 'to',
  travelRates: 'from',
  objectives: 'id',
  indicators: 'id',
  perspectives: 'id',
  budget: 'line',
  funding: 'name',
  rules: 'id',
}
