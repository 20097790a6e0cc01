// What a write does to the store; the view and the tallies follow from it.
import type { Entry } from '../sync/messages.ts'
import type { CarriedRow, DraftRow, MetaRow, OutboxRow, SentRow } from './rows.ts'

export type Intent = {
  /** New entries of the office's log. */
  entries?: readonly Entry[]
  outbox?: { put?: readonly OutboxRow[]; drop?: readonly number[] }
  sent?: { put?: readonly SentRow[]; drop?: readonly string[] }
  drafts?: { put?: readonly DraftRow[]; drop?: readonly string[] }
  carried?: { put?: readonly CarriedRow[]; drop?: readonly string[] }
  meta?: readonly MetaRow[]
  /** Records that must be looked at anew although nothing above names them. */
  touch?: readonly string[]
}
