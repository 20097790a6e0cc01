// Small cells: a number about few people is not shown, and no other number lets it be worked out.

/** `<5` says: under five, or hidden because it would give away one that is. The lead may set another limit. */
export type Cell = number | `<${number}`

export const smallestShown = 5

/**
 * The cells of one question as they may be shown. Where only one is under the limit, the smallest of the others is hidden
 * too: whoever knows how many answered could else subtract.
 */
export function smallCells<K extends string>(
  answers: readonly K[],
  totals: Readonly<Partial<Record<K, number>>>,
  limit = smallestShown,
): Record<K, Cell> {
  const of = (answer: K) => totals[answer] ?? 0
  const hidden = new Set(answers.filter((answer) => of(answer) < limit))
  if (hidden.size === 1) {
    const [next] = answers.filter((answer) => !hidden.has(answer)).sort((a, b) => of(a) - of(b))
    if (next) hidden.add(next)
  }
  const shown = answers.map((answer) => [answer, hidden.has(answer) ? `<${limit}` : of(answer)] as const)
  return Object.fromEntries(shown) as Record<K, Cell>
}
