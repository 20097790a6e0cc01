// What the page and its reader say to each other: the reader works beside the page, so that the page never stands still.
import type { KindName } from '../../domain/records/kinds.ts'
import type { Role } from '../../domain/roles.ts'
import type { LocalDate } from '../../domain/values/local-date.ts'
import type { Said } from '../../files/chosen.ts'
import type { Plan } from '../../files/columns.ts'
import type { Language } from '../../files/forms.ts'
import type { LineDoubt, LineProblem } from '../../files/reading.ts'
import type { Change } from '../../sync/mutation.ts'
import type { Made } from '../../sync/shown.ts'

/** A record of the office as the reader needs it: to tell who is meant, what is there already, and what an edit changes. */
export type KnownHere = {
  record: { kind: KindName; id: string } & Record<string, unknown>
  deleted: boolean
  arrived: number
  heads: Readonly<Record<string, readonly string[]>>
  made: Made
}

/** A table that was found: its headings, the first rows as text, and how it seems to be meant. */
export type Found = {
  name: string | null
  rows: number
  headings: readonly string[]
  samples: readonly (readonly string[])[]
  plan: Plan
}

/** What an import would do, before it is done. */
export type Tried = {
  lines: number
  created: readonly { kind: KindName; count: number }[]
  edited: number
  unchanged: number
  waiting: number
  doubts: readonly LineDoubt[]
  doubtCount: number
  problems: readonly LineProblem[]
  problemCount: number
  /** Rows that are refused. */
  bad: number
}

export type Format = 'jsonl' | 'csv' | 'xlsx'

export type Question =
  | { ask: 'open'; name: string; bytes: ArrayBuffer }
  | { ask: 'know'; records: readonly KnownHere[] }
  | { ask: 'try'; plans: readonly (Plan | null)[]; role: Role; member: string; today: LocalDate }
  | { ask: 'changes' }
  | { ask: 'problems'; language: Language }
  | { ask: 'print'; records: readonly Said[]; format: Format; language: Language }

export type Answer =
  | { is: 'found'; form: 'lines' | 'tables'; tables: readonly Found[] }
  | { is: 'unreadable'; because: string }
  | { is: 'step'; done: number; of: number }
  | { is: 'known' }
  | { is: 'tried'; tried: Tried }
  | { is: 'changes'; changes: readonly Change[] }
  | { is: 'file'; bytes: ArrayBuffer }
