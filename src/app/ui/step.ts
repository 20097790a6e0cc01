// The next value of a stepper: to the next whole step, never outside.

/** 50 in steps of 15 goes to 60 or 45; nothing steps as 0 does. */
export function stepped(
  value: number | null,
  direction: 1 | -1,
  {
    step = 1,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
  }: { step?: number | undefined; min?: number | undefined; max?: number | undefined },
): number {
  const from = value ?? 0
  const next = direction > 0 ? (Math.floor(from / step) + 1) * step : (Math.ceil(from / step) - 1) * step
  return Math.min(max, Math.max(min, next))
}

/** What was typed as a whole number; null when there is none. */
export function typedNumber(text: string): number | null {
  const digits = text.replace(/\D/g, '').slice(0, 9)
  return digits === '' ? null : Number(digits)
}
