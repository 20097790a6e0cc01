// The lead's word on one record or many, on her device.
import { reviewOf, type Seen } from '../sync/mutation.ts'
import { type Done, together } from './acts.ts'
import type { Store } from './save.ts'

export type Word = { state: 'approved' } | { state: 'returned'; comment: string }

/** Her word on records as she saw them, in one transaction, with one way back. */
export const review = (store: Store, seen: readonly Seen[], word: Word): Promise<Done> =>
  together(
    store,
    seen.map((one) => ({ change: reviewOf(one, word, store.handed.id()), before: one })),
  )
