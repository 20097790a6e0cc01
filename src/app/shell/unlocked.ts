// What an unlocked app does of itself: locks when nobody has touched it for a while, and seals anew what needs it.
import { again, lockName } from './still.ts'

export { sealAnew, unlockedSealer } from '../../device/app-lock.ts'

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

/** Does it when no tab with the old key alone is left; where tabs cannot tell of each other, at once. */
export const whenAlone = async <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(lockName, work) : work()
