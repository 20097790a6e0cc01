// The lead's review on her device: what waits, and her word on one record or many.
import { reviewQueue, type ToReview } from '../domain/review/queue.ts'
import type { LocalDate } from '../domain/values/local-date.ts'
import { reviewOf, type Seen } from '../sync/mutation.ts'
import { type Done, together } from './acts.ts'
import type { Memory } from './database.ts'
import { programmesNow } from './live.ts'
import { countable } from './placing.ts'
import type { Store } from './save.ts'

/** What waits for the lead, the most pressing first. */
export async function queueNow(memory: Memory, today: LocalDate): Promise<ToReview[]> {
  // One moment of the store, and one thing to listen to: what is approved leaves the list at once.
  const [rows, programmes] = await memory.transaction('r', memory.shown, memory.meta, () =>
    Promise.all([
      memory.shown
        .filter(
          ({ record, deleted, open }) =>
            open.length > 0 ||
            (deleted === 0 && (record.review as { state?: string } | undefined)?.state === 'new'),
        )
        .toArray(),
      programmesNow(memory),
    ]),
  )
  const covering = programmes.find(({ from, to }) => from <= today && today <= to) ?? programmes[0] ?? null
  return reviewQueue(rows.map(countable), covering, today)
}

export type Word = { state: 'approved' } | { state: 'returned'; comment: string }

/** Her word on records as she saw them, in one transaction, with one way back. */
export const review = (store: Store, seen: readonly Seen[], word: Word): Promise<Done> =>
  together(
    store,
    seen.map((one) => ({ change: reviewOf(one, word, store.handed.id()), before: one })),
  )
