// The platform's formatters, each made when it is first needed and then kept: making one costs more than a hundred uses of it.

const made = new Map<string, unknown>()

function kept<T>(what: string, locale: string, options: object, make: () => T): T {
  const key = `${what} ${locale} ${JSON.stringify(options)}`
  const known = made.get(key) as T | undefined
  if (known) return known
  const one = make()
  made.set(key, one)
  return one
}

/** Dates and times in words; `options` as the platform's own, the zone among them. */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept('date', locale, options, () => new Intl.DateTimeFormat(locale, options))

/** Numbers with the language's own spaces and signs. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  kept('number', locale, options, () => new Intl.NumberFormat(locale, options))

/** Whether a number is one, two or many in the language; `ordinal` for its places. */
export const pluralRules = (locale: string, options: Intl.PluralRulesOptions = {}): Intl.PluralRules =>
  kept('plural', locale, options, () => new Intl.PluralRules(locale, options))

/** `a, b och c` */
export const conjunction = (locale: string): Intl.ListFormat =>
  kept('list', locale, {}, () => new Intl.ListFormat(locale, { type: 'conjunction' }))
