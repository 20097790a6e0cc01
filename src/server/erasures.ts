// Erasing a person at the office: one order, written to the log by the office itself, and who has read it since.
import { canBeErased } from '../domain/privacy/erase.ts'
import { isKindName, type KindName, personalFields } from '../domain/records/kinds.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import { changeOf } from '../sync/mutation.ts'
import { byTheOffice, shownRecord, writeChange } from './office.ts'
import type { DeviceStanding, LedgerRow, OfficeStore } from './stores/store.ts'
import { newId, type World } from './world.ts'

/** What of a record is to go: these fields, with every value they ever had. */
export type ToErase = { kind: KindName; id: string; fields: string[] }

/** At one time: what one person can be in, many times over. */
const mostRecords = 2_000

/** An order as it came; null when it is none. Fields that a record must have are refused, unless they are personal. */
export function parseOrder(said: unknown): ToErase[] | null {
  if (!Array.isArray(said) || said.length === 0 || said.length > mostRecords) return null
  const order: ToErase[] = []
  for (const one of said as unknown[]) {
    const { kind, id, fields, ...more } = (one ?? {}) as Record<string, unknown>
    if (!isKindName(kind) || !isRecordId(id) || Object.keys(more).length > 0) return null
    if (
      !Array.isArray(fields) ||
      fields.length === 0 ||
      !fields.every((name) => canBeErased(kind, String(name)))
    )
      return null
    order.push({ kind, id, fields: [...new Set(fields.map(String))] })
  }
  return new Set(order.map(({ id }) => id)).size === order.length ? order : null
}

/**
 * Erases, in the transaction that is open: from the log, the records, the quarantine, and the ledger so that a restore
 * does it again. A wish to be erased is done with. False, and nothing done, when a record is not there or of another kind.
 */
export async function erase(tx: OfficeStore, order: readonly ToErase[], world: World): Promise<boolean> {
  for (const { kind, id } of order) if ((await tx.record(id))?.type !== kind) return false
  // One instant for the whole order: by that it is found again as one.
  const now = world.clock()
  const still: World = { ...world, clock: () => now }
  for (const { kind, id, fields } of order) {
    // An attendance row is a person and nothing else; elsewhere only what was named goes.
    const names = kind === 'attendance' ? personalFields(kind) : fields
    const set = Object.fromEntries(names.map((name) => [name, null]))
    await writeChange(
      tx,
      byTheOffice,
      { mid: newId(still), type: kind, rec: id, op: 'erase', set, base: {} },
      still,
    )
    const stored = await tx.record(id)
    const after = stored && kind === 'contact' ? shownRecord(stored) : null
    const done = after && changeOf(after, { erasureAsked: null }, newId(still))
    if (done) await writeChange(tx, byTheOffice, done, still)
  }
  return true
}

/** A device, as far as an erasure goes. */
export type Reader = {
  id: string
  name: string
  memberName: string
  state: DeviceStanding
  lastSeen: string | null
  /** Whether it has read the erasure, and so holds nothing of what it names. */
  done: boolean
}
export type ErasureDone = { at: string; records: { kind: string; id: string }[]; devices: Reader[] }

/** The office's erasures, the latest first, each with the devices that have read it and those that have not. */
export async function erasuresOf(tx: OfficeStore, most = 50): Promise<ErasureDone[]> {
  const byAt = new Map<string, Extract<LedgerRow, { what: 'erased' }>[]>()
  for (const row of await tx.ledger())
    if (row.what === 'erased') byAt.set(row.at, [...(byAt.get(row.at) ?? []), row])
  const members = new Map((await tx.members()).map((one) => [one.id, one.name]))
  const holders = (await tx.devices()).filter(
    ({ state, lastSync, emptied }) =>
      state === 'active' ||
      state === 'reenrol' ||
      (state === 'revoked-lost' && lastSync !== null && !emptied),
  )
  const latest = [...byAt].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, most)
  return Promise.all(
    latest.map(async ([at, rows]) => {
      const places = await Promise.all(rows.map(async ({ mid }) => (await tx.receipt(mid))?.seq ?? 0))
      const last = Math.max(...places)
      return {
        at,
        records: rows.map(({ type, rec }) => ({ kind: type, id: rec })),
        devices: holders
          // What has never read the log holds nothing of it.
          .filter(({ lastSync, unsent }) => lastSync !== null || (unsent ?? 0) > 0)
          .map(({ id, name, member, state, lastSeen, readTo }) => ({
            id,
            name,
            memberName: members.get(member) ?? '',
            state,
            lastSeen,
            done: readTo >= last,
          })),
      }
    }),
  )
}
