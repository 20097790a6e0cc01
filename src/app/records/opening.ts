// Sealed rows opened as they are needed, and kept open while the list is on the screen.
import { useEffect, useMemo, useState } from 'react'
import { breath } from '../../device/breath.ts'
import type { ShownRow } from '../../device/rows.ts'
import type { Sealer } from '../../device/seal.ts'
import { type Opened, openShown, stampOf, unopened } from '../../device/sealed-rows.ts'
import { useOffice } from './office.tsx'

/** Opens a row, or says again what it opened to; a row that was written anew is opened anew. */
export type Opening = (row: ShownRow) => Promise<Opened>

/** So many rows are opened at once, and so long, in milliseconds, may pass between two breaths. */
const slice = 100
const spell = 12

export type KeptOpen = {
  /** A row opened, once. */
  one: Opening
  /** All of them, a slice at a time, each slice told of; null when nobody waits for it any more. */
  all: (
    rows: readonly ShownRow[],
    isWanted: () => boolean,
    each?: (opened: readonly Opened[]) => void,
  ) => Promise<readonly Opened[] | null>
  /** Forgets what is not among these: what has been erased must not be remembered here. */
  only: (rows: readonly ShownRow[]) => void
}

type Kept = { stamp: string; opened: Promise<Opened> }

/** Rows kept open by their seals, which are new whenever a row is written. */
export function keptOpen(sealer: Sealer): KeptOpen {
  const known = new Map<string, Kept>()
  const keptOf = (row: ShownRow): Kept => {
    const stamp = stampOf(row)
    const before = known.get(row.id)
    if (before?.stamp === stamp) return before
    const kept = { stamp, opened: openShown(sealer, row) }
    known.set(row.id, kept)
    return kept
  }
  return {
    one: (row) => keptOf(row).opened,
    async all(rows, isWanted, each) {
      const opened: Opened[] = []
      let since = performance.now()
      for (let at = 0; at < rows.length; at += slice) {
        const some = await Promise.all(rows.slice(at, at + slice).map((row) => keptOf(row).opened))
        if (!isWanted()) return null
        opened.push(...some)
        each?.(some)
        if (performance.now() - since < spell) continue
        await breath()
        since = performance.now()
      }
      return isWanted() ? opened : null
    },
    only(rows) {
      const now = new Set<string>(rows.map(({ id }) => id))
      for (const id of known.keys()) if (!now.has(id)) known.delete(id)
    },
  }
}

/** Opens rows, each once; what it has opened is forgotten with the screen. */
export function useOpening(): KeptOpen {
  const { sealer } = useOffice()
  return useMemo(() => keptOpen(sealer), [sealer])
}

/** A row as far as it is open: its clear values at once, the personal ones when the key has turned. */
export function useOpened(row: ShownRow, opening: KeptOpen): Opened {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let current = true
    void opening.one(row).then((one) => current && setOpened(one))
    return () => {
      current = false
    }
  }, [row, opening])
  return opened?.id === row.id ? { ...opened, counts: row.counts } : unopened(row)
}
