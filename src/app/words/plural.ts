// One thing or several, as each language bends it.

type Forms = { one: string; other: string }

/** `{one: 'rådgivning', other: 'rådgivningar'}` and 3 → `3 rådgivningar`; a form may hold `#` for the number's place. */
export function pluralIn(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  return (count, forms) => {
    const form = rules.select(count) === 'one' ? forms.one : forms.other
    return form.includes('#') ? form.replace('#', number.format(count)) : `${number.format(count)} ${form}`
  }
}
