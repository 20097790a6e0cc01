// Days, times and lists as a language says them; days and times are the office's, in Stockholm.
import {
  dayInStockholm,
  dayNumber,
  type LocalDate,
  printLocalDate,
  timeInStockholm,
} from '../../domain/values/local-date.ts'

export type Moments = {
  /** `23 november 2026` */
  day: (day: LocalDate) => string
  /** `måndag 23 november` */
  weekday: (day: LocalDate) => string
  /** `23 nov`, with the year when it is another than today's. */
  shortDay: (day: LocalDate, today: LocalDate) => string
  /** `i dag`, `i går`, `i fredags` is not ours: else as `shortDay`. */
  nearDay: (day: LocalDate, today: LocalDate) => string
  /** `14.02` of an instant in milliseconds. */
  time: (instant: number) => string
  /** `14.02` from `14:02`. */
  clock: (localTime: string) => string
  /** `14.02` of today, else `i går 14.02`, `23 nov 14.02`. */
  when: (instant: number, now: number) => string
  /** `a, b och c` */
  list: (items: readonly string[]) => string
  number: (value: number, decimals?: number) => string
  /** `1 tim 30 min`, `45 min` */
  minutes: (minutes: number) => string
}

export function momentsIn(
  locale: string,
  say: { today: string; yesterday: string; tomorrow: string; clock: (time: string) => string },
): Moments {
  const nearDay: Moments['nearDay'] = (day, today) => {
    const away = dayNumber(day) - dayNumber(today)
    if (away === 0) return say.today
    if (away === -1) return say.yesterday
    if (away === 1) return say.tomorrow
    return shortDay(day, today)
  }
  const shortDay: Moments['shortDay'] = (day, today) =>
    printLocalDate(day, locale, {
      day: 'numeric',
      month: 'short',
      ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    }).replace('.', '')
  const time = (instant: number) => say.clock(timeInStockholm(instant))
  const listed = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    day: (day) => printLocalDate(day, locale),
    weekday: (day) => printLocalDate(day, locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    shortDay,
    nearDay,
    time,
    clock: say.clock,
    when: (instant, now) => {
      const [day, today] = [dayInStockholm(instant), dayInStockholm(now)]
      return day === today ? time(instant) : `${nearDay(day, today)} ${time(instant)}`
    },
    list: (items) => listed.format(items),
    number: (value, decimals = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value),
    minutes: (minutes) => {
      const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
      const h = locale.startsWith('sv') ? 'tim' : 'h'
      if (hours === 0) return `${rest} min`
      return rest === 0 ? `${hours} ${h}` : `${hours} ${h} ${rest} min`
    },
  }
}
