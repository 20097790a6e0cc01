// Who this device is to its office, as enrolment said.
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

export const keepMe = (memory: Memory, me: Me): Promise<unknown> => memory.meta.put({ key: 'me', value: me })
