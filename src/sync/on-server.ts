// The office's side of a sync: takes what a device sends, numbers it, and answers (sync.md 2.3).
import type { Issue } from '../domain/records/kind.ts'
import { isKindName, type KindName, kindNamed, personalFields } from '../domain/records/kinds.ts'
import { actsOf, forbidden } from '../domain/roles.ts'
import { maskPersonalIdentityNumbers } from '../domain/values/personal-identity-number.ts'
import { type Bundle, parseBundle } from './bundle.ts'
import { canonical } from './canonical.ts'
import { bodyHash, bodyOf, linkHash } from './chain.ts'
import { type Checked, checkSets } from './check-sets.ts'
import { emptyFold, type Folded, type FoldedField, wouldBringBack } from './fold.ts'
import { limits, utf8Length } from './limits.ts'
import {
  type Author,
  type DeviceState,
  type Mutation,
  parseMutation,
  type Result,
  type SyncReply,
  type SyncRequest,
  wireVersion,
} from './messages.ts'
import type { Device, Handed, LogRow, OfficeTx, StoredRecord } from './office-log.ts'
import { pageFor } from './page.ts'
import { forgotten, receiptHash } from './receipt-hash.ts'
import { recordAfter } from './record-after.ts'
import { isCreation, standpoints } from './shown.ts'

/** Takes a device's mutations, in order; each gets its answer, and none is an error for the others. */
async function takeAll(
  tx: OfficeTx,
  device: Device,
  request: Pick<SyncRequest, 'muts' | 'carried' | 'cursor'>,
  handed: Handed,
): Promise<{ results: Result[]; clones: Set<string> }> {
  const results: Result[] = []
  const clones = new Set<string>()
  for (const raw of request.muts) {
    const took = await takeOne(tx, device, raw, request.cursor, handed)
    results.push(took.result)
    if (took.clone) clones.add(device.id)
  }
  for (const raw of request.carried) {
    const took = await takeCarried(tx, device, raw, handed)
    results.push(took.result)
    for (const id of took.clones) clones.add(id)
  }
  return { results, clones }
}

/** How a carried bundle was answered, and each row in it; `clones` are devices that a row has found to be two. */
export type Carried = { result: Result; rows: Result[]; clones: string[] }

/**
 * Takes what a device, or a file (`carrier` null), carries for another. The rows are their writer's, as the seal
 * proves, and `by.via` says who brought them; one that cannot be opened is kept whole, for the lead (sync.md 2.6).
 */
export async function takeCarried(
  tx: OfficeTx,
  carrier: Device | null,
  raw: unknown,
  handed: Handed,
): Promise<Carried> {
  const bundle = parseBundle(raw)
  const opened = bundle && (await handed.open(bundle))
  if (!bundle || !opened) {
    const issues = [{ field: 'carried', because: 'cannot-be-opened' }]
    const isNew = bundle === null || (await tx.receipt(bundle.mid)) === null
    const result = await refuse(tx, carrier, raw, bundle?.mid ?? null, issues, handed, isNew)
    return { result, rows: [], clones: [] }
  }
  const { writer, isIn } = opened
  const { seq: cursor } = await tx.head()
  const rows: Result[] = []
  let clone = false
  for (const row of opened.rows) {
    const took = isIn
      ? await takeOne(tx, writer, row, cursor, handed, carrier?.id)
      : { result: await takeFromOutside(tx, writer, row, handed), clone: false }
    rows.push(took.result)
    clone ||= took.clone
  }
  // It may have come before its writer's key did, and lie in the quarantine: it needs nobody any more.
  if ((await tx.quarantined(bundle.mid)) !== null) await tx.markRepaired(bundle.mid)
  return { result: bundleResult(bundle, rows), rows, clones: clone ? [writer.id] : [] }
}

/** Takes a row of a device that somebody else vouches for: whoever sits at the office's own terminal. */
export async function takeOpenRow(
  tx: OfficeTx,
  writer: Device,
  raw: unknown,
  handed: Handed,
): Promise<Result> {
  const { seq: cursor } = await tx.head()
  return (await takeOne(tx, writer, raw, cursor, handed)).result
}

function bundleResult({ mid }: Bundle, rows: readonly Result[]): Result {
  const isOld = rows.every(({ status }) => status === 'duplicate')
  return isOld ? { mid, status: 'duplicate', was: 'applied' } : { mid, status: 'applied' }
}

async function takeOne(
  tx: OfficeTx,
  device: Device,
  raw: unknown,
  cursor: number,
  handed: Handed,
  via?: string,
): Promise<{ result: Result; clone: boolean }> {
  const text = canonical(raw)
  const parsed = parseMutation(raw)
  const mid = parsed.ok ? parsed.mutation.mid : parsed.mid
  if (mid !== null) {
    const known = await tx.receipt(mid)
    if (known) {
      const { bodyHash: first, status, ...rest } = known
      if (first === forgotten || first === (await receiptHash(tx, handed.sha256, raw, text)))
        return { result: { mid, status: 'duplicate', was: status, ...rest }, clone: false }
      // The same name for another thing: the first stands, this one is kept and shown to the lead.
      const result = await refuse(
        tx,
        device,
        raw,
        mid,
        [{ field: 'mid', because: 'mid-used-twice' }],
        handed,
        false,
      )
      return { result, clone: false }
    }
  }
  if (!parsed.ok) return { result: await refuse(tx, device, raw, mid, parsed.issues, handed), clone: false }

  const { mutation } = parsed
  const used = await tx.usedPlace(device.id, mutation.lseq)
  const clone = used !== null && used !== mutation.mid
  if (used === null) await tx.keepPlace(device.id, mutation.lseq, mutation.mid)
  // At most three bytes a character: most are not worth the counting.
  if (text.length * 3 > limits.recordBytes && utf8Length(text) > limits.recordBytes) {
    return {
      result: await refuse(tx, device, raw, mid, [{ field: 'set', because: 'too-long' }], handed),
      clone,
    }
  }
  const record = await tx.record(mutation.rec)
  const checked = await checkMutation(tx, device, mutation, record, handed)
  if (!checked.ok) return { result: await refuse(tx, device, raw, mid, checked.issues, handed), clone }

  const by = { member: device.member, device: device.id, ...(via === undefined ? {} : { via }) }
  const result = await acceptMutation(tx, by, checked.mutation, {
    record,
    cursor,
    handed,
    receivedHash: await receiptHash(tx, handed.sha256, raw, text),
  })
  if (mutation.repairs !== undefined) await tx.markRepaired(mutation.repairs)
  return { result, clone }
}

/** Numbers a mutation that has been found good, folds it in and writes its receipt: the only way into the log. */
export async function acceptMutation(
  tx: OfficeTx,
  by: Author,
  mutation: Pick<Mutation, 'mid' | 'rec' | 'type' | 'op' | 'set' | 'base' | 'repairs' | 'at'>,
  {
    record,
    cursor,
    handed,
    receivedHash,
  }: { record: StoredRecord | null; cursor: number; handed: Handed; receivedHash: string },
): Promise<Result> {
  const { mid } = mutation
  const before = record?.folded ?? emptyFold
  const stale = mutation.op === 'erase' ? [] : staleNames(mutation, before)
  const kept = mutation.op === 'erase' ? coveringErasure(mutation, before) : withoutStale(mutation, stale)
  if (kept === null) {
    // Everything it says was erased before it came: nothing of it is stored (sync.md 2.4, Erase).
    await tx.keepReceipt(mid, { status: 'erased', bodyHash: forgotten })
    await eraseStale(tx, mutation, stale, record, handed)
    return { mid, status: 'erased' }
  }
  const head = await tx.head()
  const seq = head.seq + 1
  const salt = handed.salt()
  const hash = bodyHash(handed.sha256, salt, bodyOf(kept))
  const recvAt = handed.now()
  const { lseq: _, schema: __, ...plain } = kept as Mutation
  const row: LogRow = {
    ...plain,
    seq,
    by: kept.op === 'erase' ? erasedFor(by, record) : by,
    recvAt,
    salt,
    bodyHash: hash,
    h: linkHash(handed.sha256, head.h, { seq, mid }, hash),
  }
  const after = recordAfter(record, row)
  await tx.append(row)
  if (kept.op === 'erase') {
    const covered = Object.fromEntries(Object.keys(kept.set).map((name) => [name, kept.base[name] ?? []]))
    await tx.emptyBodies(kept.rec, covered)
  }
  await tx.keepRecord(after)
  const status = statusOf(kept.set, after.folded, record, by, cursor)
  // Something of what it said is erased: no hash of it stays either.
  const whole = kept === mutation || mutation.op === 'erase'
  await tx.keepReceipt(mid, { status, seq, bodyHash: whole ? receivedHash : forgotten })
  if (stale.length > 0) await eraseStale(tx, mutation, stale, after, handed)
  return { mid, status, seq }
}

// The office erases in the name of the device that wrote the record: that one must see it, whatever else it is shown (I16).
const erasedFor = (by: Author, record: StoredRecord | null): Author =>
  by.device === null ? { ...by, device: record?.createdBy.device ?? null } : by

function statusOf(
  set: Mutation['set'],
  folded: Folded,
  record: StoredRecord | null,
  by: Author,
  cursor: number,
): 'applied' | 'merged' | 'conflict' {
  const inConflict = Object.keys(set).some((name) => standpoints(folded.fields[name]?.heads ?? []).length > 1)
  if (inConflict) return 'conflict'
  return record && record.last > cursor && record.lastDevice !== by.device ? 'merged' : 'applied'
}

type Body = Pick<Mutation, 'mid' | 'rec' | 'type' | 'op' | 'set' | 'base' | 'repairs' | 'at'>

/**
 * An erasure names every write it covers, so that it holds in whatever order they arrive. One that says itself what it
 * covers (done again after a restore, or for what came ahead) takes no more where an erasure stands already: what has
 * been written since has seen that one.
 */
function coveringErasure(mutation: Body, before: Folded): Body {
  const named = Object.keys(mutation.set)
  const fields = named.length > 0 ? named : personalFields(mutation.type as KindName)
  const set: Record<string, null> = {}
  const base: Record<string, string[]> = {}
  for (const field of fields) {
    const known: FoldedField = before.fields[field] ?? { heads: [], gone: [] }
    set[field] = null
    const covered = mutation.base[field] ?? []
    const isAgain = covered.length > 0 && known.erased !== undefined
    const more = isAgain ? [] : [...known.heads.map((head) => head.mid), ...known.gone]
    base[field] = [...new Set([...covered, ...more])].sort()
  }
  return { ...mutation, set, base }
}

/** The mutation without the fields that would bring back what was erased; null when nothing is left of it. */
function withoutStale(mutation: Body, stale: readonly string[]): Body | null {
  if (stale.length === 0) return mutation
  const names = Object.keys(mutation.set)
  const left = names.filter((name) => !stale.includes(name) && name !== '_seen')
  if (left.length === 0) return null
  const set = Object.fromEntries(Object.entries(mutation.set).filter(([name]) => !stale.includes(name)))
  return { ...mutation, set }
}

/** The fields whose values would bring back what was erased. */
const staleNames = ({ set, base }: Pick<Body, 'set' | 'base'>, before: Folded): string[] =>
  Object.keys(set).filter((name) => wouldBringBack(before, name, base[name] ?? []))

/**
 * Erases a stale write by its name, and what was stored before it turned out to have seen nothing else: after a restore
 * an edit may come ahead of the write that it edits. The log and the ledger know it from then on, so that an office that
 * is put back to an older day knows it too. What has seen the erasure stays.
 */
async function eraseStale(
  tx: OfficeTx,
  { mid, rec }: Pick<Body, 'mid' | 'rec'>,
  stale: readonly string[],
  record: StoredRecord | null,
  handed: Handed,
): Promise<void> {
  if (!record) return
  const rows: LogRow[] = []
  const { seq: cursor } = await tx.head()
  if (stale.some((name) => record.folded.fields[name]?.gone.includes(mid)))
    await tx.entriesBackFrom(cursor, (row) => {
      if (row.rec === rec && row.op !== 'erase') rows.push(row)
      return row.seq > record.first
    })
  const set: Record<string, null> = {}
  const base: Record<string, string[]> = {}
  for (const name of stale) {
    const before = new Set(record.folded.fields[name]?.erased)
    const gone = new Set([...before, mid])
    for (let known = 0; known < gone.size; ) {
      known = gone.size
      for (const row of rows) {
        const saw = row.base[name]
        if (Object.hasOwn(row.set, name) && saw && saw.length > 0 && saw.every((one) => gone.has(one)))
          gone.add(row.mid)
      }
    }
    const found = [...gone].filter((one) => !before.has(one))
    if (found.length === 0) continue
    set[name] = null
    base[name] = found
  }
  if (Object.keys(set).length === 0) return
  await acceptMutation(
    tx,
    { member: null, device: null },
    { mid: handed.mid(), type: record.type, rec, op: 'erase', set, base, at: handed.now() },
    { record, cursor, handed, receivedHash: forgotten },
  )
}

/** Whether a device may send a mutation, and whether what it says can be. */
export async function checkMutation(
  tx: OfficeTx,
  device: Device,
  mutation: Mutation,
  record: StoredRecord | null,
  { schema }: Pick<Handed, 'schema'>,
): Promise<Checked> {
  const refused = (issues: Issue[]): Checked => ({ ok: false, issues })
  if (mutation.schema > schema) return refused([{ field: 'schema', because: 'newer-schema' }])
  if (!isKindName(mutation.type)) return refused([{ field: 'type', because: 'unknown-kind' }])
  if (record && record.type !== mutation.type) return refused([{ field: 'type', because: 'other-kind' }])
  if (mutation.repairs !== undefined) {
    const old = await tx.quarantined(mutation.repairs)
    const author = old !== null && (old.device === device.id || old.member === device.member)
    if (!old || (!author && device.role !== 'lead'))
      return refused([{ field: 'repairs', because: 'not-allowed' }])
  }
  const kind = mutation.type
  const creates = isCreation(mutation)
  // Of a record whose edits came ahead of it, the making is still to come, and is its author's to send.
  const makes = creates && (record === null || record.made.awaited === true)
  if (creates && !makes && kindNamed(kind).insertOnly)
    return refused([{ field: 'rec', because: 'written-once' }])
  const whole = checkSets(mutation, creates)
  if (!whole.ok) return whole
  const mine = makes || record?.createdBy.member === device.member
  const acts = actsOf(mutation.op, mutation.set, makes, kind)
  // A tablet's lists are its own, not its member's: another tablet of the office has no word in them.
  const own = device.role === 'tablet' && !makes ? record?.createdBy.device === device.id : mine
  const not = forbidden(device.role, acts, { kind, mine: own })
  return not ? refused([not]) : whole
}

/** Keeps what was refused, with its reason, where its author and the lead see it (I8). */
async function refuse(
  tx: OfficeTx,
  device: Device | null,
  raw: unknown,
  mid: string | null,
  issues: Issue[],
  handed: Handed,
  receipt = true,
): Promise<Result> {
  const named = mid ?? handed.mid()
  const row = { device: device?.id ?? null, member: device?.member ?? null, issues, recvAt: handed.now() }
  const { left, stale, record } = await withoutErased(tx, raw)
  // A sealed bundle holds no digits that could be anybody's, and must still open one day.
  const text = parseBundle(left) ? canonical(left) : maskPersonalIdentityNumbers(canonical(left))
  const kept = await tx.quarantine({ mid: named, raw: text, ...row })
  // Without a mid of its own, what is said again is kept under the name it got the first time.
  if (receipt && kept === named) {
    const bodyHash = left === raw ? await receiptHash(tx, handed.sha256, raw) : forgotten
    await tx.keepReceipt(named, { status: 'quarantined', issues, bodyHash })
    if (stale.length > 0) await eraseStale(tx, raw as Mutation, stale, record, handed)
  }
  return { mid: kept, status: 'quarantined', issues }
}

/** What was sent, without the values that would bring back what was erased: not even the quarantine keeps those. */
async function withoutErased(
  tx: OfficeTx,
  raw: unknown,
): Promise<{ left: unknown; stale: readonly string[]; record: StoredRecord | null }> {
  const parsed = parseMutation(raw)
  const record = parsed.ok ? await tx.record(parsed.mutation.rec) : null
  if (!parsed.ok || !record) return { left: raw, stale: [], record }
  const { set } = parsed.mutation
  const stale = staleNames(parsed.mutation, record.folded)
  if (stale.length === 0) return { left: raw, stale, record }
  const emptied = Object.fromEntries(stale.map((name) => [name, null]))
  return { left: { ...parsed.mutation, set: { ...set, ...emptied } }, stale, record }
}

/** The reply to a request, its parts made by `takeAll` and `pageFor` in one transaction. */
export async function replyTo(
  tx: OfficeTx,
  device: Device,
  request: SyncRequest,
  handed: Handed,
): Promise<SyncReply & { clones: ReadonlySet<string> }> {
  const { results, clones } = await takeAll(tx, device, request, handed)
  const page = await pageFor(tx, device, request)
  const { epoch, durableSeq } = await tx.head()
  const deviceState: DeviceState = clones.has(device.id) ? 'reenrol' : 'active'
  return {
    v: wireVersion,
    epoch,
    serverTime: handed.now(),
    schema: { min: 1, max: handed.schema },
    results,
    ...page,
    durableSeq,
    deviceState,
    clones,
  }
}

/**
 * What a device that is shut out gets: its rows go to the quarantine as they came, it reads nothing, and it is told
 * to wipe itself. Rows that the office already has keep their first answer.
 */
export async function takeFromRevoked(
  tx: OfficeTx,
  device: Device,
  request: Pick<SyncRequest, 'muts' | 'carried' | 'cursor'>,
  handed: Handed,
): Promise<SyncReply> {
  const results: Result[] = []
  for (const raw of request.muts) results.push(await takeFromOutside(tx, device, raw, handed))
  // What it carries for others is theirs, as the seal proves: its carrier's fate is not its own.
  for (const raw of request.carried) results.push((await takeCarried(tx, device, raw, handed)).result)
  const { epoch, seq, durableSeq } = await tx.head()
  const cursor = Number.isSafeInteger(request.cursor) ? Math.max(0, request.cursor) : 0
  return {
    v: wireVersion,
    epoch,
    serverTime: handed.now(),
    schema: { min: 1, max: handed.schema },
    results,
    entries: [],
    cursor,
    // There may be, and it is not for this device: nothing was read, and nothing is missing.
    more: seq > cursor,
    durableSeq,
    deviceState: 'wipe',
  }
}

/** A row of a device that is shut out: kept as it came, unless the office has it already. */
async function takeFromOutside(tx: OfficeTx, device: Device, raw: unknown, handed: Handed): Promise<Result> {
  const parsed = parseMutation(raw)
  const mid = parsed.ok ? parsed.mutation.mid : parsed.mid
  const known = mid === null ? null : await tx.receipt(mid)
  if (mid !== null && known) {
    const { bodyHash: first, status, ...rest } = known
    if (first === forgotten || first === (await receiptHash(tx, handed.sha256, raw)))
      return { mid, status: 'duplicate', was: status, ...rest }
  }
  const issues = [{ field: 'device', because: 'revoked' }]
  return refuse(tx, device, raw, mid, issues, handed, known === null)
}
