// Where a practice keeps what it invents: a store of its own, held while somebody practises and deleted afterwards.
import Dexie from 'dexie'

export const practiceStore = 'radslag-ovning'

export type Locks = Pick<LockManager, 'request'> | undefined

export const deletePractice = (): Promise<void> => Dexie.delete(practiceStore)

/** Deletes what a practice left that was closed in the middle; one that goes on in another tab is let be. */
export async function forgetPractice(locks: Locks): Promise<void> {
  const held = await holdPractice(locks)
  if (!held) return
  await deletePractice()
  held.letGo()
}

/** The practice’s own lock; null while another tab has it, and goes on having it for so many milliseconds. */
export async function holdPractice(locks: Locks, patience = 0): Promise<{ letGo: () => void } | null> {
  if (!locks) return { letGo: () => {} }
  const how = patience > 0 ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true }
  return new Promise((resolve) => {
    locks
      .request(practiceStore, how, (lock) => {
        if (!lock) return resolve(null)
        return new Promise<void>((letGo) => resolve({ letGo }))
      })
      .catch(() => resolve(null))
  })
}
