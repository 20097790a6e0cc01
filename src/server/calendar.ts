// A member's calendar: a link that any calendar reads, of what waits and when, without a name of anybody (interfaces.md).
import { type AnyRecord, kindNamed } from '../domain/records/kinds.ts'
import { toDoOf } from '../domain/review/to-do.ts'
import { type LocalDate, parseLocalDate } from '../domain/values/local-date.ts'
import { municipalities } from '../domain/values/municipality-code.ts'
import { printIcs, type Reminder } from '../files/ics.ts'
import { authorOf } from '../sync/shown.ts'
import { shownRecord } from './office.ts'
import type { MemberAccess, OfficeStore, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

/** As long as a device's token: nobody guesses it. */
const tokenBytes = 32
const tokenShape = /^[A-Za-z0-9_-]{43}$/

/** A new link for a member; the one before it no longer works. */
export async function makeCalendar(
  store: Store,
  office: string,
  member: string,
  world: World,
): Promise<{ token: string; madeAt: string }> {
  const token = Buffer.from(world.random(tokenBytes)).toString('base64url')
  const madeAt = instantNow(world)
  await store.transaction(office, (tx) => tx.keepCalendar({ member, tokenHash: world.sha256(token), madeAt }))
  return { token, madeAt }
}

export const dropCalendar = (store: Store, office: string, member: string): Promise<void> =>
  store.transaction(office, (tx) => tx.dropCalendar(member))

/** When a member's link was made; null when there is none. */
export const calendarMade = (store: Store, office: string, member: string): Promise<string | null> =>
  store.read(async (tx) => {
    const rows = await tx.office(office).calendars()
    return rows.find((row) => row.member === member)?.madeAt ?? null
  })

/** The feed behind a token; null when there is none, or its member has left. */
export async function feedOf(
  store: Store,
  token: string,
  address: string,
  world: World,
): Promise<string | null> {
  if (!tokenShape.test(token)) return null
  return store.read(async (tx) => {
    const found = await tx.calendarByToken(world.sha256(token))
    if (!found?.member.active) return null
    const reminders = await remindersOf(tx.office(found.office), found.member, address)
    return printIcs('Rådslag', reminders, `${instantNow(world).slice(0, 19)}Z`)
  })
}

/**
 * What waits for a member on a day: the next steps of its own sessions, and every planned activity of the office. What is
 * about a person stays here: a calendar lies with others than us.
 */
async function remindersOf(
  tx: OfficeStore,
  { id: member }: MemberAccess,
  address: string,
): Promise<Reminder[]> {
  const reminders: Reminder[] = []
  for (const stored of await tx.records()) {
    const now = shownRecord(stored)
    if (!now || now.deleted || now.record.sameAs) continue
    const toDo = toDoOf(now.record)
    if (!toDo || parseLocalDate(toDo.from) === null) continue
    if (now.record.kind === 'session' && !isOwn(now.record.adviserIds, authorOf(stored.made), member))
      continue
    const title = titleOf(now.record)
    if (title === null) continue
    reminders.push({
      id: now.record.id,
      date: toDo.from as LocalDate,
      title,
      url: `${address}/moten/${now.record.id}`,
    })
  }
  return reminders.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1))
}

const isOwn = (advisers: readonly string[], author: string | null, member: string): boolean =>
  advisers.length > 0 ? advisers.includes(member) : author === member

/** What a reminder says: only of what is not about a person, whatever the schema comes to mark as such. */
function titleOf(record: AnyRecord): string | null {
  if (record.kind === 'session') return `Nästa steg efter rådgivning, ${municipalities[record.municipality]}`
  if (record.kind !== 'activity' || record.status !== 'planned') return null
  return kindNamed('activity').fields.title?.personal ? 'Planerad aktivitet' : record.title
}
