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

/** The practice’s own lock; null while another tab has it. */
export async function holdPractice(locks: Locks): Promise<{ letGo: () => void } | null> {
  if (!locks) return { letGo: () => {} }
  return new Promise((resolve) => {
    void locks.request(practiceStore, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((letGo) => resolve({ letGo }))
    })
  })
}
