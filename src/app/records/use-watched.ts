// What waits for the lead among all records, as it is now: the device's one watch, asked by every screen that shows some of it.
import { useEffect, useState, useSyncExternalStore } from 'react'
import { programmeOf } from '../../device/live.ts'
import { type Watch, type Watched, watchOf } from '../../device/watch.ts'
import type { Programme } from '../../domain/records/programme.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { useLive, useOffice, useToday } from './office.tsx'

/** By a programme's rules; undefined while that is being read, and until every record has been looked at. */
export function useWatchedBy(programme: Programme | null | undefined): Watched | undefined {
  const { memory } = useOffice()
  const today = useToday()
  const [watch, setWatch] = useState<Watch | null>(null)
  useEffect(() => {
    if (programme === undefined) return
    // What the screen itself is drawn from goes first.
    const timer = setTimeout(() => setWatch(watchOf(memory, programme, today)), 50)
    return () => clearTimeout(timer)
  }, [memory, programme, today])
  return useSyncExternalStore(
    (changed) => watch?.subscribe(changed) ?? (() => {}),
    () => watch?.now,
  )
}

/** By the programme of this year. */
export function useWatched(): Watched | undefined {
  const today = useToday()
  const programme = useLive(({ memory }) => programmeOf(memory, yearOf(today)), [today])
  return useWatchedBy(programme)
}
