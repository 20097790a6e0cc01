// How PostgreSQL is reached, and what its refusals mean to whoever waits for an answer.
import pg from 'pg'
import { StoreUnusable } from './store.ts'

/** Numbers as numbers: the store keeps none that JavaScript could not hold. */
export const connectionTo = (url: string): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'radslag',
  connectionTimeoutMillis: 5000,
  keepAlive: true,
  types: {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === pg.types.builtins.INT8
        ? Number
        : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
  },
})

/** Where it is, for the person at the terminal; never with a password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const host = hostname || searchParams.get('host') || 'localhost'
  return `${decodeURIComponent(host)}${port ? `:${port}` : ''}${pathname}`
}

export const codeOf = (problem: unknown): string => (problem as { code?: string }).code ?? ''

/** Two transactions got in each other's way, and PostgreSQL ended this one: nothing of it is left, and it may be done again. */
export const isKnot = (problem: unknown): boolean =>
  codeOf(problem) === '40001' || codeOf(problem) === '40P01'

const lost =
  /^(08...|57P0.|53300|25006|ECONN.*|E(PIPE|NOTFOUND|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOENT|EACCES)$/
const lostWords =
  /terminated|timeout exceeded when trying|not queryable|read timeout|was closed|timeout expired/i

/** What a person, or a device that waits, can be told; anything else is as it was. */
export function unusable(problem: unknown, place: string): unknown {
  if (problem instanceof StoreUnusable) return problem
  const code = codeOf(problem) || (problem as { errors?: { code?: string }[] }).errors?.[0]?.code || ''
  const said = problem instanceof Error ? problem.message : ''
  if (isKnot(problem) || code === '55P03' || code === '57014') return new StoreUnusable('busy', place)
  if (lost.test(code) || (code === '' && lostWords.test(said)))
    return new StoreUnusable('unreachable', code ? `${place} (${code})` : place)
  if (/^(28...|3D000|42501)$/.test(code)) return new StoreUnusable('cannot-open', `${place} (${code})`)
  return problem
}
