// An expense (kostnad): booked on a budget line, or credited back to it (C16).
import { localDate } from '../values/local-date.ts'
import { ore } from '../values/ore.ts'
import { reference } from '../values/record-id.ts'
import { line } from '../values/text.ts'
import { countedKind, field, optional, type RecordOf } from './kind.ts'

export const expense = countedKind('expense', {
  date: field(localDate, { section: 'when' }),
  // By its name in the programme's budget, which the lead may change: so a text, not a choice of ours.
  line: field(line(), { section: 'about' }),
  amount: field(ore, { section: 'about' }),
  text: field(line(500), { section: 'about' }),
  sessionId: optional(reference('session'), { section: 'more' }),
  creditOf: optional(reference('expense'), { section: 'more' }),
})
export type Expense = RecordOf<typeof expense>
