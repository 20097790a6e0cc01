// The app lock around the pages: locked when nobody has touched it for a while, and every tab opened anew when the key changes.

const channel = 'radslag-lock'
const lockName = 'radslag-unlocked'
/** Longer than a draft takes to be kept when it is asked to hurry. */
const draftsKept = 500

/** What is half written is kept first, as when the page is left; then the key is gone with the page. */
function again(): void {
  dispatchEvent(new Event('pagehide'))
  setTimeout(() => location.reload(), draftsKept)
}

/** Locks after so many minutes without a touch or a key; also when the page comes back from a longer sleep. */
export function lockWhenStill(minutes: number): void {
  let last = Date.now()
  const isOver = () => Date.now() - last > minutes * 60_000
  const touched = () => {
    if (isOver()) again()
    else last = Date.now()
  }
  for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, touched, { passive: true })
  const look = () => isOver() && again()
  setInterval(look, 5_000)
  document.addEventListener('visibilitychange', look)
}

/** The lock was turned on or off in another tab: this one opens anew, with the key that is now the device's. */
export function openAgainWhenTold(): void {
  if ('BroadcastChannel' in globalThis) new BroadcastChannel(channel).onmessage = again
}

/** Said by a tab that was opened without a lock: it has the old key alone, for as long as it lives. */
export function staysUnlocked(): void {
  void navigator.locks?.request(lockName, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
}

/** Does it when no tab with the old key alone is left; where tabs cannot tell of each other, at once. */
export const whenAlone = async <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(lockName, work) : work()
