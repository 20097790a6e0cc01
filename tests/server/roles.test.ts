// Who may do what, over the wire: every cell of role × kind × act × own or not × how the device stands, against a table of its own.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KindName, kindNames } from '../../src/domain/records/kinds.ts'
import { uuidv7 } from '../../src/domain/values/record-id.ts'
import { writeChange } from '../../src/server/office.ts'
import type { DeviceStanding } from '../../src/server/stores/store.ts'
import type { Entry, Mutation } from '../../src/sync/messages.ts'
import { creationOf } from '../../src/sync/mutation.ts'
import { anyRecordOf } from '../support/any-record.ts'
import { anId, anOffice, type TestDevice, type TestOffice } from './support.ts'

const roles = ['adviser', 'lead', 'tablet'] as const
type Role = (typeof roles)[number]
const acts = ['create', 'edit', 'delete', 'review', 'merge', 'resolve', 'erase'] as const
type Act = (typeof acts)[number]
const standings: readonly DeviceStanding[] = [
  'active',
  'reenrol',
  'waiting',
  'refused',
  'revoked-lost',
  'revoked-stolen',
]

/**
 * What each role may, as the design says it in words (security.md, Roles), written out a second time: never made from the
 * table that it is held against. A letter for an act: C create, E edit, D delete, R review, M merge, S settle a conflict;
 * small where only one's own.
 */
const allowed: Record<KindName, Record<Role, string>> = {
  session: { adviser: 'CEd', lead: 'CEDRMS', tablet: '' },
  companyStart: { adviser: 'CEd', lead: 'CEDRMS', tablet: '' },
  activity: { adviser: 'CEd', lead: 'CEDRMS', tablet: '' },
  financing: { adviser: 'CEd', lead: 'CEDRMS', tablet: '' },
  expense: { adviser: 'CEd', lead: 'CEDRMS', tablet: '' },
  contact: { adviser: 'CEd', lead: 'CEDMS', tablet: '' },
  attendanceList: { adviser: 'CEd', lead: 'CEDMS', tablet: 'CE' },
  attendance: { adviser: 'C', lead: 'C', tablet: 'C' },
  photoPart: { adviser: 'C', lead: 'C', tablet: 'C' },
  background: { adviser: 'C', lead: 'C', tablet: 'C' },
  programme: { adviser: '', lead: 'CEDMS', tablet: '' },
  office: { adviser: '', lead: 'CEDMS', tablet: '' },
  report: { adviser: '', lead: 'CEDMS', tablet: '' },
  member: { adviser: '', lead: '', tablet: '' },
  lock: { adviser: '', lead: '', tablet: '' },
}
/** Whose records of a kind each role is shown: everybody's, those that its own device took, or none. */
const shown: Record<Role, (kind: KindName) => 'all' | 'own' | 'none'> = {
  lead: () => 'all',
  // A photo that has reached the office is never sent to a telephone again.
  adviser: (kind) => (kind === 'attendance' ? 'own' : kind === 'photoPart' ? 'none' : 'all'),
  tablet: () => 'none',
}
const letters: Record<Act, string> = {
  ...{ create: 'C', edit: 'E', delete: 'D', review: 'R', merge: 'M', resolve: 'S' },
  // Nobody erases by a record: that is an order of the lead's to the server, freshly signed in.
  erase: '-',
}
const mayHere = (role: Role, kind: KindName, act: Act, own: boolean): boolean =>
  allowed[kind][role].includes(letters[act]) ||
  (own && allowed[kind][role].includes(letters[act].toLowerCase()) && letters[act] !== '-')

/** One field of each kind that can be changed by itself. */
const edits: Record<KindName, Record<string, unknown>> = {
  session: { municipality: '1880' },
  companyStart: { date: '2026-05-05' },
  activity: { date: '2026-05-05' },
  financing: { date: '2026-05-05' },
  expense: { date: '2026-05-05' },
  contact: { name: 'Någon Annan' },
  attendanceList: { date: '2026-05-05' },
  attendance: { name: 'Någon Annan' },
  photoPart: { part: 1 },
  background: { age: {} },
  programme: { name: 'Ett annat program' },
  office: { name: 'Ett annat kontor' },
  report: { year: 2020 },
  member: { name: 'Någon Annan' },
  lock: { year: 2020 },
}

type Cell = { kind: KindName; act: Act; own: boolean; mutation: Mutation }
let seed = 1
/** A valid record of a kind, without what only a lead decides of it. */
function valuesOf(kind: KindName): Record<string, unknown> {
  const [drawn] = fc.sample(anyRecordOf(kind), { seed: seed++, numRuns: 1 })
  const leads = ['id', 'kind', 'review', 'sameAs', 'notSameAs']
  return Object.fromEntries(Object.entries(drawn ?? {}).filter(([name]) => !leads.includes(name)))
}

async function cellsFor(office: TestOffice, device: TestDevice, other: TestDevice): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const kind of kindNames) {
    cells.push({
      ...{ kind, act: 'create', own: true },
      mutation: device.mutation({
        type: kind,
        rec: anId(),
        // As it travels: what is a list of rows goes one by one.
        set: creationOf(kind, anId(), valuesOf(kind), anId()).set,
      }),
    })
    for (const own of [true, false]) {
      const by = own ? device : other
      for (const act of acts.filter((one) => one !== 'create')) {
        // Each act has a record of its own: none is in the way of another.
        const rec = uuidv7(Date.now(), office.world.random(10))
        const made = creationOf(kind, rec, valuesOf(kind), anId())
        await office.store.transaction(office.office.id, (tx) =>
          writeChange(tx, { member: by.member, device: by.deviceId }, made, office.world),
        )
        const [name = ''] = Object.keys(edits[kind])
        const seen = { [name]: Object.hasOwn(made.set, name) ? [made.mid] : [] }
        const mutation = device.mutation({
          type: kind,
          rec,
          op: act === 'resolve' || act === 'erase' ? act : 'set',
          ...(act === 'delete'
            ? { set: { _deleted: true }, base: { _deleted: [] } }
            : act === 'review'
              ? { set: { review: { state: 'approved' } }, base: { review: [] } }
              : act === 'merge'
                ? { set: { sameAs: anId() }, base: { sameAs: [] } }
                : act === 'erase'
                  ? { set: { [name]: null }, base: seen }
                  : { set: edits[kind], base: seen }),
        })
        cells.push({ kind, act, own, mutation })
      }
    }
  }
  return cells
}

const said = ({ kind, act, own }: Cell) => `${kind} ${act} ${own ? 'own' : 'another’s'}`

describe.each(roles)('a %s', (role) => {
  test.each(['active', 'reenrol'] as const)(
    'on a device that is %s may what the table says, and nothing else',
    async (standing) => {
      const { office, device, other } = await offices(role)
      const cells = await cellsFor(office, device, other)
      await stands(office, device, standing)
      const taken: string[] = []
      const refused: string[] = []
      for (let at = 0; at < cells.length; at += 40) {
        const some = cells.slice(at, at + 40)
        const { results } = await device.sync(some.map(({ mutation }) => mutation))
        for (const [i, result] of results.entries()) {
          const cell = some[i] as Cell
          if (result.status === 'quarantined') refused.push(`${said(cell)}: ${result.issues?.[0]?.because}`)
          else taken.push(said(cell))
        }
      }
      expect(taken.length + refused.length).toBe(kindNames.length * 13)
      // Refused for what it is, and not for some slip of the test's.
      const forWhatItIs = /: (not-allowed|written-once|unknown-field)$| erase .*: required$/
      expect(refused.filter((one) => !forWhatItIs.test(one))).toEqual([])
      expect(taken.sort()).toEqual(
        cells
          .filter(({ kind, act, own }) => mayHere(role, kind, act, own))
          .map(said)
          .sort(),
      )
      await office.close()
    },
    120_000,
  )

  test.each(['waiting', 'refused'] as const)(
    'on a device that is %s may nothing at all',
    async (standing) => {
      const { office, device, other } = await offices(role)
      const cells = await cellsFor(office, device, other)
      await stands(office, device, standing)
      const before = await office.inside((tx) => tx.head())
      for (let at = 0; at < cells.length; at += 100) {
        const answer = await device.raw(
          device.request(cells.slice(at, at + 100).map(({ mutation }) => mutation)),
        )
        expect(answer.status).toBe(401)
        expect(answer.text).not.toContain('entries')
      }
      expect(await office.inside((tx) => tx.head())).toEqual(before)
      expect(await office.inside((tx) => tx.quarantineRows())).toEqual([])
      await office.close()
    },
  )

  test('on a lost device is heard into the quarantine and reads nothing; on a stolen one is not even heard', async () => {
    for (const standing of ['revoked-lost', 'revoked-stolen'] as const) {
      const { office, device, other } = await offices(role)
      const cells = await cellsFor(office, device, other)
      await stands(office, device, standing)
      const before = await office.inside((tx) => tx.head())
      const muts = cells.slice(0, 150).map(({ mutation }) => mutation)
      const reply = await device.sync(muts, { unsent: muts.length })
      expect(reply.entries).toEqual([])
      expect(reply.deviceState).toBe('wipe')
      const statuses = new Set(reply.results.map(({ status }) => status))
      expect([...statuses]).toEqual(standing === 'revoked-lost' ? ['quarantined'] : [])
      expect(await office.inside((tx) => tx.head())).toEqual(before)
      await office.close()
    }
  })

  test('is shown what the table says, and no record beside it', async () => {
    const { office, device, other } = await offices(role)
    const made: { rec: string; kind: KindName; own: boolean }[] = []
    for (const kind of kindNames) {
      for (const own of [true, false]) {
        const by = own ? device : other
        const change = creationOf(kind, anId(), valuesOf(kind), anId())
        await office.store.transaction(office.office.id, (tx) =>
          writeChange(tx, { member: by.member, device: by.deviceId }, change, office.world),
        )
        made.push({ rec: change.rec, kind, own })
      }
    }
    const entries: Entry[] = []
    for (let more = true; more; ) {
      const reply = await device.sync()
      entries.push(...reply.entries)
      more = reply.more
    }
    const seen = new Set(entries.map(({ rec }) => rec))
    const name = ({ kind, own }: { kind: KindName; own: boolean }) => `${kind} ${own ? 'own' : 'another’s'}`
    expect(made.filter(({ rec }) => seen.has(rec)).map(name)).toEqual(
      made
        .filter(({ kind, own }) => shown[role](kind) === 'all' || (shown[role](kind) === 'own' && own))
        .map(name),
    )
    await office.close()
  })
})

test('every kind and every way a device may stand is in these tables', () => {
  expect(Object.keys(allowed).sort()).toEqual([...kindNames].sort())
  expect(new Set(standings).size).toBe(6)
})

async function offices(role: Role): Promise<{ office: TestOffice; device: TestDevice; other: TestDevice }> {
  const office = await anOffice()
  return {
    office,
    device: await office.enrolled(role, 'Den det gäller'),
    other: await office.enrolled('adviser', 'Någon annan'),
  }
}

async function stands(office: TestOffice, device: TestDevice, state: DeviceStanding): Promise<void> {
  await office.store.transaction(office.office.id, async (tx) => {
    const row = await tx.device(device.deviceId)
    if (row) await tx.keepDevice({ ...row, state })
  })
}
