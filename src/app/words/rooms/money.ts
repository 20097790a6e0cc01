// What the money's room says.
const sv = {
  title: 'Pengar',
  lead: (period: string) => `Bokförda kostnader mot budget, ${period}`,
  budget: 'Budget',
  line: 'Budgetrad',
  inKronor: 'Budget i kronor',
  bookedKr: 'Bokfört, kr',
  left: 'Kvar',
  sum: 'Bokförda kostnader',
  of: (booked: string, budget: string) => `${booked} av ${budget}`,
  years: 'År för år, kr',
  ofBudget: (budget: string) => `av ${budget}`,
  log: 'Logga en kostnad',
  stands: {
    over: (line: string, by: string) => `${line} är ${by} över budget.`,
    'nearly-used': (line: string, left: string) => `${line}: bara ${left} kvar.`,
    fast: (line: string, left: string) => `${line} går fortare än tiden. ${left} kvar.`,
  },
  funding: '1:1-medel',
  fundingWords: (cap: string) =>
    `Hälften av det som är bokfört sedan programmets första dag, upp till taket ${cap}.`,
  carried: 'Bär hittills',
  cap: 'Tak',
  capLeft: 'Kvar till taket',
  capReached: 'Taket är nått: resten bär de andra medlen.',
  others: 'Finansiering enligt beslutet',
  fund: 'Medel',
  amount: 'Belopp',
  back: 'Till pengarna',
  empty: 'Inget är bokfört här än',
  emptyWords: 'Kostnader som bokförs på raden står här, med kreditnotor som avdrag.',
  unknown: (lines: readonly string[]) =>
    `Bokfört på en rad som budgeten inte har: ${lines.join(', ')}. Det räknas i summan men inte på någon rad.`,
  credit: 'kreditnota',
}
type MoneyWords = typeof sv

const en: MoneyWords = {
  title: 'Money',
  lead: (period) => `Booked costs against the budget, ${period}`,
  budget: 'The budget',
  line: 'Budget line',
  inKronor: 'The budget in kronor',
  bookedKr: 'Booked, SEK',
  left: 'Left',
  sum: 'Booked costs',
  of: (booked, budget) => `${booked} of ${budget}`,
  years: 'Year by year, SEK',
  ofBudget: (budget) => `of ${budget}`,
  log: 'Log an expense',
  stands: {
    over: (line, by) => `${line} is ${by} over its budget.`,
    'nearly-used': (line, left) => `${line}: only ${left} left.`,
    fast: (line, left) => `${line} goes faster than time. ${left} left.`,
  },
  funding: '1:1-funds',
  fundingWords: (cap) => `Half of what is booked since the programme’s first day, up to the cap of ${cap}.`,
  carried: 'Carried so far',
  cap: 'Cap',
  capLeft: 'Left to the cap',
  capReached: 'The cap is reached: the other funds carry the rest.',
  others: 'Funding by the decision',
  fund: 'Funds',
  amount: 'Amount',
  back: 'To the money',
  empty: 'Nothing is booked here yet',
  emptyWords: 'Expenses booked on the line stand here, with credit notes subtracted.',
  unknown: (lines) =>
    `Booked on a line that the budget does not have: ${lines.join(', ')}. It is in the sum, but on no line.`,
  credit: 'credit note',
}

export const moneyWords = { sv, en }
