// After an upgrade: what newer devices sent to the version before is taken, if the office knows its version now.
import { schemaNumber } from '../sync/messages.ts'
import { takeAgain, waitedFor } from '../sync/taken-again.ts'
import type { OfficeStore, QuarantinedRow, Store } from './stores/store.ts'
import { handedBy, type World } from './world.ts'

/** Takes what has waited, in the order it came; how many were taken. What is wrong stays where it is, and says so. */
export async function takeWhatWaited(store: Store, world: World, schema = schemaNumber): Promise<number> {
  let taken = 0
  const offices = await store.read((tx) => tx.offices())
  for (const { id } of offices) {
    const rows = await store.read((tx) => waiting(tx.office(id), schema))
    if (rows.length === 0) continue
    taken += await store.transaction(id, async (tx) => {
      let here = 0
      for (const row of await waiting(tx, schema)) if (await takeOne(tx, row, world, schema)) here++
      return here
    })
  }
  return taken
}

const waiting = async (tx: OfficeStore, schema: number): Promise<QuarantinedRow[]> =>
  (await tx.quarantineRows()).filter((row) => !row.repaired && waitedFor(row, schema))

async function takeOne(tx: OfficeStore, row: QuarantinedRow, world: World, schema: number): Promise<boolean> {
  const receipt = await tx.receipt(row.mid)
  const device = row.device === null ? null : await tx.device(row.device)
  const member = (await tx.members()).find(({ id }) => id === row.member)
  // Of somebody who has left, or a device that is shut out: the lead decides.
  const isIn = device?.state === 'active' || device?.state === 'reenrol'
  if (receipt?.status !== 'quarantined' || !device || !isIn || !member?.active) return false
  await tx.dropReceipt(row.mid)
  const who = { id: device.id, member: member.id, role: member.role }
  const kept = { raw: row.raw, receivedHash: receipt.bodyHash }
  const issues = await takeAgain(tx, who, kept, handedBy(world, schema))
  if (issues === null) {
    await tx.dropQuarantined(row.id)
    return true
  }
  await tx.keepReceipt(row.mid, { ...receipt, issues })
  await tx.keepIssues(row.id, issues)
  return false
}
