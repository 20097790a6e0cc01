// Backup and restore: a whole copy while others work, and the way back with a new epoch (sync.md 2.5).
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { isKindName, personalFields } from '../domain/records/kinds.ts'
import { creationOf } from '../sync/mutation.ts'
import { byTheOffice, sayMember, writeChange } from './office.ts'
import { openCopy } from './stores/sqlite.ts'
import {
  type CalendarRow,
  type DeviceFacts,
  type DeviceRow,
  type EscrowRow,
  type LedgerRow,
  type MemberAccess,
  type OfficeStore,
  type PasskeyRow,
  type RecoveryCodeRow,
  type Store,
  type StoreTx,
  StoreUnusable,
} from './stores/store.ts'
import { verifyStore } from './verify.ts'
import { instantNow, newId, type World } from './world.ts'

export type BackedUp =
  | { ok: true; offices: { id: string; entries: number }[] }
  | { ok: false; because: 'file-exists' | 'folder-missing' | 'copy-is-wrong' }

/** What the store remembers of its latest backup, whoever made it: the lead, or the person at the terminal. */
export type NotedBackup = {
  at: string
  file: string
  bytes: number
  offices: { id: string; entries: number; records: number }[]
}
const noteName = 'latest-backup'

export async function latestBackup(tx: StoreTx): Promise<NotedBackup | null> {
  const said = await tx.setting(noteName)
  return said === null ? null : (JSON.parse(said) as NotedBackup)
}

/**
 * Copies the store, verifies the copy, and only then lets devices know how far it reaches (`durableSeq`). Until it is
 * verified the copy has another name: what bears a backup's name is one.
 */
export async function backUp(
  store: Store,
  path: string,
  world: World,
  step: (of: 'copying' | 'checking') => void = () => undefined,
): Promise<BackedUp> {
  if (existsSync(path)) return { ok: false, because: 'file-exists' }
  if (!existsSync(dirname(path))) return { ok: false, because: 'folder-missing' }
  const unverified = `${path}.unverified`
  clearAway(unverified)
  try {
    const at = instantNow(world)
    step('copying')
    await store.copyTo(unverified)
    step('checking')
    const copy = openCopy(unverified)
    let verdict: Awaited<ReturnType<typeof verifyStore>>
    try {
      verdict = await verifyStore(copy, world.sha256)
    } finally {
      await copy.close()
    }
    if (verdict.wrong.length > 0) return { ok: false, because: 'copy-is-wrong' }
    renameSync(unverified, path)
    const noted: NotedBackup = {
      at,
      file: resolve(path),
      bytes: statSync(path).size,
      offices: verdict.offices.map(({ id, entries, records }) => ({ id, entries, records })),
    }
    await store.write(async (tx) => {
      const here = new Set((await tx.offices()).map(({ id }) => id))
      // An older store may have been put back meanwhile: of its log the copy promises nothing.
      for (const { id, epoch, entries } of verdict.offices)
        if (here.has(id) && (await tx.office(id).head()).epoch === epoch)
          await tx.office(id).setDurable(entries)
      await tx.keepSetting(noteName, JSON.stringify(noted))
    })
    return { ok: true, offices: verdict.offices.map(({ id, entries }) => ({ id, entries })) }
  } finally {
    clearAway(unverified)
  }
}

/** A store's file with what may lie beside it. */
const clearAway = (file: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(file + end, { force: true })
}

type Before = {
  members: MemberAccess[]
  devices: DeviceRow[]
  calendars: CalendarRow[]
  keyPair: string | null
  escrows: EscrowRow[]
  passkeys: PasskeyRow[]
  recoveryCodes: RecoveryCodeRow[]
  facts: DeviceFacts[]
  ledger: LedgerRow[]
}

/**
 * Puts everything back from a copy, in one transaction. What was decided since then holds: who is shut out, what is
 * erased, and which devices there are, so that they can bring back what they still hold (I12).
 */
export async function restore(store: Store, path: string, world: World): Promise<{ offices: number }> {
  if (!existsSync(path)) throw new StoreUnusable('not-found', path)
  const before = new Map<string, Before>()
  const beside = await store.ledgerBeside()
  let offices = 0
  let noted: NotedBackup | null = null
  await store.restoreFrom(path, {
    before: async (tx) => {
      noted = await latestBackup(tx)
      for (const { id } of await tx.offices()) {
        const office = tx.office(id)
        before.set(id, {
          members: await office.members(),
          devices: await office.devices(),
          calendars: await office.calendars(),
          keyPair: await office.keyPair(),
          escrows: await office.escrows(),
          passkeys: await office.door.passkeys(),
          recoveryCodes: await office.door.recoveryCodes(),
          facts: await office.door.facts(),
          ledger: await office.ledger(),
        })
      }
    },
    after: async (tx) => {
      // Of backups too what was known last: the copy knows of none but those before it.
      if (noted) await tx.keepSetting(noteName, JSON.stringify(noted))
      for (const { id } of await tx.offices()) {
        offices++
        const rows = beside
          .filter((row) => row.office === id)
          .map(({ office: _, ...row }) => row as LedgerRow)
        await mendOffice(tx, id, before.get(id), rows, world)
      }
    },
  })
  return { offices }
}

async function mendOffice(
  tx: StoreTx,
  id: string,
  was: Before | undefined,
  beside: readonly LedgerRow[],
  world: World,
): Promise<void> {
  const office = tx.office(id)
  await office.setEpoch(newId(world))
  for (const invitation of await office.invitations()) {
    if (invitation.state === 'open') await office.keepInvitation({ ...invitation, state: 'void' })
  }
  const members = new Set((await office.members()).map((member) => member.id))
  for (const member of was?.members ?? []) {
    if (members.has(member.id)) {
      // Access as it stood last, not as it stood when the copy was made; and its record says the same.
      await office.keepMember(member)
      await sayMember(office, member, world)
      continue
    }
    await office.keepMember(member)
    const { name, role, active } = member
    await writeChange(
      office,
      byTheOffice,
      creationOf('member', member.id, { name, role, active }, newId(world)),
      world,
    )
  }
  // The log has other numbers now: how far each had read is told anew.
  for (const device of was?.devices ?? []) await office.keepDevice({ ...device, readTo: 0 })
  // Links too as they stood last: one that was taken back does not come back with the copy.
  for (const { member } of await office.calendars()) await office.dropCalendar(member)
  for (const calendar of was?.calendars ?? []) await office.keepCalendar(calendar)
  await sameDoor(office, was)
  // The keys of bundles that are still on their way, and what opens them: of the copy's, those of a stolen device go.
  if (was?.keyPair) await office.keepKeyPair(was.keyPair)
  for (const row of was?.escrows ?? []) await office.keepEscrow(row)
  for (const row of [...(was?.ledger ?? []), ...beside]) await office.keepLedger(row)
  for (const row of await office.ledger()) await applyAgain(tx, id, row, world)
}

/** Who signs in with what, as it stood last: a passkey taken away, or a code used, does not come back; nobody is signed in. */
async function sameDoor({ door }: OfficeStore, was: Before | undefined): Promise<void> {
  await door.dropSignIns({ before: '9999' })
  if (!was) return
  for (const { id } of await door.passkeys()) await door.dropPasskey(id)
  for (const row of was.passkeys) await door.keepPasskey(row)
  for (const { member } of await door.recoveryCodes()) await door.dropRecoveryCodes(member)
  for (const row of was.recoveryCodes) await door.keepRecoveryCode(row)
  for (const row of was.facts) await door.keepFacts(row)
}

/** What the ledger says holds after a restore too: a device stays shut out, an erased field stays empty. */
async function applyAgain(tx: StoreTx, id: string, row: LedgerRow, world: World): Promise<void> {
  const office = tx.office(id)
  if (row.what === 'revoked') {
    const device = await office.device(row.device)
    if (device && device.state !== 'revoked-stolen') await office.keepDevice({ ...device, state: row.state })
    if (row.state === 'revoked-stolen') await office.dropEscrows(row.device)
    return
  }
  if ((await office.receipt(row.mid)) !== null || !isKindName(row.type)) return
  const fields = row.fields.length > 0 ? row.fields : personalFields(row.type)
  const set = Object.fromEntries(fields.map((field) => [field, null]))
  await writeChange(
    office,
    byTheOffice,
    { mid: row.mid, type: row.type, rec: row.rec, op: 'erase', set, base: row.covers ?? {} },
    world,
  )
}
