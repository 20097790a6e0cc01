// What waits for the lead's decision, of every sort, as one list: two values, what was refused, doubles, and what she may like to know.
import { useEffect, useState } from 'react'
import { type Apart, seenApart, watchApart } from '../../device/apart.ts'
import { bothOf } from '../../device/doubles.ts'
import { inConflict, recordOf } from '../../device/live.ts'
import type { Opened } from '../../device/sealed-rows.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import type { Contacts } from '../records/contacts.ts'
import { useLive, useOffice } from '../records/office.tsx'
import { useAlikeByName, useJoined } from '../records/use-doubles.ts'
import { useWatched } from '../records/use-watched.ts'
import { type Refused, useRefused } from './use-refused.ts'

export const sorts = ['conflict', 'refused', 'double', 'apart'] as const

export type Thing = { key: string } & (
  | { sort: 'conflict'; record: Opened }
  | { sort: 'refused'; row: Refused }
  | { sort: 'double'; double: LikelyDouble; both: readonly [Opened, Opened] }
  | { sort: 'apart'; apart: Apart; record: Opened }
)

/** So many doubles are opened and drawn; the next come as these are done. */
const mostDoubles = 60

/** What has been changed on two sides is news for so long. */
const newsDays = 30

export type Things = {
  all: readonly Thing[]
  /** How many doubles there are beside those that are drawn. */
  moreDoubles: number
  /** Whether everything on this device has been looked through. */
  isWhole: boolean
  /** Whether the office has said what it refused. */
  hasOffice: boolean
}

/** Undefined until what is decided first has been read. */
export function useThings(contacts: Contacts | undefined): Things | undefined {
  const conflicts = useLive(inConflict)
  const refused = useRefused()
  const watched = useWatched()
  const byName = useAlikeByName(contacts)
  const doubles = useJoined(watched?.doubles, byName)
  const pairs = usePairs(doubles)
  const apart = useApart()
  if (!conflicts) return undefined
  const all: Thing[] = [
    ...conflicts.map((record): Thing => ({ key: `conflict ${record.id}`, sort: 'conflict', record })),
    ...(refused ?? []).map((row): Thing => ({ key: `refused ${row.mid}`, sort: 'refused', row })),
    ...(pairs ?? []).map(
      (pair): Thing => ({ key: `double ${pair.double.pair.join(' ')}`, sort: 'double', ...pair }),
    ),
    ...(apart ?? []).map(
      (one): Thing => ({ key: `apart ${one.apart.rec} ${one.apart.seq}`, sort: 'apart', ...one }),
    ),
  ]
  return {
    all,
    moreDoubles: Math.max(0, doubles.length - mostDoubles),
    isWhole: watched !== undefined && byName !== undefined && pairs !== undefined && apart !== undefined,
    hasOffice: refused !== undefined,
  }
}

/** Both of each pair as they are now: one that has been settled since it was found is left out. */
function usePairs(doubles: readonly LikelyDouble[]) {
  return useLive(
    async (office) => {
      const some = await Promise.all(
        doubles
          .slice(0, mostDoubles)
          .map(async (double) => ({ double, both: await bothOf(office, double.pair) })),
      )
      return some.flatMap(({ double, both }) => (both ? [{ double, both }] : []))
    },
    [doubles],
  )
}

/** What two have changed without having seen each other, and that has not been put away. */
function useApart() {
  const { memory, handed } = useOffice()
  const [found, setFound] = useState<readonly Apart[] | undefined>()
  useEffect(() => {
    const since = new Date(handed.now() - newsDays * 86_400_000).toISOString()
    return watchApart(memory, since, setFound)
  }, [memory, handed])
  return useLive(
    async (office) => {
      if (!found) return undefined
      const seen = await seenApart(office.memory)
      const news = found.filter(({ rec, seq }) => (seen[rec] ?? 0) < seq)
      const opened = await Promise.all(
        news.map(async (apart) => ({ apart, record: await recordOf(office, apart.rec) })),
      )
      return opened.flatMap(({ apart, record }) =>
        record && record.deleted === 0 ? [{ apart, record }] : [],
      )
    },
    [found],
  )
}
