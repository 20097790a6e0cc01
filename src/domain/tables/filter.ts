// What a column is narrowed to: a word, some of its choices, a stretch of days, a range of numbers.
import { addDays, addMonths, type LocalDate } from '../values/local-date.ts'
import { isNone, type Value } from './column.ts'
import { plain } from './encoded.ts'

export const periods = ['this-month', 'this-quarter', 'this-year', 'last-year'] as const
/** A stretch that moves with the day: a view that was saved last year shows this one. */
export type NamedPeriod = (typeof periods)[number]

export type Filter =
  | { is: 'contains'; text: string }
  /** The empty text stands for rows without a value. */
  | { is: 'among'; values: readonly string[]; except?: boolean | undefined }
  | { is: 'days'; period?: NamedPeriod | undefined; from?: string | undefined; to?: string | undefined }
  | { is: 'between'; least?: number | undefined; most?: number | undefined }

/** The first and the last day of a named stretch. */
function daysOf(period: NamedPeriod, today: LocalDate): { from: string; to: string } {
  const year = Number(today.slice(0, 4))
  if (period === 'this-year') return { from: `${year}-01-01`, to: `${year}-12-31` }
  if (period === 'last-year') return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  const month = Number(today.slice(5, 7))
  const first = period === 'this-month' ? month : month - ((month - 1) % 3)
  const from = `${year}-${String(first).padStart(2, '0')}-01` as LocalDate
  return { from, to: addDays(addMonths(from, period === 'this-month' ? 1 : 3), -1) }
}

/** Whether a filter asks for anything at all. */
export function asks(filter: Filter): boolean {
  if (filter.is === 'contains') return filter.text.trim() !== ''
  if (filter.is === 'among') return filter.values.length > 0
  if (filter.is === 'days') return Boolean(filter.period ?? filter.from ?? filter.to)
  return filter.least !== undefined || filter.most !== undefined
}

/** Asks a filter of one value after another; `text` is the value in words, for what is looked for by word. */
export function passes(filter: Filter, today: LocalDate): (value: Value, text: () => string) => boolean {
  if (filter.is === 'contains') {
    const words = plain(filter.text).split(/\s+/).filter(Boolean)
    return (_, text) => {
      const said = plain(text())
      return words.every((word) => said.includes(word))
    }
  }
  if (filter.is === 'among') {
    const wanted = new Set(filter.values)
    const has = (value: Value) =>
      isNone(value)
        ? wanted.has('')
        : typeof value === 'object'
          ? value.some((one) => wanted.has(one))
          : wanted.has(String(value))
    return filter.except ? (value) => !has(value) : has
  }
  if (filter.is === 'days') {
    const { from = '', to = '9999' } = filter.period ? daysOf(filter.period, today) : filter
    // An instant is of the day that it begins with.
    return (value) =>
      typeof value === 'string' && value !== '' && value.slice(0, 10) >= from && value.slice(0, 10) <= to
  }
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = filter
  return (value) => typeof value === 'number' && value >= least && value <= most
}
