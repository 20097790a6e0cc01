// Rows of a kind by their day, read a slice at a time: a page breathes between two slices, however many there are.
import type { Memory } from './database.ts'
import type { ShownRow } from './rows.ts'

/** So many rows are read at once: the browser makes them in one breath. */
const usual = 500

/** Every row of a kind from one day to another, both among them, by day. Whole slices: a cursor takes a row at a time. */
export async function datedIn(
  memory: Memory,
  kind: string,
  { from, to }: { from: string; to: string },
  slice = usual,
): Promise<ShownRow[]> {
  const found: ShownRow[] = []
  let [since, most] = [from, slice]
  for (;;) {
    const rows = await memory.shown
      .where('[kind+date]')
      .between([kind, since], [kind, to], true, true)
      .limit(most)
      .toArray()
    // The day that the last slice ended in is read again, for it may have had more.
    let at = found.length
    while (at > 0 && found[at - 1]?.date === since) at--
    found.splice(at, found.length - at, ...rows)
    if (rows.length < most) return found
    const last = rows.at(-1)?.date ?? to
    most = last === since ? most * 4 : slice
    since = last
  }
}
