// What is asked of the office itself: who is in, who may come, who must go, and one's own calendar. These need the network.

export type DeviceRow = {
  id: string
  name: string
  member: string
  memberName: string
  role: 'adviser' | 'lead' | 'tablet'
  state: string
  words: [string, string] | null
  enrolledAt: string
  lastSeen: string | null
  lastSync: string | null
  unsent: number | null
  appVersion: string | null
  left: boolean
  persisted: boolean | null
  wipedAt: string | null
}
export type Invitation = { id: string; code: string; url: string; expiresAt: string }
export type NotDone =
  | 'no-network'
  | 'server'
  | 'not-allowed'
  | 'needs-sign-in'
  | 'not-found'
  | 'too-many-tries'
  | 'unknown'
export type Answer<T> = { ok: true; answer: T } | { ok: false; because: NotDone }

type Fetch = typeof fetch

export async function ask<T>(
  call: Fetch,
  path: string,
  body?: unknown,
  method = 'POST',
  read?: (response: Response) => Promise<T>,
): Promise<Answer<T>> {
  let response: Response
  try {
    response = await call(path, {
      credentials: 'same-origin',
      // A whole file on a thin line takes its time.
      signal: AbortSignal.timeout(read ? 180_000 : 20_000),
      ...(body === undefined
        ? {}
        : { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  } catch {
    return { ok: false, because: 'no-network' }
  }
  if (response.ok) {
    try {
      return { ok: true, answer: await (read?.(response) ?? response.json()) }
    } catch {
      // Cut off in the middle of its answer.
      return { ok: false, because: 'no-network' }
    }
  }
  const said = (await response.json().catch(() => null)) as { error?: { code?: string } } | null
  // Both are answered in one way: the lead signs in, and what was asked is asked again (use-fresh-sign-in.tsx).
  if (/^needs-(fresh-)?sign-in$/.test(said?.error?.code ?? '')) return { ok: false, because: 'needs-sign-in' }
  const by: Record<number, NotDone> = {
    401: 'not-allowed',
    403: 'not-allowed',
    404: 'not-found',
    429: 'too-many-tries',
  }
  return { ok: false, because: by[response.status] ?? (response.status >= 500 ? 'server' : 'unknown') }
}

export const readDevices = (call: Fetch) =>
  ask<{ devices: DeviceRow[]; reviewedAt: string | null }>(call, '/api/devices')
export const invite = (call: Fetch, who: { name: string; role: string }) =>
  ask<Invitation>(call, '/api/invitations', who)
export const letIn = (call: Fetch, id: string) => ask(call, `/api/devices/${id}/confirm`, {})
export const turnAway = (call: Fetch, id: string) => ask(call, `/api/devices/${id}/refuse`, {})
export const revoke = (call: Fetch, id: string, stolen: boolean) =>
  ask<{ unsent: number | null }>(call, `/api/devices/${id}/revoke`, { stolen })
export const endMember = (call: Fetch, id: string) =>
  ask<{ devices: number; unsent: number }>(call, `/api/members/${id}/leave`, {})
export const sayReviewed = (call: Fetch) => ask(call, '/api/devices/reviewed', {})

export type CalendarLink = { madeAt: string | null; url?: string }
export const readCalendarLink = (call: Fetch) => ask<CalendarLink>(call, '/api/calendar')
export const makeCalendarLink = (call: Fetch) => ask<CalendarLink>(call, '/api/calendar', {})
export const dropCalendarLink = (call: Fetch) => ask<CalendarLink>(call, '/api/calendar', {}, 'DELETE')

/** What the office refused, as it keeps it: from everybody for a lead, one's own for others. */
export type RefusedAtOffice = {
  mid: string
  member: string | null
  memberName: string | null
  device: string | null
  raw: string
  issues: { field: string; because: string }[]
  recvAt: string
  repaired: boolean
}
export const readQuarantine = (call: Fetch) => ask<{ quarantine: RefusedAtOffice[] }>(call, '/api/quarantine')
