// Saving: what a person did, checked, sealed and queued; "Sparat" may be said when this has answered.

import Dexie from 'dexie'
import { acrossIssues, type Issue, splitKeyed } from '../domain/records/kind.ts'
import { isKindName, type KindName, kindNamed } from '../domain/records/kinds.ts'
import { actsOf, forbidden, type Role } from '../domain/roles.ts'
import { assembled, checkSets } from '../sync/check-sets.ts'
import type { Mutation } from '../sync/messages.ts'
import { type Change, mutationOf } from '../sync/mutation.ts'
import { authorOf } from '../sync/shown.ts'
import { type Memory, NewerStore } from './database.ts'
import type { Handed } from './handed.ts'
import type { Me } from './me.ts'
import type { MetaRow, OutboxRow, ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import { sealMutation } from './sealed-rows.ts'
import { write } from './write.ts'

export type NotSaved =
  | { because: 'not-valid'; rec: string; issues: Issue[] }
  | { because: 'not-allowed'; rec: string; issues: Issue[] }
  /** What could not be kept here can still be saved to a file (`rescueFile`). */
  | { because: 'storage-full'; changes: readonly Change[] }
  | { because: 'app-too-old' }
  /** The browser's store failed in a way of its own; nothing is changed. */
  | { because: 'unknown' }

export type Saved = { ok: true } | { ok: false; problem: NotSaved }

type SaveOptions = {
  /** Drafts that it came from. */
  drop?: readonly string[]
  /** Refusals that need nobody any more. */
  settle?: readonly string[]
  /** What is remembered of it, in the same transaction. */
  meta?: readonly MetaRow[]
  /** Each change waits as a save of its own: of an import it is said how many records wait. */
  apart?: boolean
  /** Told now and then how many are checked and sealed; may throw to let all of it be. */
  each?: (done: number) => void
}

export type Store = { memory: Memory; sealer: Sealer; handed: Handed }

type Sealed = Awaited<ReturnType<typeof sealMutation>>

/** So many changes are checked and sealed between two breaths. */
const slice = 100

/**
 * Saves changes together: one strict transaction with their queue rows, the view, the tallies, and the drafts they
 * came from. A refusal changes nothing, and the drafts stay.
 */
export async function save(
  { memory, sealer, handed }: Store,
  changes: readonly Change[],
  { drop = [], settle = [], meta = [], apart = false, each = () => {} }: SaveOptions = {},
): Promise<Saved> {
  const at = handed.at()
  try {
    return await write<Saved>(memory, sealer, async () => {
      // One transaction for what is asked first, since each is a wait for the browser.
      const [[lseq, who], before] = await memory.transaction('r', memory.meta, memory.shown, () =>
        Promise.all([
          memory.meta.bulkGet(['lseq', 'me']),
          memory.shown.bulkGet(changes.slice(0, slice).map(({ rec }) => rec)),
        ]),
      )
      const first = (lseq?.value as number | undefined) ?? 0
      const me = who?.value as Me | undefined
      const put: OutboxRow[] = []
      // A slice at a time: each seal is a wait for the cipher's own thread, and a page must breathe in between.
      for (let from = 0; from < changes.length; from += slice) {
        each(from)
        const some = changes.slice(from, from + slice)
        const rows = from === 0 ? before : await memory.shown.bulkGet(some.map(({ rec }) => rec))
        const mutations: Mutation[] = []
        for (const [i, change] of some.entries()) {
          const checked = checkOwn(mutationOf(change, first + from + i + 1, at), rows[i], me)
          if (!checked.ok) return { intent: {}, done: checked }
          mutations.push(checked.mutation)
        }
        const sealed = await Promise.all(mutations.map((mutation) => sealMutation(sealer, mutation)))
        for (const [i, { lseq, mid, rec }] of mutations.entries())
          put.push({
            lseq,
            mid,
            rec,
            at: handed.now(),
            lead: apart || lseq === first + 1 ? 1 : 0,
            ...(sealed[i] as Sealed),
          })
      }
      const refused = settle.length > 0 ? await memory.sent.bulkGet([...settle]) : []
      const settled = refused.flatMap((row) => (row ? [{ ...row, settled: 1 as const }] : []))
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
    return { ok: false, problem: problemOf(error, changes) }
  }
}

/** The same checks as at the office, so that what is refused there is refused here first, at the field. */
function checkOwn(
  mutation: Mutation,
  row: ShownRow | undefined,
  me: Me | undefined,
): { ok: true; mutation: Mutation } | { ok: false; problem: NotSaved } {
  const { rec } = mutation
  if (!isKindName(mutation.type)) throw new Error(`unknown kind ${mutation.type}`)
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

export function problemOf(error: unknown, changes: readonly Change[]): NotSaved {
  const causes = [error, (error as { inner?: unknown } | null)?.inner]
  if (causes.some((one) => one instanceof NewerStore)) return { because: 'app-too-old' }
  if (causes.some((one) => (one as Error | undefined)?.name === 'QuotaExceededError'))
    return { because: 'storage-full', changes }
  if (causes.some(isOfTheStore)) {
    console.error(error)
    return { because: 'unknown' }
  }
  throw error
}

const storeErrors = new Set<string>(Object.values(Dexie.errnames))
const isOfTheStore = (problem: unknown): boolean =>
  problem instanceof DOMException || storeErrors.has((problem as Error | undefined)?.name ?? '')
