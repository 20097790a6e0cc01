// The app lock around the pages: locked when nobody has touched it for a while, and every tab opened anew when the key changes.

const channel = 'radslag-lock'
export const lockName = 'radslag-unlocked'
/** Longer than a draft takes to be kept when it is asked to hurry. */
const draftsKept = 500

/** What is half written is kept first, as when the page is left; then the key is gone with the page. */
export function again(): void {
  dispatchEvent(new Event('pagehide'))
  setTimeout(() => location.reload(), draftsKept)
}

/** The lock was turned on or off in another tab: this one opens anew, with the key that is now the device's. */
export function openAgainWhenTold(): void {
  if ('BroadcastChannel' in globalThis) new BroadcastChannel(channel).onmessage = again
}

/** Said by a tab that was opened without a lock: it has the old key alone, for as long as it lives. */
export function staysUnlocked(): void {
  void navigator.locks?.request(lockName, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {})
}
