// Letting a device in: the code is claimed, the lead compares two words, and from then on the cookie speaks for it.
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'
import { keepMe, type Me, readMe } from './me.ts'

export type NotEnrolled =
  | { because: 'wrong-code' }
  /** Unsent rows of one member would be sent under another's name: they must go first (sync.md 2.3). */
  | { because: 'other-member' }
  | { because: 'too-many-tries'; waitSeconds: number }
  | { because: 'no-network' }
  | { because: 'not-valid' }
  | { because: 'server'; id: string }

export type Enrolled = { ok: true; me: Me } | { ok: false; problem: NotEnrolled }

type Store = { memory: Memory; handed: Handed }

/** Claims a code for this device; with a set-up code the lead names herself and the office as well. */
export async function enrol(
  { memory, handed }: Store,
  asked: { code: string; deviceName: string; name?: string; officeName?: string },
): Promise<Enrolled> {
  const before = await readMe(memory)
  const unsent = await memory.outbox.count()
  const only = before && unsent > 0 ? { member: before.member } : {}
  const was = before ? { was: before.deviceId } : {}
  let response: Response
  try {
    response = await handed.fetch('/api/enrol', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...asked, ...only, ...was }),
      signal: AbortSignal.timeout(20_000),
    })
  } catch {
    return { ok: false, problem: { because: 'no-network' } }
  }
  if (!response.ok) return { ok: false, problem: await problemOf(response) }
  const me = (await response.json()) as Me
  // Another member on this device: what is here is not hers to see. Unsent rows were sent or saved before (sync.md 2.3).
  if (before && before.member !== me.member) await forgetRecords(memory)
  await keepMe(memory, me)
  return { ok: true, me }
}

async function problemOf(response: Response): Promise<NotEnrolled> {
  if (response.status === 429) {
    return { because: 'too-many-tries', waitSeconds: Number(response.headers.get('Retry-After')) || 600 }
  }
  const said = (await response.json().catch(() => null)) as { error?: { code?: string; id?: string } } | null
  if (response.status === 409) return { because: 'other-member' }
  if (response.status >= 500) return { because: 'server', id: said?.error?.id ?? '' }
  return { because: response.status === 400 ? 'not-valid' : 'wrong-code' }
}

/** Asks the office who this device is: whether the lead has let it in, or put it out. Null without an answer. */
export async function askWho({ memory, handed }: Store): Promise<Me | 'unknown' | null> {
  try {
    const response = await handed.fetch('/api/me', {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(20_000),
    })
    if (response.status === 401) return 'unknown'
    if (!response.ok) return null
    const me = (await response.json()) as Me
    await keepMe(memory, me)
    return me
  } catch {
    return null
  }
}

async function forgetRecords(memory: Memory): Promise<void> {
  await memory.transaction('rw', memory.tables, async () => {
    for (const table of [memory.folded, memory.shown, memory.tallies, memory.sent, memory.drafts])
      await table.clear()
    // What it seals for others to carry is another member's from now on. What it carries for others stays.
    await memory.keys.delete('bundle')
    await memory.meta.bulkDelete([
      'escrowed',
      // The lock was hers who was here before.
      'lock',
      'pin',
      'pinTries',
      'place',
      'programmes',
      'pulledAll',
      'lastSync',
      'gen',
      'folding',
      'stale',
      'me',
    ])
  })
}
