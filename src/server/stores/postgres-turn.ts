// One transaction on one connection to PostgreSQL, and the walls between offices inside it (sync.md 2.7).
import type { ClientBase, QueryResult } from 'pg'
import type { Insert, OfficeSql, Row, Sql, Value } from './sql-tx.ts'

/** Which columns hold numbers, by table: everything else is text. */
export type Numbers = ReadonlyMap<string, ReadonlySet<string>>

/** So many rows go in one statement: few enough that none is larger than a few megabytes. */
const mostRows = 1000

/** The questions that are asked with the whole store in view; else one office's. */
const wholeStore = Symbol('the whole store')
type View = string | typeof wholeStore

export class Turn {
  readonly #client: ClientBase
  readonly #begin: string
  readonly #writes: boolean
  readonly #numbers: Numbers
  #begun = false
  #view: View | null = null
  /** The rows of the offices that this transaction holds, as they were when it got hold of them. */
  readonly #held = new Map<string, Row | undefined>()
  #last: Promise<unknown> = Promise.resolve()

  /** `begin` opens the transaction; it is sent along with the first question. */
  constructor(client: ClientBase, begin: string, writes: boolean, numbers: Numbers) {
    this.#client = client
    this.#begin = begin
    this.#writes = writes
    this.#numbers = numbers
  }

  readonly sql: Sql = this.#sqlIn(wholeStore)

  inOffice = (id: string): OfficeSql => ({
    ...this.#sqlIn(id),
    // Only a writer holds it; a reader has its own moment.
    ...(this.#writes ? { held: () => this.#inTurn(id, async () => this.#held.get(id)) } : {}),
  })

  /** Ends it well. A transaction that PostgreSQL has given up is rolled back by COMMIT, without an error: that is one here. */
  async end(): Promise<void> {
    await this.#last
    if (!this.#begun) return
    const { command } = await this.#client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error(`not committed: ${command}`)
  }

  async undo(): Promise<void> {
    await this.#last.catch(() => undefined)
    await this.#client.query('ROLLBACK')
  }

  #sqlIn(view: View): Sql {
    const ask = (text: string, values: Value[]): Promise<QueryResult<Row>> =>
      this.#inTurn(view, () => this.#client.query<Row>(numbered(text), storable(values)))
    return {
      far: true,
      all: async (text, values) => (await ask(text, values)).rows,
      get: async (text, values) => (await ask(text, values)).rows[0],
      run: async (text, values) => (await ask(text, values)).rowCount ?? 0,
      insert: async (into, rows) => {
        for (let from = 0; from < rows.length; from += mostRows) {
          await ask(this.#insertion(into), columnsOf(into, rows.slice(from, from + mostRows)))
        }
      },
    }
  }

  /** A statement for any number of rows: a list for each column. */
  #insertion({ table, columns, onConflict }: Insert): string {
    const numbers = this.#numbers.get(table)
    const lists = columns.map((name, i) => `$${i + 1}::${numbers?.has(name) ? 'bigint' : 'text'}[]`)
    return `INSERT INTO ${table} (${columns.join(', ')}) SELECT * FROM unnest(${lists.join(', ')})
      ${onConflict ? `ON CONFLICT ${onConflict}` : ''}`
  }

  /** One question after the other, each with its own office in view, and that office's row held by a writer first. */
  #inTurn<T>(view: View, ask: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      await this.#look(view)
      return ask()
    })
    this.#last = turn.catch(() => undefined)
    return turn
  }

  async #look(view: View): Promise<void> {
    if (this.#view === view) return
    const office = view === wholeStore ? '' : view
    const said = this.#client.escapeLiteral(office as string)
    const locks = this.#writes && view !== wholeStore && !this.#held.has(office as string)
    const parts = [
      ...(this.#begun ? [] : [this.#begin]),
      `SELECT set_config('radslag.office', ${said}, true), set_config('radslag.all', '${view === wholeStore ? 'on' : ''}', true)`,
      // First of all: whoever is numbered later commits later, for the row is held to the end.
      ...(locks ? [`UPDATE offices SET turn = turn + 1 WHERE id = ${said} RETURNING *`] : []),
    ]
    this.#begun = true
    const answers = (await this.#client.query(parts.join('; '))) as unknown as QueryResult<Row>[]
    this.#view = view
    if (locks) this.#held.set(office as string, answers.at(-1)?.rows[0])
  }
}

const texts = new Map<string, string>()

/** The same statement with `$1`, `$2` … for each `?`. */
function numbered(text: string): string {
  let known = texts.get(text)
  if (known === undefined) {
    let n = 0
    known = text.replace(/\?/g, () => `$${++n}`)
    // Lists make a text for each length: few enough to keep, but not for ever.
    if (texts.size > 500) texts.clear()
    texts.set(text, known)
  }
  return known
}

// PostgreSQL's text holds no null. Nothing that we keep does (a JSON text says it in other signs), so nothing that is asked for with one can be found.
const storable = (values: readonly Value[]): Value[] =>
  values.map((value) => (typeof value === 'string' && value.includes('\0') ? '\uffff' : value))

const columnsOf = ({ columns }: Insert, rows: readonly (readonly Value[])[]): Value[] =>
  columns.map((_, i) => rows.map((row) => row[i] ?? null)) as unknown as Value[]
