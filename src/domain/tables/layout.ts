// How a table stands: which columns, in what order and how wide, sorted, narrowed and grouped by what.
import type { Shape } from './column.ts'
import { type Filter, periods } from './filter.ts'

export type SortBy = { column: string; down: boolean }
export const dayParts = ['day', 'month', 'quarter', 'year'] as const
export type DayPart = (typeof dayParts)[number]
export type GroupBy = { column: string; by?: DayPart | undefined }

export type Layout = {
  /** Those that are shown, in their order. */
  columns: readonly string[]
  /** In pixels, where somebody has said so. */
  sizes: Readonly<Record<string, number>>
  sort: readonly SortBy[]
  filters: Readonly<Record<string, Filter>>
  group: GroupBy | null
}

/** A column moved so many places; it stays where there is no more room. */
export function moved(columns: readonly string[], id: string, by: number): string[] {
  const at = columns.indexOf(id)
  if (at < 0) return [...columns]
  return placed(columns, id, Math.max(0, Math.min(columns.length - 1, at + by)))
}

/** A column at a place of its own choosing. */
export function placed(columns: readonly string[], id: string, place: number): string[] {
  const others = columns.filter((one) => one !== id)
  return [...others.slice(0, place), id, ...others.slice(place)]
}

/**
 * A layout as it was kept, held against the columns that there are now: what a later version took away is left out, and
 * what cannot be read is as it was at first.
 */
export function layoutFrom(
  kept: unknown,
  all: readonly { id: string; shape: Shape }[],
  usual: Layout,
): Layout {
  if (!isObject(kept)) return usual
  const has = new Map(all.map(({ id, shape }) => [id, shape]))
  const columns = texts(kept.columns).filter((id, at, said) => has.has(id) && said.indexOf(id) === at)
  const sort = list(kept.sort).flatMap((one) =>
    isObject(one) && has.has(String(one.column))
      ? [{ column: String(one.column), down: one.down === true }]
      : [],
  )
  const filters: Record<string, Filter> = {}
  for (const [id, one] of Object.entries(isObject(kept.filters) ? kept.filters : {})) {
    const filter = filterFrom(one)
    const shape = has.get(id)
    if (filter && shape && fitting[filter.is].includes(shape)) filters[id] = filter
  }
  const sizes: Record<string, number> = {}
  for (const [id, size] of Object.entries(isObject(kept.sizes) ? kept.sizes : {}))
    if (has.has(id) && typeof size === 'number' && size >= leastSize && size <= mostSize) sizes[id] = size
  const by = isObject(kept.group) ? kept.group : null
  const part = dayParts.find((one) => one === by?.by)
  const group =
    by && has.has(String(by.column)) ? { column: String(by.column), ...(part && { by: part }) } : null
  return { columns: columns.length > 0 ? columns : usual.columns, sizes, sort, filters, group }
}

/** So narrow and so wide a column may be, in pixels. */
export const leastSize = 64
export const mostSize = 900

/** What each filter can be asked of; of anything else it would let nothing through. */
const fitting: Readonly<Record<Filter['is'], readonly Shape[]>> = {
  contains: ['text', 'choice', 'choices'],
  among: ['text', 'choice', 'choices'],
  days: ['day'],
  between: ['number'],
}

function filterFrom(kept: unknown): Filter | null {
  if (!isObject(kept)) return null
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  switch (kept.is) {
    case 'contains':
      return { is: 'contains', text: text(kept.text) ?? '' }
    case 'among':
      return { is: 'among', values: texts(kept.values), except: kept.except === true }
    case 'days':
      return {
        is: 'days',
        period: periods.find((one) => one === kept.period),
        from: text(kept.from),
        to: text(kept.to),
      }
    case 'between':
      return { is: 'between', least: number(kept.least), most: number(kept.most) }
    default:
      return null
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const texts = (value: unknown): string[] =>
  list(value).filter((one): one is string => typeof one === 'string')
