// How often somebody may ask: so many times in a stretch of time, by a name for who it is.

export type Rate = {
  /** Counts one; the seconds to wait when it is one too many, else null. */
  count(who: string): number | null
  /** Takes one back. */
  forgive(who: string): void
}

/** At most `most` in each stretch of `milliseconds`; kept in memory, a restart forgets. */
export function rate(most: number, milliseconds: number, clock: () => number): Rate {
  const times = new Map<string, number[]>()
  let swept = clock()
  const recent = (who: string, now: number) =>
    (times.get(who) ?? []).filter((time) => time > now - milliseconds)
  const sweep = (now: number) => {
    if (now - swept < milliseconds) return
    swept = now
    for (const who of times.keys()) if (recent(who, now).length === 0) times.delete(who)
  }
  return {
    count(who) {
      const now = clock()
      sweep(now)
      const kept = recent(who, now)
      const first = kept[0]
      if (kept.length >= most && first !== undefined) {
        times.set(who, kept)
        return Math.max(1, Math.ceil((first + milliseconds - now) / 1000))
      }
      times.set(who, [...kept, now])
      return null
    },
    forgive(who) {
      times.get(who)?.pop()
    },
  }
}
