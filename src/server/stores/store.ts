// What a store of offices promises: one contract, whatever database keeps it.
import type { Issue } from '../../domain/records/kind.ts'
import type { Role } from '../../domain/roles.ts'
import type { OfficeTx, Quarantined, StoredRecord } from '../../sync/office-log.ts'

export type Office = { id: string; name: string; epoch: string; madeAt: string }

/** A member's access: the server's own table decides who gets in, never a record (sync.md 2.4). */
export type MemberAccess = { id: string; name: string; role: Role; active: boolean }

export type DeviceStanding = 'waiting' | 'active' | 'reenrol' | 'revoked-lost' | 'revoked-stolen' | 'refused'

export type DeviceRow = {
  id: string
  name: string
  member: string
  /** SHA-256 of its token. */
  tokenHash: string
  state: DeviceStanding
  words: readonly [string, string] | null
  enrolledAt: string
  lastSeen: string | null
  lastSync: string | null
  unsent: number | null
  appVersion: string | null
  /** A lost one that has handed over its last rows: it is only told to wipe itself. */
  emptied: boolean
  /** How far it has said that it holds the log: whether what was erased is gone from it too. */
  readTo: number
  /** The names that it had before, as it says itself: the erasures of what it wrote under them reach it too (I16). */
  was: readonly string[]
}

export type Contact = { at: string; unsent: number; appVersion: string; readTo: number }

export type InvitationState = 'open' | 'used' | 'void' | 'expired'
export type InvitationRow = {
  id: string
  /** Whom it lets in; null for the set-up link, whose user says her own name. */
  member: string | null
  name: string
  role: Role
  codeHash: string
  madeAt: string
  expiresAt: string
  state: InvitationState
  /** Whether the two words need no confirming: made by the person at the terminal. */
  confirmed: boolean
  wrongTries: number
}

/** A member's calendar link: whoever has its token reads what waits for the member, and nothing else. */
export type CalendarRow = { member: string /** SHA-256 of its token. */; tokenHash: string; madeAt: string }

/** A device's key for bundles, wrapped for the office: what opens a bundle, and proves whose it is (sync.md 2.6). */
export type EscrowRow = { device: string /** Names the key. */; kid: string; wrapped: string; keptAt: string }

/** A passkey of a lead: what the office must know of it to believe it (security.md, Lead). */
export type PasskeyRow = {
  /** The credential's own id, in base64url. */
  id: string
  member: string
  /** What its owner calls it. */
  name: string
  /** COSE, in base64url. */
  publicKey: string
  counter: number
  transports: readonly string[]
  madeAt: string
  usedAt: string | null
}

/** A code to sign in with when no passkey is at hand; slowly hashed, and good once. */
export type RecoveryCodeRow = { member: string; hash: string; usedAt: string | null }

/** That a lead has signed in on a device, and when she last showed her passkey. */
export type SignInRow = {
  /** SHA-256 of its token. */
  tokenHash: string
  member: string
  device: string
  begunAt: string
  seenAt: string
  freshAt: string
}

/** What a device was asked to sign; one at a time for each device, and good once. */
export type ChallengeRow = {
  device: string
  challenge: string
  purpose: 'sign-in' | 'register'
  expiresAt: string
}

/** What a device has said of itself beside its syncs: whether its storage is safe, and that it has emptied itself. */
export type DeviceFacts = { device: string; persisted: boolean | null; wipedAt: string | null }

/** Who has signed in, and with what: the part of an office's store that its lead's door needs. */
export interface SignInStore {
  passkeys(): Promise<PasskeyRow[]>
  keepPasskey(row: PasskeyRow): Promise<void>
  dropPasskey(id: string): Promise<void>
  recoveryCodes(): Promise<RecoveryCodeRow[]>
  keepRecoveryCode(row: RecoveryCodeRow): Promise<void>
  dropRecoveryCodes(member: string): Promise<void>
  signIn(tokenHash: string): Promise<SignInRow | null>
  keepSignIn(row: SignInRow): Promise<void>
  /** Of a member, of one of its devices, or those that began before an instant. */
  dropSignIns(of: { member: string } | { device: string } | { before: string }): Promise<void>
  keepChallenge(row: ChallengeRow): Promise<void>
  /** Reads and drops: a challenge is answered once. */
  takeChallenge(device: string): Promise<ChallengeRow | null>
  facts(): Promise<DeviceFacts[]>
  keepFacts(facts: DeviceFacts): Promise<void>
}

/** What a push is about to ask for: a mutation's name, its record, and its place in its device's queue. */
export type Coming = { mid: string; rec: string; lseq: number }

export type QuarantinedRow = Quarantined & { id: number; repaired: boolean }

/** What must hold again after any restore: ids only. */
export type LedgerRow =
  | { what: 'revoked'; device: string; state: 'revoked-lost' | 'revoked-stolen' | 'refused'; at: string }
  | {
      what: 'erased'
      rec: string
      type: string
      fields: string[]
      /** The writes that it covered, by field: put back to an older day, an office has not met all of them yet. */
      covers?: Readonly<Record<string, readonly string[]>>
      mid: string
      at: string
    }

/** One office inside a transaction: what the office's rules ask for, and what the server itself needs. */
export interface OfficeStore extends OfficeTx {
  readonly door: SignInStore
  /** Told what comes, a store that is far away reads it in a few questions instead of one for each. */
  readAhead(device: string, coming: readonly Coming[]): Promise<void>
  office(): Promise<Office>
  rename(name: string): Promise<void>
  setEpoch(epoch: string): Promise<void>
  setDurable(seq: number): Promise<void>
  /** Every merged record, in the order they reached the office. */
  records(): Promise<StoredRecord[]>
  receipts(): Promise<{ mid: string; status: string; seq: number | null }[]>
  /** Every place that some device has used in its queue. */
  places(): Promise<{ device: string; lseq: number; mid: string }[]>
  members(): Promise<MemberAccess[]>
  keepMember(member: MemberAccess): Promise<void>
  devices(): Promise<DeviceRow[]>
  device(id: string): Promise<DeviceRow | null>
  keepDevice(device: DeviceRow): Promise<void>
  /** What a device says of itself as it syncs; told to those who list devices only when `listed`. */
  noteContact(id: string, contact: Contact, listed: boolean): Promise<void>
  invitations(): Promise<InvitationRow[]>
  keepInvitation(invitation: InvitationRow): Promise<void>
  quarantineRows(): Promise<QuarantinedRow[]>
  /** For what the quarantine kept and is now taken, or refused for another reason. */
  dropReceipt(mid: string): Promise<void>
  dropQuarantined(id: number): Promise<void>
  keepIssues(id: number, issues: readonly Issue[]): Promise<void>
  calendars(): Promise<CalendarRow[]>
  /** A member has one link: a new one takes the place of the old. */
  keepCalendar(row: CalendarRow): Promise<void>
  dropCalendar(member: string): Promise<void>
  /** The office's own key pair, as text; null until it is first needed. */
  keyPair(): Promise<string | null>
  keepKeyPair(pair: string): Promise<void>
  escrows(): Promise<EscrowRow[]>
  escrow(device: string, kid: string): Promise<EscrowRow | null>
  /** The same key again changes nothing. */
  keepEscrow(row: EscrowRow): Promise<void>
  dropEscrows(device: string): Promise<void>
  ledger(): Promise<LedgerRow[]>
  keepLedger(row: LedgerRow): Promise<void>
}

/** The whole store inside a transaction. */
export interface StoreTx {
  offices(): Promise<Office[]>
  /** `secret`: what its receipts' hashes are keyed with; it never leaves the store and its copies. */
  makeOffice(office: Office, secret: string): Promise<void>
  office(id: string): OfficeStore
  deviceByToken(tokenHash: string): Promise<{
    office: string
    device: DeviceRow
    member: MemberAccess
    /** The sequence of the office's last erasure; 0 when there was none. */
    lastErasure: number
  } | null>
  calendarByToken(tokenHash: string): Promise<{ office: string; member: MemberAccess } | null>
  /** Invitations of every office that are open, whatever the time is. */
  openInvitations(): Promise<{ office: string; invitation: InvitationRow }[]>
  setting(name: string): Promise<string | null>
  keepSetting(name: string, value: string): Promise<void>
}

/** Where an office's log and device list stand: what those who listen are told. */
export type Standing = { office: string; epoch: string; head: number; devices: number }

export interface Store {
  readonly kind: 'sqlite' | 'postgres'
  /** All or nothing, one writer at a time; durable when it returns (I10). */
  write<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** Reads one moment of the store. */
  read<T>(work: (tx: StoreTx) => Promise<T>): Promise<T>
  /** `write` in one office, its row held. */
  transaction<T>(office: string, work: (tx: OfficeStore) => Promise<T>): Promise<T>
  standings(): Promise<Standing[]>
  /** Moves whenever somebody else wrote to the store. */
  dataVersion(): Promise<number>
  /** Calls back when somebody else wrote, where the store can tell of itself; the returned function ends it. */
  hear?(wrote: () => void): () => void
  /** What is not as it should be, though the store can be used; names of the house. */
  readonly doubts?: readonly 'superuser'[]
  /** What the store's own check finds wrong; empty when all is well. */
  integrity(): Promise<string[]>
  /** A whole copy, made while others work; `path` must not exist. */
  copyTo(path: string): Promise<void>
  /** Everything put back from a copy, in one transaction; `mend` sees what there was, then what there is. */
  restoreFrom(path: string, mend: Mend): Promise<void>
  /** The ledger as it is also kept beside the store, should the store itself be lost. */
  ledgerBeside(): Promise<(LedgerRow & { office: string })[]>
  close(): Promise<void>
}

/** What a restore carries over from before: collected first, laid on again last. */
export type Mend = { before(tx: StoreTx): Promise<void>; after(tx: StoreTx): Promise<void> }

/** The store cannot be used as it is; `because` is a name of the house, `detail` for the person at the terminal. */
export class StoreUnusable extends Error {
  constructor(
    readonly because:
      | 'not-found'
      | 'damaged'
      | 'network-disk'
      | 'newer'
      | 'busy'
      | 'not-a-store'
      | 'cannot-open'
      | 'unreachable'
      | 'not-durable'
      | 'standby'
      | 'too-old'
      | 'not-utf8',
    readonly detail: string,
  ) {
    super(`${because}: ${detail}`)
  }
}
