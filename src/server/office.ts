// An office on the server: how it is made, who its members are, and its records as they are shown.
import { radgivning2024 } from '../domain/programme/radgivning-2024.ts'
import { travelAtFirst } from '../domain/programme/travel.ts'
import { isKindName, type KindName } from '../domain/records/kinds.ts'
import { officeId } from '../domain/records/office.ts'
import type { Role } from '../domain/roles.ts'
import type { Author } from '../sync/messages.ts'
import { type Change, changeOf, creationOf } from '../sync/mutation.ts'
import type { OfficeTx, StoredRecord } from '../sync/office-log.ts'
import { acceptMutation } from '../sync/on-server.ts'
import { receiptHash } from '../sync/receipt-hash.ts'
import { recordAfter } from '../sync/record-after.ts'
import { type Shown, shown } from '../sync/shown.ts'
import type { MemberAccess, Office, OfficeStore, Store, StoreTx } from './stores/store.ts'
import { handedBy, hex, instantNow, newId, type World } from './world.ts'

/** What an office is called until its set-up names it. */
const unnamed = 'Vårt kontor'

/** The office itself, as the author of what the server writes. */
export const byTheOffice: Author = { member: null, device: null }

/** Writes a change that the server itself vouches for: the one way in for imports, members and set-up. */
export async function writeChange(tx: OfficeTx, by: Author, change: Change, world: World): Promise<void> {
  const handed = handedBy(world)
  const { seq } = await tx.head()
  await acceptMutation(
    tx,
    by,
    { ...change, at: handed.now() },
    {
      record: await tx.record(change.rec),
      cursor: seq,
      handed,
      receivedHash: await receiptHash(tx, world.sha256, change),
    },
  )
}

/** A new office: its first entries are the default programme, then the office itself, with what a trip costs (sync.md 2.4). */
export async function makeOffice(tx: StoreTx, name: string, world: World): Promise<Office> {
  const office: Office = { id: newId(world), name, epoch: newId(world), madeAt: instantNow(world) }
  await tx.makeOffice(office, hex(world.random(32)))
  const inside = tx.office(office.id)
  const { kind, id, ...programme } = radgivning2024
  await writeChange(inside, byTheOffice, creationOf(kind, id, programme, newId(world)), world)
  const itself = { name, ...travelAtFirst }
  await writeChange(inside, byTheOffice, creationOf('office', officeId, itself, newId(world)), world)
  return office
}

/** The store's offices; the first command or start makes the first of them. */
export const ensureOffices = async (store: Store, world: World): Promise<Office[]> => {
  const known = await store.read((tx) => tx.offices())
  if (known.length > 0) return known
  return store.write(async (tx) => {
    const now = await tx.offices()
    return now.length > 0 ? now : [await makeOffice(tx, unnamed, world)]
  })
}

/** A member of the office: the record that all see, and the access row that lets in. */
export async function addMember(
  tx: OfficeStore,
  { name, role }: { name: string; role: Role },
  world: World,
): Promise<MemberAccess> {
  const member: MemberAccess = { id: newId(world), name, role, active: true }
  await tx.keepMember(member)
  const values = { name, role, active: true }
  await writeChange(tx, byTheOffice, creationOf('member', member.id, values, newId(world)), world)
  return member
}

/** A member's record says what the access row says: name, role, and whether she is still here. */
export async function sayMember(
  office: OfficeStore,
  { id, name, role, active }: MemberAccess,
  world: World,
): Promise<void> {
  const stored = await office.record(id)
  const now = stored && shownRecord(stored)
  const change = now && changeOf(now, { name, role, active }, newId(world))
  if (change) await writeChange(office, byTheOffice, change, world)
}

/** A person is one member, however many devices: found by name and role, else made. */
export async function memberCalled(
  tx: OfficeStore,
  wanted: { name: string; role: Role },
  world: World,
): Promise<MemberAccess> {
  const known = (await tx.members()).find(
    ({ name, role, active }) => active && role === wanted.role && sameName(name, wanted.name),
  )
  return known ?? addMember(tx, wanted, world)
}

export const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')

/** The office gets the name that its lead gives it at set-up. */
export async function nameOffice(tx: OfficeStore, by: Author, name: string, world: World): Promise<void> {
  await tx.rename(name)
  const stored = await tx.record(officeId)
  const now = stored && shownRecord(stored)
  const change = now && changeOf(now, { name }, newId(world))
  if (change) await writeChange(tx, by, change, world)
}

/** A stored record as all see it; null when its kind is of a newer version. */
export function shownRecord({ type, rec, folded, first }: StoredRecord): Shown | null {
  return isKindName(type) ? shown(type as KindName, rec, folded, { arrived: first, unsent: false }) : null
}

/** Every record of the office, in the order they reached it. */
export const shownRecords = async (tx: OfficeStore): Promise<Shown[]> =>
  (await tx.records()).flatMap((stored) => shownRecord(stored) ?? [])

/** The office's records as they were when the log had so many entries: what a year was reported from. */
export async function recordsAt(tx: OfficeStore, seq: number): Promise<Shown[]> {
  const folded = new Map<string, StoredRecord>()
  let read = 0
  for (;;) {
    const entries = await tx.entriesAfter(read, 1000)
    for (const entry of entries) {
      read = entry.seq
      if (entry.seq <= seq) folded.set(entry.rec, recordAfter(folded.get(entry.rec) ?? null, entry))
    }
    if (entries.length === 0 || read >= seq) break
  }
  return [...folded.values()].flatMap((stored) => shownRecord(stored) ?? [])
}
