// A reported year: locked with its figures, what reached it since, the exceptions from it, and what is reported in addition (C9).
import { lockOf } from '../domain/programme/reported.ts'
import { standing } from '../domain/programme/standing.ts'
import { programmeFor } from '../domain/programme/targets.ts'
import type { LateChoice, Lock } from '../domain/records/office.ts'
import type { Programme } from '../domain/records/programme.ts'
import {
  type ChangedFigure,
  changedFigures,
  type LockedFigures,
  lockedFigures,
} from '../domain/report/lock.ts'
import { type LateRecord, lateRecords } from '../domain/review/late.ts'
import { dayInStockholm, type LocalDate, type Year, yearOf } from '../domain/values/local-date.ts'
import { changeOf, creationOf } from '../sync/mutation.ts'
import { recordHash } from '../sync/record-hash.ts'
import type { Shown } from '../sync/shown.ts'
import { shownRecords, writeChange } from './office.ts'
import type { OfficeStore } from './stores/store.ts'
import { newId, type World } from './world.ts'

export type LockAsked = { programme?: string | undefined; year: Year }
export type NotLocked =
  | 'no-programme-covers-the-year'
  | 'unknown-programme'
  | 'year-ahead'
  | 'already-locked'
  | 'not-locked'
  | 'not-late'
  | 'no-exception-open'
  | 'nothing-changed'
  | 'next-is-reported'
type Done<T = unknown> = ({ ok: true } & T) | { ok: false; because: NotLocked }

type Found = { programme: Programme; records: Shown[]; lock: (Shown & { record: Lock }) | null }

/** A year's programme and its lock, among the office's records as they are now. */
async function yearIn(tx: OfficeStore, { programme, year }: LockAsked): Promise<Done<Found>> {
  const records = await shownRecords(tx)
  const found = programmeFor(records, year, programme)
  if (!found.ok) return { ok: false, because: found.problem.because }
  const its = lockOf(records, found.programme, year)
  const lock = records.find((one): one is Shown & { record: Lock } => one.record === its) ?? null
  return { ok: true, programme: found.programme, records, lock }
}

const figuresOf = (
  { programme, records }: Pick<Found, 'programme'> & { records: readonly Shown[] },
  year: Year,
  world: World,
): LockedFigures =>
  lockedFigures(programme, records, year, (record) => recordHash(world.sha256, record)) ?? {
    figures: [],
    sums: [],
  }

/** Locks a year that has begun: its figures stand from now on, each with the records behind it and what they were. */
export async function lockYear(
  tx: OfficeStore,
  asked: LockAsked,
  member: string,
  world: World,
): Promise<Done<{ id: string }>> {
  const today = dayInStockholm(world.clock())
  const found = await yearIn(tx, asked)
  if (!found.ok) return found
  if (found.lock) return { ok: false, because: 'already-locked' }
  if (asked.year > yearOf(today)) return { ok: false, because: 'year-ahead' }
  const { seq, h } = await tx.head()
  const values = {
    programme: found.programme.key,
    year: asked.year,
    lockedAt: today,
    ...figuresOf(found, asked.year, world),
    seq,
    h,
  }
  const id = newId(world)
  await writeChange(tx, { member, device: null }, creationOf('lock', id, values, newId(world)), world)
  return { ok: true, id }
}

export type LockedYear = {
  lockedAt: LocalDate
  exceptions: Lock['exceptions']
  supplements: Lock['supplements']
  /** The one that is open today, if any: it closes itself after its last day. */
  open: Lock['exceptions'][number] | null
  /** The figures as they are now where they are others than those reported. */
  differences: ChangedFigure[]
  /** The records that make them so, and what was decided of each. */
  late: LateRecord[]
  /** The next year's report has gone out too: nothing can be added to it. */
  nextIsReported: boolean
}

/** How a locked year stands against the records of today; null when it is not locked. */
export async function lockedYear(
  tx: OfficeStore,
  asked: LockAsked,
  world: World,
): Promise<Done<{ locked: LockedYear | null }>> {
  const found = await yearIn(tx, asked)
  if (!found.ok || !found.lock) return found.ok ? { ok: true, locked: null } : found
  const { record: lock } = found.lock
  return {
    ok: true,
    locked: {
      lockedAt: lock.lockedAt,
      exceptions: lock.exceptions,
      supplements: lock.supplements,
      open: openException(lock, dayInStockholm(world.clock())),
      differences: changedFigures(lock, figuresOf(found, lock.year, world)),
      late: lateIn(found, lock, world),
      nextIsReported: isNextReported(found, lock),
    },
  }
}

const lateIn = ({ programme, records }: Found, lock: Lock, world: World): LateRecord[] =>
  lateRecords(lock, standing(programme, records), (record) => recordHash(world.sha256, record), records)

const openException = (lock: Lock, today: LocalDate): Lock['exceptions'][number] | null =>
  lock.exceptions.findLast(({ until }) => until >= today) ?? null

/** What shall be done with a record that reached or left the year after it was locked. */
export async function decideLate(
  tx: OfficeStore,
  asked: LockAsked & { id: string; choice: LateChoice; why: string },
  member: string,
  world: World,
): Promise<Done> {
  return changeLock(tx, asked, member, world, ({ found, lock }) => {
    const one = lateIn(found, lock, world).find(({ id }) => id === asked.id)
    if (!one) return 'not-late'
    // The report that it would stand in has gone out already: it would be in none (C9).
    if (asked.choice === 'in-next-report' && isNextReported(found, lock)) return 'next-is-reported'
    const others = lock.late.filter(({ id }) => id !== asked.id)
    const said = { id: one.id, choice: asked.choice, why: asked.why, hash: one.hash }
    return { late: [...others, said] }
  })
}

const isNextReported = ({ records, programme }: Found, lock: Lock): boolean =>
  lockOf(records, programme, lock.year + 1) !== undefined

/** Opens the year until a day: who, what and why stand in the history, and it closes itself (C9). */
export async function openYear(
  tx: OfficeStore,
  asked: LockAsked & { what: string; why: string; until: LocalDate },
  member: string,
  world: World,
): Promise<Done> {
  const { what, why, until } = asked
  return changeLock(tx, asked, member, world, ({ lock }) => ({
    exceptions: [...lock.exceptions, { key: keyAfter(lock.exceptions), by: member, what, why, until }],
  }))
}

/** Reports in addition, while the year is open: the figures of now take the place of those reported, which are kept. */
export async function supplement(
  tx: OfficeStore,
  asked: LockAsked & { why: string },
  member: string,
  world: World,
): Promise<Done> {
  const at = dayInStockholm(world.clock())
  const { seq, h } = await tx.head()
  return changeLock(tx, asked, member, world, ({ found, lock }) => {
    if (!openException(lock, at)) return 'no-exception-open'
    const figures = figuresOf(found, lock.year, world)
    const changed = changedFigures(lock, figures)
    const late = lateIn(found, lock, world)
    if (late.length === 0 && changed.length === 0) return 'nothing-changed'
    const before = { seq: lock.seq ?? 0, h: lock.h ?? '' }
    const said = { key: keyAfter(lock.supplements), at, by: member, why: asked.why, ...before, changed }
    // What is reported now is not late any more.
    const still = lock.late.filter(({ id }) => !late.some((one) => one.id === id))
    return { ...figures, seq, h, supplements: [...lock.supplements, said], late: still }
  })
}

const keyAfter = (made: readonly unknown[]): string => String(made.length + 1)

/** Says something in the lock of a year, as the lead who says it. */
async function changeLock(
  tx: OfficeStore,
  asked: LockAsked,
  member: string,
  world: World,
  edit: (of: { found: Found; lock: Lock }) => Record<string, unknown> | NotLocked,
): Promise<Done> {
  const found = await yearIn(tx, asked)
  if (!found.ok) return found
  if (!found.lock) return { ok: false, because: 'not-locked' }
  const edited = edit({ found, lock: found.lock.record })
  if (typeof edited === 'string') return { ok: false, because: edited }
  const change = changeOf(found.lock, edited, newId(world))
  if (change) await writeChange(tx, { member, device: null }, change, world)
  return { ok: true }
}
