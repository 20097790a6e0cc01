// What has been kept as long as the office decided is erased by the server, a month after anybody could see it coming.

import { type Due, dueBy, type Held, retentionNames, retentionOf } from '../domain/privacy/retention.ts'
import { canonical } from '../domain/programme/canonical.ts'
import { officeId } from '../domain/records/office.ts'
import { addDays, dayInStockholm, type LocalDate } from '../domain/values/local-date.ts'
import type { LogRow } from '../sync/office-log.ts'
import type { Shown } from '../sync/shown.ts'
import type { Log } from './app.ts'
import { erase } from './erasures.ts'
import { shownRecord } from './office.ts'
import type { OfficeStore, Store } from './stores/store.ts'
import { instantNow, type World } from './world.ts'

/** So long a thing stands on the list before it goes: also when it, or the decision, came to the office late. */
const listedDays = 30
/** At one time, so that others wait for moments only. */
const mostAtATime = 100

/** What goes within so many days, each with the day it goes: never before the lead had a month to see it. */
export async function comingErasures(tx: OfficeStore, world: World, within: number): Promise<Due[]> {
  const today = dayInStockholm(world.clock())
  const held: Held[] = []
  const shown: Shown[] = []
  const lasts = new Map<string, number>()
  let office: Shown | null = null
  for (const stored of await tx.records()) {
    const now = shownRecord(stored)
    if (!now) continue
    if (stored.rec === officeId) office = now
    shown.push(now)
    lasts.set(stored.rec, stored.last)
    held.push({ record: now.record, since: dayInStockholm(Date.parse(stored.made.createdAt)) })
  }
  if (office?.record.kind !== 'office') return []
  const decided = await decidedOn(tx, office)
  const due = dueBy(addDays(today, within), held, retentionOf(office.record), canonical(shown))
  const coming: Due[] = []
  for (const one of due) {
    const row = await rowAt(tx, lasts.get(one.id) ?? 0)
    const since = row ? dayInStockholm(Date.parse(row.recvAt)) : today
    const seen = addDays(latest(since, decided.get(one.of) ?? since), listedDays)
    coming.push({ ...one, on: latest(one.on, seen) })
  }
  return coming.filter(({ on }) => on <= addDays(today, within)).sort((a, b) => (a.on < b.on ? -1 : 1))
}

const latest = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** The day that each of the office's own times was decided. */
async function decidedOn(tx: OfficeStore, office: Shown): Promise<Map<string, LocalDate>> {
  const days = new Map<string, LocalDate>()
  for (const name of retentionNames) {
    for (const mid of office.heads[`retention/${name}`] ?? []) {
      const row = await rowAt(tx, (await tx.receipt(mid))?.seq ?? 0)
      if (row)
        days.set(name, latest(days.get(name) ?? ('' as LocalDate), dayInStockholm(Date.parse(row.recvAt))))
    }
  }
  return days
}

async function rowAt(tx: OfficeStore, seq: number): Promise<LogRow | null> {
  let found: LogRow | null = null
  await tx.entriesBackFrom(seq, (row) => {
    found = row
    return false
  })
  return found
}

/** Erases what is due today, in every office; how many records that was. */
export async function eraseWhatIsDue(store: Store, world: World, log: Log): Promise<number> {
  let erased = 0
  for (const { id } of await store.read((tx) => tx.offices())) {
    const due = await store.read((tx) => comingErasures(tx.office(id), world, 0))
    for (let from = 0; from < due.length; from += mostAtATime) {
      const some = due
        .slice(from, from + mostAtATime)
        .map(({ kind, id: rec, fields }) => ({ kind, id: rec, fields }))
      if (await store.transaction(id, (tx) => erase(tx, some, world))) erased += some.length
    }
    if (due.length > 0) log({ at: instantNow(world), event: 'retention', office: id, records: due.length })
  }
  return erased
}

/** Looks an hour from now and then once a day; the returned function ends it. A look that fails is said, and tried the next time. */
export function keepingTime(store: Store, world: World, log: Log): () => void {
  const look = () =>
    void eraseWhatIsDue(store, world, log).catch((problem: Error) =>
      log({ at: instantNow(world), event: 'retention-failed', code: problem.name }),
    )
  // Not at once: whoever starts a server that has been off for long may want to look first.
  const first = setTimeout(look, 3_600_000)
  const daily = setInterval(look, 24 * 3_600_000)
  first.unref()
  daily.unref()
  return () => {
    clearTimeout(first)
    clearInterval(daily)
  }
}
