// A cell and a field's value: one from the other, both ways, the same value back.
import type { KindName } from '../domain/records/kinds.ts'
import { daysInMonth, parseLocalDate } from '../domain/values/local-date.ts'
import { parseOre } from '../domain/values/ore.ts'
import { sameValue } from '../sync/canonical.ts'
import { type Cell, isMoment, isNoAnswer, whyNoAnswer } from './cell.ts'
import {
  choicesSaid,
  choiceWord,
  type Form,
  formOf,
  type Language,
  plainWord,
  withoutMarks,
  wordsIn,
} from './forms.ts'
import { firstSpreadsheetDay } from './xlsx-out.ts'

export type ReadCell = { ok: true; value: unknown } | { ok: false; because: string }

const good = (value: unknown): ReadCell => ({ ok: true, value })
const bad = (because: string): ReadCell => ({ ok: false, because })

/** A field's value as a cell says it; a reference may still be a name. What it may be is the kind's own to check. */
export function readCell(kind: KindName, field: string, cell: Cell, inOre = false): ReadCell {
  if (isNoAnswer(cell)) return bad(whyNoAnswer(cell))
  if (typeof cell === 'string' && isErrorWord(cell)) return bad('spreadsheet-error')
  const form = formOf(kind, field)
  if (isMoment(cell) && !['date', 'time', 'minutes'].includes(form))
    return read(form, kind, field, momentText(cell), inOre)
  return read(form, kind, field, typeof cell === 'string' ? unquoted(cell) : cell, inOre)
}

type Given = Exclude<Cell, { error: string }>

function read(form: Form, kind: KindName, field: string, cell: Given, inOre: boolean): ReadCell {
  const text = isMoment(cell) ? momentText(cell) : String(cell)
  switch (form) {
    case 'text':
    case 'organisation-number':
      return good(text)
    // A spreadsheet that takes a telephone number for a number drops its nought.
    case 'phone':
      return good(typeof cell === 'number' && /^7\d{8}$/.test(text) ? `0${text}` : text)
    case 'date':
      return dayIn(cell)
    case 'time':
      return timeIn(cell)
    case 'minutes':
      return minutesIn(cell)
    case 'number':
      return numberIn(cell, 'not-a-whole-number')
    case 'money':
      return moneyIn(cell, inOre)
    case 'switch':
      return switchIn(cell)
    case 'choice': {
      const choice = choiceIn(kind, field, text)
      return choice === undefined ? bad('not-a-choice') : good(choice)
    }
    case 'choices': {
      const words = listIn(text, (word) => choiceIn(kind, field, word) !== undefined)
      const choices = words.map((word) => choiceIn(kind, field, word))
      return choices.includes(undefined) ? bad('not-a-choice') : good(choices)
    }
    case 'goals': {
      const goals = listIn(text, (word) => goalIn(word) !== undefined).map(goalIn)
      return goals.includes(undefined) ? bad('not-a-goal') : good(goals)
    }
    case 'id':
      return good(text)
    case 'ids':
      return good(listIn(text))
    case 'list':
      return good(listIn(text))
    case 'review':
      return reviewIn(text)
    case 'json':
      return jsonIn(text)
  }
}

function jsonIn(text: string): ReadCell {
  try {
    return good(JSON.parse(text))
  } catch {
    return bad('not-valid')
  }
}

/** Parts between semicolons or lines; between commas only where the whole is not one of the things listed. */
function listIn(text: string, isOne: (word: string) => boolean = () => false): string[] {
  if (text.startsWith('[')) {
    const read = jsonIn(text)
    if (read.ok && Array.isArray(read.value)) return read.value.map(String)
  }
  const parts = (between: RegExp) =>
    text
      .split(between)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const clear = parts(/[;\n\r|]+/)
  return clear.flatMap((part) => {
    const between = part.split(',').map((one) => one.trim())
    return !isOne(part) && between.every(isOne) ? between : [part]
  })
}

function choiceIn(kind: KindName, field: string, word: string): string | undefined {
  const said = choicesSaid(kind, field)
  const plain = plainWord(word)
  return said.get(plain) ?? said.get(withoutMarks(plain))
}

function goalIn(word: string): number | undefined {
  const number = /^(?:mål|goal|sdg)?\s*(\d{1,2})$/i.exec(word.trim())
  if (number) return Number(number[1])
  const plain = plainWord(word.replace(/^\d+\s*[.:]?\s*/, ''))
  for (const { goals } of Object.values(wordsIn))
    for (const [goal, name] of Object.entries(goals)) if (plainWord(name) === plain) return Number(goal)
  return undefined
}

function reviewIn(text: string): ReadCell {
  const parts = /^([^:]*)(?:: ([\s\S]*))?$/.exec(text)
  const plain = plainWord(parts?.[1] ?? '')
  for (const { reviewStates } of Object.values(wordsIn))
    for (const [state, word] of Object.entries(reviewStates))
      if (plainWord(word) === plain || state === plain)
        return good({ state, ...(parts?.[2] === undefined ? {} : { comment: parts[2] }) })
  return bad('not-a-choice')
}

const yes = new Set(['ja', 'j', 'yes', 'y', 'true', 'sant', '1', 'x', '✓'])
const no = new Set(['nej', 'n', 'no', 'false', 'falskt', '0'])

function switchIn(cell: Given): ReadCell {
  if (typeof cell === 'boolean') return good(cell)
  const plain = plainWord(String(cell))
  return yes.has(plain) ? good(true) : no.has(plain) ? good(false) : bad('not-yes-or-no')
}

const spaces = /[\s\u00a0\u202f]/g

function numberIn(cell: Given, because: string): ReadCell {
  if (typeof cell === 'number') return good(cell)
  if (typeof cell !== 'string') return bad(because)
  const plain = cell.replace(spaces, '').replace(',', '.')
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? good(Number(plain)) : bad(because)
}

function moneyIn(cell: Given, inOre: boolean): ReadCell {
  if (inOre) return numberIn(cell, 'not-ore')
  if (typeof cell === 'number') {
    const ore = Math.round(cell * 100)
    return Math.abs(cell * 100 - ore) < 1e-4 ? good(ore) : bad('not-ore')
  }
  if (typeof cell !== 'string') return bad('not-ore')
  const ore = parseOre(cell)
  return ore === null ? bad('not-ore') : good(ore)
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const momentText = ({ day, minutes }: { day: string | null; minutes: number }): string =>
  day === null ? clock(minutes) : minutes === 0 ? day : `${day} ${clock(minutes)}`

function timeIn(cell: Given): ReadCell {
  if (isMoment(cell)) return good(clock(cell.minutes))
  if (typeof cell === 'number') {
    // A share of the day, as a spreadsheet has it; else whole hours.
    if (cell >= 0 && cell < 1) return good(clock(Math.round(cell * 1440) % 1440))
    if (!Number.isInteger(cell)) return timeIn(cell.toFixed(2))
    return cell < 24 ? good(clock(cell * 60)) : bad('not-a-time')
  }
  const parts = /^(?:kl\.?\s*)?(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?$/i.exec(String(cell).trim())
  return parts ? good(`${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}`) : bad('not-a-time')
}

function minutesIn(cell: Given): ReadCell {
  if (isMoment(cell)) return cell.day === null ? good(cell.minutes) : bad('not-a-whole-number')
  if (typeof cell === 'number') return good(cell)
  const text = String(cell).replace(spaces, '').replace(',', '.').toLowerCase()
  const parts =
    /^(?:(\d+(?:\.\d+)?)(?:h|tim|timmar|timme|hours?))?(?:(\d+)(?:m|min|minuter|minutes?)?\.?)?$/.exec(text)
  if (parts && (parts[1] ?? parts[2]) !== undefined)
    return good(Math.round(Number(parts[1] ?? 0) * 60 * 1000) / 1000 + Number(parts[2] ?? 0))
  const colon = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text)
  return colon ? good(Number(colon[1]) * 60 + Number(colon[2])) : bad('not-a-whole-number')
}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan|januari|january',
    'feb|februari|february',
    'mar|mars|march',
    'apr|april',
    'maj|may',
    'jun|juni|june',
    'jul|juli|july',
    'aug|augusti|august',
    'sep|sept|september',
    'okt|oct|oktober|october',
    'nov|november',
    'dec|december',
  ].flatMap((names, i) => names.split('|').map((name) => [name, i + 1])),
)

/** A day, however it is written in Sweden: the day before the month where both are numbers and the year comes last. */
function dayIn(cell: Given): ReadCell {
  if (isMoment(cell)) return cell.day === null ? bad('not-a-date') : good(cell.day)
  const text = String(cell)
    .trim()
    .toLowerCase()
    .replace(/[t ]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?.*$/, '')
  const found = (year: string, month: number | undefined, day: string): ReadCell => {
    const whole = year.length === 2 ? `20${year}` : year
    if (!month || month > 12 || Number(day) < 1 || Number(day) > daysInMonth(Number(whole), month))
      return bad('not-a-date')
    const date = parseLocalDate(`${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
    return date === null ? bad('not-a-date') : good(date)
  }
  let parts = /^(\d{4}|\d{2})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (parts && ((parts[1] ?? '').length === 4 || text.includes('-')))
    return found(parts[1] ?? '', Number(parts[2]), parts[3] ?? '')
  parts = /^(\d{1,2})[-./ ]+(\d{1,2})[-./ ]+(\d{4}|\d{2})$/.exec(text)
  if (parts) return found(parts[3] ?? '', Number(parts[2]), parts[1] ?? '')
  parts = /^(?:den )?(\d{1,2})[.:ea]*[- ]*(?:of )?([a-z]+)\.?[-, ]*(\d{4}|\d{2})$/.exec(text)
  if (parts) return found(parts[3] ?? '', months[parts[2] ?? ''], parts[1] ?? '')
  parts = /^([a-z]+)\.? (\d{1,2})[a-z]*,? (\d{4})$/.exec(text)
  if (parts) return found(parts[3] ?? '', months[parts[1] ?? ''], parts[2] ?? '')
  parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts) return found(parts[1] ?? '', Number(parts[2]), parts[3] ?? '')
  // A day that lost its look on the way: the number that spreadsheets count it as.
  if (typeof cell === 'number' && cell >= 36_526 && cell <= 73_050)
    return good(new Date((Math.floor(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10))
  return bad('not-a-date')
}

/** How a value is written in a cell: in words where they lead back to it, else as it is written in JSON. */
export function printCell(kind: KindName, field: string, value: unknown, language: Language): Cell {
  const form = formOf(kind, field)
  const cell = written(form, kind, field, value, language)
  if (form === 'text' || form === 'organisation-number' || form === 'phone') return cell
  const back = readCell(kind, field, typeof cell === 'string' ? quoted(cell) : cell)
  return back.ok && sameValue(back.value, value) && inOrder(back.value, value)
    ? cell
    : form === 'choice'
      ? String(value)
      : JSON.stringify(value)
}

// `sameValue` compares lists as sets; a file keeps their order too.
const inOrder = (a: unknown, b: unknown): boolean =>
  !Array.isArray(a) || !Array.isArray(b) || a.every((one, i) => one === b[i] || typeof one === 'object')

function written(form: Form, kind: KindName, field: string, value: unknown, language: Language): Cell {
  const words = wordsIn[language]
  switch (form) {
    case 'date':
      return String(value) < firstSpreadsheetDay ? String(value) : { day: String(value), minutes: 0 }
    case 'minutes':
    case 'number':
      return value as number
    case 'money':
      return (value as number) / 100
    case 'switch':
      return value as boolean
    case 'choice':
      return choiceWord(kind, field, String(value), language)
    case 'choices':
      return (value as string[]).map((one) => choiceWord(kind, field, one, language)).join('; ')
    case 'goals':
    case 'ids':
    case 'list':
      return (value as unknown[]).join('; ')
    case 'review': {
      const { state, comment } = value as { state: 'new' | 'approved' | 'returned'; comment?: string }
      return comment === undefined ? words.reviewStates[state] : `${words.reviewStates[state]}: ${comment}`
    }
    case 'json':
      return JSON.stringify(value)
    default:
      return String(value)
  }
}

/** A cell as text for a CSV file: Swedish decimals, days as they sort, yes and no in words. */
export function csvText(cell: Cell, money: boolean, language: Language): string {
  if (cell === null || isNoAnswer(cell)) return ''
  if (isMoment(cell)) return momentText(cell)
  if (typeof cell === 'boolean')
    return cell ? { sv: 'ja', en: 'yes' }[language] : { sv: 'nej', en: 'no' }[language]
  if (typeof cell === 'number') return money ? cell.toFixed(2).replace('.', ',') : String(cell)
  return cell
}

const formula = /^[=+\-@\t\r\n]/

/** What a spreadsheet writes for a formula that came out wrong: in a text file nothing else tells. */
const errorWord =
  /^#(?:DIV\/0!|DIVISION\/0!|N\/A|SAKNAS[!?]|NAME\?|NAMN\?|NULL!|SKÄRNING!|NUM!|OGILTIGT!|REF!|REFERENS!|VALUE!|VÄRDEFEL!|VÄRDE!)$/i

const isErrorWord = (text: string): boolean => errorWord.test(text.trim())

/** Whether a text would come back as something else: trimmed, empty, opened as a formula, or taken for its error. */
const needsQuote = (text: string): boolean =>
  text === '' ||
  text !== text.trim() ||
  formula.test(text) ||
  isErrorWord(text) ||
  (text.startsWith("'") && needsQuote(text.slice(1)))

/** Text as it is written in a CSV cell: an apostrophe first keeps it text, and is taken off again when it is read. */
export const quoted = (text: string): string => (needsQuote(text) ? `'${text}` : text)

/** The same in a workbook, where a cell of text is never a formula. */
export const quotedInWorkbook = (text: string): string =>
  needsQuote(text) && !(text === text.trim() && formula.test(text)) ? `'${text}` : text

const unquoted = (text: string): string =>
  text.startsWith("'") && needsQuote(text.slice(1)) ? text.slice(1) : text.trim()
