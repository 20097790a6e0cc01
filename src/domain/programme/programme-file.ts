// A programme as a file: written to be read by people too, and read back with what it would make or change.
import { checkWhole, type Issue } from '../records/kind.ts'
import { kindNamed } from '../records/kinds.ts'
import type { Programme } from '../records/programme.ts'
import type { NewProgramme } from './next-programme.ts'

const format = 'radslag-programme'
const version = 1

/** Most that is read: a programme is a few dozen kilobytes. */
export const mostProgrammeBytes = 1024 * 1024

/** The programme as indented JSON, ending with a line break; the same programme gives the same file. */
export function printProgramme({
  kind: _,
  id: __,
  notSameAs: ___,
  sameAs: ____,
  ...values
}: Programme): string {
  const of = kindNamed('programme')
  // Through the schema, which gives every part its names in one order; what a merge broke is written as it stands.
  const checked = checkWhole(of, values)
  const said: Record<string, unknown> = checked.ok ? checked.values : values
  const ordered = Object.fromEntries(
    Object.keys(of.fields).flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]])),
  )
  return `${JSON.stringify({ format, version, programme: ordered }, null, 2)}\n`
}

export type NotRead =
  | { because: 'not-json' | 'not-a-programme' | 'newer-file' }
  | { because: 'not-valid'; issues: Issue[] }

/** The programme that a file says, whole and countable; or why it is not. */
export function parseProgramme(
  text: string,
): { ok: true; programme: NewProgramme } | { ok: false; problem: NotRead } {
  let said: unknown
  try {
    said = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return { ok: false, problem: { because: 'not-json' } }
  }
  const file = (said ?? {}) as { format?: unknown; version?: unknown; programme?: unknown }
  if (file.format !== format || !isObject(file.programme)) {
    return { ok: false, problem: { because: 'not-a-programme' } }
  }
  if (file.version !== version) return { ok: false, problem: { because: 'newer-file' } }
  const of = kindNamed('programme')
  const checked = checkWhole(of, file.programme)
  if (!checked.ok)
    return { ok: false, problem: { because: 'not-valid', issues: byName(checked.issues, file.programme) } }
  const empty = Object.entries(of.fields).flatMap(([name, { absence, empty }]) =>
    absence === 'empty' ? [[name, empty]] : [],
  )
  const whole = { kind: 'programme', ...Object.fromEntries(empty), ...checked.values }
  return { ok: true, programme: whole as unknown as NewProgramme }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `indicators/3/…` as `indicators/companies-started/…`: a reader knows an indicator by its name, not by its place. */
export function byName(issues: readonly Issue[], values: Record<string, unknown>): Issue[] {
  return issues.map(({ field, because }) => {
    const [list = '', place = '', ...rest] = field.split('/')
    const keyedBy = kindNamed('programme').fields[list]?.keyedBy
    const element =
      /^\d+$/.test(place) && Array.isArray(values[list]) ? values[list][Number(place)] : undefined
    const key = keyedBy && isObject(element) ? element[keyedBy] : undefined
    return typeof key === 'string' ? { field: [list, key, ...rest].join('/'), because } : { field, because }
  })
}

/** One thing that a file says otherwise than the office: a field, or an element of a list by its key. */
export type Difference = {
  field: keyof Programme
  key?: string
  how: 'new' | 'changed' | 'gone'
  before?: unknown
  after?: unknown
}

/** What taking in a programme would change, field by field and element by element; everything is new where there is none. */
export function differences(before: Programme | null, after: NewProgramme): Difference[] {
  const found: Difference[] = []
  const [was, is] = [(before ?? {}) as Record<string, unknown>, after as unknown as Record<string, unknown>]
  for (const [name, { keyedBy, section }] of Object.entries(kindNamed('programme').fields)) {
    if (section === 'standing') continue
    const field = name as keyof Programme
    if (!keyedBy) {
      if (same(was[name], is[name])) continue
      found.push({ field, ...how(was[name], is[name]) })
      continue
    }
    const [old, now] = [elements(was[name], keyedBy), elements(is[name], keyedBy)]
    for (const key of new Set([...now.keys(), ...old.keys()])) {
      if (!same(old.get(key), now.get(key))) found.push({ field, key, ...how(old.get(key), now.get(key)) })
    }
  }
  return found
}

const how = (before: unknown, after: unknown): Pick<Difference, 'how' | 'before' | 'after'> => ({
  how: isNothing(before) ? 'new' : isNothing(after) ? 'gone' : 'changed',
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})
const isNothing = (value: unknown): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0)

const elements = (list: unknown, keyedBy: string): Map<string, unknown> =>
  new Map(((list ?? []) as Record<string, unknown>[]).map((one) => [String(one[keyedBy]), one]))

const same = (a: unknown, b: unknown): boolean =>
  (isNothing(a) && isNothing(b)) || JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))

/** The same names in the same order, so that two objects can be compared. */
const inOrder = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(inOrder)
    : isObject(value)
      ? Object.fromEntries(
          Object.keys(value)
            .sort()
            .map((name) => [name, inOrder(value[name])]),
        )
      : value
