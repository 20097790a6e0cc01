// Who leaves the office: the person's account ends, and every device dies with it (security.md, Lost phone).
import type { SignedIn } from './access.ts'
import { sayMember } from './office.ts'
import type { DeviceRow, OfficeStore, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

export type Left =
  | { ok: true; name: string; devices: number; unsent: number }
  /** None of that id, or she has left already. */
  | { ok: false; because: 'not-found' }
  /** Without a lead nobody could let anybody in. */
  | { ok: false; because: 'last-lead' }

/**
 * The person is no member any more. What her devices hold unsent they may hand over once, as a lost one does; what she
 * signed in with, her calendar and her open invitations are gone.
 */
export const leave = (store: Store, office: string, id: string, world: World): Promise<Left> =>
  store.transaction(office, async (tx): Promise<Left> => {
    const members = await tx.members()
    const member = members.find((one) => one.id === id && one.active)
    if (!member) return { ok: false, because: 'not-found' }
    const others = members.filter((one) => one.active && one.role === 'lead' && one.id !== id)
    if (member.role === 'lead' && others.length === 0) return { ok: false, because: 'last-lead' }
    const left = { ...member, active: false }
    await tx.keepMember(left)
    await sayMember(tx, left, world)
    let devices = 0
    let unsent = 0
    for (const device of (await tx.devices()).filter((one) => one.member === id)) {
      if (device.state === 'refused' || device.state.startsWith('revoked')) continue
      await putOut(tx, device, world)
      devices++
      unsent += device.unsent ?? 0
    }
    await tx.door.dropSignIns({ member: id })
    await tx.door.dropRecoveryCodes(id)
    for (const passkey of await tx.door.passkeys())
      if (passkey.member === id) await tx.door.dropPasskey(passkey.id)
    for (const invitation of await tx.invitations())
      if (invitation.member === id && invitation.state === 'open')
        await tx.keepInvitation({ ...invitation, state: 'void' })
    await tx.dropCalendar(id)
    return { ok: true, name: member.name, devices, unsent }
  })

/** One that still waited has nothing to hand over: it was never let in. */
async function putOut(tx: OfficeStore, device: DeviceRow, world: World): Promise<void> {
  const state = device.state === 'waiting' ? 'refused' : 'revoked-lost'
  await tx.keepDevice({ ...device, state })
  await tx.keepLedger({ what: 'revoked', device: device.id, state, at: instantNow(world) })
}

/** What a device says of itself beside its syncs; true when that was news. */
export const noteFacts = (
  store: Store,
  { office, device }: Pick<SignedIn, 'office' | 'device'>,
  said: { persisted?: boolean; wipedAt?: string },
): Promise<boolean> =>
  store.transaction(office, async ({ door }) => {
    const known = (await door.facts()).find((one) => one.device === device.id)
    const before = { device: device.id, persisted: known?.persisted ?? null, wipedAt: known?.wipedAt ?? null }
    const after = { ...before, ...said }
    if (after.persisted === before.persisted && after.wipedAt === before.wipedAt) return false
    await door.keepFacts(after)
    return true
  })
