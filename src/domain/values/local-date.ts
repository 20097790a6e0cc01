// A calendar day where the office is: no clock, no zone, no surprise at midnight (C1).
import * as z from 'zod/mini'
import { dateFormat } from './formats.ts'
import { shape } from './shape.ts'

export type LocalDate = string & { readonly __brand: 'LocalDate' }
export type Year = number
/** A month as `YYYY-MM`. */
export type Month = string & { readonly __brand: 'Month' }

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** The day, or null when the text is not a day that exists between 1900 and 2199. */
export function parseLocalDate(text: string): LocalDate | null {
  const parts = pattern.exec(text)
  if (!parts) return null
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return null
  return day >= 1 && day <= daysInMonth(year, month) ? (text as LocalDate) : null
}

export const localDate = shape(
  z.pipe(
    z.string().check(z.refine((text) => parseLocalDate(text) !== null, { error: 'not-a-date' })),
    z.transform((text) => text as LocalDate),
  ),
  { control: 'date' },
)

export const localTime = shape(
  z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' })),
  {
    control: 'time',
  },
)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const yearOf = (day: LocalDate): Year => Number(day.slice(0, 4))
export const monthOf = (day: LocalDate): Month => day.slice(0, 7) as Month
export const firstDayOf = (year: Year): LocalDate => `${year}-01-01` as LocalDate
export const lastDayOf = (year: Year): LocalDate => `${year}-12-31` as LocalDate
export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** Days since 1970-01-01, so that days can be subtracted. */
export function dayNumber(day: LocalDate): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000)
}

/** How many days from `from` to `to`, both counted. */
export const daysFrom = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from) + 1

export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10) as LocalDate
}

/** The same day so many months later; the last day of a month that is shorter. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const later = year * 12 + month - 1 + months
  const [inYear, inMonth] = [Math.floor(later / 12), (later % 12) + 1]
  const two = (n: number) => String(n).padStart(2, '0')
  return `${inYear}-${two(inMonth)}-${two(Math.min(date, daysInMonth(inYear, inMonth)))}` as LocalDate
}

/** `2026-11-24 13:05` in Stockholm at an instant (milliseconds since 1970). */
const inStockholm = (instant: number): string =>
  dateFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  )

/** The day it is in Stockholm at an instant (milliseconds since 1970), wherever the device thinks it is. */
export const dayInStockholm = (instant: number): LocalDate => inStockholm(instant).slice(0, 10) as LocalDate

/** The time it is in Stockholm at an instant, as `HH:MM`. */
export const timeInStockholm = (instant: number): string => inStockholm(instant).slice(11, 16)

/** A day in words, by locale: `23 november 2026`, or shorter. */
export function printLocalDate(
  day: LocalDate,
  locale: string,
  style: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' },
): string {
  return dateFormat(locale, { timeZone: 'UTC', ...style }).format(dayNumber(day) * 86_400_000)
}
