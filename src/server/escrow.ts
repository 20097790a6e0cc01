// Devices' keys for bundles, left with the office: wrapped under its own key, and what opens a bundle (security.md, Key escrow).
import { createDecipheriv, createECDH, createHash, hkdfSync } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { scanJson } from '../files/json-scan.ts'
import { type Bundle, bundleLimits, bundlePlace, parseBundle } from '../sync/bundle.ts'
import { canonical } from '../sync/canonical.ts'
import { escrowInfo, kidBytes, kidText, lockInfo } from '../sync/escrow-form.ts'
import type { OpenedBundle } from '../sync/office-log.ts'
import { takeCarried } from '../sync/on-server.ts'
import type { DeviceRow, OfficeStore, Store } from './stores/store.ts'
import { handedBy, instantNow, type World } from './world.ts'

const curve = 'prime256v1'
/** Keys that one device may leave: each installation makes one, and an old rescue file needs the old one. */
const mostKeys = 20
/** Deeper than any row that is taken; how deep one may be is looked at with the row. */
const deepest = 16

type KeyPair = { public: string; private: string }

const fromText = (text: string): Buffer => Buffer.from(text, 'base64url')
const toText = (bytes: Buffer): string => bytes.toString('base64url')

/** The office's public key, an uncompressed P-256 point in base64url; the pair is made when it is first asked for. */
export async function officeKey(store: Store, office: string): Promise<string> {
  const known = await store.read((tx) => tx.office(office).keyPair())
  if (known !== null) return (JSON.parse(known) as KeyPair).public
  return store.transaction(office, async (tx) => {
    const now = await tx.keyPair()
    if (now !== null) return (JSON.parse(now) as KeyPair).public
    const made = createECDH(curve)
    const pair: KeyPair = { public: toText(made.generateKeys()), private: toText(made.getPrivateKey()) }
    await tx.keepKeyPair(canonical(pair))
    return pair.public
  })
}

/**
 * Keeps a device's wrapped key, and takes what lay in the quarantine for want of it. How many bundles that were; null
 * when the key is no good, or the device has left too many.
 */
export const keepEscrow = (
  store: Store,
  office: string,
  device: string,
  wrapped: unknown,
  world: World,
): Promise<number | null> =>
  store.transaction(office, async (tx) => {
    const pair = await tx.keyPair()
    const key =
      pair !== null && typeof wrapped === 'string' ? unwrap(JSON.parse(pair), device, wrapped) : null
    if (!key || typeof wrapped !== 'string') return null
    const kid = kidOf(key)
    const held = (await tx.escrows()).filter((row) => row.device === device)
    if (held.length >= mostKeys && !held.some((row) => row.kid === kid)) return null
    await tx.keepEscrow({ device, kid, wrapped, keptAt: instantNow(world) })
    return takeWhatItOpens(tx, device, kid, world)
  })

/** Keeps the wrapped key of a locked app, for the day its PIN is forgotten. False when it is none, or too many are kept. */
export const keepLockKey = (
  store: Store,
  office: string,
  device: string,
  wrapped: unknown,
  world: World,
): Promise<boolean> =>
  store.transaction(office, async (tx) => {
    const pair = await tx.keyPair()
    if (pair === null || typeof wrapped !== 'string') return false
    const key = unwrap(JSON.parse(pair) as KeyPair, device, wrapped, lockInfo(device))
    const held = (await tx.escrows()).filter((row) => row.device === device)
    if (!key || held.length >= mostKeys) return false
    await tx.keepEscrow({ device, kid: `lock-${kidOf(key)}`, wrapped, keptAt: instantNow(world) })
    return true
  })

/** How long after it was let in anew a device may ask for the key behind a forgotten PIN. */
const recoverMinutes = 10

/**
 * The key behind a forgotten PIN, as text: for a device that the lead has let in a moment ago, of what the same person
 * left. Null otherwise: whoever finds a locked telephone has its cookie too.
 */
export const openLockKey = (
  store: Store,
  office: string,
  by: DeviceRow,
  asked: { device: unknown; kid: unknown },
  world: World,
): Promise<string | null> =>
  store.read(async (tx) => {
    const { device, kid } = asked
    if (typeof device !== 'string' || typeof kid !== 'string' || !kid.startsWith('lock-')) return null
    if (world.clock() - Date.parse(by.enrolledAt) > recoverMinutes * 60_000) return null
    const inside = tx.office(office)
    const left = await inside.device(device)
    const [escrow, pair] = [await inside.escrow(device, kid), await inside.keyPair()]
    if (!escrow || pair === null || left?.member !== by.member) return null
    const key = unwrap(JSON.parse(pair) as KeyPair, device, escrow.wrapped, lockInfo(device))
    return key && toText(key)
  })

async function takeWhatItOpens(tx: OfficeStore, device: string, kid: string, world: World): Promise<number> {
  let taken = 0
  const handed = { ...handedBy(world), open: openerIn(tx) }
  for (const { raw, repaired, device: carrier } of await tx.quarantineRows()) {
    const bundle = repaired ? null : parseBundle(JSON.parse(raw))
    if (bundle?.device !== device || bundle.kid !== kid) continue
    const by = carrier === null ? null : await tx.device(carrier)
    const member = (await tx.members()).find(({ id }) => id === by?.member)
    const who = by && member ? { id: by.id, member: member.id, role: member.role } : null
    const { result } = await takeCarried(tx, who, bundle, handed)
    if (result.status !== 'quarantined') taken++
  }
  return taken
}

/** What opens bundles inside a transaction: with the escrowed key of the device that the bundle says it is of. */
export const openerIn =
  (tx: OfficeStore) =>
  async (bundle: Bundle): Promise<OpenedBundle | null> => {
    const [escrow, pair, device] = [
      await tx.escrow(bundle.device, bundle.kid),
      await tx.keyPair(),
      await tx.device(bundle.device),
    ]
    const member = device && (await tx.members()).find(({ id }) => id === device.member)
    if (!escrow || pair === null || !device || !member) return null
    const key = unwrap(JSON.parse(pair) as KeyPair, bundle.device, escrow.wrapped)
    const rows = key && rowsIn(key, bundle)
    if (!rows) return null
    const isIn = member.active && (device.state === 'active' || device.state === 'reenrol')
    return { writer: { id: device.id, member: member.id, role: member.role }, isIn, rows }
  }

/** The bundle's rows; null when the seal, the packing or the number of rows is not what it says. */
function rowsIn(key: Buffer, bundle: Bundle): unknown[] | null {
  try {
    const opened = decrypted(key, fromText(bundle.iv), fromText(bundle.data), bundlePlace(bundle))
    const text =
      bundle.packed === 'plain' ? opened : inflateRawSync(opened, { maxOutputLength: mostInflated })
    const said = text.toString('utf8')
    // Sealed or not, it comes from outside: the same look as at a request's own body.
    const { depth, twice, unsafe } = scanJson(said, deepest)
    if (depth > deepest || twice !== null || unsafe) return null
    const rows = JSON.parse(said) as unknown
    return Array.isArray(rows) && rows.length === bundle.rows ? rows : null
  } catch {
    return null
  }
}

// Counted low by who packs it (two bytes a character), and never more than a request may hold.
const mostInflated = 4 * bundleLimits.bytes

const kidOf = (key: Buffer): string =>
  kidText(
    createHash('sha256')
      .update(Buffer.concat([kidBytes, key]))
      .digest(),
  )

/** A key as its device wrapped it: ephemeral point (65 bytes), iv (12), sealed key (32 + 16). Null when it is no such. */
function unwrap(pair: KeyPair, device: string, wrapped: string, info = escrowInfo(device)): Buffer | null {
  try {
    const bytes = fromText(wrapped)
    if (bytes.length !== 65 + 12 + 48) return null
    const own = createECDH(curve)
    own.setPrivateKey(fromText(pair.private))
    const shared = own.computeSecret(bytes.subarray(0, 65))
    const wrapping = Buffer.from(hkdfSync('sha256', shared, Buffer.alloc(0), info, 32))
    return decrypted(wrapping, bytes.subarray(65, 77), bytes.subarray(77), info)
  } catch {
    return null
  }
}

function decrypted(key: Buffer, iv: Buffer, sealed: Buffer, place: string): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(place, 'utf8'))
  cipher.setAuthTag(sealed.subarray(sealed.length - 16))
  return Buffer.concat([cipher.update(sealed.subarray(0, sealed.length - 16)), cipher.final()])
}
