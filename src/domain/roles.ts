// Who may do what: one table, asked by the screen to hide, by the device to refuse early, by the server to decide.
import type { Issue } from './records/kind.ts'
import { type KindName, kindNamed } from './records/kinds.ts'
import type { MemberRole } from './records/office.ts'

export type Role = MemberRole
export type Act = 'create' | 'edit' | 'delete' | 'review' | 'resolve' | 'merge' | 'erase'

/** What is known of the record that an act is about. */
export type ActedOn = { kind: KindName; mine: boolean }

const advisersWork: readonly KindName[] = [
  'session',
  'companyStart',
  'activity',
  'financing',
  'expense',
  'contact',
  'attendanceList',
]
const attendanceWork: readonly KindName[] = ['attendanceList', 'attendance', 'photoPart', 'background']
/** Shown to leads, and to the device that took it, alone. */
const signed: readonly string[] = ['attendance', 'photoPart'] satisfies readonly KindName[]
const leadsOwn: readonly KindName[] = ['programme', 'office', 'report']
/** Written by the server alone: access follows its own tables, never a record (sync.md 2.4). */
const serversOwn: readonly KindName[] = ['member', 'lock']

/** Whether a role may do an act to a record (security.md, Roles). */
export function may(role: Role, act: Act, { kind, mine }: ActedOn): boolean {
  if (serversOwn.includes(kind) || act === 'erase') return false
  if (kindNamed(kind).insertOnly && act !== 'create') return false
  if (role === 'tablet')
    // A list that it was handed is an adviser's; that it knows its name is the proof that it was.
    return (
      attendanceWork.includes(kind) &&
      (act === 'create' || (act === 'edit' && (mine || kind === 'attendanceList')))
    )
  if (role === 'lead') return true
  if (leadsOwn.includes(kind)) return false
  if (act === 'create') return advisersWork.includes(kind) || attendanceWork.includes(kind)
  if (act === 'edit') return advisersWork.includes(kind)
  if (act === 'delete') return advisersWork.includes(kind) && mine
  return false
}

/** Whether a role may read records of a kind at all; attendance is shown besides to the device that took it. */
export const mayRead = (role: Role, kind: string): boolean =>
  role === 'lead' || (role === 'adviser' && !signed.includes(kind))

/** The acts that setting these fields amounts to. */
export function actsOf(
  op: 'set' | 'delete' | 'resolve' | 'erase',
  set: Readonly<Record<string, unknown>>,
  creates: boolean,
  kind: KindName,
): Act[] {
  if (op === 'resolve' || op === 'erase') return [op]
  const acts = new Set<Act>()
  for (const [name, value] of Object.entries(set)) {
    if (name === '_seen') continue
    if (name === '_deleted') acts.add('delete')
    else if (kindNamed(kind).fields[name]?.leadOnly) acts.add('merge')
    else if (name === 'review' && (value as { state?: string } | null)?.state !== 'new') acts.add('review')
    else acts.add(creates ? 'create' : 'edit')
  }
  return [...acts]
}

/** The first act that a role may not do, as an issue; null when all are allowed. */
export function forbidden(role: Role, acts: readonly Act[], on: ActedOn): Issue | null {
  const refused = acts.find((act) => !may(role, act, on))
  return refused ? { field: refused, because: 'not-allowed' } : null
}
