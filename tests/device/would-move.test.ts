// What a form says that saving would move is what the numbers then become, whatever is saved.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sameCompany, sameMeeting } from '../../src/device/likely-doubles.ts'
import { recordOf, targetsNow } from '../../src/device/live.ts'
import { save } from '../../src/device/save.ts'
import { wouldMove } from '../../src/device/would-move.ts'
import { yearPeriod } from '../../src/domain/programme/period.ts'
import { radgivning2024, radgivning2024Id } from '../../src/domain/programme/radgivning-2024.ts'
import type { KindName } from '../../src/domain/records/kinds.ts'
import type { LocalDate } from '../../src/domain/values/local-date.ts'
import { type Change, changeOf, creationOf, deletionOf, type Values } from '../../src/sync/mutation.ts'
import { acceptMutation } from '../../src/sync/on-server.ts'
import { aDevice, type InventedDevice, newId, syncs } from '../support/invented-device.ts'
import { MemoryOffice } from '../support/memory-office.ts'

const today = '2026-11-23' as LocalDate
const years = [2024, 2025, 2026]

/** A device that knows the default grant. */
async function maja(): Promise<InventedDevice> {
  const office = new MemoryOffice()
  const { kind: _, id: __, ...values } = radgivning2024 as unknown as Record<string, unknown>
  const by = { member: null, device: null }
  const creation = {
    ...creationOf('programme', radgivning2024Id, values, newId()),
    at: '2023-12-01T10:00:00+01:00',
  }
  const around = { record: null, cursor: 0, handed: office.handed, receivedHash: '' }
  await acceptMutation(office.tx(), by, creation, around)
  const device = await aDevice()
  await syncs(device, office)
  return device
}

/** Every number and booked line of the programme's years, by name. */
async function numbersOf({ memory }: InventedDevice): Promise<Map<string, number>> {
  const all = new Map<string, number>()
  for (const year of years) {
    const now = await targetsNow(memory, yearPeriod(year), today)
    for (const { id, amount } of now?.numbers.indicators ?? []) all.set(`${year} ${id}`, amount)
    for (const { line, actualOre } of now?.numbers.budget ?? []) all.set(`${year} ${line}`, actualOre)
  }
  return all
}

/** Says what saving would move, saves, and holds what was said against what became of the numbers. */
async function holds(device: InventedDevice, changes: Change[]): Promise<void> {
  const before = await numbersOf(device)
  const would = await wouldMove(device, changes, today)
  if (!(await save(device, changes)).ok) return
  const after = await numbersOf(device)
  const became = [...after].filter(([name, value]) => before.get(name) !== value)
  const said = [
    ...(would?.moves ?? []).map((one) => [`${one.year} ${one.indicator.id}`, one.after] as const),
    ...(would?.lines ?? []).map((one) => [`${one.year} ${one.line}`, one.after] as const),
  ]
  expect(new Map(said)).toEqual(new Map(became))
  for (const one of would?.moves ?? []) expect(before.get(`${one.year} ${one.indicator.id}`)).toBe(one.before)
}

const contacts = [newId(), newId()]
const date = fc.constantFrom(
  '2023-12-30',
  '2024-03-01',
  '2025-06-15',
  '2026-01-02',
  '2026-11-20',
  '2027-01-01',
)
const municipality = fc.constantFrom('1880', '1864')
const contactIds = fc.subarray(contacts)
const yes = fc.boolean()
const made: fc.Arbitrary<{ kind: KindName; values: Values }> = fc.oneof(
  fc.record({ date, municipality, contactIds, agenda2030: yes }).map((said) => ({
    kind: 'session' as const,
    values: {
      ...said,
      minutes: 60,
      setting: 'individual',
      channel: 'phone',
      phase: 'idea',
      companyLab: false,
    },
  })),
  fc
    .record(
      {
        date,
        municipality,
        contactIds,
        cooperative: yes,
        youthOwned: yes,
        companyLab: yes,
        creativeIndustry: yes,
        organisationNumber: fc.constantFrom('556036-0793', '769600-0038'),
      },
      {
        requiredKeys: ['date', 'municipality', 'cooperative', 'youthOwned', 'companyLab', 'creativeIndustry'],
      },
    )
    .map((said) => ({
      kind: 'companyStart' as const,
      values: { ...said, name: 'Hjulet', legalForm: 'economic-association', livelihoods: 2 },
    })),
  fc
    .record({
      date,
      municipality,
      type: fc.constantFrom(
        'community-dialogue',
        'platform-update',
        'local-development',
        'municipality-membership',
      ),
      status: fc.constantFrom('planned', 'done'),
    })
    .map((said) => ({ kind: 'activity' as const, values: { ...said, title: 'Träff' } })),
  fc
    .record({ date, role: fc.constantFrom('customer', 'investor'), contactId: fc.constantFrom(...contacts) })
    .map((said) => ({ kind: 'financing' as const, values: { ...said, name: 'Hjulet' } })),
  fc
    .record({ date, amount: fc.integer({ min: 1, max: 900_000 }) })
    .map((said) => ({ kind: 'expense' as const, values: { ...said, line: 'Resor och logi', text: 'Tåg' } })),
)
const act = fc.oneof(
  { weight: 3, arbitrary: made.map((one) => ({ do: 'make' as const, ...one })) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      which: fc.nat(),
      values: fc.oneof(
        date.map((day): Values => ({ date: day })),
        fc.constant<Values>({ counts: false, countsNot: 'Kort samtal' }),
        fc.constant<Values>({ counts: true, countsNot: null }),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), which: fc.nat() }) },
)

describe('what saving would move', () => {
  test('is what the numbers become: new ones, edits, doubles, set aside, outside the programme, deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 10 }), async (acts) => {
        const device = await maja()
        const ids: string[] = []
        for (const one of acts) {
          if (one.do === 'make') {
            ids.push(newId())
            await holds(device, [creationOf(one.kind, ids.at(-1) ?? '', one.values, newId())])
            continue
          }
          const seen = ids.length > 0 ? await recordOf(device, ids[one.which % ids.length] ?? '') : null
          if (!seen || seen.deleted) continue
          const change = one.do === 'edit' ? changeOf(seen, one.values, newId()) : deletionOf(seen, newId())
          if (change) await holds(device, [change])
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  const aStart = (said: Values = {}): Values => ({
    name: 'Hjulet',
    date: '2026-11-20',
    legalForm: 'economic-association',
    cooperative: true,
    creativeIndustry: false,
    youthOwned: true,
    companyLab: true,
    municipality: '1880',
    livelihoods: 3,
    organisationNumber: '769600-0038',
    ...said,
  })
  const asked = async (device: InventedDevice, kind: KindName, values: Values) =>
    wouldMove(device, [creationOf(kind, newId(), values, newId())], today)
  const names = (would: Awaited<ReturnType<typeof asked>>) =>
    would?.moves.map(({ indicator, before, after }) => `${indicator.id} ${before} → ${after}`)

  test('[C3] of a company that is there already is nothing, and it says which one stands', async () => {
    const device = await maja()
    const first = newId()
    expect(names(await asked(device, 'companyStart', aStart()))).toEqual([
      'companies-started 0 → 1',
      'cooperatives-started 0 → 1',
      'youth-companies 0 → 1',
    ])
    await save(device, [creationOf('companyStart', first, aStart(), newId())])
    const again = await asked(device, 'companyStart', aStart({ organisationNumber: '16 7696000038' }))
    expect(again).toMatchObject({ moves: [], place: 'double', insteadOf: first })
    expect(await sameCompany(device, '769600-0038', null)).toMatchObject({ id: first })
    expect(await sameCompany(device, '769600-0038', first)).toBeNull()
  })

  test('[C7] of a planned activity is nothing, [C6] and nothing of what lies outside the programme', async () => {
    const device = await maja()
    const talk = { type: 'community-dialogue', title: 'Service', date: '2026-11-20', status: 'planned' }
    expect(await asked(device, 'activity', talk)).toMatchObject({ moves: [], place: 'planned' })
    expect(await asked(device, 'activity', { ...talk, status: 'done', date: '2027-02-01' })).toMatchObject({
      moves: [],
      place: 'after',
    })
    expect(names(await asked(device, 'activity', { ...talk, status: 'done' }))).toEqual([
      'community-dialogues 0 → 1',
    ])
  })

  test('[C6] of a form that lacks something is nothing; a name does not decide', async () => {
    const device = await maja()
    const { municipality: _, ...without } = aStart()
    expect(await asked(device, 'companyStart', without)).toMatchObject({ moves: [], place: 'incomplete' })
    const { name: __, ...nameless } = aStart()
    expect((await asked(device, 'companyStart', nameless))?.moves).toHaveLength(3)
  })

  test('[C16] of a cost is its budget line, exact to the öre', async () => {
    const device = await maja()
    const trip = { date: '2026-11-20', line: 'Resor och logi', amount: 32_050, text: 'Resa' }
    expect((await asked(device, 'expense', trip))?.lines).toMatchObject([
      { line: 'Resor och logi', year: 2026, before: 0, after: 32_050, budget: 1_500_000 },
    ])
  })
})

test('[C2] the same day, municipality and contact is likely the same meeting, whoever logged it', async () => {
  const device = await maja()
  const id = newId()
  const [who = ''] = contacts
  const meeting = { date: '2026-11-20', municipality: '1864', contactIds: [who] }
  const rest = {
    minutes: 60,
    setting: 'individual',
    channel: 'phone',
    phase: 'idea',
    agenda2030: true,
    companyLab: false,
  }
  await save(device, [creationOf('session', id, { ...meeting, ...rest }, newId())])
  expect(await sameMeeting(device, meeting, null)).toMatchObject({ id })
  expect(await sameMeeting(device, { ...meeting, municipality: '1880' }, null)).toBeNull()
  expect(await sameMeeting(device, { ...meeting, date: '2026-11-21' }, null)).toBeNull()
  expect(await sameMeeting(device, { ...meeting, contactIds: [] }, null)).toBeNull()
  expect(await sameMeeting(device, meeting, id)).toBeNull()
})

test('[C9] a locked year is named where saving would move one of its numbers, and no other is', async () => {
  const office = new MemoryOffice()
  const write = (kind: KindName, id: string, values: Values) =>
    acceptMutation(
      office.tx(),
      { member: null, device: null },
      { ...creationOf(kind, id, values, newId()), at: '2026-01-20T10:00:00+01:00' },
      { record: null, cursor: 0, handed: office.handed, receivedHash: '' },
    )
  const { kind: _, id: __, ...grant } = radgivning2024 as unknown as Record<string, unknown>
  await write('programme', radgivning2024Id, grant)
  await write('lock', newId(), { programme: radgivning2024.key, year: 2025, lockedAt: '2026-01-20' })
  const device = await aDevice()
  await syncs(device, office)
  const meeting = {
    minutes: 60,
    setting: 'individual',
    channel: 'phone',
    municipality: '1864',
    phase: 'idea',
    agenda2030: true,
    companyLab: false,
  }
  const lockedBy = async (date: string) =>
    (await wouldMove(device, [creationOf('session', newId(), { ...meeting, date }, newId())], today))?.locked
  expect(await lockedBy('2025-12-30')).toEqual([2025])
  expect(await lockedBy('2026-01-02')).toEqual([])
})
