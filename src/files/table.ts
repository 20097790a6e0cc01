// Tables as records: rows and what their columns mean become the lines that any file is read as, and back.
import { type KindName, kindNamed, kindNames } from '../domain/records/kinds.ts'
import { isRecordId } from '../domain/values/record-id.ts'
import { limits, utf8Length } from '../sync/limits.ts'
import { type Cell, isBlank, isMoment, isNoAnswer, type Sheet, whyNoAnswer } from './cell.ts'
import { csvText, printCell, quoted, quotedInWorkbook, readCell } from './cells.ts'
import { type Said, serversOwn, stampsSaid } from './chosen.ts'
import {
  columnsOf,
  fieldNamed,
  headingOf,
  headingSaid,
  importableKinds,
  isOwnColumn,
  kindSaid,
  type Plan,
  planOf,
  saysOre,
  textIn,
} from './columns.ts'
import { printCsv } from './csv.ts'
import { type Facts, plainName } from './facts.ts'
import { formOf, type Language, namedBy, wordsIn } from './forms.ts'
import {
  inFileOrder,
  type LineProblem,
  type Parsed,
  type ParsedFile,
  type Place,
  type Reading,
  type ReadingOffice,
  readParsed,
  type Step,
} from './reading.ts'
import { type Column, longestCell, printXlsx, type SheetOut } from './xlsx-out.ts'

/** A table and how it is read; without a plan it is left out. */
export type Planned = { sheet: Sheet; plan: Plan | null }

/** Each table as it seems to be meant. */
export const plannedAsSaid = (sheets: readonly Sheet[]): Planned[] =>
  sheets.map((sheet) => ({ sheet, plan: planOf(sheet) }))

export type Strictness = {
  /** A column that no field is named by is an error, unless somebody has said that it is left out. */
  everyColumn: boolean
}

/** Reads tables as changes of the office's records, in the order of their rows; nothing is written. */
export async function readTables(
  tables: readonly Planned[],
  office: ReadingOffice,
  { everyColumn }: Strictness,
  step?: Step,
): Promise<Reading> {
  const file: ParsedFile = { lines: 0, parsed: [], problems: [] }
  const rows: Row[] = []
  for (const { sheet, plan } of tables) {
    if (!plan) continue
    const place = (line: number): Place => (sheet.name === null ? { line } : { line, sheet: sheet.name })
    const unknown = headingProblems(sheet, plan, place, everyColumn)
    file.problems.push(...unknown)
    if (plan.kind === null && plan.kindColumn === null) continue
    for (const row of rowsOf(sheet, plan, place)) {
      file.lines++
      if (Array.isArray(row)) file.problems.push(...row)
      else rows.push(row)
    }
  }
  if (file.lines === 0 && file.problems.length === 0 && tables.some(({ plan }) => plan !== null))
    file.problems.push({ line: 0, field: 'file', because: 'no-rows' })
  file.parsed = resolved(rows, office, file.problems)
  const reading = await readParsed(file, office, step)
  return { ...reading, problems: inFileOrder(reading.problems) }
}

/** What is wrong with the headings themselves: no kind, a column of nothing known, one field in two columns. */
function headingProblems(
  sheet: Sheet,
  plan: Plan,
  place: (line: number) => Place,
  everyColumn: boolean,
): LineProblem[] {
  const at = place(plan.headings + 1)
  if (plan.kind === null && plan.kindColumn === null)
    return [{ ...at, field: 'kind', because: 'kind-not-said' }]
  const headings = (sheet.rows[plan.headings] ?? []).map(textIn)
  const problems: LineProblem[] = []
  const seen = new Map<string, number>()
  const widest = sheet.rows.reduce((width, row) => Math.max(width, row.length), 0)
  for (let i = 0; i < widest; i++) {
    const heading = headings[i] ?? ''
    const column = shortened(heading === '' ? columnName(i) : heading)
    const field = plan.kind === null ? (heading === '' ? null : anyField(heading)) : (plan.columns[i] ?? null)
    if (i === plan.kindColumn) continue
    if (field === null) {
      const holds = heading !== '' || sheet.rows.some((row, r) => r > plan.headings && !isBlank(row[i]))
      if (everyColumn && holds)
        problems.push({
          ...at,
          field: column,
          column,
          because: heading === '' ? 'heading-missing' : 'unknown-field',
        })
      continue
    }
    if (plan.kind === null) continue
    const { part } = headingSaid(heading)
    const before = seen.get(field)
    if (part === 1 && before !== undefined) problems.push({ ...at, field, column, because: 'said-twice' })
    seen.set(field, i)
  }
  return problems
}

const anyField = (heading: string): string | null => {
  for (const kind of importableKinds) {
    const field = fieldNamed(kind, heading)
    if (field !== null) return field
  }
  return null
}

const columnName = (index: number): string => {
  let letters = ''
  for (let left = index + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return letters
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

type Row = {
  at: Place
  kind: KindName
  id: string | undefined
  values: Record<string, unknown>
  stamps: Parsed['stamps']
  columns: Record<string, string>
}

/** The rows that say something, each read or with what is wrong in it. */
function* rowsOf(sheet: Sheet, plan: Plan, place: (line: number) => Place): Generator<Row | LineProblem[]> {
  const headings = (sheet.rows[plan.headings] ?? []).map(textIn)
  const columnsFor = new Map<KindName, readonly (string | null)[]>()
  if (plan.kind !== null) columnsFor.set(plan.kind, plan.columns)
  for (const [i, cells] of sheet.rows.entries()) {
    if (i <= plan.headings || cells.every(isBlank)) continue
    const at = place(i + 1)
    let kind = plan.kind
    if (kind === null) {
      const said = textIn(cells[plan.kindColumn ?? 0])
      const column = shortened(headings[plan.kindColumn ?? 0] ?? '')
      kind = kindSaid(said)
      if (kind === null) {
        const because = said === '' ? 'required' : serversOwn.includes(said) ? 'servers-own' : 'unknown-kind'
        yield [{ ...at, field: 'kind', column, because }]
        continue
      }
    }
    let columns = columnsFor.get(kind)
    if (!columns) {
      columns = columnsOf(kind, headings)
      columnsFor.set(kind, columns)
    }
    yield readRow(kind, cells, columns, headings, plan, at)
  }
}

function readRow(
  kind: KindName,
  cells: readonly Cell[],
  columns: readonly (string | null)[],
  headings: readonly string[],
  { fixed, kindColumn }: Plan,
  at: Place,
): Row | LineProblem[] {
  const values: Record<string, unknown> = {}
  const own: Record<string, unknown> = {}
  const names: Record<string, string> = {}
  const problems: LineProblem[] = []
  for (const [i, field] of columns.entries())
    if (field !== null) names[field] ??= shortened(headings[i] ?? '')
  const joined = joinedCells(cells, columns, headings)
  for (const [i, cell] of joined) {
    const field = columns[i] ?? null
    const heading = headings[i] ?? ''
    const column = shortened(heading === '' ? columnName(i) : heading)
    if (field === null) {
      // Of a table of several kinds, a cell that this kind has no field for.
      if (kindColumn !== null && i !== kindColumn && anyField(heading) !== null)
        problems.push({ ...at, field: column, column, because: 'not-for-this-kind' })
      continue
    }
    if (field === 'kind') continue
    if (isOwnColumn(field)) {
      if (isNoAnswer(cell)) problems.push({ ...at, field, column, because: whyNoAnswer(cell) })
      else own[field] = isMoment(cell) ? cell.day : String(cell).trim()
      continue
    }
    const read = readCell(kind, field, cell, saysOre(heading))
    if (read.ok) values[field] = read.value
    else problems.push({ ...at, field, column, because: read.because })
  }
  for (const [field, value] of Object.entries(fixed)) if (values[field] === undefined) values[field] = value
  const { stamps, issues } = stampsSaid(own)
  problems.push(...issues.map((issue) => ({ ...at, ...issue, column: names[issue.field] ?? issue.field })))
  if (own.id !== undefined && !isRecordId(own.id))
    problems.push({ ...at, field: 'id', column: names.id ?? 'id', because: 'not-an-id' })
  if (problems.length === 0 && utf8Length(JSON.stringify(values)) > limits.recordBytes)
    problems.push({ ...at, field: 'line', because: 'too-long' })
  if (problems.length > 0) return problems
  return { at, kind, id: own.id as string | undefined, values, stamps, columns: names }
}

/** Cells that say something; one that was too long for its column goes on in the next of its name. */
function joinedCells(
  cells: readonly Cell[],
  columns: readonly (string | null)[],
  headings: readonly string[],
): [number, Cell][] {
  const joined: [number, Cell][] = []
  for (const [i, cell] of cells.entries()) {
    if (isBlank(cell)) continue
    const { part } = headingSaid(headings[i] ?? '')
    const before =
      part > 1 ? joined.find(([j]) => columns[j] !== null && columns[j] === columns[i]) : undefined
    if (before) before[1] = `${before[1]}${cell}`
    else joined.push([i, cell])
  }
  return joined
}

/** Names made ids: of the one contact or member that is called so, in the office or in the file itself. */
function resolved(rows: readonly Row[], office: ReadingOffice, problems: LineProblem[]): Parsed[] {
  const { facts } = office
  const ids = rows.map(({ id }) => id ?? office.id())
  const contacts = new Map<string, readonly string[]>(facts.contacts)
  for (const [i, { kind, values }] of rows.entries()) {
    const id = ids[i] as string
    const name = typeof values.name === 'string' ? plainName(values.name) : null
    if (kind !== 'contact' || name === null) continue
    const known = contacts.get(name) ?? []
    if (!known.includes(id)) contacts.set(name, [...known, id])
  }
  const made = new Map<string, string>()
  const parsed: Parsed[] = []
  for (const [i, { at, kind, values, stamps, columns }] of rows.entries()) {
    const wrong: LineProblem[] = []
    const doubts: Parsed['doubts'][] = []
    const before: Parsed[] = []
    for (const field of Object.keys(values)) {
      const of = namedBy(kind, field)
      if (of === null) continue
      const many = Array.isArray(values[field])
      const names = (many ? values[field] : [values[field]]) as string[]
      const found = names
        .flatMap((said) => meant(said, of === 'contact' ? contacts : facts.members))
        .map((one) => {
          if (one.id !== undefined) return one.id
          const column = columns[field]
          const refuse = (because: string) => {
            wrong.push({ ...at, field, ...(column === undefined ? {} : { column }), because })
            return ''
          }
          if (one.several) return refuse('several-of-that-name')
          if (of === 'member') return refuse('no-such-member')
          if (typeof values.municipality !== 'string') return refuse('no-such-contact')
          const plain = plainName(one.name)
          let id = made.get(plain)
          if (id === undefined) {
            id = office.id()
            made.set(plain, id)
            const contact = { name: one.name, type: typeOf(one.name), municipality: values.municipality }
            doubts.push([{ field, because: 'new-contact' }])
            before.push({
              at,
              kind: 'contact',
              id,
              values: contact,
              stamps: {},
              columns: { name: column ?? field },
            })
          }
          return id
        })
      values[field] = many ? [...new Set(found)] : found[0]
    }
    if (wrong.length > 0) {
      // Its new contacts stay unmade, unless a later row asks for them.
      for (const { values: contact } of before) made.delete(plainName(String(contact.name)))
      problems.push(...wrong)
      continue
    }
    parsed.push(...before, {
      at,
      kind,
      id: ids[i] as string,
      values,
      stamps,
      columns,
      doubts: doubts.flatMap((doubt) => doubt ?? []),
    })
  }
  return parsed
}

type Meant = { name: string; id?: string; several?: true }

/** Whom a name means; several names between commas where the whole is nobody's and each part is somebody's. */
function meant(said: string, names: Facts['contacts']): Meant[] {
  if (isRecordId(said)) return [{ name: said, id: said }]
  const known = names.get(plainName(said))
  if (known?.length === 1) return [{ name: said, id: known[0] as string }]
  if (known && known.length > 1) return [{ name: said, several: true }]
  const parts = said.split(',').map((part) => part.trim())
  if (parts.length > 1 && parts.every((part) => isRecordId(part) || names.has(plainName(part))))
    return parts.flatMap((part) => meant(part, names))
  return [{ name: said.trim() }]
}

/** What a contact known by name alone most likely is; the person who looks at it knows better. */
const typeOf = (name: string): 'company' | 'person' =>
  /\b(ab|hb|kb|ek\.? ?för\.?|ekonomisk förening|förening(en)?|stiftelse(n)?|kooperativ(et)?|bolag(et)?|byalag(et)?)\b/i.test(
    name,
  )
    ? 'company'
    : 'person'

type Printed = {
  kind: KindName
  columns: { field: string; heading: string; money: boolean }[]
  rows: Cell[][]
}

/** Records of each kind as a table with a column for every field that one of them has. */
function printed(records: readonly Said[], language: Language): Printed[] {
  const byKind = new Map<KindName, Said[]>()
  for (const said of records) {
    const same = byKind.get(said.kind)
    if (same) same.push(said)
    else byKind.set(said.kind, [said])
  }
  return kindNames.flatMap((kind) => {
    const all = byKind.get(kind)
    if (!all) return []
    const fields = [
      'id',
      ...Object.keys(kindNamed(kind).fields),
      'createdAt',
      'createdBy',
      'updatedAt',
    ].filter((field) => all.some((said) => isSaid(kind, field, said[field])))
    return [
      {
        kind,
        columns: fields.map((field) => ({
          field,
          heading: headingOf(kind, field, language),
          money: formOf(kind, field) === 'money',
        })),
        rows: all.map((said) =>
          fields.map((field) => {
            const value = said[field]
            if (!isSaid(kind, field, value)) return null
            return isOwnColumn(field) ? String(value) : printCell(kind, field, value, language)
          }),
        ),
      },
    ]
  })
}

// What a field left out means anyway is an empty cell.
function isSaid(kind: KindName, field: string, value: unknown): boolean {
  if (value === undefined || value === null) return false
  const declared = kindNamed(kind).fields[field]
  if (declared?.absence !== 'empty') return true
  return JSON.stringify(value) !== JSON.stringify(declared.empty)
}

/** A workbook with a sheet for each kind. */
export function printWorkbook(records: readonly Said[], language: Language): Uint8Array {
  const sheets = printed(records, language).map(({ kind, columns, rows }): SheetOut => {
    const name = wordsIn[language].kinds[kind].many
    return {
      name,
      ...parted(
        columns,
        rows.map((row) => row.map(workbookCell)),
      ),
    }
  })
  if (sheets.length > 0) return printXlsx(sheets)
  const nothing = { sv: 'Tomt', en: 'Empty' }[language]
  return printXlsx([
    { name: nothing, columns: [{ heading: headingOf('session', 'id', language), width: 12 }], rows: [] },
  ])
}

const workbookCell = (cell: Cell): Cell => (typeof cell === 'string' ? quotedInWorkbook(cell) : cell)

/** What is longer than a cell can be goes on in columns beside it. */
function parted(columns: Printed['columns'], rows: readonly (readonly Cell[])[]): Omit<SheetOut, 'name'> {
  const most = columns.map((_, i) =>
    rows.reduce((parts, row) => Math.max(parts, piecesIn(row[i] ?? null)), 1),
  )
  const spread = <T>(of: (column: number, part: number) => T): T[] =>
    most.flatMap((parts, column) => Array.from({ length: parts }, (_, part) => of(column, part)))
  const widths = columns.map(({ heading }, i) =>
    rows.slice(0, 200).reduce((width, row) => Math.max(width, lengthOf(row[i] ?? null)), heading.length + 4),
  )
  return {
    columns: spread((i, part): Column => {
      const { heading = '', money } = columns[i] ?? {}
      return {
        heading: part === 0 ? heading : `${heading} (${part + 1})`,
        width: Math.min(48, Math.max(10, (widths[i] ?? 0) + 1)),
        money,
      }
    }),
    rows: rows.map((row) => {
      const split = row.map((cell) => pieces(cell))
      return spread((i, part) => split[i]?.[part] ?? null)
    }),
  }
}

const piecesIn = (cell: Cell): number =>
  typeof cell === 'string' && cell.length > longestCell ? pieces(cell).length : 1

function pieces(cell: Cell): Cell[] {
  if (typeof cell !== 'string' || cell.length <= longestCell) return [cell]
  const parts: string[] = []
  for (let at = 0; at < cell.length; ) {
    let end = Math.min(cell.length, at + longestCell - 1)
    // Never between the two halves of one sign.
    if (/[\uD800-\uDBFF]/.test(cell[end - 1] ?? '')) end--
    parts.push(cell.slice(at, end))
    at = end
  }
  return parts
}

const lengthOf = (cell: Cell): number =>
  isMoment(cell)
    ? 10
    : typeof cell === 'string'
      ? Math.min(60, cell.split('\n', 1)[0]?.length ?? 0)
      : String(cell).length

/** A CSV file: one table, whatever the kinds, with a column that says which a row is. */
export function printTable(records: readonly Said[], language: Language): string {
  const tables = printed(records, language)
  const headings = [
    headingOf('session', 'kind', language),
    ...new Set(tables.flatMap(({ columns }) => columns.map(({ heading }) => heading))),
  ]
  const rowOf = new Map<string, string[]>()
  for (const { kind, columns, rows } of tables) {
    const at = columns.map(({ heading }) => headings.indexOf(heading))
    for (const row of rows) {
      const cells = headings.map(() => '')
      cells[0] = wordsIn[language].kinds[kind].one
      for (const [i, cell] of row.entries())
        if (cell !== null) cells[at[i] ?? 0] = quoted(csvText(cell, columns[i]?.money ?? false, language))
      rowOf.set(String(row[0]), cells)
    }
  }
  // The order in which they reached the office decides who stands (C3).
  return printCsv([headings, ...records.flatMap(({ id }) => [rowOf.get(id) ?? []])])
}
