// Days, times, numbers and lists as a language says them; days and times are the office's, in Stockholm.
import { conjunction, numberFormat, pluralRules } from '../../domain/values/formats.ts'
import {
  dayInStockholm,
  dayNumber,
  type LocalDate,
  type Month,
  printLocalDate,
  timeInStockholm,
} from '../../domain/values/local-date.ts'

export type Moments = {
  /** `23 november 2026` */
  day: (day: LocalDate) => string
  /** `måndag 23 november` */
  weekday: (day: LocalDate) => string
  /** `23 nov`; with the year when it is another than today's. */
  shortDay: (day: LocalDate, today: LocalDate) => string
  /** `i dag`, `i går`, `i morgon`, else as `shortDay`. */
  nearDay: (day: LocalDate, today: LocalDate) => string
  /** `november 2026` */
  month: (month: Month) => string
  /** `14.02` of an instant in milliseconds. */
  time: (instant: number) => string
  /** `14.02` of `14:02`. */
  clock: (localTime: string) => string
  /** `14.02` when it was today, else `i går 14.02`, `23 nov 14.02`. */
  when: (instant: number, now: number) => string
  /** `i dag`, `i går`, `21 nov` of an instant. */
  on: (instant: number, now: number) => string
  /** `a, b och c` */
  list: (items: readonly string[]) => string
  /** With at most so many decimals; none when left out. */
  number: (value: number, decimals?: number) => string
  /** `45 min`, `1 tim 30 min` */
  minutes: (minutes: number) => string
  /** `3 enheter`, `1 enhet`. */
  count: (count: number, forms: { one: string; other: string }) => string
}

type Said = {
  today: string
  yesterday: string
  tomorrow: string
  hours: string
  clock: (time: string) => string
  /** Months that the language cuts short with a point, without it. */
  month: (text: string) => string
}

export function momentsIn(locale: string, said: Said): Moments {
  const number = (value: number, decimals = 0) =>
    numberFormat(locale, { maximumFractionDigits: decimals }).format(value)
  const shortDay = (day: LocalDate, today: LocalDate) =>
    said.month(
      printLocalDate(day, locale, {
        day: 'numeric',
        month: 'short',
        ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
      }),
    )
  const near: Record<number, string> = { 0: said.today, [-1]: said.yesterday, 1: said.tomorrow }
  const nearDay = (day: LocalDate, today: LocalDate) =>
    near[dayNumber(day) - dayNumber(today)] ?? shortDay(day, today)
  const time = (instant: number) => said.clock(timeInStockholm(instant))
  return {
    day: (day) => printLocalDate(day, locale),
    weekday: (day) => printLocalDate(day, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay,
    nearDay,
    month: (month) => printLocalDate(`${month}-01` as LocalDate, locale, { month: 'long', year: 'numeric' }),
    time,
    clock: said.clock,
    when: (instant, now) => {
      const [day, today] = [dayInStockholm(instant), dayInStockholm(now)]
      return day === today ? time(instant) : `${nearDay(day, today)} ${time(instant)}`
    },
    on: (instant, now) => nearDay(dayInStockholm(instant), dayInStockholm(now)),
    list: (items) => conjunction(locale).format(items),
    number,
    minutes: (minutes) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
      if (hours === 0) return `${rest} min`
      return rest === 0 ? `${hours} ${said.hours}` : `${hours} ${said.hours} ${rest} min`
    },
    count: (count, forms) =>
      `${number(count)} ${pluralRules(locale).select(count) === 'one' ? forms.one : forms.other}`,
  }
}
