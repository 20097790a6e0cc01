// What travels between a device and its office: one request, one reply (sync.md 2.1).
import * as z from 'zod/mini'
import { isRecordId, type RecordId } from '../domain/values/record-id.ts'
import { bundleLimits, parseBundle } from './bundle.ts'
import { limits } from './limits.ts'

/** The wire's version, and the records' schema number: both begin at 1. */
export const wireVersion = 1
export const schemaNumber = 1

export type Mid = string
export type Op = 'set' | 'delete' | 'resolve' | 'erase'
const ops = ['set', 'delete', 'resolve', 'erase'] as const

/** One thing that one person did to one record, named so that it can be sent twice and count once. */
export type Mutation = {
  mid: Mid
  /** Its place among the device's own; gaps are normal. */
  lseq: number
  type: string
  rec: string
  op: Op
  /** A field absent here is untouched; `null` clears one. */
  set: Readonly<Record<string, unknown>>
  /** For each field set: the heads that the editor saw. Empty for a creation. */
  base: Readonly<Record<string, readonly Mid[]>>
  /** The refused mutation that this one takes the place of. */
  repairs?: Mid
  /** The device's own time, for display only (I11). */
  at: string
  schema: number
}

export type Author = { member: string | null; device: string | null; via?: string }

/** A mutation as the office numbered it. */
export type Entry = {
  seq: number
  mid: Mid
  rec: string
  type: string
  op: Op
  set: Readonly<Record<string, unknown>>
  base: Readonly<Record<string, readonly Mid[]>>
  repairs?: Mid
  by: Author
  at: string
  recvAt: string
  /** The hash chain up to and with this entry. */
  h: string
}

export type Status = 'applied' | 'merged' | 'conflict' | 'duplicate' | 'quarantined' | 'erased'
export type WireIssue = { field: string; because: string }
export type Result = {
  mid: Mid
  status: Status
  /** For a duplicate: the first answer. */
  was?: Exclude<Status, 'duplicate'>
  seq?: number
  issues?: WireIssue[]
}
export type DeviceState = 'active' | 'reenrol' | 'wipe'

export type SyncRequest = {
  v: number
  schema: number
  epoch: string | null
  cursor: number
  cursorHash: string | null
  limit: number
  muts: unknown[]
  carried: unknown[]
  unsent: number
  appVersion: string
}

export type SyncReply = {
  v: number
  epoch: string
  reset?: true
  serverTime: string
  schema: { min: number; max: number }
  results: Result[]
  entries: Entry[]
  cursor: number
  more: boolean
  durableSeq: number
  deviceState: DeviceState
}

const envelope = z.strictObject({
  v: z.literal(wireVersion),
  schema: z.int().check(z.gte(1)),
  epoch: z.nullable(z.string().check(z.maxLength(100))),
  // From the future, negative or of another epoch: answered with a reset, so any number is let through.
  cursor: z.number(),
  cursorHash: z.nullable(z.string().check(z.maxLength(200))),
  limit: z.int().check(z.gte(0)),
  muts: z.array(z.unknown()).check(z.maxLength(limits.mutations)),
  carried: z.optional(z.array(z.unknown()).check(z.maxLength(limits.bundles))),
  unsent: z.int().check(z.gte(0)),
  appVersion: z.string().check(z.maxLength(60)),
})

/** A request whose envelope can be read; its mutations are looked at one by one, later. */
export function parseRequest(
  body: unknown,
): { ok: true; request: SyncRequest } | { ok: false; issues: WireIssue[]; tooMany: boolean } {
  const result = envelope.safeParse(body)
  if (result.success) {
    const { carried = [], limit, ...rest } = result.data
    const carriedRows = carried.reduce<number>((sum, one) => sum + (parseBundle(one)?.rows ?? 0), 0)
    if (carriedRows > bundleLimits.carriedRows)
      return { ok: false, issues: [{ field: 'carried', because: 'too-many' }], tooMany: true }
    return { ok: true, request: { ...rest, carried, limit: Math.min(limit, limits.streamedEntries) } }
  }
  const issues = result.error.issues.map((issue) => ({
    field: issue.path.join('/') || 'body',
    because: issue.code === 'unrecognized_keys' ? 'unknown-field' : 'not-valid',
  }))
  return { ok: false, issues, tooMany: result.error.issues.some((issue) => issue.code === 'too_big') }
}

const mids = z.array(z.string().check(z.refine(isRecordId))).check(z.maxLength(1000))
const mutation = z.strictObject({
  mid: z.string().check(z.refine(isRecordId, { error: 'not-an-id' })),
  lseq: z.int().check(z.gt(0)),
  type: z.string().check(z.minLength(1), z.maxLength(60)),
  rec: z.string().check(z.refine(isRecordId, { error: 'not-an-id' })),
  op: z.enum(ops, { error: 'not-an-operation' }),
  set: z.record(z.string().check(z.maxLength(200)), z.unknown()),
  base: z.record(z.string().check(z.maxLength(200)), mids),
  repairs: z.optional(z.string().check(z.refine(isRecordId, { error: 'not-an-id' }))),
  at: z
    .string()
    .check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/), z.maxLength(40)),
  schema: z.int().check(z.gte(1)),
})

/** One mutation's form; what it says is checked where its record is known. */
export function parseMutation(
  raw: unknown,
): { ok: true; mutation: Mutation } | { ok: false; mid: RecordId | null; issues: WireIssue[] } {
  const result = mutation.safeParse(raw)
  if (result.success) return { ok: true, mutation: result.data as Mutation }
  const said = raw !== null && typeof raw === 'object' ? (raw as { mid?: unknown }).mid : null
  return {
    ok: false,
    mid: isRecordId(said) ? said : null,
    issues: result.error.issues.map((issue) => ({
      field: issue.path.join('/') || 'mutation',
      because:
        issue.code === 'unrecognized_keys'
          ? 'unknown-field'
          : /^[a-z-]+$/.test(issue.message)
            ? issue.message
            : 'not-valid',
    })),
  }
}
