// The letter to the board as headings, texts and a table in their order; how much of it says how long each list may be.
import { conjunction } from '../values/formats.ts'
import { printLocalDate } from '../values/local-date.ts'
import { municipalities } from '../values/municipality-code.ts'
import { printKronor } from '../values/ore.ts'
import type { Block, BlockCell } from './blocks.ts'
import type { Letter, LetterLine } from './letter.ts'
import { letterWords } from './letter-words.ts'
import type { ReportLanguage } from './words.ts'

/** How long a letter may be: the most of each list, and of a name's and a text's signs. */
export type LetterRoom = {
  eye: number
  lines: number
  followed: number
  done: number
  effects: number
  name: number
  text: number
}

/**
 * From roomy to bare: the first that fits a page is taken. What is only followed goes first, then what was done is
 * shortened, then what came of it; what the year is at goes last.
 */
export const letterRooms: readonly LetterRoom[] = [
  { eye: 6, lines: 40, followed: 20, done: 12, effects: 6, name: 200, text: 320 },
  { eye: 6, lines: 40, followed: 8, done: 9, effects: 5, name: 200, text: 280 },
  { eye: 6, lines: 40, followed: 0, done: 8, effects: 5, name: 200, text: 260 },
  { eye: 6, lines: 40, followed: 0, done: 6, effects: 4, name: 200, text: 220 },
  { eye: 6, lines: 40, followed: 0, done: 5, effects: 3, name: 200, text: 200 },
  { eye: 6, lines: 40, followed: 0, done: 4, effects: 3, name: 120, text: 180 },
  { eye: 5, lines: 40, followed: 0, done: 3, effects: 2, name: 120, text: 180 },
  { eye: 5, lines: 40, followed: 0, done: 3, effects: 1, name: 100, text: 160 },
  { eye: 5, lines: 16, followed: 0, done: 2, effects: 1, name: 80, text: 120 },
  { eye: 4, lines: 10, followed: 0, done: 2, effects: 1, name: 70, text: 100 },
  { eye: 2, lines: 5, followed: 0, done: 1, effects: 1, name: 50, text: 80 },
]

const locales = { sv: 'sv-SE', en: 'en-GB' } as const
/** What is furthest from its aim is the last to go. */
const urgency = { behind: 0, near: 1, ahead: 2, met: 3, followed: 4 } as const

const monthSaid = (letter: Letter, language: ReportLanguage, withYear = true): string =>
  printLocalDate(letter.asOf, locales[language], { month: 'long', ...(withYear && { year: 'numeric' }) })

/** The name that a letter goes by. */
export const letterName = (letter: Letter, language: ReportLanguage, organisation: string): string =>
  letterWords[language].name(monthSaid(letter, language), organisation)

/** The letter within a room; the same letter gives the same blocks. `organisation`: whose board it is. */
export function letterBlocks(
  letter: Letter,
  language: ReportLanguage,
  organisation: string,
  room: LetterRoom,
): Block[] {
  const say = letterWords[language]
  const locale = locales[language]
  const number = (value: number) => value.toLocaleString(locale)
  const kronor = (ore: number) => printKronor(Math.round(ore / 100) * 100, locale)
  const day = (of: Letter['asOf']) => printLocalDate(of, locale, { day: 'numeric', month: 'long' })
  const list = conjunction(locale)
  const some = (items: readonly string[], most: number) =>
    items.length <= most ? [...items] : [...items.slice(0, most), say.andMore(items.length - most)]
  const month = monthSaid(letter, language, false)
  const name = (line: LetterLine) => {
    const short = cut(line.name[language], room.name)
    return line.aim?.ofProgramme ? say.ofProgramme(short) : short
  }
  /** In the middle of a sentence; a name in it keeps its capital. */
  const within = (words: string) => `${words.charAt(0).toLocaleLowerCase(locale)}${words.slice(1)}`
  const { money } = letter
  const aimed = letter.lines.filter((line) => line.aim !== null)
  const count = (...of: string[]) => aimed.filter(({ aim }) => aim && of.includes(aim.status)).length
  const blocks: Block[] = []
  const heading = (text: string) => blocks.push({ kind: 'heading', level: 2, text })
  const text = (words: string, soft = false) =>
    blocks.push({ kind: 'text', text: words, ...(soft && { soft }) })

  blocks.push({
    kind: 'title',
    text: say.title(monthSaid(letter, language)),
    over: cut([organisation, letter.programme.name].filter(Boolean).join(' · '), room.name),
  })
  const summary = [
    (letter.isOver ? say.asOf : say.notOver)(printLocalDate(letter.asOf, locale)),
    aimed.length > 0 && say.summary(aimed.length, count('met', 'ahead'), count('near'), count('behind')),
    letter.livelihoods.now > 0 && say.livelihoods(letter.livelihoods.now),
  ]
  text(summary.filter(Boolean).join(' '))

  const eye = [
    ...(money.bookedOre > money.budgetOre && money.budgetOre > 0
      ? [say.overBudget(kronor(money.bookedOre), kronor(money.budgetOre))]
      : []),
    ...aimed.flatMap((line) => {
      const { aim } = line
      if (aim?.status !== 'behind') return []
      const due = aim.due === null ? null : number(aim.due)
      return [say.behind(name(line), number(line.actual), number(aim.target), due)]
    }),
  ]
  // In January no session yet is no news.
  const places = letter.without.map((code) => municipalities[code]).sort((a, b) => a.localeCompare(b, 'sv'))
  const without =
    places.length > 0 && letter.asOf.slice(5) > '03-31' ? [say.without(list.format(places))] : []
  heading(say.eye)
  if (eye.length + without.length === 0) text(say.calm)
  else blocks.push({ kind: 'list', items: [...some(eye, room.eye), ...without] })

  heading(say.soFar(letter.year))
  const shown = new Set(
    [...aimed]
      .sort((a, b) => urgency[a.aim?.status ?? 'followed'] - urgency[b.aim?.status ?? 'followed'])
      .slice(0, room.lines),
  )
  const left = aimed.length - shown.size
  blocks.push({
    kind: 'table',
    caption: say.soFar(letter.year),
    columns: [
      { label: say.columns.target, width: 5.6 },
      { label: capital(month), width: 1.6, numeric: true },
      { label: say.columns.sum, width: 1.3, numeric: true },
      { label: say.columns.aim, width: 1.3, numeric: true },
      { label: say.columns.due, width: 1.6, numeric: true },
      { label: say.columns.status, width: 2 },
    ],
    rows: [
      ...aimed
        .filter((line) => shown.has(line))
        .map((line): BlockCell[] => [
          line.partOf ? say.part(within(name(line))) : name(line),
          line.inMonth,
          line.actual,
          line.aim?.target ?? null,
          line.aim?.due ?? null,
          say.status[line.aim?.status ?? 'followed'],
        ]),
      ...(left > 0 ? [[say.andMore(left), '', '', '', '', '']] : []),
    ],
  })
  const followed = letter.lines
    .filter(({ aim, actual }) => aim === null && actual > 0)
    .map((line) => `${within(name(line))} ${number(line.actual)}`)
  if (followed.length > 0 && room.followed > 0)
    text(say.followed(some(followed, room.followed).join(', ')), true)

  heading(say.done(month))
  if (letter.done.length === 0) text(say.nothing, true)
  else
    blocks.push({
      kind: 'list',
      items: some(
        letter.done.map((one) => `${day(one.date)}: ${cut(one.title, room.text)}`),
        room.done,
      ),
    })
  if (letter.effects.length > 0) {
    heading(say.effects)
    blocks.push({
      kind: 'list',
      items: some(
        letter.effects.map((one) => cut(one.text, room.text)),
        room.effects,
      ),
    })
  }

  if (money.budgetOre > 0 || money.bookedOre > 0) {
    heading(say.money)
    const funds = money.capOre > 0 ? ` ${say.funds(kronor(money.oneToOneOre), kronor(money.capOre))}` : ''
    text(`${say.booked(kronor(money.bookedOre), kronor(money.budgetOre), kronor(money.dueOre))}${funds}`)
  }
  return blocks
}

const capital = (word: string): string => `${word.charAt(0).toLocaleUpperCase()}${word.slice(1)}`

/** A text within so many signs, cut between words, on one line. */
function cut(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= most) return plain
  const kept = plain.slice(0, most - 1)
  const end = kept.lastIndexOf(' ')
  return `${kept.slice(0, end > most / 2 ? end : kept.length).replace(/[\s,;:.]+$/, '')} …`
}
