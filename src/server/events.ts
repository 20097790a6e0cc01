// Hints to those who listen that there is something to pull: correctness never needs them.
import type { Standing, Store } from './stores/store.ts'

export type Listener = {
  office: string
  device: string
  send(event: string | null, data: unknown): void
  close(): void
}

/** A page in each of so many tabs; one more ends the oldest. */
const streamsADevice = 8

export type Events = {
  /** Begins to listen; the returned function ends it. */
  listen(listener: Listener): () => void
  /** Something was written here: who listens is told. */
  look(): void
  /** Ends the streams of a device that may no longer read. */
  drop(office: string, device: string): void
  stop(): void
}

/**
 * `every` milliseconds the store is asked whether another process wrote to it; seldom, where the store tells of it by
 * itself, should a word be lost.
 */
export function events(store: Store, every = store.hear ? 20_000 : 700): Events {
  const listeners = new Set<Listener>()
  let known = new Map<string, Standing>()
  let version = -1
  let looking: Promise<void> | null = null
  let again = false
  let timer: NodeJS.Timeout | null = null
  let deaf: (() => void) | null = null

  const tell = async () => {
    const now = new Map((await store.standings()).map((one) => [one.office, one]))
    for (const listener of [...listeners]) {
      const before = known.get(listener.office)
      const after = now.get(listener.office)
      if (!before || !after) continue
      if (after.head !== before.head || after.epoch !== before.epoch)
        listener.send(null, { head: after.head })
      if (after.devices !== before.devices) {
        // Shut out meanwhile, perhaps from the command line: it reads nothing more, not even a number.
        const device = await store.read((tx) => tx.office(listener.office).device(listener.device))
        if (device?.state !== 'active' && device?.state !== 'reenrol') listener.close()
        else listener.send('devices', {})
      }
    }
    known = now
  }
  const look = () => {
    if (listeners.size === 0) return
    if (looking) {
      again = true
      return
    }
    looking = tell()
      .catch(() => undefined)
      .finally(() => {
        looking = null
        if (!again) return
        again = false
        look()
      })
  }
  const poll = async () => {
    const now = await store.dataVersion().catch(() => version)
    if (now !== version) look()
    version = now
  }
  return {
    listen(listener) {
      const same = [...listeners].filter(
        ({ office, device }) => office === listener.office && device === listener.device,
      )
      if (same.length >= streamsADevice) same[0]?.close()
      listeners.add(listener)
      timer ??= setInterval(() => void poll(), every)
      deaf ??= store.hear?.(look) ?? null
      void store
        .standings()
        .then((standings) => {
          const mine = standings.find(({ office }) => office === listener.office)
          if (!mine || !listeners.has(listener)) return
          if (!known.has(mine.office)) known.set(mine.office, mine)
          listener.send(null, { head: mine.head })
        })
        .catch(() => undefined)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || !timer) return
        clearInterval(timer)
        timer = null
        known = new Map()
        version = -1
      }
    },
    look,
    drop(office, device) {
      for (const one of [...listeners]) if (one.office === office && one.device === device) one.close()
    },
    stop() {
      if (timer) clearInterval(timer)
      timer = null
      deaf?.()
      deaf = null
      for (const one of [...listeners]) one.close()
    },
  }
}
