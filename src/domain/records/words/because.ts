// Why something cannot be: every code that src/domain gives, in one list, so that none lacks its words.
export const refusals = [
  // values
  'required',
  'not-valid',
  'not-a-text',
  'too-long',
  'broken-character',
  'personal-identity-number',
  'not-a-date',
  'not-a-time',
  'not-an-instant',
  'not-a-whole-number',
  'below-zero',
  'too-few',
  'too-many',
  'said-twice',
  'not-a-choice',
  'not-yes-or-no',
  'not-a-goal',
  'not-a-municipality',
  'not-ore',
  'not-above-zero',
  'too-much',
  'not-ten-digits',
  'wrong-check-digit',
  'not-an-email',
  'not-a-phone',
  'not-an-id',
  'not-a-stroke',
  // records
  'unknown-field',
  'wrong-key',
  'comment-missing',
  'reason-missing',
  'only-for-a-group',
  'goals-without-information',
  'not-for-this-type',
  'more-than-answered',
  // what an indicator asks
  'kind-not-counted',
  'no-such-field',
  'field-is-personal',
  'field-not-for-counting',
  'value-never-held',
  'asks-for-nothing',
  'counts-nothing',
  'level-of-something-else',
  'names-no-contacts',
  'not-rising-to-all',
  'changes-out-of-order',
  'ends-before-it-begins',
  'no-such-objective',
  'no-such-indicator',
  'part-of-itself',
  // a programme's file
  'not-json',
  'not-a-programme',
  'newer-file',
  // roles
  'not-allowed',
  // programmes
  'no-programme-covers-the-year',
  'unknown-programme',
] as const

export type Refusal = (typeof refusals)[number]

export const isRefusal = (code: string): code is Refusal => (refusals as readonly string[]).includes(code)
