// Which choices are shown while the rest are folded away.

/** The `few` first to show: what is chosen comes first, and is never folded away; both parts keep the order given. */
export function foldedChoices<T>(
  all: readonly T[],
  chosen: readonly T[],
  few: number,
): { shown: T[]; folded: T[] } {
  if (all.length <= few + 1) return { shown: [...all], folded: [] } // one alone is not worth a button
  const on = all.filter((one) => chosen.includes(one))
  const rest = all.filter((one) => !chosen.includes(one))
  const shown = [...on, ...rest.slice(0, Math.max(0, few - on.length))]
  return { shown, folded: all.filter((one) => !shown.includes(one)) }
}
