// What earlier years say of the weeks that are left: a range, and a guess.

export type Forecast = { from: number; to: number; years: number[] }

/** A number at the year's end if the rest of it goes as the same weeks of earlier years did; null when there are none. */
export function forecast(
  actual: number,
  sameWeeks: readonly { year: number; amount: number }[],
): Forecast | null {
  if (sameWeeks.length === 0) return null
  const amounts = sameWeeks.map(({ amount }) => amount)
  return {
    from: actual + Math.min(...amounts),
    to: actual + Math.max(...amounts),
    years: sameWeeks.map(({ year }) => year),
  }
}
