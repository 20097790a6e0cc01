// One true number: what a phone counts from its own store is, byte for byte, what the office's server and command line say.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventedOffice } from '../../src/demo/invented-office.ts'
import { countable, keptProgrammes } from '../../src/device/placing.ts'
import { placeOf, receive } from '../../src/device/receive.ts'
import { nationalSupport } from '../../src/domain/programme/national-support.ts'
import { programmeFor, targets } from '../../src/domain/programme/targets.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { dayInStockholm } from '../../src/domain/values/local-date.ts'
import { importLines } from '../../src/server/lines.ts'
import { byTheOffice } from '../../src/server/office.ts'
import type { SyncReply } from '../../src/sync/messages.ts'
import { requestOf } from '../../src/sync/on-device.ts'
import { anOffice, type TestOffice } from '../server/support.ts'
import { aDevice, type InventedDevice } from '../support/invented-device.ts'

let office: TestOffice
let phone: InventedDevice

beforeAll(async () => {
  office = await anOffice()
  const invented = inventedOffice({
    seed: 11,
    until: '2026-11-23' as LocalDate,
    sessions: { 2024: 40, 2025: 50, 2026: 60 },
  })
  const awkward = [
    // Merged, set aside, returned, planned, doubled, on the year's last and first day, before and after the programme.
    { kind: 'session', values: { ...meeting, date: '2025-12-31' } },
    { kind: 'session', values: { ...meeting, date: '2026-01-01' } },
    { kind: 'session', values: { ...meeting, date: '2024-02-29' } },
    { kind: 'session', values: { ...meeting, date: '2023-12-31' } },
    { kind: 'session', values: { ...meeting, date: '2027-01-01' } },
    { kind: 'session', values: { ...meeting, counts: false, countsNot: 'Ett kort samtal' } },
    { kind: 'session', values: { ...meeting, review: { state: 'returned', comment: 'Vilken kommun?' } } },
    { kind: 'companyStart', values: { ...company, date: '2026-03-01' } },
    { kind: 'companyStart', values: { ...company, date: '2025-03-01' } },
    {
      kind: 'activity',
      values: {
        type: 'municipality-membership',
        title: 'Ut',
        date: '2025-06-30',
        status: 'done',
        municipality: '1880',
        membership: 'left',
      },
    },
    {
      kind: 'activity',
      values: {
        type: 'municipality-membership',
        title: 'In',
        date: '2026-06-30',
        status: 'done',
        municipality: '1880',
      },
    },
    { kind: 'expense', values: { date: '2026-02-02', line: 'Resor och logi', amount: 12_345, text: 'Tåg' } },
  ]
  const lines = [...invented, ...awkward]
    .map(({ kind, values, ...rest }) => JSON.stringify({ kind, ...rest, ...values }))
    .concat(JSON.stringify(nationalSupport))
    .join('\n')
  const done = await importLines(
    office.store,
    office.office.id,
    { name: 'invented.jsonl', bytes: new TextEncoder().encode(lines) },
    { by: byTheOffice, dryRun: false, skipBad: false },
    office.world,
  )
  expect(done.problems).toEqual([])
  phone = await aDevice('adviser', 'Maja')
  const member = await office.enrolled('adviser', 'Maja')
  for (let more = true; more; ) {
    const request = requestOf(await placeOf(phone.memory), [], { unsent: 0, limit: 400, appVersion: 'test' })
    const answer = await member.raw(request)
    more = (await receive(phone, request, answer.json as SyncReply)).more
  }
}, 60_000)
afterAll(() => office.close())

const meeting = {
  date: '2026-05-04',
  minutes: 60,
  setting: 'individual',
  channel: 'on-site',
  municipality: '1860',
  phase: 'idea',
  agenda2030: false,
  companyLab: false,
}
const company = {
  name: 'Hjulet',
  organisationNumber: '769600-1234',
  legalForm: 'economic-association',
  cooperative: true,
  creativeIndustry: true,
  youthOwned: true,
  companyLab: true,
  municipality: '1860',
  livelihoods: 3,
}

/** The phone's own answer: its programme, its rows, the same function. */
async function onThePhone(year: number, key?: string): Promise<string> {
  const found = programmeFor(await keptProgrammes(phone.memory), year, key)
  if (!found.ok) throw new Error(found.problem.because)
  const records = (await phone.memory.shown.toArray()).sort((a, b) => a.arrived - b.arrived).map(countable)
  const today = dayInStockholm(office.world.clock())
  const counted = targets({ programme: found.programme, records, year, today })
  if (!counted.ok) throw new Error(counted.problem.because)
  return JSON.stringify(counted.targets)
}

describe('[C1] [C17] the same records give the same JSON everywhere', () => {
  test.each([2024, 2025, 2026])('in %i, on a phone as at the office', async (year) => {
    const lead = await office.enrolled('lead', 'Lisa')
    const said = await lead.get(`/api/targets?year=${year}`)
    expect(said.status).toBe(200)
    expect(await onThePhone(year)).toBe(said.text)
  })

  test('by a second programme over the same records, in its own units', async () => {
    const lead = await office.enrolled('lead', 'Lisa')
    const said = await lead.get(`/api/targets?year=2026&programme=${nationalSupport.key}`)
    const text = await onThePhone(2026, nationalSupport.key)
    expect(text).toBe(said.text)
    expect(JSON.parse(text).programme).toBe(nationalSupport.key)
    // People and different contacts are not sessions: three units over one log.
    const own = JSON.parse(await onThePhone(2026)).indicators[0].actual
    const [people, contacts] = JSON.parse(text).indicators
    expect(new Set([own, people.actual, contacts.actual]).size).toBe(3)
  })
})
