// Participants' voluntary answers, mixed as they are given: sums alone, never who gave them, in what order or when.
import { backgroundAges, backgroundGenders, backgroundOrigins } from '../records/attendance.ts'

/** The three questions, and what may be answered. */
export const backgroundQuestions = {
  age: backgroundAges,
  gender: backgroundGenders,
  origin: backgroundOrigins,
} as const
export type Question = keyof typeof backgroundQuestions

/** What one person answered; a question may be passed over. Lives no longer than until it is mixed. */
export type Answers = { [Q in Question]?: (typeof backgroundQuestions)[Q][number] }
export type Totals = { answers: number } & { [Q in Question]: Record<string, number> }

export const noAnswers: Totals = { answers: 0, age: {}, gender: {}, origin: {} }

/** Fewer than so many who answered are not kept (rule). */
const fewestAnswers = 5

/** The sums with one person's answers mixed in; who passes over all three is not counted. */
export function mixed(totals: Totals, answers: Answers): Totals {
  const given = Object.keys(backgroundQuestions) as Question[]
  if (given.every((question) => answers[question] === undefined)) return totals
  const after: Totals = { ...totals, answers: totals.answers + 1 }
  for (const question of given) {
    const answer = answers[question]
    if (answer === undefined) continue
    // In the form's order, whoever came first.
    const sums = { ...totals[question], [answer]: (totals[question][answer] ?? 0) + 1 }
    const inOrder = backgroundQuestions[question].filter((one) => (sums[one] ?? 0) > 0)
    after[question] = Object.fromEntries(inOrder.map((one) => [one, sums[one] ?? 0]))
  }
  return after
}

/** What may leave the device when the list closes; null when so few have answered that nothing is kept. */
export const leaves = (totals: Totals): Totals | null => (totals.answers < fewestAnswers ? null : totals)
