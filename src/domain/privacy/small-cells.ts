// Small cells: a number about few people is not shown, and no other number lets it be worked out.

/** `<5` says: under five, or hidden because it would give away one that is. The lead may set another limit. */
export type Cell = number | `<${number}`

export const smallestShown = 5

type Totals<K extends string> = Readonly<Partial<Record<K, number>>>

/** The cells of one question as they may be shown, of one list alone. */
export const smallCells = <K extends string>(
  answers: readonly K[],
  totals: Totals<K>,
  limit = smallestShown,
): Record<K, Cell> => cellsOf(answers, addedBy(answers, [totals], limit), limit)

/**
 * What each list adds to the cells of one question, in the order in which they reached the office. An answer that few
 * have given waits until the next lists bring it up to the limit, and is then added at once: so two sums, of whatever
 * lists or days, differ in a cell by nothing or by at least the limit, and who subtracts one from the other learns of
 * no group smaller than that. Where a single answer would have to wait, the smallest of the others waits with it: whoever
 * knows how many answered could else subtract.
 */
export function addedBy<K extends string>(
  answers: readonly K[],
  lists: readonly Totals<K>[],
  limit = smallestShown,
): Record<K, number>[] {
  const waiting = each(answers, () => 0)
  return lists.map((totals) => {
    const asked = answers.reduce((sum, answer) => sum + (totals[answer] ?? 0), 0)
    // Of a question that fewer answered nothing is added, then or later: all of it could be known to be one answer.
    if (asked < limit) return each(answers, () => 0)
    const older = answers.filter((answer) => waiting[answer] > 0)
    for (const answer of answers) waiting[answer] += totals[answer] ?? 0
    const held = withOneMore(answers, waiting, (answer) => waiting[answer] < limit)
    // What waited from an earlier list is not added while so little is left waiting that it would tell what that was.
    for (const answer of older.sort((a, b) => waiting[a] - waiting[b])) {
      const left = [...held].reduce((sum, one) => sum + waiting[one], 0)
      if (held.size > 0 && left < limit) held.add(answer)
    }
    return each(answers, (answer) => {
      if (held.has(answer)) return 0
      const added = waiting[answer]
      waiting[answer] = 0
      return added
    })
  })
}

/** The cells of one question as they may be shown: the sum of what some lists added, never one hidden cell alone. */
export function cellsOf<K extends string>(
  answers: readonly K[],
  added: readonly Readonly<Record<K, number>>[],
  limit = smallestShown,
): Record<K, Cell> {
  const sums = each(answers, (answer) => added.reduce((sum, one) => sum + one[answer], 0))
  const hidden = withOneMore(answers, sums, (answer) => sums[answer] < limit)
  return each<K, Cell>(answers, (answer) => (hidden.has(answer) ? `<${limit}` : sums[answer]))
}

/** Those that must be hidden; where it is one alone, the smallest of the others too. */
function withOneMore<K extends string>(
  answers: readonly K[],
  sums: Readonly<Record<K, number>>,
  isHidden: (answer: K) => boolean,
): Set<K> {
  const hidden = new Set(answers.filter(isHidden))
  if (hidden.size !== 1) return hidden
  const [next] = answers.filter((answer) => !hidden.has(answer)).sort((a, b) => sums[a] - sums[b])
  return next === undefined ? hidden : hidden.add(next)
}

const each = <K extends string, V>(answers: readonly K[], value: (answer: K) => V): Record<K, V> =>
  Object.fromEntries(answers.map((answer) => [answer, value(answer)])) as Record<K, V>
