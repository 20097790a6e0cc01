// Practice: an office of its own with an invented half year in it, which sends nothing and leaves nothing behind.
import { radgivning2024 } from '../domain/programme/radgivning-2024.ts'
import type { KindName } from '../domain/records/kinds.ts'
import { officeId } from '../domain/records/office.ts'
import { addDays, type LocalDate } from '../domain/values/local-date.ts'
import { sameValue } from '../sync/canonical.ts'
import type { Entry, Mutation } from '../sync/messages.ts'
import { creationOf, type Values } from '../sync/mutation.ts'
import { type Memory, openMemory } from './database.ts'
import { readDraft } from './drafts.ts'
import type { Handed } from './handed.ts'
import { keepMe } from './me.ts'
import { deletePractice, holdPractice, type Locks, practiceStore } from './practice-store.ts'
import { newKey, type Sealer, sealerWith } from './seal.ts'
import { Transport, type TransportState } from './transport.ts'
import { write } from './write.ts'

export type PracticeOffice = { memory: Memory; sealer: Sealer; handed: Handed; transport: Transport }
export type Practice = {
  office: PracticeOffice
  /** Whom she is asked to find, and the year’s target, which one more session meets. */
  contact: string
  goal: number
  /** Ends it and deletes what it kept; may be called twice. */
  end: () => Promise<void>
}

/** Nothing leaves a practice: what is saved waits, as it does where there is no network. */
class StaysHere extends Transport {
  readonly #state: TransportState = { doing: 'waiting', because: 'no-network' }
  override get state(): TransportState {
    return this.#state
  }
  override start(): () => void {
    return () => {}
  }
  override nudge(): void {}
  override async syncNow(): Promise<void> {}
}

/** As long as a page that was just opened may still be tidying up after a practice that was closed in the middle. */
const patience = 2_000

/**
 * Begins: a new store under a name of its own, sealed with a key that is kept nowhere. Null while another tab practises;
 * throws where no store can be made.
 */
export async function beginPractice(
  handed: Handed,
  { today, name, locks }: { today: LocalDate; name: string; locks: Locks },
): Promise<Practice | null> {
  const held = await holdPractice(locks, patience)
  if (!held) return null
  let office: Omit<PracticeOffice, 'transport'>
  try {
    office = await inventedOffice(handed, today, name)
  } catch (problem) {
    held.letGo()
    throw problem
  }
  const { memory } = office
  let ended: Promise<void> | undefined
  const end = async () => {
    memory.close()
    await deletePractice()
    held.letGo()
  }
  return {
    office: { ...office, transport: new StaysHere(office) },
    contact: groups[0].name,
    goal: goalOfTheYear,
    end: () => {
      ended ??= end()
      return ended
    },
  }
}

async function inventedOffice(handed: Handed, today: LocalDate, name: string) {
  await deletePractice()
  const opened = await openMemory(practiceStore)
  if (!opened.ok) throw new Error(`the practice: ${opened.problem.because}`)
  const { memory } = opened
  const sealer = sealerWith(handed.crypto, await newKey(handed.crypto))
  const fetch = () => Promise.reject(new TypeError('nothing leaves a practice'))
  const office = { memory, sealer, handed: { ...handed, fetch } satisfies Handed }
  try {
    await invent(office, today, name)
  } catch (problem) {
    memory.close()
    throw problem
  }
  return office
}

const groups = [
  { id: '00000000-0000-7000-8000-000000000011', name: 'Hjulet', type: 'group', municipality: '1885' },
  { id: '00000000-0000-7000-8000-000000000012', name: 'Byakraft Tived', type: 'group', municipality: '1860' },
  { id: '00000000-0000-7000-8000-000000000013', name: 'Matvagnen', type: 'company', municipality: '1880' },
  { id: '00000000-0000-7000-8000-000000000014', name: 'Odla ihop Nora', type: 'group', municipality: '1884' },
] as const
const sessionId = (nth: number) => `00000000-0000-7000-8000-0000000001${String(nth).padStart(2, '0')}`
const goalOfTheYear = 12
/** Who logged what was there before she came. */
const colleague = { id: '00000000-0000-7000-8000-000000000021', name: 'Kim' }

/** What the office knows already: a programme of this year, four contacts, and one session fewer than its target. */
function inventions(today: LocalDate): { kind: KindName; id: string; values: Values }[] {
  const year = today.slice(0, 4)
  const { kind: _, id, ...programme } = radgivning2024
  const only = ['advisory-sessions', 'companies-started', 'community-dialogues']
  const indicators = programme.indicators
    .filter((one) => only.includes(one.id))
    .map((one) =>
      one.id === 'advisory-sessions'
        ? { ...one, target: { atLeast: goalOfTheYear, per: 'year' } }
        : { ...one, target: null },
    )
  // Never before the year's first day: what is older counts in another year.
  const before = (days: number) => {
    const day = addDays(today, -days)
    return day.startsWith(year) ? day : today
  }
  return [
    {
      kind: 'programme',
      id,
      values: { ...programme, indicators, from: `${year}-01-01`, to: `${year}-12-31` },
    },
    ...groups.map(({ id, ...values }) => ({ kind: 'contact' as const, id, values })),
    ...Array.from({ length: goalOfTheYear - 1 }, (_, nth) => {
      const group = groups[nth % groups.length] ?? groups[0]
      return {
        kind: 'session' as const,
        id: sessionId(nth),
        values: {
          contactIds: [group.id],
          setting: 'individual',
          date: before(5 + nth * 9),
          minutes: [45, 60, 90][nth % 3],
          channel: nth % 4 === 3 ? 'phone' : 'on-site',
          municipality: group.municipality,
          phase: nth % 3 === 2 ? 'start' : 'idea',
          topics: ['cooperation'],
          agenda2030: true,
          companyLab: false,
          review: { state: 'approved' },
        },
      }
    }),
  ]
}

/** Writes it as what an office sent, through the door that everything passes. */
async function invent(
  store: Omit<PracticeOffice, 'transport'>,
  today: LocalDate,
  name: string,
): Promise<void> {
  const { memory, sealer, handed } = store
  const me = { deviceId: handed.id(), member: handed.id() }
  await keepMe(memory, { ...me, name, officeName: '', role: 'adviser', state: 'active' })
  const recvAt = new Date(handed.now()).toISOString()
  const made = [
    ...inventions(today),
    { kind: 'office' as const, id: officeId, values: { name: 'Rådslag' } },
    ...[{ id: me.member, name }, colleague].map((one) => ({
      ...{ kind: 'member' as const, id: one.id },
      values: { name: one.name, role: 'adviser', active: true },
    })),
  ]
  const entries = made.map(({ kind, id, values }, nth): Entry => {
    const change = creationOf(kind, id, values, handed.id())
    const by = { member: colleague.id, device: null }
    return { ...change, seq: nth + 1, by, at: recvAt, recvAt, h: `${nth + 1}` }
  })
  const place = { epoch: 'practice', cursor: entries.length, cursorHash: `${entries.length}` }
  const meta = [
    { key: 'place', value: place },
    { key: 'pulledAll', value: true },
    { key: 'lastSync', value: handed.now() },
  ]
  await write(memory, sealer, async () => ({ intent: { entries, meta }, done: undefined }))
}

export const practiceSteps = ['found', 'saved', 'moved', 'changed', 'undone'] as const
export type PracticeStep = (typeof practiceSteps)[number]

/** What of the practice's steps has been done, as its own store tells: nothing is counted anywhere else. */
export async function practised(office: PracticeOffice): Promise<ReadonlySet<PracticeStep>> {
  const { memory } = office
  const [drafts, queue] = await Promise.all([
    memory.drafts.where('key').startsWith('session:new').primaryKeys(),
    memory.outbox.orderBy('lseq').toArray(),
  ])
  const kept = await Promise.all(drafts.map((key) => readDraft(memory, office.sealer, key)))
  const mutations = queue.map(({ mutation }) => mutation).filter(({ type }) => type === 'session')
  const made = mutations.find(isCreation)
  const done = new Set<PracticeStep>()
  if ([...kept.map((draft) => draft?.values), made?.set].some(hasContact)) done.add('found')
  if (made) done.add('saved')
  if (mutations.some((one) => !isCreation(one) && one.op === 'set')) done.add('changed')
  if (await goesBack(memory, mutations)) done.add('undone')
  return done
}

const isCreation = ({ base, op }: Mutation): boolean => op === 'set' && Object.keys(base).length === 0
const hasContact = (values: Values | undefined): boolean =>
  Array.isArray(values?.contactIds) && values.contactIds.length > 0

/** Whether something was set back to what it was before, or taken away again. */
async function goesBack(memory: Memory, mutations: readonly Mutation[]): Promise<boolean> {
  if (mutations.some(({ op }) => op === 'delete')) return true
  const recs = [...new Set(mutations.map(({ rec }) => rec))]
  const known = await memory.folded.bulkGet(recs.map((rec): [number, string] => [0, rec]))
  // Everything that each field of each record has been, in order.
  const been = new Map<string, unknown[]>()
  for (const row of known)
    for (const { set } of row?.entries ?? [])
      for (const [field, value] of Object.entries(set)) been.set(`${row?.rec} ${field}`, [value])
  for (const one of mutations)
    for (const [field, value] of Object.entries(one.set)) {
      const at = `${one.rec} ${field}`
      const before = been.get(at) ?? (isCreation(one) ? [] : [null])
      if (before.slice(0, -1).some((old) => sameValue(old ?? null, value ?? null))) return true
      been.set(at, [...before, value])
    }
  return false
}
