// Enrolment: the code that is typed, and the two words that both screens show.

/** Crockford's alphabet: no I, L, O or U to be misread. */
const codeAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const codeLength = 8
export const codeMinutes = 10

/** A code from random bytes, five bits a character. */
export const codeFrom = (random: Uint8Array, length = codeLength): string =>
  Array.from(random.subarray(0, length), (byte) => codeAlphabet[byte & 31]).join('')

/** A code as it was meant: spaces and hyphens dropped, letters that look like digits read as them; null when it is none. */
export function parseCode(typed: string): string | null {
  return parsed(typed, [codeLength, 26])
}

/** Codes for the day a passkey is lost: long enough that nobody guesses one (50 bits). */
export const recoveryLength = 10
export const parseRecoveryCode = (typed: string): string | null => parsed(typed, [recoveryLength])
/** As it is printed: `ABCDE-FGHJK`. */
export const printRecoveryCode = (code: string): string => code.replace(/(.{5})(?=.)/g, '$1-')

function parsed(typed: string, lengths: readonly number[]): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/U/g, 'V')
  return lengths.includes(code.length) && [...code].every((c) => codeAlphabet.includes(c)) ? code : null
}

/** A code as it is read aloud: `ABCD-EFGH`. */
export const printCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

// Short, common, hard to mishear: what two people compare across a table.
const words = [
  'ask',
  'björk',
  'blomma',
  'brygga',
  'bärnsten',
  'dimma',
  'eko',
  'ekorre',
  'fjäder',
  'fjäril',
  'flod',
  'fyr',
  'gren',
  'gryning',
  'hav',
  'hjortron',
  'humla',
  'jordgubbe',
  'kanel',
  'kanot',
  'klippa',
  'klöver',
  'kotte',
  'lada',
  'lavendel',
  'lingon',
  'lykta',
  'lärka',
  'moln',
  'mossa',
  'måne',
  'nyckel',
  'näckros',
  'ost',
  'penna',
  'plommon',
  'regn',
  'ripa',
  'ros',
  'råg',
  'segel',
  'sippa',
  'sjö',
  'skog',
  'snö',
  'sol',
  'sparv',
  'stjärna',
  'strand',
  'svala',
  'tall',
  'tegel',
  'torg',
  'tranbär',
  'vind',
  'vinter',
  'våg',
  'väv',
  'älg',
  'äng',
  'äpple',
  'örn',
] as const

/** Two words from random bytes; both screens show them, and the lead compares. */
export function twoWords(random: Uint8Array): [string, string] {
  const first = (random[0] ?? 0) % words.length
  const second = (first + 1 + ((random[1] ?? 0) % (words.length - 1))) % words.length
  return [words[first] ?? words[0], words[second] ?? words[1]]
}
