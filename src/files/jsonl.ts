// Records as lines: what a JSONL file says of an office's records, and an office's records as such a file.
import { acrossIssues, checkField, checkWhole, type Issue, missingFields } from '../domain/records/kind.ts'
import { isKindName, type KindName, kindNamed } from '../domain/records/kinds.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import { emptyFold, type Folded, fold } from '../sync/fold.ts'
import { limits, utf8Length } from '../sync/limits.ts'
import { type Change, changeOf, creationOf } from '../sync/mutation.ts'
import { allHeads, type Made, type Shown, shown } from '../sync/shown.ts'
import { scanJson } from './json-scan.ts'

/** What is wrong with a line: its number in the file, the field to blame, and why. */
export type LineProblem = { line: number; field: string; because: string }

/** A record as the office has it before the file is read. */
export type KnownRecord = { type: string; folded: Folded; first: number; made: Made }

/** What reading a file asks of the office it is read for. */
export type ReadingOffice = {
  record(rec: string): Promise<KnownRecord | null>
  /** The number that the office's next entry gets: the order of the lines is the order of arrival (C3). */
  nextSeq: number
  /** Names of the budget lines that expenses may be booked on. */
  budgetLines: Iterable<string>
  /** Years whose numbers are reported: their lines are taken, and wait (C9). */
  lockedYears: ReadonlySet<number>
  mid(): string
  id(): string
}

export type TakenLine = { line: number; change: Change; effect: 'created' | 'edited' }

export type Reading = {
  /** Lines that say something. */
  lines: number
  taken: TakenLine[]
  unchanged: number
  problems: LineProblem[]
  /** Numbers of the lines that wait for a locked year. */
  waiting: number[]
}

/** Written by the server alone: never in an export, refused in an import. */
export const serversOwn: readonly string[] = ['member', 'lock']

type Stamps = { createdAt?: string; createdBy?: string; updatedAt?: string }
type Parsed = { line: number; kind: KindName; id: string; values: Record<string, unknown>; stamps: Stamps }
type Laid = { type: string; folded: Folded; first: number; made: Made | null }

/**
 * Reads the lines as changes of the office's records, in their order; nothing is written. A line that cannot be
 * taken is a problem, and the others are read on as if it were not there.
 */
export async function readLines(bytes: Uint8Array, office: ReadingOffice): Promise<Reading> {
  const reading: Reading = { lines: 0, taken: [], unchanged: 0, problems: [], waiting: [] }
  const parsed: Parsed[] = []
  for (const { number, text } of linesOf(bytes)) {
    if (text !== null && text.trim() === '') continue
    reading.lines++
    const result = parseLine(number, text, office)
    if (Array.isArray(result)) reading.problems.push(...result)
    else parsed.push(result)
  }
  if (reading.lines === 0) reading.problems.push({ line: 0, field: 'file', because: 'empty-file' })

  const laid = new Map<string, Laid>()
  const budgetLines = new Set([...office.budgetLines, ...parsed.flatMap(budgetLinesIn)])
  let seq = office.nextSeq
  for (const one of parsed) {
    const known = laid.get(one.id) ?? (await office.record(one.id))
    const outcome = changeIn(one, known, budgetLines, office.mid())
    if (outcome.is === 'refused') {
      reading.problems.push(...outcome.issues.map((issue) => ({ line: one.line, ...issue })))
    } else if (outcome.is === 'unchanged') {
      reading.unchanged++
    } else {
      const folded = fold(known?.folded ?? emptyFold, { ...outcome.change, seq })
      const broken = known ? brokenBy(one.kind, folded, outcome.change) : []
      if (broken.length > 0) {
        reading.problems.push(...broken.map((issue) => ({ line: one.line, ...issue })))
        continue
      }
      const { createdAt = '', createdBy = null, updatedAt = '' } = known?.made ?? {}
      const made = { createdAt, createdBy, updatedAt, ...one.stamps }
      laid.set(one.id, { type: one.kind, folded, first: known?.first ?? seq, made })
      reading.taken.push({ line: one.line, change: outcome.change, effect: known ? 'edited' : 'created' })
      if (isLate(folded, office.lockedYears)) reading.waiting.push(one.line)
      seq++
    }
  }
  reading.problems.sort((a, b) => a.line - b.line)
  return reading
}

function* linesOf(bytes: Uint8Array): Generator<{ number: number; text: string | null }> {
  // A byte order mark at the start of a line is skipped by the decoder.
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let start = 0
  for (let number = 1; start < bytes.length; number++) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found
    let text: string | null
    try {
      text = decoder.decode(bytes.subarray(start, end)).replace(/\r$/, '')
    } catch {
      text = null
    }
    yield { number, text }
    start = end + 1
  }
}

function parseLine(line: number, text: string | null, office: ReadingOffice): Parsed | LineProblem[] {
  const refused = (field: string, because: string): LineProblem[] => [{ line, field, because }]
  if (text === null) return refused('line', 'not-utf-8')
  if (text.length > limits.recordBytes || utf8Length(text) > limits.recordBytes)
    return refused('line', 'too-long')
  const { depth, twice, unsafe } = scanJson(text, limits.depth)
  if (depth > limits.depth) return refused('line', 'too-deep')
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return refused('line', 'not-json')
  }
  if (said === null || typeof said !== 'object' || Array.isArray(said))
    return refused('line', 'not-an-object')
  if (twice !== null) return refused(twice, 'said-twice')
  if (unsafe) return refused('__proto__', 'unknown-field')

  const { kind, id, createdAt, createdBy, updatedAt, ...values } = said as Record<string, unknown>
  if (kind === undefined || kind === null) return refused('kind', 'required')
  if (serversOwn.includes(kind as string)) return refused('kind', 'servers-own')
  if (!isKindName(kind)) return refused('kind', 'unknown-kind')
  if (id !== undefined && !isRecordId(id)) return refused('id', 'not-an-id')
  const problems: LineProblem[] = []
  const stamps: Stamps = {}
  for (const [name, value] of Object.entries({ createdAt, updatedAt })) {
    if (value === undefined || value === null) continue
    if (isInstant(value)) stamps[name as 'createdAt' | 'updatedAt'] = value
    else problems.push({ line, field: name, because: 'not-an-instant' })
  }
  if (createdBy !== undefined && createdBy !== null) {
    if (isRecordId(createdBy)) stamps.createdBy = createdBy
    else problems.push({ line, field: 'createdBy', because: 'not-an-id' })
  }
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(kindNamed(kind).fields, name))
      problems.push({ line, field: name, because: 'unknown-field' })
  }
  return problems.length > 0 ? problems : { line, kind, id: id ?? office.id(), values, stamps }
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 40 && instant.test(value) && !Number.isNaN(Date.parse(value))

type Outcome = { is: 'refused'; issues: Issue[] } | { is: 'unchanged' } | { is: 'change'; change: Change }

function changeIn(
  one: Parsed,
  known: KnownRecord | Laid | null,
  budgetLines: ReadonlySet<string>,
  mid: string,
): Outcome {
  const refused = (issues: Issue[]): Outcome => ({ is: 'refused', issues })
  const of = kindNamed(one.kind)
  if (known && known.type !== one.kind) return refused([{ field: 'kind', because: 'other-kind' }])
  if (one.kind === 'expense' && typeof one.values.line === 'string' && !budgetLines.has(one.values.line)) {
    return refused([{ field: 'line', because: 'not-a-budget-line' }])
  }
  if (!known) {
    const whole = checkWhole(of, one.values)
    if (!whole.ok) return refused(whole.issues)
    const change = creationOf(one.kind, one.id, whole.values, mid)
    const seen = Object.hasOwn(change.set, 'review') ? { _seen: [] } : {}
    return { is: 'change', change: { ...change, set: { ...change.set, ...seen, ...stampsIn(one.stamps) } } }
  }
  const checked = checkEach(one)
  if (!checked.ok) return refused(checked.issues)
  const before = shown(one.kind, one.id, known.folded, { arrived: known.first, unsent: false })
  const stamps = newStamps(one.stamps, known.made)
  const change = changeOf(before, checked.values, mid)
  if (!change && stamps.createdAt === undefined && stamps.createdBy === undefined) return { is: 'unchanged' }
  if (change && of.insertOnly)
    return refused([{ field: Object.keys(change.set)[0] ?? 'id', because: 'written-once' }])
  return { is: 'change', change: withStamps(change ?? nothingBut(before, mid), before, stampsIn(stamps)) }
}

const nothingBut = ({ record }: Shown, mid: string): Change => ({
  mid,
  type: record.kind,
  rec: record.id,
  op: 'set',
  set: {},
  base: {},
})

function withStamps(change: Change, before: Shown, stamps: Record<string, string>): Change {
  const seen =
    Object.hasOwn(change.set, 'review') && change.set._seen === undefined ? { _seen: allHeads(before) } : {}
  const base = Object.fromEntries(Object.keys(stamps).map((name) => [name, before.heads[name] ?? []]))
  return { ...change, set: { ...change.set, ...seen, ...stamps }, base: { ...change.base, ...base } }
}

/** When and by whom, as the protocol's own fields: only an import brings them along. */
const stampsIn = ({ createdAt, createdBy, updatedAt }: Stamps): Record<string, string> => ({
  ...(createdAt === undefined ? {} : { _createdAt: createdAt }),
  ...(createdBy === undefined ? {} : { _createdBy: createdBy }),
  ...(updatedAt === undefined ? {} : { _updatedAt: updatedAt }),
})

/** What a line knows of a record's making that the office does not; an older day of change is an old copy's. */
function newStamps(said: Stamps, known: Made | null): Stamps {
  if (!known) return said
  const stamps: Stamps = {}
  if (said.createdAt !== undefined && said.createdAt !== known.createdAt) stamps.createdAt = said.createdAt
  if (said.createdBy !== undefined && said.createdBy !== known.createdBy) stamps.createdBy = said.createdBy
  const moved = stamps.createdAt !== undefined || stamps.createdBy !== undefined
  if (said.updatedAt !== undefined && (moved || Date.parse(said.updatedAt) > Date.parse(known.updatedAt))) {
    stamps.updatedAt = said.updatedAt
  }
  return stamps
}

/** Each field that a line names, in its one form. */
function checkEach({
  kind,
  values,
}: Parsed): { ok: true; values: Record<string, unknown> } | { ok: false; issues: Issue[] } {
  const of = kindNamed(kind)
  const good: Record<string, unknown> = {}
  const issues: Issue[] = []
  for (const [name, value] of Object.entries(values)) {
    const declared = of.fields[name]
    if (!declared) continue
    if (value === null && declared.keyedBy) {
      good[name] = null
    } else if (declared.keyedBy) {
      const whole = checkWhole({ ...of, fields: { [name]: declared }, across: [] }, { [name]: value })
      if (whole.ok) good[name] = whole.values[name]
      else issues.push(...whole.issues)
    } else {
      const checked = checkField(of, name, value)
      if (checked.ok) good[name] = checked.value
      else issues.push(...checked.issues)
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values: good }
}

/** What an edit leaves broken: a rule across fields, or a field that must be there. */
function brokenBy(kind: KindName, folded: Folded, change: Change): Issue[] {
  if (Object.keys(change.set).every((name) => name.startsWith('_'))) return []
  const { record } = shown(kind, change.rec, folded, { arrived: 0, unsent: false })
  const values = record as unknown as Record<string, unknown>
  const missing = missingFields(kindNamed(kind), values).map((field) => ({ field, because: 'required' }))
  return missing.length > 0 ? missing : acrossIssues(kindNamed(kind), values)
}

function budgetLinesIn({ kind, values }: Parsed): string[] {
  if (kind !== 'programme' || !Array.isArray(values.budget)) return []
  return values.budget.flatMap((row: { line?: unknown } | null) =>
    typeof row?.line === 'string' ? [row.line] : [],
  )
}

function isLate(folded: Folded, lockedYears: ReadonlySet<number>): boolean {
  if (lockedYears.size === 0) return false
  const day = folded.fields.date?.heads[0]?.value
  return typeof day === 'string' && lockedYears.has(Number(day.slice(0, 4)))
}

/** Which records an export holds. */
export type Chosen = { year?: number | undefined; kind?: string | undefined; anonymous?: boolean | undefined }

/** A record as one line, or null when it is not among those asked for. Deleted ones and the server's own are never. */
export function printLine(
  { record, deleted }: Pick<Shown, 'record' | 'deleted'>,
  made: Made,
  chosen: Chosen,
): string | null {
  const { kind, id, ...values } = record as unknown as { kind: KindName; id: string } & Record<
    string,
    unknown
  >
  if (deleted || serversOwn.includes(kind)) return null
  if (chosen.kind !== undefined && chosen.kind !== kind) return null
  if (chosen.year !== undefined && yearIn(values) !== chosen.year) return null
  const { fields } = kindNamed(kind)
  const kept = Object.keys(fields).filter(
    (name) => values[name] !== undefined && !(chosen.anonymous && fields[name]?.personal),
  )
  // A record of which every field is about a person has nothing left to say without one.
  if (chosen.anonymous && kept.every((name) => fields[name]?.section === 'standing')) return null
  const { createdAt, createdBy, updatedAt } = made
  const by = chosen.anonymous || createdBy === null ? {} : { createdBy }
  const said = Object.fromEntries(kept.map((name) => [name, values[name]]))
  return JSON.stringify({ kind, id, ...said, createdAt, ...by, updatedAt })
}

function yearIn(values: Record<string, unknown>): number | null {
  if (typeof values.date === 'string') return Number(values.date.slice(0, 4))
  return typeof values.year === 'number' ? values.year : null
}
