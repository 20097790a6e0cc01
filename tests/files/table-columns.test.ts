// The columns of a kind's table: all that is declared, read as it stands, and opened only where it is about a person.
import { describe, expect, test } from 'vitest'
import { kindNamed, kindNames } from '../../src/domain/records/kinds.ts'
import { layoutFrom } from '../../src/domain/tables/layout.ts'
import { headingOf } from '../../src/files/columns.ts'
import {
  isTableKind,
  ownColumns,
  type TableRecord,
  tableColumns,
  tableKinds,
  usualColumns,
  usualSize,
  valueIn,
} from '../../src/files/table-columns.ts'
import { layoutOf, viewsOf } from '../../src/files/table-views.ts'

const maja = '01890000-0000-7000-8000-00000000000a'
const omar = '01890000-0000-7000-8000-00000000000b'
const row = (record: object, rest: Partial<TableRecord> = {}): TableRecord => ({
  record: record as TableRecord['record'],
  made: { createdAt: '2026-05-04T10:00:00.000Z', createdBy: maja, updatedAt: '2026-12-31T23:30:00Z' },
  state: 'in',
  flags: [],
  unsent: false,
  ...rest,
})
const read = (kind: Parameters<typeof tableColumns>[0], id: string, one: TableRecord) => {
  const column = tableColumns(kind).find((each) => each.id === id)
  if (!column) throw new Error(`no column ${id}`)
  return valueIn(column, one)
}

test.each(tableKinds)(
  '%s has a column for every field declared, but the lead’s word on doubles, once each',
  (kind) => {
    const ids = tableColumns(kind).map(({ id }) => id)
    const declared = Object.keys(kindNamed(kind).fields).filter(
      (name) => name !== 'sameAs' && name !== 'notSameAs',
    )
    expect(ids.filter((id) => !id.startsWith('_'))).toEqual(declared)
    expect(new Set(ids).size).toBe(ids.length)
  },
)

test('what signatories write, and the office itself, have no table', () => {
  const without = kindNames.filter((kind) => !isTableKind(kind))
  expect(without).toContain('office')
  for (const kind of without) expect(kind === 'office' || kindNamed(kind).insertOnly).toBe(true)
})

test('personal is what the kind says is personal', () => {
  for (const kind of tableKinds)
    for (const { id, personal } of tableColumns(kind))
      expect([kind, id, personal]).toEqual([kind, id, kindNamed(kind).fields[id]?.personal === true])
})

test('only what is so many, so long or so much is summed: never a year or a place in the log', () => {
  const summed = tableKinds.flatMap((kind) =>
    tableColumns(kind).flatMap(({ id, sums }) => (sums ? `${kind}.${id}` : [])),
  )
  expect(summed.sort()).toEqual([
    'activity.participants',
    'attendanceList.onPaper',
    'attendanceList.signed',
    'companyStart.livelihoods',
    'expense.amount',
    'financing.amount',
    'session.minutes',
    'session.participants',
  ])
})

describe('a value as a table reads it', () => {
  test('a meeting is its advisers’; where none is named, whoever logged it', () => {
    expect(read('session', 'adviserIds', row({ adviserIds: [omar] }))).toEqual([omar])
    expect(read('session', 'adviserIds', row({ adviserIds: [] }))).toEqual([maja])
  })
  test('what nobody here logged says that it was imported', () => {
    const one = row({ adviserIds: [] }, { made: { createdAt: '', createdBy: null, updatedAt: '' } })
    expect(read('session', '_createdBy', one)).toBe('imported')
    expect(read('session', 'adviserIds', one)).toEqual([])
    expect(read('session', '_createdAt', one)).toBeNull()
  })
  test('instants are of the day and the clock in Stockholm, summer and winter, whatever their zone', () => {
    expect(read('session', '_createdAt', row({}))).toBe('2026-05-04T12:00')
    expect(read('session', '_updatedAt', row({}))).toBe('2027-01-01T00:30')
    const closed = (at: string) => read('attendanceList', 'closed', row({ closed: at }))
    expect(closed('2026-10-25T00:59:59.999Z')).toBe('2026-10-25T02:59')
    expect(closed('2026-10-25T01:30:00+00:00')).toBe('2026-10-25T02:30')
    expect(closed('2026-05-04T12:00:00+05:30')).toBe('2026-05-04T08:30')
  })
  test('a credit note is subtracted', () => {
    expect(read('expense', 'amount', row({ amount: 12_550 }))).toBe(12_550)
    expect(read('expense', 'amount', row({ amount: 12_550, creditOf: maja }))).toBe(-12_550)
  })
  test('rows in rows are counted, a reference without a name is there or not', () => {
    expect(read('companyStart', 'sessionIds', row({ sessionIds: [maja, omar] }))).toBe(2)
    expect(read('expense', 'sessionId', row({ sessionId: maja }))).toBe('true')
    expect(read('expense', 'sessionId', row({}))).toBe('false')
    expect(read('attendanceList', 'of', row({ of: maja }))).toBe('true')
  })
  test('a yes, a no and a review are choices; goals are as they are numbered', () => {
    expect(read('session', 'agenda2030', row({ agenda2030: false }))).toBe('false')
    expect(read('session', 'agenda2030', row({}))).toBeNull()
    expect(read('session', 'review', row({ review: { state: 'returned', comment: 'x' } }))).toBe('returned')
    expect(read('session', 'sdgs', row({ sdgs: [8, 11] }))).toEqual(['8', '11'])
  })
})

test.each(tableKinds)(
  '%s: what a table begins with and its ready views are made of columns that there are',
  (kind) => {
    const columns = tableColumns(kind)
    const ids = columns.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(usualColumns(kind)))
    expect(usualColumns(kind).length).toBeGreaterThan(2)
    for (const view of viewsOf(kind)) {
      const layout = layoutOf(kind, view)
      // Kept and read again it is the same: nothing of it is of another kind.
      const again = layoutFrom(JSON.parse(JSON.stringify(layout)), columns, layoutOf(kind, 'all'))
      expect(JSON.parse(JSON.stringify(again))).toEqual(
        JSON.parse(JSON.stringify({ ...layout, filters: again.filters })),
      )
      expect(Object.keys(again.filters)).toEqual(Object.keys(layout.filters))
    }
    for (const column of columns) {
      const label = headingOf(kind, column.id, 'sv')
      expect(usualSize({ ...column, label })).toBeGreaterThanOrEqual(104)
    }
  },
)

test('what stands beside the fields is in every table', () => {
  for (const kind of tableKinds) {
    const ids = tableColumns(kind).map(({ id }) => id)
    for (const own of ownColumns)
      expect([kind, own, ids.includes(own)]).toEqual([kind, own, own !== '_flags' || kindNamed(kind).counted])
  }
})
