// A report file held against the store: the same, other figures, the same figures of other records, or a file that was altered.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { lockYear, openYear, supplement } from '../../src/server/locks.ts'
import { makeReport, type ReportAsked, reportFormats } from '../../src/server/report.ts'
import { openSeal, readSeal, sealZip } from '../../src/server/report-seal.ts'
import { verifyReport } from '../../src/server/verify-report.ts'
import { anOffice, sessionValues, type TestDevice, type TestOffice } from './support.ts'

let office: TestOffice
let anna: TestDevice
let lead: TestDevice
beforeEach(async () => {
  office = await anOffice()
  anna = await office.enrolled('adviser', 'Anna')
  lead = await office.enrolled('lead', 'Maja')
  await aSession('2025-03-04')
})
afterEach(() => office.close())

const aSession = async (date: string) => {
  const mutation = anna.mutation({ set: { ...sessionValues, date } })
  await anna.sync([mutation])
  return mutation
}
const year = { year: 2025 }
const make = async (more: Partial<ReportAsked> = {}): Promise<Uint8Array> => {
  const asked = { ...year, which: 'year', format: 'xlsx', language: 'sv', ...more } as const
  const made = await office.inside((tx) => makeReport(tx, asked, office.world))
  if (!made.ok) throw new Error(made.because)
  return made.bytes
}
const verify = (bytes: Uint8Array) => office.inside((tx) => verifyReport(tx, bytes, office.world))
const write = <T>(work: Parameters<typeof office.store.transaction<T>>[1]) =>
  office.store.transaction(office.office.id, work)
const lock = () => write((tx) => lockYear(tx, year, lead.member, office.world))

test.each(reportFormats)('a report that the store still gives agrees with it, as %s', async (format) => {
  expect(await verify(await make({ format }))).toMatchObject({ ok: true, agreesWith: 'now' })
  office.world.pass(40 * 86_400_000)
  const quarter = await make({ format, which: 'q1', language: 'en' })
  office.world.pass(40 * 86_400_000)
  expect(await verify(quarter)).toMatchObject({ ok: true, agreesWith: 'now' })
})

test('a number that is another now is named, with what the file says and what the store says', async () => {
  const before = await make()
  await aSession('2025-05-04')
  const verdict = await verify(before)
  expect(verdict).toMatchObject({ ok: false, because: 'figures-differ', against: 'now' })
  expect('differs' in verdict && verdict.differs).toContainEqual({
    indicator: 'advisory-sessions',
    file: 1,
    store: 2,
  })
})

test('the same number of another record is not the same', async () => {
  const one = await aSession('2025-04-04')
  const before = await make()
  await anna.sync([
    anna.mutation({ rec: one.rec, op: 'set', set: { date: '2024-12-31' }, base: { date: [one.mid] } }),
  ])
  await aSession('2025-05-04')
  const verdict = await verify(before)
  expect('differs' in verdict && verdict.differs).toContainEqual({
    indicator: 'advisory-sessions',
    file: 2,
    store: 2,
  })
})

describe('an altered file', () => {
  test.each(reportFormats)('is known by its seal, as %s', async (format) => {
    const bytes = await make({ format })
    for (const at of [0.1, 0.5]) {
      const spoilt = new Uint8Array(bytes)
      const place = Math.floor(spoilt.length * at)
      spoilt[place] = (spoilt[place] ?? 0) ^ 1
      // By the seal, before anything is counted: also where the store is gone that could tell.
      expect(await verify(spoilt), `${at}`).toEqual({ ok: false, because: 'content-changed' })
    }
    expect(await verify(bytes.subarray(0, bytes.length - 1))).toMatchObject({ ok: false })
    expect(await verify(strToU8('PK eller så'))).toEqual({ ok: false, because: 'no-seal' })
  })

  test('sealed anew over other figures, it is not what the store makes', async () => {
    const bytes = await make()
    const read = readSeal(bytes)
    if (!read.ok) throw new Error(read.because)
    const parts = unzipSync(bytes)
    const sheet = 'xl/worksheets/sheet1.xml'
    const told = strFromU8(parts[sheet] ?? new Uint8Array()).replace('<v>1</v>', '<v>7</v>')
    const forged = sealZip(zipSync({ ...parts, [sheet]: strToU8(told) }), read.seal)
    expect(readSeal(forged).ok).toBe(true)
    expect(await verify(forged)).toMatchObject({ ok: false, because: 'bytes-differ' })
  })

  test('a seal that says nonsense is none', () => {
    const seal = openSeal({ programme: 'x' } as never)
    expect(readSeal(strToU8(`%PDF ${seal}`))).toEqual({ ok: false, because: 'no-seal' })
  })
})

describe('[C9] a locked year', () => {
  test('as reported is the same file byte for byte, whatever came after', async () => {
    await lock()
    const reported = await make({ as: 'reported' })
    await aSession('2025-05-04')
    office.world.pass(400 * 86_400_000)
    expect(Buffer.from(await make({ as: 'reported' })).equals(Buffer.from(reported))).toBe(true)
    expect(await verify(reported)).toMatchObject({ ok: true, agreesWith: 'reported' })
    expect(await verify(await make({ as: 'now' }))).toMatchObject({ ok: true, agreesWith: 'now' })
  })

  test('what was made before the lock agrees with what was reported', async () => {
    const before = await make()
    await lock()
    await aSession('2025-05-04')
    expect(await verify(before)).toMatchObject({ ok: true, agreesWith: 'reported' })
  })

  test('after a supplementary report the file of before agrees no more, and the new one does', async () => {
    await lock()
    const first = await make({ as: 'reported' })
    await aSession('2025-05-04')
    const until = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) as LocalDate
    const added = await write(async (tx) => {
      await openYear(tx, { ...year, what: 'Sen', why: 'Telefonen', until }, lead.member, office.world)
      return supplement(tx, { ...year, why: 'Kom fram' }, lead.member, office.world)
    })
    expect(added.ok).toBe(true)
    expect(await verify(first)).toMatchObject({ ok: false, because: 'figures-differ', against: 'reported' })
    expect(await verify(await make({ as: 'reported' }))).toMatchObject({ ok: true, agreesWith: 'reported' })
  })

  test('as reported is not asked of a year that is not locked', async () => {
    await expect(make({ as: 'reported' })).rejects.toThrow('not-locked')
  })
})
