// Who this device is to its office, as enrolment said.
import { inNoLog, readsAnew } from '../sync/on-device.ts'
import type { Memory } from './database.ts'

export type Me = {
  deviceId: string
  member: string
  /** The member's name, and the office's, as they were at enrolment; the records know better once they are here. */
  name: string
  officeName: string
  role: 'adviser' | 'lead' | 'tablet'
  state: 'active' | 'waiting'
  /** An invented office: every page says so. */
  demo?: boolean
  /** The two words that both screens show while the lead confirms. */
  words?: [string, string]
}

export const readMe = async (memory: Memory): Promise<Me | null> =>
  ((await memory.meta.get('me'))?.value as Me | undefined) ?? null

/** Keeps it; as another device or in another role the log is read anew, beside what is shown (sync.md 2.3). */
export const keepMe = (memory: Memory, me: Me): Promise<unknown> =>
  memory.transaction('rw', memory.meta, async () => {
    const before = await readMe(memory)
    await memory.meta.put({ key: 'me', value: me })
    if (!before || before.member !== me.member || !readsAnew(before, me)) return
    const [gen, folding, revision] = await memory.meta.bulkGet(['gen', 'folding', 'revision'])
    const last = Math.max(Number(gen?.value ?? 0), Number(folding?.value ?? 0))
    await memory.meta.bulkPut([
      { key: 'place', value: inNoLog },
      { key: 'folding', value: last + 1 },
      // A write that was made from the old place is made again.
      { key: 'revision', value: Number(revision?.value ?? 0) + 1 },
    ])
  })
