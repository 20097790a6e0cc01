// How long the office has not been heard of; after thirty days what is here is locked until it is, and logging goes on.
import type { Memory } from './database.ts'
import { readMe } from './me.ts'

const mostDays = 30
const day = 86_400_000

/** Whether this device has been without contact for so long that what lies here is not shown; nothing is deleted. */
export async function isSilentTooLong(memory: Memory, now: number): Promise<boolean> {
  const me = await readMe(memory)
  const last = (await memory.meta.get('lastSync'))?.value
  // Before the first sync there is nothing here to lock.
  return me?.state === 'active' && typeof last === 'number' && now - last > mostDays * day
}
