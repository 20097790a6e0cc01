// Whether this device is ready for a village hall without network: each thing is really tried, not supposed.
import type { Memory } from './database.ts'
import { queueState } from './live.ts'

export type Check =
  | 'installed'
  | 'offline'
  | 'store'
  | 'kept'
  | 'room'
  | 'clock'
  | 'synced'
  | 'camera'
  | 'version'
/** `unknown`: the browser does not say. `amount`: megabytes free, minutes wrong, days since; as the check has it. */
export type Verdict = { check: Check; state: 'good' | 'mend' | 'unknown'; amount?: number }

/** What the device is asked through: handed in, so that a test can be any device. */
export type Around = {
  isInstalled: boolean
  /** Whether this browser installs pages at all. */
  canInstall: boolean
  /** The files that the page stands on, as addresses. */
  files: readonly string[]
  caches?: Pick<CacheStorage, 'match'> | undefined
  worker?: { isServing: boolean; isNewerWaiting: boolean } | undefined
  storage?: Pick<StorageManager, 'persisted' | 'estimate'> | undefined
  camera?: 'granted' | 'prompt' | 'denied' | 'none' | undefined
  now: number
}

const day = 86_400_000
const megabyte = 1_000_000
/** As little room as this holds a year and its photos; a clock this wrong shows wrong days; a week is a long time unsynced. */
const least = { room: 200, minutes: 5, days: 7 }

/** Every check, in the order that a person mends them. */
export async function fieldReady(memory: Memory, around: Around): Promise<Verdict[]> {
  const queue = await queueState(memory)
  const minutes = Math.round(Math.abs(queue.skew) / 60_000)
  const days = queue.lastSync === null ? null : Math.max(0, Math.floor((around.now - queue.lastSync) / day))
  return [
    { check: 'installed', state: around.isInstalled ? 'good' : around.canInstall ? 'mend' : 'unknown' },
    { check: 'offline', state: await opensOffline(around) },
    { check: 'store', state: (await keepsWhatIsWritten(memory)) ? 'good' : 'mend' },
    { check: 'kept', state: await isKept(around) },
    await roomLeft(around),
    { check: 'clock', state: minutes < least.minutes ? 'good' : 'mend', amount: minutes },
    days === null
      ? { check: 'synced', state: 'mend' }
      : { check: 'synced', state: days < least.days ? 'good' : 'mend', amount: days },
    { check: 'camera', state: cameras[around.camera ?? 'none'] },
    { check: 'version', state: around.worker?.isNewerWaiting ? 'mend' : 'good' },
  ]
}

const cameras = { granted: 'good', prompt: 'unknown', denied: 'mend', none: 'mend' } as const

/** The worker answers for this page, and has every file that it stands on. */
async function opensOffline({ caches, worker, files }: Around): Promise<Verdict['state']> {
  if (!caches || !worker?.isServing) return 'mend'
  const kept = await Promise.all(files.map((file) => caches.match(file, { ignoreSearch: true })))
  return kept.every((answer) => answer !== undefined) ? 'good' : 'mend'
}

/** Written, read back and taken away, as a save is. */
async function keepsWhatIsWritten(memory: Memory): Promise<boolean> {
  const key = 'field-try'
  try {
    const value = String(Math.random())
    await memory.meta.put({ key, value })
    const found = await memory.meta.get(key)
    await memory.meta.delete(key)
    return found?.value === value
  } catch {
    return false
  }
}

async function isKept({ storage }: Around): Promise<Verdict['state']> {
  const kept = await storage?.persisted?.()
  return kept === undefined ? 'unknown' : kept ? 'good' : 'mend'
}

async function roomLeft({ storage }: Around): Promise<Verdict> {
  const { quota, usage = 0 } = (await storage?.estimate?.()) ?? {}
  if (quota === undefined) return { check: 'room', state: 'unknown' }
  const amount = Math.floor((quota - usage) / megabyte)
  return { check: 'room', state: amount >= least.room ? 'good' : 'mend', amount }
}

/** One line for whoever helps: no name, no place, nothing that was logged. */
export const supportLine = (
  verdicts: readonly Verdict[],
  { version, browser, unsent }: { version: string; browser: string; unsent: number },
): string =>
  [
    `Rådslag ${version}`,
    browser,
    `unsent ${unsent}`,
    ...verdicts.map(
      ({ check, state, amount }) => `${check} ${state}${amount === undefined ? '' : ` ${amount}`}`,
    ),
  ].join(' · ')
