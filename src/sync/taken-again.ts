// What was kept for being of a newer version, once the office is of that version too (sync.md 2.3).
import type { Issue } from '../domain/records/kind.ts'
import { parseMutation } from './messages.ts'
import type { Device, Handed, OfficeTx, Quarantined } from './office-log.ts'
import { acceptMutation, checkMutation } from './on-server.ts'

/** Whether a mutation was refused for being of a newer version and nothing else, and no longer is newer. */
export function waitedFor({ issues, raw }: Pick<Quarantined, 'issues' | 'raw'>, schema: number): boolean {
  if (issues.length !== 1 || issues[0]?.because !== 'newer-schema') return false
  const parsed = parseMutation(JSON.parse(raw))
  return parsed.ok && parsed.mutation.schema <= schema
}

/** Takes it through the ordinary checks: null when it is taken, else what is wrong with it. It has no receipt then. */
export async function takeAgain(
  tx: OfficeTx,
  device: Device,
  { raw, receivedHash }: { raw: string; receivedHash: string },
  handed: Handed,
): Promise<Issue[] | null> {
  const parsed = parseMutation(JSON.parse(raw))
  if (!parsed.ok) return parsed.issues
  const { mutation } = parsed
  const record = await tx.record(mutation.rec)
  const checked = await checkMutation(tx, device, mutation, record, handed)
  if (!checked.ok) return checked.issues
  const { seq: cursor } = await tx.head()
  const by = { member: device.member, device: device.id }
  await acceptMutation(tx, by, checked.mutation, { record, cursor, handed, receivedHash })
  if (mutation.repairs !== undefined) await tx.markRepaired(mutation.repairs)
  return null
}
