// The device's memory as the screens reach it: one context, and questions that are asked again when their answer changes.
import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from 'react'
import type { Memory } from '../../device/database.ts'
import type { Handed } from '../../device/handed.ts'
import { type Me, readMe } from '../../device/me.ts'
import type { Sealer } from '../../device/seal.ts'
import type { Transport, TransportState } from '../../device/transport.ts'
import { dayInStockholm, type LocalDate } from '../../domain/values/local-date.ts'

export type Office = {
  memory: Memory
  sealer: Sealer
  handed: Handed
  transport: Transport
  /** Who this device was when the page opened: known before the first question is answered. */
  me?: Me | null
}

const OfficeContext = createContext<Office | null>(null)

export function OfficeProvider({ office, children }: { office: Office; children: ReactNode }) {
  return <OfficeContext value={office}>{children}</OfficeContext>
}

export function useOffice(): Office {
  const office = use(OfficeContext)
  if (!office) throw new Error('a screen outside its office')
  return office
}

/** A question to the store, asked again whenever what it read changes; undefined until the first answer. */
export function useLive<T>(
  question: (office: Office) => Promise<T>,
  about: readonly unknown[] = [],
): T | undefined {
  const office = useOffice()
  return useLiveQuery(() => question(office), [office, ...about])
}

/** Who this device is; undefined while that is being read, null before it has been let in. */
export function useMe(): Me | null | undefined {
  const office = useOffice()
  return useLiveQuery(() => readMe(office.memory), [office], office.me)
}

export function useTransportState(): TransportState {
  const { transport } = useOffice()
  return useSyncExternalStore(
    (changed) => transport.subscribe(changed),
    () => transport.state,
  )
}

/** Today in Stockholm; a screen left open over midnight learns of the new day within a minute. */
export function useToday(): LocalDate {
  const now = useNow(60_000)
  return dayInStockholm(now)
}

/** The time now, in milliseconds, renewed every so often. */
export function useNow(every: number): number {
  const { handed } = useOffice()
  const [now, setNow] = useState(() => handed.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(handed.now()), every)
    return () => clearInterval(timer)
  }, [handed, every])
  return now
}
