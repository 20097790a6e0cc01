// Whether what is being typed has been logged already, by whomever: asked while it is typed, and never in the way.

import type { Memory } from './database.ts'
import type { ShownRow } from './rows.ts'
import type { Sealer } from './seal.ts'
import type { Opened } from './sealed-rows.ts'
import { openShown } from './sealed-rows.ts'

type Store = { memory: Memory; sealer: Sealer }

const isThere = (row: ShownRow): boolean => row.deleted === 0 && row.mergedInto === undefined

/** A session of the same day and municipality with one of the same contacts; null when there is none (C2). */
export async function sameMeeting(
  { memory, sealer }: Store,
  typed: { date: string; municipality: string; contactIds: readonly string[] },
  except: string | null,
): Promise<Opened | null> {
  if (typed.contactIds.length === 0) return null
  const rows = await memory.shown
    .where('refs')
    .anyOf([...typed.contactIds])
    .distinct()
    .toArray()
  const found = rows.find(
    (row) =>
      row.kind === 'session' &&
      row.id !== except &&
      isThere(row) &&
      row.date === typed.date &&
      row.record.municipality === typed.municipality,
  )
  return found ? openShown(sealer, found) : null
}

/** The company start that has this organisation number already, the first to have reached the office; null when none (C3). */
export async function sameCompany(
  { memory, sealer }: Store,
  number: string,
  except: string | null,
): Promise<Opened | null> {
  const rows = await memory.shown.where('keys').equals(`company:${number}`).toArray()
  const [found] = rows
    .filter((row) => row.id !== except && isThere(row))
    .sort((a, b) => a.arrived - b.arrived)
  return found ? openShown(sealer, found) : null
}
