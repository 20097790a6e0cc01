// What a file says of an office's records, as changes: whichever form it came in, checked in one place.
import { acrossIssues, checkField, checkWhole, type Issue, missingFields } from '../domain/records/kind.ts'
import { type KindName, kindNamed } from '../domain/records/kinds.ts'
import type { Programme } from '../domain/records/programme.ts'
import { emptyFold, type Folded, fold } from '../sync/fold.ts'
import { type Change, changeOf, creationOf } from '../sync/mutation.ts'
import { allHeads, type Made, type Shown, shown } from '../sync/shown.ts'
import { type Doubt, doubtsOf, type Facts, noted, rewritten } from './facts.ts'

/** A place in a file: the number of the line or row, and the sheet where there are several. */
export type Place = { line: number; sheet?: string }

/** What is wrong with a line: where, the field to blame, its column's heading in a table, and why. */
export type LineProblem = Place & { field: string; column?: string; because: string }

/** What is taken, and should be looked at all the same. */
export type LineDoubt = Place & { field: string; column?: string; because: Doubt }

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
  /** What a line is held against, to say what is doubtful and who is meant by a name. */
  facts: Facts
  mid(): string
  id(): string
}

export type TakenLine = Place & { change: Change; effect: 'created' | 'edited' }

export type Reading = {
  /** Lines that say something. */
  lines: number
  taken: TakenLine[]
  unchanged: number
  problems: LineProblem[]
  doubts: LineDoubt[]
  /** Numbers of the lines that wait for a locked year. */
  waiting: number[]
}

export type Stamps = { createdAt?: string; createdBy?: string; updatedAt?: string }

/** What a line says, before it is held against the office. */
export type Parsed = {
  at: Place
  kind: KindName
  id: string
  values: Record<string, unknown>
  stamps: Stamps
  /** In a table: the heading of each field's column. */
  columns?: Readonly<Record<string, string>>
  /** Said already while its cells were read. */
  doubts?: readonly { field: string; because: Doubt }[]
}

/** What a form of file gives: its lines, and what could not be read in them. */
export type ParsedFile = { lines: number; parsed: Parsed[]; problems: LineProblem[] }

type Laid = { type: string; folded: Folded; first: number; made: Made | null }

/** Told how many lines have been gone through, so that someone who waits can see it; may throw to stop. */
export type Step = (done: number, of: number) => void

/**
 * Reads the lines as changes of the office's records, in their order; nothing is written. A line that cannot be
 * taken is a problem, and the others are read on as if it were not there.
 */
export async function readParsed(
  { lines, parsed, problems }: ParsedFile,
  office: ReadingOffice,
  step: Step = () => {},
): Promise<Reading> {
  const reading: Reading = {
    lines,
    taken: [],
    unchanged: 0,
    problems: [...problems],
    doubts: [],
    waiting: [],
  }
  if (lines === 0 && problems.length === 0)
    reading.problems.push({ line: 0, field: 'file', because: 'empty-file' })

  const laid = new Map<string, Laid>()
  const facts = noted(office.facts)
  const budgetLines = new Set([...office.budgetLines, ...parsed.flatMap(budgetLinesIn)])
  let seq = office.nextSeq
  for (const [i, one] of parsed.entries()) {
    if (i % 250 === 0) step(i, parsed.length)
    const known = laid.get(one.id) ?? (await office.record(one.id))
    const outcome = changeIn(one, known, budgetLines, office.mid())
    if (outcome.is === 'refused') {
      reading.problems.push(...outcome.issues.map((issue) => problemAt(one, issue)))
      continue
    }
    if (outcome.is === 'unchanged') {
      reading.unchanged++
      if (known && isDeleted(known.folded))
        reading.doubts.push({ ...one.at, field: 'id', because: 'deleted' })
      continue
    }
    // What was erased is not brought back by a file from before; whoever means it says it anew in the app (I16).
    const erased = Object.keys(outcome.change.set).filter((name) =>
      known?.folded.fields[name]?.heads.some(({ erasure }) => erasure),
    )
    if (erased.length > 0) {
      reading.problems.push(...erased.map((field) => problemAt(one, { field, because: 'was-erased' })))
      continue
    }
    const folded = fold(known?.folded ?? emptyFold, { ...outcome.change, seq })
    const broken = known ? brokenBy(one.kind, folded, outcome.change) : []
    if (broken.length > 0) {
      reading.problems.push(...broken.map((issue) => problemAt(one, issue)))
      continue
    }
    const { createdAt = '', createdBy = null, updatedAt = '' } = known?.made ?? {}
    const made = { createdAt, createdBy, updatedAt, ...one.stamps }
    laid.set(one.id, { type: one.kind, folded, first: known?.first ?? seq, made })
    reading.taken.push({ ...one.at, change: outcome.change, effect: known ? 'edited' : 'created' })
    reading.doubts.push(...(one.doubts ?? []).map((doubt) => problemAt(one, doubt)))
    if (known && isDeleted(known.folded)) reading.doubts.push({ ...one.at, field: 'id', because: 'deleted' })
    if (!known) {
      const { record } = shown(one.kind, one.id, folded, { arrived: seq, unsent: false })
      reading.doubts.push(...doubtsOf(record, facts).map((doubt) => problemAt(one, doubt)))
    }
    // What this very file has made has judged nothing yet.
    if (one.kind === 'programme' && known && known.first < office.nextSeq) {
      const as = ({ folded: of }: { folded: Folded }) =>
        shown('programme', one.id, of, { arrived: known.first, unsent: false }).record as Programme
      for (const field of rewritten(as(known), as({ folded }), facts.today))
        reading.doubts.push(problemAt(one, { field, because: 'rewrites-the-past' }))
    }
    if (isLate(folded, office.lockedYears)) reading.waiting.push(one.at.line)
    seq++
  }
  step(parsed.length, parsed.length)
  return reading
}

function problemAt<B extends string>(
  { at, columns }: Parsed,
  { field, because }: { field: string; because: B },
): Place & { field: string; column?: string; because: B } {
  const column = columns?.[field] ?? columns?.[field.split('/')[0] ?? '']
  return { ...at, field, ...(column === undefined ? {} : { column }), because }
}

/** Problems in the order of the file: by sheet as they came, then by line. */
export function inFileOrder(problems: readonly LineProblem[]): LineProblem[] {
  const sheets = [...new Set(problems.map(({ sheet }) => sheet))]
  return [...problems].sort((a, b) => sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) || a.line - b.line)
}

const isDeleted = ({ fields }: Folded): boolean =>
  fields._deleted?.heads.some((head) => head.value === true) ?? false

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
