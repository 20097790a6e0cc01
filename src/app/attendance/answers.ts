// The voluntary answers of those who have signed, as sums in the page's memory and nowhere else: a kill loses them.
import { type Answers, leaves, mixed, noAnswers, type Totals } from '../../domain/privacy/background.ts'

const byList = new Map<string, Totals>()

/** Mixes one person's answers with the others'; nothing else is remembered of them. */
export const mixIn = (list: string, answers: Answers): void =>
  void byList.set(list, mixed(byList.get(list) ?? noAnswers, answers))

/** What may be written when the list closes; null where fewer than five have answered. */
export const totalsToLeave = (list: string): Totals | null => leaves(byList.get(list) ?? noAnswers)

export const forgetAnswers = (list: string): void => void byList.delete(list)
