// Whether the browser may clear what this device keeps: the office is told, for the lead's list.
import type { Memory } from './database.ts'
import { readMe } from './me.ts'

/** Tells the office whether the browser may clear this device's storage, when that is news to it. */
export async function tellPersisted(
  memory: Memory,
  call: typeof fetch,
  storage: Pick<StorageManager, 'persisted'> | undefined,
): Promise<void> {
  const me = await readMe(memory)
  if (me?.state !== 'active' || !storage?.persisted) return
  const persisted = await storage.persisted()
  const said = `${me.deviceId} ${persisted}`
  if ((await memory.meta.get('toldPersisted'))?.value === said) return
  const response = await call('/api/device', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ persisted }),
    signal: AbortSignal.timeout(20_000),
  })
  if (response.ok) await memory.meta.put({ key: 'toldPersisted', value: said })
}
