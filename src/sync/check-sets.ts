// Whether what a mutation sets may be set: asked by the device before it saves, and by the office before it numbers.
import { checkField, checkWhole, type Issue, splitKeyed } from '../domain/records/kind.ts'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import { depthOf, limits } from './limits.ts'
import type { Mutation } from './messages.ts'

export type Checked = { ok: true; mutation: Mutation } | { ok: false; issues: Issue[] }

/** Checks what a mutation sets: each field always, the record whole only when created. The set in its one form. */
export function checkSets(mutation: Mutation, creates: boolean): Checked {
  const of = kindNamed(mutation.type as KindName)
  const issues: Issue[] = []
  const set: Record<string, unknown> = {}
  if (depthOf(mutation.set, limits.depth) > limits.depth) {
    return { ok: false, issues: [{ field: 'set', because: 'too-deep' }] }
  }
  for (const [name, value] of Object.entries(mutation.set)) {
    if (name.startsWith('_')) {
      const problem = protocolField(mutation, name, value)
      if (problem) issues.push({ field: name, because: problem })
      else set[name] = value
      continue
    }
    const checked = checkField(of, name, value)
    if (checked.ok) set[name] = checked.value
    else issues.push(...checked.issues)
    if (!creates && mutation.op !== 'erase' && !Object.hasOwn(mutation.base, name)) {
      issues.push({ field: name, because: 'base-missing' })
    }
  }
  for (const name of Object.keys(mutation.base)) {
    if (!Object.hasOwn(mutation.set, name)) issues.push({ field: name, because: 'base-without-value' })
  }
  if (mutation.op === 'delete' && !Object.hasOwn(set, '_deleted'))
    issues.push({ field: '_deleted', because: 'required' })
  if (Object.keys(set).length === 0 && mutation.op !== 'erase' && issues.length === 0) {
    issues.push({ field: 'set', because: 'required' })
  }
  if (issues.length === 0 && creates) {
    const whole = checkWhole(of, assembled(set, of.fields))
    if (!whole.ok) issues.push(...whole.issues)
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, mutation: { ...mutation, set } }
}

function protocolField(mutation: Mutation, name: string, value: unknown): string | null {
  if (name === '_deleted') return mutation.op !== 'erase' && typeof value === 'boolean' ? null : 'not-valid'
  if (name !== '_seen') return 'unknown-field'
  if (!Object.hasOwn(mutation.set, '_deleted') && !Object.hasOwn(mutation.set, 'review')) return 'not-valid'
  return Array.isArray(value) && value.length <= 1000 && value.every((mid) => typeof mid === 'string')
    ? null
    : 'not-valid'
}

/** A set with its keyed elements gathered into lists, as a whole record is checked. */
export function assembled(
  set: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(set)) {
    if (name.startsWith('_') || value === null) continue
    const [list, key] = splitKeyed(name)
    if (key === undefined || !Object.hasOwn(fields, list)) values[name] = value
    else values[list] = [...((values[list] as unknown[]) ?? []), value]
  }
  return values
}
