// A new version waits until the person says so: a reload by itself would throw away what is half written.
import { Workbox } from 'workbox-window'
import { trustedWorker } from '../ui/trusted-worker.ts'

export type Update = { waiting: boolean; take: () => Promise<void> }

const none: Update = { waiting: false, take: async () => {} }
let update = none
const listeners = new Set<() => void>()

export const nowUpdate = (): Update => update
export function onUpdate(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Longer than a draft takes to be kept after the last letter. */
const draftsKept = 600

/** Lets the worker keep the whole page for use without network, and notices when a new version waits. */
export async function keepOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker = new Workbox(trustedWorker('/sw.js'))
  worker.addEventListener('waiting', () => {
    update = {
      waiting: true,
      take: async () => {
        await new Promise((resolve) => setTimeout(resolve, draftsKept))
        worker.addEventListener('controlling', () => location.reload())
        worker.messageSkipWaiting()
      },
    }
    for (const changed of listeners) changed()
  })
  const registration = await worker.register()
  // A phone that never closes the page still learns of a new version within the hour.
  setInterval(() => void registration?.update().catch(() => {}), 3_600_000)
}
