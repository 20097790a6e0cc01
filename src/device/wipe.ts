// Emptying this device by order of the office: in steps that a crash between them cannot undo, and a receipt at the end.
import type { Memory } from './database.ts'
import type { Handed } from './handed.ts'

/** What the browser holds beside the store: the app's own files, and the worker that serves them. */
export type Around = { caches: () => Promise<unknown>; workers: () => Promise<unknown> }

/** The browser's own, as far as it has them. */
const around = (): Around => ({
  caches: async () => {
    const { caches } = globalThis
    if (caches) for (const name of await caches.keys()) await caches.delete(name)
  },
  workers: async () => {
    const found = (await navigator.serviceWorker?.getRegistrations()) ?? []
    for (const registration of found) await registration.unregister()
  },
})

/**
 * Marker, key, store, files and worker, receipt: in this order. Marked first, so that a crash goes on with it; the key
 * before what it seals, so that what is left at any moment cannot be read.
 */
export async function wipe(memory: Memory, handed: Handed, beside = around()): Promise<void> {
  await memory.meta.put({ key: 'wiping', value: true })
  await memory.keys.clear()
  await memory.delete()
  await finishWipe(handed, beside)
}

/** Whether a wipe has begun here and not come to the end of the store. */
export const isWiping = async (memory: Memory): Promise<boolean> =>
  (await memory.meta.get('wiping'))?.value === true

async function finishWipe(handed: Handed, beside: Around): Promise<void> {
  await beside.caches().catch(() => {})
  await beside.workers().catch(() => {})
  await tellWiped(handed)
}

/** True when the office had put this device out, and now knows that it is empty. Without an answer the next start tells it. */
async function tellWiped(handed: Handed): Promise<boolean> {
  try {
    const response = await handed.fetch('/api/device/wiped', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      signal: AbortSignal.timeout(10_000),
    })
    return response.ok && ((await response.json()) as { wiped: boolean }).wiped
  } catch {
    return false
  }
}

/** A device that nobody belongs to: should it be what is left of a wipe, the office has yet to hear that it is done. */
export async function tellIfEmptied(handed: Handed, beside = around()): Promise<void> {
  if (await tellWiped(handed)) await finishWipe(handed, beside)
}
