// What an indicator counts, and what held on a given day (C10).
import type { AnyRecord } from '../records/kinds.ts'
import type { Condition, Definition, Indicator, Programme } from '../records/programme.ts'
import type { LocalDate, Year } from '../values/local-date.ts'

/**
 * What held for a year: a change holds for its own day's year and the following. With a day asked for, only what had
 * been changed by then; without one the whole year's changes, so that a wrong clock moves no number (C10, C17).
 */
function inForce<C extends { from: LocalDate }>(
  changes: readonly C[] | undefined,
  year: Year,
  asOf?: LocalDate,
) {
  let latest: C | undefined
  for (const change of changes ?? []) {
    if (Number(change.from.slice(0, 4)) > year || (asOf !== undefined && change.from > asOf)) continue
    if (!latest || change.from >= latest.from) latest = change
  }
  return latest
}

/** An indicator's definition for a year, as it stood on the day asked for. */
export function definitionIn(indicator: Indicator, year: Year, asOf?: LocalDate): Definition {
  return inForce(indicator.changes, year, asOf) ?? indicator
}

/** What one of the programme's rules says for a year; the fallback when the programme has no such rule. */
export function ruleIn<V extends number | string | boolean | string[]>(
  programme: Programme,
  id: string,
  fallback: V,
  year: Year,
  asOf?: LocalDate,
): V {
  const rule = programme.rules.find((one) => one.id === id)
  if (!rule) return fallback
  const value = inForce(rule.changes, year, asOf)?.value ?? rule.value
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback)
    ? (value as V)
    : fallback
}

/** Whether a record is of the kind, and its fields hold what the condition asks for; of a list, one of them is enough. */
function meets(condition: Condition, record: AnyRecord): boolean {
  if (condition.kind !== record.kind) return false
  return Object.entries(condition.where ?? {}).every(([field, wanted]) => {
    const held = (record as unknown as Record<string, unknown>)[field]
    const one = (value: unknown) =>
      Array.isArray(wanted) ? wanted.includes(value as never) : wanted === value
    return Array.isArray(held) ? held.some(one) : one(held)
  })
}

export const isCountedBy = ({ counts }: Definition, record: AnyRecord): boolean =>
  counts.some((condition) => meets(condition, record))
