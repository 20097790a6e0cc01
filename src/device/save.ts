// Saving: what a person did, checked, sealed and queued; "Sparat" may be said when this has answered.

import { acrossIssues, type Issue, splitKeyed } from '../domain/records/kind.ts'
import { isKindName, type KindName, kindNamed } from '../domain/records/kinds.ts'
import { actsOf, forbidden, type Role } from '../domain/roles.ts'
import { assembled, checkSets } from '../sync/check-sets.ts'
import type { Mutation } from '../sync/messages.ts'
import { type Change, mutationOf } from '../sync/mutation.ts'
import { authorOf } from '../sync/shown.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import type { Me } from './me.ts'
import type { MetaRow, OutboxRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { sealMutation } from './sealed-rows.ts'
import { NewerStore, write } from './write.ts'

export type NotSaved =
  | { because: 'not-valid'; rec: string; issues: Issue[] }
  | { because: 'not-allowed'; rec: string; issues: Issue[] }
  | { because: 'storage-full' }
  | { because: 'app-too-old' }

export type Saved = { ok: true } | { ok: false; problem: NotSaved }

type SaveOptions = {
  /** Drafts that it came from. */
  drop?: readonly string[]
  /** Refusals that need nobody any more. */
  settle?: readonly string[]
  /** What is remembered of it, in the same transaction. */
  meta?: readonly MetaRow[]
  /** Told of each change before it is checked and sealed; may throw to let all of it be. */
  each?: (done: number) => void
}

export type Store = { memory: Memory; sealer: Sealer; handed: Handed }

/**
 * Saves changes together: one strict transaction with their queue rows, the view, the tallies, and the drafts they
 * came from. A refusal changes nothing, and the drafts stay.
 */
export async function save(
  { memory, sealer, handed }: Store,
  changes: readonly Change[],
  { drop = [], settle = [], meta = [], each = () => {} }: SaveOptions = {},
): Promise<Saved> {
  const me = (await memory.meta.get('me'))?.value as Me | undefined
  const at = handed.at()
  try {
    return await write<Saved>(memory, sealer, async () => {
      const first = ((await memory.meta.get('lseq'))?.value as number | undefined) ?? 0
      const put: OutboxRow[] = []
      for (const [i, change] of changes.entries()) {
        each(i)
        const mutation = mutationOf(change, first + i + 1, at)
        const checked = await checkOwn(memory, mutation, me)
        if (!checked.ok) return { intent: {}, done: checked }
        const sealed = await sealMutation(sealer, checked.mutation)
        put.push({
          lseq: mutation.lseq,
          mid: mutation.mid,
          rec: mutation.rec,
          at: handed.now(),
          lead: i === 0 ? 1 : 0,
          ...sealed,
        })
      }
      const settled = (await memory.sent.bulkGet([...settle])).flatMap((row) =>
        row ? [{ ...row, settled: 1 as const }] : [],
      )
      return {
        intent: {
          outbox: { put },
          sent: { put: settled },
          drafts: { drop },
          meta: [
            ...meta,
            { key: 'lseq', value: first + changes.length },
            // A programme that is new or counts otherwise: the numbers say so until all is counted anew (`finish`).
            ...(changes.some(({ type }) => type === 'programme') ? [{ key: 'stale', value: true }] : []),
          ],
        },
        done: { ok: true },
      }
    })
  } catch (error) {
    return { ok: false, problem: problemOf(error) }
  }
}

/** The same checks as at the office, so that what is refused there is refused here first, at the field. */
async function checkOwn(
  memory: Memory,
  mutation: Mutation,
  me: Me | undefined,
): Promise<{ ok: true; mutation: Mutation } | { ok: false; problem: NotSaved }> {
  const { rec } = mutation
  if (!isKindName(mutation.type)) throw new Error(`unknown kind ${mutation.type}`)
  const row = await memory.shown.get(rec)
  const creates = Object.keys(mutation.base).length === 0 && mutation.op === 'set'
  const checked = checkSets(mutation, creates)
  if (!checked.ok) return { ok: false, problem: { because: 'not-valid', rec, issues: checked.issues } }
  if (!creates && row && mutation.op === 'set') {
    const across = acrossAfter(mutation.type, row.record, checked.mutation.set as Record<string, unknown>)
    if (across.length > 0) return { ok: false, problem: { because: 'not-valid', rec, issues: across } }
  }
  if (me) {
    const acts = actsOf(mutation.op, mutation.set, creates && !row, mutation.type)
    const mine = row ? authorOf(row.made) === me.member : true
    const not = forbidden(me.role as Role, acts, { kind: mutation.type, mine })
    if (not) return { ok: false, problem: { because: 'not-allowed', rec, issues: [not] } }
  }
  return checked
}

// An edit must not itself break a rule across fields; one that was broken by a merge does not stop it.
function acrossAfter(kind: KindName, before: Record<string, unknown>, set: Record<string, unknown>): Issue[] {
  const of = kindNamed(kind)
  const after = { ...before, ...assembled(set, of.fields) }
  for (const [name, value] of Object.entries(set)) {
    const [list, key] = splitKeyed(name)
    if (key === undefined && value === null) delete after[name]
    // One element of a list is set: the others stay.
    if (key !== undefined) after[list] = withElement(before[list], of.fields[list]?.keyedBy ?? '', set, list)
  }
  const broken = new Set(acrossIssues(of, before).map((issue) => issue.field))
  return acrossIssues(of, after).filter((issue) => !broken.has(issue.field))
}

function withElement(
  before: unknown,
  keyedBy: string,
  set: Record<string, unknown>,
  list: string,
): unknown[] {
  const said = (element: Record<string, unknown>) => Object.hasOwn(set, `${list}/${element[keyedBy]}`)
  const kept = ((before ?? []) as Record<string, unknown>[]).filter((element) => !said(element))
  const fresh = Object.entries(set).filter(([name, value]) => name.startsWith(`${list}/`) && value !== null)
  return [...kept, ...fresh.map(([, value]) => value)]
}

function problemOf(error: unknown): NotSaved {
  if (error instanceof NewerStore) return { because: 'app-too-old' }
  const names = [error, (error as { inner?: unknown } | null)?.inner].map(
    (one) => (one as Error | undefined)?.name,
  )
  if (names.includes('QuotaExceededError')) return { because: 'storage-full' }
  throw error
}
