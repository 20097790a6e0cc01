// The reader: opens a file, holds it against the office and makes files, beside the page. A doorway: it makes its own ids.
import { isKindName, type KindName, kindNamed } from '../../domain/records/kinds.ts'
import { actsOf, forbidden, type Role } from '../../domain/roles.ts'
import { uuidv7 } from '../../domain/values/record-id.ts'
import { type Cell, isBlank, isMoment, isNoAnswer, type Sheet } from '../../files/cell.ts'
import { csvText } from '../../files/cells.ts'
import { planOf, textIn } from '../../files/columns.ts'
import { printCsv } from '../../files/csv.ts'
import { factsOf } from '../../files/facts.ts'
import { readLines } from '../../files/jsonl.ts'
import { openFile } from '../../files/open-file.ts'
import type { KnownRecord, Reading, ReadingOffice, TakenLine } from '../../files/reading.ts'
import { printTable, printWorkbook, readTables } from '../../files/table.ts'
import { fileReason } from '../../files/words.ts'
import type { Folded } from '../../sync/fold.ts'
import type { Change } from '../../sync/mutation.ts'
import { authorOf } from '../../sync/shown.ts'
import type { Answer, Found, KnownHere, Question, Tried } from './talk.ts'

const here = globalThis as unknown as {
  onmessage: (event: { data: Question }) => void
  postMessage: (answer: Answer, transfer?: Transferable[]) => void
}
const id = () => uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))

let bytes = new Uint8Array()
let sheets: readonly Sheet[] | null = null
const known = new Map<string, KnownHere>()
let reading: Reading | null = null

/** Of what is doubtful or refused so much is shown; all of it is in the file that can be taken out. */
const mostShown = 200

here.onmessage = async ({ data }) => {
  if (data.ask === 'know') for (const one of data.records) known.set(one.record.id, one)
  else
    try {
      here.postMessage(...(await answered(data)))
    } catch (problem) {
      // Nothing was changed: a reader that stumbles says so, and the page goes on.
      console.error(problem)
      here.postMessage({ is: 'unreadable', because: 'broken-file' })
    }
}

async function answered(question: Exclude<Question, { ask: 'know' }>): Promise<[Answer, Transferable[]?]> {
  switch (question.ask) {
    case 'open':
      return [opened(question.name, new Uint8Array(question.bytes))]
    case 'try':
      return [{ is: 'tried', tried: await tried(question) }]
    case 'changes':
      return [{ is: 'changes', changes: (reading?.taken ?? []).map(({ change }) => change) }]
    case 'problems':
      return fileOf(problemsFile(question.language))
    case 'print': {
      const { records, format, language } = question
      if (format === 'xlsx') return fileOf(printWorkbook(records, language))
      const lines = () => records.map((said) => `${JSON.stringify(said)}\n`).join('')
      return fileOf(new TextEncoder().encode(format === 'csv' ? printTable(records, language) : lines()))
    }
  }
}

function fileOf(content: Uint8Array): [Answer, Transferable[]] {
  const whole = content.slice().buffer as ArrayBuffer
  return [{ is: 'file', bytes: whole }, [whole]]
}

function opened(name: string, content: Uint8Array<ArrayBuffer>): Answer {
  const file = openFile(name, content)
  if (!file.ok) return { is: 'unreadable', because: file.because }
  bytes = content
  sheets = file.form === 'tables' ? file.sheets : null
  if (!sheets) return { is: 'found', form: 'lines', tables: [] }
  sheets = sheets.filter((sheet) => planOf(sheet) !== null)
  return { is: 'found', form: 'tables', tables: sheets.map(found) }
}

function found(sheet: Sheet): Found {
  const plan = planOf(sheet)
  if (!plan) throw new Error('a table without headings')
  const headings = (sheet.rows[plan.headings] ?? []).map(textIn)
  const rows = sheet.rows.slice(plan.headings + 1).filter((row) => !row.every(isBlank))
  const samples = rows.slice(0, 3).map((row) => headings.map((_, i) => sample(row[i] ?? null)))
  return { name: sheet.name, rows: rows.length, headings, samples, plan }
}

const sample = (cell: Cell): string => {
  const text = isNoAnswer(cell)
    ? cell.error
    : isMoment(cell)
      ? csvText(cell, false, 'sv')
      : String(cell ?? '')
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

async function tried({ plans, role, member, today }: Extract<Question, { ask: 'try' }>): Promise<Tried> {
  const records = [...known.values()]
  const ofKind = (kind: KindName) => records.filter(({ record, deleted }) => record.kind === kind && !deleted)
  const office: ReadingOffice = {
    record: async (rec) => knownRecord(known.get(rec)),
    nextSeq: 2 ** 40,
    budgetLines: ofKind('programme').flatMap(({ record }) =>
      ((record.budget ?? []) as { line: string }[]).map(({ line }) => line),
    ),
    lockedYears: new Set(ofKind('lock').map(({ record }) => record.year as number)),
    facts: factsOf(records as never, today),
    mid: id,
    id,
  }
  const step = (done: number, of: number) => here.postMessage({ is: 'step', done, of })
  const read = sheets
    ? await readTables(
        sheets.map((sheet, i) => ({ sheet, plan: plans[i] ?? null })),
        office,
        { everyColumn: false },
        step,
      )
    : await readLines(bytes, office, step)
  reading = allowed(withoutStamps(read), role, member)
  return summary(reading)
}

/** A record as it is shown here, as something that an edit can be laid on: each field with the heads that are known. */
function knownRecord(here: KnownHere | undefined): KnownRecord | null {
  if (!here) return null
  const { record, heads, made, arrived, deleted } = here
  const fields: Record<string, Folded['fields'][string]> = {}
  for (const [name, mids] of Object.entries(heads)) {
    const [list = '', key] = name.split('/')
    const value =
      name === '_deleted'
        ? deleted
        : key === undefined
          ? record[name]
          : ((record[list] ?? []) as Record<string, unknown>[]).find(
              (one) => String(one[keyOf(record.kind, list)]) === key,
            )
    fields[name] = { heads: mids.map((mid, seq) => ({ mid, value: value ?? null, base: [], seq })), gone: [] }
  }
  return { type: record.kind, folded: { fields }, first: arrived, made }
}

// An indicator may name another one, as the one it is a part of: only its own key says which it is.
const keyOf = (kind: KindName, list: string): string => kindNamed(kind).fields[list]?.keyedBy ?? 'id'

// Who made a record and when is the office's own to say: only an import at the office brings it along.
const stamps = ['_createdAt', '_createdBy', '_updatedAt']

function withoutStamps(read: Reading): Reading {
  const taken = read.taken.map((line) => ({ ...line, change: unstamped(line.change) }))
  const left = taken.filter(({ change }) => Object.keys(change.set).length > 0)
  return { ...read, taken: left, unchanged: read.unchanged + taken.length - left.length }
}

function unstamped(change: Change): Change {
  const kept = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !stamps.includes(name)))
  return { ...change, set: kept(change.set), base: kept(change.base) }
}

/** What the role may not do is refused here, line by line, and not when all is saved. */
function allowed(read: Reading, role: Role, member: string): Reading {
  const problems = [...read.problems]
  const taken = read.taken.filter(({ change, effect, line, sheet }) => {
    if (!isKindName(change.type)) return false
    const before = known.get(change.rec)
    const acts = actsOf(change.op, change.set, effect === 'created', change.type)
    const not = forbidden(role, acts, {
      kind: change.type,
      mine: !before || authorOf(before.made) === member,
    })
    if (not)
      problems.push({ line, ...(sheet === undefined ? {} : { sheet }), field: 'line', because: not.because })
    return !not
  })
  return { ...read, taken, problems }
}

function summary({ lines, taken, unchanged, waiting, doubts, problems }: Reading): Tried {
  const counts = new Map<KindName, number>()
  const isNew = ({ effect }: TakenLine) => effect === 'created'
  for (const { change } of taken.filter(isNew))
    counts.set(change.type as KindName, (counts.get(change.type as KindName) ?? 0) + 1)
  return {
    lines,
    created: [...counts].map(([kind, count]) => ({ kind, count })),
    edited: taken.length - taken.filter(isNew).length,
    unchanged,
    waiting: waiting.length,
    doubts: doubts.slice(0, mostShown),
    doubtCount: doubts.length,
    problems: problems.slice(0, mostShown),
    problemCount: problems.length,
    bad: new Set(problems.map(({ sheet, line }) => `${sheet ?? ''} ${line}`)).size,
  }
}

function problemsFile(language: 'sv' | 'en'): Uint8Array {
  const headings = {
    sv: ['Blad', 'Rad', 'Kolumn', 'Vad', 'Varför'],
    en: ['Sheet', 'Row', 'Column', 'What', 'Why'],
  }[language]
  const refused = { sv: 'Tas inte med', en: 'Refused' }[language]
  const doubtful = { sv: 'Se efter', en: 'Look' }[language]
  const row = (
    what: string,
    at: { sheet?: string; line: number; field: string; column?: string; because: string },
  ) => [at.sheet ?? '', String(at.line), at.column ?? at.field, what, fileReason(at.because, language)]
  const { problems = [], doubts = [] } = reading ?? {}
  const rows = [...problems.map((one) => row(refused, one)), ...doubts.map((one) => row(doubtful, one))]
  return new TextEncoder().encode(printCsv([headings, ...rows]))
}
