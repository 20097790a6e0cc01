// The one line that is always there and always true: what of one's own has reached the office, and what has not.
import type { QueueState } from '../../device/live.ts'
import type { TransportState } from '../../device/transport.ts'

export type StateLine =
  | { says: 'needs-you'; count: number }
  | { says: 'stopped'; because: 'reconnect' | 'wipe' | 'app-too-old' | 'broken-promise' }
  | { says: 'sending'; unsent: number }
  | { says: 'waiting'; unsent: number; oldest: number }
  | { says: 'reading' }
  | { says: 'all-sent'; at: number }
  | { says: 'not-read-yet' }

/** What the line says; trouble that needs somebody first, then what has not been sent, then how fresh it is. */
export function stateLine(queue: QueueState, transport: TransportState): StateLine {
  if (transport.doing === 'stopped') return { says: 'stopped', because: transport.because }
  if (queue.needsYou > 0) return { says: 'needs-you', count: queue.needsYou }
  // What it carries for others waits here too: "all sent" would be no word to give.
  const unsent = queue.unsent + queue.carried
  if (unsent > 0) {
    if (transport.doing === 'syncing') return { says: 'sending', unsent }
    return { says: 'waiting', unsent, oldest: queue.oldest ?? 0 }
  }
  if (!queue.pulledAll) return transport.doing === 'syncing' ? { says: 'reading' } : { says: 'not-read-yet' }
  return { says: 'all-sent', at: queue.lastSync ?? 0 }
}
