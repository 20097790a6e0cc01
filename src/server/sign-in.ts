// The lead's door: a passkey or a printed code, on top of the device's own cookie (security.md, Lead).
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { codeFrom, parseRecoveryCode, printRecoveryCode, recoveryLength } from '../sync/enrolment.ts'
import type { SignedIn } from './access.ts'
import { saltOf } from './code-salt.ts'
import type { ChallengeRow, OfficeStore, PasskeyRow, SignInRow, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

/** A session ends this long after it began, and this long after it was last used. */
export const sessionHours = 12
const idleMinutes = 60
/** How old a proof may be for what only a lead in person may do. */
const freshMinutes = 5
const challengeMinutes = 5
const recoveryCodes = 8

/** Where people reach this server: what a passkey is bound to. */
export type Place = { origin: string; host: string }
type At = { store: Store; world: World; place: Place }

const ago = (world: World, minutes: number): string =>
  new Date(world.clock() - minutes * 60_000).toISOString()
const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'base64url'))
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const ownOf = (passkeys: readonly PasskeyRow[], member: string): PasskeyRow[] =>
  passkeys.filter((row) => row.member === member)

export type SignInState = {
  signedIn: boolean
  fresh: boolean
  passkeys: { id: string; name: string; madeAt: string; usedAt: string | null }[]
  codesLeft: number
}

/** What a lead can sign in with, and whether she has. */
export const signInState = (
  { store, world }: Pick<At, 'store' | 'world'>,
  { office, device, member }: SignedIn,
  token: string | null,
): Promise<SignInState> =>
  store.read(async (tx) => {
    const { door } = tx.office(office)
    const row = token === null ? null : await door.signIn(world.sha256(token))
    const holds = row !== null && isGood(row, { device: device.id, member: member.id }, world)
    return {
      signedIn: holds,
      fresh: holds && row.freshAt >= ago(world, freshMinutes),
      passkeys: ownOf(await door.passkeys(), member.id).map(({ id, name, madeAt, usedAt }) => ({
        id,
        name,
        madeAt,
        usedAt,
      })),
      codesLeft: (await door.recoveryCodes()).filter((code) => code.member === member.id && !code.usedAt)
        .length,
    }
  })

const isGood = (row: SignInRow, who: { device: string; member: string }, world: World): boolean =>
  row.device === who.device &&
  row.member === who.member &&
  row.begunAt > ago(world, sessionHours * 60) &&
  row.seenAt > ago(world, idleMinutes)

/** Whether the lead has signed in on this device: at all, or a moment ago. Using it keeps it from going idle. */
export async function standingOf(
  { store, world }: Pick<At, 'store' | 'world'>,
  { office, device, member }: SignedIn,
  token: string | null,
): Promise<'none' | 'signed-in' | 'fresh'> {
  if (token === null) return 'none'
  const row = await store.read((tx) => tx.office(office).door.signIn(world.sha256(token)))
  if (!row || !isGood(row, { device: device.id, member: member.id }, world)) return 'none'
  if (row.seenAt < ago(world, 1))
    await store.transaction(office, ({ door }) => door.keepSignIn({ ...row, seenAt: instantNow(world) }))
  return row.freshAt >= ago(world, freshMinutes) ? 'fresh' : 'signed-in'
}

/** Begins a session on a device, in the place of any other there; its token goes into a cookie. */
async function begin(tx: OfficeStore, { device, member }: SignedIn, world: World): Promise<string> {
  const token = textOf(world.random(32))
  const now = instantNow(world)
  await tx.door.dropSignIns({ before: ago(world, sessionHours * 60) })
  await tx.door.dropSignIns({ device: device.id })
  const times = { begunAt: now, seenAt: now, freshAt: now }
  await tx.door.keepSignIn({ tokenHash: world.sha256(token), member: member.id, device: device.id, ...times })
  return token
}

export const signOut = ({ store }: Pick<At, 'store'>, { office, device }: SignedIn): Promise<void> =>
  store.transaction(office, ({ door }) => door.dropSignIns({ device: device.id }))

async function challenge(
  { store, world }: At,
  { office, device }: SignedIn,
  purpose: ChallengeRow['purpose'],
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = Uint8Array.from(world.random(32))
  const expiresAt = ago(world, -challengeMinutes)
  const row = { device: device.id, challenge: textOf(bytes), purpose, expiresAt }
  await store.transaction(office, ({ door }) => door.keepChallenge(row))
  return bytes
}

const answered = async (
  tx: OfficeStore,
  device: string,
  purpose: ChallengeRow['purpose'],
  world: World,
): Promise<string | null> => {
  const row = await tx.door.takeChallenge(device)
  return row?.purpose === purpose && row.expiresAt > instantNow(world) ? row.challenge : null
}

/** What the browser is asked to sign with; any passkey of this address may answer, and it is looked at whose it is. */
export const signInOptions = async (at: At, who: SignedIn) =>
  generateAuthenticationOptions({
    rpID: at.place.host,
    challenge: await challenge(at, who, 'sign-in'),
    userVerification: 'required',
    timeout: challengeMinutes * 60_000,
  })

export type Refused = 'wrong-passkey' | 'other-passkey' | 'wrong-recovery-code'
export type Began = { ok: true; token: string } | { ok: false; because: Refused }

/** Signs in with what the passkey signed; refused when it is not this member's, or signed something else. */
export async function signInWithPasskey(at: At, who: SignedIn, response: unknown): Promise<Began> {
  const { store, world, place } = at
  const said = response as AuthenticationResponseJSON
  const expected = await store.transaction(who.office, (tx) => answered(tx, who.device.id, 'sign-in', world))
  const known = await store.read((tx) => tx.office(who.office).door.passkeys())
  const passkey = known.find(({ id }) => id === said?.id)
  if (!passkey || expected === null) return { ok: false, because: 'wrong-passkey' }
  if (passkey.member !== who.member.id) return { ok: false, because: 'other-passkey' }
  const verified = await verifyAuthenticationResponse({
    response: said,
    expectedChallenge: expected,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    credential: { id: passkey.id, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return { ok: false, because: 'wrong-passkey' }
  const { newCounter } = verified.authenticationInfo
  const token = await store.transaction(who.office, async (tx) => {
    // Taken away while it was being shown: it is not made again.
    if (!(await tx.door.passkeys()).some(({ id }) => id === passkey.id)) return null
    await tx.door.keepPasskey({ ...passkey, counter: newCounter, usedAt: instantNow(world) })
    return begin(tx, who, world)
  })
  return token === null ? { ok: false, because: 'wrong-passkey' } : { ok: true, token }
}

/** Signs in with a printed code, which is used up by it. */
export async function signInWithCode(at: At, who: SignedIn, typed: unknown): Promise<Began> {
  const { store, world } = at
  const code = typeof typed === 'string' ? parseRecoveryCode(typed.slice(0, 60)) : null
  if (code === null) return { ok: false, because: 'wrong-recovery-code' }
  const hash = await world.slowHash(code, await saltOf(store, world))
  return store.transaction(who.office, async (tx): Promise<Began> => {
    const found = (await tx.door.recoveryCodes()).find(
      (row) => row.member === who.member.id && row.hash === hash && row.usedAt === null,
    )
    if (!found) return { ok: false, because: 'wrong-recovery-code' }
    await tx.door.keepRecoveryCode({ ...found, usedAt: instantNow(world) })
    return { ok: true, token: await begin(tx, who, world) }
  })
}

/** Whether a member has anything to sign in with: the first thing is made on the device's own word. */
export const hasNothing = ({ store }: Pick<At, 'store'>, { office, member }: SignedIn): Promise<boolean> =>
  store.read(async (tx) => {
    const { door } = tx.office(office)
    const codes = (await door.recoveryCodes()).filter((row) => row.member === member.id)
    return ownOf(await door.passkeys(), member.id).length + codes.length === 0
  })

export async function registrationOptions(at: At, who: SignedIn) {
  const passkeys = await at.store.read((tx) => tx.office(who.office).door.passkeys())
  return generateRegistrationOptions({
    rpName: 'Rådslag',
    rpID: at.place.host,
    userName: who.member.name,
    userDisplayName: who.member.name,
    userID: Uint8Array.from(Buffer.from(who.member.id, 'utf8')),
    challenge: await challenge(at, who, 'register'),
    attestationType: 'none',
    excludeCredentials: ownOf(passkeys, who.member.id).map(({ id, transports }) => ({
      id,
      transports: [...transports],
    })),
    // Discoverable, so that nobody has to say who she is; and the device asks for its owner's face, finger or PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: challengeMinutes * 60_000,
  })
}

/** Keeps a new passkey and signs in with it; with a member's first come the codes for the day it is lost. */
export async function keepPasskey(
  at: At,
  who: SignedIn,
  { response, name }: { response: unknown; name: string },
): Promise<{ ok: true; token: string; codes: string[] | null } | { ok: false; because: 'wrong-passkey' }> {
  const { store, world, place } = at
  const expected = await store.transaction(who.office, (tx) => answered(tx, who.device.id, 'register', world))
  if (expected === null) return { ok: false, because: 'wrong-passkey' }
  const said = response as RegistrationResponseJSON
  const verified = await verifyRegistrationResponse({
    response: said,
    expectedChallenge: expected,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: true,
  }).catch(() => null)
  if (!verified?.verified) return { ok: false, because: 'wrong-passkey' }
  const { credential } = verified.registrationInfo
  const known = await store.read((tx) => tx.office(who.office).door.passkeys())
  if (known.some(({ id }) => id === credential.id)) return { ok: false, because: 'wrong-passkey' }
  const made = (await hasNothing(at, who)) ? await newCodes(at) : null
  const token = await store.transaction(who.office, async (tx) => {
    await tx.door.keepPasskey({
      id: credential.id,
      member: who.member.id,
      name,
      publicKey: textOf(credential.publicKey),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((one) => /^[a-z-]{1,20}$/.test(one)).slice(0, 10),
      madeAt: instantNow(world),
      usedAt: null,
    })
    if (made) await replaceCodes(tx, who.member.id, made)
    // Whoever was signed in as her elsewhere shows a passkey anew (ASVS 7.4.3).
    await tx.door.dropSignIns({ member: who.member.id })
    return begin(tx, who, world)
  })
  return { ok: true, token, codes: made?.map(({ code }) => printRecoveryCode(code)) ?? null }
}

/** False when it is no passkey of this member's; 'last' when nothing but codes would be left. */
export const dropPasskey = (at: At, { office, member }: SignedIn, id: string): Promise<boolean | 'last'> =>
  at.store.transaction(office, async (tx) => {
    const own = ownOf(await tx.door.passkeys(), member.id)
    if (!own.some((row) => row.id === id)) return false
    if (own.length === 1) return 'last'
    await tx.door.dropPasskey(id)
    return true
  })

type NewCode = { code: string; hash: string }

async function newCodes({ store, world }: Pick<At, 'store' | 'world'>): Promise<NewCode[]> {
  const salt = await saltOf(store, world)
  const made: NewCode[] = []
  // One after the other: the hash is dear on purpose, and others wait for the same processor.
  for (let nth = 0; nth < recoveryCodes; nth++) {
    const code = codeFrom(world.random(recoveryLength), recoveryLength)
    made.push({ code, hash: await world.slowHash(code, salt) })
  }
  return made
}

async function replaceCodes(tx: OfficeStore, member: string, codes: readonly NewCode[]): Promise<void> {
  await tx.door.dropRecoveryCodes(member)
  for (const { hash } of codes) await tx.door.keepRecoveryCode({ member, hash, usedAt: null })
}

/** New codes in the place of those before, which no longer work; said this once, and kept only as hashes. */
export async function renewCodes(
  at: Pick<At, 'store' | 'world'>,
  office: string,
  member: string,
): Promise<string[]> {
  const codes = await newCodes(at)
  await at.store.transaction(office, (tx) => replaceCodes(tx, member, codes))
  return codes.map(({ code }) => printRecoveryCode(code))
}

/** Signs in on the device's own word: only where there is nothing yet to sign in with. */
export const beginFirst = (at: At, who: SignedIn): Promise<string> =>
  at.store.transaction(who.office, (tx) => begin(tx, who, at.world))
