// Who gets in: invitations and their codes, devices and their tokens (security.md, Devices and sign-in).
import { checkField } from '../domain/records/kind.ts'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { Role } from '../domain/roles.ts'
import { codeFrom, codeLength, codeMinutes, parseCode, twoWords } from '../sync/enrolment.ts'
import { limits } from '../sync/limits.ts'
import { saltOf } from './code-salt.ts'
import { addMember, memberCalled, nameOffice } from './office.ts'
import type {
  DeviceRow,
  InvitationRow,
  InvitationState,
  MemberAccess,
  OfficeStore,
  Store,
  StoreTx,
} from './stores/store.ts'
import { instantNow, newId, type World } from './world.ts'

/** The set-up link's code is long enough that nobody guesses it; so wrong tries do not void it. */
const setUpLength = 26
const setUpHours = 24
/** Who leads an office that was set up without a name. */
const unnamedLead = 'Verksamhetsledaren'

export type Invited = { id: string; code: string; expiresAt: string }

/** A name as it is kept, or why it cannot be. */
export function parseName(
  kind: KindName,
  typed: unknown,
): { ok: true; name: string } | { ok: false; because: string } {
  const plain = typeof typed === 'string' ? withoutControls(typed) : typed
  const checked = checkField(kindNamed(kind), 'name', plain)
  if (checked.ok) return { ok: true, name: checked.value as string }
  return { ok: false, because: checked.issues[0]?.because ?? 'not-valid' }
}

const withoutControls = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

const later = (world: World, minutes: number): string =>
  new Date(world.clock() + minutes * 60_000).toISOString()

/** Invites a person: a code to type within ten minutes, once. The person is a member of the office from now on. */
export async function invite(
  store: Store,
  office: string,
  { name, role, confirmed }: { name: string; role: Role; confirmed: boolean },
  world: World,
): Promise<Invited> {
  const code = codeFrom(world.random(codeLength))
  const codeHash = await world.slowHash(code, await saltOf(store, world))
  return store.transaction(office, async (tx) => {
    const member = await memberCalled(tx, { name, role }, world)
    const invitation: InvitationRow = {
      id: newId(world),
      member: member.id,
      name: member.name,
      role,
      codeHash,
      madeAt: instantNow(world),
      expiresAt: later(world, codeMinutes),
      state: 'open',
      confirmed,
      wrongTries: 0,
    }
    await tx.keepInvitation(invitation)
    return { id: invitation.id, code, expiresAt: invitation.expiresAt }
  })
}

const canLead = ({ state }: DeviceRow): boolean =>
  state === 'active' || state === 'waiting' || state === 'reenrol'

/** For each office that no lead has a device in: a new set-up link; the one printed before is void. */
export async function renewSetUp(
  store: Store,
  world: World,
): Promise<{ office: string; name: string; code: string; expiresAt: string }[]> {
  const salt = await saltOf(store, world)
  const leaderless = await store.read(async (tx) => {
    const found = []
    for (const office of await tx.offices()) if (!(await hasLead(tx.office(office.id)))) found.push(office)
    return found
  })
  const links = []
  for (const { id: office, name } of leaderless) {
    const code = codeFrom(world.random(setUpLength), setUpLength)
    const codeHash = await world.slowHash(code, salt)
    const expiresAt = later(world, setUpHours * 60)
    await store.transaction(office, async (tx) => {
      await voidSetUps(tx)
      await tx.keepInvitation({
        id: newId(world),
        member: null,
        name: '',
        role: 'lead',
        codeHash,
        madeAt: instantNow(world),
        expiresAt,
        state: 'open',
        confirmed: true,
        wrongTries: 0,
      })
    })
    links.push({ office, name, code, expiresAt })
  }
  return links
}

async function hasLead(tx: OfficeStore): Promise<boolean> {
  const leads = new Set(
    (await tx.members()).filter((one) => one.active && one.role === 'lead').map(({ id }) => id),
  )
  return (await tx.devices()).some((device) => leads.has(device.member) && canLead(device))
}

async function voidSetUps(tx: OfficeStore): Promise<void> {
  for (const one of await tx.invitations()) {
    if (one.member === null && one.state === 'open') await tx.keepInvitation({ ...one, state: 'void' })
  }
}

export type EnrolAsked = {
  /** The member whose unsent rows the device holds; only a code for her will do. */
  member?: unknown
  code: unknown
  deviceName: unknown
  name?: unknown
  officeName?: unknown
  /** The token of the cookie that came along, if any: the same person on the same device keeps its id. */
  token: string | null
  /** The name that the device has had, as it says itself: the same member's rows may lie on it still. */
  was?: unknown
}
export type Enrolled = {
  device: DeviceRow
  member: MemberAccess
  office: { id: string; name: string }
  token: string
}
export type NotEnrolled =
  | { because: 'other-member' }
  | { because: 'not-valid'; issues: { field: string; because: string }[] }
  /** Wrong, used, void or too old: the same answer, so that guessing learns nothing. */
  | { because: 'wrong-code' }

/** Claims an invitation: a device, its token, and the two words that both screens show. */
export async function enrol(
  store: Store,
  asked: EnrolAsked,
  world: World,
): Promise<{ ok: true; enrolled: Enrolled } | ({ ok: false } & NotEnrolled)> {
  const code = typeof asked.code === 'string' ? parseCode(asked.code.slice(0, 60)) : null
  const issues: { field: string; because: string }[] = []
  const deviceName = parseName('member', asked.deviceName)
  if (!deviceName.ok) issues.push({ field: 'deviceName', because: deviceName.because })
  const ownName = asked.name === undefined ? null : parseName('member', asked.name)
  if (ownName && !ownName.ok) issues.push({ field: 'name', because: ownName.because })
  const officeName = asked.officeName === undefined ? null : parseName('office', asked.officeName)
  if (officeName && !officeName.ok) issues.push({ field: 'officeName', because: officeName.because })
  if (code === null && typeof asked.code !== 'string') issues.push({ field: 'code', because: 'required' })
  if (issues.length > 0 || !deviceName.ok) return { ok: false, because: 'not-valid', issues }
  if (code === null) return { ok: false, because: 'wrong-code' }

  const codeHash = await world.slowHash(code, await saltOf(store, world))
  return store.write(async (tx) => {
    const now = instantNow(world)
    const open = (await tx.openInvitations()).filter(({ invitation }) => invitation.expiresAt > now)
    const found = open.find(({ invitation }) => invitation.codeHash === codeHash)
    if (!found) {
      if (code.length === codeLength) await countWrongTry(tx, open)
      return { ok: false, because: 'wrong-code' }
    }
    const { invitation } = found
    // Looked at again with the office's row held: another instance may have made it void a moment ago.
    const inside = tx.office(found.office)
    const still = (await inside.invitations()).find(({ id }) => id === invitation.id)
    if (still?.state !== 'open') return { ok: false, because: 'wrong-code' }
    // Unsent rows of one member must not be sent under another's name: the code stays good (sync.md 2.3).
    if (asked.member !== undefined && asked.member !== invitation.member) {
      return { ok: false, because: 'other-member' }
    }
    await inside.keepInvitation({ ...invitation, state: 'used' })
    const name = ownName?.ok ? ownName.name : unnamedLead
    const known = (await inside.members()).find(({ id }) => id === invitation.member)
    const member = known ?? (await addMember(inside, { name, role: invitation.role }, world))
    if (member.role === 'lead') await voidSetUps(inside)
    const old = asked.token === null ? null : await tx.deviceByToken(world.sha256(asked.token))
    const kept =
      old && old.office === found.office && old.device.member === member.id && canLead(old.device)
        ? old.device
        : null
    const token = Buffer.from(world.random(32)).toString('base64url')
    const device: DeviceRow = {
      id: kept?.id ?? newId(world),
      name: deviceName.name.slice(0, 100),
      member: member.id,
      tokenHash: world.sha256(token),
      state:
        invitation.confirmed || kept?.state === 'active' || kept?.state === 'reenrol' ? 'active' : 'waiting',
      words: twoWords(world.random(2)),
      enrolledAt: now,
      lastSeen: now,
      lastSync: kept?.lastSync ?? null,
      unsent: kept?.unsent ?? null,
      appVersion: kept?.appVersion ?? null,
      emptied: false,
      // Whatever it held under this name, it has yet to say that it has read what was erased since.
      readTo: 0,
      was: kept?.was ?? (await namesBefore(inside, asked.was, member.id)),
    }
    await inside.keepDevice(device)
    if (invitation.member === null && officeName?.ok) {
      await nameOffice(inside, { member: member.id, device: device.id }, officeName.name, world)
    }
    const office = await inside.office()
    return { ok: true, enrolled: { device, member, office, token } }
  })
}

/**
 * The names that a device had before, if it was this member's under them. It is believed, for all that it is shown by
 * them is which of those rows were erased: ids, and nothing that anybody said (I15, I16).
 */
async function namesBefore(tx: OfficeStore, was: unknown, member: string): Promise<readonly string[]> {
  const before = typeof was === 'string' ? await tx.device(was) : null
  return before?.member === member ? [before.id, ...before.was].slice(0, 20) : []
}

/** Five wrong tries make every open code void; the lead sees it in the list. */
async function countWrongTry(
  tx: StoreTx,
  open: readonly { office: string; invitation: InvitationRow }[],
): Promise<void> {
  for (const { office, invitation } of open) {
    if (invitation.member === null) continue
    const wrongTries = invitation.wrongTries + 1
    const state: InvitationState = wrongTries >= limits.wrongTriesPerCode ? 'void' : 'open'
    await tx.office(office).keepInvitation({ ...invitation, wrongTries, state })
  }
}

export type SignedIn = { office: string; device: DeviceRow; member: MemberAccess; lastErasure: number }

/** Whose token this is; null when it is nobody's, or its member has left and it was never let in. */
export async function deviceOf(store: Store, token: string | null, world: World): Promise<SignedIn | null> {
  if (token === null) return null
  const found = await store.read((tx) => tx.deviceByToken(world.sha256(token)))
  if (!found || found.device.state === 'refused') return null
  // Of a member who has left, too, a device is told to wipe itself, and may first hand over what it held.
  return found.member.active || found.device.state.startsWith('revoked') ? found : null
}

/** The lead has compared the words: the device is in. False when no such device waits. */
export const confirmDevice = (store: Store, office: string, id: string): Promise<boolean> =>
  store.transaction(office, async (tx) => {
    const device = await tx.device(id)
    if (device?.state === 'active') return true
    if (device?.state !== 'waiting') return false
    await tx.keepDevice({ ...device, state: 'active' })
    return true
  })

/** The words differ, or nobody knows the device: it never gets in. */
export const refuseDevice = (store: Store, office: string, id: string, world: World): Promise<boolean> =>
  store.transaction(office, async (tx) => {
    const device = await tx.device(id)
    if (device?.state === 'refused') return true
    if (device?.state !== 'waiting') return false
    await tx.keepDevice({ ...device, state: 'refused' })
    await tx.keepLedger({ what: 'revoked', device: id, state: 'refused', at: instantNow(world) })
    return true
  })

/**
 * Shuts a device out: a lost one may hand over its last rows, a stolen one only wipes itself. Null when there is
 * none of that id, else what was unsent when it was last heard of.
 */
export const revokeDevice = (
  store: Store,
  office: string,
  id: string,
  stolen: boolean,
  world: World,
): Promise<{ unsent: number | null; lastSync: string | null } | null> =>
  store.transaction(office, async (tx) => {
    const device = await tx.device(id)
    if (!device || device.state === 'refused') return null
    const { unsent, lastSync } = device
    // Said to be stolen once, it is not merely lost afterwards.
    const state = stolen || device.state === 'revoked-stolen' ? 'revoked-stolen' : 'revoked-lost'
    await tx.keepDevice({ ...device, state })
    await tx.keepLedger({ what: 'revoked', device: id, state, at: instantNow(world) })
    // Of a lost one, rows that a colleague carries are still hers; of a stolen one, anybody's.
    if (state === 'revoked-stolen') await tx.dropEscrows(id)
    await tx.door.dropSignIns({ device: id })
    // Whoever has the device may have the link that was made on it.
    await tx.dropCalendar(device.member)
    return { unsent, lastSync }
  })

export type ListedDevice = Omit<DeviceRow, 'tokenHash' | 'emptied' | 'readTo' | 'was'> & {
  memberName: string
  role: Role
  /** The person has left, and her devices with her. */
  left: boolean
  persisted: boolean | null
  wipedAt: string | null
}
export type ListedInvitation = {
  id: string
  name: string
  role: Role
  expiresAt: string
  state: InvitationState
}

/** The office's devices, and the invitations of the last day, as the lead sees them. */
export async function devicesOf(
  tx: OfficeStore,
  world: World,
): Promise<{ devices: ListedDevice[]; invitations: ListedInvitation[] }> {
  const facts = new Map((await tx.door.facts()).map((one) => [one.device, one]))
  const members = new Map((await tx.members()).map((one) => [one.id, one]))
  const now = instantNow(world)
  const yesterday = later(world, -24 * 60)
  return {
    devices: (await tx.devices())
      .filter(({ state }) => state !== 'refused')
      .map((device) => ({
        id: device.id,
        name: device.name,
        member: device.member,
        memberName: members.get(device.member)?.name ?? '',
        role: members.get(device.member)?.role ?? 'adviser',
        state: device.state,
        words: device.state === 'waiting' ? device.words : null,
        enrolledAt: device.enrolledAt,
        lastSeen: device.lastSeen,
        lastSync: device.lastSync,
        unsent: device.unsent,
        appVersion: device.appVersion,
        left: members.get(device.member)?.active === false,
        persisted: facts.get(device.id)?.persisted ?? null,
        wipedAt: facts.get(device.id)?.wipedAt ?? null,
      })),
    invitations: (await tx.invitations())
      .filter(({ member, madeAt }) => member !== null && madeAt > yesterday)
      .map(({ id, name, role, expiresAt, state }) => ({
        id,
        name,
        role,
        expiresAt,
        state: state === 'open' && expiresAt <= now ? 'expired' : state,
      })),
  }
}
