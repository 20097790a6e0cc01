// Personal identity numbers (personnummer): recognised so that they can be refused kindly, never stored.
import { daysInMonth } from './local-date.ts'

// Phones and word processors make other dashes of a hyphen by themselves: those part a number too.
const candidate = /(?<!\d)(?:(\d{8}|\d{6})[-+\u2010-\u2015\u2212](\d{4})|(\d{8})(\d{4}))(?!\d)/g

/** The Luhn check over digits, the last of them the check digit. */
export function luhnHolds(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 1 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

// A co-ordination number adds 60 to the day, and names a person just as well.
function isBirthday(digits: string): boolean {
  const short = digits.slice(-6)
  const month = Number(short.slice(2, 4))
  const day = Number(short.slice(4, 6))
  if (month < 1 || month > 12) return false
  if (digits.length === 8 && !/^(18|19|20)/.test(digits)) return false
  const year = digits.length === 8 ? Number(digits.slice(0, 4)) : 2000
  const real = day > 60 ? day - 60 : day
  return real >= 1 && real <= daysInMonth(year, month)
}

const isPersonal = (date: string, last: string): boolean =>
  isBirthday(date) && luhnHolds(date.slice(-6) + last)

/** Whether a text holds a personal or co-ordination number, as domain.md says it is written. */
export function hasPersonalIdentityNumber(text: string): boolean {
  for (const found of text.matchAll(candidate)) {
    if (isPersonal(found[1] ?? found[3] ?? '', found[2] ?? found[4] ?? '')) return true
  }
  return false
}

/** The text with each such number's digits hidden: for the quarantine, which keeps all else as it came. */
export function maskPersonalIdentityNumbers(text: string): string {
  return text.replace(candidate, (whole, a?: string, b?: string, c?: string, d?: string) =>
    isPersonal(a ?? c ?? '', b ?? d ?? '') ? whole.replace(/\d/g, '•') : whole,
  )
}
