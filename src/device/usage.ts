// What a day's syncing takes of the subscription and the battery; counted and kept on this device, and told to nobody.
import { dayInStockholm, type LocalDate } from '../domain/values/local-date.ts'
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import type { Transport } from './transport.ts'

/** Bytes each way as they travelled, and how many times the radio was woken: each request, each line that was opened. */
export type Used = { sent: number; received: number; woken: number }
export type DayUsed = Used & { day: LocalDate }

const key = 'usage'
const daysKept = 30
/** Long enough for the browser to have summed up the last reply. */
const settles = 2_000

/** The days that something was used, today first. */
export const daysUsed = async (memory: Memory): Promise<DayUsed[]> =>
  ((await memory.meta.get(key))?.value as DayUsed[] | undefined) ?? []

/** What was used is added to its day, and the oldest day leaves. */
async function addUsed(memory: Memory, day: LocalDate, used: Used): Promise<void> {
  await memory.transaction('rw', memory.meta, async () => {
    const days = await daysUsed(memory)
    const before = days.find((one) => one.day === day) ?? { sent: 0, received: 0, woken: 0 }
    const now = {
      day,
      sent: before.sent + used.sent,
      received: before.received + used.received,
      woken: before.woken + used.woken,
    }
    const kept = [now, ...days.filter((one) => one.day !== day)].sort((a, b) => (a.day < b.day ? 1 : -1))
    await memory.meta.put({ key, value: kept.slice(0, daysKept) })
  })
}

/** The middle one of the days that are over, each measure by itself; null before there are three of them. */
export function ordinaryDay(days: readonly DayUsed[], today: LocalDate): Used | null {
  const over = days.filter(({ day }) => day !== today)
  if (over.length < 3) return null
  const middle = (of: keyof Used) =>
    over.map((day) => day[of]).sort((a, b) => a - b)[Math.floor((over.length - 1) / 2)] ?? 0
  return { sent: middle('sent'), received: middle('received'), woken: middle('woken') }
}

type Timed = { name: string; transferSize?: number }
/** Tells of each reply that has come; what it gives back ends it. */
export type Watch = (each: (timed: readonly Timed[]) => void) => () => void

/** What the browser says of every reply: how many bytes it was on the line, headers and all. */
const replies: Watch = (each) => {
  if (!globalThis.PerformanceObserver) return () => {}
  const observer = new PerformanceObserver((list) =>
    each(list.getEntries().map((entry) => entry.toJSON() as Timed)),
  )
  observer.observe({ type: 'resource', buffered: true })
  return () => observer.disconnect()
}

const isOfSync = ({ name }: Timed): boolean => /\/api\/(sync|events)$/.test(name)

/** Counts what the transport uses, and keeps it a moment after it has come to rest; what comes back ends it. */
export function countsUsed(
  { memory, handed, transport }: { memory: Memory; handed: Handed; transport: Transport },
  watch: Watch = replies,
): () => void {
  let received = 0
  let kept = { sent: 0, woken: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    // A device that is being emptied keeps nothing more.
    if (transport.state.doing === 'stopped') return
    const now = { ...transport.used }
    const used = { sent: now.sent - kept.sent, woken: now.woken - kept.woken, received }
    if (used.sent + used.woken + used.received === 0) return
    kept = now
    received = 0
    // Worth nobody's trouble: a store that cannot take it says so where it matters.
    void addUsed(memory, dayInStockholm(handed.now()), used).catch(() => {})
  }
  const unwatch = watch((timed) => {
    for (const one of timed.filter(isOfSync)) received += one.transferSize ?? 0
  })
  const unsubscribe = transport.subscribe(() => {
    clearTimeout(timer)
    if (transport.state.doing === 'idle') timer = setTimeout(keep, settles)
  })
  return () => {
    clearTimeout(timer)
    unsubscribe()
    unwatch()
    keep()
  }
}
