// Money, in whole öre: never a fraction, never a float (C16).
import * as z from 'zod/mini'
import { numberFormat } from './formats.ts'
import { shape } from './shape.ts'

export type Ore = number & { readonly __brand: 'Ore' }

export const ore = shape(
  z.pipe(
    z
      .int({ error: 'not-ore' })
      .check(z.gt(0, { error: 'not-above-zero' }), z.lte(100_000_000_000, { error: 'too-much' })),
    z.transform((value) => value as Ore),
  ),
  { control: 'amount' },
)

/** `1 234,50`, `1234.5 kr` or `1 234` kronor as öre; null when it is not an amount with at most two decimals. */
export function parseOre(text: string): Ore | null {
  const plain = text.replace(/[\s\u00a0\u202f]|kr|SEK/gi, '').replace(',', '.')
  const parts = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(plain)
  if (!parts) return null
  const value = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(value) ? ((parts[1] ? -value : value) as Ore) : null
}

/** Öre as kronor for a reader; öre are shown only where there are any. */
export function printOre(value: number, locale: string): string {
  const decimals = value % 100 === 0 ? 0 : 2
  return numberFormat(locale, {
    style: 'currency',
    currency: 'SEK',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value / 100)
}

/** The same without the currency, for a column whose heading says it. */
export function printKronor(value: number, locale: string): string {
  const decimals = value % 100 === 0 ? 0 : 2
  return numberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value / 100)
}
