// Records as lines: what a JSONL file says of an office's records, and an office's records as such a file.
import { isKindName, kindNamed } from '../domain/records/kinds.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import { limits, utf8Length } from '../sync/limits.ts'
import type { Made, Shown } from '../sync/shown.ts'
import { type Chosen, saidOf, serversOwn, stampsSaid } from './chosen.ts'
import { scanJson } from './json-scan.ts'
import {
  inFileOrder,
  type LineProblem,
  type Parsed,
  type ParsedFile,
  type Reading,
  type ReadingOffice,
  readParsed,
  type Step,
} from './reading.ts'

/** Reads lines of JSON as changes of the office's records, in their order; nothing is written. */
export async function readLines(bytes: Uint8Array, office: ReadingOffice, step?: Step): Promise<Reading> {
  const reading = await readParsed(parseLines(bytes, office), office, step)
  return { ...reading, problems: inFileOrder(reading.problems) }
}

function parseLines(bytes: Uint8Array, office: Pick<ReadingOffice, 'id'>): ParsedFile {
  const file: ParsedFile = { lines: 0, parsed: [], problems: [] }
  for (const { number, text } of linesOf(bytes)) {
    if (text !== null && text.trim() === '') continue
    file.lines++
    const result = parseLine(number, text, office)
    if (Array.isArray(result)) file.problems.push(...result)
    else file.parsed.push(result)
  }
  return file
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

function parseLine(
  line: number,
  text: string | null,
  office: Pick<ReadingOffice, 'id'>,
): Parsed | LineProblem[] {
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
  const { stamps, issues } = stampsSaid({ createdAt, createdBy, updatedAt })
  const problems: LineProblem[] = issues.map((issue) => ({ line, ...issue }))
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(kindNamed(kind).fields, name))
      problems.push({ line, field: name, because: 'unknown-field' })
  }
  return problems.length > 0 ? problems : { at: { line }, kind, id: id ?? office.id(), values, stamps }
}

/** A record as one line, or null when it is not among those asked for. */
export function printLine(
  shown: Pick<Shown, 'record' | 'deleted'>,
  made: Made,
  chosen: Chosen,
): string | null {
  const said = saidOf(shown, made, chosen)
  return said && JSON.stringify(said)
}
