// Which records an export holds, and what of each it says.
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import type { Made, Shown } from '../sync/shown.ts'
import type { Stamps } from './reading.ts'

/** Written by the server alone: never in an export, refused in an import. */
export const serversOwn: readonly string[] = ['member', 'lock']

/** Which records an export holds. */
export type Chosen = { year?: number | undefined; kind?: string | undefined; anonymous?: boolean | undefined }

export type Said = { kind: KindName; id: string } & Record<string, unknown>

/** What an export says of a record, or null when it is not among those asked for. Deleted ones and the server's own are never. */
export function saidOf(
  { record, deleted }: Pick<Shown, 'record' | 'deleted'>,
  made: Made,
  chosen: Chosen,
): Said | null {
  const { kind, id, ...values } = record as unknown as Said
  if (deleted || serversOwn.includes(kind)) return null
  if (chosen.kind !== undefined && chosen.kind !== kind) return null
  if (chosen.year !== undefined && yearIn(values) !== chosen.year) return null
  const { fields } = kindNamed(kind)
  const kept = Object.keys(fields).filter(
    (name) => values[name] !== undefined && !(chosen.anonymous && fields[name]?.personal),
  )
  // A record of which every field is about a person has nothing left to say without one.
  if (chosen.anonymous && kept.every((name) => fields[name]?.section === 'standing')) return null
  const { createdAt, createdBy, updatedAt } = made
  const by = chosen.anonymous || createdBy === null ? {} : { createdBy }
  const said = Object.fromEntries(kept.map((name) => [name, values[name]]))
  return { kind, id, ...said, createdAt, ...by, updatedAt }
}

function yearIn(values: Record<string, unknown>): number | null {
  if (typeof values.date === 'string') return Number(values.date.slice(0, 4))
  return typeof values.year === 'number' ? values.year : null
}

/** When and by whom, as an import may bring it along; or what is wrong with it. */
export function stampsSaid(said: { createdAt?: unknown; createdBy?: unknown; updatedAt?: unknown }): {
  stamps: Stamps
  issues: { field: string; because: string }[]
} {
  const stamps: Stamps = {}
  const issues: { field: string; because: string }[] = []
  for (const name of ['createdAt', 'updatedAt'] as const) {
    const value = said[name]
    if (value === undefined || value === null) continue
    if (isInstant(value)) stamps[name] = value
    else issues.push({ field: name, because: 'not-an-instant' })
  }
  if (said.createdBy !== undefined && said.createdBy !== null) {
    if (isRecordId(said.createdBy)) stamps.createdBy = said.createdBy
    else issues.push({ field: 'createdBy', because: 'not-an-id' })
  }
  return { stamps, issues }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 40 && instant.test(value) && !Number.isNaN(Date.parse(value))
