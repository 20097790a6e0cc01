// What the office refused and its author lets be: it stays in the office's quarantine, and asks for nobody here any more.
import type { Memory } from './database.ts'

export const settle = ({ memory }: { memory: Memory }, mid: string): Promise<number> =>
  memory.sent.update(mid, { settled: 1 })

const kept = 'refused-left'

/** What the lead has let lie of what the office refused, whoever's it was: it is kept there, and asks for nobody on this device. */
export const leftRefused = async (memory: Memory): Promise<readonly string[]> =>
  ((await memory.meta.get(kept))?.value as string[] | undefined) ?? []

/** Lets one lie; what comes back asks for it again. */
export async function leaveRefused(memory: Memory, mid: string): Promise<() => Promise<unknown>> {
  const change = (to: (left: readonly string[]) => readonly string[]) =>
    memory.transaction('rw', memory.meta, async () =>
      memory.meta.put({ key: kept, value: to(await leftRefused(memory)) }),
    )
  await change((left) => [...left.filter((one) => one !== mid), mid])
  return () => change((left) => left.filter((one) => one !== mid))
}
