// The report as headings, texts and tables in their order: what every paper and the page draw, each in its own way.
import { rules } from '../programme/rules.ts'
import { en } from '../records/words/en.ts'
import { sv } from '../records/words/sv.ts'
import { printLocalDate } from '../values/local-date.ts'
import { municipalities } from '../values/municipality-code.ts'
import { printKronor } from '../values/ore.ts'
import type { Amount, Done, Figure, IndicatorLine, Report } from './report.ts'
import { type ReportLanguage, reportWords } from './words.ts'

/** A cell: words, a number, an amount in öre, or a number with the mark of what is behind it. */
export type BlockCell = string | number | null | Amount | Figure
export type BlockColumn = { label: string; width: number; numeric?: boolean }
export type Block =
  | { kind: 'title'; text: string; over: string }
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'text'; text: string; soft?: boolean }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; columns: BlockColumn[]; rows: BlockCell[][]; foot?: BlockCell[] }
  /** What follows begins on a page of its own. */
  | { kind: 'page' }

const locales = { sv: 'sv-SE', en: 'en-GB' } as const

export const isFigure = (cell: BlockCell): cell is Figure =>
  typeof cell === 'object' && cell !== null && 'value' in cell
export const isAmount = (cell: BlockCell): cell is Amount =>
  typeof cell === 'object' && cell !== null && 'ore' in cell

/** The mark of what is behind a cell, if it has one. */
export const noteOf = (cell: BlockCell): number | null =>
  isFigure(cell) || isAmount(cell) ? (cell.note ?? null) : null

/** A cell without its mark. */
export const unmarked = (cell: BlockCell): BlockCell =>
  isFigure(cell) || isAmount(cell) ? { ...cell, note: null } : cell

/** A cell as it is read: numbers with the language's own spaces, the mark in brackets after its number. */
export function printCell(cell: BlockCell, language: ReportLanguage): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  const number = (value: number) => value.toLocaleString(locales[language])
  const note = noteOf(cell)
  const bare = isAmount(cell)
    ? printKronor(cell.ore, locales[language])
    : number(isFigure(cell) ? cell.value : cell)
  return note === null ? bare : `${bare} [${note}]`
}

/** The name that a report goes by: its title and what it covers. */
export function reportName({ which, year, programme }: Report, language: ReportLanguage): string {
  const say = reportWords[language]
  return `${which === 'all' ? say.title.all : say.title.year} ${say.period[which](year)}, ${programme.name}`
}

/** The whole report; the same model gives the same blocks. `organisation`: who sends it. */
export function blocksOf(report: Report, language: ReportLanguage, organisation: string): Block[] {
  const say = reportWords[language]
  const records = { sv, en }[language]
  const day = (of: Parameters<typeof printLocalDate>[0]) => printLocalDate(of, locales[language])
  const { programme, which, year, period, asOf, lockedAt } = report
  const blocks: Block[] = []
  const heading = (text: string, level: 2 | 3 = 2) => blocks.push({ kind: 'heading', level, text })
  const text = (words: string, soft = false) =>
    words.trim() && blocks.push({ kind: 'text', text: words, ...(soft && { soft }) })
  const table = (caption: string, columns: BlockColumn[], rows: BlockCell[][], foot?: BlockCell[]) =>
    blocks.push({ kind: 'table', caption, columns, rows, ...(foot && { foot }) })
  const list = (done: readonly Done[]) =>
    done.length === 0
      ? text(say.nothing, true)
      : blocks.push({ kind: 'list', items: done.map((one) => `${day(one.date)}: ${one.title}`) })

  blocks.push({
    kind: 'title',
    text: `${which === 'all' ? say.title.all : say.title.year} ${say.period[which](year)}`,
    over: programme.name,
  })
  blocks.push({
    kind: 'facts',
    rows: (
      [
        [say.organisation, organisation],
        [say.diary, programme.diaryNumber ?? ''],
        [say.funders, programme.funders.join(', ')],
        [say.covers, `${day(period.from)} – ${day(period.to)}`],
        [say.asOf, lockedAt ? `${day(asOf)}. ${say.locked(day(lockedAt))}` : day(asOf)],
      ] as [string, string][]
    ).filter(([, value]) => value !== ''),
  })

  const { columns } = say
  const nameOf = (line: IndicatorLine) =>
    line.partOf ? `– ${say.of} ${line.name[language].toLocaleLowerCase(language)}` : line.name[language]
  const aimCells = ({ aim }: IndicatorLine): BlockCell[] => [
    aim ? aim.target : null,
    aim ? Math.round(aim.pace * 10) / 10 : null,
  ]
  const statusOf = ({ aim, reported }: IndicatorLine) =>
    [
      aim ? say.status[aim.status] : say.status.followed,
      aim?.soFar ? say.soFar(aim.actual, aim.target) : null,
      reported === null ? null : say.reportedAs(reported),
    ]
      .filter(Boolean)
      .join(', ')

  heading(say.glance)
  table(
    say.glance,
    [
      { label: columns.objective, width: 1.6 },
      { label: columns.indicator, width: 6 },
      { label: columns.target, width: 1.2, numeric: true },
      { label: columns.actual, width: 1.7, numeric: true },
      { label: columns.status, width: 3.2 },
    ],
    report.objectives.flatMap(({ number, indicators }) =>
      indicators.map((line) => [
        number,
        nameOf(line),
        aimCells(line)[0] ?? null,
        line.actual,
        statusOf(line),
      ]),
    ),
  )

  for (const chapter of report.objectives) {
    heading(say.objective(chapter.number, chapter.name[language]))
    if (chapter.indicators.length > 0)
      table(
        chapter.name[language],
        [
          { label: columns.indicator, width: 5 },
          { label: columns.target, width: 1.2, numeric: true },
          { label: columns.actual, width: 1.7, numeric: true },
          { label: columns.pace, width: 1.2, numeric: true },
          { label: columns.status, width: 3 },
          { label: columns.unreviewed, width: 1.6, numeric: true },
        ],
        chapter.indicators.map((line) => {
          const [target = null, pace = null] = aimCells(line)
          return [nameOf(line), target, line.actual, pace, statusOf(line), line.unreviewed]
        }),
      )
    text(chapter.text)
    if (chapter.done.length > 0) {
      heading(say.done, 3)
      list(chapter.done)
    }
    if (chapter.effects.length > 0) {
      heading(say.effects, 3)
      blocks.push({ kind: 'list', items: chapter.effects.map((one) => `${day(one.date)}: ${one.text}`) })
    }
    const said = [...new Set(chapter.indicators.flatMap((line) => line.rules))]
    const kept = rules.filter(({ id }) => said.includes(id))
    if (kept.length > 0) {
      heading(say.counted, 3)
      blocks.push({ kind: 'list', items: kept.map(({ id, words }) => `${id}: ${words[language]}`) })
    }
  }

  heading(say.livelihoods)
  text(
    say.livelihoodsWords(
      printCell(report.livelihoods.atStart, language),
      printCell(report.livelihoods.now, language),
    ),
  )

  const { perspectives } = report.year_
  heading(say.perspectives)
  const audiences = records.kinds.activity.fields.audiences.choices
  table(
    say.efforts,
    [
      { label: say.audience, width: 4 },
      { label: say.number, width: 1, numeric: true },
    ],
    report.efforts.map(({ audience, efforts }) => [audiences[audience], efforts]),
  )
  heading(say.background, 3)
  text(say.backgroundWords, true)
  for (const question of ['age', 'gender', 'origin'] as const)
    table(
      say.questions[question],
      [
        { label: say.questions[question], width: 4 },
        { label: say.number, width: 1, numeric: true },
      ],
      Object.entries(perspectives.background[question]).map(([answer, cell]) => [
        records.answers[answer as 'woman'],
        cell,
      ]),
    )

  heading(say.agenda)
  const { sessions, goals } = report
  text(say.agendaWords(printCell(sessions.withInformation, language), printCell(sessions.value, language)))
  if (goals.length > 0)
    table(
      say.agenda,
      [
        { label: say.goal, width: 5 },
        { label: say.sessions, width: 1.4, numeric: true },
      ],
      goals.map(({ goal, sessions: of }) => [`${goal} ${records.goals[goal as 1]}`, of]),
    )

  heading(say.municipalities)
  table(
    say.municipalities,
    [
      { label: say.municipality, width: 4 },
      { label: say.sessions, width: 1.4, numeric: true },
      { label: say.companies, width: 1.6, numeric: true },
    ],
    report.municipalities.map(({ code, sessions: of, companies }) => [municipalities[code], of, companies]),
  )

  if (report.topics.length > 0) {
    heading(say.topics)
    const topics = records.kinds.session.fields.topics.choices
    table(
      say.topics,
      [
        { label: say.topic, width: 4 },
        { label: say.records, width: 2, numeric: true },
      ],
      report.topics.map((one) => [topics[one.topic as 'other'] ?? one.topic, one.records]),
    )
  }
  for (const { of, done } of report.lists) {
    heading(say[of])
    list(done)
  }

  heading(say.budget)
  const sum = (of: (row: Report['budget'][number]) => number) =>
    report.budget.reduce((total, row) => total + of(row), 0)
  table(
    say.budget,
    [
      { label: say.line, width: 4 },
      { label: say.budgeted, width: 2, numeric: true },
      { label: say.booked, width: 2, numeric: true },
    ],
    report.budget.map(({ line, budgetOre, actual }) => [line, { ore: budgetOre }, actual]),
    [say.sum, { ore: sum((row) => row.budgetOre) }, { ore: sum((row) => row.actual.ore) }],
  )
  const kronor = (ore: number) => printKronor(ore, locales[language])
  text(say.funding(printCell(report.funding.oneToOne, language), kronor(report.funding.capOre)))

  if (report.additions) {
    heading(say.additions(report.additions.year))
    text(say.additionsWords(report.additions.year), true)
    table(
      say.additions(report.additions.year),
      [
        { label: columns.indicator, width: 6 },
        { label: say.added, width: 1.6, numeric: true },
      ],
      report.additions.lines.map(({ name, value }) => [name[language], value]),
    )
  }

  if (report.ordinaryOperations) {
    heading(say.ordinary)
    text(report.ordinaryOperations)
  }

  blocks.push({ kind: 'page' })
  heading(say.annex)
  text(say.annexWords, true)
  const numbers = new Map(report.behind.map(({ id }, i) => [id, i + 1]))
  for (const { note, label, ids } of report.notes) {
    heading(say.note(note, label[language], ids.length), 3)
    text(ranges(ids.map((id) => numbers.get(id) ?? 0)))
  }
  heading(say.recordList)
  table(
    say.recordList,
    [
      { label: say.record, width: 1, numeric: true },
      { label: say.date, width: 1.8 },
      { label: say.what, width: 3.4 },
      { label: 'id', width: 6.4 },
    ],
    report.behind.map(({ id, kind, date }, i) => [i + 1, date, records.kinds[kind].one, id]),
  )
  return blocks
}

/** `1–4, 7, 9–12`. */
function ranges(numbers: readonly number[]): string {
  const said: string[] = []
  const sorted = [...numbers].sort((a, b) => a - b)
  for (let i = 0; i < sorted.length; ) {
    let to = i
    while (to + 1 < sorted.length && sorted[to + 1] === (sorted[to] ?? 0) + 1) to++
    said.push(to > i ? `${sorted[i]}–${sorted[to]}` : `${sorted[i]}`)
    i = to + 1
  }
  return said.join(', ')
}
