// Sealed rows opened as they are needed, and kept open while the list is on the screen.
import { useEffect, useMemo, useState } from 'react'
import type { ShownRow } from '../../device/rows.ts'
import { type Opened, openShown, unopened } from '../../device/sealed-rows.ts'
import { useOffice } from './office.tsx'

/** Opens a row, or says again what it opened to; a row that was written anew is opened anew. */
export type Opening = (row: ShownRow) => Promise<Opened>

/** Opens rows, each once; what it has opened is forgotten with the screen. */
export function useOpening(): Opening {
  const { sealer } = useOffice()
  return useMemo(() => {
    const known = new Map<string, { stamp: string; opened: Promise<Opened> }>()
    return (row) => {
      const stamp = stampOf(row)
      const kept = known.get(row.id)
      if (kept?.stamp === stamp) return kept.opened
      const opened = openShown(sealer, row)
      known.set(row.id, { stamp, opened })
      return opened
    }
  }, [sealer])
}

/** What changes whenever a row is written: each seal has a number of its own. */
const stampOf = ({ sealed, unsent, made, heads }: ShownRow): string =>
  sealed && 'iv' in sealed ? sealed.iv.join() : JSON.stringify([unsent, made, heads])

/** A row as far as it is open: its clear values at once, the personal ones when the key has turned. */
export function useOpened(row: ShownRow, opening: Opening): Opened {
  const [opened, setOpened] = useState<Opened | null>(null)
  useEffect(() => {
    let current = true
    void opening(row).then((one) => current && setOpened(one))
    return () => {
      current = false
    }
  }, [row, opening])
  return opened?.id === row.id ? { ...opened, counts: row.counts } : unopened(row)
}

/** Every row opened, for a search in what is sealed; undefined until all are, null while nothing is searched for. */
export function useAllOpened(
  rows: readonly ShownRow[] | undefined,
  opening: Opening,
  wanted: boolean,
): readonly Opened[] | null | undefined {
  const [all, setAll] = useState<{ of: readonly ShownRow[]; opened: readonly Opened[] }>()
  useEffect(() => {
    let current = true
    if (wanted && rows) {
      void Promise.all(rows.map(opening)).then((opened) => current && setAll({ of: rows, opened }))
    }
    return () => {
      current = false
    }
  }, [rows, opening, wanted])
  if (!wanted) return null
  // While rows that have just changed are opened, what was found among the former stays.
  return all?.opened
}
