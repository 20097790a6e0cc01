// Organisation numbers: one form, a check digit, and what the first digit says of the legal form.
import * as z from 'zod/mini'
import { luhnHolds } from './personal-identity-number.ts'
import { shape } from './shape.ts'

export type OrganisationNumber = string & { readonly __brand: 'OrganisationNumber' }
export type OrganisationNumberProblem = 'not-ten-digits' | 'wrong-check-digit' | 'personal-identity-number'

/** Spaces, a missing hyphen and a leading 16 brought to the one form; or why it is none. */
export function parseOrganisationNumber(
  text: string,
): OrganisationNumber | { because: OrganisationNumberProblem } {
  const plain = text.replace(/[\s\u00a0]/g, '')
  const parts = /^(?:(\d{2})(?=\d{6}[-+]?\d{4}$))?(\d{6})[-+]?(\d{4})$/.exec(plain)
  if (!parts) return { because: 'not-ten-digits' }
  const [, century, head = '', tail = ''] = parts
  // A legal entity's third digit is at least 2: below that it reads as a month of birth.
  if (Number(head[2]) < 2) return { because: 'personal-identity-number' }
  if ((century && century !== '16') || plain.includes('+')) return { because: 'not-ten-digits' }
  if (!luhnHolds(head + tail)) return { because: 'wrong-check-digit' }
  return `${head}-${tail}` as OrganisationNumber
}

export const organisationNumber = shape(
  z.pipe(
    z.string(),
    z.transform((text, context) => {
      const parsed = parseOrganisationNumber(text)
      if (typeof parsed === 'string') return parsed
      context.issues.push({ code: 'custom', message: parsed.because, input: text })
      return z.NEVER
    }),
  ),
  { control: 'organisation-number' },
)

const formsByFirstDigit: Record<string, readonly string[]> = {
  '5': ['limited-company', 'limited-company-svb'],
  '7': ['economic-association', 'housing-cooperative'],
  '8': ['non-profit-association', 'foundation'],
  '9': ['partnership'],
  '2': [],
}

/** The legal forms that a number's first digit allows; null when the digit says nothing. */
const legalFormsOf = (number: OrganisationNumber): readonly string[] | null =>
  formsByFirstDigit[number[0] ?? ''] ?? null

/** A warning, never a refusal: the number's first digit belongs to another legal form. */
export function fitsLegalForm(number: OrganisationNumber, legalForm: string): boolean {
  return legalFormsOf(number)?.includes(legalForm) ?? true
}

/** The legal form that a number's first digit most likely means; null when it says nothing. */
export const likelyLegalForm = (number: OrganisationNumber): string | null =>
  legalFormsOf(number)?.[0] ?? null

/** Forms that are cooperative by their law; the adviser decides of each company. */
const cooperativeForms: readonly string[] = ['economic-association', 'housing-cooperative']

/** Whether a company of a legal form is proposed to be counted as cooperative. */
export const isLikelyCooperative = (legalForm: string): boolean => cooperativeForms.includes(legalForm)
