// Text that people type: bounded, and never with a personal identity number in it.
import * as z from 'zod/mini'
import { hasPersonalIdentityNumber } from './personal-identity-number.ts'
import { shape } from './shape.ts'

// A lone surrogate is half a character: it cannot be sent as UTF-8 and come back the same.
const whole = (text: string) =>
  !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)

const text = (most: number) =>
  z.string({ error: 'not-a-text' }).check(
    z.maxLength(most, { error: 'too-long' }),
    z.refine(whole, { error: 'broken-character' }),
    z.refine((typed) => !hasPersonalIdentityNumber(typed), { error: 'personal-identity-number' }),
  )

/** One line that must say something. */
export const line = (most = 200) =>
  text(most).check(z.refine((typed) => typed.trim().length > 0, { error: 'required' }))

/** Several lines, at most 20 000 characters. */
export const note = () => shape(text(20_000), { control: 'note' })

export const email = shape(
  text(320).check(z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, { error: 'not-an-email' })),
  { control: 'email' },
)
export const phone = shape(text(40).check(z.regex(/^[+\d][\d\s()/-]{3,}$/, { error: 'not-a-phone' })), {
  control: 'phone',
})

/** A whole number from `least` to `most`. */
export const whole0to = (most: number, least = 0) =>
  z
    .int({ error: 'not-a-whole-number' })
    .check(z.gte(least, { error: least > 0 ? 'too-few' : 'below-zero' }), z.lte(most, { error: 'too-many' }))

/** A list of choices, each once. */
export const manyOf = <T extends string>(choices: readonly T[]) =>
  z
    .array(z.enum(choices as readonly [T, ...T[]], { error: 'not-a-choice' }))
    .check(z.refine((list) => new Set(list).size === list.length, { error: 'said-twice' }))

export const oneOf = <T extends string>(choices: readonly T[]) =>
  z.enum(choices as readonly [T, ...T[]], { error: 'not-a-choice' })
