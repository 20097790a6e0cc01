// Records as lines: what a file may say, what each bad line is told, and what an export keeps.
import { describe, expect, test } from 'vitest'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { noFacts } from '../../src/files/facts.ts'
import { printLine, readLines } from '../../src/files/jsonl.ts'
import type { KnownRecord, Reading } from '../../src/files/reading.ts'
import { emptyFold, fold } from '../../src/sync/fold.ts'
import { madeAfter, shown } from '../../src/sync/shown.ts'

const id = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

const session = (over: Record<string, unknown> = {}) => ({
  kind: 'session',
  id: id(1),
  date: '2026-05-04',
  minutes: 60,
  setting: 'individual',
  channel: 'phone',
  municipality: '1880',
  phase: 'idea',
  agenda2030: true,
  companyLab: false,
  ...over,
})

/** An office that takes what is read, as the server does. */
function anOffice() {
  const records = new Map<string, KnownRecord & { type: string }>()
  let seq = 1
  let ids = 1000
  const at = '2026-06-01T12:00:00.000Z'
  const read = (text: string | Uint8Array, lockedYears: number[] = []): Promise<Reading> =>
    readLines(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
      record: async (rec) => records.get(rec) ?? null,
      nextSeq: seq,
      budgetLines: ['Resor och logi'],
      lockedYears: new Set(lockedYears),
      facts: noFacts('2026-06-01' as LocalDate),
      mid: () => id(ids++),
      id: () => id(ids++),
    })
  const take = async (text: string) => {
    const reading = await read(text)
    for (const { change } of reading.taken) {
      const known = records.get(change.rec)
      records.set(change.rec, {
        type: change.type,
        folded: fold(known?.folded ?? emptyFold, { ...change, seq }),
        first: known?.first ?? seq,
        made: madeAfter(known?.made ?? null, { ...change, by: { member: null }, at }),
      })
      seq++
    }
    return reading
  }
  const sees = (rec: string) => {
    const known = records.get(rec)
    if (!known) throw new Error(`no ${rec}`)
    return shown(known.type as 'session', rec, known.folded, { arrived: known.first, unsent: false })
  }
  const print = (rec: string, chosen = {}) => {
    const known = records.get(rec)
    return known ? printLine(sees(rec), known.made, chosen) : null
  }
  return { read, take, sees, print, records }
}

const lines = (...all: unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('')
const problemsOf = (reading: Reading) =>
  reading.problems.map(({ line, field, because }) => [line, field, because])

describe('what is read', () => {
  test('a byte order mark and empty lines are skipped, and keep their numbers', async () => {
    const text = `\uFEFF\n\r\n${JSON.stringify(session())}\r\n\n${JSON.stringify(session({ id: id(2), minutes: 0 }))}`
    const reading = await anOffice().read(text)
    expect(reading.lines).toBe(2)
    expect(reading.taken.map(({ line }) => line)).toEqual([3])
    expect(problemsOf(reading)).toEqual([[5, 'minutes', 'too-few']])
  })

  test.each([
    ['empty', ''],
    ['only a mark', '\uFEFF'],
    ['only lines', '\n\n \n'],
  ])('a file that is %s is refused', async (_, text) => {
    expect(problemsOf(await anOffice().read(text))).toEqual([[0, 'file', 'empty-file']])
  })

  test.each([
    ['not JSON', '{"kind":', 'line', 'not-json'],
    ['a list', '[]', 'line', 'not-an-object'],
    ['null', 'null', 'line', 'not-an-object'],
    ['two objects', '{} {}', 'line', 'not-json'],
    ['no kind', '{}', 'kind', 'required'],
    ['an unknown kind', '{"kind":"meeting"}', 'kind', 'unknown-kind'],
    ['a kind of the language', '{"kind":"constructor"}', 'kind', 'unknown-kind'],
    ['a member', '{"kind":"member","name":"A","role":"lead","active":true}', 'kind', 'servers-own'],
    ['a lock', '{"kind":"lock"}', 'kind', 'servers-own'],
    ['an id of another sort', JSON.stringify(session({ id: 'x' })), 'id', 'not-an-id'],
    ['a UUIDv4', JSON.stringify(session({ id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' })), 'id', 'not-an-id'],
    ['an unknown field', JSON.stringify(session({ minute: 5 })), 'minute', 'unknown-field'],
    ['a protocol field', JSON.stringify(session({ _deleted: true })), '_deleted', 'unknown-field'],
    ['a key said twice', '{"kind":"session","kind":"session"}', 'kind', 'said-twice'],
    ['a key of the language', '{"kind":"session","__proto__":{}}', '__proto__', 'unknown-field'],
    ['a day that is none', JSON.stringify(session({ date: '2026-02-30' })), 'date', 'not-a-date'],
    ['a missing field', JSON.stringify(session({ date: undefined })), 'date', 'required'],
    ['a required field cleared', JSON.stringify(session({ date: null })), 'date', 'required'],
    [
      'a rule across fields',
      JSON.stringify(session({ agenda2030: false, sdgs: [1] })),
      'sdgs',
      'goals-without-information',
    ],
    ['a group without a count', JSON.stringify(session({ setting: 'group' })), 'participants', 'required'],
    [
      'returned without a comment',
      JSON.stringify(session({ review: { state: 'returned' } })),
      'review/comment',
      'comment-missing',
    ],
    [
      'a personal identity number',
      JSON.stringify(session({ notes: 'ring 19121212-1212' })),
      'notes',
      'personal-identity-number',
    ],
    ['a wrong instant', JSON.stringify(session({ createdAt: 'yesterday' })), 'createdAt', 'not-an-instant'],
    [
      'a day as an instant',
      JSON.stringify(session({ updatedAt: '2026-99-99T10:00:00Z' })),
      'updatedAt',
      'not-an-instant',
    ],
    ['an author who is no id', JSON.stringify(session({ createdBy: 'Anna' })), 'createdBy', 'not-an-id'],
    ['half a character', `{"kind":"session","notes":"\\ud800"}`, 'notes', 'broken-character'],
    [
      'an expense on no budget line',
      JSON.stringify({ kind: 'expense', date: '2026-01-02', line: 'Fika', amount: 100, text: 'kaffe' }),
      'line',
      'not-a-budget-line',
    ],
  ])('%s is named', async (_, line, field, because) => {
    expect(problemsOf(await anOffice().read(`${line}\n`))).toContainEqual([1, field, because])
  })

  test('a line that is too long, too deep or not UTF-8 is named, and the next is read', async () => {
    const office = anOffice()
    const good = JSON.stringify(session())
    expect(problemsOf(await office.read(`${'x'.repeat(70_000)}\n${good}`))).toEqual([[1, 'line', 'too-long']])
    expect(problemsOf(await office.read(`${'['.repeat(5000)}\n${good}`))).toEqual([[1, 'line', 'too-deep']])
    const bytes = new Uint8Array([0xff, 0xfe, 0x0a, ...new TextEncoder().encode(good)])
    const reading = await office.read(bytes)
    expect(problemsOf(reading)).toEqual([[1, 'line', 'not-utf-8']])
    expect(reading.taken).toHaveLength(1)
  })

  test('an expense may be booked on a line of a programme in the same file', async () => {
    const programme = { kind: 'programme', key: 'p', name: 'P', from: '2026-01-01', to: '2026-12-31' }
    const budget = [{ line: 'Fika', amounts: [{ year: 2026, ore: 100 }], order: 1 }]
    const expense = { kind: 'expense', date: '2026-01-02', line: 'Fika', amount: 100, text: 'kaffe' }
    const reading = await anOffice().read(lines(expense, { ...programme, budget }))
    expect(problemsOf(reading).filter(([line]) => line === 1)).toEqual([])
  })

  test('an id left out is made', async () => {
    const { taken } = await anOffice().read(lines(session({ id: undefined })))
    expect(taken[0]?.change.rec).toMatch(/^01890000-/)
  })

  test('an organisation number is brought to its one form', async () => {
    const office = anOffice()
    await office.take(
      lines({
        kind: 'contact',
        id: id(1),
        name: 'X',
        type: 'company',
        municipality: '1880',
        organisationNumber: '16 5560360793',
      }),
    )
    expect(office.sees(id(1)).record).toMatchObject({ organisationNumber: '556036-0793' })
  })
})

describe('the same id again', () => {
  test('with the same content nothing happens, in the file or in the office', async () => {
    const office = anOffice()
    const first = await office.take(lines(session(), session()))
    expect([first.taken.length, first.unchanged]).toEqual([1, 1])
    const again = await office.take(lines(session()))
    expect([again.taken.length, again.unchanged]).toEqual([0, 1])
  })

  test('with other content it is an edit that saw what stood, also within one file', async () => {
    const office = anOffice()
    await office.take(
      lines(
        session(),
        { kind: 'session', id: id(1), minutes: 45 },
        { kind: 'session', id: id(1), minutes: 30 },
      ),
    )
    expect(office.sees(id(1)).record).toMatchObject({ minutes: 30, date: '2026-05-04' })
    expect(office.sees(id(1)).open).toEqual([])
  })

  test('a field left out stays, null clears an optional one', async () => {
    const office = anOffice()
    await office.take(lines(session({ effect: 'bra', place: 'Nora' })))
    await office.take(lines({ kind: 'session', id: id(1), effect: null }))
    const { record } = office.sees(id(1))
    expect(record).not.toHaveProperty('effect')
    expect(record).toMatchObject({ place: 'Nora' })
  })

  test('of another kind is an error, in the file and against the office', async () => {
    const contact = { kind: 'contact', id: id(1), name: 'X', type: 'person', municipality: '1880' }
    const office = anOffice()
    expect(problemsOf(await office.read(lines(session(), contact)))).toEqual([[2, 'kind', 'other-kind']])
    await office.take(lines(session()))
    expect(problemsOf(await office.read(lines(contact)))).toEqual([[1, 'kind', 'other-kind']])
  })

  test('an edit that would break a rule across fields is an error that names the field', async () => {
    const office = anOffice()
    await office.take(lines(session()))
    const reading = await office.read(lines({ kind: 'session', id: id(1), setting: 'group' }))
    expect(problemsOf(reading)).toEqual([[1, 'participants', 'required']])
  })

  test('[C6] an edit of a returned record makes it new, unless the line brings its own review', async () => {
    const office = anOffice()
    await office.take(lines(session({ review: { state: 'returned', comment: 'tiden?' } })))
    const unchanged = await office.take(lines({ kind: 'session', id: id(1), minutes: 60 }))
    expect(unchanged.unchanged).toBe(1)
    await office.take(lines({ kind: 'session', id: id(1), minutes: 61 }))
    expect(office.sees(id(1)).record).toMatchObject({ review: { state: 'new' } })
    await office.take(lines({ kind: 'session', id: id(1), minutes: 62, review: { state: 'approved' } }))
    expect(office.sees(id(1)).record).toMatchObject({ minutes: 62, review: { state: 'approved' } })
  })

  test('an approved record that is changed by someone who came after is new again', async () => {
    const office = anOffice()
    await office.take(lines(session({ review: { state: 'approved' } })))
    expect(office.sees(id(1)).record).toMatchObject({ review: { state: 'approved' } })
    await office.take(lines({ kind: 'session', id: id(1), minutes: 61 }))
    expect(office.sees(id(1)).record).toMatchObject({ review: { state: 'new' } })
  })

  test('attendance is written once', async () => {
    const row = {
      kind: 'attendance',
      id: id(1),
      list: id(9),
      name: 'A',
      witnessedBy: 'B',
      signedAt: '2026-05-04T10:00:00Z',
      language: 'sv',
      noticeVersion: '1',
    }
    const office = anOffice()
    await office.take(lines(row))
    expect((await office.read(lines(row))).unchanged).toBe(1)
    expect(problemsOf(await office.read(lines({ ...row, name: 'C' })))).toEqual([[1, 'name', 'written-once']])
  })

  test('a follow-up is a field of its own: one that is left out of the list goes, another stays', async () => {
    const company = {
      kind: 'companyStart',
      id: id(1),
      date: '2024-05-04',
      name: 'X',
      legalForm: 'economic-association',
      cooperative: true,
      creativeIndustry: false,
      youthOwned: false,
      companyLab: false,
      municipality: '1880',
      livelihoods: 1,
    }
    const followUp = (months: number) => ({ months, date: '2025-05-04', running: true, livelihoods: months })
    const office = anOffice()
    await office.take(lines({ ...company, followUps: [followUp(24), followUp(12)] }))
    expect(office.sees(id(1)).record).toMatchObject({ followUps: [{ months: 12 }, { months: 24 }] })
    const { taken } = await office.take(
      lines({ kind: 'companyStart', id: id(1), followUps: [followUp(24), followUp(36)] }),
    )
    expect(Object.keys(taken[0]?.change.set ?? {}).sort()).toEqual(['followUps/12', 'followUps/36'])
    expect(
      problemsOf(
        await office.read(
          lines({ kind: 'companyStart', id: id(1), followUps: [followUp(12), followUp(12)] }),
        ),
      ),
    ).toEqual([[1, 'followUps', 'said-twice']])
  })
})

test('[C9] a line for a locked year is taken, and said to wait', async () => {
  const reading = await anOffice().read(
    lines(session({ date: '2025-05-04' }), session({ id: id(2) })),
    [2025],
  )
  expect([reading.taken.length, reading.waiting]).toEqual([2, [1]])
})

describe('what is printed', () => {
  const made = { createdAt: '2026-01-02T03:04:05Z', createdBy: id(77), updatedAt: '2026-02-03T04:05:06Z' }

  test('when and by whom a record was made is kept through an import', async () => {
    const office = anOffice()
    await office.take(lines(session(made)))
    expect(JSON.parse(office.print(id(1)) ?? '')).toMatchObject(made)
  })

  test('what is printed is read again as nothing new', async () => {
    const office = anOffice()
    await office.take(lines(session({ ...made, place: 'Nora', contactIds: [id(5)], effect: 'bra' })))
    const line = office.print(id(1)) ?? ''
    expect(await office.take(line)).toMatchObject({ taken: [], unchanged: 1, problems: [] })
    const other = anOffice()
    await other.take(line)
    expect(other.print(id(1))).toBe(line)
  })

  test('an anonymous line has no field about a person, and no author', async () => {
    const office = anOffice()
    await office.take(
      lines(
        session({ ...made, notes: 'Anna grät', place: 'hemma hos Bo', nextStep: 'ring Cia', effect: 'bra' }),
      ),
    )
    const line = office.print(id(1), { anonymous: true }) ?? ''
    for (const word of ['Anna', 'Bo', 'Cia', 'notes', 'createdBy']) expect(line).not.toContain(word)
    expect(JSON.parse(line)).toMatchObject({ minutes: 60, effect: 'bra' })
  })

  test('a record that is all about a person is not in an anonymous export', async () => {
    const office = anOffice()
    const row = {
      kind: 'attendance',
      id: id(1),
      list: id(9),
      name: 'A',
      witnessedBy: 'B',
      signedAt: '2026-05-04T10:00:00Z',
      language: 'sv',
      noticeVersion: '1',
    }
    await office.take(lines(row))
    expect(office.print(id(1))).not.toBeNull()
    expect(office.print(id(1), { anonymous: true })).toBeNull()
  })

  test('only the year, or the kind, that is asked for', async () => {
    const office = anOffice()
    await office.take(lines(session()))
    expect(office.print(id(1), { year: 2026, kind: 'session' })).not.toBeNull()
    expect(office.print(id(1), { year: 2025 })).toBeNull()
    expect(office.print(id(1), { kind: 'contact' })).toBeNull()
  })
})
