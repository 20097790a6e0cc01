// The views that every table comes with: what the lead asks most, each a layout like those that she names herself.
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { Layout } from '../domain/tables/layout.ts'
import { tableColumns, usualColumns } from './table-columns.ts'

export const readyViews = ['all', 'review', 'counted', 'municipality', 'agenda', 'line', 'starts'] as const
export type ReadyView = (typeof readyViews)[number]

/** The views of a kind, the first what it begins with. */
export function viewsOf(kind: KindName): ReadyView[] {
  const { fields, counted } = kindNamed(kind)
  const views: readonly [ReadyView, boolean][] = [
    ['all', true],
    ['review', counted],
    ['counted', counted],
    ['municipality', counted && fields.municipality !== undefined],
    ['agenda', fields.agenda2030 !== undefined],
    ['line', kind === 'expense'],
    ['starts', kind === 'companyStart'],
  ]
  return views.filter(([, has]) => has).map(([view]) => view)
}

/** How a view lays the table out. */
export function layoutOf(kind: KindName, view: ReadyView): Layout {
  const has = (id: string) => tableColumns(kind).some((column) => column.id === id)
  const usual: Layout = {
    columns: usualColumns(kind),
    sizes: {},
    sort: has('date')
      ? [{ column: 'date', down: true }]
      : has('name')
        ? [{ column: 'name', down: false }]
        : [{ column: '_updatedAt', down: true }],
    // What another record stands for would be seen, and summed, twice.
    filters: { _state: { is: 'among', values: ['merged'], except: true } },
    group: null,
  }
  const { filters } = usual
  switch (view) {
    case 'review':
      return { ...usual, filters: { ...filters, review: { is: 'among', values: ['new'] } } }
    case 'counted':
      return { ...usual, filters: { _state: { is: 'among', values: ['in'] } } }
    case 'municipality':
      return {
        ...usual,
        filters: { ...filters, date: { is: 'days', period: 'this-year' } },
        group: { column: 'municipality' },
      }
    case 'agenda':
      return { ...usual, filters: { ...filters, agenda2030: { is: 'among', values: ['false'] } } }
    case 'line':
      return { ...usual, group: { column: 'line' } }
    case 'starts':
      return { ...usual, group: { column: 'date', by: 'year' } }
    default:
      return usual
  }
}
