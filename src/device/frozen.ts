// A page that is put aside whole and may be shown again lets go of the store first, so that the next page is not kept waiting.
import type { Memory } from './database.ts'

/**
 * WebKit keeps the page that was left, with its transactions half done, and every later one waits for them for ever.
 * What is half done is given up: nothing of it has been said to be saved. Shown again, the page opens anew. A browser that
 * keeps no such page never comes here.
 */
export function letsGoWhenFrozen(memory: Memory, page: EventTarget, openAnew: () => void): void {
  const running = new Set<IDBTransaction>()
  let isFrozen = false
  const giveUp = (transaction: IDBTransaction) => {
    try {
      transaction.abort()
    } catch {
      // It has ended by itself.
    }
  }
  memory.use({
    stack: 'dbcore',
    name: 'lets-go-when-frozen',
    create: (core) => ({
      ...core,
      transaction: (...said) => {
        const begun = core.transaction(...said)
        const transaction = begun as unknown as IDBTransaction
        running.add(transaction)
        for (const end of ['complete', 'abort'])
          transaction.addEventListener(end, () => running.delete(transaction))
        if (isFrozen) giveUp(transaction)
        return begun
      },
    }),
  })
  const isKept = (event: Event) => (event as PageTransitionEvent).persisted
  page.addEventListener('pagehide', (event) => {
    if (!isKept(event)) return
    isFrozen = true
    for (const transaction of running) giveUp(transaction)
  })
  page.addEventListener('pageshow', (event) => {
    if (isKept(event)) openAnew()
  })
}
