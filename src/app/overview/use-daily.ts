// The day's list as the screen has it: what this device knows of its records, and what the office says while there is network.
import { useEffect, useState } from 'react'
import { programmesNow, type TargetsNow, targetsNow } from '../../device/live.ts'
import { asideNow, lateNow } from '../../device/overview.ts'
import { leftRefused } from '../../device/settle.ts'
import { type DailyLine, dailyList, notAside } from '../../domain/overview/daily.ts'
import { yearPeriod } from '../../domain/programme/period.ts'
import type { LikelyDouble } from '../../domain/review/duplicates.ts'
import { yearOf } from '../../domain/values/local-date.ts'
import { municipalityCodes } from '../../domain/values/municipality-code.ts'
import { useLive, useNow, useOffice, useToday } from '../records/office.tsx'
import { readQuarantine } from '../records/office-calls.ts'
import { useDevices } from '../records/use-devices.ts'
import { useJoined } from '../records/use-doubles.ts'
import { useWatchedBy } from '../records/use-watched.ts'

export type Daily = {
  lines: readonly DailyLine[]
  /** How many lines are put aside for now. */
  aside: number
  /** Whether every record here has been looked at, by what can be read without a key. */
  isRead: boolean
  /** Names as well. */
  isWhole: boolean
  /** Whether the office has answered: else its devices are not among the lines. */
  hasOffice: boolean
  /** This year's numbers, whatever year the screen shows. */
  now: TargetsNow | null
}

/** Undefined until this year's numbers have been read. `byName`: likely doubles by their names, which are opened last. */
export function useDaily(byName: readonly LikelyDouble[] | undefined): Daily | undefined {
  const office = useOffice()
  const today = useToday()
  const now = useNow(60_000)
  const targets = useLive(({ memory }) => targetsNow(memory, yearPeriod(yearOf(today)), today), [today])
  // All records are looked at once the numbers stand, so that they never wait for it.
  const watched = useWatchedBy(targets === undefined ? undefined : (targets?.programme ?? null))
  const late = useLive(async ({ memory }) => lateNow(memory, await programmesNow(memory)))
  const aside = useLive(({ memory }) => asideNow(memory))
  const doubles = useJoined(watched?.doubles, byName)
  const { rows: devices } = useDevices(false)
  const refused = useRefused()
  if (targets === undefined || aside === undefined) return undefined
  const lines = dailyList({
    waiting: watched?.waiting,
    contactsWithoutSession: watched?.contactsWithoutSession,
    doubles: watched && doubles.map(({ pair }) => pair.join(' ')),
    late,
    refused,
    devices: devices ?? undefined,
    behind: targets?.numbers.indicators.flatMap(({ id, status }) => (status === 'behind' ? [id] : [])) ?? [],
    withoutSession: targets
      ? municipalityCodes.filter((code) => targets.numbers.municipalities[code].sessions === 0)
      : [],
    now: Math.max(now, office.handed.now()),
  })
  const shown = notAside(lines, aside, today)
  return {
    lines: shown,
    aside: lines.length - shown.length,
    isRead: watched !== undefined,
    isWhole: watched !== undefined && late !== undefined && byName !== undefined,
    hasOffice: devices !== null,
    now: targets,
  }
}

/** What lies in the office's quarantine and nobody has repaired or let lie; undefined without network. */
function useRefused(): readonly string[] | undefined {
  const { handed } = useOffice()
  const [refused, setRefused] = useState<readonly string[] | undefined>()
  const left = useLive(({ memory }) => leftRefused(memory))
  useEffect(() => {
    let isHere = true
    const again = async () => {
      const read = await readQuarantine(handed.fetch)
      if (isHere && read.ok)
        setRefused(read.answer.quarantine.flatMap(({ mid, repaired }) => (repaired ? [] : [mid])))
    }
    const ask = () => void again()
    ask()
    addEventListener('radslag:devices', ask)
    addEventListener('online', ask)
    return () => {
      isHere = false
      removeEventListener('radslag:devices', ask)
      removeEventListener('online', ask)
    }
  }, [handed])
  return left && refused?.filter((mid) => !left.includes(mid))
}
