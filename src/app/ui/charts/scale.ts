// Where the lines of a scale stand, and labels that would cover each other moved apart.

/** Whole, round numbers from 0 up to the highest that `most` reaches: three to six of them. */
export function ticksTo(most: number): number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, most) / 4))
  const step = Math.max(1, [1, 2, 5, 10].map((by) => by * size).find((by) => most / by <= 5) ?? most)
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

/** The places nearest to those wished for, at least so far apart and between two ends; in the order given. */
export function apart(wished: readonly number[], least: number, from: number, to: number): number[] {
  const order = wished.map((_, i) => i).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0))
  const places = [...wished]
  let above = from - least
  for (const i of order) {
    above = Math.max(wished[i] ?? 0, above + least)
    places[i] = above
  }
  let below = to + least
  for (const i of order.reverse()) {
    below = Math.min(places[i] ?? 0, below - least)
    places[i] = below
  }
  return places
}
